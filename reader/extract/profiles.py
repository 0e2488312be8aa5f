"""Site profiles: what to read on the pages of a site that defeats the rules, said in a TOML file by who knows the site.

A profile is CSS selectors (`title`, `root`, `keep`, `drop`, `panels`) for pages of some `hosts`; docs/site-profiles.md
is its manual. Those shipped are in `sites/`; the operator's own (READER_SITES) go before them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from soupsieve import SelectorSyntaxError, SoupSieve, compile

from reader.errors import WrongSetting
from reader.regex import regex
from reader.written_file import TomlFile

SHIPPED = Path(__file__).parent / "sites"

_FIELDS = ("hosts", "title", "root", "keep", "drop", "panels")
_OF_A_PANEL = ("label", "panel")
_HOST = regex(r"(?:\*\.)?[a-z0-9_](?:[a-z0-9_.-]{0,250}[a-z0-9])?")
_LONGEST = 100_000  # bytes of a profile's file


@dataclass(frozen=True, slots=True)
class Profile:
    """What a site's pages hold. `written`, its selectors by name: "title", "root", "keep", "drop", and for each pair of
    `panels` "label 0" and "panel 0"; a name that the file does not say is not there.
    """

    name: str
    hosts: tuple[str, ...]
    written: Mapping[str, str]
    panels: int = 0

    @property
    def selectors(self) -> dict[str, SoupSieve]:
        """Those of `written`, ready for use. Made when a page of the site comes: the first takes long."""
        return {name: compile(text) for name, text in self.written.items()}


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles a reader knows, the operator's first."""

    profiles: tuple[Profile, ...] = ()

    @classmethod
    @cache
    def shipped(cls) -> Profiles:
        """Those of `sites/` alone."""
        return cls(tuple(_read(file, checked=True) for file in sorted(SHIPPED.glob("*.toml"))))

    @classmethod
    def load(cls, places: Iterable[Path]) -> Profiles:
        """The profiles of folders and files, before the shipped ones. Raises WrongSetting naming file and line."""
        found = [_read(file) for place in places for file in _files(place)]
        known: dict[str, str] = {}
        for profile in found:
            for host in profile.hosts:
                if host in known:
                    raise WrongSetting(
                        f"Profil de site « {profile.name} » : le site « {host} » est déjà dans « {known[host]} »."
                    )
                known[host] = profile.name
        return cls((*found, *cls.shipped().profiles))

    def of(self, url: str) -> Profile | None:
        """The profile for a page of that address: its host by name, else by the longest `*.` that covers it."""
        try:
            host = (urlsplit(url).hostname or "").rstrip(".")
        except ValueError:
            return None
        above = host.split(".")[1:]
        names = [host, *(f"*.{'.'.join(above[place:])}" for place in range(len(above)))] if host else []
        return next((profile for name in names for profile in self.profiles if name in profile.hosts), None)


def _files(place: Path) -> list[Path]:
    if place.is_dir():
        return sorted(place.glob("*.toml"))
    if not place.is_file():
        raise WrongSetting(f"READER_SITES : « {place} » n’existe pas ; indiquez un dossier ou un fichier .toml.")
    return [place]


def _read(path: Path, checked: bool = False) -> Profile:
    """The profile of a file; its selectors are tried unless they were `checked` (the shipped ones: by the tests)."""
    file = TomlFile(path, "Profil de site", most_bytes=_LONGEST)
    said = file.said
    _known(file, said, _FIELDS)
    hosts = _texts(file, said, "hosts")
    if not hosts:
        raise file.wrong("il manque « hosts », la liste des noms de domaine du site")
    for host in hosts:
        if not _HOST.fullmatch(host.lower()):
            raise file.wrong(
                f"« hosts » : « {host[:80]} » n’est pas un nom de domaine ; écrivez-le sans « https:// » ni chemin",
                file.line("hosts"),
            )
    selectors: dict[str, str] = {
        name: _selector(file, said, name, checked) for name in ("title", "root", "keep", "drop") if name in said
    }
    panels = said.get("panels", [])
    if not isinstance(panels, list) or not all(isinstance(panel, dict) for panel in panels):
        raise file.wrong(
            "« panels » s’écrit avec un titre [[panels]] pour chaque sorte de panneau", file.line("panels")
        )
    for number, panel in enumerate(panels):
        _known(file, panel, _OF_A_PANEL, number)
        for name in _OF_A_PANEL:
            if name not in panel:
                raise file.wrong(f"[[panels]] : il manque « {name} »", file.tables("panels")[number])
            selectors[f"{name} {number}"] = _selector(file, panel, name, checked, number)
    if not selectors:
        raise file.wrong("il ne dit rien : indiquez au moins « title », « root », « keep », « drop » ou [[panels]]")
    return Profile(path.name, tuple(host.lower() for host in hosts), selectors, len(panels))


def _line(file: TomlFile, name: str, panel: int) -> int:
    """The line where a field is written (of the panel of that number, from 0)."""
    return file.line(name, file.tables("panels")[panel] if panel >= 0 else 1)


def _known(file: TomlFile, said: Mapping[str, object], fields: tuple[str, ...], panel: int = -1) -> None:
    for name in said:
        if name not in fields:
            near = difflib.get_close_matches(name, fields, 1, 0.6)
            meant = f"voulez-vous dire « {near[0]} » ?" if near else f"les champs sont {', '.join(fields)}"
            raise file.wrong(f"« {name[:40]} » n’est pas un champ ; {meant}", _line(file, name, panel))


def _texts(file: TomlFile, said: Mapping[str, object], name: str, panel: int = -1) -> list[str]:
    value = said.get(name, [])
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
        raise file.wrong(f"« {name} » attend un texte, ou une liste de textes entre crochets", _line(file, name, panel))
    return [text.strip() for text in texts]


def _selector(file: TomlFile, said: Mapping[str, object], name: str, checked: bool, panel: int = -1) -> str:
    texts = _texts(file, said, name, panel)
    if not texts:
        raise file.wrong(f"« {name} » est vide", _line(file, name, panel))
    for text in () if checked else texts:
        try:
            compile(text)
        except (SelectorSyntaxError, NotImplementedError) as exc:
            why = f"« {name} » : « {text[:80]} » n’est pas un sélecteur CSS correct"
            raise file.wrong(why, _line(file, name, panel)) from exc
    return ", ".join(texts)


def pairs(labels: Iterable[tuple[int, int]], panels: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Which label goes with which panel, as (label, panel) by their place in the lists; each is (start, end) on a page.

    As many of the one as of the other: by their order (a list of tabs, then the panels). Else the nearest before.
    """
    labels, panels = list(labels), list(panels)
    if len(labels) == len(panels):
        yield from ((place, place) for place in range(len(panels)))
        return
    free = set(range(len(labels)))
    for place, (start, end) in enumerate(panels):
        inside = [one for one in free if start < labels[one][0] < end]
        before = [one for one in free if labels[one][1] <= start]
        chosen = min(inside) if inside else max(before, default=-1)
        if chosen >= 0:
            free.discard(chosen)
            yield chosen, place
