"""The long proofs: thousands of spoiled files, judged by laws; what came of it is written to docs/proofs.md.

make prove        the same as  python -m tests.prove --seed 1 --full
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "properties"))

from laws import LAWS  # noqa: E402 - the folder of the laws is no package
from proof import Outcome, differs_for_rdflib, prove  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL = {"crosswalk": 5000, "shapes": 150}
SHORT = {"crosswalk": 60, "shapes": 3}
_READ_BY_RDFLIB = 25
_SHOWN = 3000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the proofs. 0 where nothing differs, else 1; only the full count is written down."""
    parser = argparse.ArgumentParser(prog="python -m tests.prove", description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1, help="which mutations; the same seed makes the same ones")
    parser.add_argument("--full", action="store_true", help="5,000 mutations, and write docs/proofs.md")
    asked = parser.parse_args(arguments)
    counts = FULL if asked.full else SHORT
    # Asked before the work: what is committed meanwhile was not proved.
    commit = _commit()
    outcomes = {stage: prove(count, asked.seed, stage) for stage, count in counts.items()}
    foreign = differs_for_rdflib(counts["crosswalk"] // _READ_BY_RDFLIB, asked.seed)
    text = page(outcomes, foreign, counts["crosswalk"] // _READ_BY_RDFLIB, asked.seed, commit)
    sys.stdout.write(text)
    if asked.full:
        path = ROOT / "docs" / "proofs.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 1 if foreign or any(outcome.differences for outcome in outcomes.values()) else 0


def page(outcomes: dict[str, Outcome], foreign: Sequence[int], read: int, seed: int, commit: str) -> str:
    """The page of what was proved."""
    laws = "\n".join(f"- {law}." for law in LAWS)
    rows = "\n".join(
        f"| up to the {stage} | {outcome.mutations:,} | {outcome.records:,} | {_told(outcome)} |"
        for stage, outcome in outcomes.items()
    )
    foreigners = ", ".join(str(number) for number in foreign) or "none"
    return f"""# Proofs

`make prove` spoils the cable and the sample of `init` by seeded chance, and judges every spoiled file by laws.
`make test` does the same with {SHORT["crosswalk"]} files up to the crosswalk and {SHORT["shapes"]} up to the shapes.

A mutation is one to three of these: an element deleted, doubled, moved, renamed, wrapped or put in;
an attribute deleted or changed; texts exchanged or reworded; bytes changed, dropped, put in or doubled;
the file cut off, or written in another encoding.

The laws:

{laws}

Seed {seed}, commit {commit}:

| proof | spoiled files | gave a record | differences |
| --- | ---: | ---: | --- |
{rows}
| Turtle and JSON-LD read by rdflib as well | {read:,} | | {foreigners} |

A mutation is made again by its number: `spoiled(NUMBER, {seed}, originals())` in `tests/properties/proof.py`.
{_details(outcomes)}"""


def _told(outcome: Outcome) -> str:
    return ", ".join(f"{each.law} ({each.count:,})" for each in outcome.differences) or "none"


def _details(outcomes: dict[str, Outcome]) -> str:
    parts = []
    for stage, outcome in outcomes.items():
        for each in outcome.differences:
            text = each.smallest.decode("utf-8", "replace")
            cut = "" if len(text) <= _SHOWN else f", its first {_SHOWN:,} characters"
            parts.append(
                f"\n## {each.law}\n\nUp to the {stage}; {each.count:,} times, first in mutation {each.number}. "
                f"The smallest file found{cut}:\n\n```xml\n{text[:_SHOWN]}\n```\n"
            )
    return "".join(parts)


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
