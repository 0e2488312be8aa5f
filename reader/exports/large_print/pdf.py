"""A page in large print: a tagged PDF for paper and for screen readers, by WeasyPrint (the extra `pdf`).

PDF/UA-1 is intended, and marked as such where all that it asks for could be put in; what is checked, and what nobody
has checked, is in docs/formats.md.
"""

from __future__ import annotations

import base64
import hashlib
import io
import logging
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from reader.errors import FormatUnavailable, StoreError
from reader.exports.book import Book, Wishes
from reader.exports.cards import as_cards
from reader.exports.markup.elements import Picture, Writer
from reader.exports.markup.provenance import TITLE, provenance_paragraphs
from reader.exports.markup.xhtml import section_markup
from reader.exports.markup.xml import attribute, direction, escape, language_attributes, link, safe_address
from reader.exports.pictures import ENDINGS, media_type
from reader.exports.qr import qr_code
from reader.exports.signs import undrawn_in_words
from reader.model import PAPER_LINE, Block, BlockKind, Document, longest_piece

log = logging.getLogger(__name__)

MISSING = (
    "Le PDF en gros caractères demande WeasyPrint (« pip install 'lecteur-accessible[pdf]' ») et Pango. "
    "Debian ou Ubuntu : « sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core ». "
    "En attendant, imprimez la page depuis le navigateur : elle a sa feuille de style d’impression."
)


@dataclass(frozen=True, slots=True)
class _Theme:
    """The colours of static/css/themes.css, by the same names."""

    paper: str
    ink: str
    link: str
    line: str


_TEXT_WIDTH = 504  # points: A4 (210 mm) less both margins of 16 mm
_TEXT_HEIGHT = 723  # A4 (297 mm) less the margins of 18 and 24 mm
_LINE = 1.5  # of the size of its letters

_THEMES = {
    "light": _Theme("#fdfdfb", "#1a1f24", "#0a4a85", "#66727b"),
    "black-on-white": _Theme("#ffffff", "#000000", "#00008b", "#000000"),
    "white-on-black": _Theme("#000000", "#ffffff", "#ffffff", "#ffffff"),
    "yellow-on-black": _Theme("#000000", "#ffff00", "#ffffff", "#ffff00"),
}


def write_pdf(book: Book, wishes: Wishes, out: BinaryIO) -> bool:
    """Write the PDF to `out`; answers whether it has all that PDF/UA asks for, and says that it is meant to.

    Nothing is fetched from anywhere. Raises FormatUnavailable, StoreError.
    """
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]
        from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]
    except (ImportError, OSError) as exc:  # OSError: WeasyPrint is there, Pango is not
        raise FormatUnavailable(MISSING) from exc
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it tells of every table it drops

    fonts = {font.address: font.data for font in _fonts(wishes.fonts)}

    class Inside(URLFetcher):  # type: ignore[misc]
        """What the page itself holds, and our fonts."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in fonts:
                return URLFetcherResponse(url, fonts[url])
            return super().fetch(url, headers)

    def written(page: str, **more: Any) -> bytes:
        identifier = hashlib.sha256(page.encode()).digest()[:16]  # WeasyPrint's own would be random
        document = HTML(string=page, url_fetcher=Inside(allowed_protocols=("data",)))
        return bytes(document.write_pdf(pdf_identifier=identifier, presentational_hints=True, **more))

    def made(page: str) -> tuple[bytes, bool]:
        try:
            from reader.exports.large_print.pdf_finish import Unfinished, finish
        except ImportError:
            log.exception("what PDF/UA asks for cannot be put in")
        else:
            try:
                return written(page, finisher=finish, pdf_variant="pdf/ua-1"), True
            except Unfinished:
                log.exception("what PDF/UA asks for could not be put in")
        return written(page, pdf_tags=True), False  # every word is there to be read, under what tags there are

    page = as_print_page(book, wishes)
    with _Undrawn() as undrawn:
        data, finished = made(page)
    if undrawn.signs:
        # No font here has them, and an empty box for "≥" is a misread dose: they are put into words.
        data, finished = made(undrawn_in_words(page, undrawn.signs))
    out.write(data)
    return finished


class _Undrawn(logging.Handler):
    """Collects the characters that WeasyPrint draws as empty boxes in this thread: it only logs them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.signs: set[str] = set()
        self._thread = threading.get_ident()
        self._logger = logging.getLogger("weasyprint")

    def __enter__(self) -> _Undrawn:
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the character that a warning of a missing glyph is about (its last argument, a code point)."""
        if record.thread == self._thread and str(record.msg).startswith(".notdef glyph") and record.args:
            found = record.args[-1] if isinstance(record.args, tuple) else None
            if isinstance(found, int):
                self.signs.add(chr(found))


def as_print_page(book: Book, wishes: Wishes) -> str:
    """The page that is printed: HTML with its style sheet and pictures inside, and fonts named. Raises StoreError."""
    document = book.document
    title = " ".join(document.title.split()) or "Sans titre"

    def picture(block: Block) -> Picture:
        kept = book.image(block.image) if block.image else None
        if kept is None or media_type(kept[1]) not in ENDINGS:
            return Picture("")
        return Picture(_data(media_type(kept[1]), kept[1]))

    known = {name for section in document.sections for name in (section.id, *(block.id for block in section.blocks))}

    def address(value: str) -> str:
        return safe_address(value) if not value.startswith("#") or value[1:] in known else ""

    writer = Writer(
        document, address=address, picture=picture, roles=False, anchors=False, bodies=True, line=PAPER_LINE
    )
    shown = as_cards(document, lambda rows: _fits(rows, wishes.points))
    sections = "\n".join(section_markup(writer, section) for section in shown.sections)
    date = book.created.isoformat()
    french = direction("fr", document.language)
    return (
        f'<!DOCTYPE html>\n<html{language_attributes(document.language)}><head><meta charset="utf-8"/>'
        f"<title>{escape(title)}</title>"
        f'<meta name="author" content="{attribute(document.source.publisher)}"/>'
        f'<meta name="dcterms.created" content="{date}"/><meta name="dcterms.modified" content="{date}"/>'
        f"<style>{_style(wishes, _tall(shown, wishes.points))}</style></head>\n<body>\n{sections}\n{_code(book)}"
        f'<section id="provenance" lang="fr"{french}><h2>{TITLE}</h2>\n{provenance_paragraphs(book)}</section>\n'
        "</body></html>\n"
    )


def _fits(rows: Sequence[Block], points: int) -> bool:
    """Whether a table can stand on the page as one: no word is to be broken, and no row needs another to be read."""
    widths: dict[int, int] = {}
    for row in rows:
        for cell in row.cells:
            if cell.rowspan > 1:
                return False
            if cell.colspan == 1:
                widths[cell.column] = max(widths.get(cell.column, 0), longest_piece(cell.text, PAPER_LINE))
    # 0.62 em a character, bold, is the mean of Atkinson Hyperlegible Next; half an em is a cell's own white
    return sum(0.62 * longest + 0.6 for longest in widths.values()) * points <= _TEXT_WIDTH


def _tall(document: Document, points: int) -> Iterator[tuple[str, str]]:
    """What must not be kept whole, or with what is before it, as both may not find room on a page: an id, a property.

    What cannot be kept together is broken at the worst of places: the title of a table alone at the foot of a page,
    and its first row, longer than a page, on the next two.
    """
    room = _TEXT_HEIGHT / (_LINE * points)  # lines of a page
    letters = _TEXT_WIDTH / (0.55 * points)  # of a line, less than it holds: lines end with words

    def lines(block: Block) -> float:
        return sum(1 + len(line) // letters for line in block.text.split("\n"))

    for section in document.sections:
        above, headed = 0.0, False  # lines that stand right over a card and stay with it
        card: list[tuple[str, float]] = []
        for block in (*section.blocks, None):
            if card and (block is None or block.kind is not BlockKind.DEFINITION):
                if above + sum(height for _, height in card) > room:
                    yield from ((name, "break-before") for name, _ in card)
                yield from ((name, "break-inside") for name, height in card if height > room / 2)
                above, card = 0.0, []
            if block is not None and block.kind in {BlockKind.TERM, BlockKind.DEFINITION}:
                card.append((block.id, 0.4 + lines(block)))
            elif block is not None and block.kind is BlockKind.HEADING:
                above += 2 + 1.4 * lines(block)
            elif block is not None:
                # a heading stays with what is said under it, and that, if it is short, with the card
                above = (above if headed else 0) + min(lines(block), 5) + 0.5
            headed = block is not None and block.kind is BlockKind.HEADING


def _breakable(tall: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"#{name} {{ {where}: auto }}" for name, where in tall)


def _code(book: Book) -> str:
    """The QR code that leads to the page and its sound; nothing where the address is not known."""
    if not book.address:
        return ""
    source = _data("image/svg+xml", qr_code(book.address).as_svg().encode())
    return (
        f'<section id="listen" lang="fr"{direction("fr", book.document.language)}><h2>Écouter cette page</h2>\n'
        f"<p>Avec un téléphone, visez ce code, ou ouvrez l’adresse : {link(book.address)}</p>\n"
        f'<p><img class="code" src="{source}" alt="Code QR qui mène à cette page et à son écoute"/></p></section>\n'
    )


def _data(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


@dataclass(frozen=True, slots=True)
class _Font:
    """A font file: its family (a subset is a family of its own), weight, and where the page finds what it holds.

    The address is a name: as the data itself it was 2 MB of letters that WeasyPrint read and wrote again four times.
    """

    family: str
    weight: str
    address: str
    data: bytes


@lru_cache(maxsize=16)
def _unpacked(data: bytes) -> bytes:
    """A WOFF2 as the font it packs; kept, as WeasyPrint unpacks each font anew for each PDF: 0.4 s for our four."""
    from fontTools.ttLib import woff2  # type: ignore[import-untyped]

    unpacked = io.BytesIO()
    try:
        woff2.decompress(io.BytesIO(data), unpacked)
    except Exception:  # of every kind: WeasyPrint, too, goes on without the font
        log.debug("a font cannot be unpacked", exc_info=True)
        return data
    return unpacked.getvalue()


def _fonts(folder: Path | None) -> Iterator[_Font]:
    """Each font file of the folder."""
    if folder is None:
        return
    try:
        for path in sorted(folder.iterdir()):
            found = re.search(r"-(\d{3})-", path.name)
            if path.suffix in {".woff2", ".ttf", ".otf"} and found:
                packed = path.read_bytes()
                data = _unpacked(packed) if path.suffix == ".woff2" else packed
                # named after what is inside: the file's identifier is made of the page
                address = f"font:{hashlib.sha256(packed).hexdigest()}"
                yield _Font(path.name[: found.start()], found[1], address, data)
    except OSError as exc:
        raise StoreError(f"Les polices du dossier « {folder} » ne peuvent pas être lues.") from exc


def _style(wishes: Wishes, tall: Iterable[tuple[str, str]]) -> str:
    theme = _THEMES[wishes.theme]
    fonts = list(_fonts(wishes.fonts))
    # the shorter name is the wider used subset: "…-latin" before "…-latin-ext"
    families = [f'"{family}"' for family in sorted({font.family for font in fonts}, key=len)]
    names = ", ".join([*families, '"DejaVu Sans"', "Verdana", "sans-serif"])
    faces = "".join(
        f'@font-face {{ font-family: "{font.family}"; font-weight: {font.weight}; src: url({font.address}) }}\n'
        for font in fonts
    )
    return f"""{faces}
@page {{ size: A4; margin: 18mm 16mm 24mm; background: {theme.paper};
  @bottom-center {{ content: "Page " counter(page) " sur " counter(pages);
    font: {max(wishes.points - 2, 16)}pt {names}; color: {theme.ink} }} }}
html {{ font: {wishes.points}pt/{_LINE} {names}; color: {theme.ink}; hyphens: none; text-align: start }}
body {{ margin: 0 }}
h1 {{ font-size: 1.5em }} h2 {{ font-size: 1.3em }} h3 {{ font-size: 1.15em }} h4, h5, h6 {{ font-size: 1em }}
h1, h2, h3, h4, h5, h6 {{ line-height: 1.25; margin: 1.2em 0 0.5em; break-after: avoid; break-inside: avoid }}
p, ul, ol, dl, table, figure, blockquote, pre {{ margin: 0 0 0.8em; orphans: 3; widows: 3 }}
ul, ol {{ padding-inline-start: 1.4em }} li > div > p {{ margin: 0 0 0.35em }}
dl {{ margin: 0 0 0.8em; break-before: avoid; border-block-end: 1.5pt solid {theme.line} }}
dt {{ font-weight: bold; break-after: avoid; break-inside: avoid;
  padding-block-start: 0.5em; border-block-start: 1.5pt solid {theme.line} }}
dd {{ margin: 0.2em 0 0.4em 1em; break-before: avoid; break-inside: avoid }}
dt + dd {{ break-before: avoid !important }} {_breakable(tall)}
blockquote {{ margin-inline-start: 0; padding-inline-start: 0.8em; border-inline-start: 4pt solid {theme.line} }}
a {{ color: {theme.link}; text-decoration: underline }} sub, sup {{ font-size: 0.8em; line-height: 1 }}
.held {{ white-space: nowrap }} pre {{ white-space: pre-wrap; font-family: inherit }}
table {{ border-collapse: collapse; width: 100% }} thead {{ display: table-header-group }} tr {{ break-inside: avoid }}
th, td {{ border: 1.5pt solid {theme.line}; padding: 0.25em; text-align: start; vertical-align: top }}
p, li, dd, h1, h2, h3, h4 {{ overflow-wrap: break-word }}
caption {{ font-weight: bold; text-align: start; margin-bottom: 0.4em; break-after: avoid }}
img {{ max-width: 100%; max-height: 200mm; background: #fff }} figure {{ break-inside: avoid }}
img.code {{ width: 60mm }} #listen {{ break-inside: avoid }}
"""
