"""`extract FILE|-`: a page's Document as JSON, plain text or clean HTML."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from reader.exports import as_html, as_json, as_text
from reader.model import Document, Source
from reader.service.single import extract_page
from reader.settings import Settings
from reader.sources import read_page, read_stream, source_beside

WRITERS: dict[str, Callable[[Document], str]] = {
    "json": lambda document: json.dumps(as_json(document), ensure_ascii=False, indent=2),
    "text": as_text,
    "html": as_html,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FICHIER", help="une page HTML enregistrée, ou « - » pour l’entrée standard")
    parser.add_argument(
        "--url", default="", metavar="ADRESSE", help="l’adresse d’où vient la page (pour les profils de sites)"
    )
    parser.add_argument(
        "--format", choices=WRITERS, default="json", help="la forme de la sortie (json si rien n’est dit)"
    )


def run(arguments: argparse.Namespace) -> int:
    file = Path(arguments.file)
    data = read_stream(sys.stdin.buffer, "Ce qui est donné") if arguments.file == "-" else read_page(file)
    source = Source(arguments.url) if arguments.url else None
    if source is None and arguments.file != "-":
        source = source_beside(file)
    document = extract_page(data, source, Settings.from_env().open_profiles())
    sys.stdout.write(WRITERS[arguments.format](document).rstrip("\n") + "\n")
    return 0
