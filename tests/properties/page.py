"""The page of what was proved, docs/proofs.md: one section for each subject, from what came of its proofs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import findings
import laws
import repairs
from lxml import etree
from markdown import bullets, code, document, numbered, prose, table
from tests.corpora import lawful as corpora_laws

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from corpus import Measured
    from datatype_verdicts import Judged
    from differential import Compared, Disagreement, SameFiles
    from findings import Told
    from inclusions import Inclusions
    from proof import Foreign, Outcome
    from relaxng_suite import Verdicts
    from repairs import Repaired
    from tests.corpora.lawful import Records

_VERDICTS = {True: "allowed", False: "refused"}


class Absent(NamedTuple):
    """A proof that was not run, and why."""

    reason: str
    holds: bool = True


class Proved(NamedTuple):
    """What came of each proof by its name, how much `make test` does of each, the seed and the commit."""

    outcomes: Mapping[str, object]
    short: Mapping[str, int]
    seed: int
    commit: str


def page(proved: Proved) -> str:
    """The page."""
    sections = "\n\n".join(f"## {title}\n\n{_told(proved, names, tell)}" for title, names, tell in _SECTIONS)
    said = prose(
        f"""`make prove` spoils files by seeded chance, judges what comes of them by laws and by other programs, and
        writes this page. `make test` does the same with few: {proved.short["crosswalk"]} where there are thousands
        here."""
    )
    return f"# Proofs\n\n{said}\n\nSeed {proved.seed}, commit {proved.commit}.\n\n{sections}\n"


def _told(proved: Proved, names: tuple[str, ...], tell: Callable[..., str]) -> str:
    outcomes = [proved.outcomes[name] for name in names]
    absent = [each for each in outcomes if isinstance(each, Absent)]
    return f"Not run: {absent[0].reason}." if absent else tell(*outcomes, proved.seed).strip()


# -- laws of spoiled files --------------------------------------------------------------------------------------------


_SLIPS = prose(
    """The cable and the sample of `init` are spoiled. A mutation is one to three of these: an element deleted, doubled,
    moved, renamed, wrapped or put in; an attribute deleted or changed; texts exchanged or reworded; bytes changed,
    dropped, put in or doubled; the file cut off, or written in another encoding."""
)


def _spoiled(crosswalk: Outcome, shapes: Outcome, foreign: Foreign, seed: int) -> str:
    outcomes = {"crosswalk": crosswalk, "shapes": shapes}
    rows = [
        (f"up to the {stage}", outcome.mutations, outcome.records, _differing(outcome))
        for stage, outcome in outcomes.items()
    ]
    others = ", ".join(map(str, foreign.numbers)) or "none"
    rows.append(("Turtle and JSON-LD read by rdflib as well", foreign.mutations, "", others))
    return f"""{_SLIPS}

The laws:

{bullets(laws.LAWS)}

{table(("proof", "spoiled files", "gave a record", "differences"), rows)}

A mutation is made again by its number: `spoiled(NUMBER, {seed}, originals())` in `tests/properties/proof.py`.
{_details(outcomes)}"""


def _differing(outcome: Outcome) -> str:
    return ", ".join(f"{each.law} ({each.count:,})" for each in outcome.differences) or "none"


def _details(outcomes: Mapping[str, Outcome]) -> str:
    return "".join(
        f"\n{each.law}: up to the {stage}, {each.count:,} times, first in mutation {each.number}. "
        f"The smallest file found:\n\n{document(each.smallest)}\n"
        for stage, outcome in outcomes.items()
        for each in outcome.differences
    )


# -- verdicts ---------------------------------------------------------------------------------------------------------


def _suite(verdicts: Verdicts, _seed: int) -> str:
    wrong = ", ".join(f"{name} (section {section})" for name, section in verdicts.wrong) or "none"
    return prose(
        f"""The test suite of RELAX NG by James Clark says of schemas that they are correct or not, and of documents
        that they are valid or not. {verdicts.claims:,} claims; judged otherwise: {wrong}."""
    )


def _corpora(same: SameFiles, _seed: int) -> str:
    differing = ", ".join(map(code, same.differing)) or "none"
    return prose(
        f"""The files of three published corpora under tei_all, by us and by jing: {same.files} files, of which both
        refuse {same.refused}. Judged otherwise: {differing}."""
    )


def _records(records: Records, _seed: int) -> str:
    heads = ("corpus", "documents", "entries of registers", "statements", "read in all formats", "loose ends", "broken")
    rows = [
        (each.corpus, each.documents, each.entries, each.statements, each.written, each.dangling, _broken(each.broken))
        for each in records.corpora
    ]
    said = prose(
        f"""Every document and every entry of a register of three published corpora becomes a record, whatever errors
        its file has; files that cannot be read at all: {sum(each.unread for each in records.corpora)}. "Loose ends" are
        addresses of ours that no record describes. The laws of a record:"""
    )
    twice = "the same" if records.is_same_twice else "other"
    return f"""{said}

{bullets(corpora_laws.LAWS)}

{table(heads, rows)}

Two processes in which sets have another order write {twice} bytes."""


def _broken(broken: Sequence[str]) -> str:
    return f"{len(broken):,}, first: {code(broken[0])}" if broken else "none"


_CHANGES = prose(
    f"""The corpora are spoiled and judged under tei_all, our own documents and some made at random under
    `teilink.rng`: by us, and by libxml2 {".".join(map(str, etree.LIBXML_VERSION))} on the same schema written flat. A
    mutation is one to three of these: elements renamed, also into other namespaces, deleted, doubled, moved, turned
    round, wrapped, unwrapped, emptied or put in; attributes given, exchanged, padded or deleted, mostly with values at
    the edge of what the schema wants; text where none may be, or none where it was; comments and instructions in the
    middle of texts. We judge each once more with a grammar that has not read the others before it."""
)


def _mutations(corpora: Compared, ours: Compared, seed: int) -> str:
    compared = {"tei_all": corpora, "teilink.rng": ours}
    rows = [
        (name, each.documents, each.refused, len(each.disagreements), len(each.undecided), each.fickle)
        for name, each in compared.items()
    ]
    heads = ("schema", "documents", "refused by us", "judged otherwise", "undecided", "by a new grammar otherwise")
    return f"""{_CHANGES}

{table(heads, rows)}

{_kinds(compared)}

A mutation is made again by its number: `Comparison(SCHEMA, DOCUMENTS, {seed}).mutation(NUMBER)` in
`tests/conformance/differential.py`.
{_smallest(compared)}"""


def _kinds(compared: Mapping[str, Compared]) -> str:
    decided = {one: each for compared_one in compared.values() for one, _, each in reversed(compared_one.decided)}
    counts = [{one: count for one, count, _ in each.decided} for each in compared.values()]
    ordered = [one for each in compared.values() for one, _, _ in each.decided]
    rows = [
        (one.kind, f"{one.section}: {one.says}", *(count.get(one, 0) for count in counts), _read(decided[one]))
        for one in sorted(dict.fromkeys(ordered), key=lambda one: (one.kind, one.section, one.says))
    ]
    kinds = len({one.kind for one in ordered})
    heads = ("what is read differently", "the section that decides", *compared, "smallest text, by us")
    return f"Kinds of disagreement: {kinds}.\n\n{table(heads, rows)}" if rows else "No kind of disagreement."


def _read(each: Disagreement) -> str:
    return f"{code(each.text)} {_VERDICTS[each.ours]}"


def _smallest(compared: Mapping[str, Compared]) -> str:
    """The smallest document of each kind, and of what is undecided."""
    least: dict[str, tuple[str, Disagreement]] = {}
    for name, each in compared.items():
        for one in each.disagreements:
            kind = one.decided.kind if one.decided else f"undecided: mutation {one.number}"
            if kind not in least or len(one.smallest) < len(least[kind][1].smallest):
                least[kind] = (name, one)
    return "".join(
        f"\nThe smallest document, {kind}: {_VERDICTS[one.ours]} by us, mutation {one.number} under {name}.\n\n"
        f"{document(one.smallest)}\n"
        for kind, (name, one) in sorted(least.items())
    )


def _inclusion(inclusions: Inclusions, _seed: int) -> str:
    rows = [
        (each.narrow, each.wide, each.elements, each.states, _proved(each.holds, each.said))
        for each in inclusions.proofs
    ]
    heads = ("every document of", "is one of", "elements", "states", "outcome")
    as_expected = "as it should" if inclusions.holds else "not as it should"
    said = prose(
        f"""`teilink schema prove` walks through two schemas side by side: so many pairs of elements, and of states,
        were compared. Both ways together prove that two schemas accept the same documents. A broken schema must be
        caught. Each proof ended {as_expected}."""
    )
    return f"{said}\n\n{table(heads, rows)}"


def _proved(holds: bool, said: str) -> str:
    return "proved" if holds else f"caught: {code(said)}"


def _datatypes(judged: Judged, _seed: int) -> str:
    ordered = sorted(
        judged.differences,
        key=lambda each: (tuple(each.decided or ()), each.validator, each.shortest, each.ours),
    )
    rows = [
        (
            each.decided.kind if each.decided else "undecided",
            f"{each.decided.section}: {each.decided.says}" if each.decided else "",
            each.validator,
            each.count,
            f"{code(each.shortest.text)} as {each.shortest.datatype} {_VERDICTS[each.ours]}",
        )
        for each in ordered
    ]
    jing = "" if "jing" in judged.validators else " Here there was no jing."
    heads = ("what is read differently", "the section that decides", "by", "texts", "shortest text, by us")
    said = prose(
        f"""{judged.texts:,} texts at the edge of the datatypes of XSD 1.0, each judged as a value of one, by us, by
        libxml2 and by jing; {judged.allowed:,} are allowed. Notations, entities and ids are left out: of them the text
        alone does not decide.{jing}"""
    )
    return f"{said}\n\n{table(heads, rows)}"


# -- dates, findings, fixes -------------------------------------------------------------------------------------------


def _dates(measured: Measured, _seed: int) -> str:
    counts = {
        "read right": measured.right,
        "read as nothing": measured.nothing,
        "read otherwise, the corpus being wrong": len(measured.wrong) - len(measured.faults),
        "read wrong": len(measured.faults),
    }
    rows = [(name, count, f"{count / measured.total:.1%}") for name, count in counts.items()]
    wrong = [
        (code(each.place), code(each.words), code(each.when), code(each.said), each.slip or "ours")
        for each in measured.wrong
    ]
    heads = ("place", "words", "the attribute", "read as", "whose slip")
    said = prose(
        f"""All `date` elements of the sample corpora that carry words and `@when` or `@when-iso`: {measured.total}. A
        reading is right where its days hold the day of the attribute. Words that name no day by themselves, as
        "yesterday" and "the third of this month", are read as nothing. Each date that is read otherwise than its
        attribute says was looked up in its letter."""
    )
    return f"{said}\n\n{table(('outcome', 'dates', 'share'), rows)}\n\n{table(heads, wrong)}"


def _findings(corpora: Told, ours: Told, _seed: int) -> str:
    rows = [
        (name, each.documents, each.refused, each.findings, each.most, each.whole, numbered(each.broken))
        for name, each in {"tei_all": corpora, "teilink.rng": ours}.items()
    ]
    heads = ("schema", "documents", "refused", "findings", "most in one", "without a cause", "broken")
    said = prose(
        """The same mutations, and what is told of them. "Without a cause" counts the documents of which nothing can be
        said but that the schema refuses them. The laws:"""
    )
    return f"{said}\n\n{bullets(findings.LAWS)}\n\n{table(heads, rows)}"


def _repairs(repaired: Repaired, seed: int) -> str:
    heads = ("cables", "something fixed", "fixes", "most rounds", "became valid", "broken")
    return f"""The cable with slips that a safe fix puts right, every second one spoiled besides. The laws of `--fix`:

{bullets(repairs.LAWS)}

{table(heads, [(*repaired[:-1], numbered(repaired.broken))])}

A cable is made again by its number: `spoilt_cable(NUMBER, {seed})` in `tests/properties/repairs.py`."""


_SECTIONS: tuple[tuple[str, tuple[str, ...], Callable[..., str]], ...] = (
    ("Laws of spoiled files", ("crosswalk", "shapes", "rdflib"), _spoiled),
    ("The test suite of RELAX NG", ("suite",), _suite),
    ("Published corpora, beside jing", ("corpora",), _corpora),
    ("Records of published corpora", ("records",), _records),
    ("Spoiled documents, beside libxml2", ("tei", "ours"), _mutations),
    ("One schema in another", ("inclusions",), _inclusion),
    ("Datatypes, beside libxml2 and jing", ("datatypes",), _datatypes),
    ("Dates in words", ("dates",), _dates),
    ("What is told of a refused document", ("told tei", "told ours"), _findings),
    ("What safe fixes do", ("repairs",), _repairs),
)
