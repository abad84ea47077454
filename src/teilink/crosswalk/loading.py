"""Read a crosswalk from YAML, and say exactly what is wrong with it.

Every scalar is read as a string, whatever YAML would make of it, and keeps its place, so that a fault is shown at its
line and column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from teilink import registers
from teilink.crosswalk import vocabulary
from teilink.crosswalk.kinds import KINDS
from teilink.crosswalk.mapping import Constant, Crosswalk, EntityRules, Rule, Scheme, Template, Thing
from teilink.crosswalk.paths import Path, PathError, compile_path
from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.errors import ProjectError
from teilink.iri import is_base, nearest
from teilink.rdf.terms import Term, expand, is_absolute_iri
from teilink.source import Span
from teilink.tei.document import XML
from teilink.tei.text import is_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teilink.source import Source

_TOP = {"crosswalk", "version", "base", "make", "schemes", "entities", "rules"}
_THING = {"for", "iri", "type", "always", "holds"}
_CONSTANT = {"to", "iri", "word", "text", "lang"}
_ENTITY = {"types", "name", "also"}
_SCHEME = {"name", "url"}
_RULE = {
    *{"id", "find", "as", "to", "about", "need", "inferred", "bounds"},
    *{"of", "scheme", "locus", "template", "lang", "pick"},
}
_RECORD = "record"
_NEEDS = {"one", "one-per-language", "some", "any"}
_KINDS_OF_ENTITY = set(registers.KINDS.values())


def load(source: Source) -> Crosswalk:
    """The crosswalk in a file. Raises ProjectError with all the faults that were found."""
    try:
        root = yaml.compose(source.data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise ProjectError([_file_fault(source, "the file is not UTF-8", error.start)]) from error
    except yaml.YAMLError as error:
        raise ProjectError([_syntax(source, error)]) from error
    except RecursionError as error:
        raise ProjectError([_file_fault(source, "the file is nested too deeply", 0)]) from error
    reader = _Reader(source)
    crosswalk = reader.crosswalk(root)
    if reader.faults:
        raise ProjectError(sorted(reader.faults, key=lambda fault: fault.order))
    return crosswalk


def _file_fault(source: Source, message: str, at: int) -> Diagnostic:
    return Diagnostic("TL010", Severity.ERROR, message, Place.of(source, Span(at, at)))


def _syntax(source: Source, error: yaml.YAMLError) -> Diagnostic:
    text = source.data.decode("utf-8-sig")
    if isinstance(error, yaml.reader.ReaderError):
        index, problem = error.position, error.reason
    else:
        mark = getattr(error, "problem_mark", None)
        index, problem = mark.index if mark is not None else 0, getattr(error, "problem", None)
    at = len(source.data) - len(text.encode()) + len(text[:index].encode())
    return _file_fault(source, str(problem or "the file is not YAML"), at)


class _Reader:
    """One pass over the YAML nodes; faults are collected, and a value that is wrong is replaced by a harmless one."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Diagnostic] = []
        self._text = source.data.decode("utf-8-sig")
        # A node that several aliases stand for is read, and its faults are told, once.
        self._terms_of: dict[yaml.Node, Term] = {}
        self._told: set[tuple[yaml.Node, str]] = set()

    # -- nodes ------------------------------------------------------------------------------------------------------

    def _span(self, node: yaml.Node) -> Span:
        mark = len(self.source.data) - len(self._text.encode())
        start = mark + len(self._text[: node.start_mark.index].encode())
        return Span(start, start + len(self._text[node.start_mark.index : node.end_mark.index].rstrip().encode()))

    def _fault(self, code: str, node: yaml.Node, message: str, help_: str = "") -> None:
        if (node, message) in self._told:
            return
        self._told.add((node, message))
        place = Place.of(self.source, self._span(node))
        self.faults.append(Diagnostic(code, Severity.ERROR, message, place, help=help_))

    def _map(self, node: yaml.Node | None, known: Iterable[str] | None, what: str) -> dict[str, yaml.Node]:
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._fault("TL015", node, f"{what} is a mapping of names to values")
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = self._word(key)
            if name in found:
                self._fault("TL011", key, f"{name} is given twice in {what}")
            elif known is not None and name not in set(known):
                close = nearest(name, known)
                help_ = f"did you mean {close}?" if close else f"the keys of {what} are {', '.join(sorted(known))}"
                self._fault("TL011", key, f"{name} is not a key of {what}", help_)
            found[name] = value
        return found

    def _list(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None:
            return []
        return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]

    def _word(self, node: yaml.Node | None, default: str = "") -> str:
        if node is None:
            return default
        if not isinstance(node, yaml.ScalarNode):
            self._fault("TL015", node, "a single text is wanted here")
            return default
        return str(node.value)

    def _required(self, found: Mapping[str, yaml.Node], keys: Iterable[str], node: yaml.Node, what: str) -> None:
        for key in keys:
            # What is no mapping at all has been said to be none.
            if key not in found and isinstance(node, yaml.MappingNode):
                self._fault("TL015", node, f"{what} has no key {key}")
            elif key in found and isinstance(found[key], yaml.SequenceNode) and not found[key].value:
                self._fault("TL015", found[key], f"{key} of {what} is empty")

    # -- values -----------------------------------------------------------------------------------------------------

    def _term(self, node: yaml.Node) -> Term:
        if node not in self._terms_of:
            self._terms_of[node] = self._new_term(node)
        return self._terms_of[node]

    def _new_term(self, node: yaml.Node) -> Term:
        name = self._word(node)
        if is_absolute_iri(name) and name.split(":")[0] in {"http", "https", "urn"}:
            return f"<{name}>"
        wrong = vocabulary.fault(name)
        if wrong is None:
            return expand(name)
        message, close = wrong
        self._fault("TL013", node, message, f"did you mean {close}?" if close else "")
        return f"<urn:unknown:{len(self.faults)}>"

    def _terms(self, node: yaml.Node | None) -> tuple[Term, ...]:
        return tuple(self._term(each) for each in self._list(node))

    def _path(self, node: yaml.Node | None) -> Path:
        text = self._word(node, ".")
        try:
            return compile_path(text)
        except PathError as error:
            place = self._place_in(node, text, error.at) if node is not None else Place.of_file(self.source.name)
            self.faults.append(Diagnostic("TL014", Severity.ERROR, f"{error} in the path {text}", place))
            return compile_path(".")

    def _place_in(self, node: yaml.Node, text: str, at: int) -> Place:
        """Where a fault in a text is; a quotation mark may stand before it, and one on several lines is shown whole."""
        span = self._span(node)
        quoted = int(isinstance(node, yaml.ScalarNode) and node.style in {'"', "'"})
        if self.source.decode(*span)[quoted : len(text) + quoted] != text:
            return Place.of(self.source, span)
        start = span.start + quoted + len(text[:at].encode())
        return Place.of(self.source, Span(start, max(span.end - quoted, start)))

    def _tag(self, node: yaml.Node | None) -> str:
        tag = self._word(node)
        if node is not None and not is_language(tag):
            self._fault("TL015", node, f'"{tag}" is no language tag', "write a BCP 47 tag such as en or zh-Hant")
        return tag

    def _template(self, node: yaml.Node, known: Iterable[str], default: str = "") -> Template:
        """A text whose holes are among the known names; "@" stands for any attribute."""
        names = sorted(known)
        template = Template(self._word(node, default))
        for hole in template.holes:
            if hole not in names and not (hole.startswith("@") and "@" in names):
                close = nearest(hole, names)
                help_ = f"did you mean {{{close}}}?" if close else f"known are {', '.join(names)}"
                self._fault("TL015", node, f"nothing is known that could fill {{{hole}}}", help_)
        return template

    # -- the parts --------------------------------------------------------------------------------------------------

    def crosswalk(self, root: yaml.Node | None) -> Crosswalk:
        """The whole file."""
        if root is None:
            self.faults.append(_file_fault(self.source, "the file is empty", 0))
        top = self._map(root, _TOP, "a crosswalk")
        make = self._map(top.get("make"), None, "make")
        things = {name: self._thing(name, node, make) for name, node in make.items()}
        if isinstance(root, yaml.MappingNode) and "record" not in things:
            self._fault("TL015", top.get("make", root), "make has no record: the main thing that a unit gives")
        schemes = self._map(top.get("schemes"), None, "schemes")
        entities = self._map(top.get("entities"), _KINDS_OF_ENTITY, "entities")
        rules = tuple(self._rule(node, things, schemes) for node in self._list(top.get("rules")))
        self._unique(rules)
        self._holes(rules)
        return Crosswalk(
            name=self._word(top.get("crosswalk")),
            version=self._word(top.get("version"), "1"),
            source=self.source,
            base=self._base(top.get("base")),
            things=things,
            schemes={name: self._scheme(node) for name, node in schemes.items()},
            entities={kind: self._entity(kind, node, schemes) for kind, node in entities.items()},
            rules=rules,
        )

    def _base(self, node: yaml.Node | None) -> str:
        base = self._word(node)
        if node is not None and not is_base(base):
            self._fault("TL015", node, "the base is an http address that ends in a slash")
        return base

    def _thing(self, name: str, node: yaml.Node, make: Iterable[str]) -> Thing:
        found = self._map(node, _THING, name)
        self._required(found, ("iri", "type"), node, name)
        path = self._path(found.get("for"))
        if name == _RECORD and "for" in found and path.text != ".":
            self._fault("TL015", found["for"], "the record is made of the unit itself", 'write for: "."')
        # The addresses of the others are made when only that of the record is known.
        known = {"slug", "base", "@"} if name == _RECORD else {"slug", "base", "@", _RECORD}
        return Thing(
            name=name,
            path=path,
            iri=self._template(found["iri"], known, "doc/{slug}") if "iri" in found else Template("doc/{slug}"),
            types=self._terms(found.get("type")),
            constants=tuple(self._constant(each, {"slug", "base", *make}) for each in self._list(found.get("always"))),
            holds=self._choice(found.get("holds"), ("text",)),
        )

    def _constant(self, node: yaml.Node, known: Iterable[str]) -> Constant:
        found = self._map(node, _CONSTANT, "a constant")
        self._required(found, ("to",), node, "a constant")
        kinds = [kind for kind in ("iri", "word", "text") if kind in found]
        if len(kinds) != 1:
            if isinstance(node, yaml.MappingNode):
                self._fault("TL015", node, "a constant has one of the keys iri, word, text")
            return Constant((), "word", Template(""), "")
        [kind] = kinds
        template = self._template(found[kind], known)
        if kind == "iri" and "{" not in template.text:
            template = Template(self._term(found[kind])[1:-1])
        return Constant(self._terms(found.get("to")), kind, template, self._tag(found.get("lang")))

    def _scheme(self, node: yaml.Node) -> Scheme:
        found = self._map(node, _SCHEME, "a scheme")
        url = self._template(found["url"], {"value"}) if "url" in found else None
        return Scheme(self._word(found.get("name")), url)

    def _entity(self, kind: str, node: yaml.Node, schemes: Mapping[str, yaml.Node]) -> EntityRules:
        found = self._map(node, _ENTITY, kind)
        self._required(found, ("types", "name"), node, kind)
        types = self._map(found.get("types"), None, "types")
        if found.get("types") is not None and "else" not in types:
            self._fault("TL015", found["types"], "types has no else: the classes of an entry without a type")
        also = tuple(
            self._entity_rule(f"{kind}-{number}", each, schemes)
            for number, each in enumerate(self._list(found.get("also")), start=1)
        )
        classes = {given: self._terms(each) for given, each in types.items()} or {"else": ()}
        return EntityRules(kind, classes, self._path(found.get("name")), also)

    def _entity_rule(self, identifier: str, node: yaml.Node, schemes: Mapping[str, yaml.Node]) -> Rule:
        return self._rule(node, {}, schemes, identifier)

    def _rule(
        self, node: yaml.Node, things: Mapping[str, Thing], schemes: Mapping[str, yaml.Node], identifier: str = ""
    ) -> Rule:
        found = self._map(node, _RULE, "a rule")
        self._required(found, ("find", "as") if identifier else ("id", "find", "as"), node, "the rule")
        kind = self._kind(found.get("as"))
        self._required(found, KINDS[kind].needs, node, "the rule")
        to, to_statement = self._targets(found.get("to"), kind)
        return Rule(
            id=self._word(found.get("id"), identifier),
            path=self._path(found.get("find")),
            kind=kind,
            to=to,
            to_statement=to_statement,
            about=self._about(found.get("about"), things or {_RECORD: None}),
            need=self._need(found.get("need")),
            is_inferred_kept=self._choice(found.get("inferred"), ("keep",)) == "keep",
            bounds=self._terms(found.get("bounds")),
            of=self._term(found["of"]) if "of" in found else "",
            scheme=self._known_scheme(found.get("scheme"), schemes),
            locus=self._path(found["locus"]) if "locus" in found else None,
            template=Template(self._word(found["template"])) if "template" in found else None,
            language=self._tag(found.get("lang")),
            is_latest=self._choice(found.get("pick"), ("latest",)) == "latest",
            span=self._span(node),
        )

    def _kind(self, node: yaml.Node | None) -> str:
        kind = self._word(node, "words")
        if kind in KINDS or node is None:
            return kind if kind in KINDS else "words"
        close = nearest(kind, KINDS)
        help_ = f"did you mean {close}?" if close else f"the kinds are {', '.join(sorted(KINDS))}"
        self._fault("TL012", node, f"{kind} is not a kind of value", help_)
        return "words"

    def _targets(self, node: yaml.Node | None, kind: str) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        """The properties of a rule; the kind "rights" has those of a licence and those of a rights statement."""
        if not isinstance(node, yaml.MappingNode):
            return self._terms(node), ()
        found = self._map(node, {"licence", "statement"}, "to")
        if kind != "rights":
            self._fault("TL015", node, "only the kind rights tells licences from statements")
        return self._terms(found.get("licence")), self._terms(found.get("statement"))

    def _about(self, node: yaml.Node | None, things: Mapping[str, object]) -> tuple[str, ...]:
        names = []
        for each in self._list(node):
            name = self._word(each)
            if not name.startswith("{") and name not in things:
                close = nearest(name, things)
                help_ = f"did you mean {close}?" if close else f"the things are {', '.join(things)}"
                self._fault("TL015", each, f"nothing called {name} is made", help_)
                continue
            names.append(name.replace("{@", "{").replace("xml:", XML) if name.startswith("{") else name)
        return tuple(names) or (_RECORD,)

    def _need(self, node: yaml.Node | None) -> str:
        need = self._word(node, "any")
        if need.removesuffix("(warn)").strip() not in _NEEDS and node is not None:
            self._fault("TL015", node, f"{need} is not a need", f"the needs are {', '.join(sorted(_NEEDS))}")
        return need

    def _choice(self, node: yaml.Node | None, choices: tuple[str, ...]) -> str:
        word = self._word(node)
        if node is not None and word not in choices:
            self._fault("TL015", node, f"{word} is not understood here", f"write {' or '.join(choices)}")
        return word

    def _known_scheme(self, node: yaml.Node | None, schemes: Mapping[str, yaml.Node]) -> str:
        name = self._word(node)
        if node is not None and name not in schemes:
            close = nearest(name, schemes)
            help_ = f"did you mean {close}?" if close else "declare it under schemes"
            self._fault("TL015", node, f"no scheme is called {name}", help_)
        return name

    def _unique(self, rules: Iterable[Rule]) -> None:
        seen: set[str] = set()
        for rule in rules:
            if rule.id in seen:
                place = Place.of(self.source, rule.span)
                self.faults.append(Diagnostic("TL015", Severity.ERROR, f"two rules have the id {rule.id}", place))
            seen.add(rule.id)

    def _holes(self, rules: tuple[Rule, ...]) -> None:
        """Holes of citation templates name rules."""
        ids = {rule.id for rule in rules}
        for rule in rules:
            for hole in rule.template.holes if rule.template is not None else ():
                if hole not in ids:
                    place = Place.of(self.source, rule.span)
                    close = nearest(hole, ids)
                    help_ = f"did you mean {{{close}}}?" if close else "a hole names a rule"
                    message = f"the template names {{{hole}}}, and no rule has that id"
                    self.faults.append(Diagnostic("TL015", Severity.ERROR, message, place, help=help_))
