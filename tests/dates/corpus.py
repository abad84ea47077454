"""How well dates in words are read: every `date` of a folder of TEI files that carries both words and @when.

A reading is right where its days hold the day of the attribute; it is nothing where the words are not understood, or
name no day by themselves.  Whatever else is wrong, whoever made the mistake; what was looked up and found to be a
slip of the corpus itself stands in `SLIPS` with the reason.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from teilink.dates import Reading, agrees, dated, is_date, read_words, stated
from teilink.source import Source
from teilink.tei.document import TEI
from teilink.tei.reading import read
from teilink.tei.text import language, reading_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

_MOST_WRONG = 0.003
_OF_ANOTHER = "the attribute is the date of another letter"
SLIPS = {
    ("3. Dezember 1719", "1719-11-15"): _OF_ANOTHER,
    ("3. Dezembris 1719", "1719-11-15"): _OF_ANOTHER,
    ("1. Mai 1720", "1720-04-16"): _OF_ANOTHER,
    ("11. Decembris 1719", "1719-12-19"): "the source is wrong, as a note beside it says",
    ("12. Mai 1720", "1719-05-12"): "the year before is typed",
    ("4. Maii 1720", "1720-04-04"): "the month before is typed",
    ("4. August", "1719-08-14"): "one digit too many is typed",
    ("3. Jänner 1720", "1720-01-01"): "exchanged with the date of the letter after",
    ("1. Jänner 1720", "1720-01-03"): "exchanged with the date of the letter before",
}


class Wrong(NamedTuple):
    """A date whose words were read otherwise than its attribute says."""

    place: str
    words: str
    when: str
    said: str
    slip: str


class Measured(NamedTuple):
    """How many dates were read right, and as nothing; those read wrong."""

    right: int
    nothing: int
    wrong: list[Wrong]

    @property
    def total(self) -> int:
        """All dates that carry both words and an attribute."""
        return self.right + self.nothing + len(self.wrong)

    @property
    def holds(self) -> bool:
        """Whether hardly any is read wrong by a fault of ours."""
        return len(self.faults) <= self.total * _MOST_WRONG

    @property
    def faults(self) -> list[Wrong]:
        """Those of the wrong ones that are ours."""
        return [each for each in self.wrong if not each.slip]


def measure(folder: Path) -> Measured:
    """Read the dates of all files of a folder, in the order of their names."""
    right = nothing = 0
    wrong: list[Wrong] = []
    for path in sorted(folder.rglob("*.xml")):
        name = path.relative_to(folder).as_posix()
        root = _root(name, path)
        dates = list(_worded(root)) if root is not None else []
        near = _usual_year(dates)
        for element, words, when in dates:
            found = read_words(words, language=language(element), near=near)
            if found is None:
                nothing += 1
            elif _is_right(words, when, language(element), near):
                right += 1
            else:
                place = f"{name}:{element.sourceline}"
                wrong.append(Wrong(place, words, when, _told(found), SLIPS.get((words, when), "")))
    return Measured(right, nothing, wrong)


def _root(name: str, path: Path) -> _Element | None:
    file = read(Source(name, path.read_bytes()))
    return getattr(file, "root", None)


def _worded(root: _Element) -> Iterator[tuple[_Element, str, str]]:
    for element in root.iter(TEI + "date"):
        when = element.get("when") or element.get("when-iso") or ""
        words = reading_text(element)
        if words and (is_date(when) or stated({"when-iso": when})):
            yield element, words, when


def _usual_year(dates: list[tuple[_Element, str, str]]) -> int | None:
    """The year that most dates of a file are of."""
    found = [dated({"when": when}) for _, _, when in dates]
    years = Counter(int(each.earliest[:-6]) for each in found if each is not None)
    return min(years, key=lambda year: (-years[year], year)) if years else None


def _is_right(words: str, when: str, tag: str, near: int | None) -> bool:
    return agrees(words, {"when-iso": when}, language=tag, near=near) is True


def _told(found: Reading) -> str:
    return " or ".join(
        " ".join(f'{name}="{value}"' for name, value in each) for each in found.alternatives or (found.attributes,)
    )


def main() -> None:
    """Tell the figures of a folder."""
    import sys
    from pathlib import Path

    found = measure(Path(sys.argv[1]))
    sys.stdout.write(f"right {found.right}, nothing {found.nothing}, wrong {len(found.wrong)}\n")
    for each in found.wrong:
        sys.stdout.write(f"{each.place}: {each.words!r} @when={each.when} read {each.said} {each.slip}\n")


if __name__ == "__main__":
    main()
