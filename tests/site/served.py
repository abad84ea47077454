"""The files of a build made by hand, and a real server for an application."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp

BASE = "https://cables.example.org/"
CABLE = "doc/wcda-118686"
TITLE = f'<{BASE}{CABLE}> <http://purl.org/dc/terms/title> "Memorandum"@en'
MOVED = {
    "doc/cable-7": CABLE,
    "person/kim-ill": "person/kim-il",
    "doc/lost": "doc/left-out",
    "doc/draft%20b": CABLE,
}
WITHDRAWN = ("doc/cable-8", "person/nobody")
FILES = {
    "index.html": "<!DOCTYPE html><title>Cables</title>",
    "style.css": "body { margin: 0 }",
    f"{CABLE}.html": "<!DOCTYPE html><title>Memorandum \u2014 \u5ba3</title>",
    f"{CABLE}.ttl": f"{TITLE} .\n",
    f"{CABLE}.jsonld": '{"@id": "https://cables.example.org/doc/wcda-118686"}',
    f"{CABLE}.nt": f"{TITLE} .\n",
    f"{CABLE}.xml": "<TEI/>",
    f"{CABLE}.secret": "not listed",
    "person/kim-il.ttl": "# a person\n",
    "draft.html": "not listed",
    "doc/cable-7.html": "for hosts that only serve files",
}


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """The address of an application that a real server runs on a free port; its lifespan ends with the block."""
    config = uvicorn.Config(app, port=0, log_config=None, date_header=False, server_header=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
