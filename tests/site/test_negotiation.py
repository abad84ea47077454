"""What a client would rather have (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.site.headers import OFFERS
from teilink.site.negotiation import choose

FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
JAVA = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "html"),
        ("*/*", "html"),
        (FIREFOX, "html"),
        (JAVA, "html"),
        ("text/turtle", "ttl"),
        ("TEXT/Turtle", "ttl"),
        ("text/turtle;charset=utf-8", "ttl"),
        ("text/turtle ; q=0.5 , application/ld+json", "jsonld"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, text/turtle"', "jsonld"),
        ("application/json", "jsonld"),
        ("application/n-triples, */*;q=0.1", "nt"),
        ("application/xml", "xml"),
        ("application/tei+xml;q=0.3, text/turtle;q=0.30", "ttl"),
        ("application/*", "jsonld"),
        ("text/*;q=0.5, application/ld+json;q=0.4", "html"),
        ("text/html;q=0, */*", "ttl"),
        ("text/*;q=0, */*;q=0.1", "jsonld"),
        ("text/*, text/html;q=0.1", "ttl"),
        ("application/ld+json;q=0, application/*", "nt"),
        ("text/turtle;q=0.001", "ttl"),
        ("text/turtle;version=1.2;q=0.2, text/turtle;q=0.9, application/n-triples;q=0.5", "ttl"),
        ("text/turtle;version=1.2;q=0.9, text/turtle;q=0.2, application/n-triples;q=0.5", "nt"),
        ("nonsense, ;;; , text/turtle", "ttl"),
        ("text/turtle;q=high", "html"),
        ("*/turtle", "html"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/html;q=0", None),
        ("text/html;q=0.0, text/turtle;q=0.000", None),
    ],
)
def test_the_matrix_of_wishes(accept, expected):
    """Weight first, the nearer range decides the weight, the first offer wins among equals; nothing readable: html."""
    assert expected == choose(accept, OFFERS)


QUALITIES = st.sampled_from(["", ";q=0", ";q=0.1", ";q=0.25", ";q=0.5", ";q=0.999", ";q=1", ";q=1.000"])
TYPES = st.sampled_from(["text/html", "text/turtle", "application/n-triples", "text/*", "application/*", "*/*"])
WISHES = st.dictionaries(TYPES, QUALITIES, min_size=1)


def by_the_book(wishes, media_type):
    """The weight of a media type, as the RFC says it: of the most specific range that matches."""
    nearest = next((n for n in (media_type, media_type.split("/")[0] + "/*", "*/*") if n in wishes), None)
    return 0.0 if nearest is None else float(wishes[nearest].removeprefix(";q=") or 1)


@given(WISHES, st.permutations(["text/html", "text/turtle", "application/n-triples"]))
def test_the_choice_has_the_greatest_weight(wishes, offered):
    """For every header of the RFC's form the choice is the first of those with the greatest weight above zero."""
    weights = [by_the_book(wishes, media_type) for media_type in offered]
    expected = offered[weights.index(max(weights))] if max(weights) else None

    accept = ", ".join(name + quality for name, quality in wishes.items())

    assert expected == choose(accept, {media_type: (media_type,) for media_type in offered})


@given(st.text(alphabet='texhml/*;q=01.5, "\\a+-\u00e9\n', max_size=80))
def test_any_header_can_be_read(accept):
    """No header breaks the site, and the order and the case of the letters do not matter to what is on offer alone."""
    assert choose(accept, OFFERS) in (*OFFERS, None)
    assert choose(accept, OFFERS) == choose(accept.upper(), OFFERS)


def test_nothing_on_offer_is_nothing_chosen():
    """A resource without a single file of a kind we know has no best format."""
    assert choose("*/*", {}) is None
    assert choose("", {}) is None
