"""Queries from strangers, in real processes and within limits."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from teilink.errors import UsageError
from teilink.store.embedded import write_store
from teilink.store.queries import Limits, Outcome, Pool, Question

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
LIMITS = Limits(seconds=1.0, result_bytes=20_000, workers=1, waiting=1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("build") / "store"
    quads = (f"<http://e/{i}> <http://e/p> <http://e/{i + 1}> <http://e/g{i % 3}> .\n".encode() for i in range(2000))
    write_store(made, quads)
    return made


@pytest.fixture
def pool(folder):
    before = workers()
    made = Pool(folder, LIMITS)
    yield made
    made.close()
    assert before == workers()


def workers() -> set[int | None]:
    return {process.pid for process in multiprocessing.active_children()}


def csv(query: str, **more: object) -> Question:
    return Question(query, table_format="csv", **more)


def test_a_runaway_query_is_stopped_and_the_next_one_answered(pool):
    """The worker is killed at the wall limit, within a second of it, and replaced."""
    assert b"n\r\n2000\r\n" == pool.ask(csv(COUNT)).body

    began = time.monotonic()
    stopped = pool.ask(csv(ENDLESS))
    took = time.monotonic() - began

    assert (Outcome.OUT_OF_TIME, "the query took longer than 1 seconds") == (stopped.outcome, stopped.message)
    assert took < LIMITS.seconds + 1
    assert b"n\r\n2000\r\n" == pool.ask(csv(COUNT)).body


def test_one_pool_tells_all_that_can_be_wrong_with_a_query(pool):
    """Each fault has its own outcome, and none of them costs the worker its life."""
    pool.ask(csv("ASK {}"))
    before = workers()
    outcomes = [
        pool.ask(question).outcome
        for question in (
            csv("SELEC"),
            csv("INSERT DATA { <a:b> <a:b> <a:b> }"),
            csv("ASK { SERVICE <http://127.0.0.1:9/> {} }"),
            csv("SELECT * { ?s ?p ?o }"),
            csv("CONSTRUCT WHERE { ?s ?p ?o }"),
            Question("CONSTRUCT WHERE { ?s ?p ?o }", graph_format=""),
            Question("ASK {}", table_format=""),
        )
    ]

    assert [
        Outcome.MALFORMED,
        Outcome.MALFORMED,
        Outcome.REFUSED,
        Outcome.TOO_LARGE,
        Outcome.TOO_LARGE,
        Outcome.NO_FORMAT,
        Outcome.NO_FORMAT,
    ] == outcomes
    assert before == workers()


def test_the_request_chooses_among_the_graphs(pool):
    """Graphs given with the request are the dataset, whatever the query says (protocol, section 2.1.4)."""
    of_one = csv("SELECT (COUNT(*) AS ?n) FROM <http://e/g2> { ?s ?p ?o }", default_graphs=("http://e/g1",))
    of_none = csv(COUNT, named_graphs=("http://e/g1",))
    named = csv("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", named_graphs=("http://e/g1", "http://e/unknown"))
    unknown = csv(COUNT, default_graphs=("http://127.0.0.1:9/elsewhere",))

    answers = [pool.ask(question).body for question in (of_one, of_none, named, unknown)]

    assert [b"n\r\n667\r\n", b"n\r\n0\r\n", b"n\r\n667\r\n", b"n\r\n0\r\n"] == answers


def test_a_full_pool_says_so_at_once(pool):
    """One query runs, one waits, the third is turned away without waiting."""
    pool.ask(csv("ASK {}"))
    with ThreadPoolExecutor(3) as threads:
        running = threads.submit(pool.ask, csv(ENDLESS))
        time.sleep(0.2)
        waiting = threads.submit(pool.ask, csv("ASK {}"))
        time.sleep(0.2)
        began = time.monotonic()
        turned_away = pool.ask(csv("ASK {}"))
        took = time.monotonic() - began

    assert Outcome.BUSY == turned_away.outcome
    assert took < LIMITS.seconds / 2
    assert Outcome.OUT_OF_TIME == running.result().outcome
    assert Outcome.ANSWERED == waiting.result().outcome


def test_closing_ends_a_query_that_runs(folder):
    """Closing does not wait for the limit, leaves no process, and later questions are turned away."""
    before = workers()
    pool = Pool(folder, Limits(seconds=60, workers=1))
    pool.ask(csv("ASK {}"))
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(pool.ask, csv(ENDLESS))
        time.sleep(0.2)
        pool.close()
        ended = running.result(timeout=5)

    assert Outcome.BROKEN == ended.outcome
    assert Outcome.BUSY == pool.ask(csv("ASK {}")).outcome
    assert before == workers()


def test_a_query_that_needs_too_much_memory_ends_its_worker_only(folder):
    """The limit of memory holds for the worker; the next query finds a new one."""
    pool = Pool(folder, Limits(seconds=30, workers=1, memory_bytes=1 << 30))
    greedy = "SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f } ORDER BY ?a ?c ?e"
    try:
        outcomes = [pool.ask(csv(query)).outcome for query in (greedy, COUNT)]
    finally:
        pool.close()

    assert outcomes[0] in (Outcome.BROKEN, Outcome.TOO_LARGE)
    assert Outcome.ANSWERED == outcomes[1]


PARENT = """
import sys, threading, time
from pathlib import Path
from teilink.store.queries import Limits, Pool, Question

if __name__ == "__main__":
    pool = Pool(Path(sys.argv[1]), Limits(seconds=60, workers=1))
    pool.ask(Question("ASK {}"))
    threading.Thread(target=pool.ask, args=(Question(sys.argv[2]),)).start()
    time.sleep(0.2)
    import multiprocessing
    print(multiprocessing.active_children()[0].pid, flush=True)
    time.sleep(60)
"""


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see other processes")
def test_a_worker_does_not_outlive_a_server_that_is_killed(folder, tmp_path):
    """Even in the middle of a query, and although nobody could close the pool."""
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    with subprocess.Popen([sys.executable, script, folder, ENDLESS], stdout=subprocess.PIPE, text=True) as parent:
        worker = int(parent.stdout.readline())
        was_running = is_running(worker)
        parent.kill()
    deadline = time.monotonic() + 5
    while is_running(worker) and time.monotonic() < deadline:
        time.sleep(0.02)

    assert (True, False) == (was_running, is_running(worker))


def test_a_pool_needs_a_store(tmp_path):
    """The site does not start without one."""
    with pytest.raises(UsageError, match="run teilink build first"):
        Pool(tmp_path, LIMITS)
