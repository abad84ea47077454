"""What a crosswalk refers to: entries of the registers, with the type and the name that a document repeats of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from teilink.authorities import authority, canonical
from teilink.crosswalk.described import called
from teilink.crosswalk.things import TYPE
from teilink.rdf.terms import expand, is_absolute_iri, literal
from teilink.tei.document import TEI
from teilink.tei.text import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from teilink.crosswalk.application import Run
    from teilink.crosswalk.mapping import Crosswalk
    from teilink.rdf.terms import Term
    from teilink.registers import Entry, Registers, Target
    from teilink.tei.document import TeiFile

NAME = expand("schema:name")
_SAME = expand("schema:sameAs")


Other: TypeAlias = "Callable[[str, TeiFile], str]"
"""The address of another document of the project that a pointer in a file means, or ''."""


class Pointed(NamedTuple):
    """What pointers point at: addresses, what a document says of them, and those that nothing of ours describes."""

    iris: tuple[Term, ...]
    lines: tuple[str, ...]
    foreign: tuple[Term, ...]


class Shared(NamedTuple):
    """What files of one folder share: what pointers point at, and what a rule says where it meets some.

    That is the lines without their subject, the record, and those that describe what is pointed at.
    """

    pointed: dict[str, Pointed]
    said: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]]


class References:
    """The registers of a project as a crosswalk describes them; each description is made once."""

    def __init__(self, crosswalk: Crosswalk, registers: Registers, other: Other) -> None:
        self.registers = registers
        self._other = other
        self.schemes = crosswalk.schemes
        templates = [rule.template for rule in crosswalk.rules if rule.template is not None]
        self.cited = frozenset(hole for template in templates for hole in template.holes)
        self._entities = crosswalk.entities
        self._descriptions: dict[Term, tuple[str, ...]] = {}
        self._shared: dict[tuple[object, ...], Shared] = {}

    def shared(self, file: TeiFile) -> Shared:
        """What is known of pointers in files of one folder that declare the same prefixes."""
        key = (file.path.rpartition("/")[0], file.prefix_key)
        known = self._shared.get(key)
        if known is None:
            known = self._shared[key] = Shared({}, {})
        return known

    def resolve(self, pointers: str, run: Run) -> tuple[Pointed, bool]:
        """What pointers point at, seen from a unit; and whether it is the same from all files of the folder.

        A foreign address behind another one of the same attribute is the same thing in another authority file.
        """
        iris: list[Term] = []
        lines: list[str] = []
        foreign: list[Term] = []
        authorities: set[str] = set()
        is_shared = True
        for pointer in pointers.split():
            target = self.registers.resolve(pointer, run.file)
            is_shared = is_shared and self.registers.is_shared(pointer, run.file)
            iri = self._iri(target, run) if target is not None else ""
            if target is None or not iri:
                continue
            if target.entry is None and target.element is None:
                name = authority(iri[1:-1])
                is_same = bool(name and iris) and name not in authorities
                authorities.add(name)
                if is_same:
                    lines += [f"{iris[0]} {_SAME} {iri}"] if iris[0] in foreign else []
                    continue
                foreign.append(iri)
            iris.append(iri)
            lines += self._description(target, iri, run)
        return Pointed(tuple(iris), tuple(lines), tuple(foreign)), is_shared

    def _iri(self, target: Target, run: Run) -> Term:
        if target.iri:
            return f"<{canonical(target.iri)}>" if is_absolute_iri(target.iri) else ""
        element = target.element
        if element is None:
            return ""
        made = run.made_of(element)
        if made:
            return made
        # A source that lies on the web is pointed at where it lies.
        address = next((ptr.get("target", "") for ptr in element.iterfind(TEI + "ptr")), "")
        return f"<{address}>" if is_absolute_iri(address) else run.part(element)

    def _description(self, target: Target, iri: Term, run: Run) -> tuple[str, ...]:
        """Type and name of what is pointed at: an entry of a register, or a person, place … that the file declares."""
        if target.entry is not None:
            return self.description(target.entry)
        element = target.element
        if element is None or run.made_of(element) or "#" not in iri:
            return ()
        # The msDesc of a document describes the document itself.
        return self.described(iri, target.kind, element) if target.kind != "collection" else ()

    def description(self, entry: Entry) -> tuple[str, ...]:
        """Type and name of an entry: what the graph of a document says of it."""
        iri = f"<{self.registers.address(entry)}>"
        if not self.registers.holds(entry.file):
            return self.described(iri, entry.kind, entry.element)
        if iri not in self._descriptions:
            self._descriptions[iri] = self.described(iri, entry.kind, entry.element)
        return self._descriptions[iri]

    def described(self, iri: Term, kind: str, element: _Element) -> tuple[str, ...]:
        """Type and name of what an element declares, under an address."""
        rules = self._entities.get(kind)
        if rules is None:
            return ()
        lines = [f"{iri} {TYPE} {type_}" for type_ in rules.types_of(element)]
        return (*lines, *(f"{iri} {NAME} {name}" for each in rules.name.select(element) if (name := name_of(each))))

    def document(self, pointer: str, file: TeiFile) -> Term:
        """The address of the document of this project that a pointer means, or ''."""
        address = self._other(pointer, file)
        return f"<{address}>" if address else ""


def name_of(element: _Element) -> Term:
    """The name that an element gives, in its language; '' for an empty one."""
    words = called(element)
    return literal(words, language=language(element)) if words else ""
