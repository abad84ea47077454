"""One resource as a page of HTML: statements and TEI in, text out; no HTTP, no files, no scripts.

::

    press      the pages, from templates
    cable      what the page of a cable shows           entity     what the page of a person, place … shows
    volume     what the page of a volume shows          listing    what a document gives to other pages
    claims     rival readings and inferences, told
    body       the text of the TEI as HTML              nesting    what of it holds what, and its anchors
    elements   how each element is shown                kinds      what kind of thing a resource is
    graph      a record by subject and predicate        shown      a term as a reader sees it
    addresses  IRIs as links                            words      dates, languages, licences in English
    table      a crosswalk as a page of its own, which no edition holds and whose style is inside

The pages keep to a Content-Security-Policy of ``default-src 'none'; style-src 'self'``.
"""

from __future__ import annotations

from teilink.pages.entity import Mention
from teilink.pages.kinds import REGISTERS
from teilink.pages.listing import Listed, listed, references
from teilink.pages.press import Pages

__all__ = ["REGISTERS", "Listed", "Mention", "Pages", "listed", "references"]
