"""The library: a folder of pages, each PAGE.html with PAGE.toml (where it comes from) and PAGE/ (its images)."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO
from urllib.parse import unquote

from reader.errors import NotFound, PageNotFound, PageRefused
from reader.files import why
from reader.model import Source, is_web
from reader.regex import regex
from reader.sources.decode import decode
from reader.sources.formats import with_its_pictures
from reader.written_file import TomlFile

PAGE_ID = regex(r"[a-z0-9][a-z0-9-]{0,63}")
_SCHEME = regex(r"(?!https?:)[a-z][a-z0-9+.-]+:", re.IGNORECASE)  # of two letters at least: "C:" is a disk
_IMAGE_NAME = regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,109}")
_PAGES = frozenset((".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive"))
_ENDINGS = ("", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif")

# The place of a page of which nothing is said.
_LAST = 1_000_000

# Seconds between two times that a disk can tell apart: 2 on FAT, the coarsest there is (it counts in pairs of seconds).
_TICK = 3.0

# A page saved as one file holds its pictures, a third larger than they are.
MOST_SAVED_BYTES = 50_000_000

# The largest page of 1,301 that were measured has 1.6 million characters.
MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the library: its HTML, decoded, and its provenance. `digest` (SHA-256, hexadecimal) is that of both
    files.

    `easy_version` leads to the same in easy words (FALC): the id of another page, or an address of the web; empty where
    nobody has written one.
    """

    id: str
    html: str
    source: Source
    digest: str
    summary: str = ""
    language: str = ""
    easy_version: str = ""


class Library:
    """A folder of pages. Reads only what carries a page's id in its name, and never a path from a request."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._places: dict[str, tuple[tuple[int, ...], int]] = {}  # by page: its TOML's size and times, what it says

    def ids(self) -> tuple[str, ...]:
        """The pages, in the order the library shows them: by `order` in their TOML, then by name."""
        found = []
        for file in self.folder.glob("*.html"):
            if PAGE_ID.fullmatch(file.stem) and file.is_file():
                found.append((self._place(file.with_suffix(".toml")), file.stem))
        return tuple(page_id for _, page_id in sorted(found))

    def misnamed(self) -> tuple[str, ...]:
        """The names of files that look like pages and are not shown: no page may be called so."""
        return tuple(
            sorted(
                file.name
                for file in self.folder.iterdir()
                if not file.name.startswith(".")
                and file.suffix.lower() in _PAGES
                and not (file.suffix == ".html" and PAGE_ID.fullmatch(file.stem))
                and file.is_file()
            )
        )

    def _place(self, provenance: Path) -> int:
        """The page's place in the library, read again when its TOML has changed: every visit asks for all of them."""
        try:
            here = provenance.stat()
        except OSError:
            return _LAST
        # A copy that keeps its time, or a right to read that is given, changes only the last.
        stamp = here.st_size, here.st_mtime_ns, here.st_ctime_ns
        known = self._places.get(provenance.stem)
        if known is None or known[0] != stamp:
            known = self._places[provenance.stem] = stamp, _order(provenance)
        return known[1]

    def page(self, page_id: str) -> Page:
        """The page of that id. Raises PageNotFound, and PageRefused for a file that cannot be read or is too large."""
        file = self._file(page_id)
        data = read_page(file)
        provenance = file.with_suffix(".toml")
        written = _provenance(provenance)
        said = provenance.read_bytes() if provenance.is_file() else b""
        return Page(
            id=page_id,
            html=decode(data),
            source=_source(written),
            digest=hashlib.sha256(hashlib.sha256(data).digest() + said).hexdigest(),
            summary=str(written.get("summary", "")),
            language=str(written.get("language", "")),
            easy_version=_easy_version(provenance, _anywhere(written, "easy_version")),
        )

    def of_address(self, url: str) -> tuple[str, ...]:
        """The pages that come from an address, by what their TOML says."""
        found = []
        for page_id in self.ids() if url else ():
            with contextlib.suppress(PageRefused):  # told where the page is asked for
                if _provenance(self.folder / f"{page_id}.toml").get("url") == url:
                    found.append(page_id)
        return tuple(found)

    def digest(self, page_id: str) -> str:
        """Changes when the page, its provenance or a picture of it does; reads only what has just been written.

        Raises PageNotFound.
        """
        page = str(self._file(page_id)).removesuffix(".html")
        files = [f"{page}.html", f"{page}.toml"]
        # One by one: a picture that is written over leaves its folder as it was.
        with contextlib.suppress(OSError):
            files += sorted(f"{page}/{name}" for name in os.listdir(page))
        stamps = "\n".join([page_id, *(f"{file[len(page) :]} {_stamp(file)}" for file in files)])
        return hashlib.sha256(stamps.encode("utf-8", "surrogateescape")).hexdigest()

    def changed(self, page_id: str) -> date:
        """The day the page's file was last changed, in universal time. Raises PageNotFound, OSError."""
        return datetime.fromtimestamp(self._file(page_id).stat().st_mtime, UTC).date()

    def image(self, page_id: str, name: str) -> Path:
        """The file of a page's image by its name (`Image.name`), which may lack the ending. Raises NotFound."""
        self._file(page_id)
        if _IMAGE_NAME.fullmatch(name):
            for ending in _ENDINGS:
                file = self.folder / page_id / f"{name}{ending}"
                if file.suffix.lower() in _ENDINGS[1:] and file.is_file():
                    return file
        raise NotFound(f"La page « {page_id} » n’a pas d’image de ce nom.")

    def astray(self) -> dict[str, str]:
        """The pages whose easy version is a page that is not here, each with its name: for the web team to mend."""
        pages = {}
        for page_id in self.ids():
            try:
                easy = self.page(page_id).easy_version
            except PageRefused:
                continue  # told where the page is asked for
            if easy and not is_web(easy) and not (self.folder / f"{easy}.html").is_file():
                pages[page_id] = easy
        return pages

    def _file(self, page_id: str) -> Path:
        file = self.folder / f"{page_id}.html"
        if not PAGE_ID.fullmatch(page_id) or not file.is_file():
            raise PageNotFound(f"Aucune page « {page_id[:64]} » dans la bibliothèque.")
        return file


def _stamp(file: str) -> str:
    """What changes when a file does: its size and times; while it is young, its bytes too. Empty where there is none.

    A copy may keep its size and its time; the time of its change (ctime) nobody can set. A file that is written twice
    within a tick of the disk's clock has the same times, so times are believed once the last tick is past.
    """
    try:
        found = os.stat(file)
        stamp = f"{found.st_size}-{found.st_mtime_ns}-{found.st_ctime_ns}"
        # Young, too, is what a clock that is fast has dated; a pipe or a folder is not read.
        if not S_ISREG(found.st_mode) or time.time() - max(found.st_mtime, found.st_ctime) > _TICK:
            return stamp
        with open(file, "rb") as opened:
            return f"{stamp}-{hashlib.file_digest(opened, 'sha256').hexdigest()}"
    except OSError:
        return ""


def _anywhere(written: dict[str, object], name: str) -> str:
    """What is said under a name that one thing alone may have, in the file or in one of its tables.

    A line added at the end of PAGE.toml belongs to its last table, `[[sources]]`; who added it meant the page.
    """
    tables = [table for value in written.values() if isinstance(value, list) for table in value]
    return next((str(part[name]) for part in (written, *tables) if isinstance(part, dict) and name in part), "")


def _easy_version(provenance: Path, said: str) -> str:
    """The address, or the id of a page, that is said; PageRefused, with the line, where it can be neither.

    Whether that page is there now is another matter: one that is taken away must not take this one along.
    """
    if not said or is_web(said) or (said != provenance.stem and PAGE_ID.fullmatch(said)):
        return said
    written = TomlFile(provenance, "Fichier", PageRefused)
    why = (
        f"« easy_version » mène à la version facile à lire : une adresse qui commence par https://, "
        f"ou le nom d’une autre page du dossier ; « {said} » n’est ni l’un ni l’autre"
    )
    raise written.wrong(why, written.line("easy_version"))


def read_page(file: Path) -> bytes:
    """The bytes of a page's file. Raises PageRefused, in French, where they cannot be read or are too many."""
    try:
        if not file.parts:  # no word at all: an empty variable of a script
            raise PageRefused("Aucun fichier n’est indiqué.")
        if file.is_dir():
            raise PageRefused(f"« {file} » est un dossier : indiquez un fichier HTML.")
        with file.open("rb") as opened:
            return read_stream(opened, f"Le fichier « {file.name} »")
    except FileNotFoundError as exc:
        raise PageRefused(f"Le fichier « {file} » n’existe pas.{_meant_an_address(file)}") from exc
    except OSError as exc:
        raise PageRefused(f"Le fichier « {file} » ne peut pas être lu : {why(exc)}.") from exc


def _meant_an_address(file: Path) -> str:
    """A remark where somebody wrote an address where a file is read: "www.chu.example/suivi", "https:/chu.example".

    A browser's address bar shows a saved page as "file:///home/anne/Page%20d'accueil.html".
    """
    first = file.parts[0] if file.parts else ""
    if first.lower() == "file:":
        return f" Écrivez-le comme un fichier : {unquote(str(Path('/', *file.parts[1:])))}"
    if _SCHEME.fullmatch(first):
        return " Si c’est une adresse : seules celles en https:// et http:// peuvent être importées."
    if first.lower() in {"http:", "https:"} or (first.lower().startswith("www.") and len(file.parts) > 1):
        return " Si c’est une adresse, seul « import » la lit, écrite en entier : https://www.exemple.fr/page"
    return ""


def read_stream(opened: BinaryIO, called: str) -> bytes:
    """The bytes of a page from an open file, which the sentence of a refusal calls so. Raises PageRefused, OSError."""
    data = opened.read(MOST_BYTES + 1)  # not asked of its size: a device has none
    most = MOST_BYTES
    if len(data) > most and with_its_pictures(data):
        most = MOST_SAVED_BYTES
        data += opened.read(most + 1 - len(data))
    if len(data) > most:
        raise PageRefused(f"{called} est trop lourd : plus de {most // 1_000_000} Mo.")
    return data


def source_beside(file: Path) -> Source | None:
    """What the PAGE.toml beside a page's file says; None where there is none. Raises PageRefused for a damaged one."""
    written = _provenance(file.with_suffix(".toml"))
    return _source(written) if written else None


def _source(written: dict[str, object]) -> Source:
    return Source(**{name: str(written.get(name, "")) for name in ("url", "publisher", "fetched_on", "licence")})


def _provenance(file: Path) -> dict[str, object]:
    """What PAGE.toml says; nothing where there is none. Raises PageRefused where it is no TOML."""
    return TomlFile(file, "Fichier", PageRefused).said if file.exists() else {}


def _order(file: Path) -> int:
    """The page's place in the library; last where nothing, or nothing readable, is said."""
    try:
        order = _provenance(file).get("order")
    except PageRefused:
        order = None
    return order if isinstance(order, int) else _LAST
