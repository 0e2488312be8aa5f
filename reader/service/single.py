"""One page or one line, without a library, a voice or a cache: for commands that start a process each.

The workshops are imported where they are used, so that `spoken` does not wait for the parser, nor `extract` for the
lexicons (start-up, not style: `benchmarks/` measures it).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import BadInput
from reader.model import Document, Sentence, Source, Utterance

if TYPE_CHECKING:
    from reader.speech import Lexicon


def read_file(path: Path) -> bytes:
    """A file's bytes. Raises BadInput where there is no such file, or none that can be read."""
    try:
        return path.read_bytes()
    except IsADirectoryError as exc:
        raise BadInput(f"« {path} » est un dossier ; il faut un fichier HTML.") from exc
    except FileNotFoundError as exc:
        raise BadInput(f"Le fichier « {path} » n’existe pas.") from exc
    except OSError as exc:
        raise BadInput(f"Le fichier « {path} » ne peut pas être lu ({exc.strerror}).") from exc


def extract_page(data: bytes, document_id: str = "page", source: Source | None = None) -> Document:
    """A page's bytes as a Document. Raises PageRefused."""
    from reader.extract import extract
    from reader.sources import decode

    return extract(decode(data), document_id, source or Source())


def say(line: str, language: str = "fr", lexicon: Lexicon | None = None) -> Utterance:
    """One line of text as it would be said."""
    from reader.speech import prepare

    return prepare(Sentence("line", line, language), lexicon)
