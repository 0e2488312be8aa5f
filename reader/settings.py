"""Every switch of the operator: its default and one sentence; the only reader of the environment."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from reader.errors import WrongSetting
from reader.regex import regex

if TYPE_CHECKING:  # each room is imported by what opens it: `spoken` needs its lexicons, not the parser nor the engines
    from reader.engines import Pool
    from reader.extract import Profiles
    from reader.plain import Glossary
    from reader.service.orders import Orders
    from reader.service.reader import Reader
    from reader.sources import Library
    from reader.speech import Lexicon
    from reader.store import DiskStore, Store

PACKAGE = Path(__file__).parent

# What a whole number may be at most where that is less than a million.
MOST = {"READER_PORT": 65_535, "READER_THREADS": 1_000, "READER_WORKERS": 64}

# The lists whose parts are files or folders.
_PATHS = ("READER_GLOSSARIES", "READER_LEXICONS", "READER_SITES")

# What a private podcast's secret is made of: letters and digits enough that nobody guesses it.
SECRET = regex(r"[A-Za-z0-9_-]{16,128}")

# The name of a host, or its number, and perhaps a port: what stands after `https://`.
_HOST = regex(r"(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?")

# Threads that never wait for a voice: with them pages, settings and health are served whatever the engine does.
THREADS_FOR_TEXT = 16


def packaged(name: str) -> Path:
    """A folder at the top of a checkout, or inside the package of an installed wheel (`static`, `content`)."""
    checkout = PACKAGE.parent / name
    return checkout if (PACKAGE.parent / "pyproject.toml").is_file() else PACKAGE / name


def cache_folder(env: Mapping[str, str]) -> Path:
    """Where tracks are kept unless told otherwise: `cache/` in a checkout, else the account's cache folder.

    Raises WrongSetting where the account has no folder of its own.
    """
    if (PACKAGE.parent / "pyproject.toml").is_file():
        return PACKAGE.parent / "cache"
    if sys.platform == "win32":
        base = env.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = env.get("XDG_CACHE_HOME") or "~/.cache"
    return _path("READER_CACHE", base) / "lecteur-accessible"


def _switch(default: Any, sentence: str) -> Any:
    return field(default=default, metadata={"sentence": sentence})


@dataclass(frozen=True, slots=True)
class Settings:
    """The operator's switches. Each is read from `READER_` and its name in capitals: READER_PORT=8080."""

    host: str = _switch("127.0.0.1", "L’adresse sur laquelle le service écoute.")
    port: int = _switch(8000, "Le port sur lequel le service écoute.")
    content: Path = _switch(Path(), "Le dossier des pages ; par défaut, les pages livrées avec le lecteur.")
    cache: Path = _switch(Path(), "Le dossier où les sons sont gardés.")
    cache_megabytes: int = _switch(
        4096, "La place que les sons peuvent prendre, en Mo ; les moins écoutés partent d’abord."
    )
    threads: int = _switch(128, "Le nombre de demandes servies en même temps.")
    workers: int = _switch(2, "Le nombre de processus de synthèse vocale.")
    engines: tuple[str, ...] = _switch(("pyttsx3", "tone"), "Les moteurs de parole, par ordre de préférence.")
    prepare: bool = _switch(True, "Préparer les sons d’une page dès qu’elle est ouverte, avant qu’on les demande.")
    voice: str = _switch("", "La voix par défaut (son identifiant, voir « doctor »).")
    lexicons: tuple[Path, ...] = _switch((), "Vos lexiques de prononciation (.toml ou .pls), séparés par des virgules.")
    sites: tuple[Path, ...] = _switch(
        (), "Vos profils de sites (des dossiers, ou des fichiers .toml), séparés par des virgules."
    )
    glossaries: tuple[Path, ...] = _switch((), "Vos glossaires (.toml), séparés par des virgules.")
    trusted_hosts: tuple[str, ...] = _switch(
        (), "Les noms de domaine du service, séparés par des virgules ; vide : tous."
    )
    behind_https: bool = _switch(False, "Vrai derrière un serveur HTTPS : le cookie et les en-têtes le disent.")
    public_address: str = _switch(
        "", "L’adresse du service pour les gens, par exemple https://lecteur.exemple.fr : liens partagés, QR, podcast."
    )
    feed: str = _switch(
        "off", "Le podcast de la bibliothèque : « off », « public », ou un secret qui en fait une adresse privée."
    )
    import_hosts: tuple[str, ...] = _switch((), "Les sites dont une page peut être importée, séparés par des virgules.")

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Settings:
        """The settings a mapping of environment variables gives (the process's own when None).

        A folder left empty is as if unsaid. Raises WrongSetting, which names the variable and what it may be; also for
        a name that is nearly one of ours: READER_TRUSTED_HOST would leave a door open in silence.
        """
        env = os.environ if env is None else env  # noqa: TID251 - the one place
        values: dict[str, Any] = {"content": packaged("content")}
        known = {f"READER_{item.name.upper()}": item for item in fields(cls)}
        for name, text in env.items():
            if name.startswith("READER_") and name not in known:
                for near in difflib.get_close_matches(name, known, 1, 0.8):
                    raise WrongSetting(f"{name} : ce réglage n’existe pas ; voulez-vous dire {near} ?")
            if name in known and (text.strip() or not isinstance(known[name].default, Path)):
                values[known[name].name] = _value(name, text, known[name].default)
        if "cache" not in values:
            values["cache"] = cache_folder(env)
        values["public_address"] = _public_address(values.get("public_address", ""))
        settings = cls(**values | {"feed": values.get("feed") or "off"})
        if settings.feed not in ("off", "public") and not SECRET.fullmatch(settings.feed):
            # never said back: it may be a secret with one letter too few
            raise WrongSetting(
                "READER_FEED : écrivez « off », « public », ou un secret de 16 à 128 lettres, chiffres, « - » ou « _ »."
            )
        return settings

    def replaced(self, **values: Any) -> Settings:
        """These settings with some changed (a command's options); None means unchanged."""
        return replace(self, **{name: value for name, value in values.items() if value is not None})

    def open_library(self) -> Library:
        """The library of the content folder. Raises WrongSetting where there is no such folder."""
        from reader.sources import Library

        if not self.content.is_dir():
            raise WrongSetting(f"READER_CONTENT : le dossier « {self.content} » n’existe pas.")
        return Library(self.content)

    def open_lexicon(self) -> Lexicon:
        """The shipped lexicons under the operator's own. Raises WrongSetting with the file and line at fault."""
        from reader.speech import Lexicon

        return Lexicon.load(self.lexicons)

    def open_profiles(self) -> Profiles:
        """The operator's site profiles before the shipped ones. Raises WrongSetting with the file and line at fault."""
        from reader.extract import Profiles

        return Profiles.load(self.sites)

    def open_glossary(self) -> Glossary:
        """The shipped glossary under the operator's own. Raises WrongSetting with the file and line at fault."""
        from reader.plain import merged, read

        return merged(read(path) for path in (packaged("content") / "glossary.toml", *self.glossaries))

    def open_store(self) -> DiskStore:
        """The cache folder as a store. Raises StoreError where it cannot be written."""
        from reader.store import DiskStore

        return DiskStore(self.cache, self.cache_megabytes * 1_000_000)

    def open_pool(self) -> Pool:
        """The speech workers; they start at the first use, or at `Pool.start`."""
        from reader.engines import Pool

        return Pool(workers=self.workers, engines=self.engines)

    def open_reader(self, store: Store | None = None, background: int = 1) -> Reader:
        """The whole service. Raises WrongSetting, StoreError."""
        from reader.service.reader import Reader

        library, lexicon = self.open_library(), self.open_lexicon()
        profiles, glossary = self.open_profiles(), self.open_glossary()
        store = store if store is not None else self.open_store()
        return Reader(
            library,
            lexicon,
            self.open_pool(),  # last: it has threads, which nobody would end if another could not be opened
            store,
            voice=self.voice,
            prepare=self.prepare,
            background=background,
            waiting=max(1, self.threads - THREADS_FOR_TEXT),
            profiles=profiles,
            glossary=glossary,
        )

    def open_orders(self, reader: Reader, store: DiskStore, workers: int = 2) -> Orders:
        """The take-away files of a reader, kept in the folder of its store. Raises StoreError."""
        from reader.service.orders import Orders
        from reader.store import KeptFiles

        static = packaged("static")
        cover = static / "icons" / "cover.png"
        return Orders(
            reader,
            KeptFiles(store),
            fonts=static / "fonts",
            cover=cover.read_bytes(),
            workers=workers,
        )


def _public_address(text: str) -> str:
    """The service's address without a slash at its end. Raises WrongSetting for one that no link can begin with."""
    try:
        parts = urlsplit(text)
        ours = parts.scheme in ("http", "https") and bool(_HOST.fullmatch(parts.netloc)) and parts.port != 0
    except ValueError:  # a port that is no number, brackets that do not close
        ours = False
    if text and (not ours or parts.username or parts.path not in ("", "/") or parts.query or parts.fragment):
        raise WrongSetting(
            f"READER_PUBLIC_ADDRESS : « {text} » n’est pas l’adresse d’un service. Écrivez https:// et son nom, "
            "sans rien après : https://lecteur.exemple.fr."
        )
    return f"{parts.scheme}://{parts.netloc}" if text else ""


def _path(name: str, text: str) -> Path:
    """A path that may begin with ~. Raises WrongSetting where the account it means has no folder."""
    try:
        return Path(text).expanduser()
    except RuntimeError as exc:
        raise WrongSetting(f"{name} : « {text} » mène à un compte sans dossier ; écrivez le chemin entier.") from exc


def _value(name: str, text: str, default: Any) -> Any:
    """The text of a variable as the type of its default. Raises WrongSetting."""
    text = text.strip()
    if isinstance(default, bool):
        if text.lower() in ("1", "true", "yes", "oui", "vrai"):
            return True
        if text.lower() in ("", "0", "false", "no", "non", "faux"):
            return False
        raise WrongSetting(f"{name} : « {text} » n’a pas de sens ; écrivez « oui » ou « non ».")
    if isinstance(default, int):
        try:
            number = int(text)
        except ValueError as exc:
            raise WrongSetting(f"{name} : « {text} » n’est pas un nombre entier.") from exc
        highest = MOST.get(name, 1_000_000)
        if not 1 <= number <= highest:
            raise WrongSetting(f"{name} : {number} n’est pas entre 1 et {highest}.")
        return number
    if isinstance(default, Path):
        return _path(name, text)
    if isinstance(default, tuple):
        parts = tuple(part.strip() for part in text.split(",") if part.strip())
        return tuple(_path(name, part) for part in parts) if name in _PATHS else parts
    return text
