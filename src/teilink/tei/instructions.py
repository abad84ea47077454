"""Processing instructions of a file that are meant for one program, and what each of them is about.

One stands in the element that it speaks of; one before or behind the root, or in it, speaks of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilink.source import Span

if TYPE_CHECKING:
    from teilink.diagnostics import Place
    from teilink.tei.document import TeiFile

_FOUND = etree.XPath("//processing-instruction()[name() = $target]")


class Instruction(NamedTuple):
    """An instruction: what stands behind its target, its place, and the bytes that it is about."""

    text: str
    place: Place
    scope: Span


def instructions(file: TeiFile, target: str) -> tuple[Instruction, ...]:
    """The instructions ``<?target …?>`` of a file, in its order."""
    if f"<?{target}".encode(file.source.encoding) not in file.source.data:
        return ()
    found = []
    for node in _FOUND(file.root, target=target):
        holder = node.getparent()
        is_whole = holder is None or holder is file.root
        scope = Span(0, len(file.source.data) + 1) if is_whole else file.extent(holder)
        found.append(Instruction(node.text or "", file.place_of_remark(node), scope))
    return tuple(found)
