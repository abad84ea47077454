"""Small ODDs, and the documents that their schemas accept."""

from __future__ import annotations

from functools import cache

from lxml import etree

from teilink.diagnostics import Diagnostic
from teilink.errors import ProjectError
from teilink.schema.odd.compilation import compile_odd
from teilink.schema.odd.reading import read_odd
from teilink.schema.odd.specification import Specification
from teilink.source import Source

HEAD = (
    '<schemaSpec xmlns="http://www.tei-c.org/ns/1.0" xmlns:rng="http://relaxng.org/ns/structure/1.0"'
    ' xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:x="urn:x" ident="small" start="r"'
)
# Three elements without content, two of them members of a class.
LETTERS = """
<classSpec ident="model.ab" type="model"/>
<classSpec ident="model.none" type="model"/>
<elementSpec ident="a"><classes><memberOf key="model.ab"/></classes></elementSpec>
<elementSpec ident="b"><classes><memberOf key="model.ab"/></classes></elementSpec>
<elementSpec ident="c"/>
"""


def odd(*specs: str, settings: str = "") -> str:
    """A schema of these specifications, beginning with the element r."""
    return f"{HEAD} {settings}>{''.join(specs)}</schemaSpec>"


def holding(content: str, *specs: str) -> str:
    """A schema whose element r has this content."""
    return odd(f'<elementSpec ident="r"><content>{content}</content></elementSpec>', LETTERS, *specs)


def with_attributes(attributes: str, *specs: str, classes: str = "") -> str:
    """A schema whose element r has these attributes and is a member of these classes."""
    members = "".join(f'<memberOf key="{key}"/>' for key in classes.split())
    element = f'<elementSpec ident="r"><classes>{members}</classes>{attributes}</elementSpec>'
    return odd(element, *specs)


def specification(text: str) -> Specification:
    """What an ODD specifies."""
    return read_odd(Source("small.odd", text.encode()))


@cache
def schema(text: str) -> bytes:
    """The compiled schema."""
    return compile_odd(specification(text))


@cache
def _validator(text: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(schema(text)))


def accepts(text: str, document: str) -> bool:
    """Whether a document is valid under an ODD; elements without a prefix are TEI's."""
    root = etree.fromstring(document.replace("<r", '<r xmlns="http://www.tei-c.org/ns/1.0" xmlns:x="urn:x"', 1))
    return _validator(text).validate(root)


def verdicts(text: str, documents: list[str]) -> list[str]:
    """The documents that are valid under an ODD."""
    return [document for document in documents if accepts(text, document)]


def faults(text: str) -> tuple[Diagnostic, ...]:
    """The faults of an ODD; none where it compiles."""
    try:
        compile_odd(specification(text))
    except ProjectError as error:
        return error.diagnostics
    return ()
