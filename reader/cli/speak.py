"""`speak ID|FILE -o OUT.mp3|.wav`: a page's sound in one file, and its cues beside it."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from reader.errors import BadInput
from reader.files import why, write_whole
from reader.model import Cue, Document, Preferences
from reader.service.reader import Reader
from reader.service.single import extract_page
from reader.service.sound_file import WRITERS
from reader.settings import Settings
from reader.sources import read_page, source_beside
from reader.store import MemoryStore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="PAGE", help="l’identifiant d’une page de la bibliothèque, ou un fichier HTML")
    parser.add_argument("-o", "--output", required=True, metavar="SORTIE", help="le fichier à écrire : .mp3 ou .wav")
    parser.add_argument("--voice", default="", metavar="VOIX", help="l’identifiant d’une voix (voir « doctor »)")
    parser.add_argument("--speed", default="1.0", metavar="VITESSE", help="la vitesse, de 0.5 à 4")


def run(arguments: argparse.Namespace) -> int:
    output = Path(arguments.output)
    writer = WRITERS.get(output.suffix.lower())
    if writer is None:
        raise BadInput(f"« {output.name} » : indiquez un fichier qui finit par {' ou '.join(WRITERS)}.")
    _check_writable(output)  # before minutes of speech, not after
    preferences = Preferences().with_wishes({"speed": arguments.speed, "voice": arguments.voice})
    settings = Settings.from_env()
    reader = settings.open_reader(store=MemoryStore())
    try:
        document = _document(reader, arguments.page, settings)
        spoken = reader.speak(document, preferences)
    finally:
        reader.close()
    sound = writer(spoken)
    cues = json.dumps([_cue(cue) for cue in spoken.cues], ensure_ascii=False, indent=1)
    try:
        write_whole(output, sound)
        write_whole(output.with_suffix(".json"), cues.encode())
    except OSError as exc:
        raise BadInput(f"« {output} » ne peut pas être écrit ({why(exc)}).") from exc
    sentences = f"{len(spoken.cues)} phrase{'s' if len(spoken.cues) > 1 else ''}"
    print(f"{output} : {spoken.duration:.1f} s, {sentences} ; les repères sont dans {output.stem}.json.")
    return 0


def _check_writable(path: Path) -> None:
    """Raises BadInput where a file of that name cannot be written, as far as that is known before."""
    if path.is_dir():
        raise BadInput(f"« {path} » est un dossier : indiquez un fichier.")
    if not path.parent.is_dir():
        raise BadInput(f"« {path} » ne peut pas être écrit : le dossier « {path.parent} » n’existe pas.")


def _document(reader: Reader, page: str, settings: Settings) -> Document:
    """A page of the library by its id, else a file. Raises PageNotFound, PageRefused."""
    if re.fullmatch(r"[a-z0-9][a-z0-9-]*", page) and not Path(page).is_file():
        return reader.document(page)
    data = read_page(Path(page))
    return extract_page(data, source_beside(Path(page)), settings.open_profiles())


def _cue(cue: Cue) -> dict[str, Any]:
    return {
        "start": round(cue.start, 4),
        "end": round(cue.end, 4),
        "text": cue.text,
        "words": [
            {"start": round(word.start, 4), "end": round(word.end, 4), "text": word.shown.of(cue.text)}
            for word in cue.words
        ],
    }
