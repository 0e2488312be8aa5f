"""The glossary: its entries in alphabetical order, and where its words stand in a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reader.model import TextRange, fold
from reader.plain.entries import Entry
from reader.regex import regex

_WORD = regex(r"[^\W_]+")

# Characters that stand for each other, one for one, so that places stay: spaces, apostrophes, hyphens.
_ALIKE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "’": "'", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word of the glossary stands in a text. `abbreviation` says whether it is written short there."""

    range: TextRange
    entry: Entry
    abbreviation: bool


@dataclass(frozen=True, slots=True)
class _Form:
    text: str  # as it is looked for: with plain spaces, small letters unless `exact`
    lead: int  # characters before its first word
    exact: bool  # capitals count
    abbreviation: bool
    entry: Entry


@dataclass(frozen=True)
class Glossary:
    """Entries, later ones laid over earlier ones of the same id; `digest` changes when anything in them does."""

    given: tuple[Entry, ...] = ()
    entries: tuple[Entry, ...] = field(init=False)
    digest: str = field(init=False)
    _by_id: dict[str, Entry] = field(init=False, repr=False, compare=False)
    _forms: dict[str, list[_Form]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {entry.id: entry for entry in self.given}
        entries = tuple(sorted(by_id.values(), key=lambda entry: (fold(entry.term), entry.id)))
        forms: dict[str, list[_Form]] = {}
        for entry in entries:
            for name in entry.names():
                first = _WORD.search(name)
                if first is None:
                    continue
                exact = name != name.lower()
                text = name.translate(_ALIKE)
                # "anti-PD-1" is written "Anti-PD-1" where a sentence begins with it.
                for spelling in {text, text[0].upper() + text[1:]} if exact else (text,):
                    form = _Form(spelling, first.start(), exact, name in entry.abbreviations, entry)
                    forms.setdefault(first[0].lower(), []).append(form)
        for same_start in forms.values():
            # The longest wins; of two alike, the one whose term it is ("CAR" is CAR's before it is anybody's form).
            same_start.sort(key=lambda form: (-len(form.text), form.text != form.entry.term.translate(_ALIKE)))
        object.__setattr__(self, "entries", entries)
        object.__setattr__(self, "digest", hashlib.sha256(repr(entries).encode()).hexdigest()[:16])
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_forms", forms)

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, entry_id: str) -> Entry | None:
        """The entry of that id, None where there is none."""
        return self._by_id.get(entry_id)

    def find(self, text: str) -> Iterator[Place]:
        """Where words of the glossary stand in a text, the longest at each place, none inside another.

        >>> cell, tee = Entry("cellule", "cellule", "…"), Entry("lymphocyte-t", "lymphocyte T", "…")
        >>> [place.range.of("Deux cellules.") for place in Glossary((cell, tee)).find("Deux cellules.")]
        ['cellules']
        """
        plain = text.translate(_ALIKE)
        small = plain.lower() if len(plain.lower()) == len(plain) else plain  # "İ" has two small characters
        done = 0
        for word in _WORD.finditer(plain):
            if word.start() < done:
                continue
            for form in self._forms.get(word[0].lower(), ()):
                start = word.start() - form.lead
                end = start + len(form.text)
                if start < done or (plain if form.exact else small)[start:end] != form.text:
                    continue
                if not _stands_alone(plain, start, end, exact=form.exact):
                    continue
                yield Place(TextRange(start, end), form.entry, form.abbreviation)
                done = end
                break


def merged(files: Iterable[Iterable[Entry]]) -> Glossary:
    """The glossary of several files; a later file wins."""
    return Glossary(tuple(entry for entries in files for entry in entries))


def _stands_alone(text: str, start: int, end: int, *, exact: bool) -> bool:
    """Whether no letter or digit goes on before or after; nor, for names with capitals, a hyphen ("TEP-scan")."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or (text[end - 1].isalnum() and after.isalnum()):
        return False
    return not exact or (before != "-" and not (after == "-" and text[end + 1 : end + 2].isalnum()))
