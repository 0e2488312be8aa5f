"""Library, pages, pictures, what was left out: whole without a script, written once, asked about again for nothing."""

from __future__ import annotations

import gzip
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from reader.errors import EngineUnavailable, PageRefused
from reader.model import Block, BlockKind, Document, Preferences, Quality, Section, Voice
from reader.settings import packaged
from reader.web.app import create_app
from tests.web.fake_reader import PICTURE, FakeLibrary, FakeReader
from tests.web.sample import SAMPLE, block

PAGE = "/pages/exemple"


def soup(client: FlaskClient, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "lxml")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, selector
    return found[0]


def test_library(client: FlaskClient) -> None:
    page = soup(client, "/")
    card = one(page, ".card")
    assert one(card, "h2 a")["href"] == PAGE
    button = one(card, "button[data-say=page]")
    assert button.get_text() == f"Écouter\u00a0: {SAMPLE.title}"
    assert button.find_parent("form", method="get") is not None
    heard = client.get(str(button["formaction"]))
    first = one(soup(client, PAGE), "form.listen-all")["action"]
    assert (heard.status_code, heard.headers["Location"]) == (303, first)
    assert "Hôpital d’exemple" in card.get_text()
    assert "environ 4\u00a0minutes" in card.get_text()


def test_an_empty_library_says_how_to_fill_it(tmp_path: Any) -> None:
    reader: Any = FakeReader(tmp_path)
    page = soup(create_app(reader, packaged("static")).test_client(), "/")
    assert "python3 -m reader import" in page.get_text()


@pytest.mark.parametrize("wishes", ["", "starts=paragraph"])
def test_every_element_holds_exactly_its_text(client: FlaskClient, wishes: str) -> None:
    client.set_cookie("preferences", wishes)
    page = soup(client, PAGE)
    for section in SAMPLE.sections:
        for shown in section.blocks:
            for element_id, sentences in shown.elements():
                text = one(page, f"#{element_id}").get_text()
                if shown.kind is BlockKind.PREFORMATTED:
                    text = text[1:]  # the line feed a browser drops (tests/browser asks one)
                assert text == "".join(sentence.text for sentence in sentences), element_id


def test_no_id_twice(client: FlaskClient) -> None:
    ids = [str(element["id"]) for element in soup(client, PAGE).select("[id]")]
    assert len(ids) == len(set(ids))


def test_hooks_of_the_player(client: FlaskClient, reader: FakeReader) -> None:
    page = soup(client, PAGE)
    main = one(page, "main#main[data-document=exemple]")
    assert one(page, "[data-listen-all]").find_parent("form", method="get") is not None
    assert main.select("#player") == []
    for section in SAMPLE.sections:
        element = one(main, f"#main > #{section.id}")
        assert element["data-title"] == section.title
        button = one(element, ".listen button[data-listen]")
        assert button["data-listen"] == section.id
        sounds = element.select("details.sound audio[controls][preload=none]")
        assert [sound["data-part"] for sound in sounds] == [str(part) for part in range(len(sounds))]
        assert one(page, f"form[method=get]#{button['form']}") is not None
        assert button["formaction"] == sounds[0]["src"] == f"/audio/{sounds[0]['data-track']}.mp3"
        assert [sound["data-cues"] for sound in sounds] == [f"/audio/{sound['data-track']}.json" for sound in sounds]
        assert {sound["data-section"] for sound in sounds} == {section.id}
        assert len(element.select("a[download]")) == len(sounds)
    assert len(one(main, "#s4").select("audio")) == 2
    actions = "previous-section previous-unit toggle next-unit next-section place start-here follow"
    actions += " repeat selection where copy-link forget more-time"
    assert {button["data-action"] for button in page.select("#player [data-action]")} == set(actions.split())
    assert one(page, "#player").has_attr("hidden")


@pytest.mark.parametrize("path", [PAGE, "/glossaire", "/search?q=anticorps", "/help", "/", "/preferences"])
def test_a_page_has_one_unnamed_form_at_most(client: FlaskClient, path: str) -> None:
    """Some checkers, and some screen readers, take each `form` for a landmark: 400 of them hide the others."""
    assert len(soup(client, path).select("form:not([role=search], [role=none], [aria-label])")) <= 1


def test_names_of_controls_differ(client: FlaskClient) -> None:
    page = soup(client, PAGE)
    for selector in ("button", "summary", "a.download"):
        names = [element.get_text() for element in page.select(f"main {selector}")]
        assert len(names) == len(set(names)), selector


def test_one_h1_and_no_level_left_out(client: FlaskClient) -> None:
    page = soup(client, PAGE)
    assert one(page, "h1").get_text() == SAMPLE.title
    levels = [int(heading.name[1]) for heading in page.select("h1, h2, h3, h4, h5, h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("first_level", [0, 1, 2])
def test_one_h1_whatever_the_page_has(client: FlaskClient, reader: FakeReader, first_level: int) -> None:
    """A page that begins without a heading, with its title, or lower down; and whose h1 may come late."""
    opening = (
        block("s1-b1", BlockKind.HEADING, "Un", level=first_level)
        if first_level
        else block("s1-b1", BlockKind.NOTE, "x")
    )
    late = block("s2-b1", BlockKind.HEADING, "Deux", level=1)
    reader.documents["autre"] = Document(
        "autre",
        "Titre",
        "fr",
        (Section("s1", "Titre", first_level or 1, (opening,)), Section("s2", "Deux", 1, (late,))),
    )
    page = soup(client, "/pages/autre")
    assert len(page.select("h1")) == 1
    assert one(page, "#s2-b1").name == "h2"


@pytest.mark.proves("wcag:1.1.1", "rgaa:1.1", "rgaa:1.2", "rgaa:1.9")
def test_pictures(client: FlaskClient) -> None:
    page = soup(client, PAGE)
    image = one(page, "figure img")
    assert image["alt"] == ""  # the description stands beside it, for everybody
    assert "Description de l’image" in one(page, "figure:has(img)").get_text()
    answer = client.get(str(image["src"]))
    assert (answer.mimetype, answer.data) == ("image/svg+xml", PICTURE)
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "pas de description" in one(page, "figure:not(:has(img))").get_text()


def test_a_picture_of_a_folder_named_from_where_one_is(
    client: FlaskClient, reader: FakeReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """READER_CONTENT=pages: Flask looks for a path that begins nowhere in its own package."""
    monkeypatch.chdir(tmp_path)
    reader.library = FakeLibrary(Path())
    assert client.get(f"{PAGE}/images/anticorps.svg").data == PICTURE


@pytest.mark.parametrize(
    "name", ["autre.svg", "..%2f..%2fetc", "anticorps.html", ".svg", "anticorps.svg%00", "a%5cb.svg"]
)
def test_other_pictures_are_not_here(client: FlaskClient, name: str) -> None:
    assert client.get(f"{PAGE}/images/{name}").status_code == 404


def test_source_and_what_was_left_out(client: FlaskClient) -> None:
    source = one(soup(client, PAGE), ".source")
    assert "1er\u00a0mars\u00a02026" in source.get_text()
    assert "CC BY-SA 4.0" in source.get_text()
    left_out = soup(client, str(one(source, "a[href$=left-out]")["href"]))
    assert [heading.get_text() for heading in left_out.select("h2")] == ["Menus", "Partage"]
    assert "Partager <sur> X" in left_out.get_text()


@pytest.mark.parametrize(("publisher", "spelt"), [("CHU", False), ("", True)])
def test_a_source_that_is_told_by_its_address_is_printed_once(
    client: FlaskClient, reader: FakeReader, publisher: str, spelt: bool
) -> None:
    reader.documents["exemple"] = replace(SAMPLE, source=replace(SAMPLE.source, publisher=publisher))
    for path in (PAGE, f"{PAGE}/text"):
        assert ('class="spelt"' in client.get(path).text) is spelt


def test_a_source_that_is_no_web_address_is_no_link(client: FlaskClient, reader: FakeReader) -> None:
    source = replace(SAMPLE.source, url="javascript:alert(1)")
    reader.documents["autre"] = replace(SAMPLE, id="autre", source=source)
    links = [str(link["href"]) for link in soup(client, "/pages/autre").select(".source a")]
    assert links == [f"/pages/autre/{rest}" for rest in ("text", "left-out", "level")]


def test_a_page_is_written_once_and_again_when_it_changes(client: FlaskClient, reader: FakeReader) -> None:
    first = client.get(PAGE)
    again = client.get(PAGE, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert reader.written == 1
    assert reader.warmed == ["exemple"]
    reader.documents["exemple"] = replace(SAMPLE, title="Autre titre")
    changed = client.get(PAGE, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert "Autre titre" in changed.text
    assert reader.written == 2


def test_a_page_depends_on_the_wishes_and_says_so(client: FlaskClient) -> None:
    first = client.get(PAGE)
    client.set_cookie("preferences", "theme=dark&text_size=200&voice=essai%2Fpaul&speed=1.5")
    second = client.get(PAGE, headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 200
    page = BeautifulSoup(second.text, "lxml")
    assert one(page, "html")["data-theme"] == "dark"
    assert one(page, "html")["data-text-size"] == "200"
    assert one(page, "[data-control=speed] option[selected]")["value"] == "1.5"
    assert one(page, "#s1 audio")["src"] != one(BeautifulSoup(first.text, "lxml"), "#s1 audio")["src"]
    assert set(second.headers["Vary"].split(", ")) == {"Accept-Encoding", "Cookie"}
    assert second.headers["Cache-Control"] == "private, no-cache"


def test_compressed_for_those_who_take_it(client: FlaskClient) -> None:
    plain = client.get(PAGE)
    packed = client.get(PAGE, headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    refused = client.get(PAGE, headers={"Accept-Encoding": "gzip;q=0"})
    assert refused.data == plain.data


def test_without_a_voice_the_text_is_whole_and_says_so(client: FlaskClient, reader: FakeReader) -> None:
    reader.known_voices = ()
    page = soup(client, PAGE)
    assert "Aucune voix" in one(page, ".notice").get_text()
    assert page.select("audio, .listen, .say, #player, script[src*='player']") == []
    assert one(page, "#s1-b2").get_text() == SAMPLE.sections[0].blocks[1].text


def test_without_an_encoder_the_page_says_so(client: FlaskClient, reader: FakeReader) -> None:
    reader.mute = "lameenc manque"
    assert "Aucun son" in one(soup(client, PAGE), ".notice").get_text()


def test_with_tones_only_it_says_so(client: FlaskClient, reader: FakeReader) -> None:
    reader.known_voices = (Voice("tone/tone", "tone", "Signal", "fr", Quality.TONE),)
    assert "signaux sonores" in one(soup(client, PAGE), ".notice").get_text()


@pytest.mark.parametrize("path", ["/pages/absente", "/pages/absente/left-out", "/pages/..%2fx", "/pages/", "/page"])
def test_pages_that_are_not_here(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert 'href="/"' in answer.text


def test_a_page_that_cannot_be_read(client: FlaskClient, reader: FakeReader) -> None:
    def fail() -> None:
        raise PageRefused("Ce fichier est vide.")

    reader.fail = fail
    answer = client.get(PAGE)
    assert answer.status_code == 422
    assert "Ce fichier est vide." in answer.text


def test_library_without_engine(client: FlaskClient, reader: FakeReader) -> None:
    def fail() -> None:
        raise EngineUnavailable("Aucune voix.")

    reader.fail = fail
    assert client.get("/").status_code == 503


@pytest.mark.proves("wcag:1.3.1", "rgaa:5.4", "rgaa:5.6", "rgaa:5.7")
def test_table_semantics(client: FlaskClient) -> None:
    table = one(soup(client, PAGE), "table")
    assert one(table, "caption").get_text() == "Signes, et qui appeler"
    assert [cell["scope"] for cell in table.select("th")] == ["col", "col", "col", "row"]
    assert one(table, "#s4-b3-c1")["rowspan"] == "2"
    assert one(table, "#s4-b5-c2")["data-label"] == "Qui appeler"


def test_lists(client: FlaskClient) -> None:
    outer = one(soup(client, PAGE), "#s3 > ol")
    assert (outer["start"], outer["type"]) == ("3", "a")
    assert [item.get("value") for item in outer.find_all("li", recursive=False)] == [None, "7"]
    assert [item.get_text() for item in outer.select("ul > li")] == ["votre carte ;", "un livre."]


@pytest.mark.proves("wcag:3.1.2", "rgaa:8.7")
def test_a_block_in_another_language_says_so(client: FlaskClient, reader: FakeReader) -> None:
    paragraph = Block(
        "s1-b1", BlockKind.PARAGRAPH, (replace(SAMPLE.sections[0].blocks[1].sentences[0], language="en"),)
    )
    reader.documents["en"] = Document("en", "T", "en", (Section("s1", "T", 1, (paragraph,)),))
    assert one(soup(client, "/pages/en"), "#s1-b1")["lang"] == "en"


def test_what_no_voice_says_is_counted_by_kind(client: FlaskClient, reader: FakeReader) -> None:
    assert "Non prononcé" not in soup(client, f"{PAGE}/left-out").get_text()
    reader.silent = {"écriture cjk": 2, "symbole": 1}
    said = soup(client, f"{PAGE}/left-out").get_text()
    assert "Non prononcé" in said
    assert "écriture cjk\u00a0: 2 signes" in said
    assert "symbole\u00a0: 1 signe\n" in said


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("exemple-falc", "/pages/exemple-falc?theme=dark"),
        ("https://exemple.fr/falc.pdf", "https://exemple.fr/falc.pdf"),
    ],
)
def test_the_easy_version_is_one_press_away(client: FlaskClient, reader: FakeReader, written: str, leads: str) -> None:
    """WCAG 3.1.5, once somebody has written one; nothing is said of it before, nor when it has been taken away."""
    for path in (PAGE, f"{PAGE}/text"):
        for missing in ("", "taken-away"):
            reader.easy_version = missing
            assert "FALC" not in soup(client, path).get_text()
    reader.documents["exemple-falc"] = reader.documents["exemple"]
    for path in (f"{PAGE}?theme=dark&speed=2", f"{PAGE}/text?theme=dark&speed=2"):
        reader.easy_version = written
        link = one(soup(client, path), f'main a[href^="{leads}"]')
        assert link.get_text() == "Version facile à lire (FALC)"
        assert link.get("rel") == (["noreferrer"] if leads.startswith("https") else None)


def test_an_easy_version_that_comes_later_is_there_at_once(client: FlaskClient, reader: FakeReader) -> None:
    reader.easy_version = "exemple-falc"
    assert "FALC" not in soup(client, PAGE).get_text()
    reader.documents["exemple-falc"] = reader.documents["exemple"]
    assert "FALC" in soup(client, PAGE).get_text()


def test_the_time_of_listening_is_told_at_the_wished_speed(client: FlaskClient, reader: FakeReader) -> None:
    def told(path: str, speed: str) -> str:
        client.set_cookie("preferences", f"speed={speed}")
        return next(line for line in soup(client, path).get_text().split("\n") if "Durée d’écoute" in line)

    for path in (PAGE, "/"):
        assert told(path, "0.5") != told(path, "4.0"), path


def test_the_wishes_are_read_a_few_times_for_a_page_not_for_each_paragraph(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each reading takes a third of a millisecond: a page took two thirds longer to make for whoever has wishes."""
    read: list[str] = []
    from_cookie = Preferences.from_cookie

    def counted(value: str) -> Preferences:
        read.append(value)
        return from_cookie(value)

    monkeypatch.setattr(Preferences, "from_cookie", counted)
    client.set_cookie("preferences", "text_size=300")
    assert client.get(PAGE).status_code == 200
    assert 1 <= len(read) < 10
