"""A YAML file as nodes: the same by libyaml and by Python, with places, and never more than can be read."""

from __future__ import annotations

import time

import pytest
import yaml

from teilink.crosswalk.loading import nodes
from teilink.errors import ProjectError
from teilink.source import Source

both = pytest.mark.skipif(not yaml.__with_libyaml__, reason="libyaml is not installed")

TEXTS = [
    "a: b\n",
    "a: b # c\nd:\n  - e\n  # f\n  - g: h\n\n\ni: j",
    "a: 'b ''c'\nd: \"e\\n\\u00e9\"\nf: é𝄞 g\nh: 𝄞\n",
    "a: >-\n  b\n  c\n\nd: |\n  e\n\n\nf: g\n",
    "a: b\n  c\n  d\ne: 'f\n  g'\n",
    "{a: [b, {c: d}, ], e: , f: !!str 1, ? g : h}\n",
    "a: &x [b]\nc: *x\nd: &y\n  e: f\ng: [*y, *y]\n",
    "a:\r\n  - b\r\n  - c: d\r\ne: f\r\n",
    "%YAML 1.1\n---\na: b\n...\n",
    "? a\n: b\n? - c\n: - d\n",
    "a:\n- b\n-\n- c\n",
    "on: no\n2020-01-01: ~\n",
]


def tree(node):
    """A node and all within it, each with its bytes in the file."""
    text = node.file.source.decode(*node.span)
    match node:
        case nodes.Scalar():
            return (text, node.text, node.is_quoted)
        case nodes.Sequence():
            return (text, [tree(each) for each in node.items])
        case nodes.Mapping():
            return (text, [(tree(key), tree(value)) for key, value in node.pairs])


def either(text):
    """What the parser of Python and libyaml make of a text: nodes, or what is wrong."""
    found = []
    for is_quick in (False, True):
        try:
            found.append(tree(nodes.compose(Source("a.yaml", text.encode()), is_quick=is_quick)))
        except ProjectError as error:
            found.append([(each.message, each.place.start) for each in error.diagnostics])
    return found


@both
@pytest.mark.parametrize("text", TEXTS)
def test_both_parsers_give_the_same_nodes_at_the_same_places(text):
    """Whether libyaml is installed changes the time that reading takes, and nothing else."""
    slow, quick = either(text)

    assert isinstance(slow, tuple)
    assert slow == quick


@both
def test_both_parsers_read_the_shipped_crosswalk_alike(root):
    """Every value of the shipped crosswalk, and its place."""
    slow, quick = either((root / "shapes" / "crosswalk.yaml").read_text("utf-8"))

    assert isinstance(slow, tuple)
    assert slow == quick


@both
@pytest.mark.parametrize("text", TEXTS)
def test_both_parsers_agree_wherever_a_text_is_cut(text):
    """A file that is not finished is told in the same words at the same place."""
    cuts = [text[:length] for length in range(len(text))]

    assert [] == [cut for cut, (slow, quick) in zip(cuts, map(either, cuts), strict=True) if slow != quick]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order-mark"])
def test_a_place_is_counted_in_bytes(mark):
    """Characters of several bytes, more than a thousand of them, stand before the value."""
    source = Source("a.yaml", mark + f"a: '{'é' * 3000}'\nb: ü# c # d\n".encode())
    [_, (key, value)] = nodes.compose(source).pairs

    assert ("b", "ü# c") == (source.decode(*key.span), source.decode(*value.span))
    assert (2, 4) == value.place.start


def bomb(levels, width):
    """Each list stands for many of the one before it."""
    lists = [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * width)}]\n" for n in range(1, levels)]
    return f"a0: &a0 [{','.join(['x'] * width)}]\n" + "".join(lists)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (bomb(30, 9), "1:1 the file holds more than 100000 values"),
        (f"[{'x,' * 200_000}]", "1:1 the file holds more than 100000 values"),
        ("[" * 300_000, "1:33 the file is nested too deeply"),
        ("- " * 300_000, "1:65 the file is nested too deeply"),
        ("{a: " * 200_000, "1:129 the file is nested too deeply"),
        ("? " * 300_000, "1:65 the file is nested too deeply"),
        ("a: &a\n  b: *a\n", "2:6 *a stands inside of what it stands for"),
        ("&a {? *a : b}", "1:7 *a stands inside of what it stands for"),
        ("x" * 1_000_001, "1:1 the file has 1000001 bytes, and a crosswalk has at most 1000000"),
    ],
    ids=["bomb", "wide", "deep-flow", "deep-block", "deep-mappings", "deep-keys", "circle", "circle-in-key", "long"],
)
def test_a_hostile_file_is_refused_at_once(text, expected):
    """A file that stands for more than a crosswalk can be is refused within seconds, also without libyaml."""
    started = time.process_time()
    with pytest.raises(ProjectError) as caught:
        nodes.compose(Source("a.yaml", text.encode()))
    [found] = caught.value.diagnostics

    assert expected.partition(" ")[2] == found.message
    assert "holds" in expected or expected == f"{found.place.start.line}:{found.place.start.column} {found.message}"
    assert time.process_time() - started < 8
