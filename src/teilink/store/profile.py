"""Where servers of each kind keep their query, update and graph store addresses.

SPARQL 1.1 fixes what is said to these addresses, not where they are.  A server is asked at the places that its kind
uses; which kind it is, it says itself in the Server header, or the graph store that answers tells.

Specification: SPARQL 1.1 Graph Store HTTP Protocol, section 4.2, https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit


@dataclass(frozen=True)
class Endpoint:
    """The addresses of one server; `name` is the kind of server, or the name it has in teilink.toml."""

    query: str
    update: str
    graph_store: str
    name: str = ""


@dataclass(frozen=True)
class Profile:
    """The paths of one kind of server, below its base.

    `queries` are the names under which it answers queries; `guarded` is the graph store for those who have credentials,
    where that is another one; `sign` is how its Server header begins, in lower case.
    """

    name: str
    queries: tuple[str, ...]
    update: str
    graph_store: str
    sign: str
    guarded: str = ""

    def endpoint(self, root: str, query: str, *, with_credentials: bool) -> Endpoint:
        """The addresses of a server of this kind whose base is `root` (without a slash at its end)."""
        graph_store = self.guarded if with_credentials and self.guarded else self.graph_store
        return Endpoint(f"{root}/{query}", f"{root}/{self.update}", f"{root}/{graph_store}", self.name)


PROFILES = (
    Profile("oxigraph", ("query", "sparql"), "update", "store", "oxigraph"),
    Profile(
        "virtuoso",
        ("sparql", "sparql-auth"),
        "sparql-auth",
        "sparql-graph-crud",
        "virtuoso",
        guarded="sparql-graph-crud-auth",
    ),
    Profile("fuseki", ("query", "sparql"), "update", "data", "apache jena fuseki"),
)


def candidates(url: str, *, with_credentials: bool) -> tuple[Endpoint, ...]:
    """What the address of a server can mean: first as the query address, then as the base of each kind of server."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    above, _, last = path.rpartition("/")
    roots = [
        (urlunsplit((parts.scheme, parts.netloc, root, "", "")), only) for root, only in ((above, last), (path, ""))
    ]
    return tuple(
        profile.endpoint(root, query, with_credentials=with_credentials)
        for root, only in roots
        for profile in PROFILES
        for query in profile.queries
        if only in ("", query)
    )


def is_signed(endpoint: Endpoint, server: str) -> bool:
    """Whether a Server header says that this is the kind of server the addresses were made for."""
    return any(profile.name == endpoint.name and server.lower().startswith(profile.sign) for profile in PROFILES)
