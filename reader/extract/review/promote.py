"""Paragraphs that are headings in all but name: nothing but strong words, standing before the text they head."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from reader.extract.boilerplate.head_title import bare
from reader.extract.draft import Draft, Mark
from reader.extract.kinds import HEADING, LINK, PARAGRAPH, STRONG
from reader.extract.review.box_heads import join_numbers, label_steps
from reader.extract.review.heading_lines import (
    MOST_WORDS,
    UNDER,
    labels_of_fields,
    may_head,
    names_of_contacts,
    parts_by_class,
    ranked_by_class,
    ranks_in_a_row,
    rows_by_class,
    titles_by_class,
)
from reader.extract.review.letter_sizes import USUAL_SIZE, letter_size
from reader.extract.walk.inline import bold_by_class, bold_by_style
from reader.regex import regex

_SUBTITLE_WORDS = 3
_LEAST_LINES = 2  # one such line may be but a beginning in bold
_TEXT_WORDS = 30  # of a paragraph that is no line before the text
_LEAST_UNDER = 6  # words of the text under a first line
_ENDS_LINE = frozenset(".!?;…:")
# A capital, be it after the heading's own number: "1. La séance", "II – Les risques", "3) Après".
_OPENS = regex(r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Ha-h])\s*[.)°/–-]\s*)?(?=\w)(?![\d_a-zà-ÿ])")
_HOLDERS = frozenset({"p", "td", "div", "font", "section", "article", "li"})


def promote_headings(drafts: list[Draft]) -> None:
    """Turn such paragraphs into headings one level below the heading they stand under (WCAG 2.2, 1.3.1, failure F2)."""
    _tell_subtitle(drafts)
    _part_first_lines(drafts)
    rows = rows_by_class(drafts) | titles_by_class(drafts) | names_of_contacts(drafts) | labels_of_fields(drafts)
    parts = parts_by_class(drafts)
    rows |= ranks_in_a_row(drafts) | parts
    rows -= ranked_by_class(drafts, rows)
    lines = [index for index, draft in enumerate(drafts[:-1]) if index in rows or _is_heading(draft, drafts[index + 1])]
    lines = _with_larger(drafts, lines)
    title = _largest(drafts, lines)
    standing: list[Draft] = []  # headings that what comes may stand under, the nearest last; one a panel
    # The level of the lines promoted under each, before them under none, and the size of the first one's letters.
    promoted: list[tuple[int, float]] = [(0, 0)]
    part: Draft | None = None  # the nearest line promoted that heads a box with parts of its own
    for index, draft in enumerate(drafts):
        while standing and draft.panels[: len(standing[-1].panels)] != standing[-1].panels:
            standing.pop()
            promoted.pop()
        part = (
            part if part is not None and part.node.parent is not None and part.node.parent.holds(draft.node) else None
        )
        if draft.kind is HEADING:
            if part is not None:
                draft.deeper += max(part.level + 1 - draft.level, 0)
            while standing and standing[-1].panels == draft.panels:
                standing.pop()
                promoted.pop()
            standing.append(draft)
            promoted.append((0, 0))
            continue
        if lines and index == lines[0]:
            del lines[0]
            level = min((standing[-1].level if standing else 1) + 1, 6)
            if standing and _in_a_column(standing[-1], draft):
                level -= 1
            under, largest = promoted[-1]
            size = letter_size(draft)
            if under:
                level = min(under + (largest > USUAL_SIZE and largest > size), 6)
            elif draft is not title:
                promoted[-1] = (level, size)
            if part is not None:
                level = min(part.level + 1, 6)
            if index in parts:
                part = draft
            if draft is title:
                level = 1
            draft.kind, draft.level = HEADING, level
            draft.marks = [mark for mark in draft.marks if mark.kind is not STRONG]
    join_numbers(drafts)
    label_steps(drafts)


def promote_title(drafts: list[Draft], page_title: str) -> None:
    """Make a heading of the line before the text that says word for word what the page's head calls it, where no
    heading does.
    """
    _join_lines(drafts, page_title)
    wanted = bare(page_title)
    if not wanted or any(draft.kind is HEADING and bare(draft.text) == wanted for draft in drafts):
        return
    for draft in drafts:
        if draft.kind is PARAGRAPH and not draft.groups and bare(draft.text) == wanted:
            draft.kind, draft.level = HEADING, 1
            draft.marks = [mark for mark in draft.marks if mark.kind is not STRONG]
            return
        if draft.words >= _TEXT_WORDS:
            return


def _in_a_column(heading: Draft, line: Draft) -> bool:
    """Whether a heading stands in a cell of a table that lays out columns, and a line after it stands below them."""
    cell = next((above for above in heading.node.ancestors() if above.tag == "td"), None)
    return heading.level > 1 and cell is not None and not cell.holds(line.node)


def _with_larger(drafts: list[Draft], lines: list[int]) -> list[int]:
    """Such lines, and the bold line in larger letters right before the first of them: what it heads is a heading."""
    if not lines or not lines[0]:
        return lines
    over, first = drafts[lines[0] - 1], drafts[lines[0]]
    text = over.text.rstrip()
    if not may_head(over) or "\n" in text:
        return lines
    if text.endswith((".", ",", ";", "…")) or not _all_strong(over) or _OPENS.match(text) is None:
        return lines
    return [lines[0] - 1, *lines] if letter_size(over) > letter_size(first) > 0 else lines


def _largest(drafts: list[Draft], lines: list[int]) -> Draft | None:
    """The page's title among such lines, on a page without an h1: before the text, in larger letters than the rest."""
    if len(lines) < _LEAST_LINES or any(draft.kind is HEADING and draft.level == 1 for draft in drafts):
        return None
    sizes = [letter_size(drafts[index]) for index in lines]
    place = sizes.index(max(sizes))
    if any(draft.words >= _TEXT_WORDS or draft.kind is HEADING for draft in drafts[: lines[place]]):
        return None
    usual = max(sizes[:place] + sizes[place + 1 :]) or USUAL_SIZE  # a page says only which letters are not as usual
    return drafts[lines[place]] if sizes[place] > usual else None


def _tell_subtitle(drafts: list[Draft]) -> None:
    """A heading right under the title, of a rank far below it and over nothing, is a line of text: a subtitle."""
    for title, line, following in zip(drafts, drafts[1:], drafts[2:], strict=False):
        if title.kind is not HEADING or title.level != 1:
            continue
        if line.kind is HEADING and not line.panel and following.kind is HEADING:
            beside = title.node.parent is line.node.parent and line.words >= _SUBTITLE_WORDS
            if beside and line.level > following.level > 1:
                line.kind, line.level = PARAGRAPH, 0
        return


def _is_heading(draft: Draft, following: Draft) -> bool:
    if draft.kind is not PARAGRAPH or draft.groups or not 0 < draft.words <= MOST_WORDS:
        return False
    if draft.node.tag not in _HOLDERS or following.kind not in UNDER:
        return False
    styled = any(bold(draft.node) and not bold(following.node) for bold in (bold_by_style, bold_by_class))
    styled = styled or (bold_by_class(draft.node) and letter_size(draft) > max(letter_size(following), USUAL_SIZE))
    if not styled and not _all_strong(draft):
        return False
    text = draft.text.rstrip()
    if text.endswith((".", ",", ";", "…")) or "\n" in text or any(mark.kind is LINK for mark in draft.marks):
        return False
    longer = following.words > draft.words or following.kind is not PARAGRAPH or text.endswith(("?", ":"))
    longer = longer or (styled and letter_size(draft) > letter_size(following) > 0)
    if not longer or _OPENS.match(text) is None:
        return False
    return not _all_strong(following) or (letter_size(draft) > letter_size(following) > 0)


def _join_lines(drafts: list[Draft], page_title: str) -> None:
    """A heading parted in two of one rank, right after each other in one box (one for each line), is one: the second
    goes on in a small letter, or the page's head says both as one.
    """
    wanted = f" {bare(page_title)} "
    gone: set[int] = set()
    first: Draft | None = None
    for index, (one, other) in enumerate(pairwise(drafts)):
        first = one if first is None or index not in gone else first
        if other.kind is not HEADING or first.kind is not HEADING or first.panel or other.panel:
            continue
        if first.node.tag != other.node.tag or first.node.parent is not other.node.parent or first.level != other.level:
            continue
        if first.text.rstrip()[-1:] in _ENDS_LINE or first.words + other.words > 2 * MOST_WORDS:
            continue
        both = bare(f"{first.text} {other.text}")
        if not other.text[:1].islower() and not (both and f" {both} " in wanted):
            continue
        before = first.text + " "
        first.marks += [
            replace(mark, start=mark.start + len(before), end=mark.end + len(before)) for mark in other.marks
        ]
        first.text = before + other.text
        first.words += other.words
        first.linked += other.linked
        first.nodes = first.nodes + other.nodes
        first.anchors = first.anchors + other.anchors
        gone.add(index + 1)
    if gone:
        drafts[:] = [draft for index, draft in enumerate(drafts) if index not in gone]


def _all_strong(draft: Draft) -> bool:
    bold = [False] * len(draft.text)
    for mark in draft.marks:
        if mark.kind is STRONG:
            bold[mark.start : mark.end] = [True] * (mark.end - mark.start)
    return bool(bold) and all(
        strong or not character.isalnum() for strong, character in zip(bold, draft.text, strict=True)
    )


def _part_first_lines(drafts: list[Draft]) -> None:
    """Part a paragraph whose first line is nothing but strong words, before a break, from the text that it heads."""
    parted: dict[int, list[Draft]] = {}
    for index, draft in enumerate(drafts):
        line, broken, rest = draft.text.partition("\n")
        if draft.kind is not PARAGRAPH or draft.groups or not broken:
            continue
        if len(rest.split()) < max(_LEAST_UNDER, len(line.split()) + 1) or line.rstrip().endswith((":", "!")):
            continue
        first = _part(draft, 0, len(line))
        second = _part(draft, len(line) + 1, len(draft.text))
        second.anchors = []
        strong = [mark.node for mark in first.marks if mark.kind is STRONG and mark.node is not None]
        said = {place for place in draft.nodes if any(one.position <= place < one.end for one in strong)}
        first.nodes = [place for place in draft.nodes if place in said]
        second.nodes = [place for place in draft.nodes if place not in said]
        if not _all_strong(second) and _is_heading(first, second):
            parted[index] = [first, second]
    if len(parted) >= _LEAST_LINES:
        drafts[:] = [part for index, draft in enumerate(drafts) for part in parted.get(index, [draft])]


def _part(draft: Draft, start: int, end: int) -> Draft:
    """The characters `start` to `end` of a draft as one of their own, of the same text nodes."""
    while start < end and draft.text[start].isspace():
        start += 1
    marks = [
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.kind, mark.value, mark.node)
        for mark in draft.marks
        if mark.start < end and mark.end > start
    ]
    return replace(draft, text=draft.text[start:end], marks=marks)
