"""Paragraphs that are headings in all but name: nothing but strong words, standing before the text they head."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from reader.extract.boilerplate.head_title import bare
from reader.extract.draft import Draft, Mark
from reader.extract.kinds import CAPTION, HEADING, LINK, LIST_ITEM, PARAGRAPH, STRONG, TABLE_ROW, TERM
from reader.extract.review.box_heads import NUMBER, begins_box, common_box, join_numbers, label_steps
from reader.extract.review.letter_sizes import USUAL_SIZE, letter_size
from reader.extract.review.lines import calls
from reader.extract.review.names_of_boxes import heads_a_callout, names_a_region
from reader.extract.tree import signature
from reader.extract.walk.inline import bold_by_style

_MOST_WORDS = 12
_SUBTITLE_WORDS = 3
_NAME_WORDS = 6
_CONTACT_WORDS = 40
_CONTACT_LINES = 8
_LEAST_LINES = 2  # one such line may be but a beginning in bold
_LEAST_ROWS = 3
_TEXT_WORDS = 30  # of a paragraph that is no line before the text
_LEAST_UNDER = 6  # words of the text under a first line
_ENDS_LINE = frozenset(".!?;…:")
# A capital, be it after the heading's own number: "1. La séance", "II – Les risques", "3) Après".
_OPENS = re.compile(r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Ha-h])\s*[.)°/–-]\s*)?(?=\w)(?![\d_a-zà-ÿ])")
_TITLE_NAMES = frozenset({"title", "titre", "heading", "intertitre"})
# Bootstrap's "h3", "h3-like"; "titre2", "title-3" of sites made by hand.
_LIKE_HEADINGS = re.compile(
    r"(?:^|\s)(?:(?:[a-z]{1,6}[-_])?h([2-5])(?:[-_]like)?|(?:titre|title|heading)[-_]?([2-5]))(?:$|\s)"
)
_NO_TITLE_NAMES = frozenset({"sub", "sous", "sur", "page", "site", "image", "block"})
_HOLDERS = frozenset({"p", "td", "div", "font", "section", "article", "li"})
_UNDER = frozenset({PARAGRAPH, LIST_ITEM, TABLE_ROW, CAPTION, TERM})


def promote_headings(drafts: list[Draft]) -> None:
    """Turn such paragraphs into headings one level below the heading they stand under (WCAG 2.2, 1.3.1, failure F2)."""
    _tell_subtitle(drafts)
    _part_first_lines(drafts)
    rows = _rows_by_class(drafts) | _titles_by_class(drafts) | _names_of_contacts(drafts) | _labels_of_fields(drafts)
    rows |= _ranks_in_a_row(drafts)
    rows -= _ranked_by_class(drafts, rows)
    lines = [index for index, draft in enumerate(drafts[:-1]) if index in rows or _is_heading(draft, drafts[index + 1])]
    title = _largest(drafts, lines)
    standing: list[Draft] = []  # headings that what comes may stand under, the nearest last; one a panel
    promoted: list[int] = []  # the level of the lines promoted under each
    for index, draft in enumerate(drafts):
        while standing and draft.panels[: len(standing[-1].panels)] != standing[-1].panels:
            standing.pop()
            promoted.pop()
        if draft.kind is HEADING:
            while standing and standing[-1].panels == draft.panels:
                standing.pop()
                promoted.pop()
            standing.append(draft)
            promoted.append(0)
            continue
        if lines and index == lines[0]:
            del lines[0]
            level = min((standing[-1].level if standing else 1) + 1, 6)
            if standing and _in_a_column(standing[-1], draft):
                level -= 1
            if promoted:
                level = promoted[-1] = promoted[-1] or level
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
    if draft.kind is not PARAGRAPH or draft.groups or not 0 < draft.words <= _MOST_WORDS:
        return False
    if draft.node.tag not in _HOLDERS or following.kind not in _UNDER:
        return False
    styled = bold_by_style(draft.node) and not bold_by_style(following.node)
    if not styled and not _all_strong(draft):
        return False
    text = draft.text.rstrip()
    if text.endswith((".", ",", ";", "…")) or "\n" in text or any(mark.kind is LINK for mark in draft.marks):
        return False
    longer = following.words > draft.words or following.kind is not PARAGRAPH or text.endswith(("?", ":"))
    longer = longer or (styled and letter_size(draft) > letter_size(following) > 0)
    return longer and _OPENS.match(text) is not None and not _all_strong(following)


def _may_head(draft: Draft) -> bool:
    """Whether a draft is a short paragraph in no group that leads nowhere."""
    return draft.kind is PARAGRAPH and not draft.groups and not draft.linked and 0 < draft.words <= _MOST_WORDS


def _rows_by_class(drafts: list[Draft]) -> set[int]:
    """Short lines of one class, three or more, each first in its box and over a text: headings by their look alone."""
    rows: dict[tuple[str, str], list[int]] = {}
    for index, draft in enumerate(drafts[:-1]):
        text = draft.text.rstrip()
        if (
            _may_head(draft)
            and draft.words > 1
            and draft.node.tag in {"div", "span", "p"}
            and draft.node.get("class")
            and not text.endswith((".", ",", ";", "…", ":"))
            and "\n" not in text
        ):
            rows.setdefault(signature(draft.node), []).append(index)
    found: set[int] = set()
    for places in rows.values():
        if len(places) >= _LEAST_ROWS and all(_over_a_text(drafts, place) for place in places):
            found.update(places)
    return found


def _titles_by_class(drafts: list[Draft]) -> set[int]:
    """Lines that their class calls a title, each first in its box and over a text."""
    found: set[int] = set()
    for index, draft in enumerate(drafts[:-1]):
        node = draft.node
        if not _may_head(draft) or node.tag not in {"div", "p", "legend"} or node.names & _NO_TITLE_NAMES:
            continue
        if "\n" in draft.text or draft.text.rstrip().endswith((".", ",", ";", ":")):
            continue
        names_a_box = heads_a_callout(node) or names_a_region(node)
        called = node.tag == "legend" or node.names & _TITLE_NAMES or _LIKE_HEADINGS.search(node.get("class"))
        if names_a_box or (called and (_over_a_text(drafts, index) or _over_a_box(drafts, index))):
            found.add(index)
    return found


def _ranks_in_a_row(drafts: list[Draft]) -> set[int]:
    """Lines of one class that says a rank ("titre2"), two or more beside one another, each over what it heads."""
    rows: dict[tuple[str, int], list[int]] = {}
    for index, draft in enumerate(drafts[:-1]):
        node = draft.node
        if (
            _may_head(draft)
            and node.tag in {"div", "p"}
            and node.parent is not None
            and _LIKE_HEADINGS.search(node.get("class"))
        ):
            rows.setdefault((node.get("class"), node.parent.position), []).append(index)
    return {
        place
        for places in rows.values()
        if len(places) > 1 and all(_heads_the_next(drafts[place], drafts[place + 1]) for place in places)
        for place in places
    }


def _heads_the_next(line: Draft, following: Draft) -> bool:
    if "\n" in line.text or line.text.rstrip().endswith((".", ",", ";")):
        return False
    if following.kind is HEADING:
        return following.panel
    return following.kind in _UNDER and (
        following.words > line.words
        or following.kind is not PARAGRAPH
        or following.text.rstrip().endswith((".", "!", "?"))
    )


def _ranked_by_class(drafts: list[Draft], rows: set[int]) -> set[int]:
    """Make headings of those lines whose class says their rank: what else is promoted stands under them."""
    found: set[int] = set()
    for index in rows:
        draft = drafts[index]
        rank = _LIKE_HEADINGS.search(draft.node.get("class"))
        if rank is not None:
            draft.kind, draft.level = HEADING, int(rank[1] or rank[2])
            draft.marks = [mark for mark in draft.marks if mark.kind is not STRONG]
            found.add(index)
    return found


def _labels_of_fields(drafts: list[Draft]) -> set[int]:
    """The label over a group of fields that begin with headings ("Les étapes :", then each step's own): Drupal."""
    return {
        index
        for index, (label, heading) in enumerate(pairwise(drafts))
        if label.kind is PARAGRAPH
        and heading.kind is HEADING
        and not label.groups
        and not label.linked
        and not heading.panel
        and heading.level > 2
        and label.node.tag in {"div", "p"}
        and {"field", "label"} <= label.node.names
        and 0 < label.words <= _MOST_WORDS
        and label.node.parent is not None
        and label.node.parent.holds(heading.node)
    }


def _names_of_contacts(drafts: list[Draft]) -> set[int]:
    """The first line of a small box that gives a number to call: what one calls there."""
    found: set[int] = set()
    for index, draft in enumerate(drafts[:-1]):
        text = draft.text.rstrip()
        if draft.kind is not PARAGRAPH or draft.groups or not 1 < draft.words <= _NAME_WORDS or draft.linked:
            continue
        if (
            draft.node.tag not in {"div", "p"}
            or text.endswith((".", ",", ";", "…", ":", "!"))
            or not text[:1].isupper()
        ):
            continue
        if any(map(str.isdigit, text)) or "\n" in text or not begins_box(drafts, index):
            continue
        box = common_box(draft.node, drafts[index + 1].node)
        others = [other for other in drafts[index + 1 : index + _CONTACT_LINES] if box.holds(other.node)]
        if box.words <= _CONTACT_WORDS and draft.node.parent is box and any(calls(other) for other in others):
            found.add(index)
    return found


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
        if first.text.rstrip()[-1:] in _ENDS_LINE or first.words + other.words > 2 * _MOST_WORDS:
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


def _over_a_text(drafts: list[Draft], index: int) -> bool:
    """Whether a line is the first of its box, and a sentence stands below it there."""
    line, following = drafts[index], drafts[index + 1]
    box = line.node.parent
    if box is None or not box.holds(following.node):
        return False
    numbered = index > 0 and box.holds(drafts[index - 1].node) and NUMBER.fullmatch(drafts[index - 1].text.strip())
    first = drafts[index - 1].node if numbered else line.node
    if next(iter(box.elements), None) is not first:
        return False
    return following.kind in _UNDER and (
        following.words > line.words or following.text.rstrip().endswith((".", "!", "?"))
    )


def _over_a_box(drafts: list[Draft], index: int) -> bool:
    """Whether a line that looks like a heading by its class is the first of its box, over another box in it."""
    line, following = drafts[index].node, drafts[index + 1].node
    box = line.parent
    if box is None or not _LIKE_HEADINGS.search(line.get("class")) or next(iter(box.elements), None) is not line:
        return False
    return box.holds(following) and following.parent is not box


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
