"""Bytes of a page to text, by our own rule: no parser's guess was right in every case we tried."""

from __future__ import annotations

import codecs
import re

from reader.regex import regex

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# UTF-16 without its mark: a tag in two bytes a letter, after white space.
_UNMARKED = (
    (regex(rb"(?:[ \t\r\n]\0)*<\0[!?/a-zA-Z]\0"), "utf-16-le"),
    (regex(rb"(?:\0[ \t\r\n])*\0<\0[!?/a-zA-Z]"), "utf-16-be"),
)
_LOOKED_AT, _LEAST_PAIRS = 2_000, 20
_FEW_ZEROS, _MANY_ZEROS = 0.05, 0.7  # of the pairs of bytes
_META = regex(rb"""<meta[^>]{0,200}?charset=["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML = regex(rb"""^\s*<\?xml[^>]{0,200}?encoding=["']([\w.:-]+)""", re.IGNORECASE)

# How far into the page a declaration is looked for. The HTML Standard says 1,024 bytes; old pages put it further down.
_DECLARED_WITHIN = 16_384

# What windows-1252 is called by pages that mean it (Encoding Standard, 4.2: browsers read all of these as
# windows-1252).
_LATIN = frozenset(
    {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "l1", "us-ascii", "ascii", "cp1252", "windows-1252", "x-cp1252"}
)
_UNICODE = frozenset({"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "unicode"})

# What browsers read besides (Encoding Standard, 4.2), and the two of DOS, by Python's names. Python knows others, among
# them punycode, which takes half a minute for a page of 750,000 bytes.
_OF_THE_WEB = frozenset(
    [
        *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
        *(f"cp{page}" for page in (437, 850, 866, 874, 932, 949, *range(1250, 1259))),
        *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "tis-620"),
        *("gbk", "gb2312", "gb18030", "big5", "big5hkscs", "euc_jp", "iso2022_jp", "shift_jis", "euc_kr"),
    ]
)

# Names of the Encoding Standard that Python does not know.
_LABELS = {
    "mac": "mac-roman",
    "x-mac-roman": "mac-roman",
    "csmacintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ukrainian": "mac-cyrillic",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "windows-949": "cp949",
    "windows-31j": "cp932",
    "x-sjis": "shift_jis",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gbk",
    "x-x-big5": "big5",
    "iso-8859-8-i": "iso8859-8",
    "csisolatin9": "iso8859-15",
    "latin-9": "iso8859-15",
}

# A character beyond ASCII that UTF-8 reads well, for each byte it cannot read: more, and the page is UTF-8 with a slip.
_GOOD_FOR_EACH_BAD = 4


def decode(data: bytes, charset: str = "") -> str:
    """The text of a page's bytes; `charset` is what HTTP declared, "" for nothing. Never raises.

    Byte order mark; UTF-8 when nearly all of it is valid; the charset that HTTP or the page declares, iso-8859-1
    read as windows-1252; windows-1252. A byte that cannot be read becomes U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    unmarked = _unmarked(data)
    if unmarked:
        return data.decode(unmarked, "replace")
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")  # a page may hold U+FFFD itself
    if not bad:
        return text
    if len(text) - len(text.encode("ascii", "ignore")) > (_GOOD_FOR_EACH_BAD + 1) * bad:
        return data.decode("utf-8", "reader-part-in-1252")
    for declared in (charset, _declared(data)):
        encoding = declared.strip().strip("\"'").lower()
        if not encoding or encoding in _UNICODE:
            continue
        if encoding in _LATIN:
            return _western(data)
        try:
            encoding = _LABELS.get(encoding, encoding)
            if codecs.lookup(encoding).name in _OF_THE_WEB:
                return data.decode(encoding, "replace")
        except (LookupError, ValueError):  # unknown, or no name at all; UnicodeError is a ValueError
            continue
    return _western(data)


def _unmarked(data: bytes) -> str:
    """Which of the two UTF-16 a page is in that has no mark: its beginning is a tag, or Latin letters in every other
    byte and a zero between them; "" for neither.
    """
    for pattern, encoding in _UNMARKED:
        if pattern.match(data):
            return encoding
    pairs = min(len(data), _LOOKED_AT) // 2
    if pairs < _LEAST_PAIRS or b"\0" not in data[:_LOOKED_AT]:
        return ""
    even, odd = data[0 : 2 * pairs : 2].count(0) / pairs, data[1 : 2 * pairs : 2].count(0) / pairs
    if min(even, odd) > _FEW_ZEROS or max(even, odd) < _MANY_ZEROS:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


# A byte that no UTF-8 has and that is, in windows-1252, a letter of a word in small letters, the word "à" or an
# apostrophe in a word: a part of the page comes from an older file.
_IN_1252 = regex(
    rb"(?<=[a-z'])[\xe0\xe2\xe7-\xeb\xee\xef\xf4\xf9\xfb\xfc\x9c](?![\x80-\xbf])"
    rb"|[\xe0\xe2\xe7-\xeb\xee\xef\xf4\xf9\xfb\xfc\x9c](?=[a-z])|(?<= )\xe0(?= )|(?<=[A-Za-z])\x92(?=[A-Za-z])"
)


def _part_in_1252(error: UnicodeError) -> tuple[str, int]:
    """What to read for bytes that are no UTF-8: such a letter, else U+FFFD; and where to go on."""
    assert isinstance(error, UnicodeDecodeError)  # the one direction that this is asked in
    start, end = error.start, error.end
    known = end - start == 1 and _IN_1252.match(error.object, start)
    return error.object[start:end].decode("cp1252") if known else "\ufffd", end


codecs.register_error("reader-part-in-1252", _part_in_1252)


def _declared(data: bytes) -> str:
    head = data[:_DECLARED_WITHIN]
    found = _XML.search(head) or _META.search(head)
    return found.group(1).decode("ascii", "replace") if found else ""


# The bytes that windows-1252 reads otherwise than latin-1; the five that it leaves open stay C1 controls.
_AS_1252 = {byte: text for byte in range(0x80, 0xA0) if (text := bytes([byte]).decode("cp1252", "ignore"))}


def _windows_1252(data: bytes) -> str:
    """As browsers do: the five bytes that windows-1252 leaves open are C1 controls, which the guards take out."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_AS_1252)


# Letters of French words as Mac OS wrote them before 2001 (é è à ê ç ù ’): in windows-1252 these bytes are capitals
# with a caron, signs and nothing at all, and stand in no word.
_OF_MAC = regex(rb"(?<=[a-z])[\x88\x8d\x8e\x8f\x90\x9d](?=[a-z ,.])|(?<=[a-z])\xd5(?=[a-z\x80-\x9f])")
_OF_1252 = regex(rb"(?<=[a-z])[\xe0-\xef\xf4\xf9\xfb](?=[a-z ,.])")
_LEAST_OF_MAC, _FOR_EACH_OF_1252 = 3, 4

# What windows-1252 makes of the œ and the € of iso-8859-15, where nothing else can stand: in a word ("c½ur", not the
# "½cp" of a dose), after a number.
_OE = regex(r"(?<=[a-zà-ÿ])½(?=[a-z])|½(?=(?:dèm|uf|uvr|soph|strog|cum|nolog)|il\b)")
_EURO = regex(r"(?<=\d)([ \xa0]?)¤")


def _western(data: bytes) -> str:
    """Windows-1252, as browsers read what says nothing better; Mac Roman and iso-8859-15 where the letters tell."""
    mac = len(_OF_MAC.findall(data))
    if mac >= _LEAST_OF_MAC and mac > _FOR_EACH_OF_1252 * len(_OF_1252.findall(data)):
        return data.decode("mac-roman")
    text = _windows_1252(data)
    return _EURO.sub(r"\1€", _OE.sub("œ", text)) if "½" in text or "¤" in text else text
