"""What the person wishes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Self
from urllib.parse import parse_qsl, urlencode

from reader.errors import WrongPreference
from reader.model.colours import OwnColours
from reader.model.document import BlockKind

THEMES = ("system", "light", "dark", "black-on-white", "white-on-black", "yellow-on-black", "cream", "own")
TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300, 350, 400)  # per cent
SPACINGS = ("normal", "wide", "wider")  # "wider" is WCAG 2.2's 1.4.12 values
# Each kind of spacing on its own; "preset" is as `spacing` says. Lines are in line heights, all else in em.
LINES = ("preset", "1.5", "1.8", "2.1", "2.5", "3")
PARAGRAPHS = ("preset", "1.5", "2", "3", "4")
WORDS = ("preset", "0", "0.1", "0.16", "0.3", "0.5")
LETTERS = ("preset", "0", "0.06", "0.12", "0.2")
WIDTHS = ("narrow", "normal", "wide", "full")  # of the column of text; none but "full" is over 80 characters
FONTS = ("atkinson", "opendyslexic", "luciole", "system")
WEIGHTS = ("normal", "bold")  # of the letters of running text
SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0)
VOLUMES = (0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100)  # per cent
STRUCTURES = ("bref", "normal", "complet")  # how much of headings, lists, tables and pictures is announced aloud
PAUSES = ("never", "paragraph", "section")  # after what the voice stops by itself
UNITS = ("word", "sentence", "paragraph", "section")  # what "previous" and "next" go by
STARTS = ("section", "paragraph")  # after what a page offers to listen from there
HIGHLIGHTS = ("both", "sentence", "word", "off")
MARKS = ("theme", "yellow", "green", "blue", "pink")  # what the sentence and the word that are heard are painted with
ABBREVIATIONS = ("first", "always", "never")  # when what an abbreviation stands for is shown beside it
RULERS = ("off", "ruler", "mask")  # a ruler under the lines one reads, or all the other lines veiled
RULER_LINES = (1, 2, 3, 5)
SWITCH = ("on", "off")

# More than every wish there is takes together (tests/model/test_preferences.py), and half of what browsers keep.
LONGEST_COOKIE = 2000

CHOICES: dict[str, tuple[object, ...]] = {
    "theme": THEMES,
    "text_size": TEXT_SIZES,
    "spacing": SPACINGS,
    "lines": LINES,
    "paragraphs": PARAGRAPHS,
    "words": WORDS,
    "letters": LETTERS,
    "width": WIDTHS,
    "font": FONTS,
    "weight": WEIGHTS,
    "images": SWITCH,
    "notes": SWITCH,
    "terms": SWITCH,
    "abbreviations": ABBREVIATIONS,
    "highlight": HIGHLIGHTS,
    "mark": MARKS,
    "follow": SWITCH,
    "ruler": RULERS,
    "ruler_lines": RULER_LINES,
    "speed": SPEEDS,
    "volume": VOLUMES,
    "starts": STARTS,
    "structure": STRUCTURES,
    "spoken_notes": SWITCH,
    "spoken_descriptions": SWITCH,
    "pauses": PAUSES,
    "unit": UNITS,
    "shortcuts": SWITCH,
}


@dataclass(frozen=True, slots=True)
class Preferences:
    """Theme, text and voice as the person wants them; `voice` is a Voice id, empty for the service's own choice.

    `colours` are what the theme "own" paints with (OwnColours, as text). `follow` scrolls to what is heard. `terms`
    makes links of the hard words in the text. `notes` shows the footnotes and their calls; `spoken_notes` and
    `spoken_descriptions` (of pictures) have them read in their place.

    They travel in one cookie, as a query string of what differs from the defaults: no identifier, nothing else.
    """

    theme: str = "system"
    colours: str = "1a1f24-fdfdfb-0a4a85"
    text_size: int = 100
    spacing: str = "normal"
    lines: str = "preset"
    paragraphs: str = "preset"
    words: str = "preset"
    letters: str = "preset"
    width: str = "normal"
    font: str = "atkinson"
    weight: str = "normal"
    images: str = "on"
    notes: str = "on"
    terms: str = "on"
    abbreviations: str = "first"
    highlight: str = "both"
    mark: str = "theme"
    follow: str = "on"
    ruler: str = "off"
    ruler_lines: int = 1
    speed: float = 1.0
    volume: int = 100
    voice: str = ""
    starts: str = "section"
    structure: str = "normal"
    spoken_notes: str = "on"
    spoken_descriptions: str = "on"
    pauses: str = "never"
    unit: str = "sentence"
    shortcuts: str = "off"

    def __post_init__(self) -> None:
        for name, values in CHOICES.items():
            if getattr(self, name) not in values:
                raise WrongPreference(
                    f"Réglage « {name} » : « {str(getattr(self, name))[:40]} » n’existe pas. "
                    f"Choix possibles : {', '.join(str(value) for value in values)}."
                )
        OwnColours.parse(self.colours)

    @property
    def passed(self) -> frozenset[BlockKind]:
        """The kinds of blocks that the voice passes over: a note that is not shown is not read either."""
        notes = {BlockKind.NOTE} if "off" in (self.notes, self.spoken_notes) else set()
        return frozenset(notes | ({BlockKind.FIGURE} if self.spoken_descriptions == "off" else set()))

    @property
    def whole(self) -> Self:
        """The same wishes, with nothing passed over."""
        return replace(self, notes="on", spoken_notes="on", spoken_descriptions="on") if self.passed else self

    @property
    def own_colours(self) -> OwnColours | None:
        """The person's own colours, where the theme is these."""
        return OwnColours.parse(self.colours) if self.theme == "own" else None

    def with_wishes(self, wishes: dict[str, str]) -> Self:
        """These preferences with some changed, each given as text (a form's fields). Unknown names are passed over.

        Raises WrongPreference where a value has no meaning.
        """
        changes: dict[str, object] = {}
        for item in fields(self):
            if item.name not in wishes:
                continue
            try:
                changes[item.name] = _KINDS[item.name](wishes[item.name])
            except ValueError as exc:
                raise WrongPreference(
                    f"Réglage « {item.name} » : « {wishes[item.name][:40]} » n’est pas un nombre."
                ) from exc
        return replace(self, **changes)  # type: ignore[arg-type]

    def to_cookie(self) -> str:
        """What differs from the defaults, as a query string; empty when nothing does."""
        return urlencode(
            {item.name: getattr(self, item.name) for item in fields(self) if getattr(self, item.name) != item.default}
        )

    @classmethod
    def from_cookie(cls, cookie: str) -> Self:
        """The preferences a cookie holds; what it holds wrongly (an older release's, a hand's) is passed over."""
        preferences = cls()
        for name, value in parse_qsl(cookie[:LONGEST_COOKIE]):
            try:
                preferences = preferences.with_wishes({name: value})
            except WrongPreference:
                continue
        return preferences


def _decimal(text: str) -> float:
    """A number as French writes it too: 1,5."""
    return float(text.replace(",", "."))


_KINDS: dict[str, Callable[[str], object]] = {
    item.name: _decimal if item.type == "float" else type(getattr(Preferences(), item.name))
    for item in fields(Preferences)
}
