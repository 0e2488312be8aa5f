"""Errors as pages that say in French what to do, and as problem details (RFC 9457) for programs."""

from __future__ import annotations

import json
import logging

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from reader.errors import Busy, EngineUnavailable, ReaderError, TrackNotFound
from reader.web.answers.bodies import Body
from reader.web.wishes import wishes
from reader.web.wording import no_break

log = logging.getLogger(__name__)

TITLES = {
    400: "Cette demande n’est pas comprise",
    404: "Cette page n’existe pas",
    405: "Cette demande n’est pas possible ici",
    413: "L’envoi est trop grand",
    416: "Ce morceau du son n’existe pas",
    422: "Cette page ne peut pas être lue",
    500: "Une erreur s’est produite",
    502: "La voix ne répond pas",
    503: "Le service est très demandé",
}
# Where the error says more than its status.
TITLES_OF: tuple[tuple[type[ReaderError], str], ...] = (
    (TrackNotFound, "Son introuvable"),  # its message says more
    (EngineUnavailable, "Aucune voix ne fonctionne"),
)
DETAILS = {
    400: "L’adresse ou le formulaire contient quelque chose d’inattendu.",
    404: "L’adresse est peut-être mal écrite, ou la page a été retirée.",
    405: "Cette adresse ne s’utilise pas de cette façon.",
    413: "Ce qui a été envoyé dépasse ce que le service accepte.",
    416: "Le son est plus court que ce qui est demandé. Rechargez la page d’où il vient.",
    500: "Ce n’est pas votre faute, et rien n’est perdu.",
}
ADVICE = {
    400: "Revenez à la page précédente et recommencez.",
    404: "Toutes les pages sont dans la bibliothèque.",
    422: "La personne qui s’occupe de ce service peut en corriger le fichier. Les autres pages restent lisibles.",
    500: "Réessayez dans un instant. Si cela recommence, prévenez la personne qui s’occupe de ce service.",
    502: "Le texte reste entièrement lisible. Pour le son, réessayez dans un instant.",
    503: "Le texte reste entièrement lisible. Seul le son doit attendre.",
}


def register(app: Flask) -> None:
    """Answer every error of `app` through this module."""

    @app.errorhandler(ReaderError)
    def reader_error(error: ReaderError) -> Response:
        # The message of a fault of ours may name folders of this machine: for the operator, not for the reader.
        own_fault = error.status == 500
        if own_fault:
            log.error("%s: %s", type(error).__name__, error)
        title = next((title for kind, title in TITLES_OF if isinstance(error, kind)), "")
        response = _answer(error.status, DETAILS[500] if own_fault else str(error), title)
        if isinstance(error, Busy):
            response.headers["Retry-After"] = str(error.retry_after)
        return response

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        if error.code is not None and error.code < 400:
            return Response(error.get_response().get_data(), error.code, error.get_response().headers)
        code = error.code or 500
        response = _answer(code, DETAILS.get(code, ""))
        for name, value in error.get_headers():
            if name not in ("Content-Type", "Content-Length"):
                response.headers[name] = value
        return response


def wants_json() -> bool:
    """Whether the asker is a program: it says so, or asks an address that only programs ask."""
    if request.path.endswith(".json") or request.path == "/healthz":
        return True
    best = request.accept_mimetypes.best_match(["text/html", "application/json", "application/problem+json"])
    return best in ("application/json", "application/problem+json")


def _answer(status: int, detail: str, title: str = "") -> Response:
    title = title or TITLES.get(status, "Cette demande n’a pas abouti")
    if wants_json():
        problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        body = Body.of(json.dumps(problem, ensure_ascii=False), "application/problem+json")
    else:
        page = render_template(
            "error.html",
            title=title,
            detail=no_break(detail),
            advice=no_break(ADVICE.get(status, "")),
            status=status,
            again=status >= 500 and request.method == "GET",
            preferences=wishes(),
        )
        body = Body.of(page)
    response = body.answer(status)
    response.headers["Cache-Control"] = "no-store"
    return response
