"""Where in the body: "rein D" is said "rein droit", "sein sup. G" "sein supérieur gauche", "L4-L5" "L4 L5".

A letter or a short form means a side only after the name of something that has sides: "vitamine D", "bras B" stay.

>>> from reader.model import Sentence
>>> from reader.speech import prepare
>>> prepare(Sentence("s", "Lobectomie sup. G")).text
'Lobectomie supérieure gauche'
"""

from __future__ import annotations

import re

from reader.regex import regex
from reader.speech.rewriter import Answer, Context, Rule, just_before
from reader.speech.words.number_words import DIGITS

_MASCULINE = (
    "reins?|seins?|poumons?|ovaires?|testicules?|genoux?|pieds?|yeux|œil|oeil|coudes?|poignets?|côtés?|lobes?|hémithorax"
    "|côlon|membres?|creux axillaire|quadrants?|uretères?"
    "|ganglions?|nodules?|hiles?|épanchements?|cathéters?|port-à-cath|PAC|PICC(?:[- ][Ll]ine)?"
    "|bronche souche|culs?-de-sac|flancs?|mollets?|sinus|globes?|avant-bras|doigts?|orteils?|pouces?|tibias?|fémurs?"
    "|humérus|talons?|tendons?|ménisques?|maxillaires?|hémisphères?"
)
_FEMININE = (
    "jambes?|mains?|épaules?|hanches?|chevilles?|cuisses?|oreilles?|lobectomies?|colectomies?|mastectomies?"
    "|tumorectomies?|néphrectomies?|pneumonectomies?|segmentectomies?|hépatectomies?|ovariectomies?|annexectomies?"
    "|surrénales?|amygdales?|parotides?|aisselles?|aines?|fesses?|joues?|paupières?|narines?|bases?|coupoles?|fosses?"
    "|cordes? vocales?|chambres? implantables?|plèvres?|jugulaires?|artères?|veines?|région axillaire|région inguinale"
    "|côtes?|tempes?|rotules?|clavicules?|omoplates?|lèvres?|pommettes?|carotides?|cornées?|rétines?"
)
_ADJECTIVES = {"sup": "supérieur", "inf": "inférieur", "ant": "antérieur", "post": "postérieur", "ext": "externe",
               "int": "interne", "moy": "moyen", "lat": "latéral"}  # fmt: skip
_FEMININES = {"moyen": "moyenne", "externe": "externe", "interne": "interne"}
_SIDES = {"D": "droit", "dt": "droit", "dte": "droite", "G": "gauche", "gche": "gauche"}
# "lobe supérieur D", "ganglion axillaire G": an adjective of place may stand between.
_WHERE = r"[a-zà-ÿ-]*(?:rieure?|yen(?:ne)?|terne|aire|ale?|claviers?|claviculaire|ique|aque|ière?)s?"
_NOUN = regex(
    rf"\b(?:(?:{_MASCULINE})|(?P<feminine>{_FEMININE}))(?:[ /](?:(?:{'|'.join(_ADJECTIVES)})\.|{_WHERE}))*$",
    re.I,
)
# A trial has arms too, named by letters: one of a body is told by what is done to it.
_ARM = regex(r"\bbras$", re.I)
_OF_A_BODY = regex(
    r"(?:œdème|oedème|perf|douleur|gonfl|prise de sang|tension|voie|PICC|cathé|fractur|lymph|engourdi|picot|fourmi"
    r"|ponction|injection|vaccin|\b(?:le|au|du|votre|son|mon) bras$)",
    re.I,
)
_OF_A_TRIAL = regex(r"(?:random|étude|essai|cohorte|comparat|placebo|patients|groupe|versus|\bvs\b)", re.I)
_TOKEN = regex(
    rf"(?P<link>[ /])(?:(?P<part>{'|'.join(_ADJECTIVES)})(?P<stop>\.)"
    rf"|(?P<side>{'|'.join(_SIDES)})(?![\w'’+/-]|\. ?[A-ZÀ-Ý]))"
)


def _side(match: re.Match[str], context: Context) -> Answer:
    noun = _NOUN.search(just_before(match, 60))
    before = just_before(match, 80)
    arm = _ARM.search(before) and _OF_A_BODY.search(before) and not _OF_A_TRIAL.search(match.string)
    if context.capitals or not (noun or arm) or (match["link"] == "/" and not before.endswith(".")):
        return None
    feminine = noun is not None and noun["feminine"] is not None
    link = " ou" if match["link"] == "/" else ""
    end = match.end()
    if match["part"]:
        word = _ADJECTIVES[match["part"]]
        if feminine:
            word = _FEMININES.get(word, f"{word}e")
        # The stop may be the sentence's too.
        return [(match.start(), end - (not match.string[end:].strip(' »")')), f"{link} {word}")]
    word = _SIDES[match["side"]]
    if feminine and word == "droit":
        word = "droite"
    if match["side"] not in "DG" and re.match(r"\. ?[a-zà-ÿ(,;)]", match.string[end : end + 3]):
        end += 1
    return [(match.start(), end, f"{link} {word}")]


RULES = (Rule("side", _TOKEN, _side, frozenset(".DGt")),)


_SPINE = regex(r"(?i:vert|hernie|dis[cq]|lomb|cervic|dors|tassement|rachis|sciati|fractur|métastase|étage|espace)")


def _vertebrae(match: re.Match[str], context: Context) -> Answer:
    first, second = match[1] + match[2], match[4] + match[5]
    neighbours = (match[1] == match[4] and int(match[5]) == int(match[2]) + 1) or first + second in (
        "L5S1",
        "D12L1",
        "T12L1",
    )
    if not neighbours or not (
        match[1] in "LDT" or _SPINE.search(match.string[max(0, match.start() - 80) : match.end() + 80])
    ):
        return None
    return [(match.start(3), match.end(3), " ")]


_EYES = {"OD": "œil droit", "OG": "œil gauche", "ODG": "les deux yeux"}
_DROPS = regex(r"\b(?:gttes?|gouttes?|collyres?|pommade|larmes)\b[^.;]*$", re.I)


def _eye(match: re.Match[str], context: Context) -> Answer:
    drops = _DROPS.search(just_before(match, 60))
    return _EYES[match[0]] if drops else None


EYES = (Rule("side", regex(r"(?<![\w'-])(?:ODG|OD|OG)(?![\w'-])"), _eye, frozenset("O")),)
VERTEBRAE = (
    # "L4-L5", "C5-C6": a joint of the spine, named by both its vertebrae.
    Rule("vertebra", regex(r"(?<![\w-])([LCDTS])(\d{1,2})(-)(?=([LCDTS])(\d{1,2})(?!\w))"), _vertebrae, DIGITS),
)
