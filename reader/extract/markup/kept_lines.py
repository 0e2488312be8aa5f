"""Lines that a style keeps (`white-space: pre-line`): their ends are typed into the text, and a browser shows them."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from reader.extract.markup.soup_tags import tags_of, texts_of
from reader.regex import regex

KEPT = ("pre-line", "pre-wrap", "break-spaces")  # in the marks of a soup: in a style, or in the name of a class

_STYLE = regex(r"white-space\s*:\s*(?:pre-line|pre-wrap|break-spaces)\b")
_NAME = regex(r"(?:^|\s)(?:whitespace|white-space|ws|text)-(?:pre-line|pre-wrap|break-spaces)(?=\s|$)")
_LITERAL = frozenset({"pre", "code", "textarea", "script", "style", "title"})
# Blank lines; or one end of a line before what begins another, where no indent tells that a program wrapped the text.
_ENDS = regex(r"(?<![ \t\xa0])[ \t\xa0]*(?:\r?\n[ \t]*\r?\n\s*|\r?\n(?=[A-ZÀ-Þ0-9«•·▪‣–—-]))")


def break_kept_lines(soup: BeautifulSoup) -> None:
    """Put the breaks there that such lines end with, two for a blank line."""
    done: set[int] = set()
    for tag in tags_of(soup):
        if not (_STYLE.search(str(tag.get("style") or "").lower()) or _NAME.search(str(tag.get("class") or ""))):
            continue
        if tag.name in _LITERAL or any(above.name in _LITERAL or id(above) in done for above in tag.parents):
            continue
        done.add(id(tag))
        for text in texts_of(tag):
            if text.parent is not None and text.parent.name not in _LITERAL and _ENDS.search(text.strip()):
                _break(text)


def _break(text: NavigableString) -> None:
    said = str(text)
    begins = len(said) - len(said.lstrip())
    ends = len(said.rstrip())
    place = 0
    parts: list[PageElement] = []
    for end in _ENDS.finditer(said, begins, ends):
        parts.append(NavigableString(said[place : end.start()]))
        parts += [Tag(name="br") for _ in range(2 if end[0].count("\n") > 1 else 1)]
        place = end.end()
    # All at once: to insert one before a text, BeautifulSoup looks for the text among all before it.
    text.replace_with(*parts, NavigableString(said[place:]))
