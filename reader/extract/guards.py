"""What is refused at the door, kindly and with the limit named; and the characters that no page may bring in.

Everything here is linear in the length of the page, whatever is in it.
"""

from __future__ import annotations

import re

from reader.errors import PageRefused
from reader.extract.mojibake import mend_mojibake
from reader.regex import regex

# The largest of 1,301 real pages has 1.6 million characters; BeautifulSoup takes 1 s for 5 million of ordinary HTML.
MOST_CHARACTERS = 5_000_000
MOST_TAGS = 50_000
LONGEST_TAG = 64_000

# NUL, C0 and C1 controls but tab, line feed, form feed and carriage return; lone surrogates; non-characters.
_FORBIDDEN = regex("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# A page without any: asked first, in a third of the time.
_CLEAN = regex("[\t\n\r\f -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
_PROLOG = regex(r"[\ufeff \t\r\n\f]*<\?xml\b[^>]{0,2000}>", re.IGNORECASE)
_DOCTYPE = regex(r"<!DOCTYPE[^>\[]{0,2000}\[[^\]]*\]\s*>", re.IGNORECASE)
_DATA_ADDRESS = regex(r"""data:[\w.+-]+/[\w.+-]+(?:;[\w=-]+)*,[^"'\s>]{200,}""")
_TAG = regex(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_RAW = ("script", "style", "textarea", "title", "template")

_OPEN_IT = "Dans le programme qui l’ouvre, enregistrez-le comme page web (HTML), puis importez le fichier obtenu."
_UNPACK_IT = "Décompressez-la, puis importez la page HTML qui s’y trouve."
_ITS_PAGE = "Importez la page web où ce fichier se trouve."
# By their first bytes, however they were decoded: what the file is, and what to do.
_KINDS = (
    ("%PDF-", "un document PDF", "Importez la page web qui dit la même chose, ou le document dont il est tiré."),
    (
        "PK\x03\x04",
        "une archive ou un document bureautique",
        f"Une archive se décompresse d’abord ; un document : {_OPEN_IT[0].lower()}{_OPEN_IT[1:]}",
    ),
    ("\xd0\xcf\x11\xe0", "un ancien document Word ou un courriel d’Outlook", _OPEN_IT),
    ("\ufffd\ufffd\x11\ufffd", "un ancien document Word ou un courriel d’Outlook", _OPEN_IT),
    ("ÐÏ\x11à", "un ancien document Word ou un courriel d’Outlook", _OPEN_IT),
    ("\x89PNG", "une image", _ITS_PAGE),
    ("\ufffdPNG", "une image", _ITS_PAGE),
    ("‰PNG", "une image", _ITS_PAGE),
    ("GIF8", "une image", _ITS_PAGE),
    ("ÿØÿ", "une image", _ITS_PAGE),
    ("\ufffd\ufffd\ufffd\ufffd\x00\x10JFIF", "une image", _ITS_PAGE),
    ("Rar!", "une archive", _UNPACK_IT),
    ("7z¼¯", "une archive", _UNPACK_IT),
    ("\x1f\x8b", "une archive", _UNPACK_IT),
    ("\x1f‹", "une archive", _UNPACK_IT),
    ("\x1f\ufffd", "une archive", _UNPACK_IT),
    ("BZh", "une archive", _UNPACK_IT),
    ("bplist", "un fichier d’Apple", _OPEN_IT),
    ("{\\rtf", "un document RTF", _OPEN_IT),
    ("ID3", "un fichier audio", _ITS_PAGE),
    ("RIFF", "une image, un son ou une vidéo", _ITS_PAGE),
    ("OggS", "un fichier audio", _ITS_PAGE),
    ("%!PS-", "un document PostScript", _ITS_PAGE),
    ("(µ/ý", "une archive", _UNPACK_IT),
    ("<rss", "un flux d’actualités", "Importez la page web où l’article se trouve."),
)


def admit(html: str) -> str:
    """The page without what breaks parsers and voices. Raises PageRefused over a limit, or for what is no HTML."""
    if len(html) > MOST_CHARACTERS:
        raise PageRefused("Cette page est trop lourde : elle dépasse la limite de 5 Mo.")
    start = html.lstrip("\ufeff \t\r\n")[:40]
    for mark, kind, advice in _KINDS:
        if start.startswith(mark):
            raise PageRefused(f"Ce fichier est {kind}, pas une page HTML : le lecteur ne sait pas le lire. {advice}")
    html = mend_mojibake(html)
    cleaned = html if _CLEAN.fullmatch(html) else _FORBIDDEN.sub("", html)
    if len(html) - len(cleaned) + html.count("\ufffd") > max(len(html) // 10, 20):
        raise PageRefused("Ce fichier n’est pas une page HTML : il contient des données binaires.")
    if not cleaned.strip("\ufeff \t\r\n\f"):
        raise PageRefused("Ce fichier est vide : il n’y a rien à lire.")
    prolog = _PROLOG.match(cleaned)
    if prolog is not None:
        if not re.search(r"<(?:\w+:)?html\b|<!DOCTYPE\s+html", cleaned[:50_000], re.IGNORECASE):
            raise PageRefused(
                "Ce fichier est un document XML (un flux, une image, des données), pas une page HTML : "
                "le lecteur ne sait pas le lire."
            )
        cleaned = cleaned[prolog.end() :]
    cleaned = _DATA_ADDRESS.sub("data:,", cleaned)
    _measure(cleaned)
    # The rest of a DTD ("]>") would become text of the page.
    return _DOCTYPE.sub("<!DOCTYPE html>", cleaned[:20_000]) + cleaned[20_000:]


def _measure(html: str) -> None:
    """Count tags and their length, with the texts of scripts and styles passed over; how deep they are the parser
    knows (`markup.builder`).
    """
    if html.count("<") - html.count("</") <= MOST_TAGS and not _may_hold_a_long_tag(html):
        return  # nearly all pages
    tags = position = 0
    lowered = ""
    while True:
        found = _TAG.search(html, position)
        if found is None:
            return
        closing, name = found.group(1), found.group(2).lower()
        end = html.find(">", found.end(), found.end() + LONGEST_TAG)
        if end < 0:
            if len(html) - found.start() > LONGEST_TAG:
                raise PageRefused("Cette page est abîmée : une balise y dépasse la limite de 64 ko.")
            return
        position = end + 1
        if closing:
            continue
        tags += 1
        if tags > MOST_TAGS:
            raise PageRefused("Cette page est trop longue : elle dépasse la limite de 50 000 balises.")
        if name in _RAW and not (name == "template" and "shadowroot" in html[found.end() : end].lower()):
            lowered = lowered or html.lower()
            close = lowered.find(f"</{name}", position) if len(lowered) == len(html) else -1
            position = close if close >= 0 else position


def _may_hold_a_long_tag(html: str) -> bool:
    """Whether more characters than a tag may have stand without an end of one among them."""
    begin = 0
    while len(html) - begin > LONGEST_TAG:
        begin = html.rfind(">", begin, begin + LONGEST_TAG + 1) + 1
        if not begin:
            return True
    return False
