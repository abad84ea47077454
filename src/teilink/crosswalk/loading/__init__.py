"""Read a crosswalk from YAML, with all that it extends, and say exactly what is wrong with it.

`nodes` are a file as it is written, `inclusion` finds the files that it extends, `merging` puts them on each other,
`parts` makes values of what holds then. `keys` are the words of the language, `editors` the same for editors.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from teilink.crosswalk.loading.faults import Faults
from teilink.crosswalk.loading.inclusion import Inclusion
from teilink.crosswalk.loading.merging import Merged
from teilink.crosswalk.loading.parts import Parts
from teilink.crosswalk.loading.values import Values
from teilink.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilink.crosswalk.mapping import Crosswalk
    from teilink.source import Source


def _no_part(_includer: Source, name: str) -> NoReturn:
    raise UsageError(f"{name} cannot be read from here")


def load(source: Source, part: Callable[[Source, str], Source] = _no_part) -> Crosswalk:
    """The crosswalk in a file, and in the files that it extends.

    `part` gives another file that a file extends, by its path as seen from where the name of the source is seen; it
    raises UsageError for a missing or a forbidden one. Raises ProjectError with all the faults that were found.
    """
    faults = Faults()
    values = Values(faults)
    inclusion = Inclusion(source, part, values)
    if not inclusion.is_whole:
        # What is missing would be told once more by everything that names it.
        faults.settle()
    crosswalk = Parts(Merged(inclusion.layers, values), values).crosswalk()
    return replace(crosswalk, notices=faults.settle(), sources=tuple(inclusion.sources))
