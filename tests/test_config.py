"""Settings: found upward, overridden by the environment, told at their line when they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teilink import config
from teilink.errors import ProjectError
from teilink.resources import shipped


@pytest.fixture(autouse=True)
def _bare(tmp_path, monkeypatch):
    """No variable of the person who runs the tests is seen, and the working directory is empty."""
    for name in (
        "BASE",
        "TITLE",
        "DESCRIPTION",
        "DOCUMENTS",
        "REGISTERS",
        "OUTPUT",
        "CROSSWALK",
        "SCHEMA",
        "REDIRECTS",
    ):
        monkeypatch.delenv(f"TEILINK_{name}", raising=False)
    monkeypatch.chdir(tmp_path)


def _write(text, folder=Path()):
    folder.mkdir(parents=True, exist_ok=True)
    data = text if isinstance(text, bytes) else text.encode()
    (folder / config.NAME).write_bytes(data)


def _faults(text):
    _write(text)
    with pytest.raises(ProjectError) as raised:
        config.load()
    return raised.value.diagnostics


def _told(text):
    [fault] = _faults(text)
    return fault.code, tuple(fault.place.start), fault.message, fault.help


def test_without_a_file_the_defaults_hold():
    """The shipped crosswalk, schema and shapes; folders of the working directory."""
    found = config.load()

    assert ("", "Documents", "metadata", {}) == (
        found.base,
        found.title,
        found.restricted,
        found.endpoints,
    )
    assert (Path("tei"), Path("tei/authority"), Path("public")) == (found.documents, found.registers, found.output)
    assert (shipped("shapes/crosswalk.yaml"), shipped("schemas/teilink.rng")) == (found.crosswalk, found.schema)
    assert (("xml:id", "file"), None) == (found.slug, found.redirects)
    assert found.shapes == tuple(sorted(shipped("shapes").glob("*.ttl")))
    assert found.shapes


def test_an_empty_file_is_a_project():
    """It says where the root is."""
    _write("")

    assert Path() == config.load().root


def test_the_settings_of_the_file_hold_and_paths_are_relative_to_it():
    """From wherever the command is run."""
    _write(
        'base = "http://a.example/b/"\ntitle = "T"\noutput = "out"\nschema = "s.rng"\nshapes = ["a.ttl", "b.ttl"]\n'
        'crosswalk = "/c.yaml"\n[access]\nrestricted = "full"\n[endpoints.x]\nurl = "http://x"\n',
        Path("p"),
    )

    found = config.load(Path("p/tei/deep/a.xml"))

    assert ("http://a.example/b/", "T", "full") == (found.base, found.title, found.restricted)
    assert (Path("p/out"), Path("p/s.rng"), Path("/c.yaml")) == (found.output, found.schema, found.crosswalk)
    assert (Path("p/a.ttl"), Path("p/b.ttl")) == found.shapes
    assert {"x": {"url": "http://x"}} == found.endpoints


def test_the_nearest_file_upward_wins():
    """A project in a project is its own."""
    _write('title = "outer"')
    _write('title = "inner"', Path("a/b"))
    Path("a/b/c").mkdir()
    Path("a/d").mkdir()

    assert ["inner", "inner", "outer", "outer"] == [
        config.load(Path(path)).title for path in ("a/b/c", "a/b/x.xml", "a/d", "a/x.xml")
    ]


def test_a_file_that_lies_elsewhere_is_read_by_the_settings_here(tmp_path_factory):
    """Where nothing is found above a path, the working directory decides."""
    _write('title = "here"')

    assert "here" == config.load(tmp_path_factory.mktemp("elsewhere") / "a.xml").title


def test_a_folder_of_that_name_is_no_file():
    """It is passed over."""
    Path(config.NAME).mkdir()

    assert config.find(Path()) is None


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("BASE", "https://v.example/", "https://v.example/"), ("TITLE", "V", "V"), ("OUTPUT", "v", Path("p/v"))],
)
def test_a_variable_overrides_the_file(monkeypatch, name, value, expected):
    """It is read as if it stood in the file: paths are relative to that."""
    _write('base = "https://f.example/"\ntitle = "F"\noutput = "f"', Path("p"))
    monkeypatch.setenv(f"TEILINK_{name}", value)

    assert expected == getattr(config.load(Path("p")), name.lower())


def test_an_empty_variable_overrides_nothing(monkeypatch):
    """`TEILINK_TITLE= teilink build` is the way to take it back."""
    _write('title = "F"')
    monkeypatch.setenv("TEILINK_TITLE", "")

    assert "F" == config.load().title


def test_a_variable_that_is_wrong_is_found_too(monkeypatch):
    """The check is of the value that would hold."""
    monkeypatch.setenv("TEILINK_BASE", "cables.example.org")
    _write("")

    with pytest.raises(ProjectError, match=r"^base is an http address that ends in a slash"):
        config.load()


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "help_"),
    [
        ('title = "x"\nbaes = "y"', 2, 1, "baes is not a setting", "did you mean base?"),
        ('[access]\n  restrictd = "full"', 2, 3, "restrictd is not a setting", "did you mean restricted?"),
        (
            '[endpoints.a]\nurl = "u"\nupdat = "v"',
            3,
            1,
            "updat is not a setting",
            "did you mean update?",
        ),
        ('# é漢 qqqqqq\n"qqqqqq" = 1', 1, 1, "qqqqqq is not a setting", None),
        ("[acess]\n", 1, 2, "acess is not a setting", "did you mean access?"),
    ],
)
def test_an_unknown_setting_is_shown_at_its_line_with_the_nearest(text, line, column, message, help_):
    """A slip of the pen is no silent default."""
    found = _told(text)

    assert ("TL003", (line, column), message) == found[:3]
    assert found[3] == help_ if help_ else found[3].startswith("the settings are access, assertions, base, ")


@pytest.mark.parametrize(
    "value",
    [
        "x",
        "https://x.example",
        "https://x.example/?a=/",
        "https://x.example/#/",
        "ftp://x/",
        "urn:x/",
        "https:///",
        " https://x.example/",
        "https://x y/",
        "https://x/<b>/",
        "javascript:alert(1)//",
    ],
)
def test_a_base_that_makes_no_addresses_is_refused(value):
    """All addresses are built by putting a path behind it."""
    assert ("TL004", (2, 1)) == _told(f'\nbase = "{value}"')[:2]


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("title = 1", (1, 1), "title is a text in quotation marks"),
        ('\noutput = ["a"]', (2, 1), "output is a text in quotation marks"),
        ("documents = 1979-05-27", (1, 1), "documents is a text in quotation marks"),
        ('schema = {a = "b"}', (1, 1), "schema is a text in quotation marks"),
        ('crosswalk = "a\\u0000b"', (1, 1), "crosswalk holds a NUL character"),
        ('shapes = "a.ttl"', (1, 1), 'shapes is a list of files: ["shapes/mine.ttl"]'),
        ("shapes = [1]", (1, 1), 'shapes is a list of files: ["shapes/mine.ttl"]'),
        ('shapes = ["\\u0000"]', (1, 1), 'shapes is a list of files: ["shapes/mine.ttl"]'),
        ('slug = "file"', (1, 1), 'slug is a list of recipes: ["xml:id", "file"]'),
        ("slug = []", (1, 1), 'slug is a list of recipes: ["xml:id", "file"]'),
        ("\nslug = [1]", (2, 1), 'slug is a list of recipes: ["xml:id", "file"]'),
        ('redirects = ["a"]', (1, 1), "redirects is a text in quotation marks"),
        ('access = "full"', (1, 1), 'restricted is "metadata" or "full"'),
        ('[access]\nrestricted = "all"', (2, 1), 'restricted is "metadata" or "full"'),
        ("[access]\nrestricted = [1]", (2, 1), 'restricted is "metadata" or "full"'),
        ("endpoints = 1", (1, 1), "endpoints holds tables"),
        ("endpoints = {a = 1}", (1, 1), "endpoints holds tables"),
        ("endpoints = {a = {url = 1}}", (1, 1), "endpoints holds tables"),
        ('endpoints = {a = {update = "u"}}', (1, 1), "endpoints holds tables"),
    ],
)
def test_a_value_of_the_wrong_kind_is_shown_at_its_setting(text, at, message):
    """With what it should be."""
    code, place, said, _ = _told(text)

    assert ("TL004", at) == (code, place)
    assert said.startswith(message)


@pytest.mark.parametrize("recipe", ["xmlid", "IDNO", "idno[@type=PID]", "title", ""])
def test_a_recipe_of_a_slug_that_is_none_is_told_with_those_there_are(recipe):
    """One slip among good ones is found."""
    expected = ("TL004", (1, 1), f'slug holds "{recipe}", which is no recipe')
    told = _told(f'slug = ["file", "{recipe}"]')

    assert expected == told[:3]
    assert "the recipes are xml:id, idno, idno[@type='…'], file" == told[3]


def test_the_recipes_are_kept_in_their_order():
    """The first that yields wins."""
    _write("""slug = ["idno[@type='PID']", "xml:id"]""")

    assert ("idno[@type='PID']", "xml:id") == config.load().slug


def test_redirects_are_those_of_the_usual_name_or_those_named():
    """A file that is named need not be there yet: who reads it says so."""
    _write("", Path("p"))
    Path("p/redirects.tsv").write_text("")
    _write('redirects = "old/moved.tsv"', Path("q"))

    assert [Path("p/redirects.tsv"), Path("q/old/moved.tsv")] == [
        config.load(Path(folder)).redirects for folder in ("p", "q")
    ]


def test_all_that_is_wrong_is_said_at_once():
    """One run of the program shows every fault."""
    assert ["TL003", "TL003", "TL004", "TL004"] == [
        each.code for each in _faults("a = 1\nb = 2\ntitle = 3\nshapes = 4")
    ]


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ('title = "x"\nbase = https', (2, 8), "invalid value"),
        ('title = "漢é𝄞" x', (1, 15), "expected newline or end of document after a statement"),
        ('title = "a"\r\ntitle = "b"\r\n', (2, 12), "cannot overwrite a value"),
        ("[access", (1, 8), "expected ']' at the end of a table declaration"),
        (b'title = "a"\nbase = "\xe9"', (2, 9), "a byte here is not UTF-8"),
        ("a = " + "1" * 5000, (1, 1), "a number is too long, or a list nested too deep"),
        ("a = " + "[" * 5000, (1, 1), "a number is too long, or a list nested too deep"),
        (b"\x00", (1, 1), "invalid statement"),
    ],
)
def test_what_is_no_toml_is_shown_at_line_and_column(text, at, message):
    """Columns count characters, as everywhere."""
    assert ("TL001", at, message) == _told(text)[:3]


def test_a_byte_order_mark_is_no_fault():
    """Editors of one system write it into every file."""
    _write(b'\xef\xbb\xbftitle = "T"')

    assert "T" == config.load().title


_VALUES = st.recursive(
    st.sampled_from(
        ['""', '"x"', '"/"', '"\\u0000"', "1", "-0.0", "nan", "true", "1979-05-27", '"https://x/"', '"full"']
    ),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda found: f"[{', '.join(found)}]")
        | st.dictionaries(st.sampled_from(["a", "url", "restricted", '""']), inner, max_size=2).map(
            lambda found: "{" + ", ".join(f"{name} = {value}" for name, value in found.items()) + "}"
        )
    ),
    max_leaves=4,
)
_NAMES = st.sampled_from([*sorted(config._SETTINGS), "x", '"a b"', '"."', '"\\\\("'])


@given(st.dictionaries(_NAMES, _VALUES, max_size=4) | st.binary(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_makes_a_traceback(found):
    """Whatever stands in it, the settings are loaded or the fault is told at a place in the file."""
    lines = found if isinstance(found, bytes) else "\n".join(f"{name} = {value}" for name, value in found.items())
    _write(lines)
    try:
        told = [str(config.load().root)]
    except ProjectError as error:
        told = [each.message for each in error.diagnostics if each.place.path == config.NAME]

    assert told
    assert all(told)
