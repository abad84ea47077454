"""RDF text read by rdflib, which knows nothing of our writers."""

from __future__ import annotations

import warnings

from rdflib import Dataset, Graph


def graph(text: str | bytes, format_name: str) -> Graph:
    """A text of triples."""
    with warnings.catch_warnings():
        # rdflib 7.6 uses in its own parsers what it has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=text, format=format_name)


def graphs(text: str | bytes, format_name: str) -> dict[str, Graph]:
    """The graphs of a text of quads that hold anything, by their names."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset = Dataset().parse(data=text, format=format_name)
        return {str(each.identifier): each for each in dataset.graphs() if len(each)}
