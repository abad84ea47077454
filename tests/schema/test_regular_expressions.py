"""XSD regular expressions: the syntax of appendix F, whole texts, and no text that takes for ever."""

from __future__ import annotations

import random
import re
import time
from itertools import pairwise

import pytest

from teilink.schema.datatypes.blocks import blocks
from teilink.schema.datatypes.character_classes import multiple, named
from teilink.schema.datatypes.regular_expressions import RegularExpressionError, regular_expression

MATCHES = [
    ("", [""], ["a"]),
    ("a", ["a"], ["", "aa", "ba", "A"]),
    ("a|", ["a", ""], ["|", "aa"]),
    ("()", [""], ["()"]),
    ("a|bc|d", ["a", "bc", "d"], ["abc", "ac", "b"]),
    ("(a|b)c", ["ac", "bc"], ["a", "abc"]),
    ("^a$", ["^a$"], ["a"]),
    ("a.c", ["abc", "a c", "a€c", "a\u2028c"], ["a\nc", "a\rc", "ac"]),
    ("a?", ["", "a"], ["aa"]),
    ("a*", ["", "aaaa"], ["ab"]),
    ("a+", ["a", "aa"], [""]),
    ("a{2}", ["aa"], ["a", "aaa"]),
    ("a{2,}", ["aa", "aaaaa"], ["a"]),
    ("a{1,3}", ["a", "aaa"], ["", "aaaa"]),
    ("a{0}", [""], ["a"]),
    ("a{01,2}", ["a", "aa"], ["", "aaa"]),
    ("(a{2}|b){2}", ["aaaa", "aab", "baa", "bb"], ["aa", "ab"]),
    ("((a?){2,3}b){2}", ["bb", "aabb", "aaabaaab"], ["b", "aaaabb"]),
    ("((a|aa){0,3}b?){2}", ["", "aaaaaab", "aaaaaabaaaaaab"], ["aaaaaaaaaaaaa", "bbb"]),
    (r"\.\\\?\*\+\{\}\(\)\[\]\|\-\^", [r".\?*+{}()[]|-^"], [""]),
    (r"\n\r\t", ["\n\r\t"], ["nrt"]),
    ("[abc]", list("abc"), ["d", "ab", ""]),
    ("[^abc]", ["d", "^", "\n"], ["a", ""]),
    ("[a^]", ["a", "^"], ["b"]),
    ("[-a]", ["-", "a"], ["b"]),
    ("[a-]", ["-", "a"], ["b"]),
    ("[^-a]", ["b"], ["-", "a"]),
    ("[a-c-]", ["b", "-"], ["d"]),
    (r"[\-a]", ["-", "a"], ["\\"]),
    (r"[\]\[]", ["]", "["], ["\\"]),
    ("[.*+?(){}|$]", list(".*+?(){}|$"), ["a"]),
    ("[a-z-[aeiou]]+", ["xyz"], ["xaz"]),
    ("[^a-[b]]", ["c"], ["a", "b"]),
    ("[a-z-[b-y-[m]]]", ["a", "m", "z"], ["b", "y"]),
    (r"[\p{L}-[\p{Lu}]]", ["a", "é", "漢"], ["A", "1"]),
    (r"\s\S", [" a", "\tb", "\r\u00a0"], ["\u00a0a", "  "]),
    (r"\d+", ["019", "٣"], ["a", "½"]),
    (r"\D", ["a"], ["7"]),
    (r"\w+", ["a1é漢$+"], ["_", "a-b", " ", "\u200b"]),
    (r"\W", ["_", "-", " "], ["a"]),
    (r"\i\c*", ["a", "_1", ":", "é·", "김"], ["", "1a", "-", "a b", "𠀀"]),
    (r"\I\C", ["1 ", "-/"], ["ab", "1-"]),
    (r"\p{Lu}\p{Ll}*", ["Kim", "Ökonom"], ["kim"]),
    (r"\P{L}", ["1"], ["a"]),
    (r"[^\p{C}\p{Z}]+", ["wcda-118686", "漢字"], ["", "a b", "a\u00a0b", "a\u200bb", "\u0378"]),
    (r"\p{IsGreek}+", ["αβγ"], ["a", "\u03b1b"]),
    (r"\p{IsGreekandCoptic}", ["\u03b1"], ["a"]),
    (r"\P{IsBasicLatin}", ["é"], ["e"]),
    (r"\p{IsCJKUnifiedIdeographs}", ["漢"], ["a"]),
    (r"\p{IsLatin-1Supplement}", ["é"], ["e"]),
    (r"(\-?[\d]+/\-?[\d]+)", ["-1/2"], ["1", "1/2/3"]),
    (r"[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|px|em)", ["-1.5cm", "3%"], ["1.cm", "cm"]),
]


@pytest.mark.parametrize(("pattern", "matching", "others"), MATCHES, ids=[pattern for pattern, _, _ in MATCHES])
def test_a_pattern_matches_whole_texts(pattern, matching, others):
    """A pattern says what the whole text looks like, in the syntax of appendix F and no other."""
    matches = regular_expression(pattern).matches

    assert [(text, True) for text in matching] == [(text, matches(text)) for text in matching]
    assert [(text, False) for text in others] == [(text, matches(text)) for text in others]


REFUSED = [
    ("a}", 2, "}"),
    ("{", 1, "nothing to repeat"),
    ("a{", 3, "number"),
    ("a{1", 4, "}"),
    ("a{,2}", 3, "number"),
    ("a{ 1}", 3, "number"),
    ("a{1}{2}", 5, "another quantifier"),
    ("a{2,1}", 2, "at least 2 and at most 1"),
    ("a{1234567890}", 13, "9 digits"),
    ("a**", 3, "another quantifier"),
    ("a+?", 3, "another quantifier"),
    ("*a", 1, "nothing to repeat"),
    ("a|*", 3, "nothing to repeat"),
    ("(", 2, ")"),
    ("a)b", 2, "closes nothing"),
    ("]", 1, "closes nothing"),
    ("[a", 3, "]"),
    ("[]", 3, "empty"),
    ("[^]", 4, "empty"),
    ("[a-z-9]", 5, "beginning or the end"),
    (r"[\w-.]", 4, "beginning or the end"),
    (r"[a-\d]", 2, "one character"),
    ("[+--]", 2, "one character"),
    ("[b-a]", 2, "ends before it begins"),
    ("[a-[b]c]", 7, "taken away"),
    ("[[:alpha:]]", 2, "["),
    (r"\/", 2, r"\/"),
    (r"a\b", 3, r"\b"),
    (r"(a)\1", 5, r"\1"),
    ("a\\", 3, "backslash"),
    ("(?:a)", 2, "nothing to repeat"),
    (r"\pL", 3, r"\p{L}"),
    (r"\p{L", 3, r"\p{L}"),
    (r"\p{X}", 3, "'X'"),
    (r"\p{Cs}", 3, "'Cs'"),
    (r"\p{Greek}", 3, "did you mean IsGreek?"),
    (r"\p{IsGreeek}", 3, "did you mean IsGreek?"),
    ("(" * 101, 102, "levels"),
]


@pytest.mark.parametrize(("pattern", "character", "said"), REFUSED, ids=[pattern[:20] for pattern, _, _ in REFUSED])
def test_what_is_no_pattern_is_refused_with_its_place(pattern, character, said):
    """The author of a schema is told what is wrong, and at which character."""
    with pytest.raises(RegularExpressionError, match=rf"\(character {character} of the pattern") as told:
        regular_expression(pattern)

    assert said in str(told.value)
    assert len(str(told.value)) < 300


def test_a_pattern_has_a_length():
    """A pattern that nobody wrote is not read."""
    with pytest.raises(RegularExpressionError, match="10,000"):
        regular_expression("a" * 10_001)


def _pattern(chance: random.Random, depth: int) -> str:
    kind = chance.random()
    if depth == 0 or kind < 0.35:
        return chance.choice(["a", "b", "c", ".", "[ab]", "[^a]", "[b-d]", "1", "-"])
    if kind < 0.6:
        return "".join(_pattern(chance, depth - 1) for _ in range(chance.randint(1, 3)))
    if kind < 0.8:
        return f"({'|'.join(_pattern(chance, depth - 1) for _ in range(chance.randint(1, 3)))})"
    quantifier = chance.choice(["?", "*", "+", "{2}", "{1,3}", "{0,2}", "{2,}", "{2,9}", "{0}"])
    return f"({_pattern(chance, depth - 1)}){quantifier}"


def test_the_automaton_agrees_with_a_matcher_that_backtracks():
    """Where XSD and Python write the same, they mean the same: seeded patterns against seeded texts."""
    chance = random.Random(3)
    for _ in range(1500):
        pattern = _pattern(chance, 4)
        mine, theirs = regular_expression(pattern), re.compile(pattern)
        for _ in range(8):
            text = "".join(chance.choice("abc1-d") for _ in range(chance.choice([0, 1, 2, 3, 5, 9])))
            assert (pattern, text, theirs.fullmatch(text) is not None) == (pattern, text, mine.matches(text))


@pytest.mark.parametrize(
    ("pattern", "text", "is_match"),
    [
        ("(a+)+b", "a" * 200_000, False),
        ("(a|a)*b", "a" * 200_000, False),
        ("((((a*)*)*)*)*b", "a" * 200_000, False),
        ("(.*,)*x", "a," * 100_000, False),
        ("(.*)(.*)(.*)(.*)x", "a" * 200_000, False),
        (".{1,4000}", "a" * 4000, True),
        (".{1,4000}", "a" * 4001, False),
        (r"(\w{1,50}\s?){1,100}", "漢" * 400, True),
        ("(a|aa){0,1000}b?", "a" * 1500, True),
        ("a{0,999999999}", "a" * 1000, True),
        ("(a?){999999999}", "a" * 1000, True),
        ("((a{0,1000}b?){0,1000}c?){0,1000}", "a" * 3000 + "!", False),
    ],
)
def test_no_text_takes_for_ever(pattern, text, is_match):
    """What makes a backtracking matcher explode is read once, from left to right."""
    begin = time.process_time()

    assert is_match is regular_expression(pattern).matches(text)
    assert time.process_time() - begin < 5


def test_a_text_that_costs_too_much_is_refused():
    """States that never repeat have an end: the text is refused, and the next one is read as ever."""
    chance = random.Random(5)
    automaton = regular_expression("(a|b)*a(a|b){300}")
    text = "".join(chance.choice("ab") for _ in range(3000)) + "a" + "b" * 300

    assert not automaton.matches(text)
    assert automaton.matches("a" + "b" * 300)
    assert not automaton.matches("b" + "b" * 300)


def test_states_are_forgotten_and_found_again():
    """Memory has a bound: after more texts than are kept, the verdicts are the same."""
    automaton = regular_expression("[^x]{1,30}x?")
    texts = ["".join(chr(0x4E00 + 30 * number + at) for at in range(30)) for number in range(2000)]

    assert all(automaton.matches(text) for text in texts)
    assert all(automaton.matches(text + "x") for text in texts[:50])
    assert not automaton.matches("x" + texts[0])


def test_blocks_do_not_overlap():
    """Each character stands in one block; the old names of XSD 1.0 are other names of the same."""
    ends = sorted(set(blocks().values()))

    assert all(before[1] < after[0] for before, after in pairwise(ends))
    assert blocks()["Greek"] == blocks()["GreekandCoptic"] == ("\u0370", "\u03ff")


def test_categories_are_made_of_their_parts():
    """L is Lu, Ll, Lt, Lm and Lo, and so on; each character has one of the letters."""
    chance = random.Random(7)
    for _ in range(2000):
        character = chr(chance.choice([chance.randrange(0x20, 0xD800), chance.randrange(0xE000, 0x110000)]))
        letters = [letter for letter in "LMNPZSC" if named(letter)(character)]
        assert 1 == len(letters), character
        assert (letters[0] not in "PZC") is multiple("w")(character)
