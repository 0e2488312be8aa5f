# ruff: noqa: SIM905  (word lists read best as they are)
"""Definitions in bubbles: what a page shows over a word when one points at it, told in brackets right after the word.

The bubble stands in the word's own element, after it, or at the end of the page and is tied to it by an identifier
(`aria-describedby`, `popovertarget`), or is an attribute that a script shows. Only words of a sentence are looked at.
"""

from __future__ import annotations

import re

from bs4.element import NavigableString, Tag

from reader.extract.markup.soup_tags import inside, texts_of
from reader.extract.tags import HEADINGS
from reader.regex import regex

# In the marks of a soup, in small letters.
BUBBLES = ("tooltip", "popover", "tippy", "bulle", "<dfn>", "data-definition")

_NAMES = frozenset(
    "tooltip tooltiptext tooltip-text tooltip__text tooltip-content tooltip__content tooltip-inner infobulle "
    "info-bulle infobulle__texte popover-content popover-body".split()
)
_TIES = ("aria-describedby", "popovertarget", "aria-details", "data-tooltip-target", "data-tooltip-id", "interestfor")
_SAID = ("data-tippy-content", "data-tooltip", "data-bs-title", "data-original-title", "data-definition")
_TELLING = frozenset({*_TIES, *_SAID})
_OF_A_POPOVER = ("data-bs-content", "data-content")
_WORDS = frozenset({"glossaire", "glossary", "lexique", "definition", "tooltip", "infobulle"})  # classes of such a word
_SENTENCES = frozenset({"p", "li", "td", "dd", "blockquote"})
_LARGE = (*HEADINGS, "form", "nav", "table", "ul", "ol", "input", "button", "img")
_LEAST, _MOST = 2, 60  # words of a definition
_MOST_NODES = 4 * _MOST  # in a definition: a page with bubbles in bubbles would be walked once for each
_MOST_BUBBLES = 1_000  # of a page: one with more is broken
_ROUND = 3  # words of a sentence beside the word
ONLY_A_SIGN = regex(
    r"^\W*(?:i|(?:plus d.)?info(?:rmation)?s?(?: (?:contextuelle|compl[ée]mentaire)s?)?|(?:afficher l.)?info-?bulle|"
    r"d[ée]finition|aide|en savoir plus|voir (?:la )?d[ée]finition)?\W*$",
    re.IGNORECASE,
)
_TO_DO = regex(  # what a bubble says of its button
    r"^\W*(?:(?:s.)?ouvr|voir|clique|t[ée]l[ée]charge|copie|partage|aller|acc[ée]de|lire|affiche|consulte|retour|ferme|imprime|"
    r"envoye|lien|nouvelle fenêtre|open|click|download|share|copy|go |view|read|see|close|print)",
    re.IGNORECASE,
)
_TAG = regex(r"<[^<>]{0,200}>")


def show_bubbles(tags: list[Tag]) -> None:
    """Put each such definition after its word, in brackets; a word that is a button stays a word of its sentence."""
    bubbles: dict[str, Tag] = {}
    words: list[Tag] = []
    inner: list[Tag] = []
    looked = 0
    for tag in tags:
        if not tag.attrs:
            continue
        named = looked < _MOST_BUBBLES and (tag.has_attr("popover") or _is_named_so(tag))
        looked += named
        if named and _is_bubble(tag):
            if tag.get("id"):
                bubbles.setdefault(str(tag["id"]), tag)
            inner.append(tag)
        elif not _TELLING.isdisjoint(tag.attrs) or _shows_its_title(tag):
            words.append(tag)
    done = _tell_repeating(tags)
    for word in words[:_MOST_BUBBLES]:
        if _sentence(word) is None:
            continue
        names = [name for tie in _TIES for name in str(word.get(tie) or "").split()]
        bubble = next((bubbles[name] for name in names if name in bubbles), None)
        if bubble is not None and id(bubble) not in done and not _holds(bubble, word):
            done.add(id(bubble))
            as_a_word(word)
            if not _holds(word, bubble):
                word.insert_after(bubble.extract())
            _bracket(bubble)
        elif bubble is None and (said := _said(word)):
            as_a_word(word)
            word.insert_after(NavigableString(f" ({said})"))
    for bubble in inner[:_MOST_BUBBLES]:
        if id(bubble) not in done and _sentence(bubble) is not None:
            _bracket(bubble)


def _tell_repeating(tags: list[Tag]) -> set[int]:
    """Show the bubbles that stand inside their word and say it once more as their title: "stomie", "Stomie", what it
    is, "Voir la définition complète". The elements that were such bubbles, or stood in one.
    """
    done: set[int] = set()
    for bubble in tags:
        word = bubble.previous_sibling
        if bubble.name != "span" or id(bubble) in done or type(word) is not NavigableString or not word.strip():
            continue
        around = bubble.parent
        if around is None or around.name not in {"a", "span", "dfn", "abbr"} or bubble.next_sibling is not None:
            continue
        if not _LEAST < _words(bubble, _MOST + 1) <= _MOST or _sentence(around) is None:
            continue
        title, *others = (" ".join(text.split()) for text in texts_of(bubble))
        said = " ".join(text for text in others if not _TO_DO.match(text)).removesuffix(".")
        if title.casefold() != " ".join(word.split()).casefold() or not said:
            continue
        done.update(id(tag) for tag in (bubble, *bubble.find_all(True)))
        around.insert_after(NavigableString(f" ({said})"))
        bubble.extract()
    return done


def _is_bubble(tag: Tag) -> bool:
    """Whether an element that is named so is shown over a word: short, with text alone in it."""
    words = 0
    for place, node in enumerate(inside(tag)):
        if place == _MOST_NODES or words > _MOST:
            return False
        if isinstance(node, Tag):
            if node.name in _LARGE or _is_named_so(node):
                return False
        elif type(node) is NavigableString:  # no comment
            words += len(node.split())
    return _LEAST <= words <= _MOST


def _is_named_so(tag: Tag) -> bool:
    """Whether role or name say "tooltip"; of one inside another the inner is the bubble, the outer its word with it."""
    return tag.get("role") == "tooltip" or bool(_NAMES & set(str(tag.get("class") or "").lower().split()))


def _shows_its_title(tag: Tag) -> bool:
    if not tag.has_attr("title") and not any(tag.has_attr(name) for name in _OF_A_POPOVER):
        return False
    toggles = {str(tag.get("data-toggle") or ""), str(tag.get("data-bs-toggle") or "")}
    return tag.name == "dfn" or bool(toggles & {"tooltip", "popover"}) or (tag.name != "abbr" and _of_a_glossary(tag))


def _of_a_glossary(tag: Tag) -> bool:
    return bool(_WORDS & set(re.findall(r"[a-z]+", str(tag.get("class") or "").lower())))


def _said(word: Tag) -> str:
    """The definition in a word's attributes; "" where none of them is one."""
    text = word.get_text(" ").strip()
    if word.name == "a" and word.get("href") not in {None, "#"} and not _of_a_glossary(word):
        return ""  # of a link it says where that leads
    if not text or word.name not in {"span", "dfn", "button", "a", "em", "i", "strong", "b", "mark", "u"}:
        return ""
    for name in (*_SAID, *_OF_A_POPOVER, "title"):
        said = " ".join(_TAG.sub(" ", str(word.get(name) or "")).split())
        if 2 < len(said.split()) <= _MOST and said[0].isalpha() and not _TO_DO.match(said):
            return "" if text.lower() in said.lower() else said.removesuffix(".")
    return ""


def _sentence(tag: Tag) -> Tag | None:
    """The element of running text that a word stands in, with other words beside it."""
    found = next((above for above in tag.parents if above.name in _SENTENCES), None)
    if found is None:
        return None
    own = _words(tag, _MOST)
    return found if _words(found, own + _ROUND) >= own + _ROUND else None


def _words(tag: Tag, most: int) -> int:
    """How many words an element holds, counted no further than so many: a broken page's may hold all of it."""
    count = 0
    for text in tag.strings:
        count += len(text.split())
        if count >= most:
            break
    return count


def _holds(outer: Tag, inner: Tag) -> bool:
    return any(above is outer for above in inner.parents)


def as_a_word(word: Tag) -> None:
    """Make of a button that is a word of its sentence a plain span; one that only says "?" stays what it is."""
    for name in (*_TIES, "aria-controls", "aria-expanded", "commandfor"):
        if word.has_attr(name):
            del word[name]
    button = (
        word.name == "button" or word.get("role") == "button" or (word.name == "a" and word.get("href") in {None, "#"})
    )
    if button and not ONLY_A_SIGN.match(word.get_text(" ")):
        word.name = "span"
        word.attrs = {name: value for name, value in word.attrs.items() if name in {"id", "lang"}}


def _bracket(bubble: Tag) -> None:
    """Show a definition in its sentence, in brackets."""
    for tag in (bubble, *bubble.find_all(True)):
        tag.name = "span" if tag.name in {"div", "p", "aside", "section", "dialog"} else tag.name
        tag.attrs = {name: value for name, value in tag.attrs.items() if name in {"id", "lang", "href"}}
    text = bubble.get_text()
    if text.strip().startswith("("):
        return
    first, last = _ends(bubble)
    first.replace_with(NavigableString("(" + first.lstrip()))
    if first is last:
        last = texts_of(bubble)[0]
    end = last.rstrip()
    end = end[:-1] if end.endswith(".") and not end.endswith("..") else end
    last.replace_with(NavigableString(end + ")"))
    bubble.insert_before(NavigableString(" "))
    following = bubble.next_sibling
    if isinstance(following, Tag) and following.get_text()[:1].isalnum():
        bubble.insert_after(NavigableString(" "))


def _ends(bubble: Tag) -> tuple[NavigableString, NavigableString]:
    """The first and the last text with a word."""
    texts = texts_of(bubble)
    return texts[0], texts[-1]
