"""Names of elements and attributes, lists of them, and values, as messages say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.schema.relaxng.compounds import Choice, Group, OneOrMore
from teilink.schema.relaxng.grammar import words
from teilink.schema.relaxng.names import local_of, namespace_of, spelt_out
from teilink.schema.relaxng.patterns import Data, Element, Empty, ListOf, Pattern, Text, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teilink.schema.relaxng.patterns import Attribute

_MOST = 8
_LONGEST = 60
_LONGEST_NAME = 40
_ROOM = 150
_XML = "http://www.w3.org/XML/1998/namespace"


def tag(name: str) -> str:
    """An element by its expanded name: ``<persName>``."""
    return f"<{shortened(local_of(name), _LONGEST_NAME)}>"


def at(name: str) -> str:
    """An attribute by its expanded name: ``@when``, ``@xml:id``."""
    return f"@{shortened(attribute_name(name), _LONGEST_NAME)}"


def attribute_name(name: str) -> str:
    """An attribute by its expanded name, as it is written: ``when``, ``xml:id``."""
    return f"xml:{local_of(name)}" if namespace_of(name) == _XML else local_of(name)


def shortened(text: str, most: int = _LONGEST) -> str:
    """A text, or as much of it as a message has room for."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def listed(words_: Iterable[str], *, join: str = "or") -> str:
    """Words in a row, at most eight, and how many more there are."""
    found = list(dict.fromkeys(words_))
    shown, rest = found[:_MOST], len(found) - _MOST
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return f" {join} ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def quoted(text: str) -> str:
    """A text of the document, in quotation marks, on one line and not too long."""
    plain = " ".join(text.split())
    return f'"{shortened(plain)}"'


def meaning(found: Element | Attribute) -> str:
    """What the schema says of something, in brackets and at most a clause of it; '' where it says nothing."""
    said = words(found.node)
    if said.startswith("(") and ") " in said[:_LONGEST]:
        # What TEI calls a gloss comes first, in brackets.
        said = said[1 : said.index(") ")]
    said = said.partition(". ")[0].rstrip(".")
    if said[1:2].islower():
        said = said[:1].lower() + said[1:]
    own = [local_of(name) for name in spelt_out(found.names) or ()]
    return f" ({said})" if said and len(said) <= _LONGEST and said not in own else ""


def explained(found: Iterable[Element]) -> list[str]:
    """Elements by their names with what they mean, where there are few enough to say it."""
    elements = list(found)
    with_meaning = len(elements) <= 2
    return [
        tag(name) + (meaning(element) if with_meaning else "")
        for element in elements
        for name in spelt_out(element.names) or ()
    ]


def described(pattern: Pattern) -> str:
    """What a value may be, in words: a list of words, or the datatypes."""
    values = written(pattern)
    if values is not None:
        return listed(sorted(values))
    if isinstance(pattern, Data):
        return pattern.datatype.described()
    if isinstance(pattern, ListOf):
        several = ", or several" if _is_repeated(pattern.tokens) else ""
        return f"{described(pattern.tokens)}{several}, parted by blanks"
    if isinstance(pattern, OneOrMore):
        return described(pattern.part)
    if isinstance(pattern, Choice):
        return " or ".join(_alternatives(pattern))[:_ROOM]
    if isinstance(pattern, Group):
        return ", then ".join(filter(None, map(described, pattern.parts)))[:_ROOM]
    return "any text" if isinstance(pattern, Text) else ""


def _is_repeated(pattern: Pattern) -> bool:
    return isinstance(pattern, OneOrMore) or any(map(_is_repeated, pattern.parts))


def _alternatives(pattern: Choice) -> list[str]:
    """What a choice allows: first the words, then the kinds of values."""
    values = sorted(part.value for part in pattern.parts if isinstance(part, Value))
    others = [described(part) for part in pattern.parts if not isinstance(part, Value | Empty)]
    return list(dict.fromkeys(filter(None, [", ".join(values), *others])))


def written(pattern: Pattern) -> list[str] | None:
    """The words of a closed list; None where something else is allowed too."""
    if isinstance(pattern, Value):
        return [pattern.value]
    if isinstance(pattern, Choice):
        parts = [written(part) for part in pattern.parts if not isinstance(part, Empty)]
        return None if None in parts else [word for part in parts if part is not None for word in part]
    if isinstance(pattern, ListOf | OneOrMore):
        return written(pattern.tokens if isinstance(pattern, ListOf) else pattern.part)
    return None


def of_namespace(name: str, elements: Sequence[str]) -> str:
    """The name among those that has the same local part, in another namespace; '' for none."""
    return next((each for each in elements if local_of(each) == local_of(name) and each != name), "")
