"""Private URI schemes: what a prefixDef makes of a pointer, and which pointer it would make of an id.

Specification: TEI Guidelines 16.2.3, https://tei-c.org/release/doc/tei-p5-doc/en/html/SA.html#SAPU
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teilink.tei.document import TEI

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teilink.tei.document import TeiFile

_GROUP = re.compile(r"\$(\d)")
_LONGEST = 200
_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?:", re.DOTALL)
_REPEAT = re.compile(r"[*+]|\{\d*,\d*\}")
_NAMES = ("ident", "matchPattern", "replacementPattern")


class Prefix(NamedTuple):
    """One prefixDef: matchPattern and replacementPattern."""

    pattern: str
    replacement: str

    def expanded(self, rest: str) -> str | None:
        """The pointer behind what follows the prefix: the pattern matched as a whole, $1 … replaced by its groups."""
        if len(rest) > _LONGEST or not _is_tame(self.pattern):
            return None
        try:
            found = re.fullmatch(self.pattern, rest)
            if found is None:
                return None
            return _GROUP.sub(lambda group: found[int(group[1])] or "", self.replacement)
        except (re.error, IndexError, OverflowError, RecursionError):
            # No pattern of this language, or a group that it does not have.
            return None

    def contracted(self, identifier: str) -> str | None:
        """What has to follow the prefix to mean an id: that which the replacement puts around ``$1`` taken off it."""
        before, group, after = self.replacement.partition("#")[2].partition("$1")
        if not group or not (identifier.startswith(before) and identifier.endswith(after)):
            return None
        return identifier[len(before) : len(identifier) - len(after)] or None


def prefixes(definitions: Iterable[tuple[str, str, str]]) -> Mapping[str, Prefix]:
    """By prefix, from triples of ident, matchPattern, replacementPattern; of two definitions the last counts."""
    return {ident: Prefix(pattern, replacement) for ident, pattern, replacement in definitions}


def inner_prefixes(file: TeiFile) -> Mapping[str, Prefix]:
    """What is declared anywhere in a file: in the headers of a corpus, too."""
    found = file.root.iter(TEI + "prefixDef")
    return prefixes((one.get(_NAMES[0], ""), one.get(_NAMES[1], ""), one.get(_NAMES[2], "")) for one in found)


def _is_tame(pattern: str) -> bool:
    """Whether a pattern surely fails soon: one that repeats what repeats may try for ever, and a file may not do that.

    No group is repeated, at most three atoms are without bound, and at most four may be left out.
    """
    bare = _ATOM.sub(lambda atom: "(" if atom[0] == "(?:" else "a", pattern)
    is_plain = len(pattern) <= _LONGEST and "(?" not in bare and not re.search(r"\)[*+{]", bare)
    return is_plain and len(_REPEAT.findall(bare)) <= 3 and bare.count("?") <= 4
