"""Queries from strangers: answered by a few worker processes, within limits.

A query in SPARQL can run for ever, and the engine cannot be told to stop; a process can be killed.  So each query is
given to a worker process, and a worker that is over its time is killed; the next query finds a new one.  An answer is
complete before its first byte is handed out, so a client never sees half of one.
"""

from __future__ import annotations

import multiprocessing
import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilink.errors import UsageError
from teilink.store.embedded import is_store
from teilink.store.worker import Outcome, Question, Reply, work

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from pathlib import Path

__all__ = ["Limits", "Outcome", "Pool", "Question", "Reply"]

_START_SECONDS = 60.0


@dataclass(frozen=True)
class Limits:
    """What served queries may use. `waiting` is how many may wait for a worker, each for `seconds` at most."""

    seconds: float = 10.0
    result_bytes: int = 10_000_000
    query_bytes: int = 65_536
    workers: int = 2
    waiting: int = 8
    memory_bytes: int = 2 << 30


class _Worker:
    """One place in the pool and the process that holds it, if any; used by one thread at a time."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def ask(self, question: Question) -> Reply:
        try:
            pipe = self._pipe if self._pipe and self._process and self._process.is_alive() else self._start()
            pipe.send(question)
            if pipe.poll(self._limits.seconds):
                reply = pipe.recv()
                return reply if isinstance(reply, Reply) else self._failed(Outcome.BROKEN)
        except (EOFError, OSError):
            return self._failed(Outcome.BROKEN)
        return self._failed(Outcome.OUT_OF_TIME)

    def _start(self) -> Connection:
        """Spawned, not forked: a fork would hold the sockets and the locks of a server that has threads."""
        self.discard()
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        arguments = (self._folder, self._limits.memory_bytes, self._limits.result_bytes, theirs)
        self._process = spawn.Process(target=work, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        if not self._pipe.poll(_START_SECONDS):
            raise EOFError
        self._pipe.recv()
        return self._pipe

    def _failed(self, outcome: Outcome) -> Reply:
        self.discard()
        if outcome is Outcome.OUT_OF_TIME:
            return Reply(outcome, message=f"the query took longer than {self._limits.seconds:g} seconds")
        return Reply(outcome, message="the process that ran the query ended: the query may need too much memory")

    def kill(self) -> None:
        """End the process; whoever waits for its answer sees the end of the pipe."""
        process = self._process
        if process is not None:
            process.kill()
            process.join()

    def discard(self) -> None:
        self.kill()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


class Pool:
    """Workers over one store. Workers start when they are first needed; `close` ends them all."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        """Raises UsageError where there is no store."""
        if not is_store(folder):
            raise UsageError(f"no store in {folder}: run teilink build first")
        self.limits = limits
        self._places = threading.BoundedSemaphore(limits.workers + limits.waiting)
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._workers = [_Worker(folder, limits) for _ in range(limits.workers)]
        self._closed = threading.Event()
        for worker in self._workers:
            self._idle.put(worker)

    def ask(self, question: Question) -> Reply:
        """Answer a question; it may be called from many threads. Never raises for what a query does."""
        if self._closed.is_set() or not self._places.acquire(blocking=False):
            return self._busy()
        try:
            worker = self._idle.get(timeout=self.limits.seconds)
        except queue.Empty:
            return self._busy()
        else:
            try:
                return self._busy() if self._closed.is_set() else worker.ask(question)
            finally:
                if self._closed.is_set():
                    worker.discard()
                self._idle.put(worker)
        finally:
            self._places.release()

    def _busy(self) -> Reply:
        return Reply(Outcome.BUSY, message="too many queries at the same time: try again later")

    def close(self) -> None:
        """End all workers, also those that are at work: their queries come back as broken."""
        self._closed.set()
        for worker in self._workers:
            worker.kill()
