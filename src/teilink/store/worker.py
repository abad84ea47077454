"""The process that answers served queries, one at a time, until it is told to stop or killed.

It has the store open to read only, a limit of memory, and no way to outlive the process that started it.
"""

from __future__ import annotations

import os
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from multiprocessing import parent_process
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

import pyoxigraph

from teilink.errors import UsageError
from teilink.store import answers
from teilink.store.embedded import open_store
from teilink.store.syntax import calls_service

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path


class Outcome(Enum):
    """What became of a query."""

    ANSWERED = "answered"
    MALFORMED = "malformed"
    REFUSED = "refused"
    NO_FORMAT = "no format"
    TOO_LARGE = "too large"
    OUT_OF_TIME = "out of time"
    BUSY = "busy"
    BROKEN = "broken"


@dataclass(frozen=True)
class Question:
    """A query, its dataset as the request gives it, and the format wished for each kind of answer ('' for none)."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    table_format: str = "json"
    graph_format: str = "turtle"


@dataclass(frozen=True)
class Reply:
    """The outcome; for an answer its bytes and the format they are in, otherwise one line that says why not."""

    outcome: Outcome
    body: bytes = b""
    format_name: str = ""
    message: str = ""


def work(folder: Path, memory_bytes: int, result_bytes: int, pipe: Connection) -> None:
    """Say that the store is open, then answer what comes through the pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the parent, which then closes the pool
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _limit_memory(memory_bytes)
    store = open_store(folder)
    try:
        pipe.send(None)
        while True:
            pipe.send(answer(store, pipe.recv(), result_bytes))
    except (EOFError, ConnectionError):
        return


def answer(store: pyoxigraph.Store, question: Question, result_bytes: int) -> Reply:
    """Answer one question; nothing of it reaches the network."""
    if calls_service(question.query):
        return Reply(Outcome.REFUSED, message="SERVICE is not allowed here: this endpoint asks no other one")
    try:
        found = answers.evaluate(store, question.query, question.default_graphs, question.named_graphs)
        if isinstance(found, pyoxigraph.QueryTriples):
            if question.graph_format:
                return _answered(answers.graph(found, question.graph_format, result_bytes), question.graph_format)
        elif question.table_format:
            return _answered(answers.table(found, question.table_format, result_bytes), question.table_format)
    except UsageError as error:
        return Reply(Outcome.MALFORMED, message=str(error))
    except (answers.TooLargeError, MemoryError):
        return Reply(Outcome.TOO_LARGE, message=f"the answer is larger than {result_bytes} bytes: add a LIMIT")
    return Reply(Outcome.NO_FORMAT)


def _answered(body: bytes, format_name: str) -> Reply:
    return Reply(Outcome.ANSWERED, body, format_name)


def _limit_memory(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    with suppress(ValueError, OSError):  # a stricter limit stands already, or the system knows none
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _leave_with_parent() -> None:
    """End at once when the parent ends, even in the middle of a query: the engine lets other threads run."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
