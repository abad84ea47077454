"""The documentation is true: what it shows is what happens, what it names is there, what it links to exists.

Each line that begins with ``$`` in a ``console`` block is run, in a copy of the project that has been built, and what
it prints must be what stands below it; a line ``…`` stands for one or more lines left out.  A command that ends in
``&`` is started, and ended with the test.  Ports 8000 and 7878 become free ones.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import pytest

import teilink
from servers import free_port, program
from teilink import config
from teilink.codes import code
from teilink.crosswalk.kinds import KINDS
from teilink.crosswalk.loading import load
from teilink.errors import ProjectError
from teilink.project import read_schema
from teilink.render import FORMATS
from teilink.schema.assertions import Assertions
from teilink.schema.odd.compilation import compile_odd
from teilink.schema.odd.reading import read_odd
from teilink.source import Source
from teilink.validation.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("tei/*.md")]
)
SHOWN = [name for name in PAGES if "\n```console\n" in (ROOT / name).read_text("utf-8")]
PARTS = ("tei", "shapes", "schemas", "teilink.toml")
PORTS = ("8000", "7878")
# What belongs to programs of others.
FOREIGN = {"--union-default-graph"}

_FENCE = re.compile(r"^```([a-z]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_COMMAND = re.compile(r"(?:^|[|;&(=]\s*|\s)teilink ([a-z]+)((?: [^|;&()#]*)?)")
_OPTION = re.compile(r"(?<![\w-])--?[a-zA-Z][\w-]*")


def page(name: str) -> str:
    """The text of a page of the documentation."""
    return (ROOT / name).read_text("utf-8")


def fences(text: str, kind: str) -> list[str]:
    """The fenced blocks of one kind."""
    return [found.group(2) for found in _FENCE.finditer(text) if found.group(1) == kind]


class Shown(NamedTuple):
    """A command of a console block, and what is shown below it."""

    command: str
    output: str


def commands(block: str) -> list[Shown]:
    """The commands of a console block; one that ends in a backslash goes on in the next line."""
    found: list[list[str]] = []
    goes_on = False
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append([line[2:], ""])
        else:
            found[-1][0 if goes_on else 1] += line
        goes_on = found[-1][0].endswith("\\\n") and not found[-1][1]
    return [Shown(command.replace("\\\n", "").strip(), output) for command, output in found]


def fits(shown: str, said: str) -> bool:
    """Whether an output is the one shown; a line … stands for one or more lines."""
    pattern = "".join("(?:.*\n)+" if line == "…" else re.escape(line) + "\n" for line in shown.splitlines())
    return re.fullmatch(pattern, said) is not None


class Console:
    """A shell in a folder: what is typed here happens as on a reader's desk."""

    def __init__(self, folder: Path, ending: ExitStack) -> None:
        self._folder = folder
        self._log = folder.parent
        self._ending = ending
        self._ports = {port: str(free_port()) for port in PORTS}
        self._code = 0
        settings = folder / "teilink.toml"
        settings.write_text(self._there(settings.read_text("utf-8")), encoding="utf-8")
        kept = {name: value for name, value in os.environ.items() if not name.startswith("TEILINK_")}
        beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self._environment = kept | {"PATH": beside, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}

    def _there(self, text: str) -> str:
        return re.sub(r"(:|--port )(8000|7878)\b", lambda found: found[1] + self._ports[found[2]], text)

    def _here(self, text: str) -> str:
        for port, free in self._ports.items():
            text = text.replace(f":{free}", f":{port}")
        return text

    def type(self, shown: Shown) -> str:
        """All that a command prints, with the ports that the page shows."""
        command = self._there(shown.command)
        if command.startswith("cd "):
            self._folder /= command.removeprefix("cd ")
            return ""
        if command.endswith(" &"):
            return self._here(self._start(command.removesuffix(" &"), shown.output))
        # A shell of its own for each command, told how the last one ended.
        done = subprocess.run(
            ["bash", "-c", f"(exit {self._code}); {command}"],
            cwd=self._folder, env=self._environment, text=True, timeout=60, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self._code = done.returncode
        return self._here(done.stdout)

    def _start(self, command: str, shown: str) -> str:
        """Start a server; what it has printed when it prints what is shown and answers, or at the latest then."""
        port = re.findall(r"\d+", _QUOTED.sub("", command.replace("127.0.0.1", "")))[-1]
        log = self._log / f"{port}.log"
        with log.open("wb") as said:
            process = subprocess.Popen(
                ["bash", "-c", f"exec {command}"],
                cwd=self._folder, env=self._environment, stdin=subprocess.DEVNULL,
                stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        self._ending.callback(_end, process)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and process.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", int(port)), timeout=5):
                if fits(shown, self._here(log.read_text("utf-8"))):
                    break
            time.sleep(0.05)
        return log.read_text("utf-8")


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project of this repository, built."""
    folder = tmp_path_factory.mktemp("built") / "project"
    folder.mkdir()
    for name in PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    subprocess.run([Path(sys.executable).with_name("teilink"), "build"], cwd=folder, timeout=60, check=True)
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of the built project for one test."""
    shutil.copytree(built, tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def ending() -> Iterator[ExitStack]:
    """What must be ended when the test ends."""
    with ExitStack() as stack:
        yield stack


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_page_shows_is_what_happens(name: str, project: Path, ending: ExitStack) -> None:
    """Each command of a page, typed in order, prints what the page shows."""
    typed = [shown for block in fences(page(name), "console") for shown in commands(block)]
    for needed in ("curl", "oxigraph"):
        if any(re.search(rf"\b{needed} ", shown.command) for shown in typed):
            program(needed)
    console = Console(project, ending)

    for shown in typed:
        said = console.type(shown)
        assert fits(shown.output, said), f"{name}: $ {shown.command}\nshown:\n{shown.output}\nsaid:\n{said}"


def test_the_tour_and_the_guides_show_real_output() -> None:
    """The pages that teach commands are among those that are run."""
    guides = {f"docs/{name}.md" for name in ("crosswalk", "publishing", "schema", "serving", "validation")}

    assert {"README.md", *guides} <= {*SHOWN}


@pytest.mark.parametrize(
    ("shown", "said", "expected"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a.c\n", "abc\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", False),
        ("", "error: no\n", False),
    ],
)
def test_only_left_out_lines_may_differ(shown: str, said: str, expected: bool) -> None:
    """The test of the pages could fail."""
    assert expected == fits(shown, said)


def test_a_long_command_goes_on_after_a_backslash() -> None:
    """A command over two lines is one command, and what follows is its output."""
    expected = [Shown("echo a  b", "a b\n"), Shown("true", "")]

    assert expected == commands("$ echo a \\\n b\na b\n$ true\n")


def test_the_python_of_the_guide_runs(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example gives what is shown below it."""
    monkeypatch.chdir(project)
    text = "\n".join(fences(page("docs/python.md"), "pycon"))
    examples = doctest.DocTestParser().get_doctest(text, {}, "docs/python.md", None, 0)

    found = doctest.DocTestRunner(verbose=False).run(examples)

    assert found.attempted > 10
    assert 0 == found.failed


def test_the_guide_names_every_twin() -> None:
    """Whatever the package offers stands in the table of docs/python.md."""
    text = page("docs/python.md")

    assert [] == [name for name in teilink.__all__ if name != "__version__" and f"`teilink.{name}(" not in text]


# -- what is named is there --------------------------------------------------------------------------------------------


def _anchors(path: Path) -> set[str]:
    """The anchors of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", re.sub(_FENCE, "", path.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_links_between_files_lead_somewhere(name: str) -> None:
    """A relative link names a file of the repository, and a heading that is there."""
    text = re.sub(_FENCE, "", page(name))
    broken = []
    for link in _LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        path = (ROOT / name).parent / target if target else ROOT / name
        if not path.exists() or (anchor and anchor not in _anchors(path)):
            broken.append(link)

    assert [] == broken


def _commands() -> dict[str, set[str]]:
    """The options of every command that the command line lists; those of a group also one by one: `schema compile`."""
    listed = subprocess.run(
        [Path(sys.executable).with_name("teilink"), "--help"], capture_output=True, text=True, timeout=60, check=True
    )
    found = {}
    for name in re.findall(r"^  ([a-z]+)  ", listed.stdout.partition("Commands:\n")[2], re.MULTILINE):
        command = import_module(f"teilink.cli.{name}").command
        assert isinstance(command, click.Command)
        found[name] = _options(command)
        for part, inner in command.commands.items() if isinstance(command, click.Group) else ():
            found[f"{name} {part}"] = _options(inner)
    return found


def _options(command: click.Command) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts} | {"-h", "--help"}


def _called(command: str, arguments: str, known: Collection[str]) -> str:
    """The name of a command, with that of the one inside it where it is a group and one is named."""
    first, *_ = arguments.split() or [""]
    is_group = any(name.startswith(f"{command} ") for name in known)
    return f"{command} {first}" if is_group and first and not first.startswith("-") else command


def _lines(text: str) -> list[str]:
    """What a page says to type: the lines of shells, and words in code."""
    typed = [shown.command for block in fences(text, "console") for shown in commands(block)]
    typed += [line for block in fences(text, "sh") for line in block.splitlines()]
    return typed + _SPAN.findall(re.sub(_FENCE, "", text))


@pytest.mark.parametrize("name", PAGES)
def test_commands_and_options_exist(name: str) -> None:
    """Each `teilink COMMAND --option` is one that the command line has, and so is each option by itself."""
    known = _commands()
    every = FOREIGN.union(*known.values())
    wrong = []
    for line in _lines(page(name)):
        plain = _QUOTED.sub("", line)
        for name_, arguments in _COMMAND.findall(plain):
            command = _called(name_, arguments, known)
            options = known.get(command, set())
            wrong += [command] if command not in known else []
            wrong += [f"{command} {option}" for option in _OPTION.findall(arguments) if option not in options]
        if plain.startswith("-"):
            wrong += [option for option in _OPTION.findall(plain) if option not in every]

    assert {"validate", "schema compile"} <= known.keys()
    assert [] == wrong


@pytest.mark.parametrize("name", PAGES)
def test_targets_of_make_exist(name: str) -> None:
    """`make TARGET` names a target of the Makefile."""
    phony = re.search(r"^\.PHONY:(.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony is not None
    named = [word for line in _lines(page(name)) for word in re.findall(r"^make (?:[A-Z]+=\S+ )*([a-z-]+)", line)]

    assert [] == [word for word in named if word not in phony.group(1).split()]


@pytest.mark.parametrize("name", PAGES)
def test_codes_exist(name: str) -> None:
    """A code that a page names has a page of its own."""
    known = {path.name.removesuffix(".md") for path in files("teilink.codes").iterdir()}

    assert [] == [found for found in re.findall(r"\bTL\d{3}\b", page(name)) if found not in known]


def test_the_table_of_codes_is_whole() -> None:
    """docs/validation.md has every code with its name and severity."""
    names = sorted(path.name[:5] for path in files("teilink.codes").iterdir() if path.name.startswith("TL"))
    rows = [f"| [{each}](../src/teilink/codes/{each}.md) | {code(each).name} | {code(each).severity} |"
            for each in names]  # fmt: skip

    assert rows == [line for line in page("docs/validation.md").splitlines() if line.startswith("| [TL")]


def _first_column(text: str, heading: str) -> list[str]:
    """The words in code that begin the rows of the table under a heading."""
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


def test_the_table_of_stages_is_whole() -> None:
    """docs/validation.md has the stages, in their order."""
    assert [*STAGES] == _first_column(page("docs/validation.md"), "Stages")


def test_the_table_of_formats_is_whole() -> None:
    """docs/validation.md has every format in which findings are shown."""
    assert [*FORMATS] == _first_column(page("docs/validation.md"), "Formats")


# -- assertions and schemas --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("schema", fences(page("docs/validation.md"), "xml"))
def test_the_example_assertions_can_be_used(schema: str) -> None:
    """A reader can paste them: they are read without a fault, and there is something to run."""
    assert len(Assertions.read(Source("mine.sch", schema.encode()))) > 0


@pytest.mark.parametrize("odd", fences(page("docs/schema.md"), "xml"))
def test_the_example_odd_compiles(odd: str, tmp_path: Path) -> None:
    """A reader can paste it: a schema comes of it that the engine can use."""
    (tmp_path / "mini.rng").write_bytes(compile_odd(read_odd(Source("mini.odd", odd.encode()))))

    assert read_schema(tmp_path / "mini.rng").grammar.elements


# -- the guide to the crosswalk ----------------------------------------------------------------------------------------


def _faults(rules: str) -> list[str]:
    """What is wrong with rules, put in the place of those of the shipped crosswalk."""
    head = (ROOT / "shapes/crosswalk.yaml").read_text("utf-8").partition("\nrules:\n")[0]
    try:
        load(Source("crosswalk.yaml", f"{head}\nrules:\n{rules}".encode()))
    except ProjectError as error:
        return [f"{fault.message} {fault.help}" for fault in error.diagnostics]
    return []


def _faults_of_file(text: str) -> list[str]:
    try:
        load(Source("crosswalk.yaml", text.encode()))
    except ProjectError as error:
        return [f"{fault.message} {fault.help}" for fault in error.diagnostics]
    return []


@pytest.mark.parametrize("rules", fences(page("docs/crosswalk.md"), "yaml"))
def test_the_example_rules_can_be_used(rules: str) -> None:
    """A reader can paste any of them: rules, or a whole file."""
    assert rules.startswith(("- {id:", 'extends: "teilink"'))
    assert [] == (_faults(rules) if rules.startswith("-") else _faults_of_file(rules))


def test_the_table_of_kinds_is_whole() -> None:
    """docs/crosswalk.md has every kind of value."""
    assert sorted(KINDS) == sorted(_first_column(page("docs/crosswalk.md"), "Kinds of value"))


def test_the_table_of_keys_is_whole() -> None:
    """docs/crosswalk.md has every key of a rule: those that teilink lists where somebody writes another."""
    [fault] = _faults('- {id: "a", find: ".", as: "text", to: ["dcterms:title"], zzzzzzzz: "?"}')
    known = fault.rpartition(" the keys of a rule are ")[2].split(", ")

    assert sorted(known) == sorted(_first_column(page("docs/crosswalk.md"), "The keys of a rule"))


@pytest.mark.parametrize(
    "settings", [block for name in PAGES for block in fences(page(name), "toml")], ids=lambda text: text[:20]
)
def test_the_example_settings_can_be_used(settings: str, tmp_path: Path) -> None:
    """A reader can paste any of them."""
    (tmp_path / "teilink.toml").write_text(settings, encoding="utf-8")

    assert "https://cables.example.org/" == config.load(tmp_path).base
