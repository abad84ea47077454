"""The files of a crosswalk: the one that was asked for, what it extends, what that extends, and so on."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from teilink import resources
from teilink.crosswalk.loading import keys
from teilink.crosswalk.loading.faults import shown
from teilink.crosswalk.loading.nodes import Mapping, compose
from teilink.errors import ProjectError, UsageError
from teilink.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilink.crosswalk.loading.nodes import Node
    from teilink.crosswalk.loading.values import Values

_DEEPEST = 8
_SCHEMED = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


class Layer(NamedTuple):
    """What one file says: the node of the file, and the values of its keys."""

    root: Node
    top: dict[str, Node]


class Inclusion:
    """The layers of a crosswalk, what is extended before what extends it, each file once; and all sources, own first.

    `is_whole`: every file could be read.
    """

    def __init__(self, source: Source, part: Callable[[Source, str], Source], values: Values) -> None:
        self.layers: list[Layer] = []
        self.sources: list[Source] = []
        self.is_whole = True
        self._part = part
        self._values = values
        self._open: list[str] = []
        self._met: set[str] = set()
        self._read(source, posixpath.normpath(source.name))

    def _read(self, source: Source, name: str) -> None:
        self.sources.append(source)
        self._met.add(name)
        try:
            root = compose(source)
        except ProjectError as error:
            self._values.faults.add(error)
            self.is_whole = False
            return
        layer = Layer(root, self._values.table(root, keys.TOP, "a crosswalk"))
        self.is_whole = self.is_whole and isinstance(root, Mapping)
        self._open.append(name)
        for node in self._values.items(layer.top.get("extends")):
            self._extend(source, node)
        self._open.pop()
        self.layers.append(layer)

    def _extend(self, source: Source, node: Node) -> None:
        written = self._values.word(node)
        name = written if written == keys.SHIPPED else _beside(source, written)
        if not written:
            self._refuse(node, "extends names no file", f'write "{keys.SHIPPED}" or the path of a crosswalk')
        elif _SCHEMED.match(written):
            self._refuse(node, f"{shown(written)} lies on the web", "nothing is fetched: put the file into the project")
        elif name in self._open:
            circle = ", which extends ".join((*self._open[self._open.index(name) :], name))
            self._refuse(node, f"{circle}: a circle", "one of them must not extend the other")
        elif name in self._met:
            return
        elif len(self._open) > _DEEPEST:
            self._refuse(node, f"more than {_DEEPEST} files extend one another")
        else:
            self._fetch(source, node, name)

    def _fetch(self, source: Source, node: Node, name: str) -> None:
        try:
            found = _shipped() if name == keys.SHIPPED else self._part(source, name)
        except UsageError as error:
            self._refuse(node, str(error), f'extends is "{keys.SHIPPED}" or the path of a file from this one')
            return
        self._read(found, name)

    def _refuse(self, node: Node, message: str, help_: str = "") -> None:
        self._values.faults.error("TL015", node, message, help_)
        self.is_whole = False


def _beside(source: Source, name: str) -> str:
    """A path that stands in a file, as seen from where the path of the file is seen."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source.name), name))


def _shipped() -> Source:
    path = resources.shipped("shapes/crosswalk.yaml")
    return Source(path.as_posix(), path.read_bytes())
