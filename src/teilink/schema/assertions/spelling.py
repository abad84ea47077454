"""What XPath 2 and XSLT say that XPath 1.0 cannot, and how XPath 1.0 says it where it can.

Specification: XPath 1.0, https://www.w3.org/TR/1999/REC-xpath-19991116/
"""

from __future__ import annotations

_NO_FILES = "an assertion reads the document alone, no other file"
_IN_WORDS = "compare the words as text; XPath 1.0 knows no dates and no pattern"
_MATCHES = "write contains(), starts-with(), or translate(., '0123456789', '') = '' for a value of figures"

OPERATORS = {
    "eq": "write =",
    "ne": "write !=",
    "lt": "write &lt;",
    "le": "write &lt;=",
    "gt": "write >",
    "ge": "write >=",
    "idiv": "write floor(A div B)",
    "is": "write count(A | B) = 1",
    "union": "write |",
    "except": "write A[not(…)], with what tells the others in the brackets",
    "intersect": "write A[…], with what tells the others in the brackets",
    "to": "write position() >= A and position() &lt;= B",
    "cast": "write number() or string()",
    "castable": "write number(.) = number(.) to ask for a number",
    "instance": "write self::name to ask for an element",
    "treat": "leave it out",
    "then": "write A and B or not(A) and C",
    "else": "write A and B or not(A) and C",
}
"""Names of operators that XPath 1.0 has not, each with what to do."""

CONDITION = ('"if" is XPath 2', "write A and B or not(A) and C")
TYPED = "XPath 1.0 has no types: write number(A) or string(A)"

LOOPS = {
    "for": "write a path: it says the same of every node",
    "some": "write P[…], with the condition in the brackets",
    "every": "write not(P[not(…)]), with the condition in the inner brackets",
    "let": "write a <let> before the assertion",
}
"""Words before a variable that begin an expression of XPath 2 or 3."""

FUNCTIONS = {
    "matches": _MATCHES,
    "replace": "write translate() or substring-before() and substring-after()",
    "tokenize": "write contains(concat(' ', normalize-space(A), ' '), ' word ')",
    "ends-with": "write substring(A, string-length(A) - string-length(B) + 1) = B",
    "exists": "write boolean(A), or the path alone",
    "empty": "write not(A)",
    "lower-case": "write translate(A, 'ABC…', 'abc…')",
    "upper-case": "write translate(A, 'abc…', 'ABC…')",
    "string-join": "write concat()",
    "data": "write string(A)",
    "distinct-values": "write A[not(. = preceding::*)]",
    "abs": "write A * (1 - 2 * (A &lt; 0))",
    "max": "write A[not(../A > .)]",
    "min": "write A[not(../A &lt; .)]",
    "avg": "write sum(A) div count(A)",
    "root": "write /",
    "node-name": "write name(A)",
    "index-of": "write count(preceding-sibling::*) + 1",
    "id": "write //*[@xml:id = …]; without a DTD there are no ids to ask for",
    "generate-id": "write count(A | B) = 1 to ask whether two nodes are one",
    "key": "write the path that the key uses",
    "doc": _NO_FILES,
    "doc-available": _NO_FILES,
    "document": _NO_FILES,
    "collection": _NO_FILES,
    "unparsed-text": _NO_FILES,
    "current-date": _IN_WORDS,
    "current-dateTime": _IN_WORDS,
    "current-group": "an assertion has no groups",
}
"""Functions that XPath 1.0 has not, each with what to do."""

MARKS = {
    "||": ("|| is XPath 3", "write concat(A, B)"),
    "=>": ("=> is XPath 3", "write f(A)"),
    ":=": (":= is XPath 3", "write a <let> before the assertion"),
    "<<": ("<< is XPath 2", "use the axis preceding:: or ancestor::"),
    ">>": (">> is XPath 2", "use the axis following:: or descendant::"),
    "(:": ("a comment is XPath 2", "leave it out"),
    "*:": ("a name in any namespace is XPath 2", "write *[local-name() = 'name']"),
    "!": ("! is XPath 3", "write a path, or f(A)"),
    "Q{": ("a name with its namespace in braces is XPath 3", "declare a prefix with <ns>"),
}
"""Signs that XPath 1.0 has not, each with what it is and what to do."""

SEQUENCE = ("a list of values is XPath 2", "write A = B or A = C")
BRACKETED = ("a step in brackets is XPath 2", "write a/b | a/c in place of a/(b | c)")
CALLED = ("a function as a step is XPath 2", "write name(a) in place of a/name()")
DOTTED = ("a predicate cannot stand on . or ..", "write self::node()[…] or parent::node()[…]")
