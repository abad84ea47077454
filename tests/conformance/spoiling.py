"""Spoil a document: seeded mutations of elements, attributes, values, order, text, comments and instructions.

Much of what is done keeps a document valid, or nearly so: where two validators differ, they differ at the edge.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree
from vocabulary import value

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from lxml.etree import _Element
    from vocabulary import Vocabulary

_XML = "{http://www.w3.org/XML/1998/namespace}"
_FOREIGN = (
    "{http://www.w3.org/1998/Math/MathML}math",
    "{http://www.w3.org/2001/XInclude}include",
    "{http://www.w3.org/1999/xhtml}p",
    "{http://www.tei-c.org/ns/Examples}egXML",
    "{http://www.tei-c.org/ns/Examples}p",
    "{urn:nobody}p",
    "{http://relaxng.org/ns/structure/1.0}text",
    "p",
    "bogus",
    "title",
)
_OF_XML = ("id", "lang", "space", "base", "bogus")
_XML_VALUES = ("a", "a b", "1a", "en", "", "zh-Hant", "en_US", "preserve", "default", " preserve", "http://a/", "%")
_FOREIGN_ATTRIBUTES = ("{urn:nobody}n", "{http://www.tei-c.org/ns/1.0}type", "{http://www.w3.org/1999/xlink}href")
_WORDS = ("words", " ", "\n\t", "", "\N{NO-BREAK SPACE}", "\N{EM SPACE}", "1", "é", "<&", "\N{ZERO WIDTH SPACE}")


def spoilt(root: _Element, words: Vocabulary, chance: Random) -> bytes:
    """A copy of a document with one to three things changed, which may leave it valid or not."""
    copy = deepcopy(root)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        elements = list(copy.iter("{*}*"))
        chance.choice(_WAYS)(chance.choice(elements), words, chance)
    return etree.tostring(copy)


def tag_of(name: str) -> str:
    """The name that lxml gives to an expanded name."""
    namespace, _, local = name.rpartition(" ")
    return f"{{{namespace}}}{local}" if namespace else local


def expanded_of(name: _Element | str) -> str:
    """The expanded name of an element, or of a name of lxml."""
    tag = name if isinstance(name, str) else str(name.tag)
    return tag[1:].replace("}", " ", 1) if tag.startswith("{") else tag


# -- elements ---------------------------------------------------------------------------------------------------------


def _any_tag(words: Vocabulary, chance: Random) -> str:
    return chance.choice(_FOREIGN) if chance.random() < 0.1 else tag_of(chance.choice(words.names))


def _rename(element: _Element, words: Vocabulary, chance: Random) -> None:
    element.tag = _any_tag(words, chance)


def _rename_as_another(element: _Element, _words: Vocabulary, chance: Random) -> None:
    """As another element of the document: so it is often allowed where it stands."""
    element.tag = chance.choice(list(element.getroottree().getroot().iter("{*}*"))).tag


def _out_of_its_namespace(element: _Element, _words: Vocabulary, chance: Random) -> None:
    local = etree.QName(element).localname
    element.tag = chance.choice((local, f"{{urn:nobody}}{local}", f"{{http://www.tei-c.org/ns/1.0}}{local.swapcase()}"))


def _remove(element: _Element, _words: Vocabulary, _chance: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: _Element, _words: Vocabulary, _chance: Random) -> None:
    """What an element holds takes its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _double(element: _Element, _words: Vocabulary, chance: Random) -> None:
    """Once more, mostly without its ids."""
    parent = element.getparent()
    if parent is None:
        return
    again = deepcopy(element)
    if chance.random() < 0.95:
        etree.strip_attributes(again, f"{_XML}id")
    parent.insert(chance.randint(0, len(parent)), again)


def _move(element: _Element, _words: Vocabulary, chance: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(chance.randrange(len(parent)), element)


def _move_away(element: _Element, _words: Vocabulary, chance: Random) -> None:
    goal = chance.choice(list(element.getroottree().getroot().iter("{*}*")))
    if element.getparent() is not None and goal is not element and element not in goal.iterancestors():
        goal.insert(chance.randint(0, len(goal)), element)


def _turn(element: _Element, _words: Vocabulary, _chance: Random) -> None:
    """Last first."""
    element[:] = list(reversed(element))


def _put_in(element: _Element, words: Vocabulary, chance: Random) -> None:
    new = etree.Element(_any_tag(words, chance))
    new.text = words.text(expanded_of(new), chance)
    element.insert(chance.randint(0, len(element)), new)


def _wrap(element: _Element, words: Vocabulary, chance: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        around = etree.Element(_any_tag(words, chance))
        around.tail, element.tail = element.tail, None
        parent.replace(element, around)
        around.append(element)


def _empty(element: _Element, _words: Vocabulary, _chance: Random) -> None:
    element[:] = []


# -- text -------------------------------------------------------------------------------------------------------------


def _say(element: _Element, words: Vocabulary, chance: Random) -> None:
    said = words.text(expanded_of(element), chance) if chance.random() < 0.5 else chance.choice(_WORDS)
    said = "".join(each for each in said if each >= " " or each in "\t\n")
    if element.getparent() is None or chance.random() < 0.5:
        element.text = chance.choice((f"{said}{element.text or ''}", said))
    else:
        element.tail = f"{element.tail or ''}{said}"


def _silence(element: _Element, _words: Vocabulary, _chance: Random) -> None:
    element.text = None


def _break(element: _Element, _words: Vocabulary, chance: Random) -> None:
    """A comment or an instruction in the middle of a text."""
    new = etree.Comment(" c ") if chance.random() < 0.5 else etree.ProcessingInstruction("x", "y")
    text = element.text or ""
    at = chance.randint(0, len(text))
    element.text, new.tail = text[:at], text[at:]
    element.insert(0, new)


# -- attributes -------------------------------------------------------------------------------------------------------


def _give(element: _Element, words: Vocabulary, chance: Random) -> None:
    """An attribute that the schema has for the element, with a value near what it wants."""
    possible = words.attribute(expanded_of(element), chance)
    if possible is not None:
        name, pattern = possible
        _set(element, tag_of(name), value(pattern, chance))


def _alter(element: _Element, words: Vocabulary, chance: Random) -> None:
    """A value near what the schema wants for an attribute that is there."""
    there = [pair for pair in words.attributes(expanded_of(element)) if tag_of(pair[0]) in element.attrib]
    if there:
        name, pattern = chance.choice(there)
        _set(element, tag_of(name), value(pattern, chance))


def _give_another(element: _Element, words: Vocabulary, chance: Random) -> None:
    names = (tag_of(chance.choice(words.attribute_names or ["n"])), chance.choice(_FOREIGN_ATTRIBUTES), "bogus")
    _set(element, chance.choice(names), words.text(expanded_of(element), chance))


def _give_of_xml(element: _Element, _words: Vocabulary, chance: Random) -> None:
    _set(element, _XML + chance.choice(_OF_XML), chance.choice(_XML_VALUES))


def _pad(element: _Element, _words: Vocabulary, chance: Random) -> None:
    """Blanks around a value, or in the middle."""
    if element.attrib:
        name = chance.choice(sorted(element.attrib))
        old = element.attrib[name]
        at = chance.choice((0, len(old), chance.randint(0, len(old))))
        _set(element, name, old[:at] + chance.choice((" ", "\n", "\t ", "\N{NO-BREAK SPACE}", "\r")) + old[at:])


def _exchange(element: _Element, _words: Vocabulary, chance: Random) -> None:
    """Two values change places."""
    if len(element.attrib) > 1:
        one, other = chance.sample(sorted(element.attrib), 2)
        element.attrib[one], element.attrib[other] = element.attrib[other], element.attrib[one]


def _strip(element: _Element, _words: Vocabulary, chance: Random) -> None:
    if element.attrib:
        del element.attrib[chance.choice(sorted(element.attrib))]


def _set(element: _Element, name: str, said: str) -> None:
    element.set(name, "".join(each for each in said if each >= " " or each in "\t\n\r"))


_WAYS: tuple[Callable[[_Element, Vocabulary, Random], None], ...] = (
    *(_rename, _rename_as_another, _out_of_its_namespace, _remove, _unwrap, _double, _move, _move_away, _turn),
    *(_put_in, _wrap, _empty, _say, _say, _silence, _break, _break),
    *(_give, _give, _give, _give, _alter, _alter, _give_another, _give_of_xml, _pad, _exchange, _strip),
)
