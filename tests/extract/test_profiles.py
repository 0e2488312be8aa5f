# ruff: noqa: E501  (pages in one line read best as they are)
"""Site profiles: what an operator says of a site goes before the rules; what he says wrongly is named in his words."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from reader.errors import WrongSetting
from reader.extract import Profiles, extract
from reader.extract.profiles import pairs
from reader.model import Document, Reason, Source
from tests.extract.law import breach

PROSE = "<p>Voici une phrase assez longue pour être le texte de cette page, sans aucun lien.</p>"
URL = "https://www.chu.example/soins/suivi"


def load(folder: Path, text: str, name: str = "chu.toml") -> Profiles:
    (folder / name).write_text(text, encoding="utf-8")
    return Profiles.load([folder])


def read(folder: Path, html: str, profile: str, url: str = URL) -> Document:
    document = extract(html, "page", Source(url), load(folder, f'hosts = ["www.chu.example"]\n{profile}'))
    assert breach(html, document) == ""
    return document


def text(document: Document) -> str:
    return "\n".join(block.text for section in document.sections for block in section.blocks)


def headings(document: Document) -> list[tuple[int, str]]:
    return [(b.level, b.text) for section in document.sections for b in section.blocks if b.original_level]


def test_the_root_is_where_the_profile_says(tmp_path: Path) -> None:
    page = f"<title>Suivi</title><div class=k1>{PROSE * 5}</div><div class=k2><h1>Suivi</h1><p>Venez à jeun.</p></div>"
    assert text(read(tmp_path, page, 'root = ".k2"')) == "Suivi\nVenez à jeun."
    assert "Voici une phrase" in text(read(tmp_path, page, 'root = ".k2"', "https://autre.example/suivi"))


def test_the_title_is_what_the_profile_says(tmp_path: Path) -> None:
    page = f"<title>Fiche - Réseau</title><div><b class=nom>Le suivi</b><h2>Pourquoi</h2>{PROSE * 2}</div>"
    document = read(tmp_path, page, 'title = ".nom"')
    assert (document.title, headings(document)) == ("Le suivi", [(1, "Le suivi"), (2, "Pourquoi")])
    page = f"<title>Fiche - Réseau</title><table><tr><td class=nom>Le suivi</td></tr></table><main><h2>Pourquoi</h2>{PROSE * 2}</main>"
    assert read(tmp_path, page, 'title = ".nom"').title == "Le suivi"
    assert read(tmp_path, page, 'title = ".rien"').title == "Réseau"


def test_a_title_outside_the_root_comes_first(tmp_path: Path) -> None:
    page = f"<title>Fiche - Réseau</title><header><p class=nom>Le suivi</p></header><main><h2>Pourquoi</h2>{PROSE * 2}</main>"
    assert headings(read(tmp_path, page, 'title = ".nom"\nroot = "main"'))[0] == (1, "Le suivi")


def test_several_roots_are_read_in_the_page_s_order_and_once(tmp_path: Path) -> None:
    page = "<title>Suivi</title><h1>Suivi</h1><div class=b><p>Un.</p><div class=a><p>Deux.</p></div></div><nav><div class=a><p>Trois.</p></div></nav>"
    assert text(read(tmp_path, page, 'root = [".a", ".b"]')) == "Suivi\nUn.\nDeux.\nTrois."


def test_a_root_that_is_gone_leaves_the_page_to_the_rules(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        document = read(tmp_path, f"<main><h1>Suivi</h1>{PROSE}</main>", 'root = "#parti"')
    assert headings(document) == [(1, "Suivi")]
    assert "chu.toml" in caplog.text


def test_what_is_dropped_is_in_the_ledger_with_its_reason(tmp_path: Path) -> None:
    page = f"<main><h1>Suivi</h1>{PROSE}<div class='zz'><p>Prenez rendez-vous en ligne avec notre nouvelle application.</p></div></main>"
    document = read(tmp_path, page, 'drop = ".zz"')
    assert "application" not in text(document)
    assert [left.reason for left in document.ledger.left_out] == [Reason.PROFILE]


@pytest.mark.parametrize(
    "hidden",
    [
        "<aside class='menu sidebar'>{}</aside>",
        "<div class='related-posts'><ul><li><a href=/a>Une autre page</a></ul>{}</div>",
        "<div style='display:none'>{}</div>",
        "<div class='cookie-banner' role=dialog>{}</div>",
        "<footer>{}</footer>",
    ],
)
def test_what_is_kept_is_read_wherever_it_stands(tmp_path: Path, hidden: str) -> None:
    box = "<div class=urgence><p>Partagez ce numéro&nbsp;: 15.</p></div>"
    page = f"<main><h1>Suivi</h1>{PROSE * 3}</main>{hidden.format(box)}"
    assert text(read(tmp_path, page, 'keep = ".urgence"')).count("Partagez ce numéro") == 1
    page = f"<main><h1>Suivi</h1>{PROSE}{hidden.format(box)}{PROSE}</main>"
    assert text(read(tmp_path, page, 'keep = ".urgence"')).count("Partagez ce numéro") == 1


def test_what_is_kept_is_not_taken_back(tmp_path: Path) -> None:
    page = f"<main><h1>Suivi</h1>{PROSE}{PROSE}<p class=k>Publié le 3 mars 2026</p></main>"
    assert "3 mars" not in text(read(tmp_path, page, 'drop = ".rien"'))
    assert text(read(tmp_path, page, 'keep = ".k"')).endswith("Publié le 3 mars 2026")


def test_drop_inside_keep_is_dropped(tmp_path: Path) -> None:
    page = f"<main><h1>Suivi</h1>{PROSE}</main><aside><p>Le 15.</p><p class=d>Réglages</p></aside>"
    assert text(read(tmp_path, page, 'keep = "aside"\ndrop = ".d"')).endswith("Le 15.")


@pytest.mark.parametrize(
    "panels",
    [
        "<div class=zq>Question</div><div class=zr><p>Réponse un.</p></div><div class=zq>Autre</div><div class=zr><p>Réponse deux.</p></div>",
        "<div class=zr><div class=zq>Question</div><p>Réponse un.</p></div><div class=zr><div class=zq>Autre</div><p>Réponse deux.</p></div>",
        "<div><b class=zq>Question</b><b class=zq>Autre</b></div><div class=zr hidden>Réponse un.</div><div class=zr hidden>Réponse deux.</div>",
        "<p class=zq>Sans panneau</p><div class=x><p class=zq>Question</p><div class=zr>Réponse un.</div></div><p class=zq>Autre</p><div class=zr>Réponse deux.</div>",
    ],
)
def test_panels_are_sections_under_their_labels(tmp_path: Path, panels: str) -> None:
    page = f"<main><h1>Suivi</h1>{PROSE}<h2>Questions</h2>{panels}</main>"
    document = read(tmp_path, page, '[[panels]]\nlabel = ".zq"\npanel = ".zr"')
    assert [one for one in headings(document) if one[0] == 3] == [(3, "Question"), (3, "Autre")]
    assert text(document).index("Réponse un.") < text(document).index("Autre") < text(document).index("Réponse deux.")


def test_labels_without_order_go_with_the_nearest_panel() -> None:
    assert list(pairs([(1, 2), (5, 6), (9, 10)], [(6, 8), (8, 12)])) == [(1, 0), (2, 1)]
    assert list(pairs([], [(6, 8)])) == []


def test_the_host_by_name_goes_before_its_wildcard(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('hosts = ["*.chu.example"]\nroot = "a"\n')
    (tmp_path / "b.toml").write_text('hosts = ["www.chu.example", "*.b.chu.example"]\nroot = "b"\n')
    profiles = Profiles.load([tmp_path])

    def name(url: str) -> str:
        found = profiles.of(url)
        return found.name if found else ""

    assert name("https://WWW.chu.example/x") == "b.toml"
    assert name("http://autre.chu.example.:8080/") == "a.toml"
    assert name("http://x.b.chu.example/") == "b.toml"
    assert [name(url) for url in ("https://chu.example/", "https://autrechu.example/", "", "http://[", "chu.toml")] == [
        ""
    ] * 5


def test_the_shipped_profiles_select_what_they_say() -> None:
    assert Profiles.shipped().profiles
    for profile in Profiles.shipped().profiles:
        assert set(profile.selectors) == set(profile.written)  # each is made here: a wrong one raises


def test_the_operator_s_profile_goes_before_the_shipped_one(tmp_path: Path) -> None:
    url = "https://hopital-exemple.example/"
    shipped = Profiles.shipped().of(url)
    assert shipped is not None
    assert shipped.name == "exemple.toml"
    found = load(tmp_path, 'hosts = ["hopital-exemple.example"]\nroot = "main"\n', "mien.toml").of(url)
    assert found is not None
    assert found.name == "mien.toml"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("hosts = [", "ligne 1"),
        ('hosts = ["a.example"]\nroot = main\n', "ligne 2"),
        ('root = "main"\n', "il manque « hosts »"),
        ('hosts = "a.example"\n', "il ne dit rien"),
        (
            'hosts = ["https://a.example/x"]\nroot = "main"\n',
            "ligne 1 : « hosts » : « https://a.example/x » n’est pas un nom",
        ),
        (
            'hosts = ["a.example"]\nroots = "main"\n',
            "ligne 2 : « roots » n’est pas un champ ; voulez-vous dire « root »",
        ),
        ('hosts = ["a.example"]\nzz = 1\n', "ligne 2 : « zz » n’est pas un champ ; les champs sont hosts, title, root"),
        ('hosts = ["a.example"]\nroot = "div[class"\n', "ligne 2 : « root » : « div[class » n’est pas un sélecteur"),
        ('hosts = ["a.example"]\n\ndrop = [".a", ".b:rien"]\n', "ligne 3 : « drop » : « .b:rien »"),
        ('hosts = ["a.example"]\ndrop = 3\n', "ligne 2 : « drop » attend un texte"),
        ('hosts = ["a.example"]\ndrop = []\n', "ligne 2 : « drop » est vide"),
        ('hosts = ["a.example"]\npanels = "x"\n', "ligne 2 : « panels » s’écrit avec un titre"),
        (
            'hosts = ["a.example"]\n[[panels]]\nlabel = ".a"\npanel = ".b"\n[[panels]]\npanel = ".b"\n',
            "ligne 5 : [[panels]] : il manque « label »",
        ),
        ('hosts = ["a.example"]\n[[panels]]\nlabel = ".a"\npanel = "]"\n', "ligne 4 : « panel » : « ] »"),
        ('hosts = ["a.example"]\n[[panels]]\nlabl = ".a"\npanel = ".b"\n', "ligne 3 : « labl » n’est pas un champ"),
        ('hosts = ["a.example"]\nroot = "\\u00e9\ud800"\n', "UTF-8"),
        (f"# {'x' * 100_000}", "100 ko"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(tmp_path: Path, written: str, says: str) -> None:
    (tmp_path / "chu.toml").write_bytes(written.encode("utf-8", "surrogatepass"))
    with pytest.raises(WrongSetting) as wrong:
        Profiles.load([tmp_path])
    assert says in str(wrong.value)
    assert str(tmp_path / "chu.toml") in str(wrong.value)
    assert str(wrong.value).endswith(("?", "."))
    assert not str(wrong.value).endswith("?.")


def test_two_profiles_of_one_site_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('hosts = ["a.example"]\nroot = "a"\n')
    with pytest.raises(WrongSetting, match=r"b\.toml.*a\.example.*a\.toml"):
        load(tmp_path, 'hosts = ["a.example"]\nroot = "b"\n', "b.toml")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match=r"READER_SITES.*absent"):
        Profiles.load([tmp_path / "absent"])
