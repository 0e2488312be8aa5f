"""The settings page: a form that works without a script, and takes single wishes from one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from reader.errors import BadInput, EngineUnavailable, WrongPreference
from reader.model import Preferences
from reader.model.colours import GOOD, OwnColours, colour, written
from reader.model.preferences import SPEEDS, VOLUMES
from reader.regex import regex
from reader.service.sample import VOICE_SAMPLE
from reader.web import wording
from reader.web.answers.bodies import Body
from reader.web.answers.security import from_another_site
from reader.web.errors import wants_json
from reader.web.refused import led_by_a_look
from reader.web.views.colours import said_of
from reader.web.views.listen import to_sound
from reader.web.wishes import keep, wishes
from reader.web.writing.view import has_sound

if TYPE_CHECKING:
    from reader.service.reader import Reader

# The pages one may come back to: ours, and nothing that a browser could take for another site ("//", "/\").
BACK = regex(
    r"/(pages/[a-z0-9][a-z0-9-]{0,63}(/left-out|/level|/take-away|/text|/share)?|glossaire(/[a-z0-9-]{1,99})?"
    r"|search|help|accessibilite|preferences)?"
)

# What one's own colours are of, as the form's fields name it; each has a palette (`ink_picked`) and a code (`ink`).
COLOURS = (("ink", "du texte"), ("paper", "du fond"), ("link", "des liens"))


@dataclass
class Filled:
    """The form as the person has filled it in: what it makes, what they typed, and what is wrong with that.

    `typed` and `errors` are by field; `picked` are the colours that the palettes show.
    """

    preferences: Preferences
    picked: dict[str, str]
    typed: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, preferences: Preferences) -> Filled:
        """The form that shows these preferences."""
        own = OwnColours.parse(preferences.colours)
        return cls(preferences, {name: written(getattr(own, name)) for name, _ in COLOURS})

    @classmethod
    def read(cls, before: Preferences, form: Mapping[str, str]) -> Filled:
        """What a form that was sent makes of the preferences before. Wrong colours are told in `errors`, and leave the
        ones before. Raises WrongPreference where another field holds what the page never offers.
        """
        filled = cls.of(before)
        filled.typed = {name: form.get(name, "").strip() for name, _ in COLOURS}
        asked = dict(form)
        asked.pop("colours", None)
        chosen = {}
        for name, of_what in COLOURS:
            code = filled.typed[name] or form.get(f"{name}_picked", "") or filled.picked[name]
            try:
                chosen[name] = colour(code)
            except WrongPreference as exc:
                filled.errors[name] = f"Couleur {of_what} : {exc}"
            else:
                filled.picked[name] = written(chosen[name])
        if not filled.errors:
            try:
                asked["colours"] = str(OwnColours(**chosen))
            except WrongPreference as exc:
                filled.errors["ink"] = str(exc)
        filled.preferences = before.with_wishes(asked)
        return filled


def blueprint(reader: Reader, *, https: bool) -> Blueprint:
    """The routes of `/preferences`."""
    routes = Blueprint("preferences", __name__)

    @routes.get("/preferences")
    def show() -> Response:
        back = _back(request.args.get("back", ""))
        return _page(Filled.of(wishes()), back, saved=request.args.get("saved") == "1")

    @routes.get("/preferences/sample")
    def sample() -> Response:
        asked = {name: request.args[name] for name in ("voice", "speed", "volume") if request.args.get(name)}
        _known(asked.get("voice", ""))
        preferences = wishes().with_wishes(asked)
        tracks = reader.plan(VOICE_SAMPLE, preferences).get("s1", ())
        if not tracks:
            raise EngineUnavailable("Aucune voix ne peut dire cet exemple ici pour le moment.")
        return to_sound(tracks, preferences)

    @routes.post("/preferences")
    def change() -> Response:
        if from_another_site():
            raise BadInput("Les réglages ne peuvent être changés que depuis ce site.")
        before = wishes()
        filled = Filled.of(Preferences()) if request.form.get("reset") else _filled(before, request.form.to_dict())
        back = _back(request.form.get("back", ""))
        if wants_json():
            if filled.errors:
                raise WrongPreference(next(iter(filled.errors.values())))
            response = Response(status=204)
        elif filled.errors or request.form.get("preview"):
            response = _page(filled, back, previewed=not filled.errors)
            response.headers["Cache-Control"] = "no-store"
            return response
        else:
            response = Response(status=303)
            response.headers["Location"] = led_by_a_look(_next(before, filled.preferences, back), filled.preferences)
        keep(response, filled.preferences, secure=https or request.is_secure)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _filled(before: Preferences, form: dict[str, str]) -> Filled:
        _known(form.get("voice", ""))
        return Filled.read(before, form)

    def _known(voice: str) -> None:
        if voice and voice not in {known.id for known in reader.voices()}:
            raise WrongPreference("Cette voix n’existe pas ici. Choisissez-en une autre dans les réglages.")

    def _page(filled: Filled, back: str, *, saved: bool = False, previewed: bool = False) -> Response:
        own = OwnColours.parse(filled.preferences.colours)
        errors = {name: wording.no_break(message) for name, message in filled.errors.items()}
        page = render_template(
            "preferences.html",
            here="preferences",
            back=back,
            saved=saved,
            previewed=previewed,
            filled=filled,
            errors=errors,
            own=own,
            verdict=said_of(own),
            preferences=wishes(),
            voices=reader.voices(),
            has_sound=has_sound(reader),
            speeds=SPEEDS,
            volumes=VOLUMES,
            colours=COLOURS,
            names=wording,
        )
        return Body.of(page).personal(400 if errors else 200)

    return routes


def _next(before: Preferences, after: Preferences, back: str) -> str:
    """Where one is led when wishes are kept: back, or to what is to be said of colours that are hard to read."""
    own = after.own_colours
    faint = own is not None and own.contrast < GOOD and before.own_colours != own
    if back == "/preferences" or not faint:
        return "/preferences?saved=1" if back == "/preferences" else back
    return "/preferences?" + urlencode({"saved": 1, "back": back})


def _back(address: str) -> str:
    return address if BACK.fullmatch(address) else "/preferences"
