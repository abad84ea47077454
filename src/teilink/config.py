"""The settings of a project: `teilink.toml`, found upward from the first path.

Environment variables ``TEILINK_BASE``, ``TEILINK_OUTPUT`` … override the file.  Paths in it are relative to the file.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from teilink.diagnostics import Diagnostic, Place, Severity
from teilink.errors import ProjectError
from teilink.iri import RECIPES, is_base, nearest, recipe
from teilink.resources import shipped
from teilink.source import Position, Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "teilink.toml"
_WORDS = {
    "base": "",
    "title": "Documents",
    "description": "",
    "documents": "tei",
    "registers": "tei/authority",
    "output": "public",
    "crosswalk": "",
    "schema": "",
    "redirects": "",
}
_RECIPES = ("xml:id", "file")
_REDIRECTS = "redirects.tsv"
_LONGEST = 80
_FILES = {"assertions": "schemas/mine.sch", "shapes": "shapes/mine.ttl"}
_SETTINGS = {*_WORDS, *_FILES, "slug", "access", "endpoints"}
_ENDPOINT = {"url", "query", "update", "graph_store"}
_ACCESS = {"restricted": ("metadata", "full")}


@dataclass(frozen=True)
class Config:
    """The settings of one project; every path is absolute or relative to the working directory.

    `base` is '' where the settings name none: then that of the crosswalk holds.  `slug` are the recipes of addresses,
    the first that yields wins; `redirects` is None where the project has no such file.
    """

    root: Path
    base: str
    title: str
    description: str
    documents: Path
    registers: Path
    output: Path
    crosswalk: Path
    schema: Path
    assertions: tuple[Path, ...]
    shapes: tuple[Path, ...]
    restricted: str
    slug: tuple[str, ...] = _RECIPES
    redirects: Path | None = None
    endpoints: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def find(start: Path) -> Path | None:
    """The nearest `teilink.toml` in a folder or above it."""
    here = start.resolve()
    return next((folder / NAME for folder in (here, *here.parents) if (folder / NAME).is_file()), None)


def load(first: Path | None = None) -> Config:
    """The settings that hold for a path: the file found upward from it, else from the working directory.

    Raises ProjectError for a file that cannot be used.
    """
    start = Path() if first is None else first if first.is_dir() else first.parent
    found = find(start) or find(Path())
    if found is None:
        return _config(Path(), {}, Source(NAME, b""))
    shown = _shown(found)
    source = Source(str(shown), found.read_bytes())
    try:
        settings = tomllib.loads(source.data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        # Not only TOMLDecodeError: a number of 5000 digits, a list nested a thousand times.
        raise ProjectError([_unreadable(source, error)]) from error
    return _config(shown.parent, settings, source)


def _shown(path: Path) -> Path:
    """A path relative to the working directory where it lies below it: what people recognise."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _unreadable(source: Source, error: Exception) -> Diagnostic:
    at = re.search(r"at line (\d+), column (\d+)", str(error))
    offset = source.offset(Position(int(at.group(1)), int(at.group(2)))) if at else 0
    message = re.sub(r" \(at .*\)", "", str(error))
    if "at end of document" in str(error):
        offset = len(source.data)
    elif isinstance(error, UnicodeDecodeError):
        offset, message = error.start, "a byte here is not UTF-8"
    elif not isinstance(error, tomllib.TOMLDecodeError):
        message = "a number is too long, or a list nested too deep"
    place = Place.of(source, Span(offset, offset))
    return Diagnostic("TL001", Severity.ERROR, message[:1].lower() + message[1:], place, help='TOML: name = "value"')


def _config(root: Path, settings: Mapping[str, object], source: Source) -> Config:
    faults = [*_unknown(settings, source), *_wrong(settings, source)]
    if faults:
        raise ProjectError(faults)
    words = {name: _word(settings, name, default) for name, default in _WORDS.items()}
    assertions, shapes = settings.get("assertions"), settings.get("shapes")
    access = settings.get("access")
    endpoints, slug = settings.get("endpoints"), settings.get("slug")
    return Config(
        root=root,
        base=words["base"],
        title=words["title"],
        description=words["description"],
        documents=root / words["documents"],
        registers=root / words["registers"],
        output=root / words["output"],
        crosswalk=root / words["crosswalk"] if words["crosswalk"] else shipped("shapes/crosswalk.yaml"),
        schema=root / words["schema"] if words["schema"] else shipped("schemas/teilink.rng"),
        assertions=tuple(root / name for name in assertions) if isinstance(assertions, list) else (),
        shapes=tuple(root / name for name in shapes) if isinstance(shapes, list) else _shipped_shapes(),
        restricted=str(access.get("restricted", "metadata")) if isinstance(access, dict) else "metadata",
        slug=tuple(slug) if isinstance(slug, list) else _RECIPES,
        redirects=_redirects(root, words["redirects"]),
        endpoints=endpoints if isinstance(endpoints, dict) else {},
    )


def _shipped_shapes() -> tuple[Path, ...]:
    return tuple(sorted(shipped("shapes").glob("*.ttl")))


def _redirects(root: Path, named: str) -> Path | None:
    """The file that is named, there or not; else the one of the usual name, if it is there."""
    usual = root / _REDIRECTS
    return root / named if named else usual if usual.is_file() else None


def _word(settings: Mapping[str, object], name: str, default: str) -> str:
    return os.environ.get(f"TEILINK_{name.upper()}") or str(settings.get(name, default))


def _unknown(settings: Mapping[str, object], source: Source) -> list[Diagnostic]:
    found = [(name, _SETTINGS) for name in settings if name not in _SETTINGS]
    access, endpoints = settings.get("access"), settings.get("endpoints")
    if isinstance(access, dict):
        found += [(name, set(_ACCESS)) for name in access if name not in _ACCESS]
    for endpoint in endpoints.values() if isinstance(endpoints, dict) else ():
        if isinstance(endpoint, dict):
            found += [(name, _ENDPOINT) for name in endpoint if name not in _ENDPOINT]
    return [_unknown_setting(name, known, source) for name, known in found]


def _unknown_setting(name: str, known: set[str], source: Source) -> Diagnostic:
    close = nearest(name, known)
    help_ = f"did you mean {close}?" if close else f"the settings are {', '.join(sorted(known))}"
    return Diagnostic("TL003", Severity.ERROR, f"{name} is not a setting", _place(source, name), help=help_)


def _wrong(settings: Mapping[str, object], source: Source) -> list[Diagnostic]:
    found: list[tuple[str, str]] = []
    found += [(name, "is a text in quotation marks") for name in _WORDS if not isinstance(settings.get(name, ""), str)]
    # No path may hold one; Python would say so only when the file is opened.
    found += [(name, "holds a NUL character") for name in _WORDS if "\0" in str(settings.get(name, ""))]
    base = _word(settings, "base", _WORDS["base"])
    if base and not is_base(base):
        found.append(("base", "is an http address that ends in a slash, such as https://cables.example.org/"))
    for name, example in _FILES.items():
        files = settings.get(name, [])
        if not isinstance(files, list) or not all(isinstance(each, str) and "\0" not in each for each in files):
            found.append((name, f'is a list of files: ["{example}"]'))
    access = settings.get("access", {})
    if not isinstance(access, dict) or access.get("restricted", "metadata") not in _ACCESS["restricted"]:
        found.append(("restricted", 'is "metadata" or "full"'))
    endpoints = settings.get("endpoints", {})
    if not isinstance(endpoints, dict) or not all(_is_endpoint(each) for each in endpoints.values()):
        found.append(("endpoints", 'holds tables with a url: [endpoints.local] url = "http://127.0.0.1:7878"'))
    told = [Diagnostic("TL004", Severity.ERROR, f"{name} {what}", _place(source, name)) for name, what in found]
    return [*told, *_wrong_recipes(settings.get("slug", list(_RECIPES)), source)]


def _wrong_recipes(recipes: object, source: Source) -> list[Diagnostic]:
    """What is wrong with the recipes of addresses."""
    if not isinstance(recipes, list) or not recipes or not all(isinstance(each, str) for each in recipes):
        message = 'slug is a list of recipes: ["xml:id", "file"]'
        return [Diagnostic("TL004", Severity.ERROR, message, _place(source, "slug"))]
    found: list[Diagnostic] = []
    for each in recipes:
        if recipe(each) is None:
            help_ = f"the recipes are {', '.join(RECIPES)}"
            shown = each if len(each) <= _LONGEST else f"{each[:_LONGEST]}…"
            message = f'slug holds "{shown}", which is no recipe'
            found.append(Diagnostic("TL004", Severity.ERROR, message, _place(source, "slug"), help=help_))
    return found


def _is_endpoint(value: object) -> bool:
    return (
        isinstance(value, dict)
        and all(isinstance(each, str) for each in value.values())
        and bool({"url", "query"} & value.keys())
    )


def _place(source: Source, name: str) -> Place:
    """Where a setting is written: its key, or the table of that name; the beginning of the file where it is not."""
    text = source.data.decode("utf-8")
    found = re.search(rf"^\s*\[?(?:[\w-]+\.)*({re.escape(name)})\b", text, re.MULTILINE)
    if found is None:
        return Place.of_file(source.name)
    start = len(text[: found.start(1)].encode())
    return Place.of(source, Span(start, start + len(name.encode())))
