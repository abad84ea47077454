"""teilink serve"""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import click

from teilink.cli.shared import project_faults
from teilink.errors import UsageError


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen at.")
def command(host: str, port: int) -> None:
    """Serve the last build: each thing at its address in HTML, Turtle, JSON-LD, and SPARQL at /sparql."""
    from teilink import config as settings
    from teilink.cli.freshness import warn_if_stale

    with project_faults():
        edition = warn_if_stale(settings.load())
    listening = _listen(host, port)
    import uvicorn

    from teilink.site import application

    documents = sum(path.startswith("doc/") for path in edition.resources)
    shown = f"[{host}]" if ":" in host else host
    click.echo(
        f"serving {documents} document{'' if documents == 1 else 's'} of {edition.title}"
        f" at http://{shown}:{listening.getsockname()[1]}{urlsplit(edition.base).path} (stop with Ctrl-C)",
        err=True,
    )
    server = uvicorn.Server(uvicorn.Config(application(edition), log_level="critical", server_header=False))
    server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        # From here on who connects is kept waiting, not turned away, and nobody else can have the port.
        listening.listen()
    except OSError as error:
        listening.close()
        raise UsageError(
            f"cannot listen at {host}:{port}: {(error.strerror or str(error)).lower()}; choose another --port"
        ) from error
    return listening
