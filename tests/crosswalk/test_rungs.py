"""The rungs of every field: the first that finds a value wins, the later ones are not read, and the origin keeps which.

Each rung has a small letter of its own; a letter for a rung together with those of all later rungs must give what the
rung alone gives.
"""

from __future__ import annotations

from itertools import groupby

import pytest
from rung_letters import RUNGS, letter, source
from small_letter import BASE, SHIPPED, crosswalk_of, documents, file, mapped, said, tei

from teilink.crosswalk.paths import compile_path
from teilink.rdf.terms import expand

CROSSWALK = crosswalk_of(SHIPPED)
RULES = {rule.id: rule for rule in CROSSWALK.rules if rule.field}


def told(applied, rule, property_):
    """The values of a property that a rule gave, of whatever thing, each once."""
    record = applied.record
    found = {
        value.replace(BASE, "")
        for each in record.statements
        if each[1] == expand(property_) and record.origin(each).rule == rule
        for value in each[2:]
    }
    return sorted(found)


def first(data):
    """What is made of the first document of a file."""
    [(_, applied), *_] = documents(data)
    return applied


@pytest.mark.parametrize("rung", RUNGS, ids=lambda rung: rung.rule)
def test_a_rung_finds_its_value(rung):
    """It alone of its field is read, and its number is kept in the origin of what it says."""
    applied = first(letter([rung]))
    field = RULES[rung.rule].field
    numbers = {(origin.rule, origin.rung) for _, origin in applied.record.origins() if origin.rule == rung.rule}

    assert [rung.rule] == [each for each in applied.matched if each in RULES and RULES[each].field == field]
    for property_ in rung.said.split():
        assert (property_, rung.values) == (property_, told(applied, rung.rule, property_))
    assert {(rung.rule, _numbers()[rung.rule])} == numbers


def _is_later(one, other):
    """Whether a rung comes behind another of the same field, in documents of the same sort."""
    first, second = RULES[one.rule], RULES[other.rule]
    return first.field == second.field and first.rung > second.rung and one.unit == other.unit


@pytest.mark.parametrize("rung", RUNGS, ids=lambda rung: rung.rule)
def test_later_rungs_are_not_read(rung):
    """Whatever they would find: nothing of the record comes from them."""
    field = RULES[rung.rule].field
    later = [each for each in RUNGS if _is_later(each, rung)]
    applied = first(letter([rung, *later]))

    assert [rung.rule] == [each for each in applied.matched if each in RULES and RULES[each].field == field]
    assert set() == {origin.rule for _, origin in applied.record.origins()} & {each.rule for each in later}


# The rungs that were counted over published corpora, by field and number, and the rule of ours whose letter has them.
WHEN = "[@when or @from or @to or @notBefore or @notAfter or @when-iso or @from-iso or @when-custom]"
NAMES = "*[self::persName or self::orgName or self::name or self::rs]"
COUNTED = [
    ("title 1", "titleStmt/title[normalize-space(.)!='']", "title"),
    ("title 2", "msDesc/head[normalize-space(.)!='']", "title-of-manuscript"),
    ("title 3", "text//head[normalize-space(.)!='']", "title-in-text"),
    ("sender 1", f"correspAction[@type='sent']/{NAMES}", "sender"),
    ("sender 2", "correspDesc//sender", "sender-named"),
    ("sender 3", "particDesc//person[@role='sender']", "sender-participant"),
    ("sender 4", "titleStmt/title//rs[starts-with(@role,'sender')]", "sender-in-title"),
    ("sender 5", "profileDesc/creation/persName", "sender-of-creation"),
    ("sender 6", "titleStmt/author[normalize-space(.)!='']", "sender-author"),
    ("sender 7", "sourceDesc//bibl/author", "sender-of-source"),
    ("sender 8", "titleStmt/title//persName", "sender-title-name"),
    ("sender 9", "text//signed", "signature"),
    ("sender 10", "text//head//persName", "heading-name"),
    ("recipient 1", f"correspAction[@type='received']/{NAMES}", "recipient"),
    ("recipient 2", "correspAction[@type='sent']/persName[@type='addressee']", "recipient-addressed"),
    ("recipient 3", "correspDesc//addressee", "recipient-named"),
    ("recipient 4", "particDesc//person[@role='recipient' or @role='addressee']", "recipient-participant"),
    ("recipient 5", "titleStmt/title//rs[starts-with(@role,'recipient')]", "recipient-in-title"),
    ("recipient 6", "text//opener//persName", "recipient-in-opener"),
    ("recipient 7", "text//head//persName[2]", "recipient-in-head"),
    ("date 1", f"correspAction[@type='sent']/date{WHEN}", "sent"),
    ("date 2", "correspDesc//date[@when or @notBefore or @from or @when-iso]", "date-of-correspondence"),
    ("date 3", "profileDesc/creation//*[@when or @from or @notBefore]", "date-of-creation"),
    ("date 4", "msDesc//origin//*[@when or @notBefore or @from or @when-iso]", "date-of-origin"),
    ("date 5", "titleStmt/title//date[@when or @when-iso or @from or @notBefore]", "date-in-title"),
    ("date 6", "sourceDesc//bibl//date[@when]", "date-of-source"),
    ("date 7", "text//dateline//date[@when or @from or @notBefore or @when-iso]", "date-of-dateline"),
    ("date 8", "correspAction[@type='sent']/date[normalize-space(.)!='']", "date-in-words"),
    ("date 9", "text//dateline", "dateline-in-words"),
    ("place 1", "correspAction[@type='sent']/*[self::placeName or self::settlement]", "place"),
    ("place 1, rs", "correspAction[@type='sent']/rs[@type='place']", "place-referred"),
    ("place 2", "correspDesc//placeName", "place-of-correspondence"),
    ("place 3", "profileDesc/creation/*[self::origPlace or self::placeName]", "place-of-creation"),
    ("place 4", "msDesc//origPlace", "place-of-origin"),
    ("place 5", "titleStmt/title//rs[@type='place']", "place-in-title"),
    ("place 6", "text//dateline//placeName", "place-of-dateline"),
    ("lang 1", "textLang/@mainLang", "language"),
    ("lang 2", "div[@type='original']/@xml:lang", "language-of-original"),
    ("lang 3", "langUsage[count(language)=1]/language/@ident", "language-only"),
    ("lang 4", "text/@xml:lang", "text-language"),
    ("archive 1, 2", "msIdentifier[idno[normalize-space(.)!='' or *]]", "shelfmark"),
    ("archive 3", "msIdentifier[institution or repository]", "repository"),
    ("archive 4, body", "sourceDesc/bibl[idno or orgName]", "repository-of-source"),
    ("archive 4, mark", "sourceDesc/bibl[idno or orgName]", "shelfmark-of-source"),
    ("archive 5, head", "text//head//bibl", "source-in-heading"),
    ("archive 5, note", "text//note[@type='source']", "source-note"),
    ("archive 6", "sourceDesc/bibl", "printed-in"),
    ("rights 1", "availability//licence/@target", "licence"),
    ("rights 2", "availability//ref/@target", "licence-referred"),
    ("rights 3", "availability/p[normalize-space(.)!='']", "licence-words"),
    ("rights 4", "publicationStmt/p[normalize-space(.)!='']", "publication-words"),
    ("mention 1", "text//persName[@ref or @key or @corresp or @sameAs]", "mentions"),
]


@pytest.mark.parametrize(("counted", "path", "rule"), COUNTED)
def test_every_rung_that_corpora_have_is_read(counted, path, rule):
    """What gave the shares of docs/corpora.md is found by a rule of the shipped crosswalk."""
    [rung] = [each for each in RUNGS if each.rule == rule]
    data = letter([rung])
    # A path of the page, with our prefix: it must find something in the letter, so that this is a case of it.
    found = compile_path(f"//{path}")
    selected = [each for each in found.select(file(data).root) if not found.attribute or each.get(found.attribute)]

    assert (counted, True) == (counted, bool(selected))
    assert rule in first(data).matched


def test_witnesses_are_read_besides_the_archive():
    """The last rung of the archive in docs/corpora.md makes things of its own, however many there are."""
    applied = mapped(tei(source("<listWit><witness>Vienna, HHStA</witness></listWit>")))
    [item] = said(applied.record, "schema:workExample")

    assert ['"Vienna, HHStA"@en'] == said(applied.record, "schema:description", item[13:-1])


@pytest.mark.parametrize(
    ("guess", "rule"),
    [
        *[("medium", each) for each in ("sender-author", "recipient-in-opener", "date-in-words", "dateline-in-words")],
        *[("low", each) for each in ("sender-of-source", "sender-title-name", "heading-name", "date-of-source")],
        *[("medium", each) for each in ("licence-referred", "repository-of-source", "shelfmark-of-source")],
        *[("low", each) for each in ("recipient-in-head", "publication-words")],
    ],
)
def test_the_rungs_that_only_guess_say_so(guess, rule):
    """Those that docs/corpora.md names as guesses."""
    assert guess == RULES[rule].guess


def _numbers():
    """The number of each rung in its field."""
    found = sorted(RULES.values(), key=lambda rule: rule.field)
    return {rule.id: n for _, rules in groupby(found, lambda rule: rule.field) for n, rule in enumerate(rules, 1)}


def test_every_rung_of_the_shipped_crosswalk_has_its_letter():
    """Who adds a rung adds a letter that shows it."""
    assert sorted(RULES) == sorted(rung.rule for rung in RUNGS)


def test_a_rung_is_counted_from_one_and_a_rule_of_no_field_is_none():
    """The number that explain and coverage show."""
    assert {rule.id: rule.rung for rule in RULES.values()} == _numbers()
    assert {0} == {rule.rung for rule in CROSSWALK.rules if not rule.field}
