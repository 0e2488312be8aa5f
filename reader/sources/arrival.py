"""A page added to the library: its file, and beside it where it comes from."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import unquote

from reader.errors import BadInput, PageRefused, StoreError
from reader.files import whole, why, write_whole
from reader.regex import regex
from reader.sources.address import BY_HAND
from reader.sources.decode import decode
from reader.sources.formats import saved_page
from reader.sources.library import MOST_BYTES, PAGE_ID, Library, Page, read_page
from reader.sources.licence import stated_licence
from reader.sources.pictures import FindPicture, beside
from reader.sources.saved import SHORTCUT
from reader.written_file import TomlFile

if TYPE_CHECKING:  # http.client and ssl cost a tenth of a second that `extract` has no use for
    from reader.sources.remote import Fetcher

_SAVED_FROM = regex(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]+?)(?=\s|-->)",
    re.IGNORECASE,
)
# Bounded, or a page of « <a<a<a » takes a quarter of an hour.
_LINKED = regex(r"<(?:a|link)\b[^<>]{0,2000}>", re.IGNORECASE)
_REL = regex(r"""\brel=["']?([\w ]+)""", re.IGNORECASE)
_HREF = regex(r"""\bhref=["']?([^"'\s>]+)""", re.IGNORECASE)
_LANGUAGE = regex(r"""<html\b[^<>]{0,2000}?\blang=["']?([A-Za-z-]{2,20})""", re.IGNORECASE)
# Names of files that tell nothing of the page.
_SAYS_NOTHING = frozenset("index default home page view document untitled sans-titre unnamed".split())  # noqa: SIM905
_TAG = regex(r"<[a-zA-Z!]")
_TITLE = regex(r"<title\b[^<>]{0,2000}>([^<]{1,500})", re.IGNORECASE)

# Tries to read a page (its HTML, its address); gives what the reading tells (`title`, `language`). Raises PageRefused.
Read: TypeAlias = Callable[[str, str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A page as the library has it now, and as it had it before (None for a new page)."""

    page: Page
    before: Page | None
    picture: FindPicture = field(default=lambda source: None, compare=False)  # of those that came with the page

    @property
    def changed(self) -> bool:
        return self.before is None or self.before.html != self.page.html

    @property
    def of_another(self) -> str:
        """The address of the page that was there, where this one comes from another; "" where both are one."""
        was = self.before.source.url if self.before is not None else ""
        return was if _place(was) != _place(self.page.source.url) else ""


def _place(url: str) -> str:
    """An address without what may differ where two lead to one page: http or https, a last slash, a place in it."""
    return url.partition("#")[0].partition("://")[2].rstrip("/")


def import_file(
    path: Path, library: Library, *, page_id: str = "", said: Mapping[str, str] | None = None, read: Read | None = None
) -> Arrival:
    """Add the page of a file, its bytes as they are (without the pictures it holds), or bring it up to date.

    `said` overrides what is written of its provenance (`url`, `publisher`, `licence`, `language`, `title`, `summary`).
    `read` tries to read the page before anything is written: what it raises leaves the library as it was, what it gives
    (`title`, `language`) goes into the provenance. The page's id is made of the file's name, else of the title. A page
    that is in the library already is brought up to date if it comes from the same address, whatever its id (a canonical
    address alone must have the same id: sites give all their pages that of the first), or if `page_id` says so.

    Raises PageRefused for a file that cannot be read, BadInput for an id without meaning or already taken, StoreError
    where the library cannot be written.
    """
    data = read_page(path)
    saved = saved_page(data)
    data = data if saved is None else saved.html
    html = decode(data)
    noted = (saved.address if saved else "") or _noted(html)
    stated = {"url": noted or _stated(html, "canonical"), **_given(said)}
    name = _Name(page_id, path.stem, certain=bool(noted or (said or {}).get("url")))
    arrival = _keep(data, html, library, name, stated, read)
    return replace(arrival, picture=beside(path) if saved is None else saved.picture)


def import_url(
    url: str,
    library: Library,
    fetcher: Fetcher,
    *,
    page_id: str = "",
    said: Mapping[str, str] | None = None,
    read: Read | None = None,
) -> Arrival:
    """Add the page at an address, or bring it up to date; raises what `Fetcher.fetch` and `import_file` raise.

    A page that only HTTP's charset makes readable is kept as UTF-8.
    """
    fetched = fetcher.fetch(url)
    html = decode(fetched.data, fetched.charset)
    data = fetched.data if decode(fetched.data) == html else html.encode("utf-8", "replace")
    last = unquote(fetched.url.split("?")[0].rstrip("/").rsplit("/", 1)[-1])
    named = _Name(page_id, last.rpartition(".")[0] or last, certain=True)
    return _keep(data, html, library, named, {"url": fetched.url, **_given(said)}, read)


def stated_address(html: str) -> str:
    """Where a page says it comes from: the browser's note, else its canonical address; "" where it says neither."""
    return _noted(html) or _stated(html, "canonical")


def _noted(html: str) -> str:
    """The address that whoever saved the page wrote into it."""
    found = _SAVED_FROM.search(html[:20_000])
    return unescape(found.group(1)) if found else ""


class _Name(NamedTuple):
    """What a page may be called: the id that is wanted, and the name of its file; whether its address is certain."""

    wanted: str
    file: str
    certain: bool

    def page_id(self, library: Library, title: str, url: str) -> str:
        """The id to write the page under. Raises BadInput where it has no meaning, or is another page's."""
        named = page_id_of(self.file)
        says_nothing = named in _SAYS_NOTHING or named.isdecimal()
        found = self.wanted or ("" if says_nothing else named) or page_id_of(title) or named
        if not PAGE_ID.fullmatch(found):
            raise BadInput(
                f"« {found[:64]} » ne peut pas être le nom d’une page : lettres minuscules sans accent, chiffres, "
                "tirets. Indiquez-en un avec --id."
            )
        known = library.of_address(url)
        if self.wanted or found in known:
            return found
        if known and self.certain:
            return known[0]
        taken = library.ids()
        if found not in taken:
            return found
        free = next(name for number in count(2) if (name := f"{found[:60]}-{number}") not in taken)
        other = library.page(found).source.url
        if known:
            again = f"Celle de la même adresse est « {known[0]} » ; pour la mettre à jour : --id {known[0]}"
        elif url and other:
            again = f"Elle vient d’une autre adresse ({other}) ; pour la remplacer tout de même : --id {found}"
        else:
            again = f"Pour la mettre à jour : --id {found}"
        raise BadInput(
            f"La page « {found} » est déjà dans la bibliothèque. {again} ; pour en ajouter une autre : --id {free}"
        )


def _given(said: Mapping[str, str] | None) -> dict[str, str]:
    return {name: value for name, value in (said or {}).items() if value}


def page_id_of(name: str) -> str:
    """A page id made of a file's name or a title: « Effets secondaires » gives `effets-secondaires`."""
    spelled = unescape(name).lower().replace("œ", "oe").replace("æ", "ae")  # no decomposition in Unicode
    spelled = spelled.replace("’", "'")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")


def _stated(html: str, relation: str) -> str:
    """The whole address of the page's first link of that relation ("canonical"), "" for none."""
    for tag in _LINKED.finditer(html):
        rel, href = _REL.search(tag.group()), _HREF.search(tag.group())
        if rel and href and relation in rel.group(1).lower().split() and "://" in href.group(1):
            return unescape(href.group(1))
    return ""


def _keep(data: bytes, html: str, library: Library, name: _Name, said: Mapping[str, str], read: Read | None) -> Arrival:
    """Write the page and what is known of it."""
    if not html.strip():
        raise PageRefused("Ce fichier est vide : il n’y a rien à lire.")
    if len(html) > MOST_BYTES:  # of a file that weighed more by its pictures
        raise PageRefused(f"Cette page est trop lourde, même sans ses images : plus de {MOST_BYTES // 1_000_000} Mo.")
    language = _LANGUAGE.search(html[:20_000])
    title = _TITLE.search(html[:200_000])
    written = {
        "title": unescape(title.group(1)).strip() if title else "",
        "licence": stated_licence(html),
        "language": language.group(1) if language else "",
        "fetched_on": date.today().isoformat(),
        **(read(html, said.get("url", "")) if read else {}),
        **said,
        "digest": hashlib.sha256(data).hexdigest(),
    }
    _refuse_no_html(html)
    page_id = name.page_id(library, written["title"], written.get("url", ""))
    before = library.page(page_id) if page_id in library.ids() else None
    file = library.folder / f"{page_id}.html"
    provenance = file.with_suffix(".toml")
    known = TomlFile(provenance, "Fichier", PageRefused) if provenance.exists() else None
    was = provenance.read_bytes() if known is not None else b""
    if known is not None and known.said.get("licence") and "licence" not in said:
        written.pop("licence")  # what the operator wrote of it is better known than what the page says
    try:
        with whole(file) as page:
            page.write(data)
            page.flush()  # a disk that is full says so here, before what is known of the page is written anew
            write_whole(provenance, _provenance(known.text if known else "", written).encode("utf-8", "replace"))
    except OSError as exc:
        with contextlib.suppress(OSError):
            if known is None:
                provenance.unlink(missing_ok=True)
            elif provenance.read_bytes() != was:
                write_whole(provenance, was)
        raise StoreError(f"La page ne peut pas être écrite dans « {library.folder} » : {why(exc)}.") from exc
    return Arrival(library.page(page_id), before)


def _refuse_no_html(html: str) -> None:
    """Raises PageRefused for a text without a tag: extraction would read it, as one paragraph without a title."""
    if html.lstrip().lower().startswith("[internetshortcut]"):
        raise PageRefused(SHORTCUT)
    if not _TAG.search(html):
        raise PageRefused(f"Ce fichier n’est pas une page HTML : il n’a pas une seule balise. {BY_HAND}.")


def _provenance(known: str, written: Mapping[str, str]) -> str:
    """PAGE.toml with what is written now; what the operator added (order, summary, sources) stays.

    What nobody knows yet is there with an empty text, for somebody to complete.
    """
    fields, rest = _taken_apart(known)
    kept = [(name, lines) for name, lines in fields if not written.get(name)]
    head = [line for _, lines in kept for line in lines]
    while head and not head[-1].strip():
        head.pop()
    there = {name for name, _ in kept}
    values = {**dict.fromkeys(("url", "publisher", "licence", "summary"), ""), **written}
    # A JSON string is a TOML basic string but for DEL (TOML 1.0, "String").
    head += [
        f"{name} = {json.dumps(value.replace(chr(127), ''), ensure_ascii=False)}"
        for name, value in values.items()
        if value or name not in there
    ]
    return "\n".join([*head, "", *rest] if rest else head).rstrip("\n") + "\n"


def _taken_apart(toml: str) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """The fields before the first table, each with its lines (a text or a list may take several), and the lines after.

    A comment or an empty line is a field without a name. `toml` is correct TOML.
    """
    lines = toml.replace("\r\n", "\n").split("\n")
    fields = []
    start = 0
    while start < len(lines) and not lines[start].lstrip().startswith("["):
        end = start + 1
        while (said := _said(lines[start:end])) is None:
            end += 1
        fields.append((next(iter(said), ""), lines[start:end]))
        start = end
    return fields, lines[start:]


def _said(lines: list[str]) -> dict[str, object] | None:
    """What some lines of TOML say; None where they end in the middle of a value."""
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return None
