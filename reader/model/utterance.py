"""What is said, and how each spoken character is tied to the shown one."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.text import TextRange


@dataclass(frozen=True, slots=True)
class Alignment:
    """A stretch of spoken text, the shown stretch it stands for, and the rule that made it (`same`, `number` ...).

    Either range may be empty: nothing is said for a soft hyphen, and nothing is shown for an announced "image".
    """

    spoken: TextRange
    shown: TextRange
    rule: str


@dataclass(frozen=True, slots=True)
class LanguageRun:
    """A stretch of the spoken text and the language (BCP 47) it is said in."""

    range: TextRange
    language: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence as it is said.

    `alignments` partition both texts in order: the spoken ranges, joined, are `text`; the shown ranges, joined, are the
    sentence's text. `runs` partition `text` by language. `pause` is the authored silence after it, in seconds at speed
    1. An utterance whose `text` is blank is silent, and only its pause is heard.
    """

    sentence_id: str
    text: str
    runs: tuple[LanguageRun, ...]
    alignments: tuple[Alignment, ...]
    pause: float = 0.0
