"""Read constraintSpec: assertions in ISO Schematron, and the prefixes that they use (TEI TDTAGCONS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilink.iri import nearest
from teilink.schema.odd.faults import quoted
from teilink.schema.odd.parts import SCHEMATRON
from teilink.schema.odd.specification import Constraint
from teilink.schema.odd.words import words_of
from teilink.tei.document import NAMESPACE, TEI

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.odd.faults import Faults

_SCH = f"{{{SCHEMATRON}}}"
_READ = ("isoschematron", "schematron")
_PASSED = ("naturalLanguage", "private", "xsl")
_CHECKS = {"assert", "let", "ns", "pattern", "report", "rule"}
_OLD = "{http://www.ascc.net/xml/schematron}"


def constraints_of(holder: _Element, language: str, faults: Faults) -> tuple[Constraint, ...]:
    """The Schematron constraints that stand directly in a specification."""
    read = (constraint_of(node, language, faults) for node in holder.findall(f"{TEI}constraintSpec"))
    return tuple(each for each in read if each is not None)


def constraint_of(node: _Element, language: str, faults: Faults) -> Constraint | None:
    """One constraintSpec; None where it is none for machines, or deleted."""
    scheme = node.get("scheme", "schematron").strip()
    if scheme in _PASSED or node.get("mode") == "delete":
        return None
    if scheme not in _READ:
        close = nearest(scheme, _READ)
        help_ = f"did you mean {close}?" if close else "teilink reads constraints in schematron"
        faults.at(node, f"the scheme of the constraint is {quoted(scheme)}", help_, attribute="scheme")
        return None
    if not node.get("ident"):
        faults.at(node, "<constraintSpec> has no ident", "name it: what it finds is shown under that name")
    checks = [child for held in node.findall(f"{TEI}constraint") for child in held if isinstance(child.tag, str)]
    for check in checks:
        _check(check, faults)
    if not checks:
        faults.at(
            node, "the constraint asserts nothing", "put sch:assert, sch:report or sch:rule into its <constraint>"
        )
    return Constraint(node.get("ident", ""), words_of(node, language), tuple(checks), node)


def _check(node: _Element, faults: Faults) -> None:
    tag = str(node.tag)
    if tag.startswith(_OLD):
        faults.at(node, "this is Schematron 1.5", f'write it in ISO Schematron: xmlns:sch="{SCHEMATRON}"')
        return
    name = tag.removeprefix(_SCH)
    if not tag.startswith(_SCH) or name not in _CHECKS:
        help_ = "a constraint holds sch:assert, sch:report, sch:rule, sch:pattern, sch:let and sch:ns"
        faults.at(node, f"<{name.rpartition('}')[2]}> is no assertion of Schematron", help_)
        return
    for each in node.iter(f"{_SCH}assert", f"{_SCH}report"):
        if not each.get("test", "").strip():
            faults.at(
                each, f"<{str(each.tag).removeprefix(_SCH)}> has no test", "say in XPath what is asserted: test=…"
            )
    for each in node.iter(f"{_SCH}rule"):
        if not each.get("context", "").strip() and each.get("abstract") != "true":
            faults.at(each, "<rule> has no context", "say in XPath which nodes it is about: context=…")


def namespaces_of(root: _Element, faults: Faults) -> dict[str, str]:
    """The prefixes that sch:ns declares anywhere in the ODD; `tei` always is."""
    found = {"tei": NAMESPACE}
    first: dict[str, _Element] = {}
    for node in root.iter(f"{_SCH}ns"):
        prefix, uri = node.get("prefix", ""), node.get("uri", "")
        first.setdefault(prefix, node)
        if found.setdefault(prefix, uri) != uri:
            message = f"the prefix {quoted(prefix)} stands for {quoted(found[prefix])} and for {quoted(uri)}"
            faults.at(node, message, "use another prefix for one of them", attribute="prefix", first=first[prefix])
    return found
