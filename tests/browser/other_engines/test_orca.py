"""What somebody hears who reads with Orca in Firefox, and listens to a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.other_engines.orca import Orca, orca_reads
from tests.browser.other_engines.screen import Screen, lacking

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        bool(lacking("orca", "firefox-esr", "gsettings")), reason=f"not here: {lacking('orca', 'firefox-esr')}"
    ),
]


@pytest.fixture
def orca(screen: Screen, live_server: str, tmp_path: Path) -> Iterator[Orca]:
    with orca_reads(screen, f"{live_server}/pages/effets-secondaires", tmp_path) as orca:
        yield orca


def test_headings_regions_and_the_table_are_told(orca: Orca) -> None:
    assert orca.press("h") == ["Effets secondaires : reconnaître et réagir heading level 1."]
    assert orca.press("h") == ["Sommaire heading level 2."]
    assert orca.press("h") == ["Pourquoi ces effets ? heading level 2."]
    table = " ".join(orca.press("t"))
    assert "Que faire et qui appeler selon le signe observé" in table
    assert "table with 17 rows 3 columns" in table
    assert "Signe column header." in table
    assert "row header" in " ".join(orca.press("Down", "Down"))


def test_line_by_line_all_is_told_and_nothing_is_empty(orca: Orca) -> None:
    lines = " ".join(line for _ in range(45) for line in orca.press("Down"))
    assert "main content" in lines
    assert "Écouter la page push button." in lines
    assert "Les signes, organe par organe link." in lines
    assert "défenses s’attaquent aussi à des organes sains" in lines
    assert "statusbar" not in lines


def test_the_voice_is_not_talked_over_and_a_pause_is_told(screen: Screen, orca: Orca) -> None:
    orca.press("h")
    before = screen.sounds()
    assert orca.press("b") == ["Écouter la page push button."]
    assert orca.press("Return") == [], "the voice is the answer"
    assert screen.sounds() > before
    assert orca.said() == []
    assert orca.press("Return") == ["En pause."]
    assert "Lecteur" in " ".join(orca.press("m", "m", "m"))
    assert orca.press("k") == ["Aller au passage lu link."]
    assert "main content" in " ".join(orca.press("Return")), "the reading cursor goes to the text"
