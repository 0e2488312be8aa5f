"""A gallery's picture that is shown small and large: told once, as its description is the same, and its file's name but
for the size. One file twice counts: two tablets.
"""

from __future__ import annotations

import re
from posixpath import basename, splitext

from reader.extract.draft import Draft
from reader.extract.kinds import CAPTION, FIGURE
from reader.regex import regex

# What tells the sizes of one picture apart in the names of its files: "salle-150x150", "salle_t", "salle@2x".
_SIZE = regex(
    r"(?:[-_.@](?:\d{2,4}x\d{2,4}|\d{2,4}w?|[1-3]x|[smlt]|th|tn|xl|thumb(?:nail)?s?|small|medium|large|big|full|mini|"
    r"scaled|grande?|petite?|vignette))+$",
    re.IGNORECASE,
)
_QUERY = regex(r"[?#].*", re.DOTALL)


def pictures_again(drafts: list[Draft]) -> set[int]:
    """The places of pictures that say again what one of the pictures in a row before them says; none has a caption."""
    found: set[int] = set()
    told: dict[tuple[str, str], str] = {}  # the address of each
    for index, draft in enumerate(drafts):
        if draft.kind is not FIGURE or draft.image is None:
            told.clear()
        elif draft.text:
            address = draft.image.source
            first = told.setdefault((draft.text, _name(address)), address)
            if first != address and not any(other.kind is CAPTION for other in drafts[index + 1 : index + 2]):
                found.add(index)
    return found


def _name(address: str) -> str:
    """The file's name, without its ending and its size."""
    return _SIZE.sub("", splitext(basename(_QUERY.sub("", address)))[0])
