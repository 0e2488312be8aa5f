"""End tags that end nothing, as a browser reads them: `</br>` is a break, `</p>` an empty paragraph (HTML Standard,
13.2.6.4.7, "in body"). libxml2 passes over both, and "deux comprimés.</p>Ne conduisez pas" became one word.
"""

from __future__ import annotations

import re

from reader.regex import regex

_BREAK = regex(r"</br\s*/?>", re.IGNORECASE)
# Text, or an element in the line, after the end of a paragraph: whether that was open is not asked, as an empty
# paragraph after one that was changes nothing.
_TEXT_AFTER = regex(r"</[pP]\s*>(?=\s*(?:[^<\s\"']|<(?i:a|abbr|b|em|font|i|q|small|span|strong|sub|sup|u)[\s>]))")


def mend_ends(html: str) -> str:
    """The page with such end tags written out."""
    if "</br" in html or "</BR" in html:
        html = _BREAK.sub("<br>", html)
    return _TEXT_AFTER.sub("</p><p></p>", html)
