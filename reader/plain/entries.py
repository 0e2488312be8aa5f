"""The glossary's files: TOML that a hospital's web team edits; a mistake is named with its line, in French.

source = "…"                     # for all entries of the file, unless one says its own; `date`, `reviewed_by` too
[[entry]]
term = "AMM"                     # as one looks it up; capitals count only where it has one
forms = ["autorisation de …"]    # its other forms; the plural in "s" of a single word is found without saying it
abbreviations = ["AMM"]          # those forms that are abbreviations
expansion = "autorisation de …"  # what they stand for
expansion_language = "en"        # the expansion's language, unless it is French
unfold = false                   # the expansion is not shown in the text: too heavy there ("PD-1")
usual = true                     # everybody's abbreviation ("Dr"): in the glossary, not in the text nor its lists
definition = "…"                 # one or two short sentences
language = "en"                  # the term's language, unless it is French
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from reader.errors import BadInput
from reader.model import fold
from reader.regex import regex
from reader.written_file import TomlFile

# For the whole file, and for one entry that says otherwise.
_ORIGIN = ("source", "date", "reviewed_by")
_TEXTS = ("term", "definition", "expansion", "expansion_language", "language", "source", "reviewed_by")
_LISTS = ("forms", "abbreviations")
_SWITCHES = {"unfold": True, "usual": False}
_FIELDS = frozenset((*_TEXTS, *_LISTS, *_SWITCHES, "date"))

_NOT_IN_ID = regex(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word and what it means. `id` stands in addresses; `date` is ISO 8601; `place` says which file and line."""

    id: str
    term: str
    definition: str
    forms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    expansion: str = ""
    expansion_language: str = "fr"
    unfold: bool = True
    usual: bool = False
    language: str = "fr"
    source: str = ""
    date: str = ""
    reviewed_by: str = ""
    place: str = ""

    def names(self) -> tuple[str, ...]:
        """Every way the word is written, the term first, plurals included."""
        written = dict.fromkeys((self.term, *self.forms, *self.abbreviations))
        for name in tuple(written):
            if name.replace("-", "").isalpha() and name == name.lower() and name[-1] not in "sxz":
                written.setdefault(f"{name}s")
        return tuple(written)


def identifier(term: str) -> str:
    """The id of a term's entry.

    >>> identifier("cellule CAR-T"), identifier("œsophage")
    ('cellule-car-t', 'oesophage')
    """
    return _NOT_IN_ID.sub("-", fold(term)).strip("-")


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a glossary's file. Raises WrongSetting, with file and line, where it is missing or wrong."""
    file = TomlFile(path, "Glossaire")
    data, starts = file.said, file.tables("entry")
    for name in set(data) - {"entry", *_ORIGIN}:
        raise file.wrong(f"« {name} » inconnu ; chaque mot commence par [[entry]]", file.line(name))
    raw = data.get("entry", [])
    if not isinstance(raw, list):
        raise file.wrong("chaque mot commence par [[entry]]", file.line("entry"))
    common = {name: data[name] for name in _ORIGIN if name in data}
    found: dict[str, Entry] = {}
    for number, value in enumerate(raw):
        start = starts[number] if number < len(starts) else 1
        entry = _entry(value, common, f"{path}, ligne {start}", partial(file.wrong, line=start))
        if entry.id in found:
            raise file.wrong(f"« {entry.term} » a déjà une entrée ({found[entry.id].place})", start)
        found[entry.id] = entry
    return tuple(found.values())


def _entry(value: object, common: dict[str, object], place: str, refuse: Callable[[str], BadInput]) -> Entry:
    if not isinstance(value, dict):
        raise refuse("une entrée est une suite de « nom = valeur ».")
    for name in sorted(set(value) - _FIELDS):
        raise refuse(f"« {name} » inconnu ; choix possibles : {', '.join(sorted(_FIELDS))}.")
    fields: dict[str, object] = {**common, **value}
    for name in _TEXTS:
        if not isinstance(fields.get(name, ""), str):
            raise refuse(f"« {name} » est un texte entre guillemets.")
    for name in _LISTS:
        items = fields.get(name, [])
        if not isinstance(items, list) or not all(isinstance(item, str) and item.strip() for item in items):
            raise refuse(f"« {name} » est une liste de textes entre crochets.")
    for name in _SWITCHES:
        if not isinstance(fields.get(name, False), bool):
            raise refuse(f"« {name} » vaut true ou false, sans guillemets.")
    day = fields.get("date", "")
    if not (isinstance(day, date) or day == ""):
        raise refuse("« date » s’écrit 2026-11-24, sans guillemets.")
    texts = {name: str(fields.get(name, "")).strip() for name in _TEXTS}
    if not identifier(texts["term"]):
        raise refuse("« term » manque ou ne contient ni lettre ni chiffre.")
    if not texts["definition"]:
        raise refuse(f"« {texts['term']} » n’a pas de « definition ».")
    lists = {name: tuple(str(item) for item in fields.get(name, [])) for name in _LISTS}  # type: ignore[attr-defined]
    if bool(lists["abbreviations"]) != bool(texts["expansion"]):
        raise refuse(f"« {texts['term']} » : « abbreviations » et « expansion » vont ensemble.")
    return Entry(
        id=identifier(texts["term"]),
        term=texts["term"],
        definition=texts["definition"],
        forms=lists["forms"],
        abbreviations=lists["abbreviations"],
        expansion=texts["expansion"],
        expansion_language=texts["expansion_language"] or "fr",
        **{name: bool(fields.get(name, default)) for name, default in _SWITCHES.items()},
        language=texts["language"] or "fr",
        source=texts["source"],
        date=str(day),
        reviewed_by=texts["reviewed_by"],
        place=place,
    )
