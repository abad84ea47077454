"""Guesses: a value that a rule only guesses is said to be one, and never stands where it would be taken for certain."""

from __future__ import annotations

import pytest
from rung_letters import RUNGS, letter, named, published, sent, source
from small_letter import BASE, SHIPPED, body, crosswalk_of, documents, mapped, record, said, tei

from teilink.rdf.terms import expand

GUESSING = {rule.id: rule for rule in crosswalk_of(SHIPPED).rules if rule.guess}
EDTF = "^^<http://id.loc.gov/datatypes/edtf/EDTF>"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
STATEMENT = "http://rightsstatements.org/vocab/InC/1.0/"
CERTAIN = [expand(name) for name in ("dcterms:creator", "dcterms:license", "schema:author", "schema:license")]


def claims(found, rule):
    """The ranked statements that a rule made: their addresses behind the hash."""
    return sorted(
        "#" + each[0][1:-1].partition("#")[2]
        for each in found.statements
        if each[2] == expand("rdf:Statement") and found.origin(each).rule == rule
    )


def author(inside):
    """A header that names an author."""
    return named(f"<author>{inside}</author>")


def test_a_guess_is_a_ranked_statement():
    """What is said of what, with which value; that it is neither preferred nor rejected; by whom and how surely."""
    found = record(tei(author('<persName ref="person:ada">A.</persName>')))
    [claim] = claims(found, "sender-author")

    assert ["<person/ada>"] == said(found, "schema:sender") == said(found, "rico:hasSender")
    assert [expand("schema:Claim"), expand("rdf:Statement")] == sorted(said(found, "rdf:type", claim))
    assert ["<doc/letter-1>"] == said(found, "rdf:subject", claim)
    assert [expand("schema:sender")] == said(found, "rdf:predicate", claim)
    assert ["<person/ada>"] == said(found, "rdf:object", claim)
    assert ["<http://wikiba.se/ontology#NormalRank>"] == said(found, "wikibase:rank", claim)
    assert ['"medium"'] == said(found, "rico:relationCertainty", claim)
    assert ["<https://w3id.org/teilink>"] == said(found, "prov:wasAttributedTo", claim)


def test_what_is_certain_is_no_claim():
    """A rung that does not guess says its value plainly."""
    found = record(tei(sent('<persName ref="person:ada">A.</persName><date when="1965"/>')))

    assert ["<person/ada>"] == said(found, "schema:sender")
    assert [] == [each for each in found.statements if each[2] == expand("rdf:Statement")]


def test_each_guessed_value_has_a_claim_of_its_own():
    """Two authors are two claims; the same author as sender and as author is two as well."""
    found = record(tei(named('<author key="Ada One"/><author key="Bob Two"/>')))

    assert 2 == len(said(found, "schema:sender"))
    assert 2 == len(claims(found, "sender-author")) == len(claims(found, "author-named"))
    assert set() == set(claims(found, "sender-author")) & set(claims(found, "author-named"))


@pytest.mark.parametrize("rung", [each for each in RUNGS if each.rule in GUESSING], ids=lambda rung: rung.rule)
def test_every_rule_that_guesses_makes_a_claim(rung):
    """Its certainty is that of the rule; what it fills of the record or the text is what it claims."""
    rule = GUESSING[rung.rule]
    [(_, applied), *_] = documents(letter([rung]))
    found = applied.record
    made = claims(found, rule.id)
    filled = {
        each[2]
        for each in found.statements
        if found.origin(each).rule == rule.id and each[1] in rule.to and "#m-" not in each[0]
    }
    claimed = {value for claim in made for value in said(found, "rdf:object", claim)}

    assert made
    assert {f'"{rule.guess}"'} == {one for claim in made for one in said(found, "rico:relationCertainty", claim)}
    assert claimed & {each.replace(BASE, "") for each in filled} or all(each in CERTAIN for each in rule.to)
    assert [] == [each for each in found.statements if found.origin(each).rule == rule.id and each[1] in CERTAIN]


def test_every_rule_that_guesses_has_a_letter():
    """So that the law above is shown for each."""
    assert set() == set(GUESSING) - {each.rule for each in RUNGS}


# -- what a guess never fills -----------------------------------------------------------------------------------------


def test_a_guessed_author_is_no_creator():
    """titleStmt/author may be the editors of the volume: only one with @ref is taken for the author."""
    guessed = record(tei(author("Cleo")))
    certain = record(tei(named('<author ref="person:ada">A.</author>')))

    assert [] == said(guessed, "dcterms:creator") == said(guessed, "schema:author")
    assert ["<person/ada>"] == said(certain, "dcterms:creator") == said(certain, "schema:author")
    [claim] = claims(guessed, "author-named")
    assert [expand("dcterms:creator")] == said(guessed, "rdf:predicate", claim)


@pytest.mark.parametrize(
    ("expected", "attributes"),
    [
        (["1966?"], 'when="1966"'),
        (["1966-05?"], 'when="1966-05"'),
        (["1966-05-04?"], 'when="1966-05-04"'),
        (["1966-05-04?"], 'when="1966-05-04T12:00:00Z"'),
        (["1966%"], 'when="1966" precision="low"'),
        (["1966?/1967?"], 'from="1966" to="1967"'),
        (["1966?"], 'when="1966" cert="high"'),
        (["1966?"], 'when="1966" cert="low"'),
        ([], 'notBefore="1966" notAfter="1967"'),
        ([], 'notAfter="1967"'),
    ],
)
def test_a_guessed_date_says_that_it_is_doubtful(expected, attributes):
    """As EDTF, where EDTF can say so; only in dcterms:created, without bounds, however sure its encoder was."""
    found = record(tei(source(f"<bibl><date {attributes}/></bibl>")))

    assert [f'"{each}"{EDTF}' for each in expected] == said(found, "dcterms:created")
    for certain in ("schema:dateCreated", "schema:dateSent", "tl:sentEarliest", "tl:sentLatest"):
        assert [] == said(found, certain)
    assert 1 == len(claims(found, "date-of-source"))


def test_a_date_in_words_is_a_guess():
    """Words are read where no attribute says the date; those that could mean two dates are not."""
    for words, expected in (("le 3 mai 1850", ["1850-05-03?"]), ("03/04/1850", []), ("undated", []), ("3 May", [])):
        found = record(tei(sent(f"<date>{words}</date>")))

        assert [f'"{each}"{EDTF}' for each in expected] == said(found, "dcterms:created")
        assert len(expected) == len(claims(found, "date-in-words"))


def test_a_date_that_is_none_is_not_replaced_by_a_guess():
    """Somebody has to put it right: what stands in a worse place would only hide it."""
    found = record(tei(sent('<date when="25.12.1965"/>') + source('<bibl><date when="1966"/></bibl>')))

    assert [] == said(found, "dcterms:created") == claims(found, "date-of-source")


def test_a_guessed_licence_is_no_licence():
    """A link in a paragraph about availability may be to anything."""
    paragraph = published(f'<availability><p>See <ref target="{LICENCE}">this</ref></p></availability>')
    found = record(tei(paragraph, body("<p>a</p>")))
    [claim] = claims(found, "licence-referred")

    for about in ("", "#text-en", ".xml", "#meta"):
        assert [] == said(found, "dcterms:license", about) == said(found, "schema:license", about)
    assert [f"<{LICENCE}>"] == said(found, "rdf:object", claim)
    assert [expand("dcterms:license")] == said(found, "rdf:predicate", claim)


def test_a_guessed_rights_statement_stands_with_its_claim():
    """It gives no right to anybody, so it may be shown; the claim says that it is guessed."""
    paragraph = published(f'<availability><p><ref target="{STATEMENT}">this</ref></p></availability>')
    found = record(tei(paragraph, body("<p>a</p>")))
    [claim] = claims(found, "licence-referred")

    assert [f"<{STATEMENT}>"] == said(found, "dcterms:rights", "#text-en")
    assert [f"<{STATEMENT}>"] == said(found, "rdf:object", claim)
    assert [expand("dcterms:rights")] == said(found, "rdf:predicate", claim)


# -- values that encoders infer ---------------------------------------------------------------------------------------


def test_a_value_that_an_encoder_inferred_names_its_encoder():
    """@cert and @resp make a claim by them, not by us; its name is the xml:id of the element."""
    mark = '<textLang xml:id="why" mainLang="zh" cert="high" resp="person:ada"/>'
    found = record(tei(source(f"<msDesc><msContents><msItem>{mark}</msItem></msContents></msDesc>")))

    assert ["<person/ada>"] == said(found, "prov:wasAttributedTo", "#why")
    assert ['"high"'] == said(found, "rico:relationCertainty", "#why")
    assert ["<person/ada>"] == [
        each[2].replace(BASE, "") for each in found.statements if each[1] == expand("prov:wasAttributedTo")
    ]


def test_a_claim_moves_with_its_words_only():
    """The name of a claim is made of what its element says: others beside it do not change it."""
    alone = mapped(tei(author("Cleo"))).record
    among = mapped(tei(named("<editor>Dan</editor><author>Cleo</author>") + published("<p>Free</p>"))).record

    assert claims(alone, "sender-author") == claims(among, "sender-author")
