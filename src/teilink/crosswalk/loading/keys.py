"""The keys of a crosswalk and what each means: what the loader takes, and what editors show."""

from __future__ import annotations

TOP = {
    "crosswalk": "its name",
    "version": "its version",
    "base": "what all addresses begin with, for a project whose settings name no base: an http address ending in /",
    "extends": 'the crosswalk that this one changes: "teilink" or the path of a file, or several, one upon the other',
    "units": "paths from the root of a file: the first that finds something says what its documents are",
    "make": "the things that are made of every document, by name",
    "schemes": "the schemes of identifiers, by the @type of an idno",
    "entities": "how the entries of the registers are described, by their kind",
    "rules": "the table: one rule is one line",
    "drop": "the ids of rules of the extended crosswalk that do not hold here",
}
"""The keys of a crosswalk file."""

THING = {
    "for": "the path of the elements it is made of",
    "iri": 'its address: "{record}#text-{@xml:lang}"',
    "type": "its classes",
    "always": "what is true of each of them",
    "only": '"parts": made only where the document is a part of its file, as the volume is',
    "holds": '"text" for a thing that gives the text itself: it is not made of a restricted document',
}
"""The keys of a thing under `make`."""

CONSTANT = {
    "to": "the properties it fills",
    "iri": "an address: of a term, of a thing that is made, or written out",
    "word": "a text of no language",
    "text": "a text",
    "lang": "the language of the text",
}
"""The keys of what is always true of a thing."""

SCHEME = {
    "name": "its name for people",
    "url": 'the address of what a value identifies: "https://viaf.org/viaf/{value}"',
}
"""The keys of a scheme of identifiers."""

ENTITY = {
    "types": "the classes of an entry by its @type; else, for the others",
    "name": "the path of its name",
    "also": "further rules, which need no id",
}
"""The keys of a kind of entry."""

RULE = {
    "id": "its name: explain and findings use it",
    "find": 'where to look: XPath 1.0 from the unit, or from its teiHeader after "header:"',
    "as": "the kind of value that stands there",
    "to": "the properties it fills",
    "about": 'what the statement is about, if not the record: a thing, or "{@target}", what that attribute points at',
    "need": 'how many there must be; "(warn)" behind it makes it a warning',
    "inferred": '"keep": a value whose element has @cert and @resp is also said to be inferred',
    "bounds": "the properties of the first and the last possible day of a date",
    "field": "the field it serves: of the rules of one field the first that finds a value wins",
    "guess": "how sure the value is where the rule only guesses",
    "inherit": '"yes": what the header of a file says holds for each of its documents',
    "of": "the property that this is a reading of",
    "scheme": "a name under schemes",
    "locus": "the path of the leaves or pages",
    "template": "the words of a citation: {author} is what the rule or the field author found",
    "lang": "the language, where it is always the same",
    "pick": '"latest": of several elements the one with the latest @when',
}
"""The keys of a rule."""

TARGETS = {
    "licence": "the properties of a licence",
    "statement": "the properties of a statement of rightsstatements.org",
}
"""The keys of `to` in a rule for rights."""

ONLY_FOR = {
    "bounds": ("date",),
    "of": ("reading",),
    "scheme": ("identifier", "shelfmark"),
    "locus": ("shelfmark",),
    "template": ("template",),
    "lang": ("template", "text"),
    "pick": ("date",),
}
"""The keys of a rule that only some kinds of value can use."""

NEEDS = ("any", "one", "one-per-language", "some")
GUESSES = ("low", "medium")
FIELD = r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)?"
"""What a field is called; fields whose names agree up to the dot are parts of one."""
SHIPPED = "teilink"
"""The name under which the shipped crosswalk is extended."""
