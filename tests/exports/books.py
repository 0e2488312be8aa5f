"""Books for the tests: a page with one of everything, the real pages, a very long one; and sound for each."""

from __future__ import annotations

import math
import random
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from reader.exports.book import Book, Recording
from reader.extract import extract
from reader.model import (
    Block,
    BlockKind,
    Cell,
    Cue,
    Document,
    Group,
    GroupKind,
    Image,
    Section,
    Sentence,
    Source,
    Span,
    SpanKind,
    TextRange,
    TimingSource,
    Track,
    WordTiming,
)
from reader.sources import Library
from reader.store import Mp3Stream

CONTENT = Path(__file__).parents[2] / "content"
RATE = 22050
WORD = 0.11  # seconds; no whole number of samples, frames or milliseconds
GAP = 0.3
CREATED = date(2026, 11, 24)

COVER = (CONTENT.parent / "static" / "icons" / "cover.png").read_bytes()
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)


def words(text: str) -> list[str]:
    """The words of a text: what no format may lose; soft hyphens are no part of one."""
    return re.findall(r"\S+", text.replace("\u00ad", ""))


def document_words(document: Document) -> list[str]:
    """Every word of the document, in reading order."""
    return [
        word
        for section in document.sections
        for block in section.blocks
        for _, sentences in block.elements()
        for word in words("".join(sentence.text for sentence in sentences))
    ]


# --- sound ------------------------------------------------------------------------------------------------------------


def encoded(pcm: bytes, rate: int = RATE) -> bytes:
    """An MP3 as the store makes them."""
    stream = Mp3Stream(len(pcm) // 2, rate)
    return stream.head() + stream.feed(pcm) + stream.finish()


@cache
def beeps(samples: int) -> bytes:
    """So many samples of noise: different everywhere, so that a shift shows."""
    return random.Random(7).randbytes(2 * samples)


def recorded(
    document: Document, section: Section, part: int = 0, blocks: slice = slice(None), word: float = WORD
) -> Recording:
    """A section's track: a sentence is followed by 0.3 s of silence."""
    cues = []
    now = 0.25
    for block in section.blocks[blocks]:
        for element_id, sentences in block.elements():
            offset = 0
            for sentence in sentences:
                start = now
                timings = []
                for found in re.finditer(r"\S+", sentence.text):
                    timings.append(WordTiming(now, now + word, TextRange(found.start(), found.end())))
                    now += word
                cues.append(Cue(sentence.id, element_id, offset, sentence.text, start, now, tuple(timings)))
                offset += len(sentence.text)
                now += GAP if timings else 0.0
    samples = math.ceil(now + 0.1) * RATE - 101  # few different lengths: each is encoded once
    track = Track(
        key=f"{hash_of(document.id, section.id, part):064x}",
        document_id=document.id,
        section_id=section.id,
        part=part,
        voice_id="essai/fr",
        speed=1.0,
        media_type="audio/mpeg",
        duration=samples / RATE,
        timing=TimingSource.ENGINE,
        cues=tuple(cues),
    )
    return Recording(track, encoded_beeps(samples))


@cache
def encoded_beeps(samples: int) -> bytes:
    return encoded(beeps(samples))


def hash_of(*parts: object) -> int:
    return random.Random(repr(parts)).getrandbits(256)


def with_tones(
    document: Document, images: dict[str, bytes] | None = None, *, two_parts: str = "", word: float = WORD
) -> Book:
    """The document with a track for each section; the section `two_parts` has two. A word lasts `word` seconds."""
    recordings = []
    for section in document.sections:
        if section.id == two_parts:
            half = len(section.blocks) // 2
            recordings.append(recorded(document, section, 0, slice(0, half)))
            recordings.append(recorded(document, section, 1, slice(half, None)))
        else:
            recordings.append(recorded(document, section, word=word))
    address = "http://127.0.0.1:8000/pages/exemple"
    return Book(document, tuple(recordings), images or {}, CREATED, address, COVER)


# --- documents --------------------------------------------------------------------------------------------------------


def page_ids() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in CONTENT.glob("*.html")))


@cache
def real_document(page_id: str) -> Document:
    page = Library(CONTENT).page(page_id)
    return extract(page.html, page.id, page.source)


def real_images(page_id: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((CONTENT / page_id).glob("*"))}


def sentences(element_id: str, *texts: str | Sentence) -> tuple[Sentence, ...]:
    return tuple(
        text if isinstance(text, Sentence) else Sentence(f"{element_id}-{number}", text)
        for number, text in enumerate(texts, 1)
    )


def block(name: str, kind: BlockKind, *texts: str | Sentence, level: int = 0, groups: tuple[Group, ...] = ()) -> Block:
    return Block(name, kind, sentences(name, *texts), level=level, groups=groups)


def heading(name: str, level: int, text: str) -> Block:
    return block(name, BlockKind.HEADING, text, level=level)


def span(text: str, part: str, kind: SpanKind, value: str = "") -> Span:
    start = text.index(part)
    return Span(TextRange(start, start + len(part)), kind, value)


def cell(name: str, text: str, column: int, header: bool = False, headers: tuple[str, ...] = ()) -> Cell:
    return Cell(name, sentences(name, text), header, headers, column)


_LIST = Group("s2-g1", GroupKind.LIST, ordered=True, start=3)
_ITEM_1 = Group("s2-g2", GroupKind.ITEM, number=3)
_ITEM_2 = Group("s2-g3", GroupKind.ITEM, number=4)
_INNER = Group("s2-g4", GroupKind.LIST)
_INNER_1 = Group("s2-g5", GroupKind.ITEM)
_QUOTE = Group("s2-g6", GroupKind.QUOTE)
_TERMS = Group("s2-g7", GroupKind.DEFINITIONS)
_TABLE = Group("s3-g1", GroupKind.TABLE)
_FIGURE = Group("s3-g2", GroupKind.FIGURE)
_LOST = Group("s3-g3", GroupKind.FIGURE)

_MARKED = "Le nivolumab (anti-PD-1) : 240 mg, si T ≥ 38,5 °C, voir la note1. "
_LINKED_1 = "Lisez d’abord ceci. "
_LINKED_2 = "Puis cela, et la suite <&> « fin »."


def everything() -> Document:
    """A short page with one of everything a Document may hold."""
    marked = Sentence(
        "s1-b2-1",
        _MARKED,
        spans=(
            span(_MARKED, "nivolumab", SpanKind.STRONG),
            span(_MARKED, "anti-PD-1", SpanKind.ABBR, "anticorps bloquant « PD-1 »"),
            span(_MARKED, "1. ", SpanKind.NOTE, "#s3-b9"),
        ),
    )
    linked = (
        Sentence(
            "s1-b3-1",
            _LINKED_1,
            spans=(Span(TextRange(6, 20), SpanKind.LINK, "https://www.exemple.fr/à lire?a=1&b=2"),),
        ),
        Sentence(
            "s1-b3-2",
            _LINKED_2,
            spans=(
                Span(TextRange(0, 9), SpanKind.LINK, "https://www.exemple.fr/à lire?a=1&b=2"),
                span(_LINKED_2, "la suite", SpanKind.LINK, "#s3"),
                span(_LINKED_2, "suite <&>", SpanKind.EM),
            ),
        ),
        Sentence("s1-b3-3", " Stay calm, call 15.", "en"),
    )
    one = Section(
        "s1",
        "Traitement : l’essentiel",
        1,
        (
            heading("s1-b1", 1, "Traitement : l’essentiel"),
            Block("s1-b2", BlockKind.PARAGRAPH, (marked, Sentence("s1-b2-2", "Ne prenez pas d’aspirine."))),
            Block("s1-b3", BlockKind.PARAGRAPH, linked),
            block("s1-b4", BlockKind.PARAGRAPH, "Une ligne,\nune autre."),
            block("s1-b5", BlockKind.PREFORMATTED, "colonne   autre\n  < & >"),
            block("s1-b6", BlockKind.PARAGRAPH, Sentence("s1-b6-1", "مرحبا بكم", "ar")),
        ),
    )
    two = Section(
        "s2",
        "Avant la perfusion",
        3,
        (
            heading("s2-b1", 3, "Avant la perfusion"),
            block("s2-b2", BlockKind.LIST_ITEM, "Venez à jeun.", level=1, groups=(_LIST, _ITEM_1)),
            block("s2-b3", BlockKind.LIST_ITEM, "Apportez :", level=1, groups=(_LIST, _ITEM_2)),
            block("s2-b4", BlockKind.LIST_ITEM, "votre carte.", level=2, groups=(_LIST, _ITEM_2, _INNER, _INNER_1)),
            block("s2-b5", BlockKind.QUOTE, "« J’ai posé mes questions. »", groups=(_QUOTE,)),
            block("s2-b6", BlockKind.TERM, "Anticorps", groups=(_TERMS,)),
            block("s2-b7", BlockKind.DEFINITION, "Une protéine de défense.", groups=(_TERMS,)),
        ),
    )
    three = Section(
        "s3",
        "Quand appeler",
        2,
        (
            heading("s3-b1", 2, "Quand appeler"),
            block("s3-b2", BlockKind.CAPTION, "Effets et conduites", groups=(_TABLE,)),
            Block(
                "s3-b3",
                BlockKind.TABLE_ROW,
                groups=(_TABLE,),
                cells=(cell("s3-b3-c1", "Effet", 0, True), cell("s3-b3-c2", "Que faire ?", 1, True)),
            ),
            Block(
                "s3-b4",
                BlockKind.TABLE_ROW,
                groups=(_TABLE,),
                cells=(
                    cell("s3-b4-c1", "Fièvre ≥ 38,5 °C", 0, True),
                    cell("s3-b4-c2", "Appelez le 15.", 1, False, ("Fièvre ≥ 38,5 °C", "Que faire ?")),
                ),
            ),
            Block(
                "s3-b5",
                BlockKind.FIGURE,
                sentences("s3-b5", "Un schéma. ", "Deux cellules se touchent."),
                groups=(_FIGURE,),
                image=Image("https://www.exemple.fr/a/schema.png", "Un schéma. Deux cellules se touchent."),
            ),
            block("s3-b6", BlockKind.CAPTION, "Figure 1", groups=(_FIGURE,)),
            Block(
                "s3-b7",
                BlockKind.FIGURE,
                sentences("s3-b7", "Une photo perdue."),
                groups=(_LOST,),
                image=Image("https://www.exemple.fr/a/perdue.jpg", "Une photo perdue."),
            ),
            block("s3-b9", BlockKind.NOTE, "Dose donnée à titre d’exemple."),
        ),
    )
    source = Source("https://www.exemple.fr/page", "Hôpital d’exemple", "2026-03-01", "CC BY-SA 4.0")
    return Document("exemple", "Traitement : l’essentiel", "fr", (one, two, three), source)


def odd_title(title: str) -> Document:
    """A page of one section under a title of any kind."""
    first = Section(
        "s1", title, 1, (heading("s1-b1", 1, title), block("s1-b2", BlockKind.PARAGRAPH, "Un texte court."))
    )
    return Document("titre", title, "fr", (first,), Source())


def long_document(sections: int = 200, sentences_each: int = 5, words_each: int = 10) -> Document:
    """10,000 words in 200 sections, at levels 1 to 4; every section is as long as the others."""
    made = []
    for number in range(1, sections + 1):
        level = 1 if number == 1 else 2 + number % 3
        blocks = [heading(f"s{number}-b1", level, f"Titre numéro {number:03d}")]
        for paragraph in range(2, sentences_each + 2):
            text = " ".join(f"mot{paragraph}{index}" for index in range(words_each - 1)) + " fin."
            blocks.append(block(f"s{number}-b{paragraph}", BlockKind.PARAGRAPH, text))
        made.append(Section(f"s{number}", f"Titre numéro {number:03d}", level, tuple(blocks)))
    return Document("longue", "Une très longue page", "fr", tuple(made), Source("https://www.exemple.fr/longue"))


@cache
def awkward() -> Document:
    """A page of what is seldom and goes wrong: a title of 500 characters with words from right to left, nested tables,
    lists five deep that go on after a list, signs, pictures that cannot be had, an empty section, notes."""
    html = Path(__file__).with_name("awkward.html").read_text("utf-8")
    source = Source("https://www.exemple.fr/difficile", "Hôpital d’exemple", "2026-11-20", "CC BY-SA 4.0")
    return extract(html, "difficile", source)


@cache
def anthology() -> Document:
    """Every page of content/ and the long page as one document: what one run of a slow validator can see."""
    sections: list[Section] = []
    for page_id in page_ids():
        sections += _renamed(real_document(page_id), page_id)
    sections += _renamed(everything(), "tout")
    sections += _renamed(awkward(), "difficile")
    sections += _renamed(long_document(), "long")
    return Document("anthologie", "Toutes les pages", "fr-FR", tuple(sections), Source("https://www.exemple.fr/toutes"))


def anthology_images() -> dict[str, bytes]:
    return {"schema.png": PNG} | {name: data for page_id in page_ids() for name, data in real_images(page_id).items()}


def _renamed(document: Document, prefix: str) -> list[Section]:
    """The sections of a document with a prefix to every id."""

    def texts(found: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(replace(one, id=f"{prefix}-{one.id}", spans=tuple(map(link, one.spans))) for one in found)

    def link(one: Span) -> Span:
        return replace(one, value=f"#{prefix}-{one.value[1:]}") if one.value.startswith("#") else one

    def renamed(one: Block) -> Block:
        return replace(
            one,
            id=f"{prefix}-{one.id}",
            sentences=texts(one.sentences),
            groups=tuple(replace(group, id=f"{prefix}-{group.id}") for group in one.groups),
            cells=tuple(replace(c, id=f"{prefix}-{c.id}", sentences=texts(c.sentences)) for c in one.cells),
        )

    return [
        replace(section, id=f"{prefix}-{section.id}", blocks=tuple(map(renamed, section.blocks)))
        for section in document.sections
    ]


def in_files(book: Book, folder: Path) -> Book:
    """The book with its sounds in files, as the store keeps them."""
    folder.mkdir()
    kept = []
    for number, recording in enumerate(book.recordings):
        path = folder / f"{number}.mp3"
        path.write_bytes(recording.read())
        kept.append(Recording(recording.track, path))
    return replace(book, recordings=tuple(kept))
