"""The codes of findings, read from their pages ``TLnnn.md`` beside this module.

A code is never reused.  Its first digit is the stage that finds it: 0 project, 1 read, 2 schema, 3 assertions,
4 pointers, 5 crosswalk, 6 shapes, 7 publish, 8 encode, 9 a bug in teilink.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from teilink.codes.page import Code, Fence, PageError, explain_text, fence, parse
from teilink.errors import UsageError
from teilink.iri import nearest

__all__ = ["Code", "Fence", "PageError", "code", "codes", "explain_text", "fence", "parse"]


@cache
def codes() -> tuple[Code, ...]:
    """Every code there is, in order. Raises PageError where a page is not written as pages are."""
    pages = (page for page in files(__name__).iterdir() if page.name.endswith(".md"))
    found = sorted((parse(page.read_text(encoding="utf-8"), page.name) for page in pages), key=lambda each: each.code)
    names = [each.name for each in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise PageError(f"two codes have one name: {', '.join(twice)}")
    return tuple(found)


def code(name: str) -> Code:
    """The code TL401, also as tl401 or by its name, unresolved-pointer. Raises UsageError with the nearest one."""
    known = {each.code: each for each in codes()} | {each.name: each for each in codes()}
    wanted = name.upper() if name.upper() in known else name.lower()
    if wanted in known:
        return known[wanted]
    near = nearest(name.upper(), [each.code for each in codes()]) or nearest(name.lower(), known)
    raise UsageError(f"there is no code {name}" + (f"; did you mean {near}?" if near else ""))
