"""What a build holds: the resources that can be asked for and the graphs that can be published.

A build is one folder, ready to be served or copied to any web host::

    public/
    ├── build.json                   this list
    ├── index.html  style.css
    ├── doc/wcda-118686.html .ttl .jsonld .nt .xml
    ├── person/jiao-ruoyu.html …     org, place, event, bibl, collection, term likewise
    ├── person.html person.nt …      each register as a whole; its .nt is its named graph
    ├── dataset.html dataset.nt …    the description of the edition
    ├── redirects.nt …               addresses that moved or were withdrawn, where there are any
    └── store/                       the embedded SPARQL store
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from teilink.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LIST = "build.json"
STORE = "store"


@dataclass(frozen=True)
class Resource:
    """One thing with an address: its path under the base and the suffixes of its files (``html``, ``ttl``, …)."""

    path: str
    title: str
    formats: tuple[str, ...]


@dataclass(frozen=True)
class Graph:
    """One named graph: its IRI, its N-Triples file in the build (sorted), the SHA-256 of that file, its size."""

    iri: str
    file: str
    sha256: str
    triples: int


@dataclass(frozen=True)
class Edition:
    """A finished build in a folder. `sources` gives the SHA-256 of every file it was made from, by path.

    `moved` gives the new path of each old one, `withdrawn` the paths of what is gone.
    """

    folder: Path
    base: str
    title: str
    resources: Mapping[str, Resource]
    graphs: Mapping[str, Graph]
    sources: Mapping[str, str]
    moved: Mapping[str, str] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()

    @classmethod
    def read(cls, folder: Path) -> Edition:
        """The build in a folder. Raises UsageError where there is none."""
        try:
            found = json.loads((folder / LIST).read_bytes())
            return cls(
                folder,
                found["base"],
                found["title"],
                {
                    path: Resource(path, each["title"], tuple(each["formats"]))
                    for path, each in found["resources"].items()
                },
                {
                    iri: Graph(iri, each["file"], each["sha256"], each["triples"])
                    for iri, each in found["graphs"].items()
                },
                found["sources"],
                dict(found.get("moved", {})),
                tuple(found.get("withdrawn", ())),
            )
        except FileNotFoundError as error:
            raise UsageError(f"no build in {folder}: run teilink build first") from error
        except OSError as error:
            raise UsageError(f"cannot read {folder / LIST}: {error.strerror}") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(f"{folder / LIST} cannot be read: run teilink build again") from error

    def write(self) -> None:
        """Write the list of the build into its folder: sorted, the same bytes for the same build."""
        listed = {
            "version": 1,
            "base": self.base,
            "title": self.title,
            "resources": {path: _without(asdict(each), "path") for path, each in self.resources.items()},
            "graphs": {iri: _without(asdict(each), "iri") for iri, each in self.graphs.items()},
            "sources": dict(self.sources),
            "moved": dict(self.moved),
            "withdrawn": sorted(self.withdrawn),
        }
        text = json.dumps(listed, ensure_ascii=False, indent=1, sort_keys=True)
        (self.folder / LIST).write_text(text + "\n", encoding="utf-8", newline="\n")


def _without(found: dict[str, object], key: str) -> dict[str, object]:
    return {name: each for name, each in found.items() if name != key}
