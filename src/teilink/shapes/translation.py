"""Between our terms, which are strings, and the nodes of rdflib.

Every node remembers the term it came from, because rdflib changes literals as it spells them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import BNode, Literal, URIRef

from teilink.rdf import terms

if TYPE_CHECKING:
    from rdflib.term import Node

    from teilink.rdf.terms import Term

_UNKNOWN_LANGUAGE = "und"


class Translation:
    """The nodes and the terms of one run."""

    def __init__(self) -> None:
        self._nodes: dict[Term, URIRef | Literal | BNode] = {}
        self._terms: dict[Node, Term] = {}

    def node(self, term: Term) -> URIRef | Literal | BNode:
        """The rdflib node of a term, with its lexical form untouched."""
        node = self._nodes.get(term)
        if node is None:
            node = self._nodes[term] = _node(term)
            self._terms.setdefault(node, term)
        return node

    def term(self, node: Node | None) -> Term:
        """The term of a node: the one it came from, else its spelling; '' for none."""
        if node is None:
            return ""
        return self._terms.get(node) or spelled(node)


def spelled(node: Node) -> Term:
    """The N-Triples spelling of a node."""
    if isinstance(node, BNode):
        return f"_:{node}"
    if isinstance(node, Literal):
        return terms.literal(str(node), language=node.language or "", datatype=_datatype(node))
    return f"<{node}>"


def _datatype(node: Literal) -> str:
    datatype = str(node.datatype or "")
    return "" if datatype == terms.NAMESPACES["xsd"] + "string" else datatype


def _node(term: Term) -> URIRef | Literal | BNode:
    if term.startswith("<"):
        return URIRef(term[1:-1])
    if term.startswith("_:"):
        return BNode(term[2:])
    text, datatype, language = terms.parts(term)
    if language:
        return _tagged(text, language)
    # RDF 1.1 has no untyped literals, but rdflib tells "a" and "a"^^xsd:string apart: keep to the shorter of the two.
    plain = datatype == terms.NAMESPACES["xsd"] + "string"
    return Literal(text, datatype=None if plain else URIRef(datatype), normalize=False)


def _tagged(text: str, language: str) -> Literal:
    try:
        return Literal(text, lang=language, normalize=False)
    except ValueError:  # rdflib refuses zh_CN; that the tag is wrong is found in the TEI, not here
        return Literal(text, lang=_UNKNOWN_LANGUAGE, normalize=False)
