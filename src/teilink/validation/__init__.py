"""The stages in order, and all that must know two of them."""

from teilink.validation.explanation import Explained, explain_file
from teilink.validation.stages import STAGES, Checked, CheckedDocument, check

__all__ = ["STAGES", "Checked", "CheckedDocument", "Explained", "check", "explain_file"]
