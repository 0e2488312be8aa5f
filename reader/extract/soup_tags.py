"""The elements of a soup as a plain list: to ask BeautifulSoup for them by name costs ten times as much."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag


def tags_of(soup: BeautifulSoup) -> list[Tag]:
    """All elements, in page order."""
    found: list[Tag] = []
    node: PageElement | None = soup.next_element
    while node is not None:
        if isinstance(node, Tag):
            found.append(node)
        node = node.next_element
    return found
