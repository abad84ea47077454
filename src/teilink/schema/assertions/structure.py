"""Whether a Schematron schema is built as ISO Schematron says: elements in their places, names that mean something.

Specification: ISO/IEC 19757-3, annex A
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import QName

from teilink.iri import nearest
from teilink.schema.assertions.definition import NAMESPACE, SCH
from teilink.schema.assertions.reading import ALL

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teilink.schema.assertions.faults import Faults

_OLD = "http://www.ascc.net/xml/schematron"
_WORDS = frozenset({"assert", "report", "diagnostic", "property", "p", "title", "emph", "dir", "span"})
_ANY = frozenset({"schema", "phase", "pattern", "rule"})
_HOLDERS = {
    "schema": frozenset[str](), "ns": frozenset({"schema"}), "phase": frozenset({"schema"}),
    "active": frozenset({"phase"}), "pattern": frozenset({"schema"}), "param": frozenset({"pattern"}),
    "rule": frozenset({"pattern"}), "assert": frozenset({"rule"}), "report": frozenset({"rule"}),
    "extends": frozenset({"rule"}), "let": _ANY, "diagnostics": frozenset({"schema", "pattern"}),
    "diagnostic": frozenset({"diagnostics"}), "properties": frozenset({"schema", "pattern"}),
    "property": frozenset({"properties"}), "title": _ANY, "p": _ANY, "value-of": _WORDS, "name": _WORDS,
    "emph": _WORDS, "dir": _WORDS, "span": _WORDS, "include": frozenset({*_ANY, "diagnostics", "properties"}),
}  # fmt: skip
_NEEDED = {
    "ns": ("prefix", "uri"), "phase": ("id",), "active": ("pattern",), "param": ("name", "value"), "assert": ("test",),
    "report": ("test",), "let": ("name", "value"), "diagnostic": ("id",), "value-of": ("select",),
}  # fmt: skip


def check_structure(root: _Element, faults: Faults, phase: str = "") -> None:
    """Tell every fault in how a schema is built."""
    if root.tag != SCH + "schema":
        _not_schematron(root, faults)
        return
    for element in root.iter(SCH + "*"):
        _check_element(element, faults)
    _check_references(root, faults)
    _check_prefixes(root, faults)
    _check_variables(root, faults)
    _check_phase(root, faults, phase)


def _not_schematron(root: _Element, faults: Faults) -> None:
    name = QName(root)
    if name.namespace == _OLD:
        message, help_ = "this is Schematron 1.5, not ISO Schematron", f'write xmlns="{NAMESPACE}"'
    else:
        message = f"<{name.localname}> is no ISO Schematron schema"
        help_ = f'the root is <schema xmlns="{NAMESPACE}">'
    faults.add(root, message, help_)


def _check_element(element: _Element, faults: Faults) -> None:
    name = QName(element).localname
    if name not in _HOLDERS:
        close = nearest(name, _HOLDERS)
        faults.add(element, f"<{name}> is no element of ISO Schematron", f"did you mean <{close}>?" if close else "")
        return
    parent = element.getparent()
    holder = QName(parent).localname if parent is not None else ""
    # What stands in an element of another vocabulary is its affair.
    if parent is not None and str(parent.tag).startswith(SCH) and holder in _HOLDERS and holder not in _HOLDERS[name]:
        places = " or ".join(f"<{one}>" for one in sorted(_HOLDERS[name]))
        faults.add(element, f"<{name}> cannot stand in <{holder}>", f"it stands in {places}" if places else "")
    for attribute in _NEEDED.get(name, ()):
        if element.get(attribute) is None:
            faults.add(element, f"<{name}> has no @{attribute}")
    if name == "rule" and element.get("context") is None and element.get("abstract") != "true":
        faults.add(element, "<rule> has no @context", "name the nodes that it looks at")
    _check_files(element, name, faults)


def _check_files(element: _Element, name: str, faults: Faults) -> None:
    """Whatever would read a second file."""
    help_ = "write what it holds here; a schema is one file"
    if name == "include":
        faults.add(element, "<include> would read another file", help_)
    elif name == "extends" and element.get("rule") is None:
        is_file = element.get("href") is not None
        faults.add(element, "@href would read another file" if is_file else "<extends> has no @rule", help_)
    elif name == "pattern" and element.get("documents") is not None:
        message = "@documents would read other files"
        faults.add(element, message, "an assertion looks at the document alone", "documents")


def _check_references(root: _Element, faults: Faults) -> None:
    """Names of rules, patterns and diagnostics that nothing has."""
    checks = (("extends", "rule", "rule"), ("pattern", "is-a", "pattern"), ("active", "pattern", "pattern"))
    for name, attribute, kind in checks:
        known = {one.get("id", "") for one in root.iter(SCH + kind)}
        for element in root.iter(SCH + name):
            wanted = element.get(attribute)
            if wanted is not None and wanted not in known:
                _unknown(element, attribute, f"no {kind} is called {wanted}", nearest(wanted, known), faults)
    known = {one.get("id", "") for one in root.iter(SCH + "diagnostic")}
    for element in root.iter(SCH + "assert", SCH + "report"):
        for wanted in element.get("diagnostics", "").split():
            if wanted not in known:
                message = f"no diagnostic is called {wanted}"
                _unknown(element, "diagnostics", message, nearest(wanted, known), faults)
    _check_extended(root, faults)


def _check_extended(root: _Element, faults: Faults) -> None:
    """Rules that come to extend themselves."""
    rules = {rule.get("id", ""): rule for rule in root.iter(SCH + "rule")}
    ahead = {name: [one.get("rule", "") for one in rule.iterchildren(SCH + "extends")] for name, rule in rules.items()}
    for name in sorted(filter(None, ahead)):
        seen: set[str] = set()
        waiting = list(ahead[name])
        while waiting:
            other = waiting.pop()
            if other not in seen:
                seen.add(other)
                waiting += ahead.get(other, [])
        if name in seen:
            faults.add(rules[name], f"the rule {name} extends itself", "", "id")


def _unknown(element: _Element, attribute: str, message: str, close: str, faults: Faults) -> None:
    faults.add(element, message, f"did you mean {close}?" if close else "", attribute)


def _check_prefixes(root: _Element, faults: Faults) -> None:
    known: dict[str, str] = {}
    for element in root.iter(SCH + "ns"):
        prefix, address = element.get("prefix"), element.get("uri")
        if prefix is None or address is None:
            continue
        if not prefix or not address:
            faults.add(element, "<ns> gives a prefix and the address it stands for; neither is empty")
        elif known.setdefault(prefix, address) != address:
            faults.add(element, f"the prefix {prefix} is declared twice", f"it stands for {known[prefix]}", "prefix")


def _check_variables(root: _Element, faults: Faults) -> None:
    """Variables declared twice in one place."""
    for holder in dict.fromkeys(one.getparent() for one in root.iter(SCH + "let")):
        known: set[str] = set()
        for one in () if holder is None else holder.iterchildren(SCH + "let"):
            name = one.get("name", "")
            if name in known:
                faults.add(one, f"the variable {name} is declared twice", "", "name")
            known.add(name)


def _check_phase(root: _Element, faults: Faults, phase: str) -> None:
    known = {one.get("id", "") for one in root.iter(SCH + "phase")}
    wanted = phase or root.get("defaultPhase", ALL)
    if wanted != ALL and wanted not in known:
        _unknown(root, "defaultPhase", f"no phase is called {wanted}", nearest(wanted, {*known, ALL}), faults)
