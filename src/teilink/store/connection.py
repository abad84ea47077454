"""Requests to one server: patient, without redirects, and with one plain line when it does not work.

All that is sent may be sent twice without harm, so a lost connection and a busy server are tried again, a few times.
A request that ran out of time is not: the server may still be at work on it.
"""

from __future__ import annotations

import html
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from teilink.errors import EndpointError
from teilink.store.credentials import PASSWORD, USER, is_loopback, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilink.store.credentials import Credentials

BUSY = {408, 425, 429, 502, 503, 504}
_HIDDEN = re.compile(r"(?is)<(script|style|title)\b.*?</\1>|<!--.*?-->|<[!/?a-z][^>]*>")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_LONGEST_BODY = 300
_READ = 20_000


@dataclass(frozen=True)
class Patience:
    """How long to wait for a server, in seconds: before each new try, at the most before one, and for an answer."""

    pauses: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0)
    longest: float = 10.0
    answer: float = 60.0

    def wait(self, pause: float, outcome: httpx.Response | httpx.RequestError) -> None:
        """Sleep before the next try, longer where the server asks for it (Retry-After, RFC 9110 section 10.2.3)."""
        asked = outcome.headers.get("retry-after", "") if isinstance(outcome, httpx.Response) else ""
        wanted = float(asked) if asked.isascii() and asked.isdigit() else 0.0
        time.sleep(min(max(pause, wanted), self.longest))


class Connection:
    """One client for all addresses of a server."""

    def __init__(self, url: str, credentials: Credentials | None, patience: Patience) -> None:
        self.credentials = credentials
        self.patience = patience
        self._auth: dict[str, httpx.Auth] = {}
        # A proxy named in the environment is for the world outside, not for a server on this machine.
        timeout = httpx.Timeout(patience.answer, connect=min(patience.answer, 10.0))
        self._client = httpx.Client(timeout=timeout, follow_redirects=False, trust_env=not is_loopback(url))

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def send(
        self,
        method: str,
        url: str,
        *,
        graph: str = "",
        accept: str = "*/*",
        form: Mapping[str, str] | None = None,
        body: bytes | None = None,
        is_first: bool = False,
    ) -> httpx.Response:
        """The answer to a request, whatever its status. Raises EndpointError where there is none.

        `graph` is the IRI of a graph in a graph store; `body` is N-Triples; a request that `is_first` at a server is
        not tried again when nobody listens there.
        """
        headers = {"accept": accept} | ({"content-type": "application/n-triples"} if body is not None else {})
        params = {"graph": graph} if graph else None
        request = self._client.build_request(method, url, params=params, headers=headers, data=form, content=body)
        for pause in self.patience.pauses:
            outcome = self._attempt(request, url)
            if isinstance(outcome, httpx.Response) and outcome.status_code not in BUSY:
                return outcome
            if is_first and isinstance(outcome, httpx.ConnectError):
                break
            self.patience.wait(pause, outcome)
        else:
            outcome = self._attempt(request, url)
        if isinstance(outcome, httpx.RequestError):
            raise _unreachable(url, outcome) from outcome
        return outcome

    def _attempt(self, request: httpx.Request, url: str) -> httpx.Response | httpx.RequestError:
        try:
            return self._answer(request, url)
        except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
            raise _late(url, self.patience.answer) from error
        except httpx.RequestError as error:
            return error

    def _answer(self, request: httpx.Request, url: str) -> httpx.Response:
        response = self._client.send(request, auth=self._auth.get(url))
        if response.status_code != httpx.codes.UNAUTHORIZED or self.credentials is None or url in self._auth:
            return response
        self._auth[url] = self.credentials.answer(url, response.headers.get_list("www-authenticate"))
        try:
            return self._client.send(request, auth=self._auth[url])
        except (KeyError, NotImplementedError) as error:  # httpx: a digest of a kind it cannot compute
            raise EndpointError(f"{shown(url)} asks for a kind of Digest that teilink cannot compute") from error

    def fault(self, response: httpx.Response, doing: str) -> EndpointError:
        """The error that says, in one line, that a server did not do what it was asked."""
        url, status = shown(str(response.request.url)), response.status_code
        said = f"{url} answered {status} {response.reason_phrase}".rstrip()
        if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            user = self.credentials.user if self.credentials else ""
            tried = f"as {user!r}" if user else "without a password"
            advice = f"tried {tried}; credentials are read from {USER} and {PASSWORD}"
        elif response.has_redirect_location:
            target = shown(str(httpx.URL(url).join(response.headers["location"])))
            advice = f"it points to {target}, and redirects are not followed: give that address"
        else:
            advice = words(response.text[:_READ]) or "it said no more"
        return EndpointError(f"cannot {doing}: {said}; {advice}")


def words(body: str) -> str:
    """What a body says, as one line of at most 300 characters, without mark-up."""
    text = _BLANK.sub(" ", html.unescape(_HIDDEN.sub(" ", body))).strip()
    return text if len(text) <= _LONGEST_BODY else text[: _LONGEST_BODY - 1].rstrip() + "…"


def _unreachable(url: str, error: httpx.RequestError) -> EndpointError:
    reason = _BLANK.sub(" ", str(error)) or type(error).__name__
    return EndpointError(f"cannot reach {shown(url)} ({reason}): is the server running, and is this its address?")


def _late(url: str, seconds: float) -> EndpointError:
    return EndpointError(f"{shown(url)} gave no answer in {seconds:g} seconds: look at the server, then try again")
