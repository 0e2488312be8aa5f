"""What every store must do. A suite for one store subclasses `StoreContract` and gives it a `store` fixture."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from reader.model import Cue, TextRange, TimingSource, Track, WordTiming
from reader.store import Store, track_key

KEY = track_key(["a"])
OTHER = track_key(["b"])
NO_KEYS = (
    "",
    "a",
    KEY[:63],
    KEY + "0",
    KEY.upper(),
    "../" + KEY[3:],
    "/" + KEY[1:],
    KEY[:-1] + "\n",
    "g" * 64,
    "٣" * 64,
)


def track(key: str = KEY, text: str = "Le docteur 🩺 dit : ne prenez pas 2 mg.") -> Track:
    """A track of one sentence, with an emoji (two UTF-16 units) and times that no decimal number can hold."""
    return Track(
        key=key,
        document_id="effets-secondaires",
        section_id="s3",
        part=1,
        voice_id="espeak-ng/fr",
        speed=1.25,
        media_type="audio/mpeg",
        duration=1 / 3,
        timing=TimingSource.ENGINE,
        cues=(
            Cue("s3-b1-1", "s3-b1", 0, "", 0.25, 0.25, ()),
            Cue(
                "s3-b2-1",
                "s3-b2",
                7,
                text,
                0.25,
                0.1 + 0.2,
                (WordTiming(0.25, 0.1 + 0.2, TextRange(0, 2), TextRange(3, 5)),),
                f"🩺 {text}",
            ),
        ),
    )


def content(sound: Path | bytes | None) -> bytes | None:
    """The bytes of a sound, whatever the store answers with."""
    return sound.read_bytes() if isinstance(sound, Path) else sound


class StoreContract:
    """Promises of the `Store` protocol."""

    def test_what_is_put_comes_back_equal(self, store: Store) -> None:
        store.put(track(), b"sound")
        assert store.has(KEY)
        assert store.track(KEY) == track()
        assert content(store.sound(KEY)) == b"sound"

    def test_what_was_never_put_is_not_there(self, store: Store) -> None:
        store.put(track(), b"sound")
        assert not store.has(OTHER)
        assert store.track(OTHER) is None
        assert store.sound(OTHER) is None

    @pytest.mark.parametrize("key", NO_KEYS)
    def test_what_is_no_key_is_never_found(self, store: Store, key: str) -> None:
        assert not store.has(key)
        assert store.track(key) is None
        assert store.sound(key) is None

    @pytest.mark.parametrize("key", NO_KEYS)
    def test_what_is_no_key_is_never_kept(self, store: Store, key: str) -> None:
        with pytest.raises(ValueError, match="not a track key"):
            store.put(track(key), b"sound")

    def test_an_empty_sound_is_never_kept(self, store: Store) -> None:
        with pytest.raises(ValueError, match="without a sound"):
            store.put(track(), b"")
        assert not store.has(KEY)

    def test_putting_again_is_harmless(self, store: Store) -> None:
        store.put(track(), b"sound")
        store.put(track(), b"sound")
        assert content(store.sound(KEY)) == b"sound"

    def test_trim_removes_until_it_fits(self, store: Store) -> None:
        for name in "abcd":
            store.put(track(track_key([name])), bytes(100_000))
        assert store.trim(10_000_000) == 0
        assert store.trim(250_000) == 2
        assert sum(store.has(track_key([name])) for name in "abcd") == 2
        assert store.trim(0) == 2
        assert not any(store.has(track_key([name])) for name in "abcd")

    def test_many_hands_at_once(self, store: Store) -> None:
        wrong: list[object] = []

        def work(hand: int) -> None:
            for turn in range(20):
                key = track_key([str((hand + turn) % 5)])
                store.put(track(key), key.encode())
                found = store.track(key), content(store.sound(key))
                if found != (track(key), key.encode()):
                    wrong.append(found)

        hands = [threading.Thread(target=work, args=(hand,)) for hand in range(4)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        assert wrong == []
