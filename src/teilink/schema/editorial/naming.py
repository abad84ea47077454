"""The name of a file against the xml:id of the document in it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from teilink.diagnostics import Diagnostic, Severity
from teilink.tei.document import ID

if TYPE_CHECKING:
    from teilink.tei.document import TeiFile

_STANDARD_INPUT = "-"


def check_name(file: TeiFile) -> list[Diagnostic]:
    """A file whose name is not the id of its document: ``letter-1.xml`` and ``letter-1.en.xml`` hold ``letter-1``."""
    identifier = file.root.get(ID)
    name = file.path.replace("\\", "/").rpartition("/")[2]
    if not identifier or not name or file.path == _STANDARD_INPUT:
        return []
    # Some ids end in .xml themselves; some systems write the names of files in decomposed letters.
    stem = _folded(name).removesuffix(".xml")
    wanted = _folded(identifier).removesuffix(".xml")
    if stem == wanted or stem.startswith(f"{wanted}."):
        return []
    place = file.place_of_attribute(file.root, ID)
    message = f'the file is called {name}, and its document xml:id="{identifier}"'
    help_ = f"call the file {identifier.removesuffix('.xml')}.xml, or correct the id if it was copied from another file"
    return [Diagnostic("TL306", Severity.INFO, message, place, help=help_)]


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()
