"""Regular expressions that are compiled when they are first asked: the house has a thousand, a command needs some."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic

_QUESTIONS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Regex(Generic[AnyStr]):
    """Stands for a compiled expression; after the first question its methods are those of the expression itself."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # who looks whether a thing is wrapped or copied asks nothing of an expression
        compiled = re.compile(self.pattern, self._flags)
        for question in _QUESTIONS:
            setattr(self, question, getattr(compiled, question))
        return getattr(compiled, name)


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """An expression of a module, compiled when it is first asked. Raises re.error then, where it is none.

    To compile all of them takes a command a quarter of a second. A question takes 70 nanoseconds more than one of
    `re.compile`, which stays in functions, for the few that are asked several times of every text of a page, and for
    those that BeautifulSoup is given.
    """
    return _Regex(source, flags)  # type: ignore[return-value]  # nothing may be derived from re.Pattern
