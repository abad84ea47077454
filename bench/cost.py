"""What work costs: CPU time on one core, best of some rounds, since other work on the machine only makes it slower."""

from __future__ import annotations

import gc
import os
import time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lxml import etree

from teilink.diagnostics import Diagnostic
from teilink.rdf.nquads import nquads
from teilink.tei.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teilink.crosswalk.mapper import Mapper
    from teilink.rdf.record import Record
    from teilink.source import Source

Item = TypeVar("Item")


class Made(NamedTuple):
    """How many documents files gave, and how many statements."""

    documents: int
    statements: int


def on_one_core() -> None:
    """Keep this process, and those it starts, on one core; where the system cannot, work runs in one thread anyhow."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The CPU seconds of this process for some work, in the best of the rounds."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def over(way: Callable[[Item], object], items: Sequence[Item], rounds: int) -> float:
    """The CPU microseconds of one way for one of many items."""

    def work() -> None:
        for item in items:
            way(item)

    return seconds(work, rounds) / len(items) * 1e6


def parse(source: Source) -> None:
    """The floor: lxml parses the bytes, and nothing else."""
    etree.fromstring(source.data)


def records(source: Source, mapper: Mapper) -> list[Record]:
    """The records of the documents of a file, from its bytes; none of a file that cannot be read."""
    file = read(source)
    if isinstance(file, Diagnostic):
        return []
    return [mapper.document(document).record for document in mapper.documents(file)]


def quads(source: Source, mapper: Mapper) -> bytes:
    """The documents of a file as N-Quads."""
    return nquads(records(source, mapper)).encode()


def made(sources: Sequence[Source], mapper: Mapper) -> Made:
    """What files give."""
    found = [record for source in sources for record in records(source, mapper)]
    return Made(len(found), sum(len(record.statements) for record in found))
