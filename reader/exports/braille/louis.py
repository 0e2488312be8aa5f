"""Braille by liblouis, the system's library, through ctypes: no package of PyPI brings it (`louis` there is another).

liblouis keeps global state and is not made for threads: one lock, one translation at a time.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
import threading
from typing import Any

from reader.errors import ExportError, FormatUnavailable

# French uncontracted ("intégral") and contracted ("abrégé") six-dot braille; the first table makes Unicode braille.
UNCONTRACTED = "unicode.dis,fr-bfu-comp6.utb"
CONTRACTED = "unicode.dis,fr-bfu-g2.ctb"

BLANK = "\u2800"

_NAMES = {
    "win32": ("liblouis.dll",),
    "darwin": ("liblouis.dylib", "/opt/homebrew/lib/liblouis.dylib", "/usr/local/lib/liblouis.dylib"),
}
_LOG_OFF = 60000  # LOU_LOG_OFF

MISSING = (
    "Le braille demande la bibliothèque « liblouis », absente de cet ordinateur. "
    "Debian ou Ubuntu : « sudo apt install liblouis20 liblouis-data » ; macOS : « brew install liblouis » ; "
    "Windows : liblouis.dll de https://liblouis.io. Puis recommencez."
)

_lock = threading.Lock()


class Louis:
    """The library with one table. Raises FormatUnavailable where library or table is missing."""

    def __init__(self, table: str, library: str = "") -> None:
        self._table = table.encode("ascii")
        self._library = _load(library)
        self._width: int = self._library.lou_charSize()
        self._encoding = ("utf-16-" if self._width == 2 else "utf-32-") + ("le" if sys.byteorder == "little" else "be")
        with _lock:
            self._library.lou_setLogLevel(_LOG_OFF)
            if not self._library.lou_checkTable(self._table):
                raise FormatUnavailable(
                    f"liblouis n’a pas sa table française « {table.partition(',')[2]} ». "
                    "Debian ou Ubuntu : « sudo apt install liblouis-data »."
                )
        self._known: dict[str, bool] = {}

    def braille(self, text: str) -> str:
        """The text in Unicode braille cells; what the table does not know becomes a blank, so ask `knows` first."""
        return self._run(self._library.lou_translateString, text)

    def text(self, braille: str) -> str:
        """Back to text, as far as the table can."""
        return self._run(self._library.lou_backTranslateString, braille)

    def knows(self, character: str) -> bool:
        """Whether the table has cells for a character: an unknown one would be a silent blank."""
        known = self._known.get(character)
        if known is None:
            cells = self.braille(character)
            known = bool(cells.strip(BLANK)) and all(BLANK <= cell <= "\u283f" for cell in cells)
            self._known[character] = known
        return known

    def _run(self, function: Any, text: str) -> str:
        source = text.encode(self._encoding, "replace")
        length = len(source) // self._width
        room = length * 8 + 64
        taken, made = ctypes.c_int(length), ctypes.c_int(room)
        result = ctypes.create_string_buffer(room * self._width)
        given = ctypes.create_string_buffer(source, len(source) + self._width)
        with _lock:
            done = function(self._table, given, ctypes.byref(taken), result, ctypes.byref(made), None, None, 0)
        if not done or taken.value != length:
            raise ExportError("liblouis n’a pas pu transcrire tout le texte en braille.")
        return result.raw[: made.value * self._width].decode(self._encoding)


def _load(library: str) -> ctypes.CDLL:
    found = ctypes.util.find_library("louis")
    names = (library,) if library else (*_NAMES.get(sys.platform, ("liblouis.so.20", "liblouis.so")), found)
    for name in names:
        if not name:
            continue
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    raise FormatUnavailable(MISSING)
