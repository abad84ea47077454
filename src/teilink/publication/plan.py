"""What publishing would change at an endpoint, worked out before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilink.edition import Edition, Graph
    from teilink.publication.manifest import Entry

_FEW = 5
_SHARE = 0.2


@dataclass(frozen=True)
class Plan:
    """The graphs to add and to replace, the IRIs of those to remove, all sorted, and how many stay as they are."""

    add: tuple[Graph, ...]
    replace: tuple[Graph, ...]
    remove: tuple[str, ...]
    unchanged: int

    @classmethod
    def of(cls, edition: Edition, published: Mapping[str, Entry]) -> Plan:
        """What makes the endpoint, which holds the `published` graphs, hold those of the edition and no others."""
        add, replace = [], []
        for iri, graph in sorted(edition.graphs.items()):
            if iri not in published:
                add.append(graph)
            elif published[iri].sha256 != graph.sha256:
                replace.append(graph)
        remove = sorted(published.keys() - edition.graphs.keys())
        return cls(tuple(add), tuple(replace), tuple(remove), len(edition.graphs) - len(add) - len(replace))

    @property
    def is_empty(self) -> bool:
        """Whether the endpoint already holds what the edition holds."""
        return not (self.add or self.replace or self.remove)

    @property
    def published(self) -> int:
        """How many graphs are published now."""
        return self.unchanged + len(self.replace) + len(self.remove)

    @property
    def is_mass_removal(self) -> bool:
        """Whether so much would be withdrawn that a mistake is likelier than a wish: all, or many and over a fifth."""
        removed = len(self.remove)
        is_all = removed > 0 and removed == self.published
        return is_all or (removed > _FEW and removed > _SHARE * self.published)
