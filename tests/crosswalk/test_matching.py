"""Paths tried together in one walk find what each of them finds alone: to be quick must never change what is meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_letter import SHIPPED, crosswalk_of, file

from teilink.crosswalk.matching import Paths
from teilink.crosswalk.paths import compile_path

LAW = settings(deadline=None, max_examples=200)
NAMES = ("div", "p", "note", "and")
TYPES = ("a", "b", "a or b", "ä")


# -- trees, as files may write them -----------------------------------------------------------------------------------

ATTRIBUTES = st.dictionaries(st.sampled_from(["type", "n", "xml:lang"]), st.sampled_from(TYPES), max_size=2)
_INSIDE = st.recursive(
    st.tuples(st.sampled_from(NAMES), ATTRIBUTES, st.just([])),
    lambda inner: st.tuples(st.sampled_from(NAMES), ATTRIBUTES, st.lists(inner, max_size=4)),
    max_leaves=14,
)
TREES = st.lists(_INSIDE, min_size=1, max_size=6).map(lambda found: ("text", {}, [("body", {}, found)]))


def plain(name, value):
    """An attribute as most files write it."""
    return f' {name}="{value}"'


def referred(name, value):
    """Its first letter as a character reference."""
    return f' {name}="&#{ord(value[0])};{value[1:]}"'


def referred_at_the_end(name, value):
    """Its last letter as a character reference."""
    return f' {name}="{value[:-1]}&#x{ord(value[-1]):x};"'


ATTRIBUTE_SPELLINGS = {
    "plain": plain,
    "single quotes": lambda name, value: f" {name}='{value}'",
    "blanks around =": lambda name, value: f' {name} = "{value}"',
    "a blank behind =": lambda name, value: f' {name}= "{value}"',
    "a line end before =": lambda name, value: f'\n{name}\n="{value}"',
    "a tab before =": lambda name, value: f'\t{name}\t="{value}"',
    "quotes of both sorts": lambda name, value: plain(name, value) if name == "n" else f"\t{name}\t=\t'{value}'",
    "references": referred,
    "references at the end": referred_at_the_end,
    "a line end for a blank": lambda name, value: plain(name, value.replace(" ", "\n")),
}
NAMESPACE = "http://www.tei-c.org/ns/1.0"
ROOTS = {
    "no prefix": ("", f'xmlns="{NAMESPACE}"', ""),
    "a prefix": ("tei:", f'xmlns:tei="{NAMESPACE}"', ""),
    "both": ("", f'xmlns="{NAMESPACE}" xmlns:t="{NAMESPACE}"', "t:"),
    "a prefix below": ("", f'xmlns="{NAMESPACE}"', "t:"),
    "a prefix below, with a reference": ("", f'xmlns="{NAMESPACE}"', "r:"),
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "iso-8859-1")
DECLARED = {"utf-8": "", "utf-8-sig": "", "utf-16": '<?xml version="1.0" encoding="UTF-16"?>'}


def written(tree, spelling="plain", root="no prefix", encoding="utf-8"):
    """A TEI file that holds a tree, in one of the ways to write it."""
    prefix, declaration, below = ROOTS[root]
    spelt = ATTRIBUTE_SPELLINGS[spelling]
    declared = {"t:": f' xmlns:t="{NAMESPACE}"', "r:": ' xmlns:r="http://www.tei-c&#46;org/ns/1.0"'}.get(below, "")

    def element(node, depth=0):
        name, attributes, children = node
        tag = (below if below and depth else prefix) + name
        inside = "".join(element(each, depth + 1) for each in children)
        return f"<{tag}{declared * (depth == 1)}{''.join(spelt(*each) for each in attributes.items())}>{inside}</{tag}>"

    start = DECLARED.get(encoding, f'<?xml version="1.0" encoding="{encoding}"?>')
    text = f"{start}<{prefix}TEI {declaration}><!-- c --><?p i?>{element(tree)}</{prefix}TEI>"
    return text.encode(encoding)


# -- paths ------------------------------------------------------------------------------------------------------------

_QUOTED = st.sampled_from(["'a'", "'b'", '"a"', "'a or b'", "'ä'"])
_ON_ATTRIBUTES = st.one_of(
    st.sampled_from(
        ["@type", "not(@type)", "@xml:lang", "@type or @n", "@type and @n", "not(@n) and @type", "not(@n='b')"]
    ),
    st.builds(
        "{}{}{}".format, st.sampled_from(["@type", "@n", "@xml:lang"]), st.sampled_from(["=", " = ", "!="]), _QUOTED
    ),
    st.builds("@type={} or @type={}".format, _QUOTED, _QUOTED),
    st.builds("@type={} and @n={}".format, _QUOTED, _QUOTED),
    st.builds("@n and (@type={} or @type={})".format, _QUOTED, _QUOTED),
    st.builds("not(@type={})".format, _QUOTED),
)
_INDEXES = ("1", "2", "last()", "position()>1", "count(*)=1")
_AROUND = ("ancestor::div", "not(ancestor::note)", "not(ancestor::note or ancestor::div)", "../p")
_BELOW = ("p", "not(p)", ".//p", "not(note[@type='a'])", "self::div", "self::p or self::note")
_ELSE = st.sampled_from([*_INDEXES, *_AROUND, *_BELOW])
_CONDITIONS = st.lists(st.one_of(_ON_ATTRIBUTES, _ON_ATTRIBUTES, _ELSE), max_size=2).map(
    lambda found: "".join(f"[{each}]" for each in found)
)
_NAME = st.sampled_from(NAMES)
_AXIS = [
    "",
    "",
    "",
    "",
    "descendant::",
    "descendant-or-self::",
    "self::",
    "child::",
    "following-sibling::",
    "ancestor::",
]
_STEP = st.one_of(
    st.builds("{}{}{}".format, st.sampled_from(_AXIS), st.one_of(_NAME, _NAME, st.just("*")), _CONDITIONS),
    st.builds("*[self::{} or self::{}]{}".format, _NAME, _NAME, _CONDITIONS),
    st.builds("descendant::*[self::{} or self::{}]{}".format, _NAME, _NAME, _CONDITIONS),
    st.just(".."),
)
# Where several elements may lead to one, and where elements stand inside of others.
_ASIDE = ["../p", "parent::*", "ancestor::*", "following-sibling::*", "preceding::*"]
_OUTSIDE = st.builds("not(ancestor::{})".format, _NAME)
_SLASH = st.sampled_from(["/", "/", "/", "//"])


@st.composite
def _downs(draw):
    """Steps behind each other, often from the root of the file on."""
    found = draw(st.sampled_from(["", "text/body/", "text/body/", "text/body/", "text/", "*/", "//", "self::TEI/"]))
    found += draw(_STEP)
    for _ in range(draw(st.integers(0, 2))):
        found += draw(_SLASH) + draw(_STEP)
    return found


_ALONE = st.one_of(
    _downs(),
    st.builds("({})[{}]".format, _downs(), st.sampled_from(["1", "2", "last()"])),
    st.builds("({} | {})[1]".format, _downs(), _downs()),
    st.builds("({})[1]/{}".format, _downs(), _STEP),
    st.builds("/TEI/{}".format, _downs().filter(lambda path: path[0] != "/")),
    st.builds("text/body/{}/{}{}".format, _NAME, st.sampled_from(["..", "../.."]), st.sampled_from(["", "/p"])),
    st.builds("text/body/{}/{}{}".format, _NAME, st.sampled_from(_ASIDE), _CONDITIONS),
    st.builds("{}descendant::{}[{}]{}".format, st.sampled_from(["", "text/"]), _NAME, _OUTSIDE, _CONDITIONS),
    st.just("."),
)
PATHS = st.lists(_ALONE, min_size=1, max_size=3).map(" | ".join)


def found_by(path, start):
    """What a path finds alone."""
    return compile_path(path).select(start)


def found_together(paths, start, read):
    """What each of some paths finds where all are tried in one walk."""
    ready = Paths({number: compile_path(path) for number, path in enumerate(paths)})
    walked = ready.walked(start, read)
    return [ready.selected(n, walked, start) if n in walked else [] for n in range(len(paths))]


def told(elements, read):
    """Elements by name and number, the same for every way to write a tree."""
    numbers = {each: number for number, each in enumerate(read.root.iter("*"))}
    return [f"{each.tag.partition('}')[2]} {numbers[each]}" for each in elements]


# -- the law ----------------------------------------------------------------------------------------------------------


@LAW
@given(st.lists(PATHS, min_size=1, max_size=4), TREES, st.data())
def test_paths_find_together_what_each_finds_alone(paths, tree, data):
    """The same elements, each once, in the order of the text, from wherever they start."""
    read = file(written(tree))
    start = data.draw(st.sampled_from([read.root, *read.root.iter("*")][:6]))

    together = found_together(paths, start, read)

    for path, found in zip(paths, together, strict=True):
        assert (path, told(found_by(path, start), read)) == (path, told(found, read))


@LAW
@given(
    PATHS,
    TREES,
    st.sampled_from(sorted(ATTRIBUTE_SPELLINGS)),
    st.sampled_from(sorted(ROOTS)),
    st.sampled_from(ENCODINGS),
)
def test_however_a_file_is_written_the_same_is_found(path, tree, spelling, root, encoding):
    """Prefixes, blanks, quotes, character references and encodings mean nothing to a path."""
    read = file(written(tree, spelling, root, encoding))
    same = file(written(tree))

    [found] = found_together([path], read.root, read)

    assert told(found_by(path, same.root), same) == told(found, read)


def test_the_paths_of_the_shipped_crosswalk_find_together_what_each_finds_alone(root):
    """On the cable, whose header and text have most of what they ask for."""
    crosswalk = crosswalk_of(SHIPPED)
    paths = [each.path for each in (*crosswalk.rules, *crosswalk.things.values())]
    path = root / "tei" / "wcda-118686.xml"
    read = file(path.read_bytes(), path.as_posix())
    starts = {True: read.root[0], False: read.root}

    for in_header, start in starts.items():
        mine = {number: each for number, each in enumerate(paths) if each.in_header is in_header}
        ready = Paths(mine)
        walked = ready.walked(start, read)
        for number, each in mine.items():
            found = ready.selected(number, walked, start) if number in walked else []
            assert (each.text, told(each.select(start), read)) == (each.text, told(found, read))


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        (["div 3"], "text/body/div/p/.."),
        (["div 3"], "text/body/div/p/ancestor::div"),
        (["p 5", "p 6"], "text/body/div/p/following-sibling::p"),
        (["p 4", "p 5"], "text/body/div/p/preceding-sibling::*[1][self::p] | text/body/div/p[2]"),
        (["p 4"], "(descendant::note[@type='a'] | descendant::p)[1]"),
        (["p 4", "p 5", "p 6"], "text/body/div/p[3] | text/body/div/p[position() < 3]"),
    ],
)
def test_what_is_reached_twice_is_found_once(expected, path):
    """A set of nodes, as XPath has it: steps up and aside lead from several elements to one."""
    read = file(f'<TEI xmlns="{NAMESPACE}"><text><body><div><p/><p/><p/></div></body></text></TEI>')

    assert [expected] == [told(each, read) for each in found_together([path], read.root, read)]
