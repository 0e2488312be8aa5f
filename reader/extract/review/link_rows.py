"""Links that stand beside one another as buttons do, told as lines: nothing else says where the one ends."""

from __future__ import annotations

from reader.extract.draft import Draft, Mark
from reader.extract.kinds import DEFINITION, LINK, LIST_ITEM, PARAGRAPH
from reader.extract.wording.numbers_to_call import calls
from reader.regex import regex

_KINDS = frozenset({PARAGRAPH, LIST_ITEM, DEFINITION})
_BLANK = regex(r"[ \xa0]+")
_FIRST = regex(r"[^\w«»\"“”()]*(?![a-zà-ÿ\d_])\w")  # a capital, be it after a drawn sign ("📝 Formulaire")
_ENDS = regex(r"(?:^|[.!?:;…»)\n])[ \xa0]*$")  # what may stand before the first of a row


def part_link_rows(drafts: list[Draft]) -> None:
    """Put each link of a row on a line of its own; links amid a sentence stay in it.

    A row begins a line or follows the end of a sentence, and ends a line; each link begins with a capital or calls a
    number, and leads elsewhere than its neighbour. A blank becomes the line's end, so marks keep their places.
    """
    for draft in drafts:
        links = [mark for mark in draft.marks if mark.kind is LINK]
        if draft.kind in _KINDS and len(links) > 1:
            for row in _rows(draft.text, links):
                _part(draft, row)


def _rows(text: str, links: list[Mark]) -> list[list[Mark]]:
    rows: list[list[Mark]] = []
    for link in links:
        last = rows[-1][-1] if rows else None
        if last is not None and last.value != link.value and _BLANK.fullmatch(text, last.end, link.start):
            rows[-1].append(link)
        else:
            rows.append([link])
    return [row for row in rows if len(row) > 1 and _stands_alone(text, row)]


def _stands_alone(text: str, row: list[Mark]) -> bool:
    if not _ENDS.search(text, max(row[0].start - 4, 0), row[0].start) and row[0].start:
        return False
    after = text[row[-1].end :].lstrip(" \xa0")
    if after and after[0] != "\n":
        return False
    return all(calls(link.value) or _FIRST.match(text, link.start, link.end) for link in row)


def _part(draft: Draft, row: list[Mark]) -> None:
    for link in row:
        blank = len(draft.text[: link.start]) - len(draft.text[: link.start].rstrip(" \xa0"))
        if blank and draft.text[link.start - 1] != "\n":
            before = draft.text[: link.start - blank]
            if link is row[0] and before.endswith(":"):
                continue
            draft.text = f"{before}{' ' * (blank - 1)}\n{draft.text[link.start :]}"
