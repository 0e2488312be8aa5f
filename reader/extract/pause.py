"""The garbage collector at rest while a page is read: it finds nothing then, and costs a quarter of the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_resting = 0  # how many pages are being read now, in this process
_was_on = False


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the collector from looking through the trees that are being built: they live until the page is read.

    Pages may be read side by side in threads: the collector comes back, if it was on, with the last of them.
    """
    global _resting, _was_on
    with _lock:
        if not _resting:
            _was_on = gc.isenabled()
            gc.disable()
        _resting += 1
    try:
        yield
    finally:
        with _lock:
            _resting -= 1
            if not _resting and _was_on:
                gc.enable()
