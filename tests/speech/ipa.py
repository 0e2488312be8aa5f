"""What the bundled espeak-ng makes of a French text, as IPA: the judge of the readings in these tests."""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path

import espeakng_loader

_UTF8, _IPA, _SYNCHRONOUS, _DONT_EXIT = 1, 0x02, 2, 0x8000


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    data = str(Path(espeakng_loader.get_data_path())).encode()
    if library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DONT_EXIT) < 0:
        raise RuntimeError("the bundled espeak-ng does not start")
    library.espeak_SetVoiceByName(b"fr")
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    return library


def ipa(text: str) -> str:
    """The phonemes of a French text, its clauses told apart by " | "; "(en)" marks a switch to another language."""
    pointer = ctypes.c_char_p(text.encode())
    clauses = []
    while pointer.value:
        spoken = _library().espeak_TextToPhonemes(ctypes.byref(pointer), _UTF8, _IPA)
        clauses.append((spoken or b"").decode())
    return " | ".join(clause.strip() for clause in clauses if clause.strip())
