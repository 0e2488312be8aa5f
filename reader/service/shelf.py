"""The library's pages, read, and what is said of them: kept until the page changes."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from reader.errors import PageRefused
from reader.extract import Profiles, extract
from reader.model import BlockKind, Document, Source, Utterance
from reader.service.made_once import MadeOnce
from reader.sources import Library, Page
from reader.speech import Lexicon, Structure, script, unspoken

log = logging.getLogger(__name__)

# Documents kept in memory: a page of 1,000 words is about a megabyte with what is said of it.
KEPT = 64

# Scripts kept: of each page those in use, one for each choice of structure and each set of languages, and one for
# voices of the person's device.
KEPT_SCRIPTS = 192

# What is said of a document: the utterances of each section, in the order of `document.sections`.
Scripts = tuple[tuple[Utterance, ...], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What changes the words that are said of a page: how much of its structure, which languages the voice has, and
    which kinds of blocks it passes over.

    `languages` are base languages ("fr", "en"); None: whatever the page asks for. `respell` spells what our voices
    misread; without it the words are as people write them. `voice_language` is the voice's own tag, empty where it does
    not matter: a Belgian one says "nonante".
    """

    structure: Structure = "normal"
    languages: frozenset[str] | None = None
    respell: bool = True
    voice_language: str = ""
    passed: frozenset[BlockKind] = frozenset()

    def of_a_device(self) -> Telling:
        """The same, for a French voice that is none of ours."""
        return Telling(self.structure, frozenset({"fr"}), respell=False, passed=self.passed)


@dataclass(frozen=True, slots=True)
class Shelved:
    """A page with its document. `digest` is the library's for the files that were read."""

    digest: str
    page: Page
    document: Document


class Shelf:
    """Pages of the library as documents; each read once, and again when its files change.

    `own` are documents that no page holds (the glossary), told like the others; their ids are no page's.
    """

    def __init__(
        self, library: Library, lexicon: Lexicon, profiles: Profiles | None = None, own: Sequence[Document] = ()
    ) -> None:
        self.library = library
        self._profiles = profiles
        self._own = {document.id: Shelved("", Page(document.id, "", Source(), ""), document) for document in own}
        self._lexicon = lexicon
        self._kept: MadeOnce[tuple[str, str], Shelved | PageRefused] = MadeOnce(KEPT)
        self._said: MadeOnce[tuple[str, str, Telling], Scripts] = MadeOnce(KEPT_SCRIPTS)

    def told(self, document_id: str) -> Shelved:
        """A page, or a document of our own. Raises PageNotFound, PageRefused."""
        return self._own.get(document_id) or self.get(document_id)

    def digest(self, document_id: str) -> str:
        """Changes when the page does; always the same for a document of our own. Raises PageNotFound."""
        return "" if document_id in self._own else self.library.digest(document_id)

    def get(self, page_id: str) -> Shelved:
        """The page of that id, read. Raises PageNotFound, PageRefused."""
        digest = self.library.digest(page_id)
        kept = self._kept.of((page_id, digest), lambda: self._read(page_id, digest))
        if isinstance(kept, PageRefused):
            # A fresh one: an exception raised again grows its traceback, and keeps alive every frame that asked.
            raise PageRefused(str(kept))
        return kept

    def scripts(self, shelved: Shelved, telling: Telling = Telling(), heard: Document | None = None) -> Scripts:
        """What is said of a page, told in that way; `heard` is the page without what is passed, where one has it."""
        key = (shelved.page.id, shelved.digest, telling)
        return self._said.of(key, lambda: self._scripts(shelved, telling, heard))

    def unspoken(self, shelved: Shelved) -> dict[str, int]:
        """How many characters of a page no voice says, by kind (in French, for the page's ledger)."""
        return _unspoken(shelved.document, self.scripts(shelved))

    def _scripts(self, shelved: Shelved, telling: Telling, heard: Document | None) -> Scripts:
        if heard is None:
            heard = shelved.document.without(telling.passed)
        said = scripts(heard, self._lexicon, telling)
        silent = _unspoken(heard, said)
        if silent:
            told = ", ".join(f"{kind} {count}" for kind, count in silent.items())
            log.info("page %s: not spoken: %s", shelved.page.id, told)
        return said

    def _read(self, page_id: str, digest: str) -> Shelved | PageRefused:
        """The page read, or why it cannot be: kept too, or every view of the library would read it in vain."""
        try:
            page = self.library.page(page_id)
            document = extract(page.html, page.id, page.source, self._profiles)
        except PageRefused as refusal:
            return refusal
        return Shelved(digest, page, document)


def scripts(heard: Document, lexicon: Lexicon, telling: Telling = Telling()) -> Scripts:
    """What is said of each section of a document that holds no block that is passed over."""
    return tuple(
        script(section, lexicon, telling.structure, telling.languages, telling.respell, telling.voice_language)
        for section in heard.sections
    )


def _unspoken(document: Document, said: Scripts) -> dict[str, int]:
    counts: dict[str, int] = {}
    for section, utterances in zip(document.sections, said, strict=True):
        for sentence, utterance in zip(section.sentences(), utterances, strict=True):
            for kind, count in unspoken(utterance, sentence.text).items():
                counts[kind] = counts.get(kind, 0) + count
    return counts
