"""Under which addresses of the web a file is known: xml:base of its root, alone and with its name or id behind it.

Strictly a base ``https://a.example/indices`` makes ``list.xml`` the address ``https://a.example/list.xml``; those who
publish a folder mean ``https://a.example/indices/list.xml``.  Both are read.

Specification: XML Base, section 4; RFC 3986, section 5.2
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from teilink.tei.document import ID, XML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilink.tei.document import TeiFile

_BASE = XML + "base"
_WEB = ("http://", "https://")


def bare(address: str) -> str:
    """An address of the web without its scheme and the slash at its end, as http and https mean one place."""
    return address.partition("://")[2].rstrip("/")


def of_file(file: TeiFile) -> Iterator[str]:
    """The addresses that a file may be known by, each `bare` and once."""
    base = file.root.get(_BASE, "").strip().partition("#")[0]
    if not base.startswith(_WEB):
        return
    names = {posixpath.basename(file.path), file.root.get(ID, "")} - {""}
    try:
        joined = {urljoin(base, name) for name in names}
    except ValueError:
        # A bracket that is never closed: no address.
        return
    yield from sorted({bare(each) for each in (base, *joined, *(f"{base.rstrip('/')}/{name}" for name in names))})


def is_of(address: str, file: TeiFile) -> bool:
    """Whether an address without its fragment is that of a file."""
    return file.root.get(_BASE) is not None and bare(address) in of_file(file)
