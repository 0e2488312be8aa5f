"""An exponent is never lost: 10<sup>9</sup> is not 109 on any form that has no mark-up."""

from __future__ import annotations

import json

from reader.exports.braille.pages import paragraphs
from reader.exports.signs import in_known_signs
from reader.exports.sound.vtt import as_vtt
from reader.exports.texts.json import as_json
from reader.exports.texts.markdown import as_markdown
from reader.exports.texts.text import as_text
from reader.extract import extract
from reader.model import Cue
from tests.exports import books

PAGE = (
    "<main><h1>Le bilan</h1><p>Les plaquettes sont à 4 × 10<sup>9</sup>/L, "
    "et l’oxygène SpO<sub>2</sub> à 92 %<sup>1</sup> ce matin.</p>"
    "<table><tr><th>Plaquettes</th><td>10<sup>9</sup>/L</td></tr></table></main>"
)


def test_exponents_and_indices_in_every_form_without_mark_up() -> None:
    document = extract(PAGE, "bilan")
    text = as_text(document)
    assert "4 × 10⁹/L" in text
    assert "SpO₂ à 92 %¹ ce matin" in text
    assert text.count("10⁹/L") == 2
    assert "109" not in text
    told = json.dumps(as_json(document), ensure_ascii=False)
    assert '"line": "10⁹/L"' in told
    assert "SpO₂ à 92 %¹ ce matin" in told
    laid_out = " ".join(paragraph.text for paragraph in paragraphs(books.with_tones(document, {})))
    assert "10⁹/L" in laid_out
    assert "109" not in laid_out


def test_a_raised_word_is_no_exponent() -> None:
    """Its number alone was raised: « [note ¹] », which braille writes as another thing than « [note 2] » beside it."""
    page = "<main><h1>T</h1><p>Une note<sup>[note 1]</sup>, 5 m<sup>2</sup>, x<sup>(1)</sup>.</p></main>"
    text = as_text(extract(page))
    assert "Une note[note 1], 5 m², x⁽¹⁾." in text


def test_a_letter_that_calls_a_note_is_glued_to_no_number() -> None:
    page = "<main><h1>T</h1><p>Rash chez 15<sup>b</sup> sur 100, 2.0%<sup>a</sup>, 2<sup>e</sup> cure.</p></main>"
    document = extract(page)
    assert "Rash chez 15ᵇ sur 100, 2.0%ᵃ, 2e cure." in as_text(document)
    assert in_known_signs("15ᵇ", lambda sign: sign.isascii()) == "15^b"


def test_captions_too() -> None:
    document = extract(PAGE, "bilan")
    sentence = next(one for section in document.sections for one in section.sentences() if "10" in one.text)
    cue = Cue(sentence.id, "s1-b2", 0, sentence.text, 0.0, 1.0, (), line=sentence.line)
    assert "10⁹/L" in as_vtt([cue])


def test_markdown_too() -> None:
    """Some programs drop raw HTML (cmark-gfm without --unsafe does): 10<sup>9</sup> would be 109."""
    text = as_markdown(extract(PAGE.replace("ce matin", "le 1<sup>er</sup> jour"), "bilan"))
    assert "4 × 10⁹/L" in text
    assert "SpO₂ à 92 %¹" in text
    assert "| 10⁹/L |" in text
    assert "le 1<sup>er</sup> jour" in text
