"""Colours: of style sheets and of screenshots, and their contrast (WCAG 2.2, relative luminance)."""

from __future__ import annotations

import base64
from collections import Counter

from playwright.sync_api import Browser, Locator

Colour = tuple[int, int, int]

# Decoded by the browser itself, on an empty page of its own: the service's policy allows no data: pictures.
READ = """async (png) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const counts = {};
  for (let index = 0; index < data.length; index += 4) {
    const colour = data[index] + ',' + data[index + 1] + ',' + data[index + 2];
    counts[colour] = (counts[colour] ?? 0) + 1;
  }
  return counts;
}"""


def colours(browser: Browser, locator: Locator) -> Counter[Colour]:
    """How many pixels of each colour an element has on the screen."""
    png = base64.b64encode(locator.screenshot()).decode()
    blank = browser.new_page()
    try:
        counts: dict[str, int] = blank.evaluate(READ, png)
    finally:
        blank.close()
    found: Counter[Colour] = Counter()
    for colour, count in counts.items():
        red, green, blue = (int(part) for part in colour.split(","))
        found[red, green, blue] = count
    return found


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
