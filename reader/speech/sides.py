"""Where in the body: "rein D" is said "rein droit", "lobectomie sup. G" "lobectomie supérieure gauche".

A letter or a short form means a side only after the name of something that has sides: "vitamine D", "bras B" stay.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "Lobectomie sup. G")).text
'Lobectomie supérieure gauche'
"""

from __future__ import annotations

import re

from reader.speech.rewriter import Answer, Context, Rule

_MASCULINE = (
    "reins?|seins?|poumons?|ovaires?|testicules?|genoux?|pieds?|yeux|œil|oeil|coudes?|poignets?|côtés?|lobes?|hémithorax"
    "|côlon|membres?|creux axillaire|quadrants?|uretères?|bronche souche|culs?-de-sac|flancs?|mollets?|sinus|globes?"
)
_FEMININE = (
    "jambes?|mains?|épaules?|hanches?|chevilles?|cuisses?|oreilles?|lobectomies?|colectomies?|mastectomies?"
    "|tumorectomies?|néphrectomies?|pneumonectomies?|segmentectomies?|hépatectomies?|ovariectomies?|annexectomies?"
    "|surrénales?|amygdales?|parotides?|aisselles?|aines?|fesses?|joues?|paupières?|narines?|bases?|coupoles?|fosses?"
    "|cordes? vocales?|artères?|veines?|région axillaire|région inguinale"
)
_ADJECTIVES = {"sup": "supérieur", "inf": "inférieur", "ant": "antérieur", "post": "postérieur", "ext": "externe",
               "int": "interne", "moy": "moyen", "lat": "latéral"}  # fmt: skip
_FEMININES = {"moyen": "moyenne", "externe": "externe", "interne": "interne"}
_SIDES = {"D": "droit", "dt": "droit", "dte": "droite", "G": "gauche", "gche": "gauche"}
_SIDE = re.compile(
    rf"\b(?:(?P<masculine>{_MASCULINE})|(?P<feminine>{_FEMININE}))(?= )"
    rf"(?P<parts>(?: (?:{'|'.join(_ADJECTIVES)})\.)*)(?P<side> (?:{'|'.join(_SIDES)})(?![\w'’-]|\. ?[A-ZÀ-Ý]|[+/]))?",
    re.I,
)
_PART = re.compile(r" (\w+)\.")


def _side(match: re.Match[str], context: Context) -> Answer:
    if context.capitals:
        return None
    feminine = bool(match["feminine"])
    pieces: list[tuple[int, int, str]] = []
    for part in _PART.finditer(match.string, *match.span("parts")):
        word = _ADJECTIVES.get(part[1])
        if word is None:
            return None
        if feminine:
            word = _FEMININES.get(word, f"{word}e")
        # The last one's stop may be the sentence's.
        end = part.end() - (match["side"] is None and not match.string[part.end() :].strip(' »")'))
        pieces.append((part.start(), end, f" {word}"))
    if match["side"]:
        word = _SIDES.get(match["side"][1:])
        if word is None:
            return pieces or None
        end = match.end("side")
        if match["side"][1:] not in "DG" and re.match(r"\. ?[a-zà-ÿ(,;)]", match.string[end : end + 3]):
            end += 1
        pieces.append((match.start("side"), end, " droite" if feminine and word == "droit" else f" {word}"))
    return pieces or None


RULES = (Rule("side", _SIDE, _side, frozenset(".DGt")),)
