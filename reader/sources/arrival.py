"""A page added to the library: its file, and beside it where it comes from."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import BadInput, PageRefused, StoreError
from reader.sources.decode import decode
from reader.sources.library import PAGE_ID, Library, Page, read_page

if TYPE_CHECKING:  # http.client and ssl cost a tenth of a second that `extract` has no use for
    from reader.sources.remote import Fetcher

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)\s*-->", re.IGNORECASE)
_LINKED = re.compile(r"<(?:a|link)\b[^>]*>", re.IGNORECASE)
_REL = re.compile(r"""\brel=["']?([\w ]+)""", re.IGNORECASE)
_HREF = re.compile(r"""\bhref=["']?([^"'\s>]+)""", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html\b[^>]*?\blang=["']?([A-Za-z-]{2,20})""", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>([^<]{1,500})", re.IGNORECASE)
_KEY = re.compile(r"^(\w+)\s*=")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A page as the library has it now, and as it had it before (None for a new page)."""

    page: Page
    before: Page | None

    @property
    def changed(self) -> bool:
        return self.before is None or self.before.html != self.page.html


def import_file(path: Path, library: Library, *, page_id: str = "", said: Mapping[str, str] | None = None) -> Arrival:
    """Add the page of a file, or bring it up to date. `said` overrides what is written of its provenance (`url`,
    `publisher`, `licence`, `language`, `title`, `summary`).

    X
    """
    html = decode(read_page(path))
    found = _SAVED_FROM.search(html[:20_000])
    stated = {"url": unescape(found.group(1)) if found else _stated(html, "canonical")}
    return _keep(html, library, page_id or page_id_of(path.stem), {**stated, **(said or {})})


def import_url(
    url: str, library: Library, fetcher: Fetcher, *, page_id: str = "", said: Mapping[str, str] | None = None
) -> Arrival:
    """Add the page at an address, or bring it up to date. Raises what `Fetcher.fetch` and `import_file` raise."""
    fetched = fetcher.fetch(url)
    html = decode(fetched.data, fetched.charset)
    name = fetched.url.split("?")[0].rstrip("/").rsplit("/", 1)[-1].rpartition(".")
    title = _TITLE.search(html[:200_000])
    wanted = page_id or page_id_of(name[0] or name[2]) or page_id_of(title.group(1) if title else "page")
    return _keep(html, library, wanted, {"url": fetched.url, **(said or {})})


def page_id_of(name: str) -> str:
    """A page id made of a file's name or a title: « Effets secondaires » gives `effets-secondaires`."""
    plain = unicodedata.normalize("NFKD", unescape(name)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")


def _stated(html: str, relation: str) -> str:
    """The whole address of the page's first link of that relation ("canonical", "license"), "" for none."""
    for tag in _LINKED.finditer(html):
        rel, href = _REL.search(tag.group()), _HREF.search(tag.group())
        if rel and href and relation in rel.group(1).lower().split() and "://" in href.group(1):
            return unescape(href.group(1))
    return ""


def _keep(html: str, library: Library, page_id: str, said: Mapping[str, str]) -> Arrival:
    if not PAGE_ID.fullmatch(page_id):
        raise BadInput(
            f"« {page_id[:64]} » ne peut pas être le nom d’une page : lettres minuscules sans accent, chiffres, "
            "des tirets."
        )
    if not html.strip():
        raise PageRefused("Ce fichier est vide : il n’y a rien à lire.")
    before = library.page(page_id) if page_id in library.ids() else None
    data = html.encode("utf-8", "replace")
    language = _LANGUAGE.search(html[:20_000])
    written = {
        "language": language.group(1) if language else "",
        "licence": _stated(html, "license"),
        "fetched_on": date.today().isoformat(),
        **said,
        "digest": hashlib.sha256(data).hexdigest(),
    }
    file = library.folder / f"{page_id}.html"
    provenance = file.with_suffix(".toml")
    try:
        known = provenance.read_text(encoding="utf-8") if provenance.is_file() else ""
        _write(file, data)
        _write(provenance, _provenance(known, written).encode())
    except OSError as exc:
        raise StoreError(f"La page ne peut pas être écrite dans « {library.folder} » : {exc.strerror}.") from exc
    return Arrival(library.page(page_id), before)


def _provenance(known: str, written: Mapping[str, str]) -> str:
    """PAGE.toml with what is written now; what the operator added (order, summary, sources) stays."""
    lines = known.splitlines()
    table = next((index for index, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    head = [line for line in lines[:table] if not ((key := _KEY.match(line)) and written.get(key.group(1)))]
    while head and not head[-1].strip():
        head.pop()
    # A JSON string is a TOML basic string but for DEL (TOML 1.0, "String").
    head += [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in written.items() if value]
    rest = lines[table:]
    text = "\n".join([*head, "", *rest] if rest else head) + "\n"
    tomllib.loads(text)
    return text


def _write(file: Path, data: bytes) -> None:
    """Written aside, then renamed: a page is never seen half-written."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
        os.chmod(name, 0o644)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
