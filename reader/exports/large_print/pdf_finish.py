"""What PDF/UA asks of a tagged PDF and WeasyPrint does not write, put in before the file is.

Seen with WeasyPrint 70: page numbers are text that stands in no tag, items of lists have no body, a term and what is
said of it are items of a list alike, headers of tables have no scope, foreign words no language; a link is called by
its address ("s3-b9"), and is there twice where a word in it is emphasised; a picture is told to be where it is in
pixels from the top. References: ISO 32000-1, 14.7 to 14.9; Matterhorn Protocol 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]  # comes with WeasyPrint
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from reader.exports.markup.xml import same_language
from reader.regex import regex

# Letters of scripts that run from right to left (Unicode 16, 9.1 to 9.6), and their forms that are drawn.
_RIGHT_TO_LEFT = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")

# A CSS pixel in points (CSS Values 4, 5.2).
_POINTS = 0.75


class Unfinished(Exception):
    """What PDF/UA asks could not be put in: the file must not say that it is meant to be one."""


def finish(document: Any, pdf: Any) -> None:
    """Mend the structure of a file that is about to be written; the arguments are those of WeasyPrint's `finisher`.

    Raises Unfinished.
    """
    try:
        _Finish(document, pdf).run()
    except Exception as exc:  # it leans on what WeasyPrint keeps for itself, as `Page._page_box`: that may change
        raise Unfinished from exc


class _Finish:
    """One file: the pages as they were laid out, and the objects they became."""

    def __init__(self, document: Any, pdf: Any) -> None:
        self._document = document
        self._pdf = pdf
        self._root = self._object(pdf.catalog["StructTreeRoot"])

    def run(self) -> None:
        # each leaf is a marked content: the element that holds it, and its number on its page
        leaves: dict[bytes, list[tuple[Any, int]]] = {reference: [] for reference in self._pdf.page_references}
        for element in list(self._elements(self._root)):
            for kid in element["K"]:
                if isinstance(kid, int):
                    leaves[element["Pg"]].append((element, kid))
            if element["S"] != "/Link":
                self._one_link(element)
            if element["S"] == "/LI":
                self._body(element)
            elif element["S"] == "/L":
                self._terms(element)
            elif element["S"] == "/Table":
                self._headers(element)
            elif element["S"] == "/Figure":
                self._place(element)
        for number, (reference, held) in enumerate(leaves.items()):
            self._languages(number, held)
            self._unread(number, self._object(reference), {name for _, name in held})
        for page in self._document.pages:
            for *_, box in page.links:
                if box.element is not None and getattr(box, "link_annotation", None):
                    said = " ".join("".join(box.element.itertext()).split())
                    box.link_annotation["Contents"] = pydyf.String(said or _described(box.element))

    def _object(self, reference: bytes) -> Any:
        return self._pdf.objects[int(reference.split()[0])]

    def _elements(self, within: Any) -> Iterator[Any]:
        """The structure elements inside one, in reading order."""
        pending = [within]
        while pending:
            here = pending.pop()
            if here is not within and "S" in here:
                yield here
            kids = [self._object(kid) for kid in here.get("K", ()) if isinstance(kid, bytes)]
            pending.extend(reversed([kid for kid in kids if kid.get("Type") != "/OBJR"]))

    def _body(self, item: Any) -> None:
        """An item holds its mark and its body: the `div` that stands in each `li` for this."""
        for kid in item["K"]:
            inner = self._object(kid)
            if inner["S"] == "/Div":
                inner["S"] = "/LBody"

    def _terms(self, within: Any) -> None:
        """A term is the label of what is said of it (ISO 32000-1, table 336): the `div` that holds both is the item.

        What is said stands in a `div` of its own (`bodies` of markup/elements.py), a term does not.
        """
        for item in map(self._object, within["K"]):
            if item["S"] != "/Div":
                continue
            item["S"] = "/LI"
            kids, body = [], None
            for reference in item["K"]:
                inner = self._object(reference)["K"][0]  # each is an item of its own by now, and holds a body
                part = self._object(inner)
                part["P"] = item.reference
                if not part["K"] or self._object(part["K"][0])["S"] != "/Div":
                    part["S"] = "/Lbl"
                    kids.append(inner)
                elif body is None:
                    body = part
                    kids.append(inner)
                else:
                    for held in part["K"]:
                        self._object(held)["P"] = body.reference
                    body["K"].extend(part["K"])
            item["K"] = pydyf.Array(kids)

    def _one_link(self, element: Any) -> None:
        """What is emphasised or shown inside a link is given the link once more: no link stands in a link."""
        for kid in [kid for kid in element["K"] if isinstance(kid, bytes)]:
            pointer = self._object(kid)
            if pointer.get("Type") == "/OBJR":
                element["K"].remove(kid)
                self._object(pointer["Pg"])["Annots"].remove(pointer["Obj"])
                parents = self._object(self._root["ParentTree"])["Nums"]
                at = parents[::2].index(self._object(pointer["Obj"])["StructParent"])
                del parents[2 * at : 2 * at + 2]

    def _headers(self, table: Any) -> None:
        """Which headers each cell of a table has, and what each is the header of. No cell spans rows (pdf.py)."""
        columns: dict[int, list[Any]] = {}
        number = 0
        for part in self._elements(table):
            if part["S"] not in {"/THead", "/TBody"}:
                continue
            over: list[Any] = []  # the header of this body
            for row in self._elements(part):
                if row["S"] != "/TR":
                    continue
                cells = [cell for cell in map(self._object, row["K"]) if cell["S"] in {"/TH", "/TD"}]
                heads_a_body = part["S"] == "/TBody" and [cell["S"] for cell in cells] == ["/TH"]
                own: list[Any] = []
                column = 0
                for cell in cells:
                    attributes = cell.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
                    spanned = range(column, column + attributes.get("ColSpan", 1))
                    column = spanned.stop
                    if cell["S"] == "/TH":
                        number += 1
                        cell["ID"] = pydyf.String(f"{table.number}-{number}")
                        attributes["Scope"] = "/Column" if part["S"] == "/THead" else "/Row"
                        if part["S"] == "/THead":
                            for at in spanned:
                                columns.setdefault(at, []).append(cell["ID"])
                        else:
                            (over if heads_a_body else own).append(cell["ID"])
                    else:
                        above = [name for at in spanned for name in columns.get(at, ())]
                        attributes["Headers"] = pydyf.Array(dict.fromkeys([*above, *over, *own]))

    def _place(self, figure: Any) -> None:
        """Where a picture is, in points from the foot of its page: a magnifier that follows the reading goes there."""
        height = float(self._object(figure["Pg"])["MediaBox"][3])
        left, top, right, bottom = (side * _POINTS for side in figure["A"]["BBox"])
        figure["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))

    def _languages(self, number: int, held: list[tuple[Any, int]]) -> None:
        """Words and pictures in another language than the document say so: the layout knows, and has their order.

        Right to left, letters are drawn in the order of the eye; in that of the tongue they are told beside.
        """
        shown = list(_shown(self._document.pages[number]._page_box))
        if len(shown) != len(held):
            raise LookupError(f"page {number + 1}: {len(shown)} texts and pictures, {len(held)} in the tree")
        for box, (element, _) in zip(shown, held, strict=True):
            language = box.style["lang"]
            if language and not same_language(language, self._document.metadata.lang):
                element["Lang"] = pydyf.String(language)
            text = getattr(box, "text", "")
            if _RIGHT_TO_LEFT.search(text) and element["S"] == "/Span":
                element["ActualText"] = pydyf.String(text)

    def _unread(self, number: int, page: Any, read: set[int]) -> None:
        """What is drawn and no part of the tree is the page's number."""
        parents = self._object(self._root["ParentTree"])["Nums"][2 * number + 1]
        stream = self._object(page["Contents"]).stream
        for at, operand in enumerate(stream):
            if isinstance(operand, pydyf.Dictionary) and "MCID" in operand and operand["MCID"] not in read:
                parents[operand.pop("MCID")] = "null"
                operand.update({"Type": "/Pagination", "Subtype": "/Footer"})
                stream[at - 1] = "/Artifact"


def _shown(box: Any) -> Iterator[Any]:
    """The texts and pictures inside a box, in the order of the tree."""
    box = getattr(box, "_box", box)  # a box that was placed apart, as the mark of an item is
    if isinstance(box, boxes.MarginBox):
        return
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        yield box
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _shown(child)


def _described(element: Any) -> str:
    return " ".join(filter(None, (picture.get("alt") for picture in element.iter("img"))))
