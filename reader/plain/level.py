"""How hard a text is to read, for the web team: two known measures, long sentences, words that nobody explains.

Kandel and Moles adapted Flesch's reading ease to French (L. Kandel, A. Moles, "Application de l'indice de Flesch à la
langue française", Cahiers d'études de radio-télévision 19, 1958, 253-274): 207 - 1.015 × words a sentence - 73.6 ×
syllables a word. LIX is C.-H. Björnsson's (Läsbarhet, 1968): words a sentence + 100 × share of words of seven letters
or more. Both look at lengths alone. Neither says that a text is easy to understand, nor that it is FALC: only readers
can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.model import BlockKind, Document, Section, Sentence, SpanKind
from reader.plain.glossary import Glossary
from reader.plain.syllables import syllables, words
from reader.regex import regex

# A sentence of more words is hard to keep in mind. French plain-language guides say 15 to 25.
LONG_SENTENCE = 25

# Flesch measured on samples of 100 words; below, one long word changes the figure.
RELIABLE = 100

# Words of learned shape, of Greek or Latin parts, that common French does not use.
_LEARNED = regex(
    r"(?:immuno|onco|cardio|neuro|gastro|hépat|dermat|cyto|lympho|hémat|thrombo|endocrin|métasta|hypo|hyper)\w{3,}"
    r"|\w{2,}(?:thérapie|émie|urie|algie|pathie|graphie|scopie|ectomie|tomie|ome|(?<![aou])ite|ose|mab|nib|cleucel|toxicité)s?"
)
_ORDINARY = {
    "suite", "visite", "limite", "petite", "chose", "dose", "pose", "cause", "maladie", "homme", "comme",
    "symptôme", "autonome", "ensuite", "écrite", "dite", "droite", "réussite", "conduite", "inédite", "gratuite",
    "photographie", "bibliographie", "atome", "tome", "arome", "explicite", "orthographe", "élite", "suscite",
    "évite", "prescrite", "invite", "cite", "construite", "nécessite", "facilite", "réduite", "étroite", "propose",
    "repose", "oppose", "expose", "suppose", "impose", "hypothèse", "névrose",
}  # fmt: skip
_SYLLABLES = 6  # a word this long is hard, unless it is an adverb: "régulièrement" is only long
# Two capitals at least, or one with a figure, and hardly a small letter: INCa, SpO2, PD-L1; not CheckMate nor Val-d'Or.
_SHORT = regex(r"[a-z]?(?:[A-Z]+[a-z]?[0-9]+|[A-Z]{2,}[a-z]?[0-9]*|[A-Z]-?[A-Z]+)(?:[-/]?[A-Z0-9]+)*")
_ROMAN = regex(r"[IVXLCDM]+(?:er?|re|ème)?")


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence of more than `LONG_SENTENCE` words, and the element it stands in."""

    element_id: str
    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts of a text, and what follows from them; the measures are None for a text without a word."""

    sentences: int
    words: int
    syllables: int
    long_words: int

    def __add__(self, other: Measures) -> Measures:
        return Measures(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            self.long_words + other.long_words,
        )

    @property
    def reliable(self) -> bool:
        """Whether there are words enough for the measures to mean something."""
        return self.words >= RELIABLE

    @property
    def ease(self) -> float | None:
        """Kandel and Moles: about 0 (very hard) to 100 (very easy)."""
        if not self.words:
            return None
        return 207 - 1.015 * self.words / self.sentences - 73.6 * self.syllables / self.words

    @property
    def lix(self) -> float | None:
        """Björnsson: under 30 is very easy, over 60 very hard."""
        if not self.words:
            return None
        return self.words / self.sentences + 100 * self.long_words / self.words


@dataclass(frozen=True, slots=True)
class SectionLevel:
    """A section's measures, and what would make it easier to read.

    `unexplained` are hard words without an entry in the glossary, `unfolded` abbreviations that nothing explains.
    """

    section_id: str
    title: str
    measures: Measures
    long_sentences: tuple[LongSentence, ...]
    unexplained: tuple[str, ...]
    unfolded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageLevel:
    """A page's measures, and those of its sections."""

    measures: Measures
    sections: tuple[SectionLevel, ...]


def levels(document: Document, glossary: Glossary) -> PageLevel:
    """How hard a document is to read, section by section. Headings are not counted: they are no sentences."""
    sections = tuple(_section(section, glossary) for section in document.sections)
    return PageLevel(sum((section.measures for section in sections), Measures(0, 0, 0, 0)), sections)


def _section(section: Section, glossary: Glossary) -> SectionLevel:
    measures = Measures(0, 0, 0, 0)
    long: list[LongSentence] = []
    unexplained: dict[str, None] = {}
    unfolded: dict[str, None] = {}
    for block in section.blocks:
        for element_id, sentences in block.elements():
            for sentence in sentences:
                unexplained.update(dict.fromkeys(_unexplained(sentence, glossary)))
                unfolded.update(dict.fromkeys(_unfolded(sentence, glossary)))
                if block.kind is BlockKind.HEADING:
                    continue
                found = [match[1] for match in words(sentence.text)]
                if not found:
                    continue
                measures += Measures(
                    1,
                    len(found),
                    sum(syllables(word) for word in found),
                    sum(len(word) > 6 for word in found),
                )
                if len(found) > LONG_SENTENCE:
                    long.append(LongSentence(element_id, sentence.text.strip(), len(found)))
    return SectionLevel(section.id, section.title, measures, tuple(long), tuple(unexplained), tuple(unfolded))


def _free(sentence: Sentence, glossary: Glossary) -> list[bool]:
    """Which characters of a sentence are in no word of the glossary, no link's address, no other language."""
    free = [True] * len(sentence.text)
    known = [place.range for place in glossary.find(sentence.text)]
    known += [span.range for span in sentence.spans if span.kind is SpanKind.LANG]
    known += [span.range for span in sentence.spans if span.kind is SpanKind.ABBR and span.value.strip()]
    for covered in known:
        free[covered.start : covered.end] = [False] * len(covered)
    return free


def _unexplained(sentence: Sentence, glossary: Glossary) -> Iterator[str]:
    if not sentence.language.startswith("fr"):
        return
    free = _free(sentence, glossary)
    for match in words(sentence.text):
        word = match[1]
        # A name ("Saint-Elme"), an address or a compound is judged by those who know it.
        if (
            not word.isalpha()
            or word != word.lower()
            or word.removesuffix("s") in _ORDINARY
            or not free[match.start(1)]
        ):
            continue
        if _is_address(sentence.text, match):
            continue
        if _LEARNED.fullmatch(word) or (syllables(word) >= _SYLLABLES and not word.endswith("ment")):
            yield word


def _unfolded(sentence: Sentence, glossary: Glossary) -> Iterator[str]:
    free = _free(sentence, glossary)
    for match in words(sentence.text):
        word = match[1]
        if _SHORT.fullmatch(word) and not _ROMAN.fullmatch(word) and free[match.start(1)]:
            yield word


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Whether the word is a part of a web or mail address."""
    start = max(text.rfind(" ", 0, match.start()), text.rfind("\u00a0", 0, match.start())) + 1
    end = text.find(" ", match.end())
    around = text[start : end if end >= 0 else len(text)]
    return "@" in around or "www." in around or "://" in around or re.search(r"\w\.[a-z]{2,}", around) is not None
