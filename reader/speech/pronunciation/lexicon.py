"""Words a rule cannot know: drugs, cancers, institutions, English terms. Data, in TOML, that a pharmacist can edit.

    [[entry]]
    term = "checkpoint"             # as it is written; capitals count only where it has one
    also = ["checkpoints"]          # other spellings said alike
    spoken = "tchèque-pointe"       # what the voice is given; or `ipa`, or `language`
    ipa = "tʃɛkpɔjnt"               # how it sounds (International Phonetic Alphabet)
    language = "en"                 # said by a voice of that language where no French `spoken` is given
    note = "anglais d'hôpital"
    source = "usage"

Later files win over earlier ones; the operator's come last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reader.errors import BadInput
from reader.regex import regex
from reader.speech.pronunciation.phonetics import respelled
from reader.speech.rewriter import Draft
from reader.written_file import TomlFile, WrittenFile

_FOLDER = Path(__file__).parents[1] / "lexicons"
_WORD = regex(r"[^\W_]+")
_FIELDS = frozenset(["term", "also", "spoken", "respelled", "ipa", "language", "note", "source"])


@dataclass(frozen=True, slots=True)
class Entry:
    """One term and how it is said.

    `spoken` are the words for it, in ordinary spelling ("cp": "comprimé"); `respelled` is the same sound in letters
    that voices read right ("scanner": "scanère"), never meant for eyes; `ipa` the sound in phonetic letters. `language`
    is a BCP 47 tag, empty for French; `place` says which file and line.
    """

    term: str
    spoken: str = ""
    ipa: str = ""
    language: str = ""
    note: str = ""
    source: str = ""
    also: tuple[str, ...] = ()
    place: str = ""
    respelled: str = ""

    @property
    def said(self) -> str:
        """The French spelling handed to the voice; the term itself where only a language is given."""
        return self.respelled or self.spoken or (respelled(self.ipa) if self.ipa else self.term)

    @property
    def foreign(self) -> bool:
        """Whether a voice of another language is to say it, where there is one."""
        return bool(self.language) and not self.language.startswith("fr")


@dataclass(frozen=True)
class Lexicon:
    """Entries found by the words of a text."""

    entries: tuple[Entry, ...] = ()
    _index: dict[str, list[tuple[str, bool, Entry]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known: dict[str, Entry] = {}
        for entry in self.entries:
            for form in (entry.term, *entry.also):
                known[form] = entry
        index: dict[str, list[tuple[str, bool, Entry]]] = {}
        for form, entry in known.items():
            word = _WORD.search(form)
            if word is None:
                continue
            exact = form != form.lower()
            key = word[0].lower()
            index.setdefault(key, []).append((form, exact, entry))
        for forms in index.values():
            forms.sort(key=lambda item: -len(item[0]))
        object.__setattr__(self, "_index", index)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @classmethod
    @cache
    def shipped(cls) -> Lexicon:
        """The reader's own lexicons, read once."""
        return cls(tuple(entry for path in sorted(_FOLDER.glob("*.toml")) for entry in read(path)))

    @classmethod
    def load(cls, paths: Iterable[Path | str]) -> Lexicon:
        """The shipped lexicon with the operator's files (or folders of `*.toml`) laid over it; WrongSetting names
        file and line.
        """
        return cls(cls.shipped().entries + lexicon_entries(paths))

    def find(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Where the terms stand in a working text, as (start, end, entry), the longest first at each word.

        >>> lexicon = Lexicon((Entry("cellule T", "cellule té"), Entry("cellule", "cellule")))
        >>> [(start, end, entry.spoken) for start, end, entry in lexicon.find("Une cellule T")]
        [(4, 13, 'cellule té')]
        """
        done = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < done:
                continue
            for form, exact, entry in self._index.get(word[0].lower(), ()):
                lead = form.lower().find(word[0].lower())
                first, end = start - lead, start - lead + len(form)
                if first < done:
                    continue
                here = text[first:end]
                if (here != form) if exact else (here.lower() != form):
                    continue
                if end < len(text) and (text[end].isalnum() and form[-1].isalnum()):
                    continue
                yield first, end, entry
                done = end
                break


def lexicon_entries(paths: Iterable[Path | str]) -> tuple[Entry, ...]:
    """The entries of these files (or folders of `*.toml`), in their order; WrongSetting names file and line."""
    files = [
        path for given in map(Path, paths) for path in (sorted(given.glob("*.toml")) if given.is_dir() else (given,))
    ]
    return tuple(entry for path in files for entry in read(path))


def claim_terms(
    draft: Draft, lexicon: Lexicon, sayable: Callable[[str], bool], respell: bool = True
) -> list[tuple[int, int, str]]:
    """Let the lexicon claim its terms; answers the stretches to be said in another language, as (start, end, tag).

    `sayable` tells whether there is a voice for a language; without one the French spelling of the entry serves.
    """
    foreign = []
    for start, end, entry in lexicon.find(draft.text):
        other = entry.foreign and sayable(entry.language)
        written = draft.text[start:end]
        said = written if other else entry.said if respell else entry.spoken or written
        claimed = draft.claim(start, end, said, "lexicon")
        if claimed and other:
            foreign.append((start, end, entry.language))
    return foreign


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a lexicon file. WrongSetting, naming the file and the line, where it is missing or wrong."""
    if path.suffix.lower() in (".pls", ".xml"):
        from reader.speech.pronunciation.pls import parse

        return parse(WrittenFile(path, "Lexique").text, str(path))
    file = TomlFile(path, "Lexique")
    lines = file.tables("entry")
    raw = file.said.get("entry", [])
    strange = set(file.said) - {"entry"}
    if strange or not isinstance(raw, list):
        name = min(strange, default="entry")
        raise file.wrong(f"« {name} » inconnu ; chaque terme commence par [[entry]]", file.line(name))
    starts = [lines[place] if place < len(lines) else 1 for place in range(len(raw))]

    def entry(value: object, start: int) -> Entry:
        # Named by its own line, where a field is to blame, by the entry's first one where none is.
        return _entry(
            value,
            f"{path}, ligne {start}",
            lambda why, field: file.wrong(why, file.line(field, start) if field else start),
        )

    return tuple(entry(value, start) for value, start in zip(raw, starts, strict=True))


def _entry(value: object, place: str, refuse: Callable[[str, str], BadInput]) -> Entry:
    if not isinstance(value, dict):
        raise refuse("une entrée est une suite de « nom = valeur ».", "")
    unknown = set(value) - _FIELDS
    if unknown:
        name = min(unknown)
        raise refuse(f"« {name} » inconnu ; choix possibles : {', '.join(sorted(_FIELDS))}.", name)
    for name, item in value.items():
        if name == "also":
            if not isinstance(item, list) or not all(isinstance(form, str) and form.strip() for form in item):
                raise refuse("« also » est une liste de textes entre crochets.", name)
        elif not isinstance(item, str):
            raise refuse(f"« {name} » est un texte entre guillemets.", name)
    term = value.get("term", "")
    if not _WORD.search(term):
        raise refuse("« term » manque ou ne contient ni lettre ni chiffre.", "term" if "term" in value else "")
    if not any(value.get(name) for name in ("spoken", "respelled", "ipa", "language")):
        raise refuse(
            f"« {term} » ne dit pas comment se prononcer : donnez « spoken », « respelled », « ipa » ou « language ».",
            "",
        )
    if value.get("ipa") and not (value.get("spoken") or value.get("respelled")) and not respelled(value["ipa"]):
        raise refuse(f"« {term} » : la transcription « {value['ipa']} » ne contient aucun son du français.", "ipa")
    return Entry(
        term=term,
        spoken=value.get("spoken", ""),
        ipa=value.get("ipa", ""),
        language=value.get("language", ""),
        note=value.get("note", ""),
        source=value.get("source", ""),
        also=tuple(value.get("also", ())),
        place=place,
        respelled=value.get("respelled", ""),
    )
