"""Who and what is declared where, and what a pointer points at.

A register is a TEI file that lists people, organisations, places, events, works or collections; what it declares has
an address, ``{base}person/kim-il``.  Where in the file it stands does not matter: in standOff, back or the header, in a
list of lists, in an index of names, or alone in a file of its own.  A document may declare document types
(``category``) of its own; people and places that only a document declares have a kind (`Target.kind`) and no address.

`Registers.resolve` reads every form of pointer; `Registers.lead` says besides how it is written; where both answer
None, `Registers.unresolved` says why.  `Registers.related` tells what relations say of an entry.

Specification: TEI Guidelines 16.2 (pointing), 16.2.3 (private URI schemes), att.pointing.
"""

from teilink.registers.authorities import authorities
from teilink.registers.entry import KINDS, Entry, entries, kind_of
from teilink.registers.lead import Form, Lead, Target, Unresolved
from teilink.registers.registry import Registers
from teilink.registers.relations import Related
from teilink.registers.spellings import Spellings

__all__ = [
    "KINDS",
    "Entry",
    "Form",
    "Lead",
    "Registers",
    "Related",
    "Spellings",
    "Target",
    "Unresolved",
    "authorities",
    "entries",
    "kind_of",
]
