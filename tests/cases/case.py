"""A case: a fault laid over the sample project, the findings it must give, and its twin without the fault.

::

    tests/cases/TL403/
    ├── bad/  or bad.xml      a folder laid over the sample project, or the document in place of tei/sample-1.xml
    ├── good/ or good.xml     the same without the fault
    └── expected.txt          what is found in bad: one concise line a finding, related places indented below it
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import teilink
from teilink import resources
from teilink.codes import code
from teilink.diagnostics import Report
from teilink.errors import ProjectError
from teilink.render import render

if TYPE_CHECKING:
    from teilink.diagnostics import Diagnostic

CASES = sorted(path.parent for path in Path(__file__).parent.glob("TL*/expected.txt"))


def found_in(case: Path, twin: str, scratch: Path) -> tuple[Diagnostic, ...]:
    """What validate finds in the project with one twin of a case, "bad" or "good", up to the stage of its code."""
    project = scratch / twin
    shutil.copytree(resources.sample(), project)
    if (case / twin).is_dir():
        shutil.copytree(case / twin, project, dirs_exist_ok=True)
    else:
        shutil.copyfile(case / f"{twin}.xml", project / "tei" / "sample-1.xml")
    # What is wrong with a project is found on the way to any stage; that of the schema needs the least.
    stage = code(case.name).stage.replace("project", "schema")
    with contextlib.chdir(project):
        try:
            return teilink.validate(["tei"], stage=stage).findings
        except ProjectError as error:
            return error.diagnostics


def lines(findings: tuple[Diagnostic, ...]) -> str:
    """The findings as expected.txt has them."""
    return "".join(_lines(finding) for finding in findings)


def _lines(finding: Diagnostic) -> str:
    places = [(label.place.path, label.place.start, label.message) for label in finding.labels]
    related = [f"  {path}:{start.line}:{start.column}: {message}\n" for path, start, message in places]
    return render(Report.of(1, [finding]), "concise", colour=False) + "".join(related)
