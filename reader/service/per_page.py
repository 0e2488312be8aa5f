"""What is made of a page's document once, and again when the page changes: explanations, passages to search in."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from reader.model import Document
from reader.service.shelf import KEPT, Shelf

Made = TypeVar("Made")


class PerPage(Generic[Made]):
    """The results of `make`, by page; those of the pages asked for longest ago are made anew. Any thread may use it."""

    def __init__(self, shelf: Shelf, make: Callable[[Document], Made]) -> None:
        self._shelf = shelf
        self._make = make
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[str, Made]] = OrderedDict()

    def of(self, page_id: str) -> Made:
        """What is made of that page. Raises PageNotFound, PageRefused."""
        digest = self._shelf.digest(page_id)
        with self._lock:
            kept = self._kept.get(page_id)
            if kept is not None and kept[0] == digest:
                self._kept.move_to_end(page_id)
                return kept[1]
        shelved = self._shelf.get(page_id)
        made = self._make(shelved.document)
        with self._lock:
            self._kept[page_id] = shelved.digest, made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made
