"""`levels`: a page's measures, what would help, and no promise."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_a_page_is_measured_section_by_section(command: Command, home: Path) -> None:
    page = (home / "content" / "fievre.html").read_text("utf-8")
    long = "La myosite et le XYZ inquiètent " + "et encore " * 12 + "la nuit."
    (home / "content" / "fievre.html").write_text(page.replace("<h2>", f"<p>{long}</p><h2>"), "utf-8")
    done = command("levels", "fievre")
    assert done.code == 0
    assert "s1 Fièvre et fatigue : facilité " in done.out
    assert "phrase de 32 mots" in done.out
    assert "abréviations sans explication : XYZ" in done.out
    assert "peau" not in done.out
    assert "elles ne disent pas qu’un texte est en « facile à lire » (FALC)" in done.out


def test_all_pages_or_one_that_is_not_there(command: Command, home: Path) -> None:
    assert {"\nfievre : ", "\npeau : "} <= {
        line for line in ("\nfievre : ", "\npeau : ") if line in command("levels").out
    }
    assert command("levels", "absente").code == 3


def test_a_page_that_cannot_be_read_hides_no_other(command: Command, home: Path) -> None:
    (home / "content" / "abimee.html").write_text("<html><body></body></html>", "utf-8")
    done = command("levels")
    assert done.code == 2
    assert "\nfievre : " in done.out
    assert "\npeau : " in done.out
    assert done.err.startswith("abimee : ")
    assert command("levels", "abimee").code == 2
