"""What was left out, as a person looks through it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.model import Document, Ledger, LeftOut, Reason
from reader.settings import packaged
from reader.web.app import create_app
from reader.web.writing.left_out import left_out_groups
from tests.web.fake_reader import FakeReader
from tests.web.sample import SAMPLE


def groups(*left: tuple[str, Reason]) -> list[tuple[str, tuple[str, ...], int]]:
    ledger = Ledger(tuple(LeftOut(text, reason) for text, reason in left))
    return [(g.name, g.texts, g.words) for g in left_out_groups(Document("page", "Page", "fr", (), ledger=ledger))]


def test_where_a_rule_may_have_been_wrong_comes_first() -> None:
    found = groups(
        ("Accueil Soins", Reason.NAVIGATION),
        ("Une phrase cachée.", Reason.HIDDEN),
        ("À côté", Reason.OUTSIDE),
        ("Plan", Reason.NAVIGATION),
    )
    assert found == [
        ("En dehors du contenu", ("À côté",), 2),
        ("Texte caché", ("Une phrase cachée.",), 3),
        ("Menus", ("Accueil Soins", "Plan"), 3),
    ]


def test_every_reason_has_a_name_and_comes_once() -> None:
    assert len({name for name, _, _ in groups(*(("mot", reason) for reason in Reason))}) == len(Reason)


def test_a_drawing_alone_is_nothing_to_read() -> None:
    assert groups(("\ue046", Reason.HIDDEN), (" \n", Reason.SHARE), ("\uf00c Imprimer", Reason.CONTROL)) == [
        ("Boutons et commandes", ("Imprimer",), 1)
    ]


def test_one_word_is_counted_as_one(tmp_path: Path) -> None:
    document = replace(SAMPLE, ledger=Ledger((LeftOut("Plan", Reason.NAVIGATION),)))
    app = create_app(FakeReader(tmp_path, document), packaged("static"))  # type: ignore[arg-type]
    shown = app.test_client().get(f"/pages/{document.id}/left-out").get_data(as_text=True)
    assert "<p>1\u00a0mot est ici, " in shown.replace("&nbsp;", "\u00a0")
