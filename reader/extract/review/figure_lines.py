"""A key figure and what it counts, in two boxes: "30 %" over "des patients ont de la fatigue" is one line, as it is
read.
"""

from __future__ import annotations

from reader.extract.boilerplate.key_figures import is_number
from reader.extract.draft import Draft
from reader.extract.kinds import PARAGRAPH
from reader.extract.review.wrapped_lines import append
from reader.extract.wording.numbers_to_call import NUMBER, TELEPHONE
from reader.regex import regex

_LONGEST_NUMBER = 16  # characters
_LABEL_WORDS = 15
_ACTS = regex(r"(?:s[e’']\s?)?\w+(?:er|ir|re)\b")  # "1", "trouver la dose": a step, which the number counts


def join_figures(drafts: list[Draft]) -> None:
    """Join such lines where the second goes on in small letters."""
    gone: set[int] = set()
    for place in range(len(drafts) - 1):
        number = drafts[place]
        if number.kind is not PARAGRAPH or len(number.text) > _LONGEST_NUMBER or not is_number(number.text):
            continue
        label = drafts[place + 1]
        if (
            label.kind is PARAGRAPH
            and label.text[:1].islower()
            and label.words <= _LABEL_WORDS
            and not (NUMBER.fullmatch(number.text) or TELEPHONE.search(number.text))  # "3114", "appel gratuit"
            and not (number.text.isdecimal() and _ACTS.match(label.text))
            and (label.groups, label.panels, label.language) == (number.groups, number.panels, number.language)
        ):
            append(number, label)
            gone.add(place + 1)
    if gone:
        drafts[:] = [draft for place, draft in enumerate(drafts) if place not in gone]
