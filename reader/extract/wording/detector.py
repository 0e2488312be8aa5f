"""The language detector: py3langid, loaded when the first text is asked about, once a process.

Its model and numpy take 70 MB and most of a second (docs/decisions/0008-language-by-function-words.md); nothing is
loaded for those who only list pages, speak, or read a page whose words leave no doubt.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache
from threading import Lock

from reader.files import why

log = logging.getLogger(__name__)

# The languages that hospitals in French-speaking countries write in, of those that are written in Latin letters.
# Without their neighbours that share most words (Catalan, Occitan, Luxembourgish, Latin), so that a list of drugs or
# bacteria is not taken for one of them.
LANGUAGES = frozenset(["fr", "en", "nl", "de", "es", "it", "pt", "ro", "pl", "tr", "vi"])

_lock = Lock()
_loaded: list[Callable[[str], dict[str, float]] | None] = []
_refused: list[OSError] = []


def detect(text: str) -> dict[str, float]:
    """Each of `LANGUAGES` with its probability (0 to 1; together 1), the likeliest first. For any thread.

    Empty where the detector is not installed (no wheel exists for some systems), and while the disk is too full to load
    it: py3langid unpacks its model into a file. The page is read all the same.
    """
    try:
        rank = _rank()
    except OSError as exc:
        if not _refused:  # each block would say it again
            log.warning("Le détecteur de langue ne peut pas être chargé : %s.", why(exc))
        _refused[:] = [exc]
        return {}
    return {} if rank is None else rank(text)


def _rank() -> Callable[[str], dict[str, float]] | None:
    with _lock:
        if not _loaded:
            _loaded.append(_load())
        return _loaded[0]


def _load() -> Callable[[str], dict[str, float]] | None:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes numpy along
    except ImportError:
        return None
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    # Headings recur from page to page of a site.
    return lru_cache(maxsize=512)(lambda text: dict(identifier.rank(text)))
