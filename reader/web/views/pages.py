"""The library, its pages, their pictures, what was left out of them, and help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, send_file

from reader.errors import NotFound, PageNotFound, PageRefused
from reader.exports import qr_code
from reader.model import Document, Preferences, Quality, is_web
from reader.model.preferences import SPEEDS
from reader.service.made_once import MadeOnce
from reader.web import wording
from reader.web.answers.assets import MEDIA_TYPES
from reader.web.answers.bodies import Body
from reader.web.answers.security import PICTURE_POLICY
from reader.web.views.offline import in_order, megabytes_kept, version
from reader.web.wishes import own_wishes, wishes, wishes_of_link
from reader.web.wording import no_break
from reader.web.writing.explained import marked, spelled_out
from reader.web.writing.left_out import left_out_groups, words_shown
from reader.web.writing.notes import passed_over, shown
from reader.web.writing.view import has_sound, page_view, pictures_of

if TYPE_CHECKING:
    from reader.service.plans import Plan
    from reader.service.reader import Reader
    from reader.web.site import Site

# Written pages kept in memory: a page of 1,000 words is about 60 kB, plain and compressed together. Both bounds hold:
# one huge page in every colour and size would otherwise be gigabytes.
KEPT = 256
KEPT_BYTES = 64_000_000

PICTURE_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": MEDIA_TYPES[".svg"],
}

NO_SOUND = "Aucun son ne peut être préparé sur ce serveur pour le moment : le texte reste entièrement lisible."
NO_VOICE = "Aucune voix ne fonctionne sur ce serveur pour le moment : le texte reste entièrement lisible, sans le son."
ONLY_TONES = (
    "Aucune voix n’est installée sur ce serveur : à la place de la parole, vous entendrez des signaux sonores. "
    "Le texte reste entièrement lisible."
)


@dataclass(frozen=True, slots=True)
class PageKey:
    """All that a written page depends on; `first_track` changes with the voice and with what is said.

    `kept` names the version a device would keep; `address` is the one that paper tells; `of_link` are the wishes that
    came with the link, which the page tells and carries along. `easy` is where the page's easy version is.
    """

    page_id: str
    digest: str
    preferences: Preferences
    first_track: str
    kept: str
    address: str = ""
    of_link: tuple[tuple[str, str], ...] = ()
    easy: str = ""


def _weight(body: Body) -> int:
    return len(body.plain) + len(body.compressed)


def blueprint(reader: Reader, release: str, site: Site) -> Blueprint:
    """The routes of `/`, `/pages` and `/help`; `release` is the digest of the static files."""
    routes = Blueprint("pages", __name__)
    written: MadeOnce[PageKey, Body] = MadeOnce(KEPT, KEPT_BYTES, _weight)

    @routes.get("/")
    def library() -> Response:
        page = render_template(
            "library.html",
            pages=reader.pages(),
            has_sound=has_sound(reader),
            notice=_notice(reader),
            preferences=wishes(),
            back="/",
        )
        return Body.of(page).personal()

    @routes.get("/pages/<page_id>")
    def page(page_id: str) -> Response:
        preferences = wishes()
        digest = reader.digest(page_id)
        plan = reader.plan(page_id, preferences)
        # A copy that is kept offline is in the person's own settings: the device knows pages without a query alone.
        own = own_wishes()
        kept_plan = plan if own == preferences else reader.plan(page_id, own)
        kept = version(digest, own, in_order(kept_plan), release)
        first = next((tracks[0].key for tracks in plan.values() if tracks), "")
        key = PageKey(
            page_id,
            digest,
            preferences,
            first,
            kept,
            _address(site, page_id),
            tuple(wishes_of_link().items()),
            _easy_address(reader, page_id),
        )
        return written.of(key, lambda: _body(key, plan)).personal()

    def _body(key: PageKey, plan: Plan) -> Body:
        body = Body.of(_written(reader, reader.document(key.page_id), plan, key))
        reader.warm(key.page_id, key.preferences)
        return body

    @routes.get("/pages/<page_id>/text")
    def text(page_id: str) -> Response:
        preferences = wishes()
        document = reader.document(page_id)
        spelled = spelled_out(document, reader.explanations(page_id), preferences)
        page = render_template(
            "text.html",
            page=page_view(shown(spelled, preferences), {}),
            easy=_easy_address(reader, page_id),
            passed=tuple(passed_over(document, preferences)),
            preferences=preferences,
        )
        return Body.of(page).personal()

    @routes.get("/pages/<page_id>/left-out")
    def left_out(page_id: str) -> Response:
        document = reader.document(page_id)
        address = f"/pages/{page_id}/left-out"
        silent = reader.unspoken(page_id)
        page = render_template(
            "left_out.html",
            document=document,
            groups=left_out_groups(document),
            shown=words_shown(document),
            passed=tuple(passed_over(document, wishes())),
            unspoken=silent,
            preferences=wishes(),
            back=address,
        )
        return Body.of(page).personal()

    @routes.get("/pages/<page_id>/images/<name>")
    def picture(page_id: str, name: str) -> Response:
        path = reader.library.image(page_id, name)
        media_type = PICTURE_TYPES.get(path.suffix.lower())
        if media_type is None or path.name != name:
            raise NotFound("Cette image n’existe pas ici.")
        # Absolute: Flask looks for any other path in its own package.
        response = send_file(path.absolute(), mimetype=media_type, conditional=True, etag=True, max_age=3600)
        response.headers["Content-Security-Policy"] = PICTURE_POLICY
        return response

    @routes.get("/help")
    def help_page() -> Response:
        page = render_template(
            "help.html", here="help", shortcuts=wording.SHORTCUTS, preferences=wishes(), back="/help"
        )
        return Body.of(page).personal()

    return routes


def _written(
    reader: Reader,
    document: Document,
    plan: Plan,
    key: PageKey,
) -> str:
    preferences = key.preferences
    explanations = reader.explanations(document.id)
    view = page_view(
        shown(marked(document, explanations, preferences), preferences),
        plan,
        explanations.words,
        every_start=preferences.starts == "paragraph",
    )
    return render_template(
        "page.html",
        page=view,
        easy=key.easy,
        pictures=pictures_of(reader, document) if preferences.images == "on" else {},
        passed=tuple(passed_over(document, preferences)),
        notice=_notice(reader, view.first_track.voice_id if view.first_track else ""),
        megabytes=megabytes_kept(view.sound_time),
        version=key.kept,
        address=key.address,
        code=qr_code(key.address) if key.address else None,
        preferences=preferences,
        speeds=SPEEDS,
        names=wording,
        back=f"/pages/{document.id}",
    )


def _easy_address(reader: Reader, page_id: str) -> str:
    """Where a page's easy version is: its address, or that of the page whose id it is; empty where there is none."""
    easy = reader.page(page_id).easy_version
    if not easy or is_web(easy):
        return easy
    try:
        return f"/pages/{reader.page(easy).id}"
    except (PageNotFound, PageRefused):  # `doctor` tells the web team
        return ""


def _address(site: Site, page_id: str) -> str:
    """The address of a page for whoever holds it on paper; empty where it leads to this machine alone."""
    return "" if site.only_here else f"{site.address()}/pages/{page_id}"


def _notice(reader: Reader, voice_id: str = "") -> str:
    """What is to be said where there is no voice, or the one used is none; nothing where all is well."""
    if reader.mute:
        return no_break(NO_SOUND)
    voices = reader.voices()
    if not voices:
        return no_break(NO_VOICE)
    used = [voice for voice in voices if voice.id == voice_id] or list(voices)
    return no_break(ONLY_TONES) if all(voice.quality is Quality.TONE for voice in used) else ""
