"""The pages of the codes: read strictly, told plainly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import teilink.codes
from teilink.codes import Fence, PageError, code, codes, explain_text, fence, parse
from teilink.errors import UsageError

PAGE = """# TL499 no-such-fault
severity: warning
with: TL601 TL602

## What it checks
One thing.

## Why it matters
It does.

## Example
Wrong:

```xml replaces //p[@n='1']
<p/>
```

## Instead
```text
nothing
```
"""


def test_a_page_gives_every_field_of_its_code():
    """What stands on the page is what the code says."""
    found = parse(PAGE, "TL499.md")

    assert ("TL499", "no-such-fault", "warning") == (found.code, found.name, found.severity)
    assert ("TL601", "TL602") == found.companions
    assert ("One thing.", "It does.") == (found.checks, found.matters)
    assert Fence("xml", "//p[@n='1']", "<p/>\n") == fence(found.example)
    assert Fence("text", "", "nothing\n") == fence(found.instead)


def test_the_stage_is_the_digit_after_tl():
    """TL4xx is found by the pointers stage, whatever the rest of the number."""
    assert "pointers" == parse(PAGE, "TL499.md").stage
    assert ["project", "read", "internal"] == [code(name).stage for name in ("TL001", "TL101", "TL901")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("TL499 no", "TL498 no"),
        ("no-such-fault", "No such fault"),
        ("severity: warning", "severity: bad"),
        ("with: TL601 TL602", "with: everything"),
        ("## Why it matters\nIt does.\n\n", ""),
        ("It does.", ""),
        ("## Instead", "## In its stead"),
        ("One thing.", "One thing.\n\n## More\nAnd more."),
        ("\n## What it checks", "\nA stray line.\n\n## What it checks"),
        ("```xml", "```xslt"),
        ("```text\nnothing\n```", "nothing"),
        ("```text\nnothing\n```", "```text\nnothing\n```\n\n```text\nmore\n```"),
        ("```text\nnothing\n```", "```text\nnothing"),
        ("```text", "```text replaces //p"),
    ],
)
def test_a_page_that_is_nearly_right_is_refused(old, new):
    """A page that does not follow the form would be a test that never runs."""
    assert old in PAGE

    with pytest.raises(PageError, match=r"TL499\.md"):
        parse(PAGE.replace(old, new, 1), "TL499.md")


def test_the_explanation_shows_all_that_the_page_says():
    """Headings, words, the example indented, what it stands in place of, and the address; no marks of Markdown."""
    assert """TL499 no-such-fault (warning, found in: pointers)

What it checks
  One thing.

Why it matters
  It does.

Example
  Wrong:

  in place of //p[@n='1']:
    <p/>

Instead
    nothing

https://w3id.org/teilink/codes/TL499
""" == explain_text(parse(PAGE, "TL499.md"))


@pytest.mark.parametrize("found", codes(), ids=lambda found: found.code)
def test_an_explanation_fits_a_terminal(found):
    """Words are filled to the width of a terminal, and no mark of a fence is left."""
    words = [line for line in explain_text(found).splitlines() if not line.startswith("    ")]

    assert [] == [line for line in words if len(line) > 92]
    assert "```" not in explain_text(found)


@pytest.mark.parametrize("name", ["TL401", "tl401", "unresolved-pointer"])
def test_a_code_is_found_by_number_and_by_name(name):
    """People type either, in small letters too."""
    assert ("TL401", "https://w3id.org/teilink/codes/TL401") == (code(name).code, code(name).url)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("unresolved-pointr", "there is no code unresolved-pointr; did you mean unresolved-pointer?"),
        ("ül", "there is no code ül"),
    ],
)
def test_an_unknown_code_names_the_nearest(name, message):
    """A slip is answered with the right name, nonsense with none."""
    with pytest.raises(UsageError, match="^" + re.escape(message) + "$"):
        code(name)


def test_codes_are_in_order_and_no_name_is_used_twice():
    """A code and a name each mean one thing."""
    names = [found.name for found in codes()]

    assert sorted(found.code for found in codes()) == [found.code for found in codes()]
    assert len(names) == len(set(names))


def test_every_code_that_the_program_uses_has_a_page():
    """A finding whose code nobody explains cannot be rendered."""
    package = Path(teilink.codes.__file__).parent.parent
    used = {name for path in package.rglob("*.py") for name in re.findall(r'"(TL\d{3})"', path.read_text("utf-8"))}

    assert set() == used - {found.code for found in codes()}


def test_companions_are_codes_too():
    """What an example is allowed to fire besides is a code that there is."""
    known = {found.code for found in codes()}

    assert set() == {name for found in codes() for name in found.companions} - known
