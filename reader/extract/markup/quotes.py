"""The quotation marks round `<q>`, which a browser shows and no text of the page holds (HTML Standard, 15.3.4), and the
line of who is quoted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from reader.extract.tree import Node

QUOTES, AUTHORS = ("<q>",), ("<cite>",)  # in the marks of a soup

_TWO = 2
_ENDS = '.!?…"»”'
_MARKS = '«»“”„"‹›'
_FRENCH = ("«\u00a0", "\u00a0»")
_OTHER = ("“", "”")  # within another quotation, and in pages of other languages


def show_quotes(soup: BeautifulSoup) -> None:
    """Write the marks round each `q` that has none; they are in the language of the text around it (CSS Generated
    Content, 3.2).
    """
    for quote in soup.find_all("q"):
        text = quote.get_text().strip()
        if not text or text[0] in _MARKS:
            continue
        spoken = quote.find_parent(attrs={"lang": True})
        french = spoken is None or str(spoken["lang"]).lower().startswith("fr")
        opening, closing = _FRENCH if french and quote.find_parent("q") is None else _OTHER
        quote.insert_before(opening)
        quote.insert_after(closing)


def part_authors(nodes: list[Node]) -> None:
    """Give who is quoted a line of its own, where `cite` ends a `blockquote` right after the words."""
    for node in nodes:
        quote = node.parent
        if node.tag != "cite" or quote is None or quote.tag != "blockquote" or len(quote.children) < _TWO:
            continue
        said = [child for child in quote.children if child.tag != "#text" or child.text.strip()]
        if said[-1] is node and said[0].tag == "#text" and said[0].text.strip()[-1] in _ENDS:
            node.tag = "div"
