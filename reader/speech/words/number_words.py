"""French number words: cardinals, ordinals, fractions, and a number as it is handed to a voice.

Plain cardinals stay digits, without their spaces: every French voice says them, in its own country's way (a Belgian
voice says "septante"). Words are written only where digits would be said wrong: feminine "une", ordinals, fractions,
and the seventies and nineties of a sentence that is itself Belgian or Swiss.
"""

from __future__ import annotations

import re

from reader.regex import regex

_BELOW_TWENTY = """
zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf
"""
_UNITS = _BELOW_TWENTY.split()
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
_SCALES = ((10**12, "billion"), (10**9, "milliard"), (10**6, "million"))


def _below_hundred(number: int, region: str) -> str:
    tens, unit = divmod(number, 10)
    if number < 20:
        return _UNITS[number]
    if (region in ("BE", "CH") and tens in (7, 9)) or (region == "CH" and tens == 8):
        word = {7: "septante", 8: "huitante", 9: "nonante"}[tens]
    elif tens in (7, 9):
        if number == 71:
            return "soixante et onze"
        return ("soixante-" if tens == 7 else "quatre-vingt-") + _UNITS[10 + unit]
    elif tens == 8:
        return f"quatre-vingt-{_UNITS[unit]}" if unit else "quatre-vingts"
    else:
        word = _TENS[tens]
    if unit == 1:
        return f"{word} et un"
    return f"{word}-{_UNITS[unit]}" if unit else word


def _below_thousand(number: int, region: str) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, region)
    head = "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent"
    if not rest:
        return head if hundreds == 1 else f"{head}s"
    return f"{head} {_below_hundred(rest, region)}"


def cardinal(number: int, feminine: bool = False, region: str = "FR") -> str:
    """`number` (0 or more, below a billion of millions) in words; `region` is FR, BE or CH.

    >>> cardinal(71), cardinal(80), cardinal(281), cardinal(1_200_000)
    ('soixante et onze', 'quatre-vingts', 'deux cent quatre-vingt-un', 'un million deux cent mille')
    >>> cardinal(21, feminine=True), cardinal(95, region="BE"), cardinal(80, region="CH")
    ('vingt et une', 'nonante-cinq', 'huitante')
    """
    words: list[str] = []
    rest = number
    for scale, name in _SCALES:
        count, rest = divmod(rest, scale)
        if count:
            words.append(f"{cardinal(count, region=region)} {name}{'s' if count > 1 else ''}")
    thousands, rest = divmod(rest, 1000)
    if thousands:
        # Neither "cent" nor "vingt" takes its plural s before "mille".
        head = re.sub(r"(cent|vingt)s$", r"\1", _below_thousand(thousands, region))
        words.append("mille" if thousands == 1 else f"{head} mille")
    if rest or not words:
        words.append(_below_thousand(rest, region))
    text = " ".join(words)
    return text + "e" if feminine and text.endswith("un") else text


def ordinal(number: int, feminine: bool = False, region: str = "FR") -> str:
    """The ordinal of `number` (1 or more).

    >>> ordinal(1), ordinal(1, feminine=True), ordinal(2), ordinal(5), ordinal(9), ordinal(21), ordinal(80)
    ('premier', 'première', 'deuxième', 'cinquième', 'neuvième', 'vingt et unième', 'quatre-vingtième')
    """
    if number == 1:
        return "première" if feminine else "premier"
    text = cardinal(number, region=region)
    if text.endswith("cinq"):
        return text + "uième"
    if text.endswith("neuf"):
        return text[:-1] + "vième"
    if text.endswith(("cents", "vingts", "millions", "milliards")):
        text = text[:-1]
    return text.removesuffix("e") + "ième"


_FRACTION_NAMES = {2: ("demi", "demis"), 3: ("tiers", "tiers"), 4: ("quart", "quarts")}


def fraction(above: int, below: int) -> str:
    """A fraction in words.

    >>> fraction(1, 2), fraction(2, 3), fraction(3, 4), fraction(3, 8)
    ('un demi', 'deux tiers', 'trois quarts', 'trois huitièmes')
    """
    names = _FRACTION_NAMES.get(below)
    name = names[above > 1] if names else ordinal(below) + ("s" if above > 1 else "")
    return f"{cardinal(above)} {name}"


def value(text: str) -> float:
    """The value of a written number ("1 500", "2,5", "0.125"); 0 where it has none."""
    try:
        return float(text.replace(" ", "").replace(",", "."))
    except ValueError:
        return 0.0


_THOUSANDS = regex(r"[1-9]\d{0,2}(?:\.\d{3})*\.000")


def spoken_number(text: str, region: str = "FR", feminine: bool = False) -> str:
    """A written number as it is handed to the voice.

    >>> spoken_number("1 500"), spoken_number("2,5"), spoken_number("0,05"), spoken_number("21", feminine=True)
    ('1500', '2 virgule 5', '0 virgule 05', 'vingt et une')
    """
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "")  # "5.000 UI"
    whole, mark, decimals = text.replace(" ", "").replace(".", ",").partition(",")
    if mark:
        return f"{spoken_number(whole, region)} virgule {_decimals(decimals, region)}"
    if len(whole) > 15 or not whole.isascii() or not whole.isdigit():
        return whole
    number = int(whole)
    if feminine and whole[-1] == "1" and cardinal(number, region=region).endswith("un"):
        return cardinal(number, feminine=True, region=region)
    if region != "FR" and number % 100 >= 70 and not whole.startswith("0"):
        return cardinal(number, region=region)
    return whole


def before_noun(text: str, noun: str, region: str = "FR", feminine: bool = False) -> str:
    """A written number as it is handed to the voice before a noun: in words where digits lose the liaison or "neuv".

    >>> before_noun("1", "an"), before_noun("29", "heures"), before_noun("200", "euros"), before_noun("12", "ans")
    ('un', 'vingt-neuf', 'deux cents', '12')
    """
    plain = text.replace(" ", "")
    if (
        plain.isdigit()
        and not plain.startswith("0")
        and len(plain) < 13
        and not feminine
        and noun[:1] in "aàâeéèêiîoôuûœ"
    ):
        words = cardinal(int(plain), region=region)
        if words.endswith(("un", "cents")) or (words.endswith("neuf") and noun.startswith("an")):
            return words
    if plain.isdigit() and plain[-1:] == "9" and noun.startswith("heure") and not plain.startswith("0"):
        words = cardinal(int(plain), region=region)
        return words if words.endswith("neuf") else plain
    return spoken_number(text, region, feminine)


def _decimals(text: str, region: str) -> str:
    # Long decimals are said digit by digit; "05" and "125" are said as they stand, zeros first.
    if len(text) > 3:
        return " ".join(text)
    zeros = len(text) - len(text.lstrip("0"))
    rest = text[zeros:]
    if zeros and not rest:
        return " ".join(text)
    if zeros > 1 or (zeros and region != "FR"):
        return " ".join("0" * zeros) + " " + spoken_number(rest, region)
    return spoken_number(text, region) if not zeros else text


# A number as it is written: groups of three with a space, or digits; decimals with a comma.
NUMBER = r"(?:[1-9]\d{0,2}(?: \d{3})+(?!\d)|\d+)(?:,\d+)?"
DIGITS = frozenset("0123456789")
