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
from reader.sources import MOST_BYTES, read_page, source_beside

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
    data = sys.stdin.buffer.read(MOST_BYTES + 1) if arguments.file == "-" else read_page(Path(arguments.file))
    source = Source(arguments.url) if arguments.url else None
    if source is None and arguments.file != "-":
        source = source_beside(Path(arguments.file))
    document = extract_page(data, source, Settings.from_env().open_profiles())
    sys.stdout.write(WRITERS[arguments.format](document).rstrip("\n") + "\n")
    return 0
