"""The shipped shapes, and a cable that meets them all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters import read_turtle, thing
from teilink import resources
from teilink.rdf.terms import expand
from teilink.shapes import Shapes
from teilink.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilink.rdf.terms import Statement, Term

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def shipped() -> Shapes:
    """The shapes that teilink ships."""
    path = resources.shipped("shapes/teilink.ttl")
    return Shapes.read([Source("shapes/teilink.ttl", path.read_bytes())])


@pytest.fixture(scope="session")
def letter() -> frozenset[Statement]:
    """An invented cable."""
    return frozenset(read_turtle((HERE / "letter.ttl").read_bytes()))


@pytest.fixture
def edit(letter: frozenset[Statement]) -> Callable[..., set[Statement]]:
    """The cable with edits: each is a part of the cable, a property, and what stands there instead."""

    def edited(*edits: tuple[str, str, list[Term]]) -> set[Statement]:
        statements = set(letter)
        for name, property_, values in edits:
            subject, predicate = thing(name), expand(property_)
            statements = {each for each in statements if each[:2] != (subject, predicate)}
            statements |= {(subject, predicate, value) for value in values}
        return statements

    return edited
