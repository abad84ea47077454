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
