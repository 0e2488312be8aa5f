"""`/accessibilite`: the legal declaration, and the score-board that the tests write."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, render_template

from reader.errors import NotFound
from reader.web.answers.bodies import Body
from reader.web.conformance import State, score_board
from reader.web.declaration import Declaration
from reader.web.wishes import wishes

# What is looked at by machine on every kind of page; the operator adds the screen readers that people used.
TOOLS = (
    "axe-core, toutes règles A, AA et AAA",
    "le moteur d’accessibilité d’IBM (accessibility-checker-engine), sans une objection certaine",
    "le vérificateur HTML Nu du W3C, sans un avertissement",
    "un lecteur d’écran virtuel (Guidepup), dont chaque phrase est conservée et comparée",
    "le lecteur d’écran Orca dans Firefox, conduit au clavier par une machine, et WebKit, le moteur de Safari",
    "Chromium, piloté au clavier, à la souris, sans script, sans feuille de styles, en couleurs forcées, à 320 px et à "
    "400 %",
)


def blueprint(declaration: Declaration) -> Blueprint:
    """The routes of `/accessibilite`."""
    routes = Blueprint("accessibility", __name__)
    board = score_board()

    @routes.app_context_processor
    def state() -> dict[str, str]:
        """The legal mention, for the foot of every page."""
        return {"conformance": declaration.state(date.today())}

    @routes.get("/accessibilite")
    def statement() -> Response:
        rgaa = board.grid("rgaa")
        known = [one for one in rgaa.criteria if one.state is State.FAILS] if rgaa else []
        page = render_template(
            "accessibility.html",
            declaration=declaration,
            audited=declaration.audit.holds(date.today()),
            board=board,
            known_failures=known,
            tools=TOOLS,
            preferences=wishes(),
            back="/accessibilite",
        )
        return Body.of(page).personal()

    @routes.get("/accessibilite/<name>")
    def grid(name: str) -> Response:
        found = board.grid(name)
        if found is None:
            raise NotFound("Cette grille n’existe pas ici.")
        page = render_template(
            "grid.html", grid=found, board=board, preferences=wishes(), back=f"/accessibilite/{found.name}"
        )
        return Body.of(page).personal()

    return routes
