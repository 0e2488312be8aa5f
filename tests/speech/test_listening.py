"""The listening report is what the reader does: each of its sentences is said and sounded again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.model import Sentence
from reader.speech import prepare
from tests.speech.ipa import ipa

REPORT = (Path(__file__).parent.parent.parent / "docs" / "listening.md").read_text("utf-8")
CASES = re.findall(r"^- écrit : (.+)\n- dit : (.+)\n- phonèmes : `(.+)`\n- reste : (.+)$", REPORT, re.M)


def test_it_has_thirty_sentences_and_says_of_each_what_remains() -> None:
    assert len(CASES) >= 30
    assert len(re.findall(r"^## \d+$", REPORT, re.M)) == len(CASES)


@pytest.mark.parametrize(("written", "spoken", "phonemes"), [case[:3] for case in CASES])
def test_a_sentence_of_it(written: str, spoken: str, phonemes: str) -> None:
    sentence = Sentence("s", written)
    assert prepare(sentence, respell=False).text == spoken
    assert ipa(prepare(sentence, languages_spoken=("fr",)).text) == phonemes
