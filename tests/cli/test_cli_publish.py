"""teilink publish: a real Oxigraph server holds what the build holds, and nothing is sent twice."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from command import copy_archive, door, run
from servers import Fault, Reply, free_port, oxigraph, proxy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from servers import Server


@pytest.fixture
def server() -> Iterator[Server]:
    """A new Oxigraph server behind a proxy that writes down every request."""
    with oxigraph() as url, proxy(url) as running:
        yield running


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """The archive, built, for a test that changes it."""
    copy_archive(root, tmp_path)
    assert 0 == door("build", cwd=tmp_path).code
    return tmp_path


def test_a_build_is_published_and_nothing_is_sent_twice(project: Path, server: Server) -> None:
    """Dry run, publish, publish again, change, publish: what is told, the exit codes, and what the server saw."""
    planned = door("publish", "--to", server.url, "--dry-run", cwd=project)
    assert (1, "9 to add, 0 to replace, 0 to withdraw, 0 unchanged; nothing was sent\n") == (planned.code, planned.out)
    assert [] == server.writes

    sent = run("publish", "--to", server.url, cwd=project)
    assert (0, "sent 9, withdrew 0, 0 unchanged\n") == (sent.code, sent.out)

    server.log.clear()
    again = door("publish", "--to", server.url, cwd=project)
    assert (0, "nothing to send: the endpoint holds all 9 graphs of this build\n") == (again.code, again.out)
    assert 0 == door("publish", "--to", server.url, "--dry-run", cwd=project).code
    assert ([], True) == (server.writes, bool(server.log))

    document = project / "tei/wcda-118686.xml"
    document.write_text(document.read_text("utf-8").replace("Kim Il discusses", "Kim Il talks about"), "utf-8")
    stale = door("publish", "--to", server.url, cwd=project)
    assert (0, again.out) == (stale.code, stale.out)
    assert "warning: the sources have changed since public was built: run teilink build\n" == stale.err
    door("build", cwd=project)
    changed = door("publish", "--to", server.url, cwd=project)
    assert (0, "sent 1, withdrew 0, 8 unchanged\n") == (changed.code, changed.out)


def test_most_of_what_is_published_is_not_withdrawn_by_mistake(project: Path, server: Server) -> None:
    """A build without documents and registers would empty the server: exit 1 and no write, until it is allowed."""
    door("publish", "--to", server.url, cwd=project)
    shutil.rmtree(project / "tei")
    (project / "tei").mkdir()
    door("build", cwd=project)
    server.log.clear()

    refused = door("publish", "--to", server.url, cwd=project)
    assert (1, True) == (refused.code, "refused to withdraw 8 of 9 published graphs" in refused.out)
    assert [] == server.writes

    meant = door("publish", "--to", server.url, "--allow-mass-delete", cwd=project)
    assert (0, "sent 1, withdrew 8, 0 unchanged\n") == (meant.code, meant.out)


def test_an_endpoint_has_a_name_in_the_settings(project: Path, server: Server) -> None:
    """`--to local` finds its address; the only one there is needs no name; a wrong name is told with the nearest."""
    settings = project / "teilink.toml"
    settings.write_text(settings.read_text("utf-8").replace("http://127.0.0.1:7878", server.url), "utf-8")

    assert 1 == door("publish", "--to", "local", "--dry-run", cwd=project).code
    assert 1 == door("publish", "--dry-run", cwd=project).code
    wrong = door("publish", "--to", "locl", cwd=project)
    assert (2, "", "error: no endpoint is called locl: did you mean local?\n") == (wrong.code, wrong.out, wrong.err)


def test_an_endpoint_that_does_not_do_its_part_is_told_in_one_line(archive: Path, server: Server) -> None:
    """Down, or refusing the password: exit 2, the address, and the cause."""
    down = f"http://127.0.0.1:{free_port()}"
    server.faults.append(Fault(Reply(401), method="PUT", times=99))

    for url, told in ((down, "is the server running"), (server.url, "401")):
        done = door("publish", "--to", url, cwd=archive)
        assert (2, "") == (done.code, done.out)
        assert url in done.err.splitlines()[-1]
        assert told in done.err.splitlines()[-1]


def test_what_cannot_be_published_ends_with_2(archive: Path, sample: Path) -> None:
    """No build yet, and addresses that are none."""
    none = door("publish", "--to", "http://127.0.0.1:9", cwd=sample)

    assert (2, "", "error: no build in public: run teilink build first\n") == (none.code, none.out, none.err)
    for address in ("", "http://", "ftp://example.org/", "http://[::bad", "http://127.0.0.1:port/"):
        done = door("publish", "--to", address, cwd=archive)
        assert (2, "", 1) == (done.code, done.out, done.err.count("\n"))
