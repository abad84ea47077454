"""Names that an ODD may use: datatypes and facets of XML Schema, patterns of RELAX NG, ways to expand a class."""

from __future__ import annotations

# XML Schema part 2, sections 3.2 and 3.3.
TYPES = frozenset((
    "anyURI", "base64Binary", "boolean", "byte", "date", "dateTime", "decimal", "double", "duration",
    "ENTITIES", "ENTITY", "float", "gDay", "gMonth", "gMonthDay", "gYear", "gYearMonth", "hexBinary", "ID",
    "IDREF", "IDREFS", "int", "integer", "language", "long", "Name", "NCName", "negativeInteger", "NMTOKEN",
    "NMTOKENS", "nonNegativeInteger", "nonPositiveInteger", "normalizedString", "NOTATION", "positiveInteger",
    "QName", "short", "string", "time", "token", "unsignedByte", "unsignedInt", "unsignedLong", "unsignedShort",
))  # fmt: skip

# Those that are parameters in RELAX NG: no enumeration, no whiteSpace (guidelines for XSD datatypes, section 2).
FACETS = (
    "fractionDigits", "length", "maxExclusive", "maxInclusive", "maxLength", "minExclusive", "minInclusive",
    "minLength", "pattern", "totalDigits",
)  # fmt: skip

# The patterns and name classes of RELAX NG, section 3, but those that lead out of the pattern.
NATIVE = frozenset((
    "anyName", "attribute", "choice", "data", "element", "empty", "except", "group", "interleave", "list",
    "mixed", "name", "notAllowed", "nsName", "oneOrMore", "optional", "param", "ref", "text", "value",
    "zeroOrMore",
))  # fmt: skip

# TEI classRef/@expand, and "alternate", as it is often written.
EXPANSIONS = (
    "alternation", "alternate", "sequence", "sequenceOptional", "sequenceOptionalRepeatable", "sequenceRepeatable",
)  # fmt: skip
