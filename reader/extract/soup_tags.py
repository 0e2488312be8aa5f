"""The elements of a soup as a plain list: to ask BeautifulSoup for them by name costs ten times as much."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import Tag


def tags_of(soup: BeautifulSoup) -> list[Tag]:
    """All elements, in page order."""
    return [node for node in soup.descendants if isinstance(node, Tag)]
