"""An element's text and inline marks as a flat row of steps, so that templates write tags in order and never recurse.

The steps' texts, joined, are the element's text: the player's ranges are built on that (docs/architecture.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.model import Sentence, SpanKind, TextRange
from reader.regex import regex

# Outermost first. Links hold everything else: a link cut in two by an emphasis would be two stops of the Tab key.
NESTING: tuple[tuple[SpanKind, ...], ...] = (
    (SpanKind.LINK, SpanKind.NOTE, SpanKind.TERM, SpanKind.HIDDEN),
    (SpanKind.LANG,),
    (SpanKind.ABBR,),
    (SpanKind.STRONG,),
    (SpanKind.EM,),
    (SpanKind.SUB,),
    (SpanKind.SUP,),
)
LEVEL = {kind: level for level, kinds in enumerate(NESTING) for kind in kinds}

# The interface's language: the page's `lang`, so marks of the same language are not repeated.
INTERFACE_LANGUAGE = "fr"

EXTERNAL = regex(r"https?://[^\s/]", re.IGNORECASE)
CONTACT = regex(r"(mailto|tel):\S", re.IGNORECASE)

# Where a word of the glossary leads: an entry of ours, and nothing else.
ENTRY = regex(r"/glossaire/[a-z0-9-]+(\?page=[a-z0-9-]+&at=[a-z0-9-]+)?")

# A name with a hyphen and a figure or a capital in it, « anti-PD-L1 », « CAR-T »: browsers end a line at the hyphen. A
# link is an element of its own anyhow, so that to hold its name on a line parts no text.
NAME = regex(r"(?=[^\s-]*-)(?=\S*[A-Z\d])[\w-]{3,14}")

# Words that no-break spaces hold together; where such a row is longer than a line, a browser parts it between any two
# characters, "lundi 7 décembre 20|26". It may be parted before a number or a word, never between a number and its unit
# or its sign ("≥ 38 °C"), nor in thousands; a telephone number between its pairs, a day of digits and "24 h/24" at
# their strokes.
ROW = regex(r"[^ \t\n\r\f]+")
SEAM = regex(
    r"(?<=[^«\d][\u00a0\u202f])(?=[^\W\d]|[≥≤<>≈~±])|(?<=[^«\d≥≤<>=≈~±+×–−-][\u00a0\u202f])(?=\d)"
    r"|(?<=\d\d[\u00a0\u202f])(?=\d\d(?!\d))|(?<=\w/)(?=\d)"
)

# What the URL standard has percent-encoded in a path, a query or a fragment and a browser repairs in silence.
UNSAFE_IN_URL = regex(r"[\x00-\x20\x7f\"<>\\^`{|}]")


@dataclass(slots=True)
class Mark:
    """A range of the element's text with its kind and value; `whole` for the language of a whole sentence."""

    start: int
    end: int
    kind: SpanKind
    value: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of writing an element: `do` is "text", "break" (a line feed), "seam" (a line may end here), "open" or
    "close" (of a mark). `held`: what the mark is on is to stay on one line."""

    do: str
    kind: str = ""
    value: str = ""
    text: str = ""
    external: bool = False
    held: bool = False


def speaks_french(language: str) -> bool:
    """Whether a text of that language needs no `lang` of its own."""
    return language.partition("-")[0].lower() in ("", INTERFACE_LANGUAGE)


def element_language(sentences: Sequence[Sentence]) -> str:
    """The `lang` the whole element needs: the one language of all its sentences, or nothing where that is French."""
    languages = {sentence.language for sentence in sentences}
    if len(languages) != 1:
        return ""
    (language,) = languages
    return "" if speaks_french(language) else language


def target(value: str, targets: Mapping[str, str]) -> str:
    """The address a link may lead to, or nothing where it may not.

    Only http, https, mailto, tel, and "#ID" of something of this page: escaping does not stop "javascript:". `targets`
    maps the page's ids to the ids of the elements that show them.
    """
    if value.startswith("#"):
        shown = targets.get(value[1:])
        return f"#{shown}" if shown else ""
    value = value.strip()
    if not (EXTERNAL.match(value) or CONTACT.match(value)):
        return ""
    return UNSAFE_IN_URL.sub(lambda match: f"%{ord(match[0]):02X}", value)


def steps(
    sentences: Sequence[Sentence], targets: Mapping[str, str], *, breaks: bool = True, row: int = 0
) -> tuple[Step, ...]:
    """The steps that write the element that holds `sentences`.

    `breaks` tells each line feed apart, for a `<br>`; a preformatted element shows them by itself. `row` is how many
    characters held together may be too long for a line, and get seams; 0: none.
    """
    text = "".join(sentence.text for sentence in sentences)
    return tuple(
        part
        for step in _written(text, _marks(sentences, targets), breaks=breaks)
        for part in (_parted(step.text, row) if row and step.do == "text" else (step,))
    )


def _marks(sentences: Sequence[Sentence], targets: Mapping[str, str]) -> list[Mark]:
    """The marks of all sentences in the element's text; a mark that goes on in the next sentence is one mark."""
    marks: list[Mark] = []
    usual = element_language(sentences) or INTERFACE_LANGUAGE
    going_on: dict[tuple[SpanKind, str], Mark] = {}
    offset = 0
    for sentence in sentences:
        words_end = len(sentence.text.rstrip())
        # Nothing around what is one (`reader.model.held`), as in files to print: an element parts a text node, and a
        # screen reader says the sentence in as many pieces (tests/proof/test_screen_reader.py).
        found = [Mark(span.range.start, span.range.end, span.kind, span.value) for span in sentence.spans]
        if sentence.language.partition("-")[0] != usual.partition("-")[0]:
            found.insert(0, Mark(0, words_end, SpanKind.LANG, sentence.language, whole=True))
        reached: dict[tuple[SpanKind, str], Mark] = {}
        for mark in found:
            if mark.kind in (SpanKind.LINK, SpanKind.NOTE):
                mark.value = target(mark.value, targets)
            if mark.kind is SpanKind.TERM and not ENTRY.fullmatch(mark.value):
                continue
            if not mark.value.strip() and mark.kind in (SpanKind.LINK, SpanKind.NOTE, SpanKind.LANG, SpanKind.ABBR):
                continue
            identity = (mark.kind, mark.value)
            start, end = mark.start + offset, min(mark.end, len(sentence.text)) + offset
            before = going_on.get(identity)
            if before is not None and not sentence.text[: mark.start].strip():
                before.end, current = end, before
            else:
                current = Mark(start, end, mark.kind, mark.value, mark.whole)
                marks.append(current)
            if mark.end >= words_end:
                reached[identity] = current
        going_on = reached
        offset += len(sentence.text)
    text = "".join(sentence.text for sentence in sentences)
    for mark in marks:  # white space at the end of a link would be underlined
        mark.end = mark.start + len(text[mark.start : mark.end].rstrip())
    return [mark for mark in marks if mark.end > mark.start]


def _written(text: str, marks: list[Mark], *, breaks: bool) -> Iterator[Step]:
    """Cut the text wherever a mark begins or ends, and write each stretch inside the marks that hold it."""
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    stretches = [TextRange(start, end) for start, end in pairwise(cuts)]
    index = {stretch.start: number for number, stretch in enumerate(stretches)}
    index[len(text)] = len(stretches)
    painted: list[list[Mark | None]] = [[None] * len(NESTING) for _ in stretches]
    # Longer first: of two marks of one level, the inner one wins (a word in German within an English sentence).
    for mark in sorted(marks, key=lambda mark: (not mark.whole, mark.start - mark.end)):
        for number in range(index[mark.start], index[mark.end]):
            painted[number][LEVEL[mark.kind]] = mark
    opened: list[Mark] = []
    for stretch, levels in zip(stretches, painted, strict=True):
        wanted = [mark for mark in levels if mark is not None]
        common = 0
        while common < min(len(opened), len(wanted)) and opened[common] is wanted[common]:
            common += 1
        for mark in reversed(opened[common:]):
            yield Step("close", mark.kind)
        for mark in wanted[common:]:
            held = mark.kind is SpanKind.TERM and bool(NAME.fullmatch(text, mark.start, mark.end))
            yield Step("open", mark.kind, mark.value, external=bool(EXTERNAL.match(mark.value)), held=held)
        opened = wanted
        yield from _text(stretch.of(text), breaks=breaks)
    for mark in reversed(opened):
        yield Step("close", mark.kind)


def _text(text: str, *, breaks: bool) -> Iterator[Step]:
    if not breaks:
        yield Step("text", text=text)
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Step("break")
        if line:
            yield Step("text", text=line)


def _parted(text: str, row: int) -> Iterator[Step]:
    """A text with a seam wherever a row of more than `row` characters may be parted."""
    start = 0
    for found in ROW.finditer(text):
        if len(found[0]) <= row:
            continue
        for seam in SEAM.finditer(text, found.start(), found.end()):
            yield Step("text", text=text[start : seam.start()])
            yield Step("seam")
            start = seam.start()
    yield Step("text", text=text[start:])
