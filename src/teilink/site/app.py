"""The site as one ASGI application.

The server answers by path whatever the host it is called by: IRIs carry the configured base, redirects and links
inside pages are host-relative.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.routing import Route

from teilink.edition import STORE
from teilink.site.door import Door
from teilink.site.headers import not_found
from teilink.site.resources import Resources, root_of
from teilink.site.sparql import Sparql
from teilink.store.queries import Limits, Pool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from teilink.edition import Edition


def application(edition: Edition, *, limits: Limits | None = None) -> Starlette:
    """The site of a build. Its worker processes start with the first query and end with the application (lifespan).

    Raises UsageError where the build has no store.
    """
    pool = Pool(edition.folder / STORE, limits or Limits())

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await run_in_threadpool(pool.close)

    site = Starlette(
        routes=[Route(f"{root_of(edition)}sparql", Sparql(edition, pool)), Route("/{path:path}", Resources(edition))],
        middleware=[Middleware(Door)],
        exception_handlers={404: _nothing},
        lifespan=lifespan,
    )
    site.state.root = root_of(edition)
    return site


def _nothing(request: Request, _: Exception) -> Response:
    return not_found(request)
