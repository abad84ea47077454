"""A request to the SPARQL endpoint, read.

Specification: SPARQL 1.1 Protocol, section 2.1, https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from teilink.rdf.terms import is_absolute_iri

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_MOST_PARAMETERS = 1000


class RefusalError(Exception):
    """The request cannot be served; with the HTTP status and a line that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Operation:
    """A query operation: its text, None where the request gave none, and its dataset."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read_get(query_string: bytes, limit: int) -> Operation:
    """Query by GET: all is in the address. `limit` is the most bytes the query may have."""
    return _operation(_parameters(query_string), limit)


def read_post(query_string: bytes, content_type: str, body: bytes, limit: int) -> Operation:
    """Query by POST, as a form or directly."""
    media_type = _media_type(content_type)
    if media_type == UPDATE:
        raise RefusalError(403, "updates are not allowed: this endpoint is read-only")
    if media_type == FORM:
        return _required(_operation(_parameters(body), limit))
    if media_type != QUERY:
        raise RefusalError(415, f"a query is posted as {FORM} or {QUERY}")
    parameters = _parameters(query_string)
    if any(name == "query" for name, _ in parameters):
        raise RefusalError(400, "there is a query in the body and one in the address")
    return _required(_operation([*parameters, ("query", _text(body))], limit))


def _media_type(content_type: str) -> str:
    """The media type alone; any encoding but UTF-8 is refused."""
    media_type, *parameters = (part.strip().lower() for part in content_type.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in ("utf-8", "utf8", "us-ascii"):
            raise RefusalError(415, "queries are read as UTF-8 only")
    return media_type


def _parameters(encoded: bytes) -> list[tuple[str, str]]:
    text = _text(encoded)
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except UnicodeDecodeError as error:
        raise RefusalError(400, "the request is not UTF-8") from error
    except ValueError as error:
        raise RefusalError(400, "the request has too many parameters") from error


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusalError(400, "the request is not UTF-8") from error


def _operation(parameters: list[tuple[str, str]], limit: int) -> Operation:
    def values(wanted: str) -> tuple[str, ...]:
        return tuple(value for name, value in parameters if name == wanted)

    if values("update"):
        raise RefusalError(403, "updates are not allowed: this endpoint is read-only")
    queries = values("query")
    if len(queries) > 1:
        raise RefusalError(400, "there is more than one query")
    if queries and len(queries[0].encode()) > limit:
        raise RefusalError(413, f"the query is longer than {limit} bytes")
    default_graphs, named_graphs = values("default-graph-uri"), values("named-graph-uri")
    for iri in (*default_graphs, *named_graphs):
        if not is_absolute_iri(iri):
            raise RefusalError(400, "the name of a graph is not an absolute IRI")
    return Operation(queries[0] if queries else None, default_graphs, named_graphs)


def _required(operation: Operation) -> Operation:
    if operation.query is None:
        raise RefusalError(400, "there is no query")
    return operation
