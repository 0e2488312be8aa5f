"""The quotation marks round `<q>`, which a browser shows and no text of the page holds (HTML Standard, 15.3.4)."""

from __future__ import annotations

from bs4 import BeautifulSoup

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
