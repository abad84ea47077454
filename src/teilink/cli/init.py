"""teilink init"""

from __future__ import annotations

from pathlib import Path

import click

from teilink.errors import UsageError
from teilink.files import write_whole
from teilink.resources import sample, shipped

# Names that would act on the package itself are kept plain there.
_NAMES = {"gitignore": ".gitignore", "workflow.yml": ".github/workflows/teilink.yml"}


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Begin a new project: settings, a short invented cable, its registers, a schema for editors, a CI workflow.

    Nothing that exists is overwritten.
    """
    files = _files()
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder")
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        raise UsageError(f"{folder / taken[0]} exists already: teilink init overwrites nothing")
    for name, path in files.items():
        write_whole(folder / name, path.read_bytes())
    click.echo(f"a new project in {folder}: {len(files)} files")
    here = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"next: {here}teilink validate tei/ && teilink build && teilink serve")


def _files() -> dict[str, Path]:
    root = sample()
    paths = [path for path in sorted(root.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    found = {_NAMES.get(name := path.relative_to(root).as_posix(), name): path for path in paths}
    return {**found, "schemas/teilink.rng": shipped("schemas/teilink.rng")}
