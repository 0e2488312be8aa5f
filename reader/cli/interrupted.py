"""Control-C pressed amid a step that must not be halved: it is obeyed at the step's end."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def not_amid() -> Iterator[None]:
    """Put off a Control-C until this short step has ended; a second one is obeyed at once. Raises KeyboardInterrupt.

    Python's own handler raises between any two instructions, so a file could be there and not be counted, or a line
    be said without its end (docs.python.org, library/signal, "Note on Signal Handlers and Exceptions").
    """
    heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # and not ignored, as behind a shell's `&`
    if not heeded or threading.current_thread() is not threading.main_thread():  # only that one is interrupted
        yield
        return
    pressed = False

    def put_off(_number: int, _frame: object) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True

    before = signal.signal(signal.SIGINT, put_off)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt
