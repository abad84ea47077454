"""ODD, the language TEI schemas are written in: read it, compile it to RELAX NG, make its reference pages.

What is read is a self-contained Pure ODD: every element, class, macro and datatype it names is specified in the file.
Chaining (moduleRef, @source, changes to what another ODD specifies) is refused with a word about it.

::

    Source ── reading ──▶ Specification ──▶ compilation    ──▶ RELAX NG with Schematron
                                       └──▶ documentation  ──▶ HTML pages

Specification: TEI Guidelines chapter 23 (TD), https://www.tei-c.org/release/doc/tei-p5-doc/en/html/TD.html
"""
