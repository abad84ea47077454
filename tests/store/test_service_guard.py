"""A served query never asks another endpoint."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teilink.store.syntax import calls_service

# A port that the engine refuses before it connects: an attempt to call it is seen, and reaches no network.
CLOSED = "<http://127.0.0.1:9/>"
CALL = f"SERVICE {CLOSED} {{}}"

CALLING = [
    f"ASK {{ {CALL} }}",
    f"ASK {{ service silent {CLOSED} {{}} }}",
    f"ASK {{ SERVICE{CLOSED}{{}} }}",
    "PREFIX : <http://e/> ASK { SERVICE:x{} }",
    "PREFIX : <http://e/> ASK { SERVICE :a\\#b {} }",
    "ASK { VALUES ?x {1}SERVICE ?x {} }",
    "ASK { SERVICE ?a\u00b7b {} }",
    f"ASK {{ ?a ?b trueSERVICE{CLOSED}{{}} }}",
    f"ASK {{ ?a ?b 1SERVICE{CLOSED}{{}} }}",
    f"ASK {{ FILTER(1<2)SERVICE#>\n{CLOSED}{{}} }}",
    f"ASK {{ SERVICE # {{\r# }}\n {CLOSED} #\n {{}} }}",
    f'ASK {{ FILTER("a\\u0022"="x") {CALL} #"\n}}',
    f"PREFIX : <http://e/> ASK {{ FILTER(:a\\' = 1) {CALL} FILTER(1 = :b\\') }}",
    f"ASK {{ FILTER('''a'b''' = '') {CALL} }}",
    f"ASK {{ \\u0053ERVICE {CLOSED} {{}} }}",
    f"ASK {{ S\\U00000065rvice {CLOSED} \\u007B}} }}",
    f"ASK {{ ?s ?p <http://e/#> . {CALL} }}",
]
QUIET = [
    "SELECT ?service ?label { ?service ?p ?label }",
    "SELECT * { ?s schema:service ?x { ?a ?b ?c } }",
    "SELECT * { ?s a <http://www.w3.org/ns/sparql-service-description#Service> { ?a ?b ?c } }",
    f"# {CALL}\nASK {{ }}",
    f'ASK {{ ?s ?p "{CALL}" }}',
    f"ASK {{ ?s ?p '''\n'{CALL}' \\''' ''' }}",
    "PREFIX service: <http://e/service/> SELECT * { ?s service:service ?service . }",
    'ASK { FILTER(CONTAINS(?o, "the secret service of ?x {")) }',
]


@pytest.mark.parametrize("query", CALLING)
def test_a_service_clause_is_seen_however_it_is_written(query):
    """Case, spacing, comments, escapes and the parser's own readings do not hide a SERVICE clause."""
    assert calls_service(query)


@pytest.mark.parametrize("query", QUIET)
def test_the_word_service_alone_is_no_service_clause(query):
    """Variables, names, strings, comments and IRIs may hold the word."""
    assert not calls_service(query)


PIECES = st.sampled_from(
    [
        "SERVICE",
        "sErViCe silent",
        CLOSED,
        "{}",
        " ",
        "\n",
        "#",
        "#>",
        "# '\n",
        "FILTER(1<2)",
        "FILTER(1<2 && 3>2)",
        "<http://e/#'>",
        "true",
        "1",
        ":a",
        ":a\\'",
        ":a.b",
        "?a",
        "'",
        '"',
        '"""',
        "'x'",
        "\\u0022",
        "FILTER('a\\u0027'='x')",
        ".",
        "OPTIONAL {}",
        "{",
        "}",
    ]
)


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=10))
def test_whatever_the_engine_would_call_is_seen(pieces):
    """If running a query makes the engine call an endpoint, the query was refused before."""
    query = "PREFIX : <http://127.0.0.1:9/> ASK { " + "".join(pieces) + " }"
    try:
        bool(pyoxigraph.Store().query(query))
    except (SyntaxError, ValueError, RuntimeError):
        return
    except OSError:
        assert calls_service(query)


def escaped(character: str, way: int) -> str:
    return (character, f"\\u{ord(character):04x}", f"\\U{ord(character):08X}", character.lower())[way]


@given(st.lists(st.integers(0, 3), min_size=7, max_size=7), st.sampled_from(["", " ", "\n#x\n", "\t"]))
def test_codepoint_escapes_do_not_hide_the_keyword(ways, gap):
    """Each letter of the keyword may be written as an escape of either length, or in lower case (section 19.2)."""
    keyword = "".join(map(escaped, "SERVICE", ways))

    assert calls_service(f"ASK {{ {keyword}{gap}{CLOSED}{gap}{{}} }}")


@given(st.text(alphabet="SERVICEservice <>?x:{}\\\"'#\n\r\tu0053.;1", max_size=200))
def test_any_text_can_be_judged(text):
    """Text that is no SPARQL at all gets an answer too, and the same one with a comment after it."""
    assert calls_service(text) <= calls_service(text + "\n#")
