"""Languages: what is written for one, as the tag that BCP 47 wants, and its address at the Library of Congress.

What is done to a tag, and nothing else:

- the shortest code of ISO 639 stands first: ``deu``, ``ger`` → ``de``, but ``ota`` and ``cmn`` stay;
- obsolete codes and tags give way to those that replaced them: ``iw`` → ``he``, ``i-klingon`` → ``tlh``,
  ``zh-min-nan`` → ``nan``, ``zh-yue`` → ``yue``; ``sh`` stays, for nothing replaced it;
- a language may be called by its name in English, German or French or in itself: ``english``, ``Osmanisch``, ``中文``;
- ``_`` is read as ``-``, the region UK as GB, and case is canonical: ``ZH_hant_cn`` → ``zh-Hant-CN``.

Script, region, variants, extensions and private use are kept as they are, needed or not.  What is well-formed keeps its
tag though nobody knows its language.  What is not well-formed, and no name of a language, gives no tag: there is none
that RDF could carry, and the words are still in the document.

Codes for private use (``qaa`` to ``qtz``, ``x-…``) and those of ISO 639-2 for no one language (``und``, ``mul``,
``zxx``, ``mis``) are known.

Specification: RFC 5646, https://www.rfc-editor.org/rfc/rfc5646, sections 2.1 and 4.5; ISO 639-1, 639-2, 639-3, 639-5.
"""

from teilink.languages.tags import Language, is_tag, name, normalised, tag

__all__ = ["Language", "is_tag", "name", "normalised", "tag"]
