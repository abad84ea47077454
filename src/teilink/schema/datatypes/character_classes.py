r"""Sets of characters in XSD regular expressions: \p{L}, \p{IsGreek}, \i, [a-z-[aeiou]].

A set is a claim about one character; nothing is written out, so \P{C} costs no more than [a-z].  Categories are those
of the Unicode that Python knows (XSD 1.0 asks for the current one).

Specification: XSD 1.0 part 2, appendix F.1, https://www.w3.org/TR/2004/REC-xmlschema-2-20041028/#charcter-classes
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from teilink.schema.datatypes.characters import continues_name, starts_name

Claim: TypeAlias = Callable[[str], bool]

# The categories of F.1.1; a surrogate (Cs) is no character of XML.
_CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn".split()  # noqa: SIM905
)


class CharacterClass(NamedTuple):
    """A set of characters: ranges and claims, or all but those, less another set."""

    ranges: tuple[tuple[str, str], ...] = ()
    claims: tuple[Claim, ...] = ()
    is_negated: bool = False
    without: CharacterClass | None = None

    def has(self, character: str) -> bool:
        """Whether the set has a character."""
        is_in = any(first <= character <= last for first, last in self.ranges) or any(
            claim(character) for claim in self.claims
        )
        return is_in != self.is_negated and not (self.without and self.without.has(character))


def single(character: str) -> CharacterClass:
    """The set of one character."""
    return CharacterClass(((character, character),))


def negated(claim: Claim) -> Claim:
    """The claim that another does not hold."""
    return lambda character: not claim(character)


def multiple(letter: str) -> Claim | None:
    r"""The set of \s \i \c \d \w, or of the capital letter, which is all the rest; None for another letter."""
    claim = _MULTIPLE.get(letter.lower())
    return negated(claim) if claim and letter.isupper() else claim


def dot(character: str) -> bool:
    """Whether '.' stands for a character: all do but the ends of lines."""
    return character not in "\n\r"


def named(name: str) -> Claim | None:
    r"""The set of a category (L, Nd) or a block (IsGreek); None where there is no such name."""
    if name in _CATEGORIES:
        return _category(name)
    if not name.startswith("Is"):
        return None
    from teilink.schema.datatypes.blocks import blocks

    ends = blocks().get(name[2:])
    return CharacterClass((ends,)).has if ends else None


def nearest_name(name: str) -> str:
    """The category or block whose name is most like a given one, or ''."""
    from teilink.iri import nearest
    from teilink.schema.datatypes.blocks import blocks

    known = sorted(f"Is{block}" for block in blocks())
    return next((each for each in known if each[2:] == name), "") or nearest(name, [*known, *_CATEGORIES])


def _category(name: str) -> Claim:
    from unicodedata import category

    return lambda character: category(character).startswith(name)


def _is_word(character: str) -> bool:
    # All but punctuation, separators and other.
    from unicodedata import category

    return category(character)[0] not in "PZC"


_MULTIPLE: dict[str, Claim] = {
    "s": frozenset(" \t\n\r").__contains__,
    "i": starts_name,
    "c": continues_name,
    "d": str.isdecimal,
    "w": _is_word,
}
