"""What tells the contents of a restricted document is withheld like its abstract."""

import pytest
from small_letter import body, mapped, said, tei

SOURCE = "<fileDesc><sourceDesc><msDesc><msContents>{}</msContents></msDesc></sourceDesc></fileDesc>"


@pytest.mark.parametrize("told", ["<summary>He asks for peace.</summary>", "<p>He asks for peace.</p>"])
def test_a_summary_of_what_is_withheld_is_withheld(told):
    """Archives put a regest where TEI describes the contents of a manuscript."""
    data = tei(SOURCE.format(told), body("<p>Peace!</p>"))

    assert ['"He asks for peace."@en'] == said(mapped(data).record, "dcterms:abstract")
    assert [] == said(mapped(data, is_withheld=True).record, "dcterms:abstract")


def test_what_is_withheld_is_not_replaced_by_a_worse_guess():
    """A signature is withheld with its text; the name in the title, a later rung, is not taken for the sender."""
    title = "<fileDesc><titleStmt><title>A letter</title></titleStmt></fileDesc>"
    signed = body("<p>Peace!</p><closer><dateline><date when='1965-12-25'/></dateline></closer>")
    printed = "<bibl><date when='1970'>1970</date></bibl>"
    data = tei(title.replace("</fileDesc>", f"<sourceDesc>{printed}</sourceDesc></fileDesc>"), signed)

    assert said(mapped(data).record, "dcterms:created")
    assert [] == said(mapped(data, is_withheld=True).record, "dcterms:created")
