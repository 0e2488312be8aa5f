"""A track's cues as the browser gets them: offsets in UTF-16 code units of the element's text content.

The only place where offsets are converted (docs/architecture.md, "Cues at the web door").
"""

from __future__ import annotations

from typing import Any

from reader.model import Cue, Track, utf16_length

Json = dict[str, Any]


def cues_json(track: Track) -> Json:
    """The JSON value of `GET /audio/KEY.json`."""
    # A track holds every sentence of its elements, silent ones too, in order: those before a sentence give its offset.
    # Only an element longer than a track is cut inside; what stands before the cut is not here, and its code points are
    # taken for code units (an emoji there would put the highlight one unit early).
    reached: dict[str, int] = {}
    cues = []
    for cue in track.cues:
        start = reached.get(cue.element_id, cue.offset)
        cues.append(_cue(cue, start))
        reached[cue.element_id] = start + utf16_length(cue.text)
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
        "cues": cues,
    }


def _cue(cue: Cue, start: int) -> Json:
    words = []
    for word in cue.words:
        shown = word.shown.utf16(cue.text)
        said = word.spoken.utf16(cue.spoken)
        words.append(
            {
                "start": word.start,
                "end": word.end,
                "range": [start + shown.start, start + shown.end],
                "spoken": [said.start, said.end],
            }
        )
    return {
        "sentence": cue.sentence_id,
        "element": cue.element_id,
        "text": cue.text,
        "spoken": cue.spoken,
        "start": cue.start,
        "end": cue.end,
        "range": [start, start + utf16_length(cue.text)],
        "words": words,
    }
