"""What a web page needs that has left its site: its style, its pictures, and tables that fold on a narrow screen."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from reader.exports.book import Book
from reader.exports.cards import Field, cards
from reader.exports.markup.provenance import TITLE, provenance_paragraphs
from reader.exports.pictures import media_type
from reader.model import Block, Image, longest_words

# Letters and lines to be read by, on a phone too, in the colours of the device.
_STYLE = (
    ":root { color-scheme: light dark } "
    "body { max-width: 38em; margin: auto; padding: 1em; font: 1.25em/1.6 Verdana, sans-serif } "
    "p, li, dd, a { overflow-wrap: break-word } "
    "h1, h2, h3, h4, h5, h6 { line-height: 1.25; overflow-wrap: break-word } "
    "ul, ol, dd, blockquote { margin-inline-start: 0; padding-inline-start: min(1.5em, 8vw) } "
    "figure { margin-inline: 0 } "
    "pre { white-space: pre-wrap; overflow-wrap: break-word } "
    "img { max-width: 100%; height: auto; background: #fff } "
    "table { border-collapse: collapse } "
    "caption { padding-bottom: 0.5em; font-weight: bold; text-align: start } "
    "th, td { border: 1px solid; padding: 0.4em; text-align: start; vertical-align: top }"
)

# Too narrow for its columns: each row becomes a card, each cell is preceded by the name of its column. Screen readers
# have the names in the table itself. Rows stay rows: VoiceOver with Safari 16 passes over those that are blocks (USWDS,
# pull request 5477; WebKit bug 257458). « F » is the class of the tables that fold there.
_FOLDED = (
    ".F { table-layout: fixed; width: 100%; border-collapse: separate; border-spacing: 0 1em } "
    ".F thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) } "
    ".F th, .F td { display: block; overflow-wrap: break-word; hyphens: auto } "
    ".F tr > * + *, .F tr[data-heading] > * { border-top: 0 } "
    ".F .above, .F .above > span, .F .above b { display: block } .F .above > span { margin-top: 0.6em } "
    ".F tr[data-heading]::before { display: block; border: 1px solid; padding: 0.4em; font-weight: bold; "
    'white-space: pre-line; content: attr(data-heading); content: attr(data-heading) / "" } '
    ".F td[data-label]::before { display: block; font-weight: bold; "
    'content: attr(data-label); content: attr(data-label) / "" }'
)

# Ems of Verdana, measured on the words of content/: a letter of a header, the wider of the two, and what is beside the
# words of a cell. The screen is measured in ems of the device, of which one of ours is 1.25.
_LETTER = 0.66
_BESIDE = 0.9
_OURS = 1.25
_COLUMN = 36.0  # of text, of ours: the body without its padding


@dataclass(frozen=True, slots=True)
class Folded:
    """What a row needs to stand alone: the names of its cells' columns, by cell, and what reaches into it."""

    labels: dict[str, str]
    heading: str
    above: tuple[Field, ...]


def folded(rows: Sequence[Block]) -> dict[str, Folded]:
    """What each row under the head of a table needs as a card, by the row's id."""
    found = {}
    for card in cards(rows):
        own = {cell.id for cell in card.row.cells}
        reaching = [item for item in (card.title, *card.fields) if item.cell.id not in own]
        found[card.row.id] = Folded(
            labels={item.cell.id: item.said for item in card.fields if item.label and not item.cell.header},
            heading="\n".join(" ".join(item.cell.text.split()) for item in reaching if item.cell.header),
            above=tuple(item for item in reaching if not item.cell.header),
        )
    return found


class Alone:
    """The parts of one page alone: `ending` is a title and the paragraphs under it as HTML, in French."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._widths: set[int] = set()
        self.ending = (TITLE, provenance_paragraphs(book))

    def picture(self, image: Image) -> str:
        """The picture itself as an address; empty where it could not be had."""
        kept = self._book.image(image)
        kind = media_type(kept[1]) if kept else ""
        return f"data:{kind};base64,{b64encode(kept[1]).decode()}" if kept and kind else ""

    def fold(self, rows: Sequence[Block]) -> str:
        """The class of a table; the style sheet folds it where the screen is too narrow for its longest words."""
        width = _narrowest([row for row in rows if row.cells])
        self._widths.add(width)
        return f"f{width}"

    def style(self) -> str:
        """The style sheet of the tables that were folded."""
        folds = (
            f"@media (max-width: {width}em) {{ {_FOLDED.replace('.F', f'.f{width}')} }}"
            for width in sorted(self._widths)
        )
        return "\n".join([_STYLE, *folds])


def _narrowest(rows: Sequence[Block]) -> int:
    """The width of a screen, in ems of the device, below which words of the table would be cut or leave the page."""
    letters = longest_words([row.cells for row in rows]).values()
    least = sum(most * _LETTER + _BESIDE for most in letters)
    # The text stands in the middle; a table that is wider than its column goes on to the right of it.
    screen = least + 2 if least <= _COLUMN else 2 * least + 2 - _COLUMN
    return max(30, -(-int(screen * _OURS) // 6) * 6)  # few steps, as each has its own rules
