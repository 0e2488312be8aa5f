"""From the words an engine says to the words a person sees: when each displayed word is heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.model import Alignment, SpokenWord, TextRange, Utterance, WordTiming
from reader.regex import regex
from reader.speech.rewriter import SAME, TYPOGRAPHY

_DISPLAYED = regex(r"\S+")


def displayed_words(utterance: Utterance, shown: str) -> tuple[tuple[TextRange, TextRange], ...]:
    """The displayed words that are spoken, as (shown range, spoken range) in order.

    A displayed word is what stands between white space and has a letter, a digit or a sign that is said. Words that are
    said as one ("1 500") make one.
    """
    found: list[tuple[int, int, int, int]] = []
    alignments = utterance.alignments
    first = 0
    for token in _DISPLAYED.finditer(shown):
        start, end = token.span()
        while first < len(alignments) and alignments[first].shown.end <= start:
            first += 1
        low = high = -1
        place = first
        while place < len(alignments) and alignments[place].shown.start < end:
            said = _said(alignments[place], start, end)
            if said and any(character.isalnum() for character in utterance.text[said[0] : said[1]]):
                low, high = (said[0] if low < 0 else low), said[1]
            place += 1
        if low < 0:
            continue
        if found and low < found[-1][3]:
            found[-1] = (found[-1][0], end, found[-1][2], max(high, found[-1][3]))
        else:
            found.append((start, end, low, high))
    return tuple((TextRange(a, b), TextRange(c, d)) for a, b, c, d in found)


def _said(alignment: Alignment, start: int, end: int) -> tuple[int, int] | None:
    # The part of a piece's spoken text that stands for the shown stretch: character by character where it is the same.
    spoken, shown = alignment.spoken, alignment.shown
    if alignment.rule in (SAME, TYPOGRAPHY) and len(spoken) == len(shown):
        low = spoken.start + max(0, start - shown.start)
        high = spoken.start + min(end, shown.end) - shown.start
        return (low, high) if low < high else None
    return (spoken.start, spoken.end) if spoken else None


def spoken_ranges(utterance: Utterance, words: Iterable[TextRange]) -> tuple[TextRange, ...]:
    """Where displayed words are said: for each of these shown ranges, in order, its range in the spoken text.

    A word that is not said has an empty range, where it would be.
    """
    found: list[TextRange] = []
    alignments = utterance.alignments
    first = reached = 0
    for word in words:
        while first < len(alignments) and alignments[first].shown.end <= word.start:
            first += 1
        place = first
        ends: list[int] = []
        while place < len(alignments) and alignments[place].shown.start < word.end:
            ends += _said(alignments[place], word.start, word.end) or ()
            place += 1
        start, reached = (ends[0], ends[-1]) if ends else (reached, reached)
        said = utterance.text[start:reached]
        start += len(said) - len(said.lstrip())
        found.append(TextRange(start, start + len(said.strip())))
    return tuple(found)


def word_timings(utterance: Utterance, shown: str, words: Sequence[SpokenWord], end: float) -> tuple[WordTiming, ...]:
    """When each displayed word is heard, from the words the engine said (in rising time) and the end of the sound.

    Seconds from the utterance's first sample. Each displayed word that is spoken lies in exactly one timing; times rise
    strictly, a word lasts until the next one, the last until `end`. A word the engine gave no event for gets a time
    between its neighbours', by its place in the spoken text. No timings where nothing is spoken or `end` is not
    positive.
    """
    groups = displayed_words(utterance, shown)
    if not groups or not end > 0:
        return ()
    starts = _known(groups, words, end)
    _interpolate(starts, groups, len(utterance.text), end)
    times = _rising([time for time in starts if time is not None], end)
    return tuple(
        WordTiming(time, times[place + 1] if place + 1 < len(times) else end, groups[place][0])
        for place, time in enumerate(times)
    )


def _known(
    groups: Sequence[tuple[TextRange, TextRange]], words: Sequence[SpokenWord], end: float
) -> list[float | None]:
    starts: list[float | None] = [None] * len(groups)
    place = 0
    for word in words:
        if not 0 <= word.start < end:
            continue
        ahead = place
        while ahead < len(groups) and groups[ahead][1].end <= word.range.start:
            ahead += 1
        if ahead == len(groups):
            continue
        spoken = groups[ahead][1]
        # An event may start before the word (at a bracket that is stuck to it): it is the word's if it reaches into it.
        reach = max(word.range.end, word.range.start + 1)
        if reach <= spoken.start or starts[ahead] is not None:
            continue
        starts[ahead] = word.start
        place = ahead
    return starts


def _interpolate(
    starts: list[float | None], groups: Sequence[tuple[TextRange, TextRange]], length: int, end: float
) -> None:
    place = 0
    before_offset, before_time = 0, 0.0
    while place < len(starts):
        time = starts[place]
        if time is not None:
            before_offset, before_time = groups[place][1].start, time
            place += 1
            continue
        after = place
        while after < len(starts) and starts[after] is None:
            after += 1
        if after < len(starts):
            after_offset, after_time = groups[after][1].start, starts[after] or 0.0
        else:
            after_offset, after_time = length, end
        width = max(1, after_offset - before_offset)
        for missing in range(place, after):
            share = (groups[missing][1].start - before_offset) / width
            starts[missing] = before_time + max(0.0, min(1.0, share)) * (after_time - before_time)
        place = after


def _rising(times: list[float], end: float) -> list[float]:
    # Strictly rising and below `end`: stretches that do not rise are spread evenly up to the next time that does.
    count = len(times)
    rising = all(times[i] < times[i + 1] for i in range(count - 1)) and times[-1] < end and times[0] >= 0
    if rising:
        return times
    result = list(times)
    place = 0
    low = 0.0
    while place < count:
        low = max(low, result[place])
        after = place + 1
        while after < count and result[after] <= low:
            after += 1
        high = result[after] if after < count else end
        if high <= low:
            break
        for step in range(place, after):
            result[step] = low + (high - low) * (step - place) / (after - place)
        place = after
    if place >= count and all(result[i] < result[i + 1] for i in range(count - 1)) and result[-1] < end:
        return result
    # No room is left between them (sound shorter than the clock is fine): spread all of them evenly.
    return [end * step / count for step in range(count)]
