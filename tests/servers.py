"""Servers for tests, all on loopback and on free ports: a faulty one of our own, a recording proxy, the real ones.

Each is a context manager that ends what it started, whatever happens within.
"""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qsl, urlsplit

import pyoxigraph
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

JSON = "application/sparql-results+json"


@dataclass(frozen=True)
class Request:
    """One request as it came in; `parameters` are those of the address and of a form."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """The path of the address."""
        return urlsplit(self.target).path

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of the address and, for a form, of the body."""
        is_form = self.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
        form = self.body.decode() if is_form else ""
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True) + parse_qsl(form))

    @property
    def is_write(self) -> bool:
        """Whether the request can change something."""
        return self.method in ("PUT", "DELETE", "PATCH") or (self.method == "POST" and "query" not in self.parameters)


@dataclass(frozen=True)
class Reply:
    """What is sent back. `missing` bytes of the promised length are kept back, and the connection is closed."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    missing: int = 0


RESET = Reply(0)


@dataclass
class Fault:
    """What goes wrong: for requests of a method, after the first few, a number of times."""

    reply: Reply
    method: str = ""
    after: int = 0
    times: int = 1

    def strikes(self, request: Request) -> bool:
        """Whether this request is one that goes wrong; counts it."""
        if self.method not in ("", request.method) or self.times == 0:
            return False
        if self.after > 0:
            self.after -= 1
            return False
        self.times -= 1
        return True


class Server:
    """An HTTP server in a thread that writes down every request, and goes wrong when told to."""

    def __init__(self, answer: Callable[[Request], Reply], name: str = "Oxigraph/0") -> None:
        self.log: list[Request] = []
        self.faults: list[Fault] = []
        self._answer = answer
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self, name))
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def url(self) -> str:
        """The base address."""
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def writes(self) -> list[str]:
        """Method and graph of every request that can change something, in order."""
        return [f"{each.method} {each.parameters.get('graph', '')}" for each in self.log if each.is_write]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def reply(self, request: Request) -> Reply:
        """Write a request down, then answer it, well or badly."""
        with self._lock:
            self.log.append(request)
            fault = next((fault for fault in self.faults if fault.strikes(request)), None)
            return fault.reply if fault else self._answer(request)


def _handler(server: Server, name: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version, sys_version = name, ""
        disable_nagle_algorithm = True

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {key.lower(): value for key, value in self.headers.items()}
            reply = server.reply(Request(self.command, self.path, headers, body))
            with suppress(ConnectionError):  # a client that gave up waiting
                self._send(reply)

        def _send(self, reply: Reply) -> None:
            if reply is RESET:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.close_connection = True
                return
            self.send_response(reply.status)
            for key, value in reply.headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(reply.body) + reply.missing))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body)
            self.close_connection = self.close_connection or reply.missing > 0

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815 (the names are the library's)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing: the log is `Server.log`."""

    return Handler


class Graphs:
    """A small SPARQL endpoint with the addresses of Oxigraph; the default graph of queries is the union."""

    def __init__(self) -> None:
        self.store = pyoxigraph.Store()

    def __call__(self, request: Request) -> Reply:
        """The answer of a server without faults."""
        if request.path == "/query" and "query" in request.parameters:
            found = self.store.query(request.parameters["query"], use_default_graph_as_union=True)
            assert isinstance(found, pyoxigraph.QuerySolutions)
            body = found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
            return Reply(200, body or b"", {"Content-Type": JSON})
        if request.path != "/store":
            return Reply(404)
        if "default" in request.parameters:
            return Reply(200)
        return self._graph(request, pyoxigraph.NamedNode(request.parameters["graph"]))

    def _graph(self, request: Request, graph: pyoxigraph.NamedNode) -> Reply:
        if request.method == "PUT":
            self.store.clear_graph(graph)
            self.store.load(request.body, format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=graph)
            self.store.add_graph(graph)
            return Reply(204)
        if not self.store.contains_named_graph(graph):
            return Reply(404)
        if request.method == "DELETE":
            self.store.remove_graph(graph)
            return Reply(204)
        return Reply(200, self.text(graph.value).encode(), {"Content-Type": "application/n-triples"})

    def text(self, graph: str) -> str:
        """The statements of a graph, sorted, one a line."""
        quads = self.store.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(graph))
        return "".join(sorted(f"{quad.triple} .\n" for quad in quads))

    @property
    def names(self) -> set[str]:
        """The IRIs of all named graphs."""
        return {graph.value for graph in self.store.named_graphs() if isinstance(graph, pyoxigraph.NamedNode)}


def proxy(upstream: str) -> Server:
    """A server that hands every request on to a real one, and writes it down."""
    host, port = urlsplit(upstream).hostname, urlsplit(upstream).port

    def forward(request: Request) -> Reply:
        connection = HTTPConnection(host or "", port, timeout=60)
        try:
            headers = {key: value for key, value in request.headers.items() if key != "connection"}
            connection.request(request.method, request.target, request.body or None, headers)
            found = connection.getresponse()
            kept = {key: value for key, value in found.getheaders() if key.lower() in _KEPT}
            return Reply(found.status, found.read(), kept)
        finally:
            connection.close()

    return Server(forward, name="proxy")


_KEPT = {"content-type", "www-authenticate", "location"}


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def program(name: str) -> str:
    """The path of a server's program. Skips the test where there is none; fails where CI says that all are there."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed")
    pytest.skip(f"{name} is not installed")


@contextmanager
def oxigraph(*options: str) -> Iterator[str]:
    """A real Oxigraph server in memory, its default graph the union of all; gives its base address."""
    port = free_port()
    command = [program("oxigraph"), "serve", "-b", f"127.0.0.1:{port}", "--union-default-graph", *options]
    with _running(command, port, Path.cwd(), seconds=20):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """A real Virtuoso with a new database in a folder, user and password dba; gives its base address."""
    binary, port = program("virtuoso-t"), free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, sql=free_port(), http=port), encoding="utf-8")
    with _running([binary, "+foreground", "+configfile", str(ini)], port, folder, seconds=180):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(command: list[str], port: int, folder: Path, seconds: float) -> Iterator[None]:
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await(process, port, time.monotonic() + seconds)
        yield
    finally:
        process.kill()
        process.wait()


def _await(process: subprocess.Popen[bytes], port: int, deadline: float) -> None:
    while time.monotonic() < deadline and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    pytest.fail(f"{process.args!r} did not come up (exit code {process.poll()})")


_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
MaxCheckpointRemap = 2000
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 10000
"""
