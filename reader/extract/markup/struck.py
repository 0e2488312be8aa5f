"""Words that are struck out: a browser draws a line through them, a plain text would give them as valid.

« Prenez ~~50 mg~~ 100 mg » is told "Prenez (barré : 50 mg) 100 mg". Screen readers pass the line over unless they are
told to say it, so words say it (MDN, `<del>`, "Accessibility"; ARIA 1.3, role `deletion`).
"""

from __future__ import annotations

import re
from itertools import groupby

from bs4.element import NavigableString, Tag

from reader.extract.markup.soup_tags import texts_of
from reader.extract.tree import BLOCKS

# What tells of them in the page's code, in small letters.
STRUCK = ("<del", "<s>", "<s ", "<strike", "line-through", "deletion")

_TAGS = frozenset({"del", "s", "strike"})
_LINE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
_SAID = {"fr": "barré\N{NO-BREAK SPACE}: ", "en": "struck out: "}


def tell_struck(tags: list[Tag]) -> None:
    """Put struck words in brackets that say so, in each block that holds some of them."""
    for tag in tags:
        if not _is_struck(tag) or any(_is_struck(above) for above in tag.parents):
            continue
        for _, found in groupby(texts_of(tag), key=lambda text: id(_block(text))):
            texts = list(found)
            if any(character.isalnum() for text in texts for character in text):
                _bracket(texts)


def _is_struck(tag: Tag) -> bool:
    if tag.name in _TAGS or tag.get("role") == "deletion":
        return True
    return bool(tag.attrs) and _LINE.search(str(tag.get("style") or "")) is not None


def _block(text: NavigableString) -> Tag | None:
    return next((above for above in text.parents if above.name in BLOCKS), None)


def _bracket(texts: list[NavigableString]) -> None:
    first, last = texts[0], texts[-1]
    said = next((str(above["lang"]) for above in first.parents if above.get("lang")), "fr")
    opening = "(" + (_SAID["en"] if said.lower().startswith("en") else _SAID["fr"])
    shown = str(first)
    blank = shown[: len(shown) - len(shown.lstrip())]
    begun = NavigableString(f"{blank}{opening}{shown.lstrip()}")
    first.replace_with(begun)
    if last is first:
        last = begun
    shown = str(last)
    following = last.next_element
    while isinstance(following, Tag):
        if following.name in BLOCKS:
            break
        following = following.next_element
    glued = isinstance(following, NavigableString) and following[:1].isalnum() and shown[-1:].isalnum()
    last.replace_with(NavigableString(f"{shown.rstrip()}){' ' if glued or shown[-1:].isspace() else ''}"))
