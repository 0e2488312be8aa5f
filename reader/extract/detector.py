"""The language detector: py3langid, loaded when the first text is asked about, once a process.

Its model and numpy take 70 MB and most of a second (docs/decisions/0008-language-by-function-words.md); nothing is
loaded for those who only list pages, speak, or read a page whose words leave no doubt.
"""

from __future__ import annotations

from threading import Lock
from typing import Any

# The languages that hospitals in French-speaking countries write in, of those that are written in Latin letters.
# Without their neighbours that share most words (Catalan, Occitan, Luxembourgish, Latin), so that a list of drugs or
# bacteria is not taken for one of them.
LANGUAGES = frozenset(["fr", "en", "nl", "de", "es", "it", "pt", "ro", "pl", "tr", "vi"])

_lock = Lock()
_loaded: list[Any] = []


def detect(text: str) -> dict[str, float]:
    """Each of `LANGUAGES` with its probability (0 to 1; together 1), the likeliest first. For any thread.

    Empty where the detector is not installed: no wheel exists for some systems.
    """
    identifier = _identifier()
    return {} if identifier is None else dict(identifier.rank(text))


def _identifier() -> Any:
    with _lock:
        if not _loaded:
            _loaded.append(_load())
        return _loaded[0]


def _load() -> Any:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes numpy along
    except ImportError:
        return None
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
