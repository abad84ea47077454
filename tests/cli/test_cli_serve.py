"""teilink serve: answers at the port it names, says in one line why it cannot, and stops when told to."""

from __future__ import annotations

import re
import signal
import socket
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING

from command import door, ended, run, start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from subprocess import Popen

SERVING = r"serving 1 document of Diplomatic cables at http://127\.0\.0\.1:(\d+)/ \(stop with Ctrl-C\)\n"


@contextmanager
def serving(project: Path) -> Iterator[tuple[Popen[bytes], int]]:
    """The command, running, and the port that it says it listens at."""
    process = start("serve", "--port", "0", cwd=project)
    try:
        assert process.stderr is not None
        line = process.stderr.readline().decode()
        told = re.fullmatch(SERVING, line)
        assert told, line
        yield process, int(told[1])
    finally:
        process.kill()
        process.communicate()


def get(port: int, path: str, accept: str) -> tuple[int, str, bytes]:
    """Status, address of the answer or of where to go, and body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Accept": accept})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location", ""), answer.read()
    finally:
        connection.close()


def test_what_was_built_is_answered_until_it_is_interrupted(archive: Path) -> None:
    """A thing's address leads to its file of the wanted kind; Ctrl-C ends with 130 and no word more."""
    with serving(archive) as (process, port):
        assert (303, "/doc/wcda-118686.ttl") == get(port, "/doc/wcda-118686", "text/turtle")[:2]
        found = get(port, "/doc/wcda-118686.ttl", "*/*")
        assert (200, (archive / "public/doc/wcda-118686.ttl").read_bytes()) == (found[0], found[2])
        assert 404 == get(port, "/doc/wcda-1", "*/*")[0]

        process.send_signal(signal.SIGINT)
        done = ended(process)

    assert (130, "") == (done.code, done.out)
    assert "" == done.err.strip()


def test_a_port_in_use_is_told_in_one_line(archive: Path) -> None:
    """Exit 2, with the address and what to do; whoever holds the port keeps it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port), cwd=archive)

    assert (2, "") == (done.code, done.out)
    assert f"error: cannot listen at 127.0.0.1:{port}: address already in use; choose another --port\n" == done.err


def test_what_cannot_be_served_ends_with_2(archive: Path, sample: Path) -> None:
    """No build yet, a host that is none, a port that is none: one line says it."""
    none = door("serve", cwd=sample)
    host = door("serve", "--host", "no such host", cwd=archive)
    port = door("serve", "--port", "65536", cwd=archive)

    assert {(2, "")} == {(done.code, done.out) for done in (none, host, port)}
    assert "error: no build in public: run teilink build first\n" == none.err
    assert host.err.startswith("error: cannot listen at no such host:8000: ")
    assert "65536 is not in the range" in port.err
