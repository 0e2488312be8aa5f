"""`import FILE`: a saved page joins the library, with where it comes from."""

from __future__ import annotations

import argparse

from reader.service.importing import import_page
from reader.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="PAGE", help="un fichier HTML enregistré, ou une adresse d’un site autorisé")
    parser.add_argument(
        "--id", default="", metavar="NOM", help="l’identifiant de la page (par défaut, d’après son nom)"
    )
    parser.add_argument("--url", default="", metavar="ADRESSE", help="l’adresse d’où vient le fichier")
    parser.add_argument("--licence", default="", help="la licence du texte")


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.from_env()
    for line in import_page(
        settings.open_library(),
        arguments.page,
        page_id=arguments.id,
        url=arguments.url,
        licence=arguments.licence,
        allowed_hosts=settings.import_hosts,
    ):
        print(line)
    return 0
