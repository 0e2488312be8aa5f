"""Paragraphs that are headings in all but name: nothing but strong words, standing before the text they head."""

from __future__ import annotations

from reader.extract.draft import Draft
from reader.model import BlockKind, SpanKind

_MOST_WORDS = 12
_UNDER = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CAPTION, BlockKind.TERM})


def promote_headings(drafts: list[Draft]) -> None:
    """Turn such paragraphs into headings one level below the heading they stand under (WCAG 2.2, 1.3.1, failure F2)."""
    level = 1
    promoted = 0
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING:
            level, promoted = draft.level, 0
            continue
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        if following is not None and _is_heading(draft, following):
            promoted = promoted or min(level + 1, 6)
            draft.kind, draft.level = BlockKind.HEADING, promoted
            draft.marks = [mark for mark in draft.marks if mark.kind is not SpanKind.STRONG]


def _is_heading(draft: Draft, following: Draft) -> bool:
    if draft.kind is not BlockKind.PARAGRAPH or draft.groups or not 0 < draft.words <= _MOST_WORDS:
        return False
    if draft.node.tag not in {"p", "td"} or following.kind not in _UNDER or _all_strong(following):
        return False
    text = draft.text.rstrip()
    if text.endswith((".", ",", ";", "…")) or "\n" in text or any(mark.kind is SpanKind.LINK for mark in draft.marks):
        return False
    longer = following.words > draft.words or following.kind is not BlockKind.PARAGRAPH
    return _all_strong(draft) and longer and text[:1].isupper()


def _all_strong(draft: Draft) -> bool:
    bold = [False] * len(draft.text)
    for mark in draft.marks:
        if mark.kind is SpanKind.STRONG:
            bold[mark.start : mark.end] = [True] * (mark.end - mark.start)
    return bool(bold) and all(
        strong or not character.isalnum() for strong, character in zip(bold, draft.text, strict=True)
    )
