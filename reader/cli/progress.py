"""How far a long command is: a bar on a terminal, a line for each thing done in a pipe or a log."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from types import TracebackType

from tqdm import tqdm
from tqdm.contrib.logging import logging_redirect_tqdm

# Without files a second, which would leave no room for what is under way on a line of 80.
_BAR = "{desc}:{percentage:4.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}{postfix}]"


class Progress:
    """Counts `whole` things on standard error, `done` of which are there already. Use as a context manager.

    A bar that draws over itself would be one endless line in a log; there each thing done has a line of its own.
    What the program's log says meanwhile, from whatever thread, has whole lines too: over the bar, or between others.
    """

    def __init__(self, whole: int, name: str, done: int = 0) -> None:
        self.done = done
        self._whole = whole
        drawn = sys.stderr.isatty()
        self._bar = (
            tqdm(total=whole, initial=done, desc=name, bar_format=_BAR, file=sys.stderr, dynamic_ncols=True)
            if drawn
            else None
        )
        self._log = ExitStack()

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._log.enter_context(logging_redirect_tqdm())
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.set_postfix_str("", refresh=False)
            self._bar.close()
        self._log.close()

    def now(self, what: str) -> None:
        """What is under way, for who watches a bar that does not move."""
        if self._bar is not None:
            self._bar.set_postfix_str(what)

    def one_more(self, what: str = "") -> None:
        """One thing is done; without a name, badly, and that has been said."""
        self.done += 1
        if self._bar is not None:
            self._bar.update()
        elif what:
            self.say(f"{self.done} sur {self._whole} : {what}")

    def say(self, line: str) -> None:
        """A line of its own, which the bar does not draw over."""
        if self._bar is not None:
            self._bar.write(line, file=sys.stderr)
        else:
            print(f"{line}\n", end="", file=sys.stderr, flush=True)  # at once, or a line of the log may come amid it
