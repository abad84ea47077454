"""Who and what is declared where, and what a pointer points at.

A register is a TEI file that lists people, organisations, places, events, works or collections; what it declares has an
address, ``{base}person/kim-il``.  A document may declare document types (``category``) of its own.

`Registers.resolve` reads every form of pointer; `Registers.lead` says besides how it is written; where both answer
None, `Registers.unresolved` says why.

Specification: TEI Guidelines 16.2 (pointing), 16.2.3 (private URI schemes), att.pointing.
"""

from teilink.registers.entry import KINDS, Entry, entries
from teilink.registers.lead import Form, Lead, Target, Unresolved
from teilink.registers.registry import Registers
from teilink.registers.spellings import Spellings

__all__ = ["KINDS", "Entry", "Form", "Lead", "Registers", "Spellings", "Target", "Unresolved", "entries"]
