"""Text without mark-up that still tells exponents and indices: 10<sup>9</sup> is 10⁹ there, never 109."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.regex import regex

if TYPE_CHECKING:
    from reader.model.document import Span

SUPERSCRIPTS = dict(zip("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
SUBSCRIPTS = dict(zip("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋", strict=True))

# Letters that call a note, one alone: "2<sup>e</sup>" and "2<sup>d</sup>" are ordinals.
_CALLS = dict(zip("abc", "ᵃᵇᶜ", strict=True))
_WORD_FIRST = regex(r"\W*[^\W\d_]{2}")


def in_line(text: str, spans: Iterable[Span]) -> str:
    """The text, as long as it was, with Unicode's own signs for the raised and the lowered characters that have one.

    A call of a note is raised, too: "92 %¹" is no 921, "15ᵇ" no 15b. What begins with a word, "[note 1]", is no
    exponent.
    """
    for span in spans:
        table = {"sup": SUPERSCRIPTS, "sub": SUBSCRIPTS}.get(span.kind.value)
        if table:
            start, end = min(span.range.start, len(text)), min(span.range.end, len(text))
            raised = text[start:end]
            if _WORD_FIRST.match(raised):
                continue
            # "2<sup>nd</sup>" has no exponent n.
            if len(raised) == 1 and raised in _CALLS and table is SUPERSCRIPTS:
                text = text[:start] + _CALLS[raised] + text[end:]
                continue
            kept = "n" if sum(map(str.isalpha, raised)) > 1 else ""
            text = text[:start] + "".join(one if one == kept else table.get(one, one) for one in raised) + text[end:]
    return text
