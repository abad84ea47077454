"""What the package ships: schemas, shapes, crosswalk, context, and the sample of `init`.

In the wheel they lie under ``teilink/shipped``; in a checkout at its root, where people edit them.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The path of a shipped file: ``shipped("shapes/crosswalk.yaml")``."""
    packed = _PACKAGE / "shipped" / name
    return packed if packed.exists() else _PACKAGE.parent.parent / name


def sample() -> Path:
    """The folder of the project that `teilink init` writes."""
    return _PACKAGE / "sample"
