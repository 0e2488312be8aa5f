"""The licence that a page states for its text, wherever pages state one."""

from __future__ import annotations

import re
from html import unescape

from reader.regex import regex

# Every pattern is bounded, so that no page is slow to look through.
_TAG = regex(r"<(?:a|link|meta)\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = regex(r"""([\w:.-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]{0,1000})"|'([^']{0,1000})'|([^\s"'>]{1,1000}))""")
_JSON = regex(r'"license"\s{0,9}:\s{0,9}"(https?:[^"\s]{1,500})"')

# Where Dublin Core and others write rights (DCMI Metadata Terms: license, rights).
_META = ("dcterms.license", "dc.license", "dc.rights.license", "dcterms.rights", "dc.rights")
# Texts of the licences that French public sites use; a link to one in a page is how most say it.
_KNOWN = regex(
    r"^https?://(?:www\.)?(?:creativecommons\.org/(?:licenses|publicdomain)/|(?:etalab\.gouv\.fr|data\.gouv\.fr)/.{0,60}licen[cs]e)",
    re.IGNORECASE,
)


def stated_licence(html: str) -> str:
    """The licence a page states: an address, or its own words; "" for none.

    In this order: a link that says it is the licence (rel="license"), the rights of the page's metadata, the licence of
    its linked data, a link to a Creative Commons licence or to the Licence ouverte.
    """
    rights = known = ""
    for found in _TAG.finditer(html):
        said = {name.lower(): unescape(a or b or c).strip() for name, a, b, c in _ATTRIBUTE.findall(found.group())}
        address = said.get("href", "")
        if "license" in said.get("rel", "").lower().split() and "://" in address:
            return address
        name = (said.get("name") or said.get("property") or "").lower()
        if name in _META and said.get("content") and not rights:
            rights = " ".join(said["content"].split())[:300]
        if not known and _KNOWN.match(address):
            known = address
    linked = _JSON.search(html)
    return rights or (linked.group(1) if linked else "") or known
