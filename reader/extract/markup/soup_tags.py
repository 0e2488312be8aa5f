"""The elements and the texts of a soup as plain lists: to ask BeautifulSoup by name costs ten times as much."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag


def tags_of(soup: BeautifulSoup) -> list[Tag]:
    """All elements, in page order."""
    found: list[Tag] = []
    item = soup.contents[0] if soup.contents else None
    while item is not None:
        if isinstance(item, Tag):
            found.append(item)
        item = item.next_element
    return found


def texts_of(tag: Tag) -> list[NavigableString]:
    """The texts with a letter or a sign in an element; comments, scripts and styles are none."""
    return [text for text in tag.find_all(string=True) if type(text) is NavigableString and text.strip()]


def inside(tag: Tag) -> Iterator[PageElement]:
    """What stands inside an element, in page order: BeautifulSoup's `descendants` goes to the end of it first, which in
    elements inside one another takes as long for each as there are of them.
    """
    stack = list(reversed(tag.contents))
    while stack:
        item = stack.pop()
        yield item
        if isinstance(item, Tag):
            stack.extend(reversed(item.contents))
