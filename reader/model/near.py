"""Members of an enumeration within reach."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

E = TypeVar("E", bound=Enum)


def near(enumeration: type[E]) -> type[E]:
    """The enumeration, its members plain attributes of the class, as they are from Python 3.12 on.

    In Python 3.11 each is behind a descriptor written in Python, and `Kind.NAME` takes eight times as long: a fifth of
    the time in which a page is read.
    """
    for name, member in enumeration.__members__.items():
        type.__setattr__(enumeration, name, member)
    return enumeration
