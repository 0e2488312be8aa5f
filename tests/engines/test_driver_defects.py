"""Each defect of pyttsx3 2.99's own espeak driver, and that ours is free of it: through pyttsx3's public calls."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
import wave
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import pyttsx3
from pyttsx3.engine import Engine as Pyttsx3Engine

from reader.engines import espeak_driver
from reader.engines.espeak_library import EspeakLibrary, Manner, _bundled, library
from reader.errors import EngineUnavailable, SynthesisFailed, VoiceNotFound

LONG = "Ce texte de plusieurs minutes parle longuement de la perfusion et de ses effets. " * 60


@pytest.fixture
def engine() -> Any:
    """A fresh pyttsx3 engine on our driver."""
    espeak_driver.register()
    return Pyttsx3Engine(espeak_driver.NAME)


def seconds(sound: Path | io.BytesIO) -> float:
    with wave.open(sound if isinstance(sound, io.BytesIO) else str(sound), "rb") as file:
        return file.getnframes() / file.getframerate()


def say(engine: Any, text: str, **properties: object) -> bytes:
    """The WAV of a text."""
    target = io.BytesIO()
    for name, value in properties.items():
        engine.setProperty(name, value)
    engine.save_to_file(text, target)
    engine.runAndWait()
    return target.getvalue()


def test_pyttsx3_finds_it() -> None:
    espeak_driver.register()
    assert pyttsx3.init("reader_espeak") is pyttsx3.init("reader_espeak")


def test_when_run_and_wait_returns_the_file_is_whole(engine: Any, tmp_path: Path) -> None:
    engine.setProperty("voice", "fr")
    engine.save_to_file(LONG, str(tmp_path / "long.wav"))
    engine.runAndWait()
    assert seconds(tmp_path / "long.wav") > 200


def test_two_files_in_one_run_are_both_written(engine: Any, tmp_path: Path) -> None:
    engine.save_to_file("Un.", str(tmp_path / "a.wav"))
    engine.save_to_file("Une phrase nettement plus longue que la première.", str(tmp_path / "b.wav"))
    engine.runAndWait()
    assert 0.1 < seconds(tmp_path / "a.wav") < seconds(tmp_path / "b.wav")


def test_one_run_after_the_other(engine: Any) -> None:
    lengths = [len(say(engine, text)) for text in ("Un deux trois.", "Un deux trois quatre cinq six.") * 3]
    assert max(lengths[::2]) < min(lengths[1::2])


def test_an_empty_run_repeats_nothing(engine: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    engine.save_to_file("Bonjour.", str(path))
    engine.runAndWait()
    path.unlink()
    engine.runAndWait()
    assert not path.exists()


def test_several_engines_keep_their_own_voice_and_rate(engine: Any) -> None:
    other = Pyttsx3Engine(espeak_driver.NAME)
    text = "Le patient appelle son médecin sans attendre."
    alone = len(say(engine, text, voice="fr", rate=120))
    fast = len(say(other, text, voice="en", rate=400))
    again = len(say(engine, text))
    assert fast < alone / 2
    assert again == pytest.approx(alone, rel=0.05)


def test_dropped_engines_leave_no_dead_reference(engine: Any) -> None:
    for _ in range(50):
        assert len(say(Pyttsx3Engine(espeak_driver.NAME), "Oui.")) > 1000


def test_blank_and_punctuation_are_valid_files(engine: Any) -> None:
    for text in (" ", "...", "\x1b\x07", "\ufffe"):
        assert seconds(io.BytesIO(say(engine, text))) < 0.5


def test_nul_cuts_nothing(engine: Any) -> None:
    whole = len(say(engine, "Avant la virgule et bien après elle."))
    assert len(say(engine, "Avant la virgule\x00et bien après elle.")) == pytest.approx(whole, rel=0.1)


@pytest.mark.first
@pytest.mark.parametrize("text", ["mot " * 5_000, LONG * 42], ids=["20 000 in one breath", "200 000"])
def test_a_very_long_text_is_said_to_its_end(engine: Any, text: str) -> None:
    places: list[int] = []
    engine.connect("started-word", lambda location, **_: places.append(location))
    sound = say(engine, text, voice="fr", rate=449)
    assert len(sound) > len(text) * 200
    assert len(text) - 20 < places[-1] < len(text)


def test_mark_up_is_read_as_text(engine: Any) -> None:
    espeak = library()
    manner = Manner("fr", 175)
    assert len("".join(espeak.phonemes('<break time="3s"/>', manner))) > 8
    assert "bo" not in "".join(espeak.phonemes("[[bo~]]", manner)).replace("bˈo", "")[:2]
    spelled = seconds(io.BytesIO(say(engine, "a [[bo~]] b")))
    assert spelled > seconds(io.BytesIO(say(engine, "a b"))) * 1.5
    assert len(say(engine, '<break time="60s"/>')) < 2 * 22050 * 10


def test_an_unwritable_path_is_raised_and_told(engine: Any, tmp_path: Path) -> None:
    told: list[BaseException] = []
    engine.connect("error", lambda name, exception: told.append(exception))
    engine.save_to_file("Bonjour.", str(tmp_path))
    with pytest.raises(IsADirectoryError):
        engine.runAndWait()
    assert len(told) == 1
    assert len(say(engine, "Bonjour.")) > 10_000


def test_an_unknown_voice_is_raised_and_nothing_is_said_by_another(engine: Any) -> None:
    say(engine, "Hello.", voice="en")
    target = io.BytesIO()
    engine.setProperty("voice", "zz")
    engine.save_to_file("Bonjour.", target)
    with pytest.raises(VoiceNotFound):
        engine.runAndWait()
    assert target.getvalue() == b""
    assert len(say(engine, "Bonjour.", voice="fr")) > 10_000


@pytest.mark.parametrize("voice", ["fr+nobody", "fr+", "en-gb/../fr", "FR", ""])
def test_no_half_known_voice_is_taken(voice: str) -> None:
    with pytest.raises(VoiceNotFound):
        library().speak("Bonjour.", Manner(voice, 175))


def test_unknown_properties_and_values_are_raised(engine: Any) -> None:
    with pytest.raises(KeyError):
        engine.getProperty("colour")
    for name, value, error in (("colour", 1, KeyError), ("rate", "vite", ValueError), ("volume", None, TypeError)):
        engine.setProperty(name, value)
        with pytest.raises(error):
            engine.runAndWait()


def test_properties_are_clipped_and_told(engine: Any) -> None:
    for name, value, kept in (("rate", 9000, 449), ("rate", 1, 80), ("volume", 7, 1.0), ("pitch", -4, 0)):
        engine.setProperty(name, value)
        engine.runAndWait()
        assert engine.getProperty(name) == kept
    assert "fr" in {voice.id for voice in engine.getProperty("voices")}


def test_volume_and_pitch_change_the_sound(engine: Any) -> None:
    loud = memoryview(say(engine, "Bonjour.", volume=1.0)[44:]).cast("h")
    soft = memoryview(say(engine, "Bonjour.", volume=0.2)[44:]).cast("h")
    assert max(soft) < max(loud) / 2


def test_saying_aloud_is_refused_in_words(engine: Any) -> None:
    engine.say("Bonjour.")
    with pytest.raises(EngineUnavailable, match="fichiers"):
        engine.runAndWait()


def test_events_tell_word_place_and_sample(engine: Any) -> None:
    words: list[tuple[object, ...]] = []
    samples: list[int] = []
    order: list[str] = []
    engine.connect("started-utterance", lambda name: order.append("start"))
    engine.connect("started-word", lambda name, location, length, **_: words.append((name, location, length)))
    engine.connect("started-word", lambda sample, **_: samples.append(sample))
    engine.connect("finished-utterance", lambda name, completed: order.append(f"end {completed}"))
    engine.setProperty("voice", "fr")
    engine.save_to_file("Bonjour à l’équipe.", io.BytesIO(), "salut")
    engine.runAndWait()
    assert order == ["start", "end True"]
    assert [word[0] for word in words] == ["salut"] * len(words)
    assert [(word[1], word[2]) for word in words][:2] == [(0, 7), (8, 1)]
    assert samples == sorted(samples)
    assert len(set(samples)) > 2


def test_threads_cold_and_warm() -> None:
    """Eight threads, twenty texts each: every one its own sound, on a library that only has one state."""
    espeak_driver.register()
    texts = [f"{'très ' * (number % 8)}bien" for number in range(160)]

    def work(start: int) -> list[int]:
        engine = Pyttsx3Engine(espeak_driver.NAME)
        return [len(say(engine, text, voice="fr", rate=175 + 20 * (start % 3))) for text in texts[start::8]]

    alone = [work(start)[0] for start in range(8)]
    with ThreadPoolExecutor(8) as threads:
        for start, lengths in enumerate(threads.map(work, range(8))):
            assert lengths == pytest.approx([alone[start]] * 20, rel=0.15), start


def test_two_libraries_at_once_do_not_end_the_process() -> None:
    """`library()` is asked by many threads at once and opens espeak-ng one time."""
    code = (
        "import threading\n"
        "from reader.engines.espeak_library import Manner, library\n"
        "def work():\n"
        "    assert library().speak('bonjour', Manner('fr', 175))[0]\n"
        "threads = [threading.Thread(target=work) for _ in range(8)]\n"
        "[thread.start() for thread in threads]\n"
        "[thread.join() for thread in threads]\n"
        "print('alive')\n"
    )
    assert _run(code).stdout == "alive\n"


def test_a_wrong_data_folder_is_an_error_not_an_exit(tmp_path: Path) -> None:
    code = (
        "from reader.engines.espeak_library import EspeakLibrary, _bundled\n"
        "from reader.errors import EngineUnavailable\n"
        "try:\n"
        f"    EspeakLibrary(_bundled()[0], {str(tmp_path)!r})\n"
        "except EngineUnavailable:\n"
        "    print('alive')\n"
    )
    assert _run(code).stdout == "alive\n"


def test_a_missing_library_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable):
        EspeakLibrary(str(tmp_path / "libespeak-ng.so"), None)
    (tmp_path / "libespeak-ng.so").write_bytes(b"not a library")
    with pytest.raises(EngineUnavailable):
        EspeakLibrary(str(tmp_path / "libespeak-ng.so"), None)


def test_nothing_is_printed_and_exit_right_after_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    code = (
        "import os, pyttsx3\n"
        "from reader.engines import espeak_driver\n"
        "espeak_driver.register()\n"
        "engine = pyttsx3.init('reader_espeak')\n"
        f"engine.save_to_file({LONG!r}, {str(path)!r})\n"
        "engine.runAndWait()\n"
        "os._exit(0)\n"
    )
    done = _run(code)
    assert done.stdout == ""
    assert done.stderr == ""
    assert seconds(path) > 200


def test_it_needs_no_system_library() -> None:
    """The library in use is the wheel's, so the voice is the same on every machine."""
    assert "espeakng_loader" in _bundled()[0]
    mapped = Path("/proc/self/maps")
    library()
    if mapped.exists():
        used = {line.split()[-1] for line in mapped.read_text().splitlines() if "libespeak" in line}
        assert used == {str(Path(_bundled()[0]).resolve())}


def test_a_lost_piece_of_sound_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception inside a callback does not come out of ctypes: the samples are counted."""
    espeak = library()
    whole: Callable[..., Any] = espeak._callback

    def lossy(wav: int | None, samples: int, events: Any) -> int:
        result: int = whole(wav, samples, events)
        if espeak._chunks:
            espeak._chunks.pop()
        return result

    from reader.engines.espeak_library import _Callback

    spoiled = _Callback(lossy)
    espeak._c.espeak_SetSynthCallback(spoiled)
    try:
        with pytest.raises(SynthesisFailed):
            espeak.speak("Bonjour.", Manner("fr", 175))
    finally:
        espeak._c.espeak_SetSynthCallback(espeak._callback)
    assert espeak.speak("Bonjour.", Manner("fr", 175))[0]


def test_many_calls_do_not_grow_the_process() -> None:
    code = (
        "import resource\n"
        "from reader.engines.espeak_library import Manner, library\n"
        "def grown(count):\n"
        "    for number in range(count):\n"
        "        library().speak(f'phrase numéro {number}', Manner('fr', 175))\n"
        "    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "first = grown(200)\n"
        "print(grown(800) - first)\n"
    )
    assert int(_run(code).stdout) < 5_000  # kilobytes


def _run(code: str) -> subprocess.CompletedProcess[str]:
    root = Path(espeak_driver.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done


def test_callbacks_run_in_the_caller_s_thread(engine: Any) -> None:
    threads: set[int] = set()
    engine.connect("started-word", lambda **_: threads.add(threading.get_ident()))
    say(engine, "Bonjour à tous.")
    assert threads == {threading.get_ident()}
