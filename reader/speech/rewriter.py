"""Rewriting with memory: rules claim stretches of a sentence, and what nobody claims is said as it stands.

A sentence is first laid out as a plain *working text* (`typography`): one kind of space, apostrophe and hyphen, no
invisible character, superscripts as such. Rules, in order, then claim stretches of the working text and give what is
said instead. A stretch is claimed once; a rule sees the whole working text as context, whoever has claimed it. So any
set of rules, in any order, gives alignments that partition both texts in order: composition keeps the laws.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reader.model import Alignment, TextRange

# What a rule answers for a match: nothing (it does not apply), the words for the whole match, or the words for
# stretches of the working text, as (start, end, spoken).
Answer = str | Sequence[tuple[int, int, str]] | None

SAME = "same"
TYPOGRAPHY = "typography"


@dataclass(frozen=True, slots=True)
class Context:
    """What rules may know of a sentence besides its text.

    `region` is the country whose numbers are said (FR, BE, CH); `capitals` says that the sentence is set in capitals,
    so that they mean nothing; `respell` that words which voices misread may be spelled for them; `dash` is what a dash
    says that stands alone (nothing where it only parts).
    """

    region: str = "FR"
    capitals: bool = False
    respell: bool = True
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of saying: where `pattern` matches, `speak` gives the words, or None where it does not apply after all.

    `needs` are characters of which the text must hold at least one for the rule to be tried at all (empty: always).
    `anywhere` lets the rule work in stretches of another language too.
    """

    name: str
    pattern: re.Pattern[str]
    speak: Callable[[re.Match[str], Context], Answer]
    needs: frozenset[str] = frozenset()
    anywhere: bool = False


def just_before(match: re.Match[str], characters: int) -> str:
    """What stands right before a match, at most so many characters of it."""
    return match.string[max(0, match.start() - characters) : match.start()]


def always(words: str) -> Callable[[re.Match[str], Context], Answer]:
    """What a rule speaks that has the same words for whatever it matches."""
    return lambda match, context: words


FREE, FOREIGN, TAKEN = 0, 1, 2


@dataclass(slots=True)
class Draft:
    """A working text being claimed.

    `text` is the working text, `shown` the displayed one; `origin[i]` is where the i-th working character starts in
    `shown`, with the length of `shown` at the end; None when they have the same length, character by character.
    """

    shown: str
    text: str
    origin: list[int] | None = None
    claims: dict[int, tuple[int, str, str]] = field(default_factory=dict)
    state: bytearray = field(default_factory=bytearray)
    characters: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.state = bytearray(len(self.text))
        self.characters = frozenset(self.text)

    def leave(self, start: int, end: int) -> None:
        """Keep French rules away from a stretch in another language."""
        self.state[start:end] = bytes(value or FOREIGN for value in self.state[start:end])

    def free(self, start: int, end: int) -> None:
        """Let French rules into a French stretch of a foreign sentence."""
        self.state[start:end] = bytes(FREE if value == FOREIGN else value for value in self.state[start:end])

    def working(self, shown: int) -> int:
        """Where in the working text a place of the shown text is."""
        return (
            min(shown, len(self.text)) if self.origin is None else min(bisect_left(self.origin, shown), len(self.text))
        )

    def shown_offset(self, working: int) -> int:
        """Where in the shown text a place of the working text is."""
        return working if self.origin is None else self.origin[working]

    def claim(self, start: int, end: int, spoken: str, rule: str, anywhere: bool = False) -> bool:
        """Claim a stretch; False, and nothing done, where it is empty or a part of it is claimed already."""
        if start >= end or (any(self.state[start:end]) and (not anywhere or TAKEN in self.state[start:end])):
            return False
        self.claims[start] = (end, spoken, rule)
        self.state[start:end] = bytes([TAKEN]) * (end - start)
        return True

    def hush(self, stretches: Iterable[tuple[int, int]], rule: str) -> None:
        """Claim stretches as not said, and hide them: the word before one ends there for every rule ("AMM¹")."""
        letters = list(self.text)
        for start, end in stretches:
            if self.claim(start, end, "", rule, anywhere=True):
                letters[start:end] = " " * (end - start)
        self.text = "".join(letters)

    def apply(self, rule: Rule, context: Context) -> None:
        """Let a rule claim what it can, from left to right."""
        if rule.needs and rule.needs.isdisjoint(self.characters):
            return
        search, speak, state = rule.pattern.search, rule.speak, self.state
        match = search(self.text)
        while match:
            start, end = match.span()
            following = end if end > start else end + 1
            answer = speak(match, context)
            if answer is not None:
                pieces = ((start, end, answer),) if isinstance(answer, str) else answer
                blocked = (TAKEN,) if rule.anywhere else (TAKEN, FOREIGN)
                if any(value in state[piece[0] : piece[1]] for piece in pieces for value in blocked):
                    # Something in it is said already: what follows its first character may still be free.
                    following = start + 1
                else:
                    for piece_start, piece_end, spoken in pieces:
                        self.claim(piece_start, piece_end, spoken, rule.name, rule.anywhere)
            match = search(self.text, following)

    def spoken(self) -> tuple[str, tuple[Alignment, ...]]:
        """The spoken text, and the alignments that tie it to the shown one."""
        joiner = _Joiner(self.shown)
        if self.origin and self.origin[0]:
            joiner.add("", self.origin[0], TYPOGRAPHY)
        place = 0
        for start in sorted(self.claims):
            end, spoken, rule = self.claims[start]
            self._unclaimed(place, start, joiner)
            if joiner.spaced:
                # Silence between two spaces, or at the start, takes one of them along.
                spoken = spoken.lstrip(" ")
                if not spoken and self.text[end : end + 1] == " " and not self.state[end]:
                    end += 1
            joiner.add(spoken, self.shown_offset(end), rule)
            place = end
        self._unclaimed(place, len(self.text), joiner)
        return joiner.done()

    def _unclaimed(self, start: int, end: int, joiner: _Joiner) -> None:
        # Said as it stands: one piece for all that is the same, one for what only typography tells apart.
        if start >= end:
            return
        if self.origin is None:
            if self.text[start:end] == self.shown[start:end]:
                joiner.add(self.text[start:end], end, SAME)
                return
            for place in range(start, end):
                same = self.text[place] == self.shown[place]
                joiner.add(self.text[place], place + 1, SAME if same else TYPOGRAPHY)
            return
        for place in range(start, end):
            here, there = self.origin[place], self.origin[place + 1]
            same = there - here == 1 and self.shown[here] == self.text[place]
            joiner.add(self.text[place], there, SAME if same else TYPOGRAPHY)


class _Joiner:
    """Puts pieces end to end: neighbours that are the same grow into one alignment."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._pieces: list[str] = []
        self._length = 0
        self._shown_end = 0
        self._last = ""
        self._alignments: list[tuple[int, int, int, int, str]] = []

    @property
    def spaced(self) -> bool:
        """Whether a space would be one too many here."""
        return not self._length or self._last.endswith(" ")

    def add(self, spoken: str, shown_end: int, rule: str) -> None:
        start, shown_start = self._length, self._shown_end
        if not spoken and shown_end == shown_start:
            return
        self._length += len(spoken)
        self._shown_end = shown_end
        if spoken:
            self._last = spoken
        self._pieces.append(spoken)
        if rule == SAME and self._alignments and self._alignments[-1][4] == SAME:
            last = self._alignments[-1]
            self._alignments[-1] = (last[0], self._length, last[2], shown_end, SAME)
            return
        self._alignments.append((start, self._length, shown_start, shown_end, rule))

    def done(self) -> tuple[str, tuple[Alignment, ...]]:
        if self._shown_end < len(self._shown):
            self.add("", len(self._shown), TYPOGRAPHY)
        return "".join(self._pieces), tuple(
            Alignment(TextRange(a, b), TextRange(c, d), rule) for a, b, c, d, rule in self._alignments
        )
