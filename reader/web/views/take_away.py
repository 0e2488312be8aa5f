"""« À emporter »: a page's files to take away, made when somebody asks, with or without a script."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request

from reader.errors import BadInput, NotFound, ReaderError
from reader.exports import FORMATS, Format, Wishes, as_text, format_named
from reader.regex import regex
from reader.service.orders import MOMENT, Job, Order, Orders
from reader.store import is_key
from reader.web.answers.bodies import Body
from reader.web.answers.ranges import had_already, kept_for_good, served
from reader.web.answers.security import from_another_site
from reader.web.errors import wants_json
from reader.web.of_link import carried
from reader.web.wishes import wishes
from reader.web.wording import NBSP, megabytes, no_break

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.service.reader import Reader
    from reader.web.site import Site

NAME = regex(r"([a-z0-9][a-z0-9-]{0,63})\.([a-z0-9]{2,4})")

# What begins the wishes for a file in an address: a link's own settings (of_link.py) have a `theme` too.
OF_FILE = "file_"

POINTS = tuple(range(16, 29, 2))
THEMES = (
    ("black-on-white", "Noir sur blanc"),
    ("light", "Clair, peu contrasté pour les yeux"),
    ("white-on-black", "Blanc sur noir"),
    ("yellow-on-black", "Jaune sur noir"),
)
BY_ENDING = {form.ending: form for form in FORMATS.values()}


@dataclass(frozen=True, slots=True)
class Shown:
    """A form as the page shows it: `file` is the address of the ready file, empty where there is none yet."""

    form: Format
    wishes: Wishes
    address: str
    file: str
    size: str
    under_way: bool


@dataclass(frozen=True, slots=True)
class State:
    """How far a file is: `state` is "absent", "waiting", "sounds", "writing", "ready" or "failed"."""

    state: str
    text: str
    done: int = 0
    whole: int = 0
    file: str = ""
    size: str = ""


def blueprint(reader: Reader, orders: Orders, site: Site, feed: str = "") -> Blueprint:
    """The routes of `/pages/ID/take-away` and `/take-away`; `feed` is the address of a public podcast."""
    routes = Blueprint("take_away", __name__)

    @routes.get("/pages/<page_id>/take-away")
    def shelf(page_id: str) -> Response:
        document = reader.document(page_id)
        page = render_template(
            "take_away.html",
            document=document,
            forms=[_shown(_order(page_id, form)) for form in FORMATS.values()],
            voice=_voice(document.language),
            speed=wishes().speed,
            feed=feed,
            points=POINTS,
            themes=THEMES,
            preferences=wishes(),
            back=f"/pages/{page_id}/take-away",
        )
        return _changing(Body.of(page).answer())

    @routes.post("/pages/<page_id>/take-away/<name>")
    def ask(page_id: str, name: str) -> Response:
        if from_another_site():
            raise BadInput("Un fichier ne peut être demandé que depuis ce site.")
        order = _order(page_id, format_named(name), request.form.to_dict())
        job = orders.ask(order)
        job.wait(MOMENT)
        response = redirect(carried(_address(order)), 303)
        response.headers["Cache-Control"] = "no-store"
        return response  # type: ignore[return-value]

    @routes.get("/pages/<page_id>/take-away/<name>")
    def state(page_id: str, name: str) -> Response:
        document = reader.document(page_id)
        order = _order(page_id, format_named(name), _of_address(request.args))
        now = _state(order)
        if wants_json():
            value = {
                "state": now.state,
                "text": now.text,
                "done": now.done,
                "whole": now.whole,
                "file": now.file,
                "size": now.size,
            }
            return _changing(Body.of(json.dumps(value, ensure_ascii=False), "application/json").answer())
        page = render_template(
            "take_away_file.html",
            document=document,
            form=order.form,
            now=now,
            here=_address(order),
            fields=_fields(order),
            preferences=wishes(),
            back=f"/pages/{page_id}/take-away",
        )
        return _changing(Body.of(page).answer())

    @routes.get("/take-away/<key>/<name>")
    def file(key: str, name: str) -> Response:
        found = NAME.fullmatch(name)
        form = BY_ENDING.get(found[2]) if found else None
        if form is None or not is_key(key):
            raise NotFound("Ce fichier n’existe pas ici.")
        return download(orders, key, form, name)

    @routes.get("/pages/<page_id>/transcript.txt")
    def transcript(page_id: str) -> Response:
        response = Body.of(as_text(reader.document(page_id)), "text/plain").answer()
        response.headers["Cache-Control"] = "no-cache"
        return response

    def _order(page_id: str, form: Format, wished: Mapping[str, str] | None = None) -> Order:
        address = f"{site.address()}/pages/{page_id}" if form.addressed else ""
        return Order(page_id, form, _wishes(form, wished or {}), wishes(), address)

    def _shown(order: Order) -> Shown:
        key = orders.key(order)
        size = _size(orders.find(key, order.form))
        job = orders.job(key)
        return Shown(
            form=order.form,
            wishes=order.wishes,
            address=_address(order),
            file=_file(key, order) if size else "",
            size=size or f"environ {megabytes(orders.size(order))}",
            under_way=job is not None and job.stage != "over",
        )

    def _state(order: Order) -> State:
        key = orders.key(order)
        job = orders.job(key)
        if job is not None and job.stage != "over":
            return State(job.stage, _how_far(job), job.done, job.whole)
        if job is not None and job.error is not None:
            return State("failed", no_break(_why(job.error)))
        key = job.kept_as if job is not None else key
        size = _size(orders.find(key, order.form))
        if not size:
            return State("absent", "Ce fichier n’est pas encore préparé.")
        return State("ready", "Le fichier est prêt.", file=_file(key, order), size=size)

    def _voice(language: str) -> str:
        if not reader.voices():
            return ""
        return reader.voice(wishes().voice, language).name

    return routes


def download(orders: Orders, key: str, form: Format, name: str) -> Response:
    """The file of a key, to be kept under `name`, whole or in pieces. Raises NotFound where none is in that form."""
    if had_already(key):
        return kept_for_good(Response(status=304), key)
    path = orders.find(key, form)
    try:
        response = served(path, key, form.media_type) if path else None
    except FileNotFoundError:  # it made room for another a moment ago
        response = None
    if response is None:
        raise NotFound("Ce fichier n’est plus en réserve. Préparez-le de nouveau depuis « À emporter », sur sa page.")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return kept_for_good(response, key)


def _wishes(form: Format, wished: Mapping[str, str]) -> Wishes:
    """The wishes of a form's fields or of an address. Raises BadInput."""
    values: dict[str, bool | int | str] = {}
    for name in form.choices:
        text = wished.get(name, "").strip()
        if not text:
            continue
        default = getattr(Wishes(), name)
        if isinstance(default, bool):
            values[name] = text == "1"
        elif isinstance(default, int):
            if not (text.isascii() and text.isdigit() and len(text) < 4):
                raise BadInput(f"« {text[:20]} » n’est pas un nombre entier.")
            values[name] = int(text)
        else:
            values[name] = text
    return Wishes(**values)  # type: ignore[arg-type]


def _fields(order: Order) -> dict[str, str]:
    """The wishes of an order that are not the usual ones, as fields."""
    changed = {name: getattr(order.wishes, name) for name in order.form.choices}
    usual = Wishes()
    return {
        name: "1" if value is True else str(value) for name, value in changed.items() if value != getattr(usual, name)
    }


def _of_address(query: Mapping[str, str]) -> dict[str, str]:
    """The wishes that an address of ours says of a file."""
    return {name.removeprefix(OF_FILE): value for name, value in query.items() if name.startswith(OF_FILE)}


def _address(order: Order) -> str:
    query = urlencode({f"{OF_FILE}{name}": value for name, value in _fields(order).items()})
    return f"/pages/{order.page_id}/take-away/{order.form.name}{'?' if query else ''}{query}"


def _file(key: str, order: Order) -> str:
    return f"/take-away/{key}/{order.file_name}"


def _size(path: Path | None) -> str:
    """How large a kept file is, in words; empty where there is none, or it made room for another a moment ago."""
    try:
        return megabytes(path.stat().st_size) if path else ""
    except FileNotFoundError:
        return ""


def _how_far(job: Job) -> str:
    if job.stage == "waiting":
        return "D’autres fichiers sont préparés avant celui-ci."
    if job.stage == "sounds":
        return f"Le son se prépare{NBSP}: {job.done} partie{'s' if job.done > 1 else ''} sur {job.whole}."
    return "Le fichier s’écrit. C’est bientôt fini."


def _why(error: ReaderError) -> str:
    """What went wrong, for the person: a fault of ours may name folders of this machine."""
    if error.status == 500:
        return "Le fichier n’a pas pu être préparé. Réessayez dans un instant ; sinon, choisissez un autre format."
    return str(error)


def _changing(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.update(("Cookie", "Accept"))
    return response
