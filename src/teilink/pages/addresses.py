"""IRIs as links of a page: our own by path, so that a copy on another host works; others only over http or https."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

_WEB = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s<>\"\\]+", re.IGNORECASE)


class Link(NamedTuple):
    """Where a link goes ('' for nowhere) and whether it leaves the site."""

    href: str
    is_external: bool = False


NOWHERE = Link("")


class Addresses:
    """How IRIs become links on one page. `page` is the IRI of the resource the page shows."""

    def __init__(self, base: str, page: str = "") -> None:
        self.base = base
        self.page = page
        self.root = urlsplit(base).path or "/"

    def is_ours(self, iri: str) -> bool:
        """Whether an IRI stands under the base."""
        return iri.startswith(self.base)

    def path(self, iri: str) -> str:
        """What of an IRI follows the base: ``person/kim-il``."""
        return iri[len(self.base) :]

    def fragment(self, iri: str) -> str:
        """The anchor an IRI has on this page, '' where it has none."""
        return iri[len(self.page) + 1 :] if self.page and iri.startswith(self.page + "#") else ""

    def link(self, iri: str) -> Link:
        """The link to an IRI. A path that a browser would take for a host (``//…``) is none."""
        if anchor := self.fragment(iri):
            return Link("#" + anchor)
        if self.is_ours(iri):
            path = self.path(iri)
            return NOWHERE if path.startswith(("/", "\\")) else Link(self.root + path)
        return Link(iri, is_external=True) if _WEB.fullmatch(iri) else NOWHERE

    def target(self, pointer: str) -> Link:
        """The link to what a TEI pointer says by itself: web and mail addresses only."""
        if _MAIL.fullmatch(pointer):
            return Link(pointer)
        return self.link(pointer) if _WEB.fullmatch(pointer) else NOWHERE
