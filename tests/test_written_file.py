"""A file that a person wrote: each fault is said in French, with the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import PageRefused, WrongSetting
from reader.written_file import TomlFile, WrittenFile


def test_what_it_says_and_where(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b'\xef\xbb\xbftitle = "\xc3\xa9"\n\n[[entry]]\nterm = "a"\n[[ entry ]]\n"term" = "b"\n[audit]\n')
    read = TomlFile(file, "Lexique")
    assert read.said == {"title": "é", "entry": [{"term": "a"}, {"term": "b"}], "audit": {}}
    assert read.tables("entry") == [3, 5]
    assert [read.line(*where) for where in (("term",), ("term", 5), ("audit",), ("absent", 4))] == [4, 6, 7, 4]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'title = "a\nb = 1\n', "», ligne 1 : ce n’est pas du TOML correct"),
        (b'title = "a"\nb = [1,\n', "», ligne 3 : ce n’est pas du TOML correct"),
        (b'title = "a"\nb = "\xe9"\n', "», ligne 2 : le fichier n’est pas en UTF-8."),
        (b"#" * 3_001, "» : il dépasse 3 ko."),
    ],
)
def test_a_fault_has_its_line(tmp_path: Path, data: bytes, says: str) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(data)
    with pytest.raises(PageRefused) as wrong:
        TomlFile(file, "Fichier", PageRefused, most_bytes=3_000)
    assert str(wrong.value).startswith(f"Fichier « {file} »")
    assert says in str(wrong.value)


@pytest.mark.parametrize(("name", "says"), [("absent.toml", "n’existe pas"), ("", "c’est un dossier")])
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(WrongSetting, match=says):
        WrittenFile(tmp_path / name, "Glossaire")
