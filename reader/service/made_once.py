"""What costs time to make: made once however many ask, and kept while it is asked for."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class MadeOnce(Generic[Key, Made]):
    """Things by key; those asked for longest ago leave first. Any thread may use it.

    `most` things are kept, and together no more than `most_weight`, as `weight` tells it of each. A thread that asks
    for what another is making waits for it: thirty who make the same all take thirty times as long.
    """

    def __init__(
        self, most: int, most_weight: float = math.inf, weight: Callable[[Made], float] = lambda made: 0
    ) -> None:
        self._most = most
        self._most_weight = most_weight
        self._weight_of = weight
        self._weight = 0.0
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, Made] = OrderedDict()
        self._making: dict[Key, threading.Lock] = {}

    def get(self, key: Key) -> Made | None:
        """What is kept under a key, None where nothing is."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def of(self, key: Key, make: Callable[[], Made]) -> Made:
        """What is kept under a key, else what `make` makes now. Raises what `make` raises, and keeps nothing then."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if key in self._kept:
                    return self._kept[key]
            try:
                made = make()
            except BaseException:
                with self._lock:
                    self._making.pop(key, None)
                raise
            with self._lock:  # in one go: who comes now finds it kept, or the lock of who makes it
                self._keep(key, made)
                self._making.pop(key, None)
            return made

    def _keep(self, key: Key, made: Made) -> None:
        if key in self._kept:  # where one has failed, two may make the same
            self._weight -= self._weight_of(self._kept[key])
        self._kept[key] = made
        self._weight += self._weight_of(made)
        while len(self._kept) > self._most or self._weight > self._most_weight:
            _, left = self._kept.popitem(last=False)
            self._weight -= self._weight_of(left)
