"""The addresses of a build, over HTTP."""

from __future__ import annotations

from hashlib import sha256
from http.client import HTTPConnection

import pytest
from served import BASE, CABLE, FILES

FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (None, "html"),
        (FIREFOX, "html"),
        ("text/turtle", "ttl"),
        ("application/json", "jsonld"),
        ("application/n-triples;q=0.9, text/turtle;q=0.8", "nt"),
        ("application/tei+xml", "xml"),
    ],
)
def test_a_thing_sends_its_reader_on_to_the_file_that_suits(site, accept, suffix):
    """303 with a host-relative Location, because a cable is not a file; caches are told that Accept matters."""
    answer = site.get(f"/{CABLE}", headers={"Accept": accept} if accept else {})

    assert (303, f"/{CABLE}.{suffix}") == (answer.status_code, answer.headers["location"])
    assert "Accept" == answer.headers["vary"]
    assert "*" == answer.headers["access-control-allow-origin"]


def test_several_accept_headers_are_one_list(site):
    """RFC 9110, section 5.3: repeated fields are combined."""
    answer = site.get(f"/{CABLE}", headers=[("Accept", "image/png"), ("Accept", "text/turtle")])

    assert f"/{CABLE}.ttl" == answer.headers["location"]


def test_nothing_acceptable_is_told_with_what_there_is(site):
    """406 lists the files, so that a person can choose."""
    answer = site.get(f"/{CABLE}", headers={"Accept": "image/png"})

    assert (406, "Accept") == (answer.status_code, answer.headers["vary"])
    assert [f"/{CABLE}.{suffix}" for suffix in ("html", "ttl", "jsonld", "nt", "xml")] == [
        line.split()[0] for line in answer.text.splitlines()[1:]
    ]


@pytest.mark.parametrize(
    ("suffix", "content_type"),
    [
        ("html", "text/html; charset=utf-8"),
        ("ttl", "text/turtle; charset=utf-8"),
        ("jsonld", "application/ld+json"),
        ("nt", "application/n-triples"),
        ("xml", "application/tei+xml"),
    ],
)
def test_a_file_answers_with_its_bytes_whatever_is_accepted(site, suffix, content_type):
    """200, the right type, where it is, and an ETag that is the hash of the bytes."""
    answer = site.get(f"/{CABLE}.{suffix}", headers={"Accept": "image/png"})
    data = FILES[f"{CABLE}.{suffix}"].encode()

    assert (200, data, content_type) == (answer.status_code, answer.content, answer.headers["content-type"])
    assert f"/{CABLE}.{suffix}" == answer.headers["content-location"]
    assert f'"{sha256(data).hexdigest()}"' == answer.headers["etag"]
    assert "public, max-age=300" == answer.headers["cache-control"]
    assert "last-modified" not in answer.headers


def test_a_page_links_to_the_data_and_names_the_thing(site):
    """Link: alternates with their types, the descriptions, and the IRI on the configured base whatever the host."""
    links = site.get(f"/{CABLE}.html").headers["link"].split(", ")

    assert f'</{CABLE}.ttl>; rel="alternate"; type="text/turtle"' in links
    assert f'</{CABLE}.jsonld>; rel="describedby"; type="application/ld+json"' in links
    assert [f'<{BASE}{CABLE}>; rel="canonical"', f'<{BASE}{CABLE}>; rel="cite-as"'] == links[-2:]
    assert not any(f"</{CABLE}.html>" in link for link in links)


def test_a_data_file_links_to_the_page_but_is_not_described_by_it(site):
    """describedby goes from the page to the data, not back."""
    link = site.get(f"/{CABLE}.ttl").headers["link"]

    assert f'</{CABLE}.html>; rel="alternate"; type="text/html"' in link
    assert "describedby" not in link


@pytest.mark.parametrize("shown", ["{}", "W/{}", '"other", {}', "*"])
def test_who_has_the_bytes_is_not_sent_them_again(site, shown):
    """304 without a body, with the ETag and the Vary of the 200."""
    etag = site.get(f"/{CABLE}.ttl").headers["etag"]

    answer = site.get(f"/{CABLE}.ttl", headers={"If-None-Match": shown.format(etag)})

    assert (304, b"", etag, "Accept") == (
        answer.status_code,
        answer.content,
        answer.headers["etag"],
        answer.headers["vary"],
    )


def test_who_has_other_bytes_is_sent_these(site):
    """The ETag of one format is not that of another."""
    etag = site.get(f"/{CABLE}.html").headers["etag"]

    assert 200 == site.get(f"/{CABLE}.ttl", headers={"If-None-Match": etag}).status_code


@pytest.mark.parametrize("path", ["/", "/style.css", f"/{CABLE}", f"/{CABLE}.html", "/nowhere", "/sparql"])
def test_head_is_get_without_a_body(site, path):
    """The same status and headers, and no content."""
    head, get = site.head(path), site.get(path)

    assert (get.status_code, b"") == (head.status_code, head.content)
    assert dict(get.headers) == dict(head.headers)


def test_the_start_page_and_the_style_sheet_are_served(site):
    """The two files that belong to no resource."""
    assert ("text/html; charset=utf-8", FILES["index.html"]) == (
        site.get("/").headers["content-type"],
        site.get("/").text,
    )
    assert "text/css; charset=utf-8" == site.get("/style.css").headers["content-type"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
@pytest.mark.parametrize("path", ["/", f"/{CABLE}", f"/{CABLE}.ttl"])
def test_other_methods_are_refused(site, method, path):
    """405 says which methods there are."""
    answer = site.request(method, path)

    assert (405, "GET, HEAD, OPTIONS") == (answer.status_code, answer.headers["allow"])


def test_scripts_of_other_sites_may_read(site):
    """A preflight is answered, and the headers a script needs are exposed."""
    answer = site.options(
        f"/{CABLE}.ttl", headers={"Origin": "https://a.example", "Access-Control-Request-Method": "GET"}
    )

    assert (204, "*") == (answer.status_code, answer.headers["access-control-allow-origin"])
    assert "GET, HEAD, OPTIONS" == answer.headers["access-control-allow-methods"]
    assert "Link, ETag, Content-Location" == site.get(f"/{CABLE}.ttl").headers["access-control-expose-headers"]


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/build.json",
        "/store",
        "/store/CURRENT",
        "/draft.html",
        "/index.html",
        f"/{CABLE}/",
        f"/{CABLE}.ttl/",
        f"/{CABLE}.secret",
        f"/{CABLE}.rdf",
        f"//{CABLE}",
        "/sparql/",
        "/person/kim-il.html",
        "/../outside.html",
        "/..%2foutside.html",
        "/%2e%2e/outside.html",
        "/doc/..%2f..%2foutside.html",
        "/doc/..%5c..%5coutside.html",
        "/doc/..\\..\\outside.html",
        f"/{CABLE}.html%00",
        f"/{CABLE}%00.html",
        "/%00",
        "/%c0%ae%c0%ae/outside.html",
        "/%0a",
        "/%",
        "/%2e",
    ],
)
def test_what_the_build_does_not_list_is_not_found(site, path):
    """No other file, inside the folder or outside, whatever the address looks like."""
    connection = HTTPConnection(site.base_url.host, site.base_url.port)
    connection.request("GET", path)  # as it stands: other clients tidy addresses up
    answer = connection.getresponse()
    body = answer.read()
    connection.close()

    assert (404, "Accept", True) == (answer.status, answer.headers["vary"], body.startswith(b"not found"))


def test_a_file_that_has_gone_is_not_found(site):
    """The list may be older than the folder."""
    assert 404 == site.get("/person/gone.html").status_code


def test_browsers_get_a_page_when_nothing_is_found(site):
    """A small page with a way back, for who asks for HTML."""
    answer = site.get("/nowhere", headers={"Accept": FIREFOX})

    assert (404, "text/html; charset=utf-8") == (answer.status_code, answer.headers["content-type"])
    assert '<a href="/">' in answer.text


@pytest.mark.parametrize("path", ["/", "/style.css", f"/{CABLE}", f"/{CABLE}.html", "/nowhere", "/sparql", "/%0a"])
def test_every_answer_is_guarded(site, path):
    """The security headers are on everything, found or not."""
    headers = site.get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; img-src 'self' data:;")
    assert ("nosniff", "strict-origin-when-cross-origin") == (
        headers["x-content-type-options"],
        headers["referrer-policy"],
    )


def test_the_host_does_not_matter(site):
    """A local copy answers by path; what it says of addresses carries the configured base or no host at all."""
    answers = [site.get(f"/{CABLE}", headers={"Host": host}) for host in ("evil.example", "cables.example.org")]

    assert answers[0].headers == answers[1].headers
    assert f"/{CABLE}.html" == answers[0].headers["location"]
