"""What relations make of those who stand in them: properties of schema.org, else of RiC-O.

Specification: TEI relation: the active one is to the passive one what the name says,
https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-relation.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilink.rdf.terms import expand

if TYPE_CHECKING:
    from teilink.rdf.terms import Term

_LONGEST = 100
# Who the active one is to the passive one, the names for it, and the properties of the active and of the passive one.
_PERSONAL = (
    ("parent father mother", "schema:children", "schema:parent"),
    ("child son daughter", "schema:parent", "schema:children"),
    ("spouse husband wife marriage married", "schema:spouse", "schema:spouse"),
    ("sibling brother sister", "schema:sibling", "schema:sibling"),
    (
        "relative kin family cousin uncle aunt nephew niece grandparent grandchild grandfather grandmother",
        "schema:relatedTo",
        "schema:relatedTo",
    ),
    ("knows friend acquaintance acquainted met", "schema:knows", "schema:knows"),
    ("colleague", "schema:colleague", "schema:colleague"),
    ("correspondent corresponds", "rico:hasOrHadCorrespondent", "rico:hasOrHadCorrespondent"),
    ("teacher", "", "rico:hasOrHadTeacher"),
    ("student pupil", "rico:hasOrHadTeacher", ""),
)
_RELATIONS = (
    ("member membership", "schema:memberOf", "schema:member"),
    ("employee employed works worksfor", "schema:worksFor", "schema:employee"),
    ("employer employs", "schema:employee", "schema:worksFor"),
    ("founder founded", "", "schema:founder"),
    ("attendee participant attended participated tookpart takespart", "", "schema:attendee"),
    ("organizer organiser organized organised", "", "schema:organizer"),
    ("subsidiary suborganization suborganisation department", "schema:parentOrganization", "schema:subOrganization"),
    ("parentorganization parentorganisation", "schema:subOrganization", "schema:parentOrganization"),
    ("subordinate", "rico:isOrWasSubordinateTo", "rico:hasOrHadSubordinate"),
    ("superior head leader", "rico:hasOrHadSubordinate", "rico:isOrWasSubordinateTo"),
    ("predecessor", "rico:hasSuccessor", "rico:isSuccessorOf"),
    ("successor", "rico:isSuccessorOf", "rico:hasSuccessor"),
)
_OF_PEOPLE = {name: (active, passive) for names, active, passive in _PERSONAL for name in names.split()}
_KNOWN = {name: (active, passive) for names, active, passive in _RELATIONS for name in names.split()}
_OF_BODIES = {
    "parent": ("schema:subOrganization", "schema:parentOrganization"),
    "child": ("schema:parentOrganization", "schema:subOrganization"),
}
_WHOLES = {
    "place": ("schema:containedInPlace", "schema:containsPlace"),
    "org": ("schema:parentOrganization", "schema:subOrganization"),
    **dict.fromkeys(("bibl", "collection"), ("dcterms:isPartOf", "dcterms:hasPart")),
}
_PART = frozenset(["part", "located", "within", "inside", "contained", "lies"])
_WHOLE = frozenset(["contains", "whole"])
_ANY = "rico:isRelatedTo"
_NO_MORE = (_ANY, _ANY)
_BETWEEN_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_LEADING = frozenset(["is", "was", "are", "were"])
_TRAILING = frozenset(["of", "to", "by", "in", "with", "within", "inside", "for"])


def related(name: str, role: str, kind: str) -> Term:
    """What a relation makes an entry to the others in it: a property of the entry, whose values are the others.

    `name` is that of the relation (``parent``, ``isChildOf``, ``has_member``), `role` that of the entry (active,
    passive or mutual), `kind` what sort of entry it is.  A name that is not known makes them related, no more; '' where
    only the others have something to say of it.
    """
    active, passive = _both(name, kind)
    # What is mutual has one name from both sides.
    given = {"active": active, "passive": passive}.get(role, active if active == passive else _ANY)
    return expand(given) if given else ""


def _both(name: str, kind: str) -> tuple[str, str]:
    words = _bare(name)
    is_had = words[:1] in (["has"], ["had"])
    bare = "".join(words[1:] if is_had else words)
    own = {"org": _OF_BODIES, "person": _OF_PEOPLE}.get(kind, {})
    one = bare.removesuffix("s")
    found = own.get(bare) or own.get(one) or _KNOWN.get(bare) or _KNOWN.get(one) or _containment(bare, kind) or _NO_MORE
    # "has child": the passive one is the child.
    return (found[1], found[0]) if is_had else found


def _bare(name: str) -> list[str]:
    """The words of a name without what only joins them: ``isChildOf`` and ``child`` are one."""
    words = [word.lower() for word in _BETWEEN_WORDS.split(name[:_LONGEST]) if word]
    if words[:1] and words[0] in _LEADING:
        words = words[1:]
    return words[:-1] if len(words) > 1 and words[-1] in _TRAILING else words


def _containment(word: str, kind: str) -> tuple[str, str] | None:
    if word not in _PART | _WHOLE or kind not in _WHOLES:
        return None
    part, whole = _WHOLES[kind]
    return (part, whole) if word in _PART else (whole, part)
