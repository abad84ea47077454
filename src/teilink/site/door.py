"""The outermost part of the site: what is true of every answer, and the last place a fault of ours can be caught."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect

from teilink.site.headers import SECURITY, plain

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger("teilink.site")
_FAULT = "TL901: this is a bug in teilink; the log of the server has the details"
_SECURITY = [(name.lower().encode(), value.encode()) for name, value in SECURITY.items()]


class Door:
    """ASGI middleware: security headers on everything, no body for HEAD, and 500 without a traceback."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_started = False

        async def send_guarded(message: Message) -> None:
            nonlocal has_started
            if message["type"] == "http.response.start":
                has_started = True
                message = {**message, "headers": [*message.get("headers", ()), *_SECURITY]}
            elif scope["method"] == "HEAD":
                message = {**message, "body": b""}
            await send(message)

        try:
            await self._app(scope, receive, send_guarded)
        except ClientDisconnect:
            return
        except Exception:
            _LOG.exception(_FAULT)
            if has_started:
                raise
            await plain(500, _FAULT)(scope, receive, send_guarded)
