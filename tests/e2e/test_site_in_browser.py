"""The page of the cable in a real browser, narrow as a telephone and wide as a desk.

Two frames of these widths are measured from within, so a proxy takes away the header that forbids frames.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from http.client import HTTPConnection
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

import pytest

from servers import Reply, Request, Server

if TYPE_CHECKING:
    from pathlib import Path

WIDTHS = (375, 1280)
CABLE = "/doc/wcda-118686.html"
PAGES = (CABLE, "/", "/person/kim-il.html", "/place.html", "/collection/prc-fma-106-01480-05.html")
TOO_WIDE = "/too-wide"
TITLE = "Cable from Chinese Ambassador in North Korea Jiao Ruoyu, 'On the Situation of Calling on Vice Premier Kim Il'"
HTML = {"Content-Type": "text/html; charset=utf-8"}
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
    *("--window-size=1400,900", "--timeout=20000", "--virtual-time-budget=20000"),
)
# Of each frame: how wide it is, how wide what it shows, and the words that can be seen.
MEASURE = """
onload = () => {
  const measured = [...document.querySelectorAll("iframe")].map(frame => {
    const page = frame.contentDocument;
    page.querySelectorAll(".unseen").forEach(each => each.remove());
    return {
      page: frame.getAttribute("src"),
      width: frame.clientWidth,
      shown: page.documentElement.scrollWidth,
      rules: [...page.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
      words: page.body.innerText,
    };
  });
  document.body.textContent = "MEASURED" + encodeURIComponent(JSON.stringify(measured)) + "END";
};
"""


class Shown(NamedTuple):
    """A page in a frame: the width of the frame and of what it shows, the rules of its style, the words to be seen."""

    page: str
    width: int
    shown: int
    rules: int
    words: str


def frames() -> str:
    """A page of every page in every width."""
    frame = '<iframe src="{}" style="border:0;width:{}px;height:800px"></iframe>'
    found = [frame.format(page, width) for page in (*PAGES, TOO_WIDE) for width in WIDTHS]
    return f"<!DOCTYPE html><title>Frames</title><body>{''.join(found)}<script>{MEASURE}</script>"


def unframed(site: str) -> Server:
    """The site without the header that forbids frames, and the page of frames."""
    host, port = urlsplit(site).hostname, urlsplit(site).port

    def answer(request: Request) -> Reply:
        if request.path == "/frames":
            return Reply(200, frames().encode(), HTML)
        if request.path == TOO_WIDE:
            return Reply(200, b'<!DOCTYPE html><body style="margin:0"><div style="width:2000px">wide</div>', HTML)
        connection = HTTPConnection(host or "", port, timeout=30)
        try:
            connection.request("GET", request.target, headers={"Accept": request.headers.get("accept", "*/*")})
            found = connection.getresponse()
            return Reply(found.status, found.read(), {"Content-Type": found.getheader("Content-Type", "")})
        finally:
            connection.close()

    return Server(answer, name="frames")


@pytest.fixture(scope="module")
def shown(site: str, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], Shown]:
    """What the browser shows, by page and width."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no chromium is installed")
    with unframed(site) as server:
        folder = tmp_path_factory.mktemp("browser")
        command = [browser, *OPTIONS, f"--user-data-dir={folder}", "--dump-dom", f"{server.url}/frames"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    found = re.search("MEASURED(.*?)END", done.stdout)
    assert found, done.stdout[-2000:] + done.stderr[-2000:]
    measured = [Shown(**each) for each in json.loads(unquote(found[1]))]
    return {(each.page, each.width): each for each in measured}


def test_the_measure_sees_what_is_too_wide(shown: dict[tuple[str, int], Shown]) -> None:
    """A page of ours that is 2,000 pixels wide does scroll: the next test could fail."""
    assert {2000} == {shown[TOO_WIDE, width].shown for width in WIDTHS}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_scrolls_sideways(page: str, width: int, shown: dict[tuple[str, int], Shown]) -> None:
    """With its style sheet, no page is wider than the window."""
    found = shown[page, width]

    assert 50 < found.rules
    assert width >= found.shown


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "words",
    [
        TITLE,
        "Date of sending 25 December 1965",
        "Two readings of the date of sending: 25 December 1965 is preferred, 15 December 1965 is rejected.",
        "The text says “25 December 1965” (Jiao Ruoyu). Preferred: This day stands below the signature",
        "The source page says “December 15, 1965” (History and Public Policy Program). Rejected: This day heads",
        "From Jiao Ruoyu To International Liaison Department Ministry of Foreign Affairs",
        "24 December 1965 · Jiao Ruoyu · Kim Il",
        "Shelfmark PRC FMA 106-01480-05, 46-49",
        "Translator Charles Kraus",
        "Put online 8 November 2013",
        "The History and Public Policy Program welcomes reuse of Digital Archive materials",
        "Rights statement Copyright Not Evaluated Inferred (The editors of this edition, certainty medium).",
        "Unknown: whether the text may be reused is not known to the editors.",
        "[To the] Ministry of Foreign Affairs",
        "the Ambassador [Jiao Ruoyu] has come to [North] Korea",
        "In our must [read: most] difficult of times",
        "Cite as Jiao Ruoyu, ‘On the Situation of Calling on Vice Premier Kim Il’, 25 December 1965. PRC FMA",
        "https://cables.example.org/doc/wcda-118686",
    ],
)
def test_the_page_says_it(words: str, width: int, shown: dict[tuple[str, int], Shown]) -> None:
    """Title, dates with their conflict, from and to, shelfmark, rights, hands of others: all of it can be seen."""
    assert words in " ".join(shown[CABLE, width].words.split())


def test_every_supplied_word_and_every_gap_is_bracketed(root: Path, shown: dict[tuple[str, int], Shown]) -> None:
    """As many brackets as the TEI has supplied words, gaps and corrections."""
    tei = (root / "tei/wcda-118686.xml").read_text("utf-8")
    body = tei[tei.index("<body>") :]
    words = shown[CABLE, 375].words

    assert (17, 2, 1) == tuple(body.count(tag) for tag in ("<supplied", "<gap", "<sic>"))
    assert 2 == words.count("[…]")
    assert 17 + 2 + 1 == words.count("[")
