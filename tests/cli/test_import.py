"""`import`: a saved page joins the library whole, with its provenance, or not at all."""

from __future__ import annotations

import base64
import plistlib
import tomllib
from pathlib import Path

import pytest

from reader.sources import Library
from tests.cli.conftest import PAGE, Command

SAVED = "<!-- saved from url=(0035)https://hopital.example/immuno/suivi -->\n"


@pytest.fixture
def saved(home: Path) -> Path:
    """A page as a browser saves it, with its pictures beside it."""
    page = home / "Après la séance – Œil & peau.html"
    picture = (
        '<figure><img src="Après la séance – Œil &amp; peau_files/carte.png" alt="La carte d’alerte"></figure></main>'
    )
    page.write_text(SAVED + PAGE.replace("</main>", picture), "utf-8")
    folder = home / "Après la séance – Œil & peau_files"
    folder.mkdir()
    (folder / "carte.png").write_bytes(b"\x89PNG")
    (folder / "mouchard.gif").write_bytes(b"GIF89a")
    return page


def test_a_saved_page_is_in_the_library(command: Command, home: Path, saved: Path) -> None:
    done = command("import", str(saved), "--licence", "CC BY 4.0")
    assert (done.code, done.err) == (0, "")
    assert "« Fièvre et fatigue » est dans la bibliothèque" in done.out
    assert "À compléter dans apres-la-seance-oeil-peau.toml : publisher, summary" in done.out
    page = Library(home / "content").page("apres-la-seance-oeil-peau")
    assert page.source.url == "https://hopital.example/immuno/suivi"
    assert page.source.licence == "CC BY 4.0"
    assert (home / "content" / f"{page.id}.html").read_bytes() == saved.read_bytes()
    assert [path.name for path in (home / "content" / page.id).iterdir()] == ["carte.png"]


def test_the_provenance_is_a_toml_that_can_be_completed(command: Command, home: Path, saved: Path) -> None:
    saved.write_text(PAGE.replace("Fièvre et fatigue", 'La "fièvre" \\ 2'), "utf-8")
    command("import", str(saved), "--id", "suivi", "--url", "https://hopital.example/a")
    said = tomllib.loads((home / "content" / "suivi.toml").read_text("utf-8"))
    assert said["title"] == 'La "fièvre" \\ 2'
    assert said["url"] == "https://hopital.example/a"
    assert said["publisher"] == said["licence"] == said["summary"] == ""
    assert len(said["fetched_on"]) == 10


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("absente.html",), 2, "absente.html"),
        (("www.hopital.example/a",), 2, "écrite en entier : https://"),
        (("https:/hopital.example/a",), 2, "écrite en entier : https://"),
        (("ftp://hopital.example/a",), 2, "seules celles en https:// et http://"),
        (("file:///ici/Page%20d'accueil.html",), 2, "comme un fichier : /ici/Page d'accueil.html"),
        (("",), 2, "Aucun fichier n’est indiqué."),
        (("content",), 2, "dossier"),
        (("vide.html",), 2, ""),
        (("content/fievre.html",), 2, "« fievre » est déjà dans la bibliothèque"),
        (("content/fievre.html", "--id", "Été"), 2, "--id"),
        (("content/fievre.html", "--id", "../fievre"), 2, "--id"),
        (("https://hopital.example/a",), 2, "sites permis"),
        (("HTTPS://hopital.example/a",), 2, "sites permis"),
        (("https://127.0.0.1/a",), 2, "adresse privée"),
        (("content/fievre.html", "--id", "neuf", "--url", "javascript:alert(1)"), 2, "https://"),
        (("content/fievre.html", "--id", "neuf", "--url", "www.chu.example/a"), 2, "https://"),
    ],
)
def test_what_cannot_be_added_is_one_line_and_changes_nothing(
    command: Command, home: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    (home / "vide.html").touch()
    before = sorted((home / "content").rglob("*"))
    done = command("import", *words)
    assert done.code == code
    assert says in done.error
    assert sorted((home / "content").rglob("*")) == before


def test_a_library_that_cannot_be_written_is_one_line(
    command: Command, home: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    done = command("import", str(saved))
    assert done.code == 6
    assert "le disque est plein" in done.error
    assert not [path for path in (home / "content").iterdir() if path.name.startswith(".")]
    assert not (home / "content" / "apres-la-seance-oeil-peau.html").exists()


def test_a_page_imported_again_says_what_changed(command: Command, home: Path, saved: Path) -> None:
    command("import", str(saved))
    assert "rien n’a changé" in command("import", str(saved)).out
    saved.write_text(
        saved.read_text("utf-8").replace("</main>", "<h2>Au retour</h2><p>Reposez-vous bien.</p></main>"), "utf-8"
    )
    done = command("import", str(saved))
    assert done.code == 0
    assert "est à jour" in done.out
    assert "section nouvelle : Au retour" in done.out


def test_a_page_of_another_address_is_told_as_one_that_replaces(command: Command, home: Path, saved: Path) -> None:
    command("import", str(saved), "--id", "suivi", "--licence", "CC BY 4.0")
    other = home / "autre.html"
    other.write_text(saved.read_text("utf-8").replace("//hopital.example/immuno/suivi", "//chu.example/a"), "utf-8")
    done = command("import", str(other), "--id", "suivi").out
    assert "remplace une page d’une autre adresse (https://hopital.example/immuno/suivi) : " in done
    assert "À vérifier dans suivi.toml, écrit pour l’autre page : licence\n" in done
    assert "est à jour" not in done
    other.write_text(other.read_text("utf-8").replace("https://chu.example/a", "http://chu.example/a/#b"), "utf-8")
    assert "est à jour" in command("import", str(other), "--id", "suivi").out  # the same place


def test_a_page_saved_as_one_file_comes_with_its_pictures(command: Command, home: Path) -> None:
    html = PAGE.replace(
        "</main>", '<figure><img src="https://h.example/photo?id=1" alt="La carte d’alerte"></figure></main>'
    )
    boundary = "----x"
    parts = [
        f"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://h.example/a\r\n\r\n{html}",
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://h.example/photo?id=1"
        "\r\n\r\niVBORw0K",
    ]
    head = f'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="{boundary}"\r\n'
    (home / "Suivi.mhtml").write_bytes(
        (head + "".join(f"\r\n--{boundary}\r\n{part}" for part in parts) + f"\r\n--{boundary}--\r\n").encode()
    )
    done = command("import", str(home / "Suivi.mhtml"))
    assert (done.code, done.err) == (0, "")
    assert "1 image\n" in done.out
    assert [path.name for path in (home / "content" / "suivi").iterdir()] == ["photo.png"]
    assert Library(home / "content").image("suivi", "photo").read_bytes() == b"\x89PNG\r\n"


def test_pictures_that_did_not_come_are_told(command: Command, home: Path) -> None:
    pictures = (
        '<figure><img src="/i/a.png" alt="La carte"></figure><p>Puis.</p><figure><img src="/i/b.png" alt="Le lit">'
    )
    page = home / "Suivi.html"
    page.write_text(PAGE.replace("</main>", f"{pictures}</figure></main>"), "utf-8")
    done = command("import", str(page))
    assert "0 image\n" in done.out
    assert "  2 images manquent : leurs descriptions sont lues." in done.out
    (home / "Suivi_files").mkdir()
    (home / "Suivi_files" / "a.png").write_bytes(b"\x89PNG")
    done = command("import", str(page), "--id", "suivi")
    assert "1 image\n" in done.out
    assert "  1 image manque : sa description est lue." in done.out
    (home / "Suivi_files" / "a.png").unlink()
    assert "1 image\n" in command("import", str(page), "--id", "suivi").out  # it stays


def test_what_was_left_out_is_shown_and_where_the_page_is(command: Command, home: Path) -> None:
    menu = "<nav>" + "".join(f'<a href="/{n}">Nos soins </a>' for n in range(20)) + "</nav>"
    more = menu + "".join(f'<nav><a href="/{n}">Menu {n}</a></nav>' for n in range(6))
    more += "<form><label>Votre nom</label></form><div hidden>\ue06b</div></body>"
    (home / "Suivi.html").write_text(PAGE.replace("</body>", more), "utf-8")
    lines = command("import", str(home / "Suivi.html")).out.splitlines()
    assert any("de côté, à vérifier :" in line for line in lines)
    assert "    « Accueil »" in lines
    assert not any("«  »" in line for line in lines)  # a drawing of an icon font
    assert any(line.startswith("    « Nos soins Nos soins") and line.endswith(" … »") for line in lines)
    first = next(at for at, line in enumerate(lines) if "de côté, à vérifier" in line) + 1
    assert lines[first] == "    « Votre nom »"  # the page's own, perhaps, before what is the site's
    assert any("Ce qui a été laissé de côté" in line for line in lines)
    assert lines[-1].endswith(": /pages/suivi")


def test_a_page_that_could_not_be_read_is_replaced(command: Command, home: Path, saved: Path) -> None:
    (home / "content" / "fievre.html").write_text("<title>404 Not Found</title><h1>Not Found</h1>", "utf-8")
    done = command("import", str(saved), "--id", "fievre")
    assert (done.code, done.err) == (0, "")
    assert "est à jour" in done.out


def test_a_profile_that_does_not_fit_is_told_once(
    command: Command, home: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (home / "chu.toml").write_text('hosts = ["hopital.example"]\nroot = "#corps"\n', "utf-8")
    monkeypatch.setenv("READER_SITES", str(home / "chu.toml"))
    command("import", str(saved))
    assert [record.getMessage() for record in caplog.records] == [
        "Profil de site « chu.toml » : « root » ne désigne rien sur cette page ; le texte est cherché par les règles."
    ]


def test_the_profile_of_the_address_that_the_operator_wrote_is_heeded(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "chu.toml").write_text('hosts = ["hopital.example"]\ndrop = "h2 + p"\n', "utf-8")
    monkeypatch.setenv("READER_SITES", str(home / "chu.toml"))
    (home / "content" / "fievre.toml").write_text('url = "https://hopital.example/a"\n', "utf-8")
    (home / "neuf.html").write_text(PAGE, "utf-8")
    assert "« Elle dure souvent" in command("import", str(home / "neuf.html"), "--id", "fievre").out


def test_a_picture_that_changed_is_told(command: Command, home: Path, saved: Path) -> None:
    command("import", str(saved))
    assert "image changée" not in command("import", str(saved)).out
    (home / "Après la séance – Œil & peau_files" / "carte.png").write_bytes(b"\x89PNG other")
    assert "  image changée, à regarder : La carte d’alerte\n" in command("import", str(saved)).out


def test_pictures_that_cannot_be_written_hide_no_change(command: Command, home: Path, saved: Path) -> None:
    command("import", str(saved))
    folder = home / "content" / "apres-la-seance-oeil-peau"
    (folder / "carte.png").unlink()
    folder.rmdir()
    folder.write_text("a file", "utf-8")
    saved.write_text(saved.read_text("utf-8").replace("38 °C", "39 °C"), "utf-8")
    done = command("import", str(saved))
    assert done.code == 6
    assert "[à vérifier : nombre (38 → 39)]" in done.out
    assert "ses images n’ont pas pu l’être" in done.err


def test_a_page_with_its_pictures_in_its_text_comes_with_them(command: Command, home: Path) -> None:
    """As SingleFile saves it; the page's address is joined to those of its pictures."""
    picture = b"\x89PNG" + bytes(range(256))
    note = "<!--\n Page saved with SingleFile \n url: https://hopital.example/immuno/suivi \n-->"
    address = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    (home / "Suivi.html").write_text(
        note + PAGE.replace("</main>", f'<figure><img src="{address}" alt="La carte"></figure></main>'), "utf-8"
    )
    done = command("import", str(home / "Suivi.html"))
    assert "1 image\n" in done.out
    assert "manque" not in done.out
    assert [file.read_bytes() for file in (home / "content" / "suivi").iterdir()] == [picture]
    assert Library(home / "content").page("suivi").source.url == "https://hopital.example/immuno/suivi"


def test_a_page_that_safari_saved_comes_with_its_pictures(command: Command, home: Path) -> None:
    page = PAGE.replace("</main>", '<figure><img src="/i/a.png" alt="La carte"></figure></main>')
    saved = {
        "WebMainResource": {
            "WebResourceData": page.encode(),
            "WebResourceURL": "https://hopital.example/immuno/suivi",
            "WebResourceMIMEType": "text/html",
        },
        "WebSubresources": [
            {
                "WebResourceData": b"\x89PNG",
                "WebResourceURL": "https://hopital.example/i/a.png",
                "WebResourceMIMEType": "image/png",
            }
        ],
    }
    (home / "Suivi.webarchive").write_bytes(plistlib.dumps(saved, fmt=plistlib.FMT_BINARY))
    done = command("import", str(home / "Suivi.webarchive"))
    assert "1 image\n" in done.out
    assert [file.name for file in (home / "content" / "suivi").iterdir()] == ["a.png"]


def test_a_page_in_another_language_is_told(command: Command, home: Path, saved: Path) -> None:
    assert "langue" not in command("import", str(saved)).out
    german = home / "Müdigkeit.html"
    german.write_text(
        '<html lang="de"><main><h1>Müdigkeit</h1><p>Müdigkeit ist eine häufige Nebenwirkung. Sie bedeutet nicht, dass '
        "die Behandlung nicht wirkt.</p></main></html>",
        "utf-8",
    )
    assert "  langue de la page : allemand\n" in command("import", str(german)).out
