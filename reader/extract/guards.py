"""What is refused at the door, kindly and with the limit named; and the characters that no page may bring in."""

from __future__ import annotations

import re

from reader.errors import PageRefused

MOST_CHARACTERS = 5_000_000
MOST_TAGS = 50_000
DEEPEST = 512
LONGEST_TAG = 64_000

# NUL, C0 and C1 controls but tab, line feed, form feed, carriage return; lone surrogates; non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)


def admit(html: str) -> str:
    """The page without what breaks parsers and voices. Raises PageRefused over a limit."""
    if len(html) > MOST_CHARACTERS:
        raise PageRefused("Cette page est trop lourde : plus de 5 Mo de texte HTML.")
    html = _FORBIDDEN.sub("", html)
    if not html.strip():
        raise PageRefused("Ce fichier est vide : il n’y a rien à lire.")
    return _DOCTYPE.sub("<!DOCTYPE html>", html[:20_000]) + html[20_000:]
