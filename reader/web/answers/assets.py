"""Static files: read once, served under an address that holds their digest, so that browsers keep them for good."""

from __future__ import annotations

import functools
import hashlib
import mimetypes
from collections.abc import Mapping, Sequence
from pathlib import Path

from flask import Blueprint, Response

from reader.errors import NotFound
from reader.web.answers.bodies import Body
from reader.web.answers.joined import RECIPE, joined_scripts, joined_sheets

FOREVER = "public, max-age=31536000, immutable"

# Python's own table lacks some of these on some systems (Windows reads its registry: bugs.python.org/issue24527).
MEDIA_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".ico": "image/vnd.microsoft.icon",
    ".json": "application/json",
}
TEXTS = frozenset({".css", ".js", ".svg", ".json", ".txt", ""})

# Where files are several in one, named by what they hold: `joined/tokens+themes.css`. A folder of its own, from which
# style sheets reach `../fonts/` as they do from theirs.
JOINED = "joined/"
# Those that pages ask for are some twenty: scripts by kind of page, style sheets by wishes. Others somebody made up.
JOINED_KEPT = 64


class Assets:
    """The files of the static folder, and texts that the service writes itself (`written`, by their names there).

    One digest of all of them stands in every address (`/static/DIGEST/js/player.js`): modules and style sheets can then
    name each other by relative paths, and a change of any file makes new addresses for all. A page asks for several in
    one (`reader.web.answers.joined`).
    """

    def __init__(self, folder: Path, written: Mapping[str, str]) -> None:
        self._bodies: dict[str, Body] = {}
        digest = hashlib.sha256(RECIPE.encode())
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }
        for name, content in (files | {name: text.encode() for name, text in written.items()}).items():
            suffix = Path(name).suffix
            media_type = MEDIA_TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "text/plain"
            self._bodies[name] = Body.of(content, media_type, compress=suffix in TEXTS)
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        self.digest = digest.hexdigest()[:16]
        self._joined = functools.lru_cache(maxsize=JOINED_KEPT)(self._join)

    def __contains__(self, name: str) -> bool:
        return name in self._bodies

    def names(self) -> tuple[str, ...]:
        """The files, by their path in the static folder."""
        return tuple(self._bodies)

    def url(self, name: str) -> str:
        """The address of a file of the static folder. Raises KeyError where there is none: a template's mistake."""
        if name not in self._bodies:
            raise KeyError(f"static/{name} does not exist")
        return f"/static/{self.digest}/{name}"

    def scripts(self, entries: Sequence[str]) -> str:
        """The address of these scripts of `static/js` with all they import, in one file. Raises KeyError as `url`."""
        return self._joined_url("js", entries)

    def sheets(self, names: Sequence[str]) -> str:
        """The address of these style sheets of `static/css`, in their order, in one file. Raises KeyError as `url`."""
        return self._joined_url("css", names)

    def answer(self, digest: str, name: str) -> Response:
        """The file; not to be kept where the address is another release's. Raises NotFound."""
        body = self._joined(name) if name.startswith(JOINED) else self._bodies.get(name)
        if body is None:
            raise NotFound("Ce fichier n’existe pas ici. Rechargez la page d’où il vient.")
        response = body.answer()
        response.headers["Cache-Control"] = FOREVER if digest == self.digest else "no-cache"
        return response

    def _joined_url(self, kind: str, names: Sequence[str]) -> str:
        for name in names:
            self.url(f"{kind}/{name}.{kind}")  # a file that is not there is a template's mistake
        return f"/static/{self.digest}/{JOINED}{'+'.join(names)}.{kind}"

    def _join(self, name: str) -> Body | None:
        """The file that stands under `joined/`; None where there is none such."""
        path = Path(name.removeprefix(JOINED))
        if path.name != name.removeprefix(JOINED):
            return None  # "joined/x/player.js": one address for one file
        kind, names = path.suffix[1:], path.stem.split("+")
        parts = [f"{kind}/{part}.{kind}" for part in names]
        if len(set(parts)) < len(parts) or not all(part in self._bodies for part in parts):
            return None
        join = joined_scripts if kind == "js" else joined_sheets
        try:
            return Body.of(join(names, self._text), MEDIA_TYPES[path.suffix])
        except ValueError:  # scripts that no page asks for together: the tests join those that pages ask for
            return None

    def _text(self, name: str) -> str:
        return self._bodies[name].plain.decode("utf-8")


def blueprint(assets: Assets) -> Blueprint:
    """The routes of static files, `/favicon.ico` and `/robots.txt`."""
    routes = Blueprint("assets", __name__)

    @routes.get("/static/<digest>/<path:name>")
    def file(digest: str, name: str) -> Response:
        return assets.answer(digest, name)

    @routes.get("/favicon.ico")
    def favicon() -> Response:
        return assets.answer("", "icons/favicon.ico")

    @routes.get("/robots.txt")
    def robots() -> Response:
        # Pages may be found by those who need them; sounds would be rendered for nobody, and settings are nobody's.
        return Body.of(
            "User-agent: *\nDisallow: /audio/\nDisallow: /preferences\nDisallow: /take-away/\nDisallow: /feed\n",
            "text/plain",
        ).answer()

    return routes
