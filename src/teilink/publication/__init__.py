"""Making a SPARQL endpoint hold what a build holds: no more, no less, and nothing sent twice."""

from __future__ import annotations

from teilink.publication.delivery import apply
from teilink.publication.outcome import Outcome, publish_edition
from teilink.publication.plan import Plan

__all__ = ["Outcome", "Plan", "apply", "publish_edition"]
