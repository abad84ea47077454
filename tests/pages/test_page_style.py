"""The style sheet: readable in light and in dark, and nothing fetched."""

from __future__ import annotations

import re

import pytest

from teilink.pages import Pages


def colours(sheet: str) -> dict[str, str]:
    """The named colours of one block of declarations."""
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", sheet))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.1)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "quiet", "link"])
@pytest.mark.parametrize("ground", ["ground", "card", "mark"])
def test_every_text_can_be_read(pages: Pages, scheme: str, text: str, ground: str) -> None:
    """Contrast is 4.5 or more for each text colour on each ground (WCAG 2.1, 1.4.3)."""
    light, dark = pages.style().split("@media (prefers-color-scheme: dark)")
    found = colours(light if scheme == "light" else dark.split("* {")[0].split("html")[0])

    assert contrast(found[text], found[ground]) >= 4.5


def test_the_sheet_fetches_nothing(pages: Pages) -> None:
    """No font, image or other sheet: style-src 'self' is all it needs."""
    assert not re.search(r"url\(|@import|@font-face", pages.style())


def test_the_sheet_is_whole(pages: Pages) -> None:
    """Every block that is opened is closed, and print and narrow screens are cared for."""
    sheet = pages.style()

    assert sheet.count("{") == sheet.count("}")
    assert "@media print" in sheet
    assert "prefers-color-scheme: dark" in sheet
    assert "overflow-wrap: anywhere" in sheet
