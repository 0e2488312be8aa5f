"""`doctor`: what works on this machine, what is missing, how to get it."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from importlib.metadata import PackageNotFoundError, version

from reader import __version__
from reader.cli.tools import TEST_TOOLS
from reader.errors import ReaderError
from reader.model import Quality
from reader.service.single import fault
from reader.settings import Settings
from reader.store import mp3_problem

GOOD, BAD, NOTE = "✓", "✗", "·"

PACKAGES = (
    "flask",
    "waitress",
    "beautifulsoup4",
    "lxml",
    "py3langid",
    "pyttsx3",
    "espeakng-loader",
    "lameenc",
    "tqdm",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--settings", action="store_true", help="liste aussi tous les réglages READER_…")


def run(arguments: argparse.Namespace) -> int:
    code = 0
    for sign, line in _findings():
        print(f"{sign} {line}")
        if sign == BAD:
            code = 1
    if arguments.settings:
        print("\nRéglages (variables d’environnement) :")
        settings = Settings.from_env()
        for item in fields(Settings):
            print(f"  READER_{item.name.upper()} = {_shown(getattr(settings, item.name))}")
            print(f"      {item.metadata['sentence']}")
    return code


def _findings() -> Iterator[tuple[str, str]]:
    yield GOOD, f"Lecteur {__version__}, Python {platform.python_version()}, {platform.platform()}"
    for name in PACKAGES:
        try:
            yield GOOD, f"{name} {version(name)}"
        except PackageNotFoundError:
            yield BAD, f"{name} manque : relancez « python3 server.py », ou « pip install {name} »."
    settings = Settings.from_env()
    yield from _library(settings)
    yield from _voices(settings)
    yield _address(settings)
    problem = mp3_problem()
    yield (BAD, problem) if problem else (GOOD, "Les sons peuvent être encodés en MP3.")
    try:
        settings.open_store()
        yield GOOD, f"Les sons sont gardés dans {settings.cache} (au plus {settings.cache_megabytes} Mo)."
    except ReaderError as exc:
        yield BAD, f"{exc} Indiquez un autre dossier avec READER_CACHE."
    for tool in TEST_TOOLS:
        found = tool.find()
        if found:
            yield GOOD, f"{tool.names[0]} (pour les tests) : {found}"
        else:
            yield (
                NOTE,
                f"{tool.names[0]} manque ; seuls des tests en ont besoin (Debian : apt-get install {tool.package}).",
            )


def _library(settings: Settings) -> Iterator[tuple[str, str]]:
    try:
        library = settings.open_library()
    except ReaderError as exc:
        yield BAD, str(exc)
        return
    ids = library.ids()
    yield (GOOD if ids else NOTE), f"{len(ids)} page{'s' if len(ids) > 1 else ''} dans {settings.content}."
    for name in library.misnamed():
        yield (
            NOTE,
            f"« {name} » n’est pas montré : le nom d’une page a des lettres minuscules sans accent, des chiffres, des "
            "tirets, et finit par .html. Donnez-lui-en un, ou : python3 -m reader import.",
        )
    with suppress(ReaderError):  # a profile at fault is told below
        known = settings.open_profiles()
        faults = {page_id: told for page_id in ids if (told := fault(library, page_id, known))}
        for page_id, told in faults.items():
            yield BAD, f"« {page_id} » ne peut pas être lue : {told}"
    for page_id, easy in library.astray().items():
        yield BAD, f"« {page_id} » : « easy_version » mène à « {easy} », qui n’est pas dans {settings.content}."
    try:
        lexicon = settings.open_lexicon()
        yield GOOD, f"{len(lexicon)} termes dans les lexiques de prononciation."
    except ReaderError as exc:
        yield BAD, str(exc)
    try:
        profiles = settings.open_profiles().profiles
        yield GOOD, f"Profils de sites : {len(profiles)} ({', '.join(profile.name for profile in profiles)})."
    except ReaderError as exc:
        yield BAD, str(exc)


def _voices(settings: Settings) -> Iterator[tuple[str, str]]:
    pool = settings.open_pool()
    try:
        voices = pool.voices()
        for description in pool.engines():
            if description.problem:
                yield NOTE, f"Moteur « {description.name} » : {description.problem}"
        if not voices:
            yield BAD, "Aucune voix ne fonctionne ; les textes restent lisibles."
        elif all(voice.quality is Quality.TONE for voice in voices):
            yield BAD, "Aucune voix ne fonctionne : un signal sonore la remplace, et la page le dit."
        for voice in voices:
            yield GOOD, f"Voix {voice.id} : {voice.name} ({voice.language})"
    finally:
        pool.close()


def _address(settings: Settings) -> tuple[str, str]:
    if settings.public_address:
        return GOOD, f"Adresse publique : {settings.public_address} (liens partagés, codes QR, podcast)."
    return NOTE, (
        "READER_PUBLIC_ADDRESS n’est pas réglé : liens partagés et codes QR mènent à l’adresse de chaque demande ; "
        "celle de cet ordinateur (localhost, 127.0.0.1) ne sert à personne d’autre."
    )


def _shown(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
