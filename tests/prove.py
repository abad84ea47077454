"""The long proofs: thousands of spoiled files, judged by laws and by others; what came of it is docs/proofs.md.

make prove        the same as  python -m tests.prove --seed 1 --full
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
sys.path[:0] = [str(TESTS / name) for name in ("properties", "conformance", "dates", "schema")]
sys.path.append(str(ROOT))

from corpus import measure  # noqa: E402 - the folders of the proofs are no packages
from datatype_verdicts import judged  # noqa: E402
from differential import (  # noqa: E402
    Comparison,
    against_jing,
    documents_in,
    documents_made_from,
    grammar_in,
    mutation,
)
from findings import told  # noqa: E402
from inclusions import inclusions  # noqa: E402
from page import Absent, Proved, page  # noqa: E402
from proof import prove, read_by_rdflib  # noqa: E402
from relaxng_suite import verdicts  # noqa: E402
from repairs import repaired  # noqa: E402
from tests.corpora.lawful import lawful  # noqa: E402
from vocabulary import Vocabulary  # noqa: E402

from teilink.resources import shipped  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

_MADE = 60


def shared() -> Path:
    """The folder of the shared model, which need not be there."""
    return Path(os.environ.get("TEILINK_SHARED") or ROOT.parent / "shared")


class Proof(NamedTuple):
    """A proof: what runs it with a count and a seed, how much it does in full and else, and what it needs."""

    run: Callable[[int, int], object]
    full: int = 0
    short: int = 0
    needs_shared: bool = True
    needs_jing: bool = False

    @property
    def reason(self) -> str:
        """Why it cannot be run; nothing where it can."""
        if self.needs_shared and not (shared() / "samples").is_dir():
            return "no shared model beside the repository"
        return "no jing" if self.needs_jing and shutil.which("jing") is None else ""


def _tei_all() -> tuple[Path, list[_Element]]:
    return shared() / "tei" / "tei_all.rng", documents_in(shared() / "samples" / "corpora")


def _ours(seed: int) -> tuple[Path, list[_Element]]:
    schema = shipped("schemas/teilink.rng")
    return schema, [*documents_in(ROOT / "tei"), *documents_made_from(schema, _MADE, seed)]


def _crosswalk(count: int, seed: int) -> object:
    return prove(count, seed, "crosswalk")


def _shapes(count: int, seed: int) -> object:
    return prove(count, seed, "shapes")


def _compared(count: int, seed: int) -> object:
    return Comparison(*_tei_all(), seed).compared(count)


def _compared_ours(count: int, seed: int) -> object:
    return Comparison(*_ours(seed), seed).compared(count)


def _told(count: int, seed: int) -> object:
    return _told_of(*_tei_all(), count, seed)


def _told_ours(count: int, seed: int) -> object:
    return _told_of(*_ours(seed), count, seed)


def _told_of(schema: Path, documents: Sequence[_Element], count: int, seed: int) -> object:
    grammar = grammar_in(schema)
    words = Vocabulary(grammar)
    return told(grammar, lambda number: mutation(documents, words, seed, number), count)


def _suite(_count: int, _seed: int) -> object:
    return verdicts(shared())


def _corpora(_count: int, _seed: int) -> object:
    return against_jing(shared() / "tei" / "tei_all.rng", shared() / "samples" / "corpora")


def _records(count: int, _seed: int) -> object:
    return lawful(shared(), most=count)


def _inclusions(_count: int, _seed: int) -> object:
    return inclusions(shared())


def _datatypes(count: int, seed: int) -> object:
    return judged(count, seed, with_jing=shutil.which("jing") is not None)


def _dates(_count: int, _seed: int) -> object:
    return measure(shared() / "samples" / "corpora")


# The longest first, so that two cores end at about the same time.
PROOFS = {
    "crosswalk": Proof(_crosswalk, 5000, 60, needs_shared=False),
    "tei": Proof(_compared, 10_000, 200),
    "shapes": Proof(_shapes, 150, 3, needs_shared=False),
    "told tei": Proof(_told, 2000, 100),
    "rdflib": Proof(read_by_rdflib, 200, 6, needs_shared=False),
    "told ours": Proof(_told_ours, 2000, 100, needs_shared=False),
    "repairs": Proof(repaired, 300, 20, needs_shared=False),
    "ours": Proof(_compared_ours, 2000, 200, needs_shared=False),
    "records": Proof(_records, 100_000, 3),
    "datatypes": Proof(_datatypes, 20_000, 2000, needs_shared=False),
    "corpora": Proof(_corpora, needs_jing=True),
    "inclusions": Proof(_inclusions),
    "suite": Proof(_suite),
    "dates": Proof(_dates),
}


def proved(seed: int, *, is_full: bool) -> Proved:
    """All proofs, on as many cores as there are."""
    # Asked before the work: what is committed meanwhile was not proved.
    commit = _commit()
    with ProcessPoolExecutor() as pool:
        waiting = {
            name: None if proof.reason else pool.submit(proof.run, proof.full if is_full else proof.short, seed)
            for name, proof in PROOFS.items()
        }
        outcomes = {
            name: Absent(PROOFS[name].reason) if future is None else future.result() for name, future in waiting.items()
        }
    return Proved(outcomes, {name: proof.short for name, proof in PROOFS.items()}, seed, commit)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the proofs. 0 where all of them hold, else 1; only the full count is written down."""
    parser = argparse.ArgumentParser(prog="python -m tests.prove", description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1, help="which mutations; the same seed makes the same ones")
    parser.add_argument("--full", action="store_true", help="thousands of mutations, and write docs/proofs.md")
    asked = parser.parse_args(arguments)
    found = proved(asked.seed, is_full=asked.full)
    text = page(found)
    sys.stdout.write(text)
    if asked.full:
        path = ROOT / "docs" / "proofs.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0 if all(outcome.holds for outcome in found.outcomes.values()) else 1


def _commit() -> str:
    """The commit that was proved, and whether something was changed since."""
    known = _git("rev-parse", "--short", "HEAD") or "unknown"
    changed = _git("status", "--porcelain", "--", "src", "shapes", "schemas", "tei")
    return f"{known} with changes not yet committed" if changed else known


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main())
