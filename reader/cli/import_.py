"""`import FILE`: a saved page joins the library, with where it comes from."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.errors import BadInput
from reader.service.importing import import_page
from reader.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="FICHIER", help="une page HTML enregistrée par un navigateur")
    parser.add_argument("--id", default="", metavar="NOM", help="son identifiant (par défaut, d’après son nom)")
    parser.add_argument("--url", default="", metavar="ADRESSE", help="l’adresse d’où elle vient")
    parser.add_argument("--licence", default="", help="la licence de son texte")


def run(arguments: argparse.Namespace) -> int:
    if arguments.page.startswith(("http://", "https://")):
        raise BadInput("Enregistrez d’abord la page avec votre navigateur, puis indiquez le fichier et --url.")
    library = Settings.from_env().open_library()
    for line in import_page(library, Path(arguments.page), arguments.id, arguments.url, arguments.licence):
        print(line)
    return 0
