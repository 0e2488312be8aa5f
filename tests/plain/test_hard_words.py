"""Each hard word on the pages of the library has an entry in the glossary: measured, and kept under a person's eyes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from reader.extract import extract
from reader.model import Document, SpanKind, TextRange
from reader.plain import Glossary, levels
from reader.plain.syllables import words
from reader.settings import Settings

LIBRARY = Settings.from_env({}).open_library()
ADDRESS = re.compile(r"\S*(?:[@/]|\w\.\w)\S*")  # of the web, of mail: no words
PLAIN = Path(__file__).with_name("plain-words.txt")


@cache
def glossary() -> Glossary:
    return Settings.from_env({}).open_glossary()


@cache
def document(page_id: str) -> Document:
    page = LIBRARY.page(page_id)
    return extract(page.html, page_id, page.source)


def without_entry(page_id: str) -> Iterator[str]:
    """The French words of a page that no entry explains, without names: those in small letters, or that begin a
    sentence."""
    for section in document(page_id).sections:
        for block in section.blocks:
            for _, sentences in block.elements():
                for sentence in sentences:
                    taken = [place.range for place in glossary().find(sentence.text)]
                    taken += [s.range for s in sentence.spans if s.kind in (SpanKind.LANG, SpanKind.ABBR)]
                    taken += [TextRange(*found.span()) for found in ADDRESS.finditer(sentence.text)]
                    for number, match in enumerate(words(sentence.text)):
                        word = match[1]
                        known = any(found.start <= match.start(1) < found.end for found in taken)
                        if word.isalpha() and not known and (word == word.lower() or (not number and word.istitle())):
                            yield word.lower()


@pytest.mark.proves("wcag:3.1.3", "wcag:3.1.4")
@pytest.mark.parametrize("page_id", LIBRARY.ids())
def test_no_learned_word_and_no_abbreviation_stays_unexplained(page_id: str) -> None:
    """What `python3 -m reader levels` would name on the page: nothing."""
    for section in levels(document(page_id), glossary()).sections:
        assert (section.unexplained, section.unfolded) == ((), ()), section.title


def test_words_without_an_entry_have_been_read_and_found_plain(golden: Callable[[Path, str], None]) -> None:
    """A shape tells « lymphopénie », not « sonde » nor « côlon »: so each word without an entry is in a list that a
    person has read. One that is new there fails: give it an entry, or let it be plain by `--update-golden`."""
    found = {word for page_id in LIBRARY.ids() for word in without_entry(page_id)}
    golden(PLAIN, "".join(f"{word}\n" for word in sorted(found)))
