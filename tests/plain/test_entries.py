"""A glossary's file: what it may hold, and how its mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import WrongSetting
from reader.plain import Glossary, merged, read
from reader.settings import Settings, packaged

SHIPPED = read(packaged("content") / "glossary.toml")


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "mots.toml"
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[entry]]\nterm = "x"', "ligne 1 : « x » n’a pas de « definition »"),
        ('\n[[entry]]\ndefinition = "x"', "ligne 2 : « term » manque"),
        ('[[entry]]\nterm = "x"\ndefinition = "y"\ncouleur = 1', "« couleur » inconnu"),
        ('[[entry]]\nterm = "x"\ndefinition = "y"\nabbreviations = ["X"]', "vont ensemble"),
        ('[[entry]]\nterm = "x"\ndefinition = "y"\ndate = "hier"', "« date » s’écrit"),
        (
            '[[entry]]\nterm = "x"\ndefinition = "y"\n\n[[entry]]\nterm = "X"\ndefinition = "z"',
            "ligne 5 : « X » a déjà",
        ),
        ("[[entry]]\nterm = ", "ligne 2"),
        ('[[mot]]\nterm = "x"', "« mot » inconnu"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(WrongSetting, match=r"mots\.toml") as wrong:
        read(written(tmp_path, text))
    assert says in str(wrong.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="illisible"):
        read(tmp_path / "absent.toml")


def test_the_operators_own_entry_wins_and_the_others_stay(tmp_path: Path) -> None:
    own = written(
        tmp_path, '[[entry]]\nterm = "AMM"\ndefinition = "La nôtre."\n[[entry]]\nterm = "zzz"\ndefinition = "Z."'
    )
    glossary = Settings.from_env({"READER_GLOSSARIES": str(own)}).open_glossary()
    assert len(glossary) == len(SHIPPED) + 1
    assert glossary.get("amm").definition == "La nôtre."  # type: ignore[union-attr]
    assert glossary.digest != merged([SHIPPED]).digest


@pytest.mark.parametrize("entry", SHIPPED, ids=lambda entry: entry.id)
def test_every_shipped_definition_is_short_sourced_and_finds_its_own_word(entry: object) -> None:
    from reader.plain import Entry

    assert isinstance(entry, Entry)
    assert entry.source
    assert entry.date
    sentences = [sentence for sentence in entry.definition.split(". ") if sentence]
    assert len(sentences) <= 3
    assert all(len(sentence.split()) <= 25 for sentence in sentences)
    assert "\u0020?" not in entry.definition
    assert "'" not in entry.definition
    glossary = Glossary((entry,))
    for name in entry.names():
        assert [place.range.of(name) for place in glossary.find(name)] == [name]
