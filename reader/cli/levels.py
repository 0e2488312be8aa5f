"""`levels [PAGE …]`: how hard the library's pages are to read, section by section, for the team that writes them."""

from __future__ import annotations

import argparse
import sys

from reader.errors import PageRefused
from reader.extract import extract
from reader.plain import LONG_SENTENCE, SectionLevel, levels
from reader.settings import Settings

NOTICE = "Ces mesures comptent des longueurs ; elles ne disent pas qu’un texte est en « facile à lire » (FALC)."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "pages", nargs="*", metavar="PAGE", help="des pages de la bibliothèque ; toutes si rien n’est dit"
    )


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.from_env()
    library, glossary, profiles = settings.open_library(), settings.open_glossary(), settings.open_profiles()
    print(NOTICE)
    code = 0
    for page_id in arguments.pages or library.ids():
        try:
            page = library.page(page_id)
            document = extract(page.html, page.id, page.source, profiles=profiles)
        except PageRefused as exc:
            print(f"{page_id} : {exc}", file=sys.stderr)
            code = exc.code
            continue
        print(f"\n{page_id} : {document.title}")
        for section in levels(document, glossary).sections:
            for line in _lines(section):
                print(f"  {line}")
    return code


def _lines(section: SectionLevel) -> list[str]:
    measures = section.measures
    sure = "" if measures.reliable else " (peu de mots : à prendre avec prudence)"
    told = (
        "sans texte"
        if measures.ease is None or measures.lix is None
        else (f"facilité {measures.ease:.0f} sur 100, LIX {measures.lix:.0f}{sure}")
    )
    lines = [f"{section.section_id} {section.title} : {told}"]
    lines += [f"  phrase de {one.words} mots (plus de {LONG_SENTENCE}) : {one.text}" for one in section.long_sentences]
    if section.unexplained:
        lines.append(f"  mots sans explication : {', '.join(section.unexplained)}")
    if section.unfolded:
        lines.append(f"  abréviations sans explication : {', '.join(section.unfolded)}")
    return lines
