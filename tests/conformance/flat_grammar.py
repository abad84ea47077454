"""A grammar of ours written out flat, every element a definition of its own.

libxml2 takes minutes to read the schemas of the TEI as they are, and a second for this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from teilink.schema.relaxng.compounds import Choice, Group, Interleave, OneOrMore
from teilink.schema.relaxng.names import AllNames, NameChoice, NamespaceNames, OneName, local_of, namespace_of
from teilink.schema.relaxng.patterns import Attribute, Data, Element, Empty, ListOf, NotAllowed, Pattern, Text, Value

if TYPE_CHECKING:
    from teilink.schema.relaxng.grammar import Grammar
    from teilink.schema.relaxng.names import NameClass

_EMPTY = {Empty: "<empty/>", NotAllowed: "<notAllowed/>", Text: "<text/>"}
_SEVERAL = {Choice: "choice", Group: "group", Interleave: "interleave", OneOrMore: "oneOrMore"}


def flat(grammar: Grammar) -> str:
    """The grammar as the text of a schema."""
    numbers = {element: number for number, element in enumerate(grammar.elements)}
    defined = "\n".join(
        f'<define name="e{number}">{_element(element, numbers)}</define>' for element, number in numbers.items()
    )
    start = _pattern(grammar.start, numbers)
    return f'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start>{start}</start>\n{defined}\n</grammar>'


def _element(element: Element, numbers: dict[Element, int]) -> str:
    return f"<element>{_names(element.names)}{_pattern(element.content, numbers)}</element>"


def _pattern(pattern: Pattern, numbers: dict[Element, int]) -> str:
    if type(pattern) in _EMPTY:
        return _EMPTY[type(pattern)]
    if isinstance(pattern, Element):
        return f'<ref name="e{numbers[pattern]}"/>'
    if isinstance(pattern, Attribute):
        return f"<attribute>{_names(pattern.names)}{_pattern(pattern.value, numbers)}</attribute>"
    if isinstance(pattern, ListOf):
        return f"<list>{_pattern(pattern.tokens, numbers)}</list>"
    if isinstance(pattern, Data | Value):
        return _text(pattern, numbers)
    name = _SEVERAL[type(pattern)]
    return f"<{name}>{''.join(_pattern(part, numbers) for part in pattern.parts)}</{name}>"


def _text(pattern: Data | Value, numbers: dict[Element, int]) -> str:
    library = f"datatypeLibrary={quoteattr(pattern.datatype.library)} type={quoteattr(pattern.datatype.name)}"
    if isinstance(pattern, Value):
        return f"<value {library}>{escape(pattern.value)}</value>"
    inner = "".join(
        f"<param name={quoteattr(name)}>{escape(value)}</param>" for name, value in pattern.datatype.parameters
    )
    besides = _pattern(pattern.besides, numbers)
    return f"<data {library}>{inner}{f'<except>{besides}</except>' if besides != '<notAllowed/>' else ''}</data>"


def _names(names: NameClass) -> str:
    if isinstance(names, OneName):
        return f"<name ns={quoteattr(namespace_of(names.name))}>{local_of(names.name)}</name>"
    if isinstance(names, NameChoice):
        return f"<choice>{''.join(_names(each) for each in names.classes)}</choice>"
    besides = f"<except>{_names(names.besides)}</except>" if names.besides is not None else ""
    if isinstance(names, NamespaceNames):
        return f"<nsName ns={quoteattr(names.namespace)}>{besides}</nsName>"
    assert isinstance(names, AllNames)
    return f"<anyName>{besides}</anyName>"
