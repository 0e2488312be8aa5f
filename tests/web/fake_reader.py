"""A Reader without workshops: documents given as they are, a sound of known bytes, errors when told to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from reader.errors import NotFound, PageNotFound, TrackNotFound
from reader.model import (
    Alignment,
    BlockKind,
    Cue,
    Document,
    LanguageRun,
    Preferences,
    Quality,
    TextRange,
    TimingSource,
    Track,
    Utterance,
    Voice,
    WordTiming,
)
from reader.plain import GLOSSARY, Entry, Explanations, Glossary, PageLevel, as_document, explain, levels
from reader.search import Findings, find, passages
from reader.service.plan import PlannedSentence, PlannedTrack
from reader.service.reader import Health, PageSummary, Sound
from reader.service.sample import VOICE_SAMPLE, voice_sample
from reader.sources import Page

VOICES = (
    Voice("essai/claire", "essai", "Claire", "fr-FR", Quality.ROBOTIC),
    Voice("essai/paul", "essai", "Paul", "fr-FR", Quality.NATURAL),
)
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>'


# Words of the proof sheet (tests/web/sample.py), and one that is not in it.
WORDS = Glossary(
    (
        Entry("anticorps", "anticorps", "Protéine de défense.", ("anticorps bispécifique",), date="2026-11-24"),
        Entry("perfusion", "perfusion", "Médicament donné goutte à goutte dans une veine.", source="Essai"),
        Entry("pd-l1", "PD-L1", "Protéine que des cellules portent.", language="en"),
        Entry(
            "amm",
            "AMM",
            "Accord pour vendre un médicament.",
            abbreviations=("AMM",),
            expansion="autorisation de mise sur le marché",
            reviewed_by="Dr Essai",
        ),
    )
)


class FakeLibrary:
    """The pictures of any page: one file."""

    def __init__(self, folder: Path) -> None:
        self._picture = folder / "anticorps.svg"
        self._picture.write_bytes(PICTURE)

    def image(self, page_id: str, name: str) -> Path:
        if name != "anticorps.svg":
            raise NotFound("Cette image n’existe pas.")
        return self._picture


class FakeRendering:
    """A sound that arrives in pieces; `cut` ends it early."""

    def __init__(self, content: bytes, failure: Exception | None = None, *, complete: bool = True) -> None:
        self._content = content
        self._failure = failure
        self._complete = complete

    def track(self) -> Track:
        return replace(track("0" * 64), complete=self._complete)

    @property
    def length(self) -> int:
        return len(self._content)

    def chunks(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        for index in range(start, self.length if stop is None else stop, 100):
            if self._failure is not None and index >= 200:
                raise self._failure
            yield self._content[index : min(index + 100, self.length if stop is None else stop)]


class FakeReader:
    """The doors of `reader.service.reader.Reader` that the web uses."""

    def __init__(self, folder: Path, *documents: Document, voices: tuple[Voice, ...] = VOICES) -> None:
        self.library = FakeLibrary(folder)
        self.documents = {document.id: document for document in documents}
        self.sounds: dict[str, Path | bytes] = {}
        self.growing: dict[str, FakeRendering] = {}
        self.tracks: dict[str, Track] = {}
        self.fail: Callable[[], None] = lambda: None
        self.known_voices = voices
        self.mute = ""
        self.warmed: list[str] = []
        self.written = 0
        self.silent: dict[str, int] = {}
        self.glossary = WORDS
        self.easy_version = ""

    def pages(self) -> tuple[PageSummary, ...]:
        self.fail()
        return tuple(
            PageSummary(one.id, one.title, "Ce que c’est, et à quoi cela sert.", one.source.publisher, 4, 240.0)
            for one in self.documents.values()
        )

    def document(self, page_id: str) -> Document:
        self.fail()
        self.written += 1
        return self._document(page_id)

    def page(self, page_id: str) -> Page:
        return Page(page_id, "", self._document(page_id).source, "", easy_version=self.easy_version)

    def unspoken(self, page_id: str) -> dict[str, int]:
        return self.silent

    def explanations(self, page_id: str) -> Explanations:
        return explain(self._document(page_id), self.glossary)

    def level(self, page_id: str) -> PageLevel:
        return levels(self._document(page_id), self.glossary)

    def search(self, query: str, page_id: str = "", *, notes: bool = True) -> Findings:
        documents = [self._document(page_id)] if page_id else list(self.documents.values())
        documents = documents if notes else [document.without((BlockKind.NOTE,)) for document in documents]
        return find([passages(document) for document in documents], query)

    def words_of(self, query: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.glossary.entries if entry.term in query)

    def digest(self, page_id: str) -> str:
        return hashlib.sha256(repr(self._document(page_id)).encode()).hexdigest()

    def voices(self) -> tuple[Voice, ...]:
        return self.known_voices

    def voice(self, voice_id: str, language: str) -> Voice:
        return next((one for one in self.known_voices if one.id == voice_id), self.known_voices[0])

    def stored(self, track: PlannedTrack) -> bool:
        return False

    def plan(self, page_id: str, preferences: Preferences) -> dict[str, tuple[PlannedTrack, ...]]:
        self.fail()
        if not self.known_voices:
            return {}
        voice = preferences.voice or self.known_voices[0].id
        return {
            section.id: tuple(
                PlannedTrack(
                    key=hashlib.sha256(f"{page_id} {section.id} {part} {voice}".encode()).hexdigest(),
                    document_id=page_id,
                    section_id=section.id,
                    part=part,
                    voice_id=voice,
                    speed=1.0,
                    sentences=tuple(
                        PlannedSentence(element_id, 0, one.text, *2 * (said(one.id, one.text),))
                        for block in section.blocks
                        for element_id, sentences in block.elements()
                        for one in sentences
                    ),
                )
                for part in range((2 if section.id == "s4" else 1) if section.blocks else 0)
            )
            for section in self._document(page_id).without(preferences.passed).sections
        }

    def warm(self, page_id: str, preferences: Preferences) -> None:
        self.warmed.append(page_id)

    def sound(self, key: str, preferences: Preferences) -> Sound:
        self.fail()
        if key in self.growing:
            return Sound(None, self.growing[key])  # type: ignore[arg-type]
        if key in self.sounds:
            return Sound(self.sounds[key], None)
        raise TrackNotFound("Ce son n’existe pas, ou plus. Rechargez la page d’où il vient.")

    def track(self, key: str, preferences: Preferences) -> Track:
        self.fail()
        try:
            return self.tracks[key]
        except KeyError as exc:
            raise TrackNotFound("Ce son n’existe pas, ou plus.") from exc

    def health(self) -> Health:
        return Health("0", len(self.documents), len(self.known_voices), "ok", 0, 0, 0, {})

    def _document(self, page_id: str) -> Document:
        if page_id == VOICE_SAMPLE:
            return voice_sample()
        if page_id == GLOSSARY:
            return as_document(self.glossary)
        try:
            return self.documents[page_id]
        except KeyError as exc:
            raise PageNotFound("Cette page n’est pas dans la bibliothèque.") from exc


def said(sentence_id: str, text: str) -> Utterance:
    whole = TextRange(0, len(text))
    return Utterance(sentence_id, text, (LanguageRun(whole, "fr"),), (Alignment(whole, whole, "same"),))


def track(key: str, *cues: Cue) -> Track:
    return Track(key, "exemple", "s1", 0, "essai/claire", 1.0, "audio/mpeg", 9.5, TimingSource.ENGINE, cues)


def cue(element_id: str, offset: int, text: str, *words: str) -> Cue:
    timings = []
    reached = 0
    for number, word in enumerate(words):
        start = text.index(word, reached)
        reached = start + len(word)
        shown = TextRange(start, reached)
        timings.append(WordTiming(number * 0.5, number * 0.5 + 0.4, shown, shown.moved(len("Dit : "))))
    end = len(words) * 0.5
    return Cue(f"{element_id}-{offset}", element_id, offset, text, 0.0, end, tuple(timings), f"Dit : {text}")
