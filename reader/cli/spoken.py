"""`spoken "TEXT"|-`: what would be said, one line out for one line in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from reader.model import Utterance
from reader.service.single import say
from reader.settings import Settings
from reader.speech import Lexicon


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXTE", help="un texte, ou « - » pour l’entrée standard, ligne par ligne")
    parser.add_argument("--language", default="fr", metavar="LANGUE", help="fr (par défaut), fr-BE, fr-CH, en …")
    parser.add_argument(
        "--lexicon", action="append", default=[], metavar="FICHIER", help="un autre lexique à vous (.toml, .pls)"
    )
    parser.add_argument("--ipa", action="store_true", help="ajoute la prononciation en alphabet phonétique")
    parser.add_argument("--why", action="store_true", help="ajoute les règles qui ont changé le texte")


def run(arguments: argparse.Namespace) -> int:
    lexicon = Lexicon.load((*Settings.from_env().lexicons, *arguments.lexicon))  # as the service says it
    lines: Iterable[str] = sys.stdin if arguments.text == "-" else arguments.text.splitlines() or [""]
    with _Phonemes(arguments.ipa) as phonemes:
        for line in lines:
            shown = line.rstrip("\r\n")
            words = say(shown, arguments.language, lexicon, respell=False).text
            print(" ".join(words.split()), flush=arguments.text == "-")
            if not (arguments.ipa or arguments.why):
                continue
            utterance = say(shown, arguments.language, lexicon)
            if arguments.ipa:
                print("    " + phonemes.of(utterance))
            if arguments.why:
                for reason in _reasons(utterance, shown):
                    print("    " + reason)
    return 0


def _reasons(utterance: Utterance, shown: str) -> Iterator[str]:
    """The rules that changed something, in the order of the text."""
    for alignment in utterance.alignments:
        written, spoken = alignment.shown.of(shown), alignment.spoken.of(utterance.text)
        if written != spoken:
            yield f"{alignment.rule}: « {written} » → « {spoken} »"


class _Phonemes:
    """The engine's phonemes, asked of a worker that starts only when it is wanted."""

    def __init__(self, wanted: bool) -> None:
        if wanted:
            from reader.engines import Pool  # the engine starts slowly; without --ipa nobody waits for it

            self._pool: Pool | None = Pool(workers=1, engines=Settings.from_env().engines)
        else:
            self._pool = None

    def __enter__(self) -> _Phonemes:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.close()

    def of(self, utterance: Utterance) -> str:
        """IPA of an utterance. Raises EngineUnavailable."""
        from reader.engines import SpeechRequest

        assert self._pool is not None
        if not utterance.text.strip():
            return ""
        voice = self._pool.voices()[0] if self._pool.voices() else None
        request = SpeechRequest(utterance.text, utterance.runs, voice.id if voice else "")
        return " ".join(self._pool.phonemes(request).split())
