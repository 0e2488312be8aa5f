"""Whom to call, and what never to do, where a page shows a picture and only its label says it: a link that is the icon
of a telephone (`aria-label="Urgence oncologie : 01 99 …"`), a banner that a style sheet paints.
"""

from __future__ import annotations

from itertools import islice

from bs4.element import NavigableString, Tag

from reader.extract.wording.advice import forbids
from reader.extract.wording.numbers_to_call import TELEPHONE, calls, says_whom_to_call
from reader.regex import regex

LABELLED = ("aria-label=", "title=")  # in the marks of a soup

_PRESSED = frozenset({"a", "button"})
_EMPTY = frozenset({"div", "span", "i", "p"})
_LONGEST = 200  # characters of a label
_MOST_NODES = 12  # of what holds but an icon
_NEAR = 40  # nodes beside a link, among which its number may be written out
_NOT_DIGITS = regex(r"\D+")


def tell_labels(tags: list[Tag]) -> None:
    """Write such a label into its link, and as the description of a picture in the place of a box without a word."""
    for tag in tags:
        if not tag.attrs or (tag.name not in _PRESSED and tag.name not in _EMPTY):
            continue
        said = tag.attrs.get("aria-label") or (tag.attrs.get("title") if tag.name == "a" else None)
        if not said or len(said) > _LONGEST or not _warns(str(said), tag) or not _says_nothing(tag):
            continue
        words = " ".join(str(said).split())
        if tag.name in _PRESSED:
            if not _is_beside(tag, words):
                tag.append(NavigableString(words))
        else:
            tag.clear()
            tag.name = "img"
            tag.attrs = {"alt": words, **({"id": tag["id"]} if tag.get("id") else {})}


def _warns(said: str, tag: Tag) -> bool:
    if says_whom_to_call(said) or (tag.name in _EMPTY and forbids(said)):
        return True
    return TELEPHONE.search(said) is not None and calls(str(tag.get("href") or ""))


def _says_nothing(tag: Tag) -> bool:
    """Whether an element holds no word, no picture with a description, and nothing to write in."""
    inside = list(islice(tag.descendants, _MOST_NODES + 1))
    if len(inside) > _MOST_NODES:
        return False
    return not any(
        bool(node.get("alt")) or node.name in {"input", "select", "textarea", "iframe", "video"}
        if isinstance(node, Tag)
        else bool(str(node).strip())
        for node in inside
    )


def _is_beside(link: Tag, said: str) -> bool:
    """Whether the number of a label is written out beside its link."""
    number = _NOT_DIGITS.sub("", said)
    above = link.parent
    near = islice(above.descendants, _NEAR) if above is not None else ()
    return number in _NOT_DIGITS.sub("", "".join(str(node) for node in near if isinstance(node, NavigableString)))
