"""The page of one code: a Markdown file that is its documentation, its `explain` text and its test.

A page is read strictly, because a page that is nearly right would be a test that never runs::

    # TL401 unresolved-pointer
    severity: error
    with: TL601                      (only where the example cannot help firing another code)

    ## What it checks
    ## Why it matters
    ## Example                       (one fence)
    ## Instead                       (one fence)

The first word behind a fence says what it holds: ``xml``, ``bytes``, ``toml``, ``yaml``, ``turtle`` or ``text``;
``replaces X`` says what of the sample project it stands in place of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import fill

_COLUMNS = 92
PAGES = "https://w3id.org/teilink/codes/"

_STAGES = (
    "project", "read", "schema", "assertions", "pointers", "crosswalk", "shapes", "publish", "encode", "internal",
)  # fmt: skip
_SEVERITIES = ("error", "warning", "info")
_SECTIONS = ("What it checks", "Why it matters", "Example", "Instead")
_KINDS = ("bytes", "text", "toml", "turtle", "xml", "yaml")
_HEAD = re.compile(
    r"# (TL[0-9]{3}) ([a-z]+(?:-[a-z]+)*)\n"
    r"severity: ([a-z]+)\n"
    r"(?:with: (TL[0-9]{3}(?: TL[0-9]{3})*)\n)?"
)
_SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)
_FENCE = re.compile(r"^```([a-z]+)(?: replaces (\S[^\n]*))?\n(.*?)^```\n?", re.MULTILINE | re.DOTALL)


class PageError(ValueError):
    """A page of a code is not written as pages are: a bug of teilink."""


@dataclass(frozen=True)
class Fence:
    """The fenced text of an Example or an Instead, and what of the sample project it stands in place of."""

    kind: str
    replaces: str
    text: str


@dataclass(frozen=True)
class Code:
    """One code and its page. The four sections are Markdown; `companions` are codes its Example fires as well."""

    code: str
    name: str
    severity: str
    companions: tuple[str, ...]
    checks: str
    matters: str
    example: str
    instead: str

    @property
    def stage(self) -> str:
        """The step of the work that finds it: the digit after TL."""
        return _STAGES[int(self.code[2])]

    @property
    def url(self) -> str:
        """The address of the page."""
        return PAGES + self.code

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """Heading and Markdown of each section, in the order of the page."""
        return tuple(zip(_SECTIONS, (self.checks, self.matters, self.example, self.instead), strict=True))


def parse(text: str, name: str) -> Code:
    """The code that a page describes. `name` is that of the file: ``TL401.md``. Raises PageError."""
    head = _HEAD.match(text)
    if head is None or f"{head[1]}.md" != name or head[3] not in _SEVERITIES:
        raise PageError(f"{name}: a page begins '# {name.removesuffix('.md')} kebab-name', then 'severity: error'")
    lead, *parts = _SECTION.split(text[head.end() :])
    sections = {heading: body.strip() for heading, body in zip(parts[::2], parts[1::2], strict=True)}
    if lead.strip() or tuple(parts[::2]) != _SECTIONS or not all(sections.values()):
        raise PageError(f"{name}: the sections are {', '.join(_SECTIONS)}, and none is empty")
    found = Code(head[1], head[2], head[3], tuple((head[4] or "").split()), *sections.values())
    for body in (found.example, found.instead):
        fence(body, name)
    return found


def fence(markdown: str, name: str = "") -> Fence:
    """The one fence of a section. Raises PageError where there is none, or more, or one of a kind unknown."""
    found = _FENCE.findall(markdown + "\n")
    if len(found) != 1 or markdown.count("```") != 2:
        raise PageError(f"{name}: Example and Instead have one fence each")
    kind, replaces, text = found[0]
    if kind not in _KINDS or (replaces and kind not in {"xml", "yaml"}):
        raise PageError(f"{name}: a fence is one of {', '.join(_KINDS)}; xml and yaml may replace something")
    return Fence(kind, replaces, text)


def explain_text(code: Code) -> str:
    """The page as a text for a terminal: headings, filled paragraphs, and fences as indented blocks."""
    lines = [f"{code.code} {code.name} ({code.severity}, found in: {code.stage})"]
    for heading, markdown in code.sections:
        lines += ["", heading, *_shown(markdown)]
    return "\n".join([*lines, "", code.url, ""])


def _shown(markdown: str) -> list[str]:
    """A section line by line. Splitting at the fence gives the words before it, its three parts, the words behind."""
    words, *rest = _FENCE.split(markdown + "\n")
    lines = _filled(words)
    if rest:
        _, replaces, text, behind = rest
        caption = [f"  in place of {replaces}:"] if replaces else []
        lines += [*([""] if lines else []), *caption, *(f"    {line}".rstrip() for line in text.splitlines())]
        lines += _filled(behind)
    return lines


def _filled(words: str) -> list[str]:
    paragraphs = [paragraph for paragraph in words.split("\n\n") if paragraph.strip()]
    return "\n\n".join(
        fill(
            paragraph,
            _COLUMNS,
            initial_indent="  ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for paragraph in paragraphs
    ).splitlines()
