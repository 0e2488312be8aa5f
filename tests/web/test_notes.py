"""Footnotes and descriptions of pictures: shown, hidden, read or passed over, as the person wishes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from reader.model import Block, BlockKind, Document, Preferences, Section, Sentence, Span, SpanKind, TextRange
from reader.web.writing.notes import passed_over, shown
from tests.web.fake_reader import FakeReader, cue, track

PAGE = "/pages/exemple"
NOTE, PICTURE = "s4-b4", "s4-b6"


def page(client: FlaskClient, address: str = PAGE, **wishes: str) -> BeautifulSoup:
    client.set_cookie("preferences", "&".join(f"{name}={value}" for name, value in wishes.items()))
    return BeautifulSoup(client.get(address).text, "lxml")


@pytest.mark.proves("daisy:visual-13")
@pytest.mark.parametrize("address", [PAGE, f"{PAGE}/text"])
def test_notes_may_be_hidden_with_their_calls(client: FlaskClient, address: str) -> None:
    before, after = page(client, address), page(client, address, notes="off")
    assert before.select(f"#{NOTE}")
    assert before.select("a.note-call")
    assert not after.select(f"#{NOTE}")
    assert not after.select("a.note-call")
    assert "à titre d’exemple" not in after.text
    (call,) = after.select("[hidden]:is(span)")
    # Hidden, and still there: what the voice lights is found by counting characters.
    assert call.text == "1"
    element = call.find_parent(id=True)
    assert element is not None
    assert element.text == before.select(f"#{element['id']}")[0].text
    assert "Selon vos réglages : 1 note ni affichée ni lue" in after.text.replace("\xa0", " ")
    assert "Selon vos réglages" not in before.text


def test_what_is_passed_over_is_still_shown_and_told(client: FlaskClient) -> None:
    after = page(client, spoken_notes="off", spoken_descriptions="off")
    assert after.select(f"#{NOTE}")
    assert after.select("a.note-call")
    assert after.select(f"#{PICTURE}")
    told = page(client, f"{PAGE}/left-out", spoken_notes="off", spoken_descriptions="off").text.replace("\xa0", " ")
    assert "1 note affichée, mais pas lue" in told
    assert "1 description d’image affichée, mais pas lue" in told
    assert "Non prononcé" not in told  # a wish is no loss


def test_one_may_start_wherever_is_heard_and_hear_a_note_by_asking_for_it(
    client: FlaskClient, reader: FakeReader
) -> None:
    assert page(client, starts="paragraph").select(f"[data-start={NOTE}]")
    assert not page(client, starts="paragraph", spoken_notes="off").select(f"[data-start={NOTE}]")
    whole = reader.plan("exemple", Preferences())["s4"][0]
    reader.tracks[whole.key] = track(whole.key, replace(cue(NOTE, 0, "1. Dose", "Dose"), start=7.5))
    assert client.get(f"{PAGE}/listen/{NOTE}").headers["Location"] == f"/audio/{whole.key}.mp3#t=7.50"


def test_the_plan_is_asked_for_once_unless_something_is_passed_over(
    client: FlaskClient, reader: FakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Preferences] = []
    plan = reader.plan

    def counted(page_id: str, preferences: Preferences) -> object:
        asked.append(preferences)
        return plan(page_id, preferences)

    monkeypatch.setattr(reader, "plan", counted)
    client.get(f"{PAGE}/listen/s99-b1")
    assert asked == [Preferences()]
    client.set_cookie("preferences", "notes=off")
    client.get(f"{PAGE}/listen/s99-b1")
    assert asked[1:] == [Preferences(notes="off"), Preferences()]


def test_the_search_finds_what_the_page_shows(client: FlaskClient) -> None:
    assert page(client, "/search?q=titre+exemple&page=exemple").select(".hits")
    assert not page(client, "/search?q=titre+exemple&page=exemple", notes="off").select(f".hits a[href$={NOTE}]")


def sentence(text: str, *calls: str) -> Sentence:
    spans = (Span(TextRange(text.index(call), text.index(call) + len(call)), SpanKind.NOTE, "#s1-b2") for call in calls)
    return Sentence("s1-b1-1", text, spans=tuple(spans))


@pytest.mark.parametrize(
    ("text", "calls", "seen"),
    [
        ("Sous la peau [1].", ["1"], "Sous la peau."),
        ("Sous la peau [1, 2] ou non.", ["1", "2"], "Sous la peau ou non."),
        ("Le côlon[1]. Comptez.", ["[1]"], "Le côlon. Comptez."),
        ("Sous la peau [1, 2] ou non.", ["[1, 2]"], "Sous la peau ou non."),
        ("Sans raison1 2.", ["1", "2"], "Sans raison."),
        ("Environ 5 (ou 6) jours1.", ["1"], "Environ 5 (ou 6) jours."),
        ("Une dose * par jour", ["*"], "Une dose par jour"),
        ("a 1b", ["1"], "a b"),
    ],
)  # fmt: skip
def test_a_call_goes_with_what_is_written_around_it(text: str, calls: list[str], seen: str) -> None:
    document = Document(
        "page",
        "Page",
        "fr",
        (
            Section(
                "s1",
                "Page",
                1,
                (
                    Block("s1-b1", BlockKind.PARAGRAPH, (sentence(text, *calls),)),
                    Block("s1-b2", BlockKind.NOTE, (Sentence("s1-b2-1", "1. La note."),)),
                ),
            ),
        ),
    )
    (block,) = shown(document, Preferences(notes="off")).sections[0].blocks
    (written,) = block.sentences
    assert written.text == text
    for span in reversed(written.spans):
        assert span.kind is SpanKind.HIDDEN
        text = text[: span.range.start] + text[span.range.end :]
    assert text == seen
    assert shown(document, Preferences(spoken_notes="off")) is document


def test_no_link_leads_to_what_is_hidden() -> None:
    """« Voir la note » stays as words; a call that leads to the heading of the notes goes with them."""
    text = "Voir la note, et les autres [1, 2]."
    spans = (Span(TextRange(0, 12), SpanKind.LINK, "#s2-b2"), Span(TextRange(28, 34), SpanKind.NOTE, "#s2-b1"))
    notes = (
        Block("s2-b1", BlockKind.HEADING, (Sentence("s2-b1-1", "Notes"),), level=2),
        Block("s2-b2", BlockKind.NOTE, (Sentence("s2-b2-1", "1. La note."),)),
    )
    first = Section("s1", "Page", 1, (Block("s1-b1", BlockKind.PARAGRAPH, (Sentence("s1-b1-1", text, spans=spans),)),))
    document = Document("page", "Page", "fr", (first, Section("s2", "Notes", 2, notes)))
    (section,) = shown(document, Preferences(notes="off")).sections
    (written,) = section.blocks[0].sentences
    assert [(span.kind, text[span.range.start : span.range.end]) for span in written.spans] == [
        (SpanKind.HIDDEN, " [1, 2]")
    ]


def test_a_section_of_notes_alone_goes_with_its_heading(client: FlaskClient, reader: FakeReader) -> None:
    blocks = (
        Block("s5-b1", BlockKind.HEADING, (Sentence("s5-b1-1", "Notes"),), level=2),
        Block("s5-b2", BlockKind.NOTE, (Sentence("s5-b2-1", "1. La première."),)),
        Block("s5-b3", BlockKind.NOTE, (Sentence("s5-b3-1", "2. La seconde."),)),
    )
    before = reader.documents["exemple"]
    section = Section("s5", "Notes", 2, blocks)
    reader.documents["exemple"] = Document("exemple", before.title, "fr", (*before.sections, section))
    assert page(client).select("#s5, a[href='#s5']")
    assert not page(client, notes="off").select("#s5, a[href='#s5']")
    passed = page(client, spoken_notes="off")
    assert passed.select("#s5-b1")
    assert not passed.select("#s5 button")
    assert list(passed_over(reader.documents["exemple"], Preferences(notes="off"))) == [
        "3\xa0notes ni affichées ni lues"
    ]
