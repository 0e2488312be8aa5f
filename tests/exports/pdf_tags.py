"""The text of a tagged PDF in the order of its structure tree: what a screen reader reads, not what is drawn when."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pikepdf
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage


class _Marked(PDFTextDevice):
    """Collects the text of each marked content of a page, by its MCID (ISO 32000-1, 14.7.4.2)."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.texts: dict[int, str] = {}
        self.drawn = ""
        self._open: list[int] = []

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        number = props.get("MCID", -1) if isinstance(props, dict) else -1
        self._open.append(number)

    def end_tag(self) -> None:
        self._open.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        here = next((number for number in reversed(self._open) if number >= 0), -1)
        for piece in seq:
            if isinstance(piece, bytes):
                shown = "".join(textstate.font.to_unichr(cid) for cid in textstate.font.decode(piece))
                self.texts[here] = self.texts.get(here, "") + shown
                self.drawn += shown


@lru_cache(maxsize=1)
def _read(data: bytes) -> list[tuple[dict[int, str], str]]:
    """The texts of each page by their MCID, and all that is drawn on it; kept, as it takes longest."""
    manager = PDFResourceManager()
    device = _Marked(manager)
    interpreter = PDFPageInterpreter(manager, device)
    pages = []
    for page in PDFPage.get_pages(io.BytesIO(data)):
        device.texts, device.drawn = {}, ""
        interpreter.process_page(page)
        pages.append((device.texts, device.drawn))
    return pages


def drawn_texts(data: bytes) -> list[str]:
    """All that is drawn on each page, in the order it is drawn, read aloud or not."""
    return [drawn for _, drawn in _read(data)]


def tagged_text(data: bytes) -> Iterator[tuple[str, str]]:
    """The kind of each innermost structure element that holds text, and the text, in reading order."""
    for kinds, text in tagged_paths(data):
        yield kinds[-1][0], text


def tagged_paths(data: bytes) -> Iterator[tuple[tuple[tuple[str, int], ...], str]]:
    """The kinds of the elements that hold a text, from the outermost, each with a number of its own; and the text."""
    pages = [texts for texts, _ in _read(data)]
    with pikepdf.open(io.BytesIO(data)) as opened:
        numbers = {page.objgen: number for number, page in enumerate(opened.pages)}
        count = 0
        pending: list[tuple[Any, tuple[tuple[str, int], ...], Any]] = [(opened.Root.StructTreeRoot.K, (), None)]
        while pending:
            here, kinds, page = pending.pop()
            if isinstance(here, pikepdf.Array):
                pending.extend((child, kinds, page) for child in reversed(list(here)))
            elif isinstance(here, int):
                yield kinds, pages[numbers[page.objgen]].get(here, "")
            elif "/MCID" in here:
                where = here.get("/Pg", page)
                yield kinds, pages[numbers[where.objgen]].get(int(here.MCID), "")
            elif "/ActualText" in here:
                count += 1
                yield (*kinds, (str(here.S).lstrip("/"), count)), str(here.ActualText)
            elif "/K" in here:
                count += 1
                kind = str(here.get("/S", "")).lstrip("/")
                pending.append((here.K, (*kinds, (kind, count)), here.get("/Pg", page)))
