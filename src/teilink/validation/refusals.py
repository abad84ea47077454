"""Which documents the errors of a file refuse.

An error in a document refuses it, and every document that holds it.  One elsewhere in the header of the file, or in
the tag of its root, refuses all documents of the file: it is about what they inherit.  One in what is no document, a
preface or an editorial note, refuses none.  The cost grows with the documents and the errors, not with their product.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from teilink.source import Span
from teilink.validation.nested import NestedSpans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teilink.diagnostics import Diagnostic
    from teilink.tei.document import Document


def refused(documents: Iterable[Document], errors: Iterable[Diagnostic]) -> list[bool]:
    """Whether errors refuse each of some documents; those of one file stand together."""
    starts: dict[str, list[int]] = {}
    for error in errors:
        starts.setdefault(error.place.path, []).append(error.place.span.start)
    found: list[bool] = []
    for file, group in groupby(documents, key=lambda document: document.file):
        some = list(group)
        found += _of_file(some, starts[file.path]) if file.path in starts else [False] * len(some)
    return found


def _of_file(documents: Sequence[Document], errors: Iterable[int]) -> list[bool]:
    """Whether the errors of their file, by the bytes where they begin, refuse its documents."""
    if not documents[0].is_part:
        return [True] * len(documents)
    shared = _shared(documents[0])
    parts = NestedSpans([document.file.extent(document.root) for document in documents])
    found = [False] * len(documents)
    for at in errors:
        holding = list(parts.around(at))
        if not holding and any(span.start <= at < span.end for span in shared):
            return [True] * len(documents)
        for number in holding:
            found[number] = True
    return found


def _shared(document: Document) -> tuple[Span, ...]:
    """What all documents of a file depend on: the tag of its root, its header."""
    file = document.file
    whole = file.extent(file.root)
    first = next(file.root.iterchildren("*"), None)
    tag = Span(whole.start, whole.end if first is None else file.extent(first).start)
    return (tag,) if document.file_header is None else (tag, file.extent(document.file_header))
