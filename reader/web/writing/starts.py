"""Where one may start to listen in a page, and how each such place begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Section
from reader.regex import regex

if TYPE_CHECKING:
    from reader.service.plan import PlannedTrack

BEGINNING = 80  # characters of a paragraph, by which it is known

# White space where a line may be broken: `str.split` takes no-break spaces (U+00A0, U+202F) for such too.
BREAKING_SPACE = regex(r"[ \t\n\r\f\v]+")


@dataclass(frozen=True, slots=True)
class Start:
    """A place where one may start to listen: a block, the element of it that is heard first, and how it begins."""

    block_id: str
    element_id: str
    words: str


def starts_of(section: Section, plan: Mapping[str, Sequence[PlannedTrack]], longest: int = BEGINNING) -> list[Start]:
    """Where one may start in a section: at each block that is heard, in the element of it that is heard first.

    `longest` bounds the characters that tell how it begins.
    """
    heard = {sentence.element_id for track in plan.get(section.id, ()) for sentence in track.sentences}
    starts = []
    for block in section.blocks:
        element = next((element_id for element_id, _ in block.elements() if element_id in heard), "")
        if element:
            words = " ".join(sentence.line for _, sentences in block.elements() for sentence in sentences)
            starts.append(Start(block.id, element, _beginning(words, longest)))
    return starts


def _beginning(words: str, longest: int) -> str:
    """How a text begins, cut between two words. No-break spaces stay: « 240 mg » and « ? » are parted nowhere."""
    words = BREAKING_SPACE.sub(" ", words).strip(" ")
    if len(words) <= longest:
        return words
    return (words[: longest + 1].rpartition(" ")[0] or words[:longest]) + "…"
