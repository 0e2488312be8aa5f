"""`prerender`: every track there can be, made in advance; begun again, it makes only what is missing."""

from __future__ import annotations

import argparse
import re

from reader.cli.progress import Progress
from reader.errors import BadInput, EngineError, StoreError
from reader.model import Preferences
from reader.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--voice", default="", metavar="VOIX", help="l’identifiant d’une voix (voir « doctor »)")
    parser.add_argument("--speed", default="1.0", metavar="VITESSE", help="la vitesse, de 0.5 à 4")
    parser.add_argument("--shard", default="1/1", metavar="i/n", help="seulement la i-ième part sur n, pour partager")


def run(arguments: argparse.Namespace) -> int:
    shard = _shard(arguments.shard)
    preferences = Preferences().with_wishes({"speed": arguments.speed})
    settings = Settings.from_env()
    reader = settings.open_reader(background=settings.workers)
    try:
        if arguments.voice:
            preferences = preferences.with_wishes({"voice": reader.named_voice(arguments.voice).id})
        tracks = reader.all_tracks(preferences, shard)
        done = sum(reader.stored(track) for track in tracks)
        with Progress(len(tracks), "Sons", done) as progress:
            for track, error in reader.prerender(preferences, shard):
                if isinstance(error, StoreError):  # a full disk: the next ones would be made for nothing
                    raise error
                name = f"{track.document_id} {track.section_id}"
                if error is not None:
                    progress.say(f"{name} : {error}")
                progress.one_more("" if error else name)
        missing = sum(not reader.stored(track) for track in tracks)
    finally:
        reader.close()
    if missing:
        raise EngineError(f"Sons qui n’ont pas pu être préparés : {missing} sur {len(tracks)}. Relancez la commande.")
    print(f"Sons prêts : {len(tracks)}, dans {settings.cache}.")
    return 0


def _shard(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise BadInput(f"--shard : « {text} » n’a pas de sens ; écrivez par exemple 1/4.")
    return int(found[1]), int(found[2])
