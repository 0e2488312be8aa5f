"""What is made of a page's document once, and again when the page changes: explanations, passages to search in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from reader.model import Document
from reader.service.made_once import MadeOnce
from reader.service.shelf import KEPT, Shelf

Made = TypeVar("Made")


class PerPage(Generic[Made]):
    """The results of `make`, by page; those of the pages asked for longest ago are made anew. Any thread may use it."""

    def __init__(self, shelf: Shelf, make: Callable[[Document], Made]) -> None:
        self._shelf = shelf
        self._make = make
        self._kept: MadeOnce[tuple[str, str], Made] = MadeOnce(KEPT)

    def of(self, page_id: str) -> Made:
        """What is made of that page. Raises PageNotFound, PageRefused."""
        digest = self._shelf.digest(page_id)
        return self._kept.of((page_id, digest), lambda: self._make(self._shelf.get(page_id).document))
