"""The Reader: pages as documents, documents as tracks, keys that outlive a restart."""

from __future__ import annotations

import io
import threading
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.errors import Busy, EngineUnavailable, PageNotFound, PageRefused, StoreError, TrackNotFound, VoiceNotFound
from reader.exports import FORMATS, Wishes
from reader.model import Preferences, Quality, Track, Voice
from reader.service import reader as reader_module
from reader.service.reader import Reader, Sound
from reader.service.sample import VOICE_SAMPLE
from reader.service.sound_file import mp3, wav
from reader.service.taking_away import book_of
from reader.sources import Library
from reader.speech import Lexicon
from reader.store import MemoryStore, Store
from tests.exports import daisy_checks, epub_checks
from tests.service.stand_in import StandInPool, mp3_seconds
from tests.service.test_rendering import as_pool

PAGE = """<!doctype html><html lang="fr"><head><title>La perfusion</title></head><body>
<nav><a href="/">Accueil</a></nav>
<main><h1>La perfusion</h1><p>Elle dure 30 minutes. Vous restez assis dans un fauteuil pendant tout ce temps.</p>
<h2>Avant</h2><p>Une prise de sang vérifie que tout va bien avant de commencer le traitement.</p></main>
</body></html>"""

Open = Callable[..., Reader]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "perfusion.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "perfusion.toml").write_text(
        'title = "La perfusion"\nlanguage = "fr"\nsummary = "Comment elle se passe."\n', encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def opened(folder: Path) -> Iterator[Open]:
    """Opens readers on the same folder, as a restart or another process would, and closes them."""
    readers: list[Reader] = []

    def open_reader(store: Store | None = None, pool: StandInPool | None = None, voice: str = "") -> Reader:
        reader = Reader(
            Library(folder),
            Lexicon.shipped(),
            as_pool(pool or StandInPool()),
            store if store is not None else MemoryStore(),
            voice=voice,
        )
        readers.append(reader)
        return reader

    yield open_reader
    for reader in readers:
        reader.close()


class BrokenStore(MemoryStore):
    """A cache folder that somebody replaced by a file, or whose disk is full."""

    def sound(self, key: str) -> bytes | None:
        raise StoreError("illisible")

    def track(self, key: str) -> Track | None:
        raise StoreError("illisible")

    def has(self, key: str) -> bool:
        raise StoreError("illisible")

    def put(self, track: Track, sound: bytes) -> None:
        raise StoreError("plein")


class SilentPool(StandInPool):
    """Nothing works here."""

    def voices(self) -> tuple[Voice, ...]:
        return ()


def test_the_library_tells_of_each_page(opened: Open) -> None:
    (summary,) = opened().pages()
    assert (summary.id, summary.title, summary.summary) == ("perfusion", "La perfusion", "Comment elle se passe.")
    assert summary.sections == 2
    assert 5 < summary.listening_time < 60


def test_a_page_that_cannot_be_read_hides_no_other(opened: Open, folder: Path) -> None:
    (folder / "vide.html").write_text("", encoding="utf-8")
    (folder / "vide.toml").write_text('title = "Vide"\n', encoding="utf-8")
    reader = opened()
    assert [summary.id for summary in reader.pages()] == ["perfusion"]
    with pytest.raises(PageRefused):
        reader.document("vide")
    with pytest.raises(PageNotFound):
        reader.document("absente")


def test_each_section_has_its_track_and_its_words(opened: Open) -> None:
    reader = opened()
    document = reader.document("perfusion")
    planned = reader.plan("perfusion", Preferences())
    assert list(planned) == [section.id for section in document.sections]
    for section in document.sections:
        (track,) = planned[section.id]
        sound = reader.sound(track.key, Preferences())
        assert sound.rendering is not None
        sound.rendering.wait()
        cues = reader.track(track.key, Preferences()).cues
        assert [cue.text for cue in cues] == [sentence.text for sentence in section.sentences()]
        assert all(cue.words for cue in cues)
        assert reader.sound(track.key, Preferences()).stored is not None


def test_a_page_that_changes_is_read_again_and_gets_new_tracks(opened: Open, folder: Path) -> None:
    reader = opened()
    before = reader.plan("perfusion", Preferences())
    (folder / "perfusion.html").write_text(PAGE.replace("30 minutes", "60 minutes"), encoding="utf-8")
    after = reader.plan("perfusion", Preferences())
    assert before["s1"] != after["s1"]
    assert before["s2"][0].key == after["s2"][0].key, "what did not change keeps its address"


def test_a_key_from_before_a_restart_still_sounds(opened: Open) -> None:
    wishes = Preferences(speed=1.5)
    (track,) = opened().plan("perfusion", wishes)["s2"]
    restarted = opened()
    sound = restarted.sound(track.key, wishes)
    assert sound.rendering is not None
    assert b"".join(sound.rendering.chunks())
    (usual,) = opened().plan("perfusion", Preferences())["s2"]
    assert restarted.track(usual.key, wishes).section_id == "s2"


def test_a_note_that_is_passed_over_sounds_after_a_restart(opened: Open, folder: Path) -> None:
    """Whoever asks for a note hears it (`/pages/PAGE/listen/ELEMENT`), in their own voice and at their own speed."""
    call = '<p>Une prise de sang<sup><a href="#n1">1</a></sup> vérifie'
    note = '<h2>Notes</h2><p id="n1">1. Le matin même.</p></main>'
    page = PAGE.replace("<p>Une prise de sang vérifie", call).replace("</main>", note)
    (folder / "perfusion.html").write_text(page, encoding="utf-8")
    wishes = Preferences(speed=1.5, voice="essai/autre", notes="off")
    assert opened().plan("perfusion", wishes)["s3"] == ()
    (track,) = opened().plan("perfusion", wishes.whole)["s3"]
    assert opened().track(track.key, wishes).section_id == "s3"
    assert opened().sound(track.key, wishes).rendering is not None


def test_a_key_that_never_was_is_not_found(opened: Open) -> None:
    with pytest.raises(TrackNotFound):
        opened().sound("0" * 64, Preferences())


def test_without_a_voice_the_text_remains(opened: Open) -> None:
    reader = opened(pool=SilentPool())
    assert reader.document("perfusion").sections
    assert reader.plan("perfusion", Preferences()) == {}
    assert reader.health().speech == "none"
    reader.warm("perfusion", Preferences())
    with pytest.raises(EngineUnavailable):
        list(reader.prerender(Preferences()))


def test_a_voice_that_is_gone_gives_way_and_a_named_one_must_exist(opened: Open) -> None:
    reader = opened(voice="essai/autre")
    assert reader.voice("essai/disparue", "fr").id == "essai/fr"
    with pytest.raises(VoiceNotFound, match="essai/fr"):
        reader.named_voice("essai/disparue")


class ManyVoices(StandInPool):
    """An English voice, the best of all, and three that speak French."""

    def voices(self) -> tuple[Voice, ...]:
        tags = {"en": "en-GB", "fr": "fr-FR", "be": "fr-BE", "ch": "fr-CH"}
        return tuple(Voice(f"essai/{name}", "essai", name, tag, Quality.ROBOTIC) for name, tag in tags.items())


def test_the_person_chooses_the_voice_then_the_operator_then_the_language(opened: Open) -> None:
    reader = opened(pool=ManyVoices(), voice="essai/ch")
    assert reader.voice("essai/be", "fr").id == "essai/be"
    assert reader.voice("", "fr").id == "essai/ch"
    assert reader.voice("essai/disparue", "fr").id == "essai/ch"
    unset = opened(pool=ManyVoices())
    assert [unset.voice("", language).id for language in ("fr", "fr-CA", "en-US", "de")] == [
        "essai/fr",
        "essai/fr",
        "essai/en",
        "essai/en",
    ]


def test_a_belgian_voice_says_its_own_numbers(opened: Open, folder: Path) -> None:
    (folder / "perfusion.html").write_text(PAGE.replace("30 minutes", "90 minutes"), encoding="utf-8")
    reader = opened(pool=ManyVoices())
    said = {
        voice: reader.plan("perfusion", Preferences(voice=f"essai/{voice}"))["s1"][0].sentences[1].utterance.text
        for voice in ("fr", "be", "ch")
    }
    assert "nonante" in said["be"]
    assert "nonante" in said["ch"]
    assert "nonante" not in said["fr"]


def test_a_speed_that_no_voice_is_made_at_is_the_nearest_one(opened: Open) -> None:
    """The player does the rest: whoever wishes a little more hears, and waits for, the sound that is there."""
    reader = opened()
    usual, fast, faster, fastest = (
        reader.plan("perfusion", Preferences(speed=speed))["s1"][0] for speed in (1.0, 2.5, 3.0, 4.0)
    )
    assert [track.speed for track in (usual, fast, faster, fastest)] == [1.0, 2.5, 2.5, 2.5]
    assert fast.key == faster.key == fastest.key != usual.key


def test_nothing_is_made_in_advance_where_the_operator_wishes_none(folder: Path) -> None:
    pool = StandInPool()
    pool.gate.clear()  # what is begun stays under way
    reader = Reader(Library(folder), Lexicon.shipped(), as_pool(pool), MemoryStore(), prepare=False)
    reader.warm("perfusion", Preferences())
    assert reader.health().rendering == 0
    pool.gate.set()
    reader.close()


def test_a_page_opens_though_no_more_can_be_made_in_advance(opened: Open) -> None:
    reader = opened()
    reader.close()  # from now on every rendering is refused
    reader.warm("perfusion", Preferences())
    assert reader.document("perfusion").sections


def test_prerender_makes_what_is_missing_and_no_more(opened: Open) -> None:
    pool = StandInPool()
    reader = opened(pool=pool)
    made = [(track.document_id, error) for track, error in reader.prerender(Preferences())]
    assert made == [("perfusion", None), ("perfusion", None), (VOICE_SAMPLE, None)]
    asked = len(pool.asked)
    assert list(reader.prerender(Preferences())) == []
    assert len(pool.asked) == asked


def test_shards_share_the_work_without_overlap(opened: Open) -> None:
    reader = opened()
    whole = {track.key for track in reader.all_tracks(Preferences())}
    parts = [{track.key for track in reader.all_tracks(Preferences(), (part, 3))} for part in (1, 2, 3)]
    assert set().union(*parts) == whole
    assert sum(len(part) for part in parts) == len(whole)


def test_a_page_opened_is_made_ready_in_the_background(opened: Open) -> None:
    store = MemoryStore()
    reader = opened(store=store)
    reader.warm("perfusion", Preferences())
    tracks = [track for planned in reader.plan("perfusion", Preferences()).values() for track in planned]
    for track in tracks:
        sound = reader.sound(track.key, Preferences())
        if sound.rendering is not None:
            sound.rendering.wait()
    assert all(store.has(track.key) for track in tracks)
    assert reader.health().rendered == len(tracks)


@pytest.mark.proves("wcag:1.2.1", "rgaa:4.1", "rgaa:4.2", "daisy:read-aloud-01", "daisy:read-aloud-05", "epubtest:310")
def test_a_document_is_said_whole_with_times_that_rise(opened: Open) -> None:
    reader = opened()
    document = reader.document("perfusion")
    sound = reader.speak(document, Preferences())
    assert [cue.text for cue in sound.cues] == [sentence.text for sentence in document.sentences()]
    times = [time for cue in sound.cues for time in (cue.start, *(word.start for word in cue.words), cue.end)]
    assert times == sorted(times)
    assert times[-1] <= sound.duration == sum(map(len, sound.pcm)) / 2 / sound.sample_rate
    with wave.open(io.BytesIO(wav(sound))) as file:
        assert file.getnframes() == sound.samples
    assert mp3_seconds(mp3(sound)) == pytest.approx(sound.duration, abs=0.001)


def test_a_broken_store_costs_neither_the_text_nor_the_sound(opened: Open) -> None:
    reader = opened(store=BrokenStore())
    reader.warm("perfusion", Preferences())
    (track,) = reader.plan("perfusion", Preferences())["s2"]
    sound = reader.sound(track.key, Preferences())
    assert sound.rendering is not None
    assert b"".join(sound.rendering.chunks())
    assert reader.track(track.key, Preferences()).section_id == "s2"


def test_what_is_prepared_on_a_full_disk_says_so(opened: Open) -> None:
    class FullStore(MemoryStore):
        def put(self, track: Track, sound: bytes) -> None:
            raise StoreError("plein")

    errors = [error for _, error in opened(store=FullStore()).prerender(Preferences())]
    assert errors
    assert all(isinstance(error, StoreError) for error in errors)


def test_a_refusal_told_again_and_again_keeps_nobody_alive(opened: Open, folder: Path) -> None:
    (folder / "vide.html").write_text("", encoding="utf-8")
    reader = opened()

    def depth() -> int:
        with pytest.raises(PageRefused) as refused:
            reader.document("vide")
        return len(refused.traceback)

    first = depth()
    assert [depth() for _ in range(3)] == [first] * 3


def test_a_page_that_cannot_be_read_is_logged_once(
    opened: Open, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "vide.html").write_text("", encoding="utf-8")
    reader = opened()
    for _ in range(3):
        reader.pages()
    assert [record.getMessage() for record in caplog.records if "vide" in record.getMessage()] == [
        "page vide: Ce fichier est vide : il n’y a rien à lire."
    ]


def test_a_page_that_is_taken_away_at_this_moment_costs_no_search(
    opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "autre.html").write_text(PAGE, encoding="utf-8")
    reader = opened()
    pages = reader.pages()
    (folder / "autre.html").unlink()
    monkeypatch.setattr(reader, "pages", lambda: pages)
    assert {hit.document_id for hit in reader.search("fauteuil").hits} == {"perfusion"}
    with pytest.raises(PageNotFound):
        reader.search("fauteuil", "autre")


def test_a_library_larger_than_the_shelf_is_read_once(
    opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.service.shelf.KEPT", 2)
    for name in ("a", "b", "c"):
        (folder / f"{name}.html").write_text(PAGE, encoding="utf-8")
    reader = opened()
    assert len(reader.pages()) == 4
    monkeypatch.setattr(reader._shelf, "_read", None)
    assert len(reader.pages()) == 4


def test_a_key_outlives_its_plan_in_memory(opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.service.plans.KEPT_PLANS", 1)
    (folder / "autre.html").write_text(PAGE.replace("fauteuil", "lit"), encoding="utf-8")
    reader = opened()
    keys = [reader.plan(page, Preferences())["s1"][0].key for page in ("perfusion", "autre")]
    reader.plan("perfusion", Preferences(speed=2.0))
    for key in keys:
        assert reader.sound(key, Preferences()).rendering is not None


def test_a_changed_page_keeps_the_keys_it_shares_with_the_one_before(
    opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.service.plans.KEPT_PLANS", 1)
    reader = opened()
    before = reader.plan("perfusion", Preferences())
    (folder / "perfusion.html").write_text(PAGE.replace("30 minutes", "60 minutes"), encoding="utf-8")
    after = reader.plan("perfusion", Preferences())
    assert before["s2"][0].key == after["s2"][0].key
    assert reader.sound(after["s2"][0].key, Preferences()).rendering is not None


def test_a_key_of_a_page_that_came_later_is_found(opened: Open, folder: Path) -> None:
    """Another process planned it: that this one has looked through the library before is no answer."""
    reader = opened()
    with pytest.raises(TrackNotFound):
        reader.sound("0" * 64, Preferences())
    (folder / "autre.html").write_text(PAGE.replace("fauteuil", "lit"), encoding="utf-8")
    (track, *_) = opened().plan("autre", Preferences())["s1"]
    assert reader.sound(track.key, Preferences()).rendering is not None


def test_a_key_that_left_the_memory_is_looked_for_again(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.service.plans.KEPT_KEYS", 4)  # the page has two, the sample of a voice one
    reader = opened()
    (track,) = opened().plan("perfusion", Preferences())["s2"]
    with pytest.raises(TrackNotFound):
        reader.sound("0" * 64, Preferences())
    for speed in (1.5, 2.0, 2.5):
        reader.plan("perfusion", Preferences(speed=speed))
    assert len(reader._plans._planned) == 4
    assert reader.sound(track.key, Preferences()).rendering is not None


def test_what_is_made_of_a_page_is_made_anew_when_it_changes(opened: Open, folder: Path) -> None:
    reader = opened()
    assert reader.search("fauteuil").hits
    assert not reader.search("canapé").hits
    (folder / "perfusion.html").write_text(PAGE.replace("fauteuil", "grand canapé"), encoding="utf-8")
    assert reader.search("canapé").hits
    assert not reader.search("fauteuil").hits


def test_a_book_waits_while_many_listen(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no longer than until the service stops."""
    reader = opened()
    real, refused = reader.sound, iter([True, True])

    def sound(key: str, preferences: Preferences) -> Sound:
        if next(refused, False):
            raise Busy("Beaucoup de lectures.", retry_after=0)
        return real(key, preferences)

    monkeypatch.setattr(reader, "sound", sound)
    assert len(book_of(reader, "perfusion", Preferences(), sound=True).recordings) == 2
    stop = threading.Event()

    def stopping(key: str, preferences: Preferences) -> Sound:
        stop.set()
        raise Busy("Beaucoup de lectures.", retry_after=600)

    monkeypatch.setattr(reader, "sound", stopping)
    with pytest.raises(Busy):
        book_of(reader, "perfusion", Preferences(), sound=True, stop=stop)


def test_voices_that_come_late_are_looked_through_for_old_keys(opened: Open) -> None:
    (track,) = opened().plan("perfusion", Preferences())["s2"]
    pool = SilentPool()
    reader = opened(pool=pool)
    with pytest.raises(TrackNotFound):
        reader.sound(track.key, Preferences())
    pool.voices = StandInPool().voices  # type: ignore[method-assign]
    assert reader.sound(track.key, Preferences()).rendering is not None


def test_a_made_up_voice_does_not_cost_a_reading_of_the_library(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = opened()
    with pytest.raises(TrackNotFound):
        reader.sound("0" * 64, Preferences())
    monkeypatch.setattr(reader._plans, "of", None)
    with pytest.raises(TrackNotFound):
        reader.sound("0" * 64, Preferences(voice="inventée"))


def test_without_an_encoder_the_text_remains(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "mp3_problem", lambda: "Aucun MP3 ne peut être fait.")
    reader = opened()
    assert reader.document("perfusion").sections
    assert reader.plan("perfusion", Preferences()) == {}
    with pytest.raises(StoreError, match="Aucun MP3"):
        list(reader.prerender(Preferences()))


def test_how_much_of_the_structure_is_said_is_the_persons_choice(opened: Open) -> None:
    reader = opened()
    said = {
        structure: reader.plan("perfusion", Preferences(structure=structure))["s2"][0]
        for structure in ("bref", "normal", "complet")
    }
    assert said["complet"].sentences[0].utterance.text == "Titre de niveau 2 : Avant"
    assert said["bref"].sentences[0].utterance.text == "Avant"
    assert said["complet"].key != said["normal"].key
    # A key found again after a restart, by whoever wishes the same.
    again = opened().sound(said["complet"].key, Preferences(structure="complet"))
    assert again.rendering is not None


NOTED = PAGE.replace("fauteuil", 'fauteuil<sup><a href="#note">1</a></sup>').replace(
    "</main>",
    '<figure><img src="schema.png" alt="Une poche reliée à une veine."></figure>'
    '<h2>Notes</h2><p id="note">1. Il s’incline.</p></main>',
)


@pytest.mark.proves("daisy:read-aloud-20")
def test_notes_and_descriptions_are_passed_over_by_wish_and_the_rest_is_the_same_sound(
    opened: Open, folder: Path
) -> None:
    (folder / "perfusion.html").write_text(NOTED, encoding="utf-8")
    reader = opened()

    def heard(preferences: Preferences) -> dict[str, list[str]]:
        plan = reader.plan("perfusion", preferences)
        return {
            section: [sentence.shown for track in tracks for sentence in track.sentences]
            for section, tracks in plan.items()
        }

    whole = heard(Preferences())
    assert whole["s3"] == ["Notes", "1. Il s’incline."]
    assert whole["s2"][-1] == "Une poche reliée à une veine."
    unnoted = heard(Preferences(spoken_notes="off"))
    assert unnoted == whole | {"s3": []}  # the heading of notes alone goes with them
    assert heard(Preferences(notes="off")) == unnoted  # what is not shown is not read
    assert heard(Preferences(spoken_descriptions="off")) == whole | {"s2": whole["s2"][:-1]}
    keys = {
        name: [track.key for tracks in reader.plan("perfusion", wishes).values() for track in tracks]
        for name, wishes in (
            ("whole", Preferences()),
            ("unnoted", Preferences(spoken_notes="off")),
            ("hidden", Preferences(notes="off")),
            ("undescribed", Preferences(spoken_descriptions="off")),
        )
    }
    assert keys["unnoted"] == keys["hidden"] == keys["whole"][:2]  # one sound serves whoever hears the same
    assert keys["undescribed"][1] != keys["whole"][1]
    # A key found again after a restart, by whoever wishes the same; and a wish is no loss for the page's ledger.
    assert opened().sound(keys["undescribed"][1], Preferences(spoken_descriptions="off")).rendering is not None
    assert reader.unspoken("perfusion") == {}
    assert reader.search("incline").hits
    assert not reader.search("incline", notes=False).hits


def test_what_is_passed_over_is_in_the_text_of_a_book_and_not_in_its_sound(opened: Open, folder: Path) -> None:
    (folder / "perfusion.html").write_text(NOTED, encoding="utf-8")
    book = book_of(opened(), "perfusion", Preferences(spoken_notes="off", spoken_descriptions="off"), sound=True)
    assert not list(book.silent_sections())
    heard = [cue.text for recording in book.recordings for cue in recording.track.cues]
    assert "Notes" not in heard
    assert "Une poche reliée à une veine." not in heard
    assert [section.title for section in book.document.sections][-1] == "Notes"
    made = {}
    for form in ("epub", "daisy", "mp3"):
        FORMATS[form].write(book, Wishes(), out := io.BytesIO())
        made[form] = out.getvalue()
    talking = daisy_checks.files(made["daisy"])
    assert epub_checks.problems(made["epub"]) == []
    assert daisy_checks.problems(talking) == []
    for words in (epub_checks.text_words(made["epub"]), daisy_checks.text_words(talking)):
        assert "s’incline" in " ".join(words)


def test_a_voice_that_knows_no_english_is_given_none(opened: Open, folder: Path) -> None:
    (folder / "perfusion.html").write_text(PAGE.replace("fauteuil", '<i lang="en">checkpoint</i>'), encoding="utf-8")
    pool = StandInPool()
    pool.languages = ()
    runs = {
        run.language
        for sentence in opened(pool=pool).plan("perfusion", Preferences())["s1"][0].sentences
        for run in sentence.utterance.runs
    }
    assert runs == {"fr"}
    assert "en" in {
        run.language
        for sentence in opened().plan("perfusion", Preferences())["s1"][0].sentences
        for run in sentence.utterance.runs
    }


def test_what_no_voice_says_is_counted_and_logged_by_kind(
    opened: Open, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    assert opened().unspoken("perfusion") == {}
    (folder / "perfusion.html").write_text(PAGE.replace("fauteuil", "fauteuil 日本"), encoding="utf-8")
    (kind,) = opened().unspoken("perfusion").items()
    assert kind[1] == 2
    assert "日" not in caplog.text
    assert f"not spoken: {kind[0]} 2" in caplog.text
