"""The name and password for a server, and how they are shown to it.

They are read from the environment only: what stands on a command line or in a configuration is soon public.
Basic sends the password itself, so it is used over https or to this machine alone.

Specification: RFC 7617 (Basic), https://www.rfc-editor.org/rfc/rfc7617; RFC 7616 (Digest)
"""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import httpx

from teilink.errors import EndpointError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

USER = "TEILINK_ENDPOINT_USER"
PASSWORD = "TEILINK_ENDPOINT_PASSWORD"  # noqa: S105 (the name of a variable)


@dataclass(frozen=True)
class Credentials:
    """A name and a password; the password is never shown."""

    user: str
    password: str = field(repr=False)

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Credentials | None:
        """The credentials in the environment; None where no user is named."""
        user = environment.get(USER, "")
        return cls(user, environment.get(PASSWORD, "")) if user else None

    def answer(self, url: str, challenges: Sequence[str]) -> httpx.Auth:
        """What answers the WWW-Authenticate headers of a server. Raises EndpointError where nothing safe does."""
        schemes = {challenge.split(" ", 1)[0].lower() for challenge in challenges}
        if "digest" in schemes:
            return httpx.DigestAuth(self.user, self.password)
        if "basic" not in schemes:
            asked = ", ".join(sorted(schemes)) or "nothing that it names"
            raise EndpointError(f"{shown(url)} asks for {asked} to let us in: teilink knows Basic and Digest")
        if urlsplit(url).scheme != "https" and not is_loopback(url):
            raise EndpointError(f"{shown(url)} asks for a password in the clear: use its https address")
        return httpx.BasicAuth(self.user, self.password)


def is_loopback(url: str) -> bool:
    """Whether an address leads to this machine itself."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def shown(url: str) -> str:
    """An address as it may be shown: without user, password and what follows the path."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
