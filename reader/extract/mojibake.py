"""Letters that were encoded in UTF-8 and read as windows-1252 before they came into the page: « Ã©tÃ© » is « été ».

Content systems that changed their database left such pages; browsers show them as they are, and a voice would spell
them.
"""

from __future__ import annotations

import re

from reader.regex import regex

# What windows-1252 or latin-1 makes of a byte, back to the byte.
_BYTES = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    text: byte for byte in range(0x80, 0xA0) if (text := bytes([byte]).decode("cp1252", "ignore"))
}
_FOLLOWING = "[" + re.escape("".join(sign for sign, byte in _BYTES.items() if byte < 0xC0)) + "]"
# Only what French, its signs and its neighbours' letters become: none of these pairs stands in a text of theirs.
_PIECE = regex(
    rf"[ÂÃ]{_FOLLOWING}|Å[\x92\x93’“¸]|â[\x80\x82\x84\x86\x88\x89€‚„†ˆ‰]{_FOLLOWING}|(?<=[ \n(])Ã(?=[ \n])"
    r"|(?<=[a-z0-9à-ÿ])Â(?=[ \n])"
)
_SIGNS = ("Ã", "Â", "Å", "â€", "â\x80")  # most pages have none of them
_MOST_TIMES = 3


def mend_mojibake(html: str) -> str:
    """The page with such letters as they were meant; any other is given back as it is."""
    if not any(sign in html for sign in _SIGNS):
        return html
    for _ in range(_MOST_TIMES):
        mended = _PIECE.sub(_meant, html)
        if mended == html:
            break
        html = mended
    return html


def _meant(found: re.Match[str]) -> str:
    piece = found.group()
    if piece == "Ã":
        return "à"  # its second half was a no-break space, which became a space
    if piece == "Â":
        return ""  # so was that of a no-break space itself
    return bytes(_BYTES[sign] for sign in piece).decode("utf-8", "replace")
