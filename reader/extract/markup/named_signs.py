"""Signs that a person sees and no text of the page says: a tick or a cross before a line, alone in a cell, by the name
that the page gives it (`role="img" aria-label="Interdit"`); drawings that a style sheet puts into a named box.
"""

from __future__ import annotations

import re
from itertools import islice

from bs4.element import NavigableString, Tag

from reader.extract.tags import HEADINGS
from reader.regex import regex

SIGNS = ("<svg>", 'role="img"', "<i>", "<img>", "fa-", "icon")  # in the marks of a soup, in small letters

_EMPTY = frozenset({"i", "span", "em", "b", "div", "svg"})
_PLACES = frozenset({"li", "td", "th", "dd", "p"})
_AROUND = frozenset({"a", "button", "nav", "header", "footer", "summary", "label", "figure", *HEADINGS})
_SIGN_WORDS = 3
_NO_NAME = regex(
    r"\W*(?:flags?|drapeaux?|pictos?|pictogrammes?|logos?|fl[èe]ches?|chevrons?|arrows?|puces?|bullets?|images?|photos?|symbole?s?|"
    r"listes?|items?)\b|.*\bic(?:[ôo]ne?s?)\b",
    re.IGNORECASE,
)
_WORD = regex(r"[^\W_]")
_NUMBER = regex(r"\s*(?:[\d½¼¾][\d.,/½¼¾]*|[≥≤<>±×])\s*")
_PIXELS = regex(r"\s*(\d{1,6})")  # a number without end is none that `int` takes
_SMALL = 40
# Icon fonts write nothing but a class: "fa-check", "bi-x-lg", "glyphicon-remove".
_TICK = regex(r"(?:^|[-_])(?:check|checkmark|ok|tick)(?:$|[-_])")
_CROSS = regex(r"(?:^|[-_])(?:times|xmark|remove|cross|ban|close|forbidden|x)(?:$|[-_])")
_ICON_FONTS = regex(r"(?:^|\s)(?:fa[bsrl]?|fa-\S+|bi|glyphicon|icon|icons|ti|mdi|dashicons|\S*icon\S*)(?:\s|$)")
_ANSWER = regex(r"\W*(?:oui|non|yes|no|vrai|faux)\b", re.IGNORECASE)
_MOST_NEAR = 400  # elements of a list or a table that are looked at
_MOST_UP = 6
_FIRST = 40  # nodes of a line among which its sign stands: a page of nothing else would be walked once for each


def tell_signs(tags: list[Tag]) -> None:
    """Write the name of such a sign before its line, or in its cell; make a picture of a box that is one."""
    unnamed: list[tuple[Tag, str]] = []
    for tag in tags:
        if tag.name == "img":
            if tag.get("alt") and _is_a_number_amid_words(tag):
                tag.replace_with(NavigableString(f" {tag['alt']} "))
            elif tag.get("alt") and _is_small(tag) and tag.find_parent(["td", "th"]) is None:  # told in its cell
                _tell(tag, str(tag.get("alt") or ""))
        elif tag.name in _EMPTY and tag.attrs and not _is_far(tag):
            said = _name(tag, role=tag.name == "svg" or tag.get("role") == "img")
            if tag.get("role") == "img" and said and tag.name != "svg":
                if not _tell(tag, said) and (tag.name == "div" or len(said.split()) > _SIGN_WORDS or not _is_bare(tag)):
                    _draw(tag, said)
            elif tag.name == "svg" or (tag.name in {"i", "span"} and _is_bare(tag) and tag.get("title")):
                _tell(tag, said)
            elif tag.name in {"i", "span"} and (mark := _mark(tag)):
                unnamed.append((tag, mark))
    if len({mark for _, mark in unnamed}) > 1:
        _tell_contrasts(unnamed)


def _is_a_number_amid_words(picture: Tag) -> bool:
    """Whether a picture is a number or a sign of a sentence by its description: "Prenez … comprimés"."""
    if not _NUMBER.fullmatch(str(picture["alt"])):
        return False
    beside = (picture.previous_sibling, picture.next_sibling)
    return all(isinstance(text, NavigableString) and _WORD.search(text) is not None for text in beside)


def _is_far(tag: Tag) -> bool:
    """Whether an element holds a word or another element."""
    if tag.name == "svg":
        return False
    for node in tag.contents[:_FIRST]:  # noqa: SIM110  (of most elements of a page: `any` takes twice as long)
        if isinstance(node, Tag) or _WORD.search(str(node)) is not None:
            return True
    return False


def _is_bare(tag: Tag) -> bool:
    return not tag.get_text().strip()


def _name(tag: Tag, role: bool) -> str:
    said = str(tag.get("aria-label") or "") if role else ""
    if not said and tag.name == "svg":
        title = tag.find("title", recursive=False)
        said = title.get_text() if title is not None else ""
    return " ".join((said or str(tag.get("title") or "")).split())


def _is_small(tag: Tag) -> bool:
    sizes = [int(found[1]) for name in ("width", "height") if (found := _PIXELS.match(str(tag.get(name) or "")))]
    return bool(sizes) and max(sizes) <= _SMALL


def _tell(tag: Tag, said: str) -> bool:
    """Write a sign's name, where it begins a line of words or is alone in a cell."""
    said = " ".join(said.split())
    if not any(map(str.isalpha, said)) or len(said.split()) > _SIGN_WORDS or _NO_NAME.match(said):
        return False
    place = _line(tag)
    if place is None:
        return False
    in_letters = tag.name != "svg" and not _is_bare(tag)  # ●●○○○
    words = "" if in_letters else _first_words(place, tag)
    if not words and place.name not in {"td", "th"} and not in_letters:
        return False
    if words and (words.casefold().startswith(said.casefold()) or not _begins(place, tag)):
        return False
    tag.replace_with(NavigableString(f"{said}\N{NO-BREAK SPACE}: " if words else said))
    return True


def _line(tag: Tag) -> Tag | None:
    """The item, cell or paragraph that a sign stands in; None where a link, a button or a heading is around it."""
    for above in islice(tag.parents, _MOST_UP):
        if above.name in _PLACES:
            return above
        if above.name in _AROUND:
            return None
    return None


def _first_words(place: Tag, tag: Tag) -> str:
    """The first text of a line that is not the sign's own."""
    for text in islice(place.strings, _FIRST):
        if text.strip() and not any(above is tag for above in text.parents):
            return str(text).strip()
    return ""


def _begins(place: Tag, tag: Tag) -> bool:
    """Whether no word stands before the sign in its line."""
    for node in islice(place.descendants, _FIRST):
        if node is tag:
            return True
        if isinstance(node, NavigableString) and type(node) is NavigableString and node.strip():
            return False
        if isinstance(node, Tag) and node.name in {"img", "svg", "input"}:
            return False
    return False


def _draw(tag: Tag, said: str) -> None:
    """Make a picture of a box that a style sheet fills with one."""
    if any(above.name in _AROUND - {"figure"} for above in tag.parents):
        return
    tag.clear()
    tag.name = "img"
    tag.attrs = {"alt": said, **({"id": tag["id"]} if tag.get("id") else {})}


def _mark(tag: Tag) -> str:
    """The tick or the cross that an empty icon draws, by its class; "" for another."""
    named = str(tag.get("class") or "").lower()
    if not named or not _is_bare(tag) or not _ICON_FONTS.search(named):
        return ""
    tick, cross = (any(rule.search(name) for name in named.split()) for rule in (_TICK, _CROSS))
    return "✓" if tick and not cross else "✗" if cross and not tick else ""


def _answered(place: Tag, icon: Tag) -> bool:
    """Whether the words beside an icon say already what it draws, for screen readers or for all."""
    return _ANSWER.match(_first_words(place, icon)) is not None


def _tell_contrasts(icons: list[tuple[Tag, str]]) -> None:
    """Ticks and crosses that nothing names, where one list or table shows both: what is allowed and what is not."""
    groups: dict[int, list[tuple[Tag, str]]] = {}
    for icon, mark in icons:
        place = _line(icon)
        around = place.find_parent(["ul", "ol", "table"]) if place is not None and place.name != "p" else None
        if place is not None and around is not None and _begins(place, icon) and not _answered(place, icon):
            groups.setdefault(id(around), []).append((icon, mark))
    for found in groups.values():
        if len({mark for _, mark in found}) > 1 and len(found) <= _MOST_NEAR:
            for icon, mark in found:
                icon.replace_with(NavigableString(f"{mark} "))
