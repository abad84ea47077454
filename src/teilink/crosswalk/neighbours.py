"""The other documents of a project, by all the names that a pointer may call them: path, id, identifier, address.

Specification: TEI Guidelines 16.2.1 (pointers), XML Base, section 4, https://www.w3.org/TR/xmlbase/
"""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from teilink.tei.document import ID, TEI, XML
from teilink.tei.text import reading_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from teilink.tei.document import Document, TeiFile

_STATEMENT = f"{TEI}teiHeader/{TEI}fileDesc/{TEI}publicationStmt"
_IDNO = TEI + "idno"


class Neighbours:
    """The documents of a project. They are read when a pointer first asks for one."""

    def __init__(self, documents: Callable[[], Iterable[Document]], base: str) -> None:
        self._documents = documents
        self._base = base

    def address(self, pointer: str, file: TeiFile) -> str:
        """The address of the document that a pointer in a file means, or ''."""
        path, hash_, identifier = pointer.partition("#")
        names = self._slugs
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(file.path), unquote(path))) if path else file.path
        for name in (whole, path, path.lstrip("/"), unquote(path)):
            slug = names.get(f"{name}{hash_}{identifier}") if hash_ else names.get(name)
            if name and slug:
                return f"{self._base}doc/{slug}"
        return ""

    @cached_property
    def _slugs(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for document in self._documents():
            for name in _names(document):
                found.setdefault(name, document.slug)
        return found


def _names(document: Document) -> Iterator[str]:
    """All that a document is called by; one that is part of a file, by its id behind what the file is called by."""
    root = document.file.root
    path = posixpath.normpath(document.file.path)
    names = [path, posixpath.basename(path), document.file_slug]
    identifier = root.get(ID)
    if identifier:
        names += [identifier, urljoin(f"{root.get(XML + 'base', '').rstrip('/')}/", identifier)]
    for statement in root.iterfind(_STATEMENT):
        names += [reading_text(idno) for idno in statement.iter(_IDNO)]
    if not document.is_part:
        yield from filter(None, names)
    elif document.root.get(ID):
        yield from (f"{name}#{document.root.get(ID)}" for name in names if name)
        yield document.slug
