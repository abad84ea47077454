"""A case: a fault laid over the sample project, the findings it must give, and its twin without the fault.

::

    tests/cases/TL403/
    ├── bad/  or bad.xml      a folder laid over the sample project, or the document in place of tei/sample-1.xml
    ├── good/ or good.xml     the same without the fault
    └── expected.txt          what is found in bad: one concise line a finding, help and related places below it

or, where the fault is a slip in the document of the sample, which is then the good twin::

    tests/cases/TL205-capital/
    ├── slip.txt              words of tei/sample-1.xml, a line of ====, and what stands in their place
    └── expected.txt
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

CASES = sorted({path.parent for path in Path(__file__).parent.glob("TL*/*") if path.name != "__pycache__"})


def found_in(case: Path, twin: str, scratch: Path) -> tuple[Diagnostic, ...]:
    """What validate finds in the project with one twin of a case, "bad" or "good", up to the stage of its code."""
    project = scratch / twin
    shutil.copytree(resources.sample(), project)
    if (case / "slip.txt").exists():
        if twin == "bad":
            _slip(project / "tei" / "sample-1.xml", (case / "slip.txt").read_text("utf-8"))
    elif (case / twin).is_dir():
        shutil.copytree(case / twin, project, dirs_exist_ok=True)
    else:
        shutil.copyfile(case / f"{twin}.xml", project / "tei" / "sample-1.xml")
    # What is wrong with a project is found on the way to any stage; that of the schema needs the least.
    stage = code(case.name[:5]).stage.replace("project", "schema")
    with contextlib.chdir(project):
        try:
            return teilink.validate(["tei"], stage=stage).findings
        except ProjectError as error:
            return error.diagnostics


def _slip(document: Path, slip: str) -> None:
    """Exchange some words of a document, which stand there once."""
    right, _, wrong = slip.partition("\n====\n")
    before, after = document.read_text("utf-8").split(right)
    document.write_text(before + wrong.rstrip("\n") + after, "utf-8")


def lines(findings: tuple[Diagnostic, ...]) -> str:
    """The findings as expected.txt has them."""
    return "".join(_lines(finding) for finding in findings)


def _lines(finding: Diagnostic) -> str:
    places = [(label.place.path, label.place.start, label.message) for label in finding.labels]
    related = [f"  {path}:{start.line}:{start.column}: {message}\n" for path, start, message in places]
    help_ = f"  {finding.fix.applicability if finding.fix else 'help'}: {finding.help}\n" if finding.help else ""
    return render(Report.of(1, [finding]), "concise", colour=False) + help_ + "".join(related)
