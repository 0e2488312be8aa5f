"""`speak`: a page in one sound file, its cues beside it."""

from __future__ import annotations

import json
import os
import stat
import wave
from pathlib import Path
from typing import Any

import pytest
from mutagen.mp3 import MP3

from tests.cli.conftest import Command


def cues_of(path: Path) -> list[dict[str, Any]]:
    value: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return value


@pytest.mark.parametrize("page", ["fievre", "content/fievre.html"])
def test_the_sound_and_its_cues(command: Command, home: Path, page: str) -> None:
    done = command("speak", page, "-o", "fievre.mp3")
    assert (done.code, done.err) == (0, "")
    info: Any = MP3(home / "fievre.mp3").info  # type: ignore[no-untyped-call]
    cues = cues_of(home / "fievre.json")
    assert [cue["text"].strip() for cue in cues if cue["text"].strip()] == [
        "Fièvre et fatigue",
        "Appelez le 15 si la fièvre dépasse 38 °C.",
        "Ne prenez pas d’aspirine.",
        "La fatigue",
        "Elle dure souvent 2 à 3 semaines 🩺.",
    ]
    last = 0.0
    for cue in cues:
        assert set(cue) == {"start", "end", "text", "words"}
        assert last <= cue["start"] <= cue["end"] <= info.length
        last = cue["end"]
        for word in cue["words"]:
            assert set(word) == {"start", "end", "text"}
            assert cue["start"] <= word["start"] <= word["end"] <= cue["end"]
            assert word["text"] in cue["text"]
    assert [word["text"] for word in cues[2]["words"]] == ["Ne", "prenez", "pas", "d’aspirine."]
    assert {path.name for path in home.iterdir() if path.name.startswith(".")} == set()


def test_the_same_as_wav(command: Command, home: Path) -> None:
    command("speak", "fievre", "-o", "fievre.mp3")
    command("speak", "fievre", "-o", "fievre.WAV", "--speed", "2")
    with wave.open(str(home / "fievre.WAV")) as sound:
        seconds = sound.getnframes() / sound.getframerate()
        assert sound.getnchannels() == 1
    usual: Any = MP3(home / "fievre.mp3").info  # type: ignore[no-untyped-call]
    assert 0.4 < seconds / usual.length < 0.65
    assert (home / "fievre.json").is_file()


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("fievre", "-o", "fievre.ogg"), 2, ".mp3 ou .wav"),
        (("fievre", "-o", "absent/fievre.mp3"), 2, "ne peut pas être écrit"),
        (("absente", "-o", "a.mp3"), 3, "absente"),
        (("absente.html", "-o", "a.mp3"), 2, "absente.html"),
        (("content", "-o", "a.mp3"), 3, "content"),
        (("fievre", "-o", "a.mp3", "--voice", "nulle/part"), 3, "nulle/part"),
        (("fievre", "-o", "a.mp3", "--speed", "vite"), 2, "vite"),
    ],
)
def test_what_cannot_be_is_one_line_and_no_file(
    command: Command, home: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    before = {path for path in home.rglob("*") if path.suffix != ".lock"}
    done = command("speak", *words)
    assert done.code == code
    assert says in done.error
    assert {path for path in home.rglob("*") if path.suffix in (".mp3", ".json", ".wav")} <= before


def test_nothing_is_said_for_a_file_that_cannot_be_written(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "dossier.mp3").mkdir()
    monkeypatch.setattr("reader.service.reader.Reader.speak", None)
    done = command("speak", "fievre", "-o", "dossier.mp3")
    assert (done.code, done.error) == (2, "« dossier.mp3 » est un dossier : indiquez un fichier.")
    done = command("speak", "fievre", "-o", "absent/fievre.mp3")
    assert (done.code, done.error) == (
        2,
        "« absent/fievre.mp3 » ne peut pas être écrit : le dossier « absent » n’existe pas.",
    )
    assert not (home / "dossier.json").exists()


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_other_accounts_may_read_the_files(command: Command, home: Path) -> None:
    command("speak", "fievre", "-o", "fievre.wav")
    for name in ("fievre.wav", "fievre.json"):
        assert stat.S_IMODE((home / name).stat().st_mode) == 0o644
