"""The parts of a crosswalk made of their nodes: things, schemes, kinds of entries, rules."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from teilink.crosswalk import vocabulary
from teilink.crosswalk.kinds import KINDS
from teilink.crosswalk.loading import keys
from teilink.crosswalk.loading.faults import shown
from teilink.crosswalk.loading.nodes import Mapping, peek, peek_text
from teilink.crosswalk.loading.values import is_unknown
from teilink.crosswalk.mapping import Constant, Crosswalk, EntityRules, Rule, Scheme, Template, Thing
from teilink.iri import is_base
from teilink.tei.document import XML

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from teilink.crosswalk.loading.merging import EntityNodes, Merged
    from teilink.crosswalk.loading.nodes import Node
    from teilink.crosswalk.loading.values import Values
    from teilink.crosswalk.paths import Path
    from teilink.rdf.terms import Term

_RECORD = "record"
_FIELD = re.compile(keys.FIELD)
_POINTER = re.compile(r"\{@?(?:xml:)?[^\W\d][\w.-]*\}")
_Classes = dict[str, tuple["Term", ...]]


class Parts:
    """The reading of a merged crosswalk."""

    def __init__(self, merged: Merged, values: Values) -> None:
        self._merged = merged
        self._values = values
        self._faults = values.faults
        self._classes: _Classes = {}

    def crosswalk(self) -> Crosswalk:
        """The whole, without its notices and sources."""
        merged, values = self._merged, self._values
        things = {name: self._thing(name, node) for name, node in merged.make.items()}
        if _RECORD not in things:
            node = merged.make_node or merged.root
            self._faults.error("TL015", node, "make has no record: the main thing that a unit gives")
        self._check_addresses(things)
        entities = {kind: self._entity(kind, nodes) for kind, nodes in merged.entities.items()}
        # Only a rule, read from here on, may choose what it is about.
        self._classes = {name: thing.types for name, thing in things.items()}
        rules = [self._rule(rule.node, self._classes or {_RECORD: ()}) for rule in merged.rules]
        for each in merged.rules:
            if each.id in things:
                self._faults.error("TL015", each.node, f"a rule and a thing are both called {shown(each.id)}")
        self._check_holes(rules)
        return Crosswalk(
            name=values.word(merged.single.get("crosswalk")),
            version=values.word(merged.single.get("version"), "1"),
            base=self._base(merged.single.get("base")),
            things=things,
            schemes={name: self._scheme(node) for name, node in merged.schemes.items()},
            entities=entities,
            units=self._units(merged.single.get("units")),
            rules=_with_rungs(rules),
            notices=(),
            sources=(),
        )

    def _base(self, node: Node | None) -> str:
        base = self._values.word(node)
        if node is not None and not is_base(base):
            self._faults.error("TL015", node, "the base is an http address that ends in a slash")
        return base

    def _units(self, node: Node | None) -> tuple[Path, ...]:
        nodes = self._values.items(node)
        if node is not None and not nodes:
            self._faults.error("TL015", node, "units is empty", 'write units: ["."] where a file is one document')
        units = tuple(self._values.path(each) for each in nodes)
        for each, path in zip(nodes, units, strict=True):
            if path.attribute:
                self._faults.error("TL014", each, f"a unit is an element, and {shown(path.text)} finds an attribute")
        return units or (self._values.path(None),)

    # -- things -----------------------------------------------------------------------------------------------------

    def _thing(self, name: str, node: Node) -> Thing:
        values = self._values
        found = values.table(node, keys.THING, shown(name))
        values.require(found, ("iri", "type"), node, shown(name))
        path = values.path(found.get("for"))
        if name == _RECORD and "for" in found and path.text != ".":
            self._faults.error("TL015", found["for"], "the record is made of the unit itself", 'write for: "."')
        # The addresses of the others are made when only that of the record is known.
        known = {"slug", "base", "@"} if name == _RECORD else {"slug", "base", "@", "file", "id", _RECORD}
        types = values.classes(found.get("type"))
        return Thing(
            name=name,
            path=path,
            iri=values.template(found["iri"], known, "doc/{slug}") if "iri" in found else Template("doc/{slug}"),
            types=types,
            constants=tuple(self._constant(each, types) for each in values.items(found.get("always"))),
            holds=values.choice(found.get("holds"), ("text",)),
            is_of_parts=values.choice(found.get("only"), ("parts",)) == "parts",
        )

    def _constant(self, node: Node, classes: tuple[Term, ...]) -> Constant:
        values = self._values
        found = values.table(node, keys.CONSTANT, "a constant")
        values.require(found, ("to",), node, "a constant")
        kinds = [kind for kind in ("iri", "word", "text") if kind in found]
        if len(kinds) != 1:
            if isinstance(node, Mapping):
                self._faults.error("TL015", node, "a constant has one of the keys iri, word, text")
            return Constant((), "word", Template(""), "")
        [kind] = kinds
        template = values.template(found[kind], {"slug", "base", "file", *self._merged.make})
        if kind == "iri" and "{" not in template.text:
            template = Template(values.term(found[kind])[1:-1])
        return Constant(self._fitting(found.get("to"), [classes]), kind, template, values.tag(found.get("lang")))

    def _check_addresses(self, things: dict[str, Thing]) -> None:
        """Two things with one address would be one, unless attributes of different elements tell them apart."""
        first: dict[tuple[str, str], str] = {}
        for name, thing in things.items():
            is_varying = any(hole.startswith("@") or hole == "id" for hole in thing.iri.holes)
            key = (thing.iri.text, thing.path.text if is_varying else "")
            other = first.setdefault(key, name)
            # One that has no address has been told.
            node = peek(self._merged.make[name], "iri")
            if other != name and node is not None:
                message = f"{shown(other)} and {shown(name)} have the same address {shown(thing.iri.text)}"
                self._faults.error("TL015", node, message, f'write for example "{{record}}#{shown(name)}"')

    # -- schemes and entries ----------------------------------------------------------------------------------------

    def _scheme(self, node: Node) -> Scheme:
        found = self._values.table(node, keys.SCHEME, "a scheme")
        url = self._values.template(found["url"], {"value"}) if "url" in found else None
        return Scheme(self._values.word(found.get("name")), url)

    def _entity(self, kind: str, nodes: EntityNodes) -> EntityRules:
        values, found = self._values, nodes.keys
        values.require(found, ("types", "name"), nodes.node, kind)
        types = values.table(found.get("types"), None, "types")
        if "types" in found and "else" not in types:
            message = "types has no else: the classes of an entry without a type"
            self._faults.error("TL015", found["types"], message)
        classes = {given: values.classes(each) for given, each in types.items()} or {"else": ()}
        every = tuple(dict.fromkeys(each for given in classes.values() for each in given))
        also = [
            self._rule(each, {_RECORD: every}, f"{kind}-{number}") for number, each in enumerate(nodes.also, start=1)
        ]
        name = values.path(found.get("name"))
        for node, path in (
            *((found[key], name) for key in ("name",) if key in found),
            *((node, rule.path) for node, rule in zip(nodes.also, also, strict=True)),
        ):
            if path.in_header:
                self._faults.error("TL015", node, "what describes an entry of a register is not read from a header")
        return EntityRules(kind, classes, name, _with_rungs(also))

    # -- rules ------------------------------------------------------------------------------------------------------

    def _rule(self, node: Node, classes: _Classes, identifier: str = "") -> Rule:
        """A rule about things of some classes; one of an entry has an id of its own where it names none."""
        values = self._values
        entries = values.entries(node, keys.RULE, "a rule")
        found = {key: value for key, (_, value) in entries.items()}
        values.require(found, ("find", "as") if identifier else ("id", "find", "as"), node, "the rule")
        kind = self._kind(found.get("as"))
        values.require(found, KINDS[kind].needs, node, "the rule")
        self._check_keys(node, entries, kind)
        about = self._about(found.get("about"), classes)
        fitted = [classes[name] for name in about if name in classes]
        to, to_statement = self._targets(found.get("to"), kind, fitted)
        path = values.path(found.get("find"))
        return Rule(
            id=values.word(found.get("id"), identifier),
            path=path,
            kind=kind,
            field=self._field(found.get("field")),
            rung=0,
            guess=values.choice(found.get("guess"), keys.GUESSES),
            is_inherited=self._is_inherited(found.get("inherit"), path),
            to=to,
            to_statement=to_statement,
            about=about,
            need=self._need(found.get("need")),
            is_inferred_kept=values.choice(found.get("inferred"), ("keep",)) == "keep",
            bounds=self._fitting(found.get("bounds"), fitted),
            of="".join(self._fitting(found.get("of"), fitted)[:1]),
            scheme=self._known_scheme(found.get("scheme")),
            locus=values.path(found["locus"]) if "locus" in found else None,
            template=Template(values.word(found["template"])) if "template" in found else None,
            language=values.tag(found.get("lang")),
            is_latest=values.choice(found.get("pick"), ("latest",)) == "latest",
            place=node.place,
        )

    def _kind(self, node: Node | None) -> str:
        kind = self._values.word(node, "words")
        if kind in KINDS or node is None:
            return kind if kind in KINDS else "words"
        help_ = self._faults.near(kind, KINDS, f"the kinds are {', '.join(sorted(KINDS))}")
        self._faults.error("TL012", node, f"{shown(kind)} is not a kind of value", help_)
        return "words"

    def _check_keys(self, rule: Node, entries: dict[str, tuple[Node, Node]], kind: str) -> None:
        """Keys that the kind would not read; of a kind that is not known nothing is known."""
        given = peek_text(rule, "as")
        for key, (node, _) in entries.items():
            only = keys.ONLY_FOR.get(key, (kind,))
            if kind == given and kind not in only and key not in KINDS[kind].needs:
                help_ = f"it is read by the kind{'s' * (len(only) > 1)} {' and '.join(only)} only"
                self._faults.error("TL011", node, f"{key} is not a key of a rule of the kind {kind}", help_)

    def _field(self, node: Node | None) -> str:
        field = self._values.word(node)
        if node is not None and _FIELD.fullmatch(field) is None:
            help_ = "write letters, digits and hyphens, with at most one dot: archive.shelfmark"
            self._faults.error("TL015", node, f'"{shown(field)}" is no name of a field', help_)
        return field

    def _is_inherited(self, node: Node | None, path: Path) -> bool:
        is_inherited = self._values.choice(node, ("yes",)) == "yes"
        if node is not None and is_inherited and not path.in_header:
            message = f"only what the header says is inherited, and {shown(path.text)} does not start there"
            self._faults.error("TL015", node, message, 'write find: "header:…"')
        return is_inherited

    def _targets(
        self, node: Node | None, kind: str, classes: list[tuple[Term, ...]]
    ) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        """The properties of a rule; the kind "rights" has those of a licence and those of a rights statement."""
        if not isinstance(node, Mapping):
            return self._fitting(node, classes), ()
        found = self._values.table(node, keys.TARGETS, "to")
        if kind != "rights":
            self._faults.error("TL015", node, "only the kind rights tells licences from statements")
        return self._fitting(found.get("licence"), classes), self._fitting(found.get("statement"), classes)

    def _fitting(self, node: Node | None, classes: list[tuple[Term, ...]]) -> tuple[Term, ...]:
        """Properties, each of which should belong to things of some classes; a thing of unknown class takes any."""
        found = []
        for each in self._values.items(node):
            property_ = self._values.property(each)
            for given in classes:
                if not given or is_unknown(property_) or any(map(is_unknown, given)):
                    continue
                wrong = _misplaced(property_, given)
                if wrong:
                    self._faults.error("TL017", each, wrong, self._better(property_))
            found.append(property_)
        return tuple(found)

    def _better(self, property_: Term) -> str:
        """The help for a property on a thing that it does not belong to: the things that it may be about."""
        names = [name for name, types in self._classes.items() if types and not _misplaced(property_, types)]
        return f"of what is made it fits {' and '.join(sorted(names)[:3])}" if names else ""

    def _about(self, node: Node | None, things: Collection[str]) -> tuple[str, ...]:
        names = []
        for each in self._values.items(node):
            name = self._values.word(each)
            if _POINTER.fullmatch(name):
                names.append(name.replace("{@", "{").replace("xml:", XML))
            elif name in things:
                names.append(name)
            else:
                help_ = self._faults.near(name, things, f"the things are {', '.join(things)}")
                self._faults.error("TL015", each, f"nothing called {shown(name)} is made", help_)
        return tuple(names) or (_RECORD,)

    def _need(self, node: Node | None) -> str:
        need = self._values.word(node, "any")
        if node is not None and need.removesuffix("(warn)").strip() not in keys.NEEDS:
            self._faults.error("TL015", node, f"{shown(need)} is not a need", f"the needs are {', '.join(keys.NEEDS)}")
        return need

    def _known_scheme(self, node: Node | None) -> str:
        name = self._values.word(node)
        if node is not None and name not in self._merged.schemes:
            help_ = self._faults.near(name, self._merged.schemes, "declare it under schemes")
            self._faults.error("TL015", node, f"no scheme is called {shown(name)}", help_)
        return name

    def _check_holes(self, rules: list[Rule]) -> None:
        """Holes of citation templates name rules or fields."""
        known = {rule.id for rule in rules} | {rule.field for rule in rules if rule.field}
        for rule, (node, *_) in zip(rules, self._merged.rules, strict=True):
            for hole in rule.template.holes if rule.template is not None else ():
                if hole not in known:
                    help_ = self._faults.near(hole, known, "a hole names a rule or a field", "{{}}")
                    message = f"the template names {{{shown(hole)}}}, and no rule has that id or field"
                    self._faults.error("TL015", peek(node, "template") or node, message, help_)


@lru_cache(maxsize=1024)
def _misplaced(property_: Term, classes: tuple[Term, ...]) -> str:
    return vocabulary.misplaced(property_, classes)


def _with_rungs(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules, those of one field numbered from 1."""
    counted: Counter[str] = Counter()
    numbered = []
    for rule in rules:
        counted[rule.field] += 1
        numbered.append(replace(rule, rung=counted[rule.field]) if rule.field else rule)
    return tuple(numbered)
