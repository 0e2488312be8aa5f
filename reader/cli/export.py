"""`export ID --format F -o OUT`: a page to take away."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from reader.errors import BadInput
from reader.exports import FORMATS, THEMES, Wishes, format_named, save
from reader.model import Preferences
from reader.service.taking_away import book_of
from reader.settings import Settings, packaged


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="PAGE", help="l’identifiant d’une page de la bibliothèque")
    parser.add_argument(
        "--format",
        required=True,
        metavar="FORMAT",
        help=" ; ".join(f"{form.name} : {form.label}" for form in FORMATS.values()),
    )
    parser.add_argument("-o", "--output", required=True, metavar="SORTIE", help="le fichier à écrire")
    parser.add_argument("--voice", default="", metavar="VOIX", help="l’identifiant d’une voix (voir « doctor »)")
    parser.add_argument("--words", action="store_true", help="EPUB : surligner mot à mot")
    parser.add_argument("--cells", type=int, default=40, metavar="N", help="braille : cellules par ligne (40)")
    parser.add_argument("--lines", type=int, default=25, metavar="N", help="braille : lignes par page (25)")
    parser.add_argument("--contracted", action="store_true", help="braille abrégé")
    parser.add_argument("--points", type=int, default=20, metavar="N", help="PDF : taille du texte, de 16 à 28 (20)")
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help="PDF : couleurs")


def run(arguments: argparse.Namespace) -> int:
    form = format_named(arguments.format)
    output = Path(arguments.output)
    if output.is_dir() or not output.parent.is_dir():
        raise BadInput(f"« {output} » ne peut pas être écrit : indiquez un fichier dans un dossier qui existe.")
    wishes = Wishes(
        words=arguments.words,
        cells=arguments.cells,
        lines=arguments.lines,
        contracted=arguments.contracted,
        points=arguments.points,
        theme=arguments.theme,
        fonts=packaged("static") / "fonts",
    )
    reader = Settings.from_env().open_reader()
    try:
        preferences = Preferences()
        if arguments.voice:
            preferences = preferences.with_wishes({"voice": reader.named_voice(arguments.voice).id})
        with tqdm(unit="son", desc="Sons", file=sys.stderr, disable=not form.uses_sound, leave=False) as bar:

            def progress(done: int, whole: int) -> None:
                bar.total = whole
                bar.update(done - bar.n)

            book = book_of(reader, arguments.page, preferences, sound=form.uses_sound, progress=progress)
        save(form, book, wishes, output)
    finally:
        reader.close()
    print(f"{output} : {form.label}, {output.stat().st_size / 1000:.0f} ko. {form.good_for}")
    return 0
