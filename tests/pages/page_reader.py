"""A page as a browser's parser meets it: its tags, in order and balanced, and its words."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"br", "meta", "link", "wbr"}
# What closes an open paragraph in HTML, so that it must not stand in one (HTML Living Standard, section 13.2.6.4.7).
CLOSES_PARAGRAPH = {"address", "aside", "blockquote", "div", "dl", "footer", "h1", "h2", "h3", "h4", "h5", "h6"}
CLOSES_PARAGRAPH |= {"header", "main", "nav", "ol", "p", "section", "table", "ul"}
# What besides stands apart from its neighbours.
APART = {"dd", "dt", "li", "td", "th"}


class Reader(HTMLParser):
    """Reads a page; `faults` says where its nesting would surprise a browser."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self.feed(page)
        self.close()
        self.faults += [f"{tag} is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note a tag and what stands wrongly in something else."""
        self._space(tag)
        self.tags.append((tag, {name: value or "" for name, value in attributes}))
        if tag in CLOSES_PARAGRAPH and "p" in self._open:
            self.faults.append(f"{tag} in a paragraph")
        if tag == "a" and "a" in self._open:
            self.faults.append("a link in a link")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note an end that does not fit."""
        self._space(tag)
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"/{tag} does not fit")

    def _space(self, tag: str) -> None:
        if tag in CLOSES_PARAGRAPH | APART:
            self._words.append(" ")

    def handle_data(self, data: str) -> None:
        """Collect the words that are shown."""
        if not {"script", "head", "title"} & set(self._open):
            self._words.append(data)

    @property
    def words(self) -> str:
        """All that is shown, with single blanks."""
        return " ".join("".join(self._words).split())

    def values(self, attribute: str, *tags: str) -> list[str]:
        """The values of an attribute, of all tags or of some."""
        return [found[attribute] for tag, found in self.tags if attribute in found and (not tags or tag in tags)]
