"""Names and name classes.

An expanded name is one string: the namespace name, a space, the local part; a name in no namespace is its local part
alone.  That is how expat writes names, so the names of a document need no translation.

Specification: RELAX NG section 5 (nameClass), section 7.3 and 7.4 (overlap of name classes),
https://relaxng.org/spec-20011203.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

ANYWHERE = "\0"
"""A name, and a namespace, that no document has: it stands for all those that a name class does not spell out."""


def expanded(namespace: str, local: str) -> str:
    """The expanded name of a namespace and a local part."""
    return f"{namespace} {local}" if namespace else local


def namespace_of(name: str) -> str:
    """The namespace of an expanded name, '' for none."""
    return name.rpartition(" ")[0]


def local_of(name: str) -> str:
    """The local part of an expanded name."""
    return name.rpartition(" ")[2]


@dataclass(frozen=True)
class OneName:
    """Exactly this name."""

    name: str

    def holds(self, name: str) -> bool:
        """Whether the class holds an expanded name."""
        return name == self.name


@dataclass(frozen=True)
class NamespaceNames:
    """Every name of one namespace, but for some."""

    namespace: str
    besides: NameClass | None = None

    def holds(self, name: str) -> bool:
        """Whether the class holds an expanded name."""
        return namespace_of(name) == self.namespace and not (self.besides and self.besides.holds(name))


@dataclass(frozen=True)
class AllNames:
    """Every name, but for some."""

    besides: NameClass | None = None

    def holds(self, name: str) -> bool:
        """Whether the class holds an expanded name."""
        return not (self.besides and self.besides.holds(name))


@dataclass(frozen=True)
class NameChoice:
    """The names of several classes."""

    classes: tuple[NameClass, ...]

    def holds(self, name: str) -> bool:
        """Whether the class holds an expanded name."""
        return any(each.holds(name) for each in self.classes)


NameClass: TypeAlias = OneName | NamespaceNames | AllNames | NameChoice


def samples(names: NameClass) -> Iterator[str]:
    """Names that stand for all names the class tells apart: two classes overlap where both hold one of these.

    Each name that is spelt out, one unknown name of each namespace that is, and one of an unknown namespace
    (section 7.4: a name class is infinite in the last two).
    """
    if isinstance(names, OneName):
        yield names.name
    elif isinstance(names, NameChoice):
        for each in names.classes:
            yield from samples(each)
    else:
        yield expanded(names.namespace if isinstance(names, NamespaceNames) else ANYWHERE, ANYWHERE)
        if names.besides is not None:
            yield from samples(names.besides)


def overlap(first: NameClass, second: NameClass) -> bool:
    """Whether a name is in both classes."""
    if isinstance(first, OneName):
        return second.holds(first.name)
    if isinstance(second, OneName):
        return first.holds(second.name)
    return any(first.holds(name) and second.holds(name) for name in (*samples(first), *samples(second)))


def spelt_out(names: NameClass) -> tuple[str, ...] | None:
    """The names of a finite class; None for an infinite one."""
    if isinstance(names, OneName):
        return (names.name,)
    if isinstance(names, NameChoice):
        parts = [spelt_out(each) for each in names.classes]
        return None if None in parts else tuple(name for part in parts if part is not None for name in part)
    return None
