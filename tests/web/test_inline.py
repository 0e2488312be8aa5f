"""An element is written with exactly its text, well-formed, and with no element or address but those meant."""

from __future__ import annotations

from html.parser import HTMLParser

from flask import Flask, render_template_string
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Sentence, Span, SpanKind, TextRange
from reader.web.writing.inline import Step, element_language, steps, target

TARGETS = {"s1": "s1", "s1-b2": "s1-b2-c1"}
LINKS = {"link", "note", "term"}
WRITE = '{% from "inline.html" import inline %}{{ inline(sentences, targets) }}'

# What a browser's parser does not keep as it is (HTML, 13.2.3.5) never comes out of one: the extractor reads with one.
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=40)
hostile = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "javascript:alert(1)",
        "<!--",
        "]]>",
        "&lt;b&gt;",
        "'",
    ]
)
values = st.one_of(
    hostile,
    st.sampled_from(
        ["https://a.fr/?b=c&d", "mailto:a@b.fr", "tel:15", "#s1", "#s1-b2", "/glossaire/amm", "/x", "en", ""]
    ),
)


@st.composite
def elements(draw: st.DrawFn) -> tuple[Sentence, ...]:
    sentences = []
    for number in range(draw(st.integers(1, 4))):
        text = "".join(draw(st.lists(st.one_of(texts, hostile), min_size=1, max_size=4)))
        spans = []
        for _ in range(draw(st.integers(0, 4))):
            start = draw(st.integers(0, len(text)))
            end = draw(st.integers(start, len(text)))
            spans.append(Span(TextRange(start, end), draw(st.sampled_from(SpanKind)), draw(values)))
        sentences.append(Sentence(f"s1-b1-{number}", text, draw(st.sampled_from(["fr", "en"])), tuple(spans)))
    return tuple(sentences)


def text_of(written: tuple[Step, ...]) -> str:
    return "".join("\n" if step.do == "break" else step.text for step in written)


class Elements(HTMLParser):
    """The elements, attributes and text of a piece of HTML; checks that each end tag closes the last open element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def parsed(html: str) -> Elements:
    parser = Elements()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser


def write(app: Flask, *sentences: Sentence) -> str:
    with app.test_request_context():
        return render_template_string(WRITE, sentences=sentences, targets=TARGETS)


@given(elements())
def test_the_steps_are_the_text(sentences: tuple[Sentence, ...]) -> None:
    assert text_of(steps(sentences, TARGETS)) == "".join(sentence.text for sentence in sentences)


@given(elements())
def test_marks_open_and_close_like_brackets(sentences: tuple[Sentence, ...]) -> None:
    opened: list[str] = []
    for step in steps(sentences, TARGETS):
        if step.do == "open":
            assert not (LINKS & set(opened)) or step.kind not in LINKS, "a link in a link"
            opened.append(step.kind)
        elif step.do == "close":
            assert opened.pop() == step.kind
    assert opened == []


def test_hostile_text_is_text(app: Flask) -> None:
    allowed = {
        "a": {"href", "rel", "class"},
        "span": {"lang", "class", "data-expansion", "hidden"},
        "strong": set(),
        "em": set(),
        "sub": set(),
        "sup": set(),
        "br": set(),
    }

    @given(elements())
    def hold(sentences: tuple[Sentence, ...]) -> None:
        written = parsed(write(app, *sentences))
        assert written.text == "".join(sentence.text for sentence in sentences)
        for tag, attributes in written.found:
            assert set(attributes) <= allowed[tag]
            href = attributes.get("href")
            assert href is None or href.startswith(("https://", "mailto:", "tel:", "#s1", "/glossaire/"))

    hold()


def test_a_link_across_sentences_is_one_link(app: Flask) -> None:
    link = "https://www.cancer.fr/"
    first = Sentence("1", "Lisez ceci. ", spans=(Span(TextRange(6, 11), SpanKind.LINK, link),))
    second = Sentence("2", "Puis cela.", spans=(Span(TextRange(0, 9), SpanKind.LINK, link),))
    assert write(app, first, second) == ('Lisez <a href="https://www.cancer.fr/" rel="noreferrer">ceci. Puis cela</a>.')


def test_two_links_that_do_not_touch_stay_two(app: Flask) -> None:
    link = "https://www.cancer.fr/"
    text = "Ici et là."
    spans = (Span(TextRange(0, 3), SpanKind.LINK, link), Span(TextRange(7, 9), SpanKind.LINK, link))
    assert write(app, Sentence("1", text, spans=spans)).count("<a ") == 2


def test_a_link_is_not_cut_by_an_emphasis_that_crosses_its_end(app: Flask) -> None:
    spans = (Span(TextRange(0, 6), SpanKind.LINK, "tel:15"), Span(TextRange(3, 9), SpanKind.STRONG))
    assert write(app, Sentence("1", "un deux trois", spans=spans)) == (
        '<a href="tel:15">un <strong>deu</strong></a><strong>x t</strong>rois'
    )


def test_abbreviations_languages_exponents(app: Flask) -> None:
    text = "La TEP montre 10 mm2, said Ann."
    spans = (
        Span(TextRange(3, 6), SpanKind.ABBR, "tomographie par émission de positons"),
        Span(TextRange(19, 20), SpanKind.SUP),
        Span(TextRange(22, 30), SpanKind.LANG, "en"),
        Span(TextRange(27, 30), SpanKind.EM),
    )
    assert write(app, Sentence("1", text, spans=spans)) == (
        'La <span class="abbreviation" data-expansion="tomographie par émission de positons">TEP</span> '
        "montre 10 mm<sup>2</sup>, "
        '<span lang="en">said <em>Ann</em></span>.'
    )


def test_a_text_without_marks_is_one_text(app: Flask) -> None:
    """An element around « 24 h/24 » would make a screen reader say the sentence in three pieces."""
    text = "CAR-T, 24 h/24 ; ≥ 38,5 °C, 2\u00a0mg."
    assert write(app, Sentence("1", text)) == text


def test_what_runs_from_right_to_left_says_so(app: Flask) -> None:
    spans = (Span(TextRange(3, 8), SpanKind.LANG, "ar"),)
    assert '<span lang="ar" dir="rtl">' in write(app, Sentence("1", "Un \u0645\u0631\u062d\u0628\u0627.", spans=spans))


def test_the_language_of_a_sentence_is_marked_once() -> None:
    english = (Sentence("1", "One. ", "en"), Sentence("2", "Two.", "en-GB"))
    mixed = (Sentence("1", "Un. ", "fr"), Sentence("2", "Two. ", "en"), Sentence("3", "Three.", "en"))
    assert element_language(english) == ""  # two languages: each sentence says its own
    assert element_language(english[:1]) == "en"
    assert [step.value for step in steps(english[:1], {}) if step.do == "open"] == []
    opened = [step.value for step in steps(mixed, {}) if step.do == "open"]
    assert opened == ["en"]


def test_line_feeds_are_breaks_but_in_preformatted_text(app: Flask) -> None:
    sentence = Sentence("1", "a\nb")
    assert write(app, sentence) == "a\n<br>b"
    assert [step.do for step in steps([sentence], {}, breaks=False)] == ["text"]


def test_addresses() -> None:
    assert target("https://a.fr/x y", TARGETS) == "https://a.fr/x%20y"
    assert target("#s1-b2", TARGETS) == "#s1-b2-c1"  # a row is reached at its first cell
    refused = (
        "#nowhere",
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//a.fr",
        "/x",
        "https:",
        "ftp://a",
    )
    assert [value for value in refused if target(value, TARGETS)] == []


def test_a_row_too_long_for_a_line_is_parted_where_no_number_is_torn() -> None:
    def parted(text: str, row: int) -> str:
        return "".join("|" if step.do == "seam" else step.text for step in steps((Sentence("1", text),), {}, row=row))

    rows = {
        "le lundi\xa07\xa0décembre\xa02026 à midi": "le lundi\xa0|7\xa0décembre\xa0|2026 à midi",
        "au 01\xa099\xa000\xa047\xa010.": "au 01\xa0|99\xa0|00\xa0|47\xa0|10.",
        "vu le 12/03/2026.": "vu le 12/|03/|2026.",
        "«\xa0Prenez\xa012\u202f500\xa0UI\xa0»": "«\xa0Prenez\xa0|12\u202f500\xa0UI\xa0»",
        "1\u202f250\xa0mg/m²/jour": "1\u202f250\xa0mg/m²/jour",
        "2,5\xa0mg": "2,5\xa0mg",
        "fièvre\xa0≥\xa038,5\xa0°C": "fièvre\xa0|≥\xa038,5\xa0°C",
        "soit\xa05\xa0×\xa010\xa0mg": "soit\xa0|5\xa0×\xa010\xa0mg",
    }
    for text, expected in rows.items():
        assert parted(text, 8) == expected
        assert parted(text, 40) == text
        assert parted(text, 0) == text
