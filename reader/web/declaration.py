"""The operator's part of the legal declaration of accessibility: `declaration.toml` in the folder of the pages.

What the law asks: article 47 of the law 2005-102, decree 2019-768 of 24 July 2019, and the model in RGAA 4.1
(« Obligations : déclaration d’accessibilité », « mentions et pages obligatoires »).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from reader.errors import WrongSetting
from reader.model import is_web
from reader.regex import regex
from reader.written_file import TomlFile

FILE = "declaration.toml"

PHONE = regex(r"\+?\d(?: ?\d){2,14}")  # as it is dialled and read: figures, and spaces between

# RGAA 4.1, « Validité de la déclaration d’accessibilité »: to be done again after three years.
YEARS_VALID = 3


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit by people. Counts only when it says who made it, on which day, and the percentage of criteria met."""

    by: str = ""
    on: date | None = None
    rate: float | None = None  # percent of the RGAA's criteria that are met
    report: str = ""  # address of the full report

    def holds(self, today: date) -> bool:
        """Whether the law counts it today: complete, not of the future, not older than three years."""
        if not self.by or self.on is None or self.rate is None:
            return False
        return self.on <= today < _years_later(self.on, YEARS_VALID)


@dataclass(frozen=True, slots=True)
class Declaration:
    """Everything the operator fills in; what is empty is shown as to be completed."""

    entity: str = ""
    service: str = ""
    address: str = ""
    plan: str = ""  # address of the « schéma pluriannuel »
    actions: str = ""  # address of this year's plan of action
    audit: Audit = field(default_factory=Audit)
    failures: tuple[str, ...] = ()
    burdens: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    written: date | None = None
    revised: date | None = None
    environments: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    email: str = ""
    form: str = ""
    phone: str = ""
    post: str = ""  # on one line
    contact: str = ""  # address of a page with the entity's telephone and post

    def state(self, today: date) -> str:
        """The legal word: « totalement », « partiellement » or « non » conforme. No valid audit means « non »."""
        rate = self.audit.rate if self.audit.holds(today) else None
        if rate is None or rate < 50:
            return "non conforme"
        return "totalement conforme" if rate >= 100 else "partiellement conforme"

    @classmethod
    def load(cls, folder: Path) -> Declaration:
        """The declaration beside the pages; an empty one where there is no file.

        Raises WrongSetting, in French, where the file is no TOML, or a field is unknown or makes no sense.
        """
        file = folder / FILE
        if not file.exists():
            return cls()
        values = TomlFile(file, "Déclaration").said
        audit = values.pop("audit", {})
        if not isinstance(audit, dict):
            raise WrongSetting(f"« {FILE} » : « audit » est une partie, [audit], et non une valeur.")
        return cls(audit=Audit(**_fields(Audit, audit, "audit.")), **_fields(cls, values, ""))


def _fields(kind: type[Any], values: Mapping[str, object], prefix: str) -> dict[str, Any]:
    known = {item.name for item in fields(kind)} - {"audit"}
    read = {}
    for name, value in values.items():
        if name not in known:
            raise WrongSetting(f"« {FILE} » : le champ « {prefix}{name} » n’existe pas ({', '.join(sorted(known))}).")
        if value in ("", []):  # left to fill in
            continue
        read[name] = _READ.get(name, _text)(f"{prefix}{name}", value)
    return read


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise WrongSetting(f"« {FILE} » : « {name} » doit être un texte entre guillemets.")
    return value.strip()


def _web(name: str, value: object) -> str:
    text = _text(name, value)
    if not is_web(text):
        raise WrongSetting(f"« {FILE} » : « {name} » doit être une adresse, https://…")
    return text


def _email(name: str, value: object) -> str:
    text = _text(name, value)
    if text.count("@") != 1 or " " in text:
        raise WrongSetting(f"« {FILE} » : « {name} » doit être une adresse électronique.")
    return text


def _phone(name: str, value: object) -> str:
    text = _text(name, value)
    if not PHONE.fullmatch(text):
        raise WrongSetting(f'« {FILE} » : « {name} » doit être un numéro, "01 23 45 67 89".')
    return text


def _texts(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise WrongSetting(f'« {FILE} » : « {name} » doit être une liste, ["…", "…"].')
    return tuple(_text(name, item) for item in value)


def _day(name: str, value: object) -> date:
    if isinstance(value, date):  # TOML has dates of its own
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(_text(name, value))
    except ValueError as exc:
        raise WrongSetting(f"« {FILE} » : « {name} » doit être une date, 2026-11-24.") from exc


def _percent(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise WrongSetting(f"« {FILE} » : « {name} » doit être un nombre de 0 à 100.")
    return float(value)


_READ: dict[str, Callable[[str, object], object]] = {
    **dict.fromkeys(("address", "plan", "actions", "report", "form", "contact"), _web),
    **dict.fromkeys(("failures", "burdens", "exempt", "environments", "pages"), _texts),
    **dict.fromkeys(("on", "written", "revised"), _day),
    "email": _email,
    "phone": _phone,
    "rate": _percent,
}


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
