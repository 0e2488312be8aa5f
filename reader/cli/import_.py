"""`import FILE|URL`: a page joins the library, with where it comes from; again, it is brought up to date."""

from __future__ import annotations

import argparse

from reader.service.importing import import_page
from reader.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "page",
        metavar="PAGE",
        help="une page enregistrée par un navigateur (page complète, .mhtml, .webarchive), ou l’adresse d’une page "
        "d’un site de READER_IMPORT_HOSTS",
    )
    parser.add_argument(
        "--id",
        default="",
        metavar="NOM",
        help="son nom dans le service : lettres sans accent, chiffres, tirets (par défaut, d’après le fichier ou le "
        "titre) ; celui d’une page qui y est déjà la met à jour",
    )
    parser.add_argument(
        "--url", default="", metavar="ADRESSE", help="l’adresse d’où elle vient, si le fichier ne la dit pas"
    )
    parser.add_argument("--licence", default="", help="la licence de son texte, si la page ne la dit pas")


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.from_env()
    for line in import_page(
        settings.open_library(),
        arguments.page,
        page_id=arguments.id,
        url=arguments.url,
        licence=arguments.licence,
        allowed_hosts=settings.import_hosts,
        profiles=settings.open_profiles(),
    ):
        print(line)
    return 0
