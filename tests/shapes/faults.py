"""What is wrong with a cable and what is right with it, as edits of the invented one."""

from __future__ import annotations

from letters import english, thing, typed
from teilink.rdf.terms import expand, literal

CREATED, TITLE = "dcterms:created", "dcterms:title"
SPARQL, OR, NODE = "SPARQLConstraintComponent", "OrConstraintComponent", "NodeConstraintComponent"
MIN, MAX, PATTERN = "MinCountConstraintComponent", "MaxCountConstraintComponent", "PatternConstraintComponent"
DATATYPE, NOT, EQUALS = "DatatypeConstraintComponent", "NotConstraintComponent", "EqualsConstraintComponent"
CNE = "<http://rightsstatements.org/vocab/CNE/1.0/>"
CC = "<https://creativecommons.org/licenses/by/4.0/>"

# what is wrong: the edits, and the results (component, path, severity) that this and nothing else must give
BROKEN = {
    "two English titles": (
        [
            ("", TITLE, [english("One title"), english("Two titles")]),
            ("", "schema:name", [english("One title"), english("Two titles")]),
        ],
        [("UniqueLangConstraintComponent", TITLE, "error")],
    ),
    "no title": ([("", TITLE, []), ("", "schema:name", [])], [(MIN, TITLE, "error")]),
    "title of no language": (
        [("", TITLE, [literal("The Harbour")]), ("", "schema:name", [literal("The Harbour")])],
        [(DATATYPE, TITLE, "error")],
    ),
    "title too short": (
        [("", TITLE, [english("No")]), ("", "schema:name", [english("No")])],
        [("MinLengthConstraintComponent", TITLE, "error")],
    ),
    "name is not the title": ([("", "schema:name", [english("Another")])], [(EQUALS, "schema:name", "error")]),
    "author is not the creator": (
        [("", "schema:author", [thing("org/ministry")])],
        [(EQUALS, "schema:author", "error")],
    ),
    "no rights": (
        [("#text-en", "dcterms:rights", []), ("#text-en", "schema:copyrightNotice", [])],
        [(OR, "", "error")],
    ),
    "rights in words only": ([("#text-en", "dcterms:rights", [])], [(OR, "", "warning")]),
    "rights statement as a licence": ([("#text-en", "dcterms:license", [CNE])], [(NOT, "dcterms:license", "error")]),
    "unknown licence": (
        [("#text-en", "dcterms:license", ["<https://terms.example.org/>"])],
        [(PATTERN, "dcterms:license", "warning")],
    ),
    **{
        f"no language: {words}": (
            [("", "schema:inLanguage", [literal(words)])],
            [(PATTERN, "schema:inLanguage", "error")],
        )
        for words in ("Chinese", "zh Hant", "de-u", "zh-x")
    },
    "unknown rights": (
        [("#text-en", "dcterms:rights", ["<https://terms.example.org/>"])],
        [(PATTERN, "dcterms:rights", "warning")],
    ),
    "received before sent": (
        [("", "tl:receivedEarliest", [typed("1952-02-08")]), ("", "tl:receivedLatest", [typed("1952-02-08")])],
        [(SPARQL, "tl:receivedLatest", "error")],
    ),
    "receipt ends before it begins": (
        [("", "tl:receivedLatest", [typed("1952-02-12")])],
        [("LessThanOrEqualsConstraintComponent", "tl:receivedEarliest", "error")],
    ),
    "sending ends before it begins": (
        [("", "tl:sentEarliest", [typed("1952-02-11")])],
        [("LessThanOrEqualsConstraintComponent", "tl:sentEarliest", "error")],
    ),
    "published before sent": (
        [("#text-en", "dcterms:issued", [typed("1951-12-31")])],
        [(SPARQL, "dcterms:issued", "error")],
    ),
    "sent in the future": (
        [
            ("", "tl:sentLatest", [typed("9952-02-10")]),
            ("", "tl:sentEarliest", [typed("9952-02-10")]),
            ("", "tl:receivedEarliest", []),
            ("", "tl:receivedLatest", []),
            ("#text-en", "dcterms:issued", [typed("2001", "xsd:gYear")]),
        ],
        [(SPARQL, "tl:sentEarliest", "error")],
    ),
    "reports a later event": (
        [("#visit", "schema:startDate", [typed("1952-02-11")])],
        [(SPARQL, "tl:sentLatest", "warning")],
    ),
    "day that does not exist": (
        [("", "schema:dateReceived", [typed("1952-25-14")])],
        [(OR, "schema:dateReceived", "error")],
    ),
    "bound that is a month": (
        [("", "tl:receivedEarliest", [typed("1952-02", "xsd:gYearMonth")])],
        [
            (DATATYPE, "tl:receivedEarliest", "error"),
            ("LessThanOrEqualsConstraintComponent", "tl:receivedEarliest", "error"),
        ],
    ),
    "two dates of receipt": (
        [("", "schema:dateReceived", [typed("1952-02-14"), typed("1952-02-15")])],
        [(MAX, "schema:dateReceived", "error")],
    ),
    "sender that is nothing known": (
        [("", "schema:sender", [thing("person/nobody")])],
        [(OR, "schema:sender", "error")],
    ),
    "sender that is a place": ([("", "schema:sender", [thing("place/harbour")])], [(OR, "schema:sender", "error")]),
    "sender in words": (
        [("", "schema:sender", [english("The Consul")])],
        [(OR, "schema:sender", "error"), ("NodeKindConstraintComponent", "schema:sender", "error")],
    ),
    "no sender": ([("", "schema:sender", [])], [(MIN, "schema:sender", "warning")]),
    "no identifier": (
        [("", "dcterms:identifier", []), ("", "schema:identifier", [])],
        [(MIN, "dcterms:identifier", "error"), (MIN, "schema:identifier", "error")],
    ),
    "identifier of no scheme": ([("#id-letters", "schema:propertyID", [])], [(MIN, "schema:propertyID", "error")]),
    "blank abstract": ([("", "dcterms:abstract", [english(" ")])], [(SPARQL, "dcterms:abstract", "error")]),
    "no abstract": ([("", "dcterms:abstract", [])], [(MIN, "dcterms:abstract", "warning")]),
    "rejected but none preferred": (
        [("#date-signed", "wikibase:rank", [expand("wikibase:NormalRank")])],
        [(SPARQL, "wikibase:rank", "error")],
    ),
    "rejected and yet published": (
        [("#date-listed", "rdf:object", [typed("1952-02-10")])],
        [(SPARQL, "rdf:object", "error")],
    ),
    "preferred is not published": (
        [("#date-signed", "rdf:object", [typed("1952-02-12")])],
        [(SPARQL, "rdf:object", "error")],
    ),
    "statement by nobody": (
        [("#date-signed", "dcterms:source", []), ("#date-signed", "prov:wasAttributedTo", [])],
        [(OR, "", "error")],
    ),
    "rejected by half a source": ([("#date-listed", "dcterms:source", [])], [(SPARQL, "rdf:object", "error")]),
    "statement of an unknown rank": (
        [("#date-signed", "wikibase:rank", [expand("wikibase:BestRank")])],
        [("InConstraintComponent", "wikibase:rank", "error"), (SPARQL, "wikibase:rank", "error")],
    ),
    "language in words": (
        [("", "dcterms:language", [literal("Finnish")])],
        [("NodeKindConstraintComponent", "dcterms:language", "error"), (PATTERN, "dcterms:language", "error")],
    ),
    "translated into its own language": (
        [("#text-en", "dcterms:language", ["<http://id.loc.gov/vocabulary/iso639-1/fi>"])],
        [(SPARQL, "dcterms:language", "error")],
    ),
    "mention of something unknown": (
        [("", "schema:mentions", [thing("place/nowhere")])],
        [(NODE, "schema:mentions", "error")],
    ),
    "person of two names": (
        [("person/consul", "schema:name", [english("The Consul"), english("Consul")])],
        [("UniqueLangConstraintComponent", "schema:name", "error")],
    ),
    "holder that is no archive": (
        [("", "schema:holdingArchive", [thing("org/ministry")])],
        [("ClassConstraintComponent", "schema:holdingArchive", "warning")],
    ),
    "published in its own time": (
        [("", "dcterms:publisher", [thing("org/archive")])],
        [(MAX, "dcterms:publisher", "warning")],
    ),
    "description of no licence": ([("#meta", "dcterms:license", [])], [(MIN, "dcterms:license", "error")]),
    "changed in some month": (
        [("#meta", "dcterms:modified", [typed("2020-01", "xsd:gYearMonth")])],
        [(DATATYPE, "dcterms:modified", "error")],
    ),
    "file of no media type": ([(".xml", "schema:encodingFormat", [])], [(MIN, "schema:encodingFormat", "error")]),
    "availability of another word": (
        [("#text-en", "tl:availability", [literal("open")])],
        [("InConstraintComponent", "tl:availability", "error")],
    ),
    "not a text": ([("", "dcterms:type", [])], [("HasValueConstraintComponent", "dcterms:type", "error")]),
    "address with a blank": (
        [(".xml", "schema:contentUrl", ["<https://letters.example.org/a b>"])],
        [(SPARQL, "schema:contentUrl", "error")],
    ),
    "north of the pole": (
        [
            ("place/harbour#geo", "rdf:type", [expand("schema:GeoCoordinates")]),
            ("place/harbour#geo", "schema:latitude", [typed("91.5", "xsd:decimal")]),
        ],
        [("MaxInclusiveConstraintComponent", "schema:latitude", "error")],
    ),
}

# what is right: edits that must give no error and no warning
RIGHT = {
    "as it is": [],
    "a year against a day": [
        ("", CREATED, [typed("1952", "xsd:gYear")]),
        ("", "schema:dateCreated", [typed("1952", "xsd:gYear")]),
        ("", "schema:dateSent", [typed("1952", "xsd:gYear")]),
        ("", "tl:sentEarliest", [typed("1952-01-01")]),
        ("", "tl:sentLatest", [typed("1952-12-31")]),
        ("#date-signed", "rdf:object", [typed("1952", "xsd:gYear")]),
    ],
    "a month of receipt": [
        ("", "schema:dateReceived", [typed("1952-02", "xsd:gYearMonth")]),
        ("", "tl:receivedEarliest", [typed("1952-02-01")]),
        ("", "tl:receivedLatest", [typed("1952-02-29")]),
    ],
    "a time of day": [
        ("", CREATED, [typed("1952-02-10T23:30:00", "xsd:dateTime")]),
        ("", "schema:dateSent", [typed("1952-02-10T23:30:00", "xsd:dateTime")]),
        ("#date-signed", "rdf:object", [typed("1952-02-10T23:30:00", "xsd:dateTime")]),
    ],
    "an unknown day in a span": [
        ("", CREATED, [typed("[1952-02-09..1952-02-16]", "edtf:EDTF")]),
        ("", "schema:dateCreated", [typed("1952-02", "xsd:gYearMonth")]),
        ("", "schema:dateSent", []),
        ("", "tl:sentEarliest", [typed("1952-02-09")]),
        ("", "tl:sentLatest", [typed("1952-02-16")]),
        ("#date-signed", "rdf:object", [typed("[1952-02-09..1952-02-16]", "edtf:EDTF")]),
    ],
    "received on the day of sending": [
        ("", "tl:receivedEarliest", [typed("1952-02-10")]),
        ("", "tl:receivedLatest", [typed("1952-02-10")]),
    ],
    "never received": [("", "schema:dateReceived", []), ("", "tl:receivedEarliest", []), ("", "tl:receivedLatest", [])],
    "published in a bare year": [("#text-en", "dcterms:issued", [typed("1952", "xsd:gYear")])],
    "an event on the day of sending": [("#visit", "schema:startDate", [typed("1952-02-10")])],
    "a licence": [("#text-en", "dcterms:license", [CC])],
    **{
        f"an open licence of {address}": [("#text-en", "dcterms:license", [f"<{address}>"])]
        for address in (
            "https://opendatacommons.org/licenses/odbl/1-0/",
            "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
            "https://www.gnu.org/licenses/fdl-1.3.html",
            "https://opensource.org/license/mit",
        )
    },
    **{
        f"the language {tag}": [("", "schema:inLanguage", [literal(tag)])]
        for tag in ("zh-x-foo", "de-u-co-phonebk", "x-foo", "i-default")
    },
    "two titles in two languages": [
        ("", TITLE, [english("The Harbour"), literal("Satama", language="fi")]),
        ("", "schema:name", [english("The Harbour"), literal("Satama", language="fi")]),
    ],
    "a rejected day that is the day of receipt": [("#date-listed", "rdf:object", [typed("1952-02-14")])],
    "restricted": [("#text-en", "tl:availability", [literal("restricted")])],
    "a backslash in the words": [("", "dcterms:abstract", [english("The path is C:\\1\\g<x>")])],
}
