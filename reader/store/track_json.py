"""A track as JSON and back, losing nothing: what the store keeps beside the sound.

Field names are those of the web door (docs/architecture.md, "Cues at the web door"), but offsets are code points:
`offset` of the sentence in its element, `range` of a word in its sentence, `spoken` of a word in the sentence as said.
"""

from __future__ import annotations

from typing import Any, cast

from reader.errors import StoreError
from reader.model import Cue, TextRange, TimingSource, Track, WordTiming

Json = dict[str, Any]


def track_to_json(track: Track) -> Json:
    """The JSON value of a track; `track_from_json` gives back an equal one."""
    return {
        "key": track.key,
        "document": track.document_id,
        "section": track.section_id,
        "part": track.part,
        "voice": track.voice_id,
        "speed": track.speed,
        "media_type": track.media_type,
        "duration": track.duration,
        "timing": track.timing.value,
        "cues": [_cue_to_json(cue) for cue in track.cues],
    }


def track_from_json(value: Json) -> Track:
    """The track of a JSON value. Raises StoreError where it is none (another release's, a damaged file's)."""
    try:
        return Track(
            key=_text(value["key"]),
            document_id=_text(value["document"]),
            section_id=_text(value["section"]),
            part=_whole(value["part"]),
            voice_id=_text(value["voice"]),
            speed=_number(value["speed"]),
            media_type=_text(value["media_type"]),
            duration=_number(value["duration"]),
            timing=TimingSource(value["timing"]),
            cues=tuple(_cue_from_json(cue) for cue in _list(value["cues"])),
        )
    except (KeyError, IndexError, TypeError, ValueError) as exc:
        raise StoreError("Les repères d’un son gardé en réserve sont illisibles.") from exc


def _cue_to_json(cue: Cue) -> Json:
    return {
        "sentence": cue.sentence_id,
        "element": cue.element_id,
        "offset": cue.offset,
        "text": cue.text,
        "start": cue.start,
        "end": cue.end,
        "spoken": cue.spoken,
        "line": cue.line,
        "words": [
            {
                "start": word.start,
                "end": word.end,
                "range": [word.shown.start, word.shown.end],
                "spoken": [word.spoken.start, word.spoken.end],
            }
            for word in cue.words
        ],
    }


def _cue_from_json(value: Json) -> Cue:
    return Cue(
        sentence_id=_text(value["sentence"]),
        element_id=_text(value["element"]),
        offset=_whole(value["offset"]),
        text=_text(value["text"]),
        start=_number(value["start"]),
        end=_number(value["end"]),
        words=tuple(_word_from_json(word) for word in _list(value["words"])),
        spoken=_text(value["spoken"]),
        line=_text(value["line"]),
    )


def _word_from_json(value: Json) -> WordTiming:
    return WordTiming(
        _number(value["start"]), _number(value["end"]), _stretch(value["range"]), _stretch(value["spoken"])
    )


def _stretch(value: object) -> TextRange:
    start, end = _list(value)
    return TextRange(_whole(start), _whole(end))


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a whole number was expected")
    return value


def _number(value: object) -> float:
    """Kept as it is, int or float, so that nothing is lost."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError("a number was expected")
    return cast(float, value)
