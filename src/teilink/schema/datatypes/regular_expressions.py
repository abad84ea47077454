r"""The regular expressions of XSD, which say what a whole text looks like.

No anchors (^ and $ are characters), no lazy quantifiers, no references back; categories, blocks and differences of
character classes instead.  The reading is strict, as jing's is: what is no XSD expression is refused with its place.
Own, because elementpath takes 90 ms to import and 98 ms for the first \p{C}, `regex` 15 ms to import, and both hand
the text to a matcher that backtracks; this takes 5 ms to import and 1 ms for all the patterns of tei_all.rng.

Specification: XSD 1.0 part 2, appendix F, https://www.w3.org/TR/2004/REC-xmlschema-2-20041028/#regexs
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from teilink.schema.datatypes.automata import Automaton, Choice, Expression, OneOf, Repetition, Row
from teilink.schema.datatypes.character_classes import (
    CharacterClass,
    dot,
    multiple,
    named,
    nearest_name,
    negated,
    single,
)

if TYPE_CHECKING:
    from teilink.schema.datatypes.character_classes import Claim

_LENGTH = 10_000
_DEPTH = 100
_DIGITS = 9
_ESCAPED = {**{each: each for each in "\\|.?*+(){}-[]^"}, "n": "\n", "r": "\r", "t": "\t"}


class RegularExpressionError(ValueError):
    """A text that is no regular expression of XSD; says what is wrong, and at which character."""


@lru_cache(maxsize=512)
def regular_expression(pattern: str) -> Automaton:
    """The matcher of a pattern.

    Raises:
        RegularExpressionError: the pattern is none.
    """
    return Automaton(_Reader(pattern).read())


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0

    def read(self) -> Expression:
        """The expression of the whole pattern."""
        if len(self.pattern) > _LENGTH:
            raise RegularExpressionError(f"a pattern of more than {_LENGTH:,} characters is not read")
        expression = self._choice()
        if self._next():
            # Only a closing parenthesis ends a choice early.
            self._fail(r"')' closes nothing; a parenthesis of the text is written \)")
        return expression

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _skip(self, expected: str) -> bool:
        """Step over a text if it stands next."""
        if not self.pattern.startswith(expected, self.at):
            return False
        self.at += len(expected)
        return True

    def _fail(self, what: str, at: int | None = None) -> NoReturn:
        place = (self.at if at is None else at) + 1
        shown = self.pattern if len(self.pattern) <= 80 else f"{self.pattern[:77]}..."
        raise RegularExpressionError(f"{what} (character {place} of the pattern {shown})")

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > _DEPTH:
            self._fail(f"more than {_DEPTH} levels of brackets are not read")

    def _choice(self) -> Expression:
        branches = [self._row()]
        while self._skip("|"):
            branches.append(self._row())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _row(self) -> Expression:
        parts = []
        while self._next() not in ("", "|", ")"):
            parts.append(self._quantified(self._atom()))
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def _quantified(self, atom: Expression) -> Expression:
        character = self._next()
        if character not in ("?", "*", "+", "{"):
            return atom
        self.at += 1
        least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(character) or self._bounds()
        if self._next() in ("?", "*", "+", "{"):
            self._fail(f"{self._next()!r} follows another quantifier; put the first part in parentheses")
        return Repetition(atom, least, most)

    def _bounds(self) -> tuple[int, int | None]:
        begin = self.at - 1
        least = self._number()
        bounds: tuple[int, int | None] = least, least
        if self._skip(","):
            bounds = least, None if self._next() == "}" else self._number()
        if not self._skip("}"):
            self._fail("the quantifier has no closing '}'")
        if bounds[1] is not None and bounds[1] < least:
            self._fail(f"the quantifier asks for at least {least} and at most {bounds[1]}", begin)
        return bounds

    def _number(self) -> int:
        start = self.at
        while self._next() in tuple("0123456789"):
            self.at += 1
        digits = self.pattern[start : self.at]
        if not digits:
            self._fail(r"a number is missing in the quantifier; a brace of the text is written \{")
        if len(digits) > _DIGITS:
            self._fail(f"a quantifier counts with at most {_DIGITS} digits")
        return int(digits)

    def _atom(self) -> Expression:
        character = self._next()
        if character == "(":
            return self._group()
        if character in ("?", "*", "+", "{"):
            self._fail(rf"{character!r} has nothing to repeat; the character itself is written \{character}")
        if character in ("}", "]"):
            self._fail(rf"{character!r} closes nothing; the character itself is written \{character}")
        if character == "[":
            return OneOf(self._class().has)
        self.at += 1
        if character == "\\":
            escaped = self._escape()
            return OneOf(single(escaped).has if isinstance(escaped, str) else escaped)
        return OneOf(dot if character == "." else character.__eq__)

    def _group(self) -> Expression:
        self.at += 1
        self._deeper()
        expression = self._choice()
        if not self._skip(")"):
            self._fail(r"a ')' is missing; a parenthesis of the text is written \(")
        self.depth -= 1
        return expression

    def _escape(self) -> str | Claim:
        """What stands behind a backslash: one character, or a set of them."""
        letter = self._next()
        if letter in ("p", "P"):
            self.at += 1
            return self._property(is_negated=letter == "P")
        found = _ESCAPED.get(letter) or (multiple(letter) if letter else None)
        if found is None:
            self._fail(f"XSD has no escape \\{letter}" if letter else "the pattern ends in a backslash")
        self.at += 1
        return found

    def _property(self, *, is_negated: bool) -> Claim:
        end = self.pattern.find("}", self.at)
        if self._next() != "{" or end < 0:
            self._fail(r"a category is written \p{L}, a block \p{IsGreek}")
        name = self.pattern[self.at + 1 : end]
        claim = named(name)
        if claim is None:
            near = nearest_name(name)
            self._fail(f"there is no category or block {name!r}" + (f"; did you mean {near}?" if near else ""))
        self.at = end + 1
        return negated(claim) if is_negated else claim

    def _class(self) -> CharacterClass:
        self.at += 1
        self._deeper()
        is_negated = self._skip("^")
        found = CharacterClass(is_negated=is_negated)
        start = self.at
        while not self._skip("]"):
            if self.at > start and self.pattern.startswith("-[", self.at):
                self.at += 1
                found = found._replace(without=self._class())
                if self._next() != "]":
                    self._fail("a ']' is missing after the class that is taken away")
            else:
                found = self._member(found, start)
        if self.at == start + 1:
            self._fail(r"the class is empty; a bracket of the text is written \]")
        self.depth -= 1
        return found

    def _member(self, found: CharacterClass, start: int) -> CharacterClass:
        """The class with the range, escape or character that stands next."""
        if self._skip("-"):
            # Only at either end of a class is a hyphen a character (appendix F.1, charRange).
            at = self.at - 1
            if at > start and self._next() != "]":
                self._fail(r"'-' stands at the beginning or the end of a class; elsewhere it is written \-", at)
            return found._replace(ranges=(*found.ranges, ("-", "-")))
        begin = self.at
        first = self._class_character()
        if not isinstance(first, str):
            return found._replace(claims=(*found.claims, first))
        last = self._last(first, begin) if self._is_range() else first
        return found._replace(ranges=(*found.ranges, (first, last)))

    def _is_range(self) -> bool:
        return self._next() == "-" and self.pattern[self.at + 1 : self.at + 2] not in ("]", "[", "")

    def _last(self, first: str, begin: int) -> str:
        self.at += 1
        is_hyphen = self._next() == "-"
        last = self._class_character()
        if not isinstance(last, str) or is_hyphen:
            self._fail(r"a range ends in one character; '-' is written \- there", begin)
        if last < first:
            self._fail(f"the range {first}-{last} ends before it begins", begin)
        return last

    def _class_character(self) -> str | Claim:
        character = self._next()
        if not character:
            self._fail(r"a ']' is missing; a bracket of the text is written \[")
        if character == "[":
            self._fail(r"'[' stands inside a class; it is written \[ there")
        self.at += 1
        return self._escape() if character == "\\" else character
