"""A track written as JSON and read back is the same track; what is no track is refused, never half-read."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import StoreError
from reader.model import Cue, TextRange, TimingSource, Track, WordTiming
from reader.store import track_from_json, track_to_json
from tests.contracts.store_contract import track

SECONDS = st.floats(0, 1e6)
RANGES = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(lambda ends: TextRange(min(ends), max(ends)))
WORDS = st.builds(WordTiming, SECONDS, SECONDS, RANGES, RANGES)
TEXT = st.text(st.characters())
CUES = st.builds(
    Cue, TEXT, TEXT, st.integers(0, 10_000), TEXT, SECONDS, SECONDS, st.lists(WORDS, max_size=3).map(tuple), TEXT, TEXT
)
TRACKS = st.builds(
    Track,
    key=TEXT,
    document_id=TEXT,
    section_id=TEXT,
    part=st.integers(0, 99),
    voice_id=TEXT,
    speed=SECONDS,
    media_type=TEXT,
    duration=SECONDS,
    timing=st.sampled_from(TimingSource),
    cues=st.lists(CUES, max_size=3).map(tuple),
)


@given(TRACKS)
def test_nothing_is_lost(track: Track) -> None:
    assert track_from_json(json.loads(json.dumps(track_to_json(track)))) == track


def test_the_field_names_are_those_of_the_web_door() -> None:
    value = track_to_json(track())
    assert list(value) == [
        *("key", "document", "section", "part", "voice", "speed", "media_type", "duration", "timing", "cues"),
    ]
    assert list(value["cues"][1]) == [
        *("sentence", "element", "offset", "text", "start", "end", "spoken", "line", "words"),
    ]
    assert value["cues"][1]["words"] == [{"start": 0.25, "end": 0.30000000000000004, "range": [0, 2], "spoken": [3, 5]}]


def _damaged() -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = [("a list", []), ("null", None), ("a text", "piste")]
    whole = track_to_json(track())
    for field in whole:
        wrong: Any
        for wrong in (None, {}, "1", True, [1]):
            if type(wrong) is type(whole[field]):
                continue
            value = copy.deepcopy(whole)
            value[field] = wrong
            found.append((f"{field} is {wrong!r}", value))
        value = copy.deepcopy(whole)
        del value[field]
        found.append((f"no {field}", value))
    for ends in ([2, 1], [-1, 2], [0], [0, 1, 2], [0.5, 1], "01"):
        value = copy.deepcopy(whole)
        value["cues"][1]["words"][0]["range"] = ends
        found.append((f"range {ends}", value))
        value = copy.deepcopy(whole)
        value["cues"][1]["words"][0]["spoken"] = ends
        found.append((f"spoken {ends}", value))
    return found


@pytest.mark.parametrize("value", [pytest.param(value, id=name) for name, value in _damaged()])
def test_what_is_no_track_is_refused(value: Any) -> None:
    with pytest.raises(StoreError, match="illisibles"):
        track_from_json(value)
