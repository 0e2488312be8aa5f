"""Definition lists that stand for one document, as SPIP has written them for twenty years (`dl.spip_documents`): the
picture as a term, then its title and its description. A picture's is a figure with its caption; that of a file is a
link that says the file's name.
"""

from __future__ import annotations

from itertools import pairwise

from bs4.element import Tag

from reader.extract.wording.files import leads_to_file, leads_to_picture
from reader.extract.wording.machinery import machinery
from reader.model import Reason
from reader.regex import regex

DOCUMENTS = ("<dl>",)  # in the marks of a soup

_MOST_ROWS = 6
_MOST_CHARACTERS = 600
# What SPIP writes where nobody described a picture: "JPEG - 120.5 ko".
_FORMAT = regex(
    r"\W*(?:JPE?G|PNG|GIF|WebP|SVG|PDF|DOCX?|ODT|Word|Excel|ZIP)\b[\s\d.,–-]*(?i:[kmg]?i?o|[kmg]b|octets)?\W*"
)


def tell_documents(tags: list[Tag]) -> None:
    """Make such a list a figure, or a link with its description."""
    for tag in tags:
        if tag.name == "dl" and tag.parent is not None:
            rows = [child for child in tag.contents if isinstance(child, Tag)]
            picture = _picture(tag, rows)
            if picture is not None:
                _tell(tag, rows, picture)


def _picture(around: Tag, rows: list[Tag]) -> Tag | None:
    """The one picture of such a list, alone in its first term."""
    if not 1 < len(rows) <= _MOST_ROWS or rows[0].name != "dt" or any(row.name not in {"dt", "dd"} for row in rows):
        return None
    if any(after.name == "dt" and before.name == "dd" for before, after in pairwise(rows)):
        return None  # terms and what they mean, the first of them a picture
    pictures = around.find_all("img", limit=2)
    if len(pictures) != 1 or rows[0] not in pictures[0].parents or rows[0].get_text().strip():
        return None
    said = [row.get_text().strip() for row in rows[1:]]
    return pictures[0] if any(said) and sum(map(len, said)) <= _MOST_CHARACTERS else None


def _tell(around: Tag, rows: list[Tag], picture: Tag) -> None:
    link = picture.find_parent("a")
    href = str(link.get("href") or "") if link is not None else ""
    if _FORMAT.fullmatch(str(picture.get("alt") or "")):
        del picture["alt"]
    lines = [row for row in rows[1:] if row.get_text().strip() and not _enlarges(row)]
    if leads_to_file(href):
        _link(around, rows, lines, href, picture)
    else:
        around.name = "figure"
        if link is not None and leads_to_picture(href):
            link.unwrap()
        if lines:
            caption = Tag(name="figcaption")
            lines[0].insert_before(caption)
            for line in lines:
                caption.append(line.extract())
        for row in rows:
            row.name = "div"


def _link(around: Tag, rows: list[Tag], lines: list[Tag], href: str, picture: Tag) -> None:
    """Write the link to a file round its name, in the place of an icon without a description."""
    around.name = "div"
    for row in rows:
        row.name = "div"
    if lines and lines[0].find("a") is None:
        named = Tag(name="a", attrs={"href": href})
        for child in list(lines[0].contents):
            named.append(child.extract())
        lines[0].append(named)
        if not picture.get("alt"):
            rows[0].extract()


def _enlarges(row: Tag) -> bool:
    """Whether a line says nothing but "Agrandir"."""
    return Reason.CONTROL in machinery(row.get_text().strip())
