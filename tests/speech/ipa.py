"""What espeak-ng makes of a French text, as IPA: the judge of the readings in these tests."""

from __future__ import annotations

from reader.engines.espeak_library import Manner, library

_FRENCH = Manner("fr", 175)


def ipa(text: str) -> str:
    """The phonemes of a French text, its clauses told apart by " | "; "(en)" marks a switch to another language.

    By the process's one library: a second espeak_Initialize amid other tests of the same process crashed it once.
    """
    return " | ".join(library().phonemes(text, _FRENCH))
