"""Inline mark-up: which elements mark a stretch of text, and with what."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from reader.extract.kinds import LINK, STRONG
from reader.extract.panels.hidden import hidden_for_all
from reader.extract.tree import TEXT, Node, collapse
from reader.model import SpanKind
from reader.regex import regex

_KINDS = {
    "strong": STRONG,
    "b": STRONG,
    "em": SpanKind.EM,
    "i": SpanKind.EM,
    "cite": SpanKind.EM,
    "dfn": SpanKind.EM,
    "var": SpanKind.EM,
    "sub": SpanKind.SUB,
    "sup": SpanKind.SUP,
}

# What a link may lead to; anything else (javascript:, data:, file:) is no address for a person.
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "sms"})
_LANGUAGE = regex(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
# hAtom: what a theme says of the page once more for search engines, and hides (`updated rich-snippet-hidden`).
_FOR_MACHINES = frozenset({"updated", "published", "vcard", "entry", "author", "snippet"})
_ICON_NAMES = frozenset({"icons", "icon", "symbols", "glyphicon", "dashicons", "genericon"})
_LIGATURE = regex(r"[a-z0-9_]+(?: [a-z0-9_]+)?|[^\W\d_]|\W+")


_USUAL = 16.0
_SIZES = {"xs": 12.0, "sm": 14.0, "base": _USUAL, "lg": 18.0, "xl": 20.0, "2xl": 24.0, "3xl": 30.0, "4xl": 36.0}
_SIZED = regex(r"(?:^|[\s:])text-(xs|sm|base|lg|[2-4]?xl)(?!\S)")
_BOLD_CLASSES = frozenset(
    {"font-weight-bold", "fw-bold", "fw-bolder", "fw-semibold", "font-bold", "font-semibold", "has-text-weight-bold"}
)
_BOLD = regex(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b", re.IGNORECASE)


_RAISED_TAGS = frozenset({"span", "font", "small", "a"})
# An hour for machines, as microformats write it: `<abbr class="published" title="2025-11-04T10:12:00Z">`.
_MOMENT = regex(r"\d{4}-\d{2}(?:-\d{2})?(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?")
_VERTICAL = regex(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)


def looks_bold(node: Node) -> bool:
    """Whether an element is bold by its tag or its own style (not by a class: those lie in a style sheet)."""
    return node.tag in {"strong", "b"} or bold_by_style(node)


def bold_by_class(node: Node) -> bool:
    """Whether a paragraph's letters are bold by a class of the usual frameworks that says nothing else; those of a box,
    bold and larger.
    """
    if node.tag not in {"p", "div"} or not node.has("class") or _BOLD_CLASSES.isdisjoint(node.get("class").split()):
        return False
    return node.tag == "p" or size_by_class(node) > _USUAL


def size_by_class(node: Node) -> float:
    """The size in pixels that a class of Tailwind's gives an element's letters on a wide screen; 0 for none."""
    found = _SIZED.findall(node.get("class")) if node.has("class") else []
    return max((_SIZES[name] for name in found), default=0)


def bold_by_style(node: Node) -> bool:
    """Whether an element says itself that its letters are bold: how a letter by mail marks its headings."""
    return node.has("style") and _BOLD.search(node.get("style")) is not None


class Addresses:
    """Turns what a page writes in `href` and `src` into addresses; `base` is the page's own address, "" when
    unknown.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self._own = base.partition("#")[0]

    def link(self, href: str) -> str:
        """An address with an allowed scheme, "#NAME" for a place in this page, or "" when it leads nowhere."""
        href = re.sub(r"[\t\n\r]", "", href).strip()
        try:
            address = urljoin(self.base, href) if self.base else href
            scheme = urlsplit(address).scheme.lower()
        except ValueError:
            return ""
        if href.startswith("#"):
            return href if len(href) > 1 else ""
        if scheme not in _SCHEMES or not href:
            return ""
        if self._own and address.partition("#")[0] == self._own and "#" in address:
            return "#" + address.partition("#")[2]
        return address

    def image(self, source: str) -> str:
        source = source.strip()
        try:
            return urljoin(self.base, source) if self.base else source
        except ValueError:
            return ""


def language_of(node: Node) -> str:
    """The BCP 47 tag the element declares, in its usual letters ("FR" is "fr": RFC 5646, 2.1.1); "" for none."""
    if "lang" not in node.attributes and "xml:lang" not in node.attributes:
        return ""
    value = (node.get("lang") or node.get("xml:lang")).strip().replace("_", "-")
    if not _LANGUAGE.fullmatch(value):
        return ""
    first, *others = value.split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in others)])


def marks_of(node: Node, addresses: Addresses) -> list[tuple[SpanKind, str]]:
    """The marks an inline element puts on its text."""
    found: list[tuple[SpanKind, str]] = []
    language = language_of(node)
    if language:
        found.append((SpanKind.LANG, language))
    if node.tag == "a":
        address = addresses.link(node.get("href")) if node.has("href") else ""
        if address:
            found.append((LINK, address))
    elif node.tag in {"abbr", "acronym"}:
        title = collapse(node.get("title"))
        if title and not _MOMENT.fullmatch(title):
            found.append((SpanKind.ABBR, title))
    elif node.tag in _KINDS:
        found.append((_KINDS[node.tag], ""))
    elif node.tag in {"span", "font"} and looks_bold(node):
        found.append((STRONG, ""))
    if node.has("style") and node.tag in _RAISED_TAGS and (raised := _VERTICAL.search(node.get("style"))):
        found.append((SpanKind.SUP if raised[1].lower() == "super" else SpanKind.SUB, ""))  # "10⁹" is not "109"
    return found


def is_icon(node: Node) -> bool:
    """An icon font's ligature ("expand_more" in an i element): a drawing, not a word."""
    if node.tag not in {"i", "span", "em", "b"} or node.words > 2 or not node.names & _ICON_NAMES:
        return False
    text = "".join(child.text for child in node.children if child.tag == TEXT).strip()
    return _LIGATURE.fullmatch(text) is not None and (
        "material" in node.names or node.get("aria-hidden") == "true" or "_" in text
    )


def is_hidden_inline(node: Node) -> bool:
    """Hidden for everybody by its own attributes (never by a class name alone: those lie inside running text)."""
    if hidden_for_all(node):
        return True
    return bool(_FOR_MACHINES & node.names) and "hidden" in node.names
