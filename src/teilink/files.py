"""Write a file so that it is never half written: beside its place, then renamed into it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put bytes into a file, making its folder; what stood there stays until they are all written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files private; a new file gets what the user's umask allows.
        mask = os.umask(0)
        os.umask(mask)
        fresh.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
