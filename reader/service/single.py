"""One page or one line, without a service, a voice or a cache: for commands that start a process each.

The workshops are imported where they are used, so that `spoken` does not wait for the parser, nor `extract` for the
lexicons (start-up, not style: `benchmarks/` measures it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.model import Document, Sentence, Source, Utterance

if TYPE_CHECKING:
    from reader.extract import Profiles
    from reader.sources import Library
    from reader.speech import Lexicon


def extract_page(data: bytes, source: Source | None = None, profiles: Profiles | None = None) -> Document:
    """A page's bytes as a Document; its source, unless said, is the address it states itself. Raises PageRefused."""
    from reader.extract import extract
    from reader.sources import decode, saved_page, stated_address

    saved = saved_page(data)
    html = decode(saved.html if saved is not None else data)
    address = saved.address if saved is not None else ""
    return extract(html, source=source or Source(address or stated_address(html)), profiles=profiles)


def fault(library: Library, page_id: str, profiles: Profiles | None = None) -> str:
    """Why a page of the library cannot be read, in French; "" where it can."""
    from reader.extract import extract

    try:
        page = library.page(page_id)
        extract(page.html, source=page.source, profiles=profiles)
    except ReaderError as exc:
        return str(exc)
    return ""


def say(line: str, language: str = "fr", lexicon: Lexicon | None = None, respell: bool = True) -> Utterance:
    """One line of text as it would be said; without `respell`, in the words people write, for people to read."""
    from reader.speech import prepare

    return prepare(Sentence("line", line, language), lexicon, respell=respell)
