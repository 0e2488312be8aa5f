"""What a page's ledger tells a person: the words that are not shown, by reason, those to look at first."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import DOUBTFUL, Document, Reason
from reader.web.wording import REASON_NAMES


@dataclass(frozen=True, slots=True)
class LeftOutGroup:
    """What was left out for one reason: the reason's name, the texts in page order, their words."""

    name: str
    texts: tuple[str, ...]
    words: int


def left_out_groups(document: Document) -> tuple[LeftOutGroup, ...]:
    """What was left out, by reason. A drawing of an icon font alone is nothing a person could read."""
    groups = []
    for reason in (*DOUBTFUL, *(reason for reason in Reason if reason not in DOUBTFUL)):
        texts = tuple(text for item in document.ledger.left_out if item.reason is reason and (text := item.readable))
        if texts:
            groups.append(LeftOutGroup(REASON_NAMES[reason], texts, sum(len(text.split()) for text in texts)))
    return tuple(groups)


def words_shown(document: Document) -> int:
    """The words of the document's blocks."""
    return sum(len(block.text.split()) for section in document.sections for block in section.blocks)
