"""The slugs of documents: what stands behind ``doc/`` in their addresses, by the recipes of the project.

The first recipe that yields wins.  A document that is a whole file has the slug of the file; one inside a file has that
slug, a hyphen and its own xml:id, else its number, else a hash of what it says: never its place among its siblings,
which shifts when one is put before it.  Two different ids give one slug only where they differ in capitals or in the
ending .xml; that is found where the slugs of all documents are compared.

What cannot stand in an address is percent-encoded, so that the later stages have something to go on with, and refused.

Specification: RFC 3986, section 2.3 (the characters that never need encoding).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.diagnostics import Diagnostic, Severity
from teilink.iri import LONGEST, folded, is_served, is_slug, part, proposed, recipe, slug, slug_of_file
from teilink.tei.document import ID, TEI

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from teilink.diagnostics import Place
    from teilink.iri import Recipe
    from teilink.tei.document import TeiFile

FILE, NUMBER, WORDS, NONE = "file", "n", "words", ""
"""What a slug was read from where it was no id and no idno: the file's name, @n, the words of the unit, nothing."""

_STATEMENT = f"{TEI}fileDesc/{TEI}publicationStmt"
_IDNO = TEI + "idno"
_OWN_TEXT = etree.XPath("text()", smart_strings=False)
_WORDS = etree.XPath("normalize-space()", smart_strings=False)
# What holds no words speaks by its attributes: <date when="1848-03-13"/>.
_SILENT = etree.XPath(
    "descendant::*[not(*) and not(normalize-space())]"
    "/@*[contains(' ref key when from to notBefore notAfter target ', concat(' ', name(), ' '))]",
    smart_strings=False,
)
_POINTING = ("ref", "key", "source")
_PLAIN_NUMBER = re.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*")
_LONGEST_NUMBER = 40
_STRANGE = re.compile("[^A-Za-z0-9._-]")
_SHOWN = 60


class Slug(NamedTuple):
    """A slug, the recipe that yielded it, and what it was read from; `attribute` is '' for text and for nothing."""

    text: str
    recipe: str
    element: _Element
    attribute: str


class Slugs:
    """The recipes of a project, ready to be applied. Raises ValueError for a text that is no recipe."""

    def __init__(self, recipes: Sequence[str]) -> None:
        self._recipes = tuple((each, _read(each)) for each in recipes)

    def of_file(self, file: TeiFile) -> Slug:
        """The slug of a file as a whole; where no recipe yields, that of its name, which is refused."""
        for written, wanted in self._recipes:
            if wanted.name == FILE:
                return Slug(slug_of_file(file.path), FILE, file.root, "")
            if wanted.name == "xml:id":
                identifier, element, attribute = file.root.get(ID, ""), file.root, ID
            else:
                identifier, element = _idno(file.root, wanted.type)
                attribute = ""
            if identifier and not identifier.isspace():
                return Slug(_minted(identifier), written, element, attribute)
        return Slug(slug_of_file(file.path), NONE, file.root, "")

    def of_units(self, file: TeiFile, units: Sequence[_Element]) -> list[Slug]:
        """The slugs of several units of one file, in their order; no two are equal unless their ids are."""
        whole = self.of_file(file)
        identified = [_by_id(whole, unit, file) for unit in units]
        taken = {each.text for each in identified if each is not None}
        unnamed = [unit for unit, each in zip(units, identified, strict=True) if each is None]
        others = iter(_without_id(whole.text, unnamed, taken))
        return [next(others) if each is None else each for each in identified]


def fault(found: Slug, file: TeiFile) -> Diagnostic | None:
    """What is wrong with a slug: that nothing yields one, or that what does cannot stand in an address."""
    if found.recipe == NONE:
        message = "no recipe of the settings yields an address for this document"
        return _finding(message, file.place_of_element(file.root), 'add "file" to slug in teilink.toml, or an xml:id')
    if is_slug(found.text):
        return None
    what, identifier = _source(found, file)
    why = _unfit(identifier, found, file)
    if not why:
        # A unit whose file is at fault: that is said of the file.
        return None
    shown = identifier if len(identifier) <= _SHOWN else f"{identifier[:_SHOWN]}…"
    message = f'{what} "{shown}" cannot stand in an address: {why}'
    return _finding(message, _place(found, file), _remedy(found, proposed(identifier)))


def _read(text: str) -> Recipe:
    found = recipe(text)
    if found is None:
        raise ValueError(f"no recipe of a slug: {text}")
    return found


def _minted(identifier: str) -> str:
    """An identifier as a slug; what an address cannot hold is percent-encoded, so that no two become one."""
    stripped = identifier.strip()
    return part(slug(stripped) or stripped)


def _idno(root: _Element, type_: str) -> tuple[str, _Element]:
    """The first number of the publication that has words, of a type where one is wanted: its words, its element."""
    header = root.find(TEI + "teiHeader")
    statement = None if header is None else header.find(_STATEMENT)
    for element in () if statement is None else statement.iter(_IDNO):
        if not type_ or element.get("type") == type_:
            words = _words(element)
            if words:
                return words, element
    return "", root


def _words(idno: _Element) -> str:
    """The words of a number, without those of numbers inside it."""
    if len(idno) == 0:
        return " ".join((idno.text or "").split())
    if idno.find(_IDNO) is None:
        return str(_WORDS(idno))
    return " ".join("".join(str(text) for text in _OWN_TEXT(idno)).split())


# -- units ------------------------------------------------------------------------------------------------------------


def _by_id(whole: Slug, unit: _Element, file: TeiFile) -> Slug | None:
    if unit is file.root:
        return whole
    identifier = unit.get(ID, "").strip()
    # No ending is dropped here: an id inside a file is no name of a file.
    return Slug(f"{whole.text}-{part(folded(identifier))}", "xml:id", unit, ID) if identifier else None


def _without_id(whole: str, units: Sequence[_Element], taken: set[str]) -> list[Slug]:
    """Slugs by number where no other unit has that number, else by what the unit says."""
    numbers = [_number(whole, unit) for unit in units]
    alone = {number for number, times in Counter(numbers).items() if times == 1} - taken
    taken = taken | alone
    found: list[Slug] = []
    for unit, number in zip(units, numbers, strict=True):
        if number and number in alone:
            found.append(Slug(number, NUMBER, unit, "n"))
            continue
        text = _hashed(whole, unit, taken)
        taken.add(text)
        found.append(Slug(text, WORDS, unit, ""))
    return found


def _number(whole: str, unit: _Element) -> str:
    """The slug by @n, where that is a plain number or word; else ''."""
    number = folded(unit.get("n", "").strip())
    is_plain = len(number) <= _LONGEST_NUMBER and _PLAIN_NUMBER.fullmatch(number) and not is_served(number)
    return f"{whole}-{number}" if is_plain else ""


def _hashed(whole: str, unit: _Element, taken: set[str]) -> str:
    """The slug by what a unit says: m and eight digits of a hash; of two that say the same, the second counts."""
    said = [str(unit.tag), *(unit.get(name, "") for name in _POINTING), str(_WORDS(unit))]
    said += [str(each) for each in _SILENT(unit)]
    written = "\0".join(said).encode()
    text, again = "", 0
    while not text or text in taken:
        again += 1
        counted = written if again == 1 else written + b"\0" + str(again).encode()
        text = f"{whole}-m{hashlib.sha256(counted).hexdigest()[:8]}"
    return text


# -- findings ---------------------------------------------------------------------------------------------------------


def _source(found: Slug, file: TeiFile) -> tuple[str, str]:
    """What a slug was read from, in a word, and what stands there."""
    if found.recipe == FILE:
        return "the name of the file", re.split(r"[/\\]", file.path)[-1]
    if found.recipe == WORDS:
        return "the hash of the words", found.text.rpartition("-")[2]
    if found.attribute:
        return ("xml:id" if found.attribute == ID else "n"), found.element.get(found.attribute, "").strip()
    return "idno", _words(found.element)


def _unfit(identifier: str, found: Slug, file: TeiFile) -> str:
    """Why an identifier cannot stand in an address; '' where it can."""
    strange = None if found.recipe == FILE else _STRANGE.search(identifier)
    if strange is not None:
        return f"it holds {'a blank' if strange[0].isspace() else strange[0]}"
    if is_served(found.text):
        return f"it would end in .{found.text.rpartition('.')[2]}, as a file that is served does"
    is_unit = found.element is not file.root and found.element.tag != _IDNO
    length = len(found.text)
    if length > LONGEST and not (is_unit and length - len(identifier) - 1 > LONGEST):
        return f"the address would have {length} characters, and {LONGEST} is the limit"
    return f"it begins with {identifier[0]}" if not is_unit and not found.text[0].isalnum() else ""


def _remedy(found: Slug, better: str) -> str:
    if found.recipe == FILE:
        return f"name the file {better}.xml, or give TEI an xml:id" if better else "give TEI an xml:id"
    words = f"write {better}" if better else "use a to z, digits, '.', '_' and '-', and begin with a letter"
    return words + (", or choose another recipe: slug in teilink.toml" if found.recipe.startswith("idno") else "")


def _place(found: Slug, file: TeiFile) -> Place:
    if found.attribute:
        return file.place_of_attribute(found.element, found.attribute)
    is_number = found.element.tag == _IDNO
    return file.place_of_text(found.element) if is_number else file.place_of_element(found.element)


def _finding(message: str, place: Place, help_: str) -> Diagnostic:
    return Diagnostic("TL508", Severity.ERROR, message, place, help=help_)
