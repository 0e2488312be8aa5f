"""`lexicon [FILE …]`: lexicons of pronunciation as W3C PLS, which other speech tools read; a broken one is named."""

from __future__ import annotations

import argparse

from reader.settings import Settings
from reader.speech import Entry, lexicon_entries, to_pls


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FICHIER",
        help="vos lexiques (.toml ou .pls), vérifiés et écrits seuls ; sans fichier, tous les termes en usage",
    )


def run(arguments: argparse.Namespace) -> int:
    entries = lexicon_entries(arguments.files) if arguments.files else tuple(Settings.from_env().open_lexicon())
    in_use: dict[str, Entry] = {entry.term: entry for entry in entries}  # the last one wins, as when it is said
    print(to_pls(in_use.values()), end="")
    return 0
