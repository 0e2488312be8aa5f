"""Characters, languages and addresses as XML and HTML hold them."""

from __future__ import annotations

import re
from urllib.parse import quote

from reader.regex import regex

# XML 1.0, 2.2: what is no character at all.
_NO_CHARACTER = regex("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What does not stand in an element as it is; most texts have none of it, and a look is cheaper than four passes.
_TO_WRITE = regex("[&<>\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Languages written from right to left where no script is said, and scripts that are (CLDR, likelySubtags: Kurdish
# without more is Kurmanji in Latin letters).
_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"})

# The ASCII that may stand in an address (RFC 3986, 2.2 and 2.3) and the percent sign of what is escaped already.
_ADDRESS = "!#$%&'()*+,/:;=?@-._~"


def escape(text: str) -> str:
    """Text for an XML element; what XML cannot hold becomes U+FFFD, as a browser shows it."""
    if not _TO_WRITE.search(text):
        return text
    return _NO_CHARACTER.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text for an XML attribute in double quotes; a line's end is kept as a space, as XML would."""
    return escape(text).replace('"', "&quot;").replace("\n", " ")


def right_to_left(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left.

    >>> [right_to_left(language) for language in ("ar-MA", "ku", "ku-Arab-IQ", "ar-Latn")]
    [True, False, True, False]
    """
    name, *more = language.lower().split("-")
    script = more[0] if more and len(more[0]) == 4 and more[0].isalpha() else ""
    return script in _SCRIPTS if script else name in _LANGUAGES


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language; "fr" and "fr-FR" do."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def safe_address(value: str) -> str:
    """A place in the document, or a web, mail, telephone or message address as a URL any schema takes; else empty."""
    if value.startswith("#"):
        return value
    scheme, colon, rest = value.partition(":")
    if not colon or scheme.lower() not in {"http", "https", "mailto", "tel", "sms"} or not rest.strip("/ "):
        return ""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", value.strip()), safe=_ADDRESS)


def link(address: str) -> str:
    """An address that can be read and followed; only read where no program would follow it."""
    target = safe_address(address)
    return f'<a href="{attribute(target)}">{escape(address)}</a>' if target else escape(address)


def language_attributes(language: str, around: str = "") -> str:
    """`lang`, `xml:lang` and, where what is `around` runs the other way, `dir`; nothing for the empty language."""
    if not language:
        return ""
    tag = attribute(language)
    return f' lang="{tag}" xml:lang="{tag}"{direction(language, around)}'


def direction(language: str, around: str = "") -> str:
    """The attribute `dir` of what is in a language, within what is in another: none where both run the same way."""
    if right_to_left(language) == right_to_left(around):
        return ""
    return ' dir="rtl"' if right_to_left(language) else ' dir="ltr"'
