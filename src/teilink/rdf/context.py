"""A JSON-LD context, compiled once for writing: which key stands for a property, and how its values are spelled.

It understands what our own context uses: @vocab, prefixes, names for @id and @type, and terms with @type, with
@container @language, or with @reverse of rdf:subject.

Specification: JSON-LD 1.1, section 4.1, https://www.w3.org/TR/json-ld11/#the-context
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from teilink.rdf.names import LOCAL, split
from teilink.rdf.terms import NAMESPACES, expand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from teilink.rdf.terms import Statement, Term

_SUBJECT = expand("rdf:subject")
_UNDERSTOOD = {"@container", "@id", "@reverse", "@type"}
_Value = TypeVar("_Value")


class Property(NamedTuple):
    """How one property is written.

    `key` is JSON text with its colon; under `plain_key` the values are read as they stand, not as the term says.
    `references` tells what a bare string means: "@id" or "@vocab" an IRI, "" a literal.
    `bare` is the end of the literals that a bare string stands for (``^^<…#date>``, or "" for plain text), if any do.
    """

    order: tuple[bool, str]
    key: str
    plain_key: str
    references: str
    bare: str | None
    is_language_map: bool


class _Memory(dict[str, _Value], Generic[_Value]):
    """Answers worked out when first asked for."""

    def __init__(self, answer: Callable[[str], _Value]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, asked: str) -> _Value:
        self[asked] = found = self._answer(asked)
        return found


class Context:
    """A compiled context. It remembers the names of vocabularies, never those of documents.

    `properties` gives each property its spelling, `names` the JSON text of an IRI where names of the vocabulary are
    read (types, datatypes, ranks), `marks` what a value object says after its text.
    `id`, `type` and `statements` are keys as JSON text; `statements` is empty where no term reverses rdf:subject.
    """

    def __init__(self, terms: Mapping[str, object]) -> None:
        self._terms = terms
        self._vocabulary = str(terms.get("@vocab", ""))
        self._prefixes = {str(value): name for name, value in terms.items() if _is_prefix(name, value)}
        self._meanings = {name: self._meaning(value) for name, value in terms.items() if name[0] != "@"}
        self._defined = {self._meanings[name]: name for name in sorted(terms) if isinstance(terms[name], dict)}
        self.id, self.type = _alias(terms, "@id"), _alias(terms, "@type")
        self.statements = self._reverse()
        self.text = _text(terms)
        self.properties = _Memory(self._property)
        self.names = _Memory(self._name)
        self.marks = _Memory(self._mark)
        self.has_unusual_names = False

    @classmethod
    def of(cls, document: Mapping[str, object]) -> Context:
        """Compile a context document. Raises ValueError where it uses what is not understood here."""
        terms = document.get("@context", document)
        if not isinstance(terms, dict):
            raise ValueError("the JSON-LD context is not an object")  # noqa: TRY004
        for name, value in terms.items():
            if isinstance(value, dict) and not value.keys() <= _UNDERSTOOD:
                raise ValueError(f"the JSON-LD term {name} uses {', '.join(sorted(value.keys() - _UNDERSTOOD))}")
        return cls(terms)

    @cached_property
    def plain(self) -> Context:
        """schema.org's own context as far as it can be relied on: every name bare, nothing said about values."""
        # In the official context these three are no names of schema.org.
        return Context({"@vocab": NAMESPACES["schema"], "HTML": None, "id": None, "type": None})

    def for_statements(self, statements: Iterable[Statement]) -> Context:
        """The context without the terms for which a reader would mistake an IRI of the statements.

        An IRI can begin like a prefixed name: where ``tl`` is a prefix, ``<tl:x>`` cannot be told from ``tl:x``.
        """
        schemes = {_scheme(term) for statement in statements for term in statement}
        lucky = {name: value for name, value in self._terms.items() if not _prefixes(name, value) & schemes}
        return self if len(lucky) == len(self._terms) else Context(lucky)

    def _meaning(self, value: object) -> str:
        """The IRI that a term stands for, '' for a keyword, a reverse property or nothing."""
        name = value.get("@id", "") if isinstance(value, dict) else value
        return "" if name is None or str(name)[:1] in {"", "@"} else self._absolute(str(name))

    def _absolute(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        if not colon:
            return self._vocabulary + name
        value = self._terms.get(prefix)
        return f"{value}{local}" if _is_prefix(prefix, value) else name

    def _reverse(self) -> str:
        for name, value in self._terms.items():
            if isinstance(value, dict) and "@reverse" in value:
                if self._absolute(str(value["@reverse"])) != _SUBJECT[1:-1]:
                    raise ValueError(f"the JSON-LD term {name} reverses something other than rdf:subject")
                return f'"{name}": '
        return ""

    def _short(self, term: Term) -> Iterable[str]:
        namespace, name = split(term)
        if not LOCAL.fullmatch(name):
            return
        if namespace == self._vocabulary:
            yield name
        if namespace in self._prefixes:
            yield f"{self._prefixes[namespace]}:{name}"

    def _full(self, term: Term) -> str:
        if term[:5] != "<http":
            self.has_unusual_names = True
        return term[1:-1]

    def _name(self, term: Term) -> str:
        address = term[1:-1]
        found = (name for name in self._short(term) if self._meanings.get(name, address) == address)
        return f'"{next(found, None) or self._full(term)}"'

    def _property(self, term: Term) -> Property:
        undefined = (name for name in self._short(term) if name not in self._meanings)
        plain = next(undefined, None) or self._full(term)
        key = self._defined.get(term[1:-1], plain)
        definition = self._terms.get(key)
        stated = definition if isinstance(definition, dict) else {}
        kind = str(stated.get("@type", ""))
        is_map = stated.get("@container") == "@language"
        references = kind if kind in {"@id", "@vocab"} else ""
        bare = None if references or is_map else f"^^<{self._absolute(kind)}>" if kind else ""
        is_foreign = split(term)[0] != self._vocabulary
        return Property((is_foreign, key), f'"{key}": ', f'"{plain}": ', references, bare, is_map)

    def _mark(self, suffix: str) -> str:
        if not suffix:
            return ""
        return f', "@language": "{suffix[1:]}"' if suffix[0] == "@" else f', "@type": {self.names[suffix[2:]]}'


def _is_prefix(name: str, value: object) -> bool:
    return name[:1] != "@" and isinstance(value, str) and value[-1:] in {"/", "#", ":", "?"}


def _alias(terms: Mapping[str, object], keyword: str) -> str:
    return f'"{next((name for name, value in terms.items() if value == keyword), keyword)}": '


def _scheme(term: Term) -> str:
    """The scheme of an IRI, or of the datatype of a literal; '' before ``//``, where no reader sees a prefix."""
    address = term[term.rfind("<") + 1 :] if term[-1] == ">" else ""
    scheme, _, rest = address.partition(":")
    return "" if rest.startswith("//") else scheme


def _prefixes(name: str, value: object) -> set[str]:
    """What stands before a colon in a term and in its definition."""
    stated = value.values() if isinstance(value, dict) else [value]
    return {str(each).partition(":")[0] for each in (name, *stated)}


def _text(terms: Mapping[str, object]) -> str:
    """The context as JSON, a term a line."""
    lines = [f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in terms.items()]
    return "{\n  " + ",\n  ".join(lines) + "\n }"
