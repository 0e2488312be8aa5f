"""Colours: of style sheets and of screenshots, and their contrast (WCAG 2.2, relative luminance)."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import Locator

Colour = tuple[int, int, int]


def colours(locator: Locator) -> Counter[Colour]:
    """How many pixels of each colour an element has on the screen."""
    with Image.open(BytesIO(locator.screenshot())) as picture:
        found: Any = picture.convert("RGB").getcolors(picture.width * picture.height)
    return Counter({colour: count for count, colour in found})


def from_hex(text: str) -> Colour:
    """#rrggbb as numbers."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
