"""Captions that stand below their picture in paragraphs of their own: "Figure 1. Le service", Word's MsoCaption."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.extract.content.figures import is_caption
from reader.extract.draft import Draft
from reader.extract.kinds import CAPTION, FIGURE, PARAGRAPH
from reader.model import GroupKind
from reader.regex import regex

_NUMBERED = regex(
    r"^(?:figure|fig\.?|sch[ée]ma|photo(?:graphie)?|illustration|image)\s*\d{1,3}\s*[.:–—-]", re.IGNORECASE
)
_MOST_WORDS = 60


def tie_captions(drafts: list[Draft]) -> None:
    """Give a picture that has no caption the paragraph right after it, where that is named or numbered as one."""
    for picture, line in pairwise(drafts):
        if picture.kind is not FIGURE or line.kind is not PARAGRAPH or line.words > _MOST_WORDS:
            continue
        *around, figure = picture.groups or (None,)
        if figure is None or figure.kind is not GroupKind.FIGURE or line.groups != tuple(around):
            continue
        if is_caption(line.node) or _NUMBERED.match(line.text):
            line.kind, line.groups = CAPTION, picture.groups
