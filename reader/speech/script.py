"""A section as it is said: its sentences, what the eye sees and the ear would miss, and the silences between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from reader.model import (
    Alignment,
    Block,
    BlockKind,
    Cell,
    Group,
    GroupKind,
    LanguageRun,
    Section,
    Sentence,
    SpanKind,
    TextRange,
    Utterance,
    rows_by_table,
)
from reader.regex import regex
from reader.speech import languages, pauses
from reader.speech.prepare import prepare
from reader.speech.pronunciation.lexicon import Lexicon

# How much of the structure is said: silences only; what one must know to follow; everything.
Structure = Literal["bref", "normal", "complet"]
STRUCTURES: tuple[Structure, ...] = ("bref", "normal", "complet")


def script(
    section: Section,
    lexicon: Lexicon | None = None,
    structure: Structure = "normal",
    languages_spoken: Collection[str] | None = None,
    respell: bool = True,
    voice_language: str = "",
) -> tuple[Utterance, ...]:
    """What is said of a section: one utterance a sentence, in the order of `Section.sentences()`.

    Announcements ("Image :", the header of a table's cell, the number of a list item) are spoken before or after the
    sentence's own words, with an empty shown range and the rule "structure". The other choices are those of `prepare`.
    """
    said: list[Utterance] = []
    narrator = _Narrator(section, structure)
    for place, block in enumerate(section.blocks):
        for sentence, before, after, pause, dash in narrator.sentences(block, place):
            utterance = prepare(sentence, lexicon, languages_spoken, respell, voice_language, dash)
            head, tail = (
                prepare(Sentence("", words), lexicon, None, respell, voice_language).text if words else ""
                for words in (before, after)
            )
            utterance = _announced(utterance, sentence, head, tail)
            said.append(replace(utterance, pause=pause))
    if said:
        said[-1] = replace(said[-1], pause=pauses.AFTER_SECTION)
    return tuple(said)


def _plain(text: str) -> str:
    return " ".join(text.split())


# What a column of answers is called; without headers a plus in the row tells it.
_ANSWERS = regex(
    r"\b(?:résultats?|statuts?|tests?|sérologies?|recherches?|dépistages?|expressions?|marqueurs?|positi\w*|négati\w*"
    r"|rhésus|hémocultures?|bandelettes?|anticorps|antigènes?)\b",
    re.I,
)


def _dash(block: Block, cell: Cell) -> str:
    """What a dash says that fills a cell: the sign where the cells are answers, else its name, never nothing."""
    if cell.headers:
        answers = any(_ANSWERS.search(header) for header in cell.headers)
    else:
        answers = any(set(other.text.strip()) == {"+"} for other in block.cells)
    return "moins" if answers else "tiret"


class _Narrator:
    """Knows what has been announced already."""

    def __init__(self, section: Section, structure: Structure) -> None:
        self._blocks = section.blocks
        self._structure = structure
        self._seen: set[str] = set()
        self._items, self._rows = (
            (_items(section), rows_by_table(section.blocks)) if structure == "complet" else ({}, {})
        )
        self._said: Counter[str] = Counter()  # rows of each table that were said

    def sentences(self, block: Block, place: int) -> Iterator[tuple[Sentence, str, str, float, str]]:
        """Each sentence of a block with what is said before it, after it, the silence that follows, and its dash."""
        opening, closing = self._opening(block), self._closing(block, place)
        elements = [
            (cell, sentences) for cell, (_, sentences) in zip(block.cells or (None,), block.elements(), strict=True)
        ]
        elements = [(cell, sentences) for cell, sentences in elements if sentences]
        for count, (cell, sentences) in enumerate(elements):
            last_element = count == len(elements) - 1
            for number, sentence in enumerate(sentences):
                last = number == len(sentences) - 1
                before = ""
                if number == 0:
                    before = (opening if count == 0 else "") + (self._headers(block, cell) if cell else "")
                after = closing if last and last_element else ""
                pause = pauses.BETWEEN_SENTENCES
                if last:
                    pause = pauses.AFTER_BLOCK[block.kind] if last_element else pauses.AFTER_CELL
                if self._structure == "complet":
                    links = sum(span.kind is SpanKind.LINK for span in sentence.spans)
                    after += " Lien." if links == 1 else f" {links} liens." if links else ""
                yield sentence, before, after, pause, _dash(block, cell) if cell and len(sentences) == 1 else ""

    def _opening(self, block: Block) -> str:
        words = []
        full = self._structure == "complet"
        if block.kind is BlockKind.HEADING and full:
            words.append(f"Titre de niveau {block.level} : ")
        for depth, group in enumerate(block.groups):
            new = group.id not in self._seen
            self._seen.add(group.id)
            if not new:
                continue
            if group.kind is GroupKind.LIST and full:
                count = self._items.get(group.id, 0)
                words.append(f"Liste de {count} élément{'s' if count > 1 else ''}. ")
            elif group.kind is GroupKind.ITEM:
                words.append(self._number(block.groups, depth))
            elif group.kind is GroupKind.QUOTE and self._structure != "bref":
                words.append("Citation : ")
            elif group.kind is GroupKind.TABLE and full:
                words.append(self._table(group))
        if block.kind is BlockKind.FIGURE and self._structure != "bref":
            words.append("Image : ")
        elif block.kind is BlockKind.NOTE and self._structure != "bref":
            words.append("Note : ")
        elif block.kind is BlockKind.TABLE_ROW and full:
            words.append(f"Ligne {self._row(block)}. ")
        return "".join(words)

    def _closing(self, block: Block, place: int) -> str:
        if self._structure == "bref":
            return ""
        following = {group.id for group in self._blocks[place + 1].groups} if place + 1 < len(self._blocks) else set()
        words = []
        full = self._structure == "complet"
        if block.kind is BlockKind.FIGURE and full:
            words.append("Fin de l'image.")
        for group in reversed(block.groups):
            if group.id in following:
                continue
            if group.kind is GroupKind.LIST and full:
                words.append("Fin de la liste.")
            elif group.kind is GroupKind.TABLE and full:
                words.append("Fin du tableau.")
            elif group.kind is GroupKind.QUOTE:
                words.append("Fin de citation.")
        return "".join(" " + word for word in words)

    def _headers(self, block: Block, cell: Cell) -> str:
        """The headers of a cell: in "normal" the column's alone, for those of the row and of its group were just
        read.
        """
        if self._structure == "bref" or not cell.headers:
            return ""
        if self._structure == "complet":
            text = ", ".join(cell.headers)
        else:
            row = {_plain(other.text) for other in block.cells if other.header}
            if cell.header or _plain(cell.headers[-1]) in row:
                return ""
            text = cell.headers[-1]
        return f"{text} " if text.rstrip().endswith((":", "?", "!", ".", "…")) else f"{text} : "

    def _number(self, groups: tuple[Group, ...], depth: int) -> str:
        item = groups[depth]
        if item.number is None:
            return ""
        parents = [group for group in groups[:depth] if group.kind is GroupKind.LIST]
        style = item.style or (parents[-1].style if parents else "")
        if style in ("a", "A") and 1 <= item.number <= 26:
            return f"{chr(64 + item.number)}. "
        return f"{item.number}. "

    def _table(self, group: Group) -> str:
        rows = self._rows.get(group.id, [])
        columns = max((sum(cell.colspan for cell in row.cells) for row in rows), default=0)
        lines = f"{len(rows)} ligne{'s' if len(rows) > 1 else ''}"
        return f"Tableau de {lines} et {columns} colonne{'s' if columns > 1 else ''}. "

    def _row(self, block: Block) -> int:
        """The number of a row in its table; a row is counted as it is said."""
        tables = [group.id for group in block.groups if group.kind is GroupKind.TABLE]
        self._said.update(tables)
        return self._said[tables[-1]] if tables else 1


def _items(section: Section) -> dict[str, int]:
    """How many items each list has, by its id."""
    found: dict[str, set[str]] = {}
    for block in section.blocks:
        for group, inner in pairwise(block.groups):
            if group.kind is GroupKind.LIST and inner.kind is GroupKind.ITEM:
                found.setdefault(group.id, set()).add(inner.id)
    return {name: len(items) for name, items in found.items()}


def _announced(utterance: Utterance, sentence: Sentence, head: str, tail: str) -> Utterance:
    """An utterance with words said before and after it that are shown nowhere."""
    if not head and not tail:
        return utterance
    if tail and utterance.text.rstrip()[-1:].isalnum():
        tail = "." + tail
    shown = len(sentence.text)
    offset = len(head)
    alignments = [
        *([Alignment(TextRange(0, offset), TextRange(0, 0), "structure")] if head else []),
        *(replace(piece, spoken=piece.spoken.moved(offset)) for piece in utterance.alignments),
    ]
    runs = [
        *([LanguageRun(TextRange(0, offset), languages.FRENCH)] if head else []),
        *(replace(run, range=run.range.moved(offset)) for run in utterance.runs),
    ]
    text = head + utterance.text
    if tail:
        end = TextRange(len(text), len(text) + len(tail))
        alignments.append(Alignment(end, TextRange(shown, shown), "structure"))
        runs.append(LanguageRun(end, languages.FRENCH))
        text += tail
    return replace(utterance, text=text, alignments=tuple(alignments), runs=tuple(_merged(runs)))


def _merged(runs: list[LanguageRun]) -> Iterator[LanguageRun]:
    # Neighbouring runs of one language are one run.
    current: LanguageRun | None = None
    for run in runs:
        if current and current.language == run.language:
            current = LanguageRun(TextRange(current.range.start, run.range.end), run.language)
            continue
        if current:
            yield current
        current = run
    if current:
        yield current
