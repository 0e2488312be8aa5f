"""Days and months as French writes them."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def date_in_words(iso: str, space: str = " ") -> str:
    """An ISO 8601 date in words, with `space` between them; what is none is given back as it is.

    >>> date_in_words("2026-03-01"), date_in_words("hier")
    ('1er mars 2026', 'hier')
    """
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{'1er' if day.day == 1 else day.day}{space}{MONTHS[day.month - 1]}{space}{day.year}"
