"""Whether an EPUB says what it must of itself, and nothing that its files belie: neither epubcheck nor Ace can tell.

EPUB 3.3, 5.5 and 9.3; EPUB Accessibility 1.1, 2; the schema.org vocabulary of accessibility (w3.org/community/reports).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from reader.exports.markup.xml import right_to_left
from reader.exports.pictures import UNDESCRIBED, may_move
from tests.exports.epub_checks import OPF, XHTML, files, spine

DC = "{http://purl.org/dc/elements/1.1/}"
OPS = "{http://www.idpf.org/2007/ops}"

# What every book says, and what it says besides if it is heard.
ALWAYS: tuple[str, ...] = (
    "dcterms:modified",
    "schema:accessMode",
    "schema:accessModeSufficient",
    "schema:accessibilityFeature",
)
ALWAYS += ("schema:accessibilityHazard", "schema:accessibilitySummary")
IF_HEARD = ("media:active-class", "media:narrator", "media:duration")

ALWAYS_TRUE = {"readingOrder", "structuralNavigation", "displayTransformability"}


def faults(book: bytes) -> list[str]:
    """What a book does not say of itself, or says without its being so; empty where nothing is wrong."""
    kept = files(book)
    package = ET.fromstring(kept["EPUB/package.opf"])
    return [*_said(package, kept), *_claimed(package, kept), *_ordered(package, kept), *_tongues(package, kept)]


def _properties(package: ET.Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in package.iter(f"{OPF}meta"):
        found.setdefault(meta.get("property", ""), []).append((meta.text or "").strip())
    return found


def _heard(kept: dict[str, bytes]) -> bool:
    return any(name.endswith(".smil") for name in kept)


def _said(package: ET.Element, kept: dict[str, bytes]) -> Iterator[str]:
    told = _properties(package)
    for name in (*ALWAYS, *(IF_HEARD if _heard(kept) else ())):
        if not any(told.get(name, [])):
            yield f"{name} is not said"
    for name in ("identifier", "title", "language"):
        if not [one for one in package.iter(f"{DC}{name}") if (one.text or "").strip()]:
            yield f"dc:{name} is not said"
    identifiers = [one.get("id") for one in package.iter(f"{DC}identifier")]
    if package.get("unique-identifier") not in identifiers:
        yield "no identifier is the book's own"
    for name in told.get("media:active-class", []):
        if f".{name} " not in kept["EPUB/style.css"].decode():
            yield f"nothing is styled by {name}"


def _claimed(package: ET.Element, kept: dict[str, bytes]) -> Iterator[str]:
    told = _properties(package)
    modes, features = set(told.get("schema:accessMode", [])), set(told.get("schema:accessibilityFeature", []))
    sufficient = set(told.get("schema:accessModeSufficient", []))
    texts = {name: ET.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", kept[name])) for name in spine(kept)}
    pictures = [picture for text in texts.values() for picture in text.iter(f"{XHTML}img")]
    described = not any((picture.get("alt") or "") in {"", UNDESCRIBED} for picture in pictures) and not any(
        UNDESCRIBED in "".join(text.itertext()) for text in texts.values()
    )
    heard = _heard(kept)
    silent = [
        name for name in texts if name.replace(".xhtml", ".smil") not in kept and not name.endswith("provenance.xhtml")
    ]
    true = {
        "accessMode": {"textual"} | ({"auditory"} if heard else set()) | ({"visual"} if pictures else set()),
        "accessModeSufficient": {"textual" if described else "textual,visual"}
        | ({"auditory", "textual,auditory"} if heard and described and not silent else set()),
        "accessibilityFeature": ALWAYS_TRUE
        | ({"tableOfContents"} if _contents(kept) else set())
        | ({"synchronizedAudioText"} if heard else set())
        | ({"alternativeText"} if pictures and described else set()),
    }
    for name, found in (
        ("accessMode", modes),
        ("accessModeSufficient", sufficient),
        ("accessibilityFeature", features),
    ):
        yield from (f"{name}: {value} is not so" for value in sorted(found - true[name]))
        yield from (f"{name}: {value} is not said" for value in sorted(true[name] - found))
    moving = any(may_move(data) for name, data in kept.items() if name.startswith("EPUB/images/"))
    hazards = told.get("schema:accessibilityHazard", [])
    if hazards != ["unknown" if moving else "none"]:
        yield f"accessibilityHazard: {hazards}"
    for name in ("dcterms:conformsTo", "a11y:certifiedBy"):
        if name in told or any(link.get("rel") == name for link in package.iter(f"{OPF}link")):
            yield f"{name}: nobody has certified it"


def _contents(kept: dict[str, bytes]) -> list[ET.Element]:
    navigation = ET.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", kept["EPUB/nav.xhtml"]))
    return [one for one in navigation.iter(f"{XHTML}nav") if one.get(f"{OPS}type") == "toc"]


def _ordered(package: ET.Element, kept: dict[str, bytes]) -> Iterator[str]:
    """The contents lead to every text, in the order in which they are read."""
    led = [
        "EPUB/" + (link.get("href") or "").partition("#")[0]
        for one in _contents(kept)
        for link in one.iter(f"{XHTML}a")
    ]
    if led != spine(kept):
        yield f"read in the order {spine(kept)}, listed as {led}"
    away = [item.get("idref") for item in package.iter(f"{OPF}itemref") if item.get("linear") == "no"]
    if away != ["nav"]:
        yield f"not among what is read: {away}"


def _tongues(package: ET.Element, kept: dict[str, bytes]) -> Iterator[str]:
    languages = [(one.text or "").strip() for one in package.iter(f"{DC}language")]
    for name in spine(kept):
        page = ET.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", kept[name]))
        here = page.get("{http://www.w3.org/XML/1998/namespace}lang")
        if here != page.get("lang") or here not in (["fr"] if name.endswith("provenance.xhtml") else languages):
            yield f"{name} is in {here}, the book in {languages}"
    way = next(package.iter(f"{OPF}spine")).get("page-progression-direction", "default")
    if way != ("rtl" if any(map(right_to_left, languages)) else "default"):
        yield f"{languages} is read {way}"
