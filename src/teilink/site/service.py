"""What the SPARQL endpoint says of itself when it is asked nothing: a form for people, a description for machines.

Specification: SPARQL 1.1 Service Description, https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from html import escape

from teilink.rdf.terms import expand, iri
from teilink.site.headers import page

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "N-Triples",
    "SPARQL_Results_CSV",
    "SPARQL_Results_JSON",
    "SPARQL_Results_TSV",
    "SPARQL_Results_XML",
    "Turtle",
)

_EXAMPLE = """PREFIX dcterms: <http://purl.org/dc/terms/>

SELECT ?thing ?title WHERE {
  ?thing dcterms:title ?title .
}
ORDER BY ?title ?thing
LIMIT 100"""

_CONTENT = """<p>Ask {title} in SPARQL 1.1. A query sees all graphs together; GRAPH names one of them.</p>
<form action="{root}sparql" method="get">
<p><label for="query">Query</label></p>
<p><textarea id="query" name="query" rows="14" cols="80" spellcheck="false">{example}</textarea></p>
<p><button type="submit">Ask</button></p>
</form>"""


def description(base: str) -> str:
    """The service description as sorted N-Triples, which are Turtle too."""
    service = iri(base + "sparql")
    stated = [
        (expand("rdf:type"), iri(_SD + "Service")),
        (iri(_SD + "endpoint"), service),
        (iri(_SD + "feature"), iri(_SD + "UnionDefaultGraph")),
        (iri(_SD + "supportedLanguage"), iri(_SD + "SPARQL11Query")),
        *((iri(_SD + "resultFormat"), iri(_FORMATS + name)) for name in _RESULTS),
    ]
    return "".join(sorted(f"{service} {predicate} {value} .\n" for predicate, value in stated))


def form(title: str, root: str) -> str:
    """The page with the form; `title` is that of the edition, `root` the path of its base."""
    return page("SPARQL", _CONTENT.format(title=escape(title), example=escape(_EXAMPLE), root=escape(root)), root)
