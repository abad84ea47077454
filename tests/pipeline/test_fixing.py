"""Fixing writes safe fixes into files and nothing else, and comes to an end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import teilink
from teilink.diagnostics import Diagnostic, Edit, Fix, Place, Report, Severity
from teilink.pipeline.fixing import fix
from teilink.pipeline.inspection import Inspected
from teilink.source import Source, Span

OPEN = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty project; files are named as in it."""
    (tmp_path / "teilink.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _fixed(*names, **more):
    return teilink.validate(names, stage="read", fix=True, **more)


def _written(name, data):
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


HEADS = {
    "utf-8": "",
    "utf-8-sig": "",
    "utf-16": "",
    "utf-16-le": '\ufeff<?xml version="1.0" encoding="utf-16"?>',
    "utf-16-be": '\ufeff<?xml version="1.0" encoding="utf-16"?>',
    "iso-8859-1": '<?xml version="1.0" encoding="iso-8859-1"?>',
    "windows-1252": "<?xml version='1.0' encoding='windows-1252'?>",
}
SLIPS = {" & ": " &amp; ", "&eacute;": "é", "a < b": "a &lt; b", "<lb n=1/>": '<lb n="1"/>', "]]>": "]]&gt;"}
PIECES = st.lists(st.sampled_from([*SLIPS, "é", "\r\n", "\n", "<hi>ü</hi>", "\t", "&amp;"]), min_size=1, max_size=8)


@settings(max_examples=30)
@given(PIECES, st.sampled_from(sorted(HEADS)))
def test_only_what_was_wrong_changes_in_any_encoding_with_any_line_ends(pieces, encoding):
    """All other bytes are kept, the mark at the beginning with them; and there is nothing left to fix."""
    text = f"{HEADS[encoding]}{OPEN}%s</TEI>\r\n"
    name = _written("a.xml", (text % "".join(pieces)).encode(encoding))
    expected = (text % "".join(SLIPS.get(piece, piece) for piece in pieces)).encode(encoding)

    assert () == _fixed(name).findings
    assert expected == Path(name).read_bytes()


@settings(max_examples=30)
@given(PIECES, st.sampled_from(["", "<br>", "&unknown;", "<hi>", "\x19"]))
def test_fixing_twice_is_fixing_once(pieces, rest):
    """Also where something remains for people to judge."""
    name = _written("a.xml", f"{OPEN}<p>{''.join(pieces)}{rest}</p></TEI>")
    first = _fixed(name)
    data = Path(name).read_bytes()

    assert (first, data) == (_fixed(name), Path(name).read_bytes())


def test_a_fix_that_reveals_another_fault_is_followed_by_the_fix_of_that():
    """Round by round: the namespace is looked at only when the file is well-formed."""
    name = _written("a.xml", '\n<?xml version="1.0"?><TEI><p>a & b</p></TEI>')

    assert () == _fixed(name).findings
    assert f'<?xml version="1.0"?>{OPEN}<p>a &amp; b</p></TEI>' == Path(name).read_text("utf-8")


@pytest.mark.parametrize("body", ["<p>a<br>b</p>", "&unknown;", '<p n="1" n="2"/>', "<p compact/>", "caf\u00e9"])
def test_what_is_to_be_judged_is_left_alone(body):
    """Unsafe fixes and those that only show are not applied: not a byte changes, the file is not touched."""
    name = _written("a.xml", f"{OPEN}{body}</TEI>".encode("latin-1"))
    before = Path(name).stat()
    [finding] = _fixed(name).findings

    assert "safe" != (finding.fix and finding.fix.applicability)
    assert (before.st_mtime_ns, before.st_ino) == (Path(name).stat().st_mtime_ns, Path(name).stat().st_ino)


def test_only_the_codes_that_are_wanted_are_fixed():
    """What is not selected is not shown, and not touched."""
    name = _written("a.xml", "<TEI/>")

    assert () == _fixed(name, select=["TL101"]).findings
    assert () == _fixed(name, ignore=["TL102"]).findings
    assert b"<TEI/>" == Path(name).read_bytes()
    assert () == _fixed(name, select=["TL102"]).findings
    assert f"{OPEN[:-1]}/>".encode() == Path(name).read_bytes()


def test_only_the_files_that_are_named_are_fixed(folder):
    """A register that cannot be read is shown wherever one asks, and written only where it is meant."""
    (folder / "tei/authority").mkdir(parents=True)
    register = _written("tei/authority/people.xml", f"{OPEN}a & b</TEI>")
    name = _written("a.xml", f"{OPEN}<p/></TEI>")
    report = teilink.validate([name], stage="pointers", select=["TL1"], fix=True)

    assert [register] == [finding.place.path for finding in report.findings]
    assert b"a & b" in Path(register).read_bytes()


def test_a_link_stays_a_link_and_rights_stay_as_they_are():
    """The file behind the link is written."""
    real = Path(_written("real.xml", "<TEI/>"))
    real.chmod(0o640)
    link = Path("a.xml")
    link.symlink_to(real)

    assert () == _fixed("a.xml").findings
    assert (True, 0o640) == (link.is_symlink(), real.stat().st_mode & 0o777)
    assert OPEN[:-1] in real.read_text("utf-8")


# --- with findings of any kind


def _finding(source, start, end, text, kind="safe", message="wrong"):
    place = Place.of(source, Span(start, end))
    return Diagnostic("TL101", Severity.ERROR, message, place, fix=Fix(kind, (Edit(Span(start, end), text),)))


def _inspecting(found, *names):
    """An inspection of files by a function from a source to findings; and how often it was made."""
    calls = []

    def inspect(piped):
        calls.append(piped)
        sources = tuple(piped) + tuple(
            Source(name, Path(name).read_bytes() if name != "-" else b"abc")
            for name in names
            if name not in {source.name for source in piped}
        )
        return Inspected(sources, Report.of(len(sources), [each for source in sources for each in found(source)]))

    return inspect, calls


def test_a_fix_that_does_not_remove_its_finding_is_not_applied_again():
    """Once is enough to see that it helps nothing."""
    name = _written("a.xml", b"abc")
    inspect, calls = _inspecting(lambda source: [_finding(source, 1, 1, "x")], name)
    done = fix(inspect)

    assert (1, 2, b"axbc") == (done.fixes, len(calls), Path(name).read_bytes())
    assert 1 == len(done.report.findings)


def test_fixes_that_undo_each_other_come_to_an_end():
    """After ten rounds what remains is told."""
    name = _written("a.xml", b"abc")

    def found(source):
        other = b"b" if b"B" in source.data else b"B"
        return [_finding(source, 1, 2, other.decode(), message=f"write {other.decode()} {len(calls)}")]

    inspect, calls = _inspecting(found, name)

    assert (10, 11) == (fix(inspect).fixes, len(calls))


def test_fixes_that_meet_wait_for_the_next_round():
    """The first in the file wins; the other is judged anew by what is then found."""
    name = _written("a.xml", b"a1b2c")

    def found(source):
        digits = [at for at, byte in enumerate(source.data) if chr(byte).isdigit()]
        return [_finding(source, at - 1, min(at + 3, len(source.data)), "-", message=str(at)) for at in digits[:2]]

    inspect, calls = _inspecting(found, name)

    assert (1, 2, b"-c") == (fix(inspect).fixes, len(calls), Path(name).read_bytes())


def test_a_file_that_has_changed_meanwhile_is_not_written():
    """What somebody wrote into it since it was read is not lost; the others are fixed."""
    first, second = _written("a.xml", b"abc"), _written("b.xml", b"abc")

    def found(source):
        if source.name == first and source.data == b"abc":
            Path(first).write_bytes(b"saved by an editor")
        return [_finding(source, 0, 1, "x")] if source.data == b"abc" else []

    inspect, _ = _inspecting(found, first, second)
    done = fix(inspect)

    assert (1, (second,), ((first, "it has changed since it was read"),)) == (done.fixes, done.files, done.left)
    assert (b"saved by an editor", b"xbc") == (Path(first).read_bytes(), Path(second).read_bytes())


def test_standard_input_is_not_written_and_not_read_again(folder):
    """There is no file to write to, even where one is called so."""
    (folder / "-").write_bytes(b"abc")
    name = _written("a.xml", b"abc")
    inspect, calls = _inspecting(
        lambda source: [_finding(source, 0, 1, "x")] if source.data[:1] == b"a" else [], "-", name
    )
    done = fix(inspect)

    assert ((name,), (("-", "standard input is not written"),)) == (done.files, done.left)
    assert [[], ["-"]] == [[source.name for source in piped] for piped in calls]
    assert b"abc" == (folder / "-").read_bytes()


def test_a_file_that_is_gone_or_may_not_be_written_is_left(monkeypatch):
    """And why is told."""
    gone, protected = _written("a.xml", b"abc"), _written("b.xml", b"abc")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != protected)

    def found(source):
        Path(gone).unlink(missing_ok=True)
        return [_finding(source, 0, 1, "x")]

    sources = tuple(Source(name, b"abc") for name in (gone, protected))
    done = fix(lambda _: Inspected(sources, Report.of(2, [each for source in sources for each in found(source)])))

    assert ((gone, "it cannot be read again: No such file or directory"), (protected, "it may not be written")) == (
        done.left
    )
    assert (0, b"abc") == (done.fixes, Path(protected).read_bytes())


def test_a_fix_that_changes_nothing_is_no_fix():
    """It would be applied for ever."""
    name = _written("a.xml", b"abc")
    inspect, calls = _inspecting(lambda source: [_finding(source, 0, 1, "a")], name)

    assert (0, 1) == (fix(inspect).fixes, len(calls))
