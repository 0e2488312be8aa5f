"""A person's own colours: are they readable, and what all else on the page is painted with beside them.

Contrast is WCAG 2.2's (relative luminance, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from reader.errors import WrongPreference
from reader.regex import regex

LEAST = 4.5  # WCAG 1.4.3 (AA): below, a pair is refused
GOOD = 7.0  # WCAG 1.4.6 (AAA): below, a pair is kept and the person told
LEAST_OF_SIGNS = 3.0  # WCAG 1.4.11: lines and rings

HEX = regex(r"#?([0-9A-Fa-f]{6})")

Colour = tuple[int, int, int]

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)

# The least that a tint must differ from its ground to be seen as one: that of the light theme's own sentence.
SEEN = 1.15


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colour(written: str) -> Colour:
    """The red, green and blue (0 to 255) of a colour written #RRGGBB; the # may be missing.

    Raises WrongPreference where it is not written so.
    """
    found = HEX.fullmatch(written.strip())
    if found is None:
        raise WrongPreference(
            f"« {written.strip()[:40]} » n’est pas une couleur. Écrivez le signe # suivi de six chiffres ou lettres "
            "de A à F, par exemple #1A1F24."
        )
    red, green, blue = bytes.fromhex(found[1])
    return red, green, blue


def written(of: Colour) -> str:
    """A colour as style sheets and forms write it: #rrggbb."""
    return "#" + bytes(of).hex()


@dataclass(frozen=True, slots=True)
class OwnColours:
    """The colours of text, ground and links; `link` is the text's colour where the person has not chosen one.

    Raises WrongPreference where text or links stand out less than 4.5 to 1: nobody could read the page on which that
    is to be mended.
    """

    ink: Colour
    paper: Colour
    link: Colour

    def __post_init__(self) -> None:
        for name, text in (("du texte", self.ink), ("des liens", self.link)):
            found = contrast(text, self.paper)
            if found < LEAST:
                raise WrongPreference(
                    f"Contraste {name} sur le fond : {ratio(found)} ; il faut au moins {ratio(LEAST)}. "
                    "Choisissez un texte plus foncé ou un fond plus clair, ou l’inverse."
                )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Colours from `ink-paper` or `ink-paper-link`, six hexadecimal digits each. Raises WrongPreference."""
        parts = [colour(part) for part in text.split("-")]
        if len(parts) not in (2, 3):
            raise WrongPreference("Il faut une couleur pour le texte et une pour le fond.")
        return cls(parts[0], parts[1], parts[-1] if len(parts) == 3 else parts[0])

    def __str__(self) -> str:
        colours = (self.ink, self.paper) if self.link == self.ink else (self.ink, self.paper, self.link)
        return "-".join(bytes(one).hex() for one in colours)

    @property
    def contrast(self) -> float:
        """The lower of the two contrasts, of text and of links on the ground."""
        return min(contrast(self.ink, self.paper), contrast(self.link, self.paper))

    @property
    def dark(self) -> bool:
        """Whether the ground is darker than the text."""
        return _luminance(self.paper) < _luminance(self.ink)

    def tokens(self) -> dict[str, Colour]:
        """The colour of every token of the style sheets (static/css/themes.css).

        Each text stands out from its ground as much as the person's own text does, or 7 to 1; each line and ring 3 to
        1. What can be is one of the colours they chose.
        """
        ink, paper, link = self.ink, self.paper, self.link
        away = BLACK if self.dark else WHITE  # from the text's colour
        of_text, of_links = (min(GOOD, contrast(text, paper)) for text in (ink, link))
        surface = next(
            tint
            for tint in (*_mixed(paper, ink, (0.07, 0.05, 0.03)), *_mixed(paper, away, (0.25,)), paper)
            if contrast(ink, tint) >= of_text and contrast(link, tint) >= of_links
        )
        sentence, on_sentence = next(
            (tint, text)
            for tint in (
                *_mixed(paper, ink, (0.2, 0.16, 0.12, 0.08, 0.3, 0.5)),
                *_mixed(paper, away, (0.3, 0.5, 0.7, 1.0)),
            )
            for text in (ink, WHITE if self.dark else BLACK)
            if contrast(text, tint) >= of_text and contrast(tint, paper) >= SEEN
        )
        return {
            "paper": paper,
            "ink": ink,
            "muted": next(
                text
                for text in _mixed(ink, paper, (0.25, 0.2, 0.15, 0.1, 0.05, 0.0))
                if contrast(text, paper) >= of_text and contrast(text, surface) >= of_text
            ),
            "surface": surface,
            "line": next(
                line
                for line in _mixed(ink, paper, (0.5, 0.4, 0.3, 0.2, 0.1, 0.0))
                if contrast(line, paper) >= LEAST_OF_SIGNS and contrast(line, surface) >= LEAST_OF_SIGNS
            ),
            "hairline": next(_mixed(paper, ink, (0.2,))),
            "link": link,
            "visited": link,
            "accent": ink,
            "on-accent": paper,
            "focus": link,
            "sentence": sentence,
            "on-sentence": on_sentence,
            "word": ink,
            "on-word": paper,
            "word-line": paper,
        }


def ratio(found: float) -> str:
    """A contrast as French says it: 3,2 pour 1. Rounded down, so that 4,49 is never said to be 4,5."""
    tenths = int(found * 10 + 1e-9)
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest} pour 1" if rest else f"{whole} pour 1"


def _mixed(one: Colour, other: Colour, shares: tuple[float, ...]) -> Iterator[Colour]:
    """`one` with a share of `other` in it, for each share."""
    for share in shares:
        red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
        yield red, green, blue


def _luminance(of: Colour) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in of
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
