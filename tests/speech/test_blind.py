"""Reading lists written by people who had not seen the rules: compared by what is heard, not by how it is spelled.

All have been learnt from since: they guard what is known, and say nothing new of what is not. What each showed at
first sight is in `docs/listening.md`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.extract import extract
from reader.model import Sentence
from reader.speech import prepare
from reader.speech.words.number_words import cardinal

FOLDER = Path(__file__).parent
LISTS = {
    name: [tuple(line.split("\t")) for line in (FOLDER / name).read_text("utf-8").splitlines() if "\t" in line]
    for name in ("blind.tsv", *(f"blind-{number}.tsv" for number in range(2, 14)))
}


def heard(text: str) -> str:
    """A text as ears tell it: no case, no pause, numbers in words, an ending that is mute left out.

    Letters said one by one are told from the word they would make: "I.R.M" is not "irm".
    """
    text = text.lower().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)", " ", text)
    text = re.sub(r"[-‑–—.,;:!?«»\"()…/]", " ", text)
    text = re.sub(r"\d+", lambda match: f" {_number(match[0])} ", text)
    text = re.sub(r"(supérieur|inférieur|égal)(?:es|e|s)?\b", r"\1", text)
    text = _SPELLED.sub(lambda match: f"[{match[0]}]", text)
    return re.sub(r"[\s'-]+", "", text)


_SPELLED = re.compile(r"\b[^\W\d_](?:[\s']+[^\W\d_]\b)+")


def _number(digits: str) -> str:
    zeros = len(digits) - len(digits.lstrip("0"))
    rest = digits.lstrip("0")
    return " ".join(["zéro"] * zeros + ([cardinal(int(rest))] if rest else []))


def test_letters_said_one_by_one_are_not_the_word_they_make() -> None:
    assert heard("l'I.R.M") == heard("l'i r m") != heard("l'irm")
    assert heard("de la V.U.E") != heard("de la vue")
    assert heard("il n'y a pas") == heard("Il n’y a pas.")


def test_the_lists_are_long_and_of_many_kinds() -> None:
    assert {name: len(lines) for name, lines in LISTS.items()} == {
        "blind.tsv": 667,
        "blind-2.tsv": 647,
        "blind-3.tsv": 806,
        "blind-4.tsv": 557,
        "blind-5.tsv": 320,
        "blind-6.tsv": 400,
        "blind-7.tsv": 300,
        "blind-8.tsv": 761,
        "blind-9.tsv": 506,
        "blind-10.tsv": 147,
        "blind-11.tsv": 188,
        "blind-12.tsv": 85,
        "blind-13.tsv": 270,
    }
    kinds = {name: {line[2] for line in lines} for name, lines in LISTS.items()}
    # The last five were written as a leaflet or a sheet is, in few voices each.
    together = set().union(*(kinds.pop(f"blind-{number}.tsv") for number in range(9, 14)))
    assert all(len(named) >= 25 for named in (*kinds.values(), together))


def sentence(written: str, kind: str) -> Sentence:
    """A line of a list as the page gives it: "balises" are HTML."""
    if kind != "balises":
        return Sentence("s", written)
    document = extract(f"<main><h1>Votre traitement</h1><p>{written}</p></main>")
    return next(
        sentence
        for section in document.sections
        for block in section.blocks
        for sentence in block.sentences
        if sentence.text != "Votre traitement"
    )


@pytest.mark.parametrize("name", LISTS)
def test_readings(name: str) -> None:
    """All lines of a list in one test: a test each took three times as long to run as the lines take to be said."""
    wrong = []
    for written, spoken, kind in LISTS[name]:
        said = prepare(sentence(written, kind), respell=False).text
        if heard(said) not in {heard(one) for one in spoken.split(" | ")}:
            wrong.append(f"{written} is said: {said} and not: {spoken}")
    assert not wrong, "\n".join(wrong)
