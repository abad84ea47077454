"""The language of the crosswalk as a JSON Schema, for editors that complete and check YAML while it is written.

`schemas/crosswalk.schema.json` holds what `text` gives; write it anew when the keys or the kinds change. A file names
it in its first line: ``# yaml-language-server: $schema=…``.

Specification: JSON Schema, draft 2020-12, https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from teilink import registers
from teilink.crosswalk.kinds import KINDS
from teilink.crosswalk.loading import keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Schema: TypeAlias = "dict[str, object]"

ADDRESS = "https://w3id.org/teilink/crosswalk.schema.json"
"""The address of the schema."""

_WORD: Schema = {"type": "string"}
# An editor reads 1 as a number; the loader reads it as it was written.
_PLAIN: Schema = {"type": ["string", "number"]}
_TERMS: Schema = {"$ref": "#/$defs/terms"}


def text() -> str:
    """The schema as it is written to a file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> Schema:
    """The schema of a crosswalk file."""
    top = _table(
        keys.TOP,
        {
            "crosswalk": _PLAIN,
            "version": _PLAIN,
            "base": {"type": "string", "pattern": "^https?://.*/$"},
            "make": _named("thing"),
            "schemes": _named("scheme"),
            "entities": {
                "type": "object",
                "properties": {kind: {"$ref": "#/$defs/entity"} for kind in sorted(set(registers.KINDS.values()))},
                "additionalProperties": False,
            },
            "rules": {"type": "array", "items": {"$ref": "#/$defs/rule", "required": ["id", "find", "as"]}},
            **{key: _several(_WORD) for key in ("extends", "units", "drop")},
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ADDRESS,
        "title": "A crosswalk of teilink",
        **top,
        # What is not extended says itself what is made.
        "anyOf": [{"required": ["extends"]}, {"required": ["make"]}],
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    target = {key: {**_TERMS, "description": words} for key, words in keys.TARGETS.items()}
    constant = _table(keys.CONSTANT, {"to": _TERMS}, ("to",))
    return {
        "terms": _several({"type": "string", "pattern": "^[^\\s:]+:\\S+$"}),
        "thing": _table(
            keys.THING,
            {"type": _TERMS, "only": _one_of(["parts"]), "holds": _one_of(["text"]), "always": _several(constant)},
            ("iri", "type"),
        ),
        "scheme": _table(keys.SCHEME, {}),
        "entity": _table(
            keys.ENTITY,
            {
                "types": {"type": "object", "additionalProperties": _TERMS, "required": ["else"]},
                "also": _several({"$ref": "#/$defs/rule", "required": ["find", "as"]}),
            },
        ),
        "targets": {"type": "object", "properties": target, "additionalProperties": False},
        "rule": _rule(),
    }


def _rule() -> Schema:
    rule = _table(
        keys.RULE,
        {
            "as": _one_of(KINDS),
            "to": {"anyOf": [_TERMS, {"$ref": "#/$defs/targets"}]},
            "about": _several(_WORD),
            "need": _one_of([*keys.NEEDS, *(f"{need} (warn)" for need in keys.NEEDS)]),
            "inferred": _one_of(["keep"]),
            "bounds": _TERMS,
            "field": {"type": "string", "pattern": f"^{keys.FIELD}$"},
            "guess": _one_of(keys.GUESSES),
            "inherit": _one_of(["yes"]),
            "of": _TERMS,
            "pick": _one_of(["latest"]),
        },
    )
    needs: dict[tuple[str, ...], list[str]] = {}
    for name, kind in KINDS.items():
        needs.setdefault(kind.needs, []).append(name)
    rule["dependentSchemas"] = {key: {"properties": {"as": _one_of(kinds)}} for key, kinds in keys.ONLY_FOR.items()}
    rule["allOf"] = [
        {"if": {"properties": {"as": _one_of(names)}, "required": ["as"]}, "then": {"required": list(wanted)}}
        for wanted, names in sorted(needs.items())
        if wanted
    ]
    return rule


def _table(described: Mapping[str, str], given: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """A mapping with known keys, each of which is a text where nothing else is given."""
    properties = {key: {**given.get(key, _WORD), "description": words} for key, words in described.items()}
    table: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**table, "required": list(required)} if required else table


def _named(definition: str) -> Schema:
    return {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{definition}"}}


def _several(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _one_of(words: Iterable[str]) -> Schema:
    return {"enum": sorted(words)}
