"""Our own check of PEF files, written after the text and the RELAX NG schema of PEF 1.0 (github.com/braillespecs/pef).

It wants what the schema wants of the elements that we write: pef/head/meta (Dublin Core) and pef/body/volume/section/
page/row. It is stricter where that is ours: no element of another namespace, a page has rows, what is drawn fits.
The schema says nothing of sizes; the text does ("Attributes": cols, rows).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

PEF = "{http://www.daisy.org/ns/2008/pef}"
DC = "{http://purl.org/dc/elements/1.1/}"

CHILDREN = {"pef": ("head", "body"), "head": ("meta",), "body": ("volume",), "volume": ("section",)}
CHILDREN |= {"section": ("page",), "page": ("row",), "row": ()}

SAYS = {"pef": {"version"}, "volume": {"cols", "rows", "rowgap", "duplex"}, "row": {"rowgap"}}
SAYS |= {"section": {"cols", "rows", "rowgap", "duplex"}, "page": {"rowgap"}}

ELEMENTS_OF_DC = {"title", "creator", "subject", "description", "publisher", "contributor", "date", "type"}
ELEMENTS_OF_DC |= {"format", "identifier", "source", "language", "relation", "coverage", "rights"}

SEVERAL_OF_DC = {"creator", "subject", "contributor", "source", "language", "relation", "coverage", "rights"}

VALUES_OF_DC = {"date": r"\d{4}-\d\d-\d\d", "language": r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"}
VALUES_OF_DC |= {"format": r"application/x-pef\+xml"}

VALUES = {"cols": r"[1-9]\d*", "rows": r"[1-9]\d*", "rowgap": r"\d+", "duplex": "true|false"}


def faults(data: bytes) -> list[str]:
    """What is wrong with a PEF file, one line each; nothing when all is well."""
    try:
        root = ET.fromstring(data)
    except ET.ParseError as exc:
        return [f"not XML: {exc}"]
    found = list(_of_element(root, "pef"))
    if root.get("version") != "2008-1":
        found.append("version")
    heads = [child.tag for child in root]
    if heads != [f"{PEF}head", f"{PEF}body"]:
        found.append("pef holds one head, then one body")
    found += _of_metadata(root)
    for volume in root.iter(f"{PEF}volume"):
        found += _of_size(volume)
    return found


def _of_element(element: ET.Element, name: str) -> Iterator[str]:
    if element.tag != PEF + name:
        yield f"{element.tag} where {name} stands"
        return
    yield from (f"{name} says {said}" for said in sorted(set(element.keys()) - SAYS.get(name, set())))
    yield from (
        f"{name} {said}={value}" for said, value in element.items() if said in VALUES and not _fits(said, value)
    )
    if name == "volume":
        yield from (f"volume without {said}" for said in sorted(SAYS["volume"] - set(element.keys())))
    if name == "row":
        if not re.fullmatch("[\u2800-\u28ff]*", element.text or ""):
            yield "row of other than cells"
    elif "".join([element.text or "", *(child.tail or "" for child in element)]).strip():
        yield f"text in {name}"
    if name not in {"pef", "row"} and not len(element):
        yield f"empty {name}"
    for child in element:
        if child.tag.startswith(PEF) and child.tag.removeprefix(PEF) in CHILDREN[name]:
            if (own := child.tag.removeprefix(PEF)) != "meta":
                yield from _of_element(child, own)
        else:
            yield f"{child.tag} in {name}"


def _fits(said: str, value: str) -> bool:
    return re.fullmatch(VALUES[said], value) is not None


def _of_metadata(root: ET.Element) -> Iterator[str]:
    metas = root.findall(f"{PEF}head/{PEF}meta")
    if len(metas) != 1:
        yield "head holds one meta"
        return
    said = [(element.tag.removeprefix(DC), (element.text or "").strip()) for element in metas[0]]
    names = [name for name, _ in said]
    yield from (f"no dc:{name}" for name in ("format", "identifier") if name not in names)
    yield from (f"dc:{name} again" for name in sorted({*names} - SEVERAL_OF_DC) if names.count(name) > 1)
    yield from (f"dc:{name}" for name in names if name not in ELEMENTS_OF_DC)
    yield from (f"dc:{name}: {text}" for name, text in said if not re.fullmatch(VALUES_OF_DC.get(name, ".*"), text))


def _of_size(volume: ET.Element) -> Iterator[str]:
    """Each row is within the columns, each page within the rows."""
    for section in volume.iter(f"{PEF}section"):
        cols = int(section.get("cols", volume.get("cols", "0")))
        rows = int(section.get("rows", volume.get("rows", "0")))
        for number, page in enumerate(section.iter(f"{PEF}page"), 1):
            lengths = [len(row.text or "") for row in page.iter(f"{PEF}row")]
            if max(lengths, default=0) > cols:
                yield f"page {number}: a row of {max(lengths)}"
            if len(lengths) > rows:
                yield f"page {number}: {len(lengths)} rows"
