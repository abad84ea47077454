"""Small editions made by hand, for the tests of what is done with a finished build."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from teilink.edition import Edition, Graph

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BASE = "https://cables.example.org/"
TITLE = "http://purl.org/dc/terms/title"


def graph_iri(name: str, base: str = BASE) -> str:
    """The graph of the document with this slug."""
    return f"{base}doc/{name}#meta"


def statement(name: str, title: str, base: str = BASE) -> str:
    """That the document with this slug has a title, as N-Triples."""
    return f'<{base}doc/{name}> <{TITLE}> "{title}"@en .\n'


def small_edition(folder: Path, titles: Mapping[str, str], base: str = BASE) -> Edition:
    """An edition whose documents, by slug, have nothing but a title."""
    folder.mkdir(exist_ok=True)
    graphs = {}
    for name, title in titles.items():
        content = statement(name, title, base).encode()
        (folder / f"{name}.nt").write_bytes(content)
        iri = graph_iri(name, base)
        graphs[iri] = Graph(iri, f"{name}.nt", sha256(content).hexdigest(), 1)
    edition = Edition(folder, base, "Cables", {}, graphs, {})
    edition.write()
    return edition
