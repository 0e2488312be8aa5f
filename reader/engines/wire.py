"""What passes between the pool and a worker: a JSON line each way, and raw PCM after a reply's line.

No pickle (a crashed or bewitched worker must not run code in the parent), no base64 (a second of speech is 44 kB).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

from reader.engines.protocol import Capabilities, EngineDescription, SpeechRequest
from reader.errors import EngineError, EngineUnavailable, SynthesisFailed, VoiceNotFound
from reader.model import LanguageRun, Quality, SpokenWord, Synthesis, TextRange, TimingSource, Voice

Verb = Literal["synthesize", "phonemes"]

# The longest reply line accepted: the words of a text of a million characters.
LONGEST_LINE = 32 << 20
MOST_SOUND = 1 << 30

_ERRORS: dict[str, type[EngineError] | type[VoiceNotFound]] = {
    kind.__name__: kind for kind in (EngineUnavailable, SynthesisFailed, VoiceNotFound)
}


@dataclass(frozen=True, slots=True)
class Question:
    """A request to a worker. `number` comes back in the reply; by `limit` seconds the worker is done or dead."""

    number: int
    verb: Verb
    request: SpeechRequest
    limit: float

    def line(self) -> bytes:
        runs = [(run.range.start, run.range.end, run.language) for run in self.request.runs]
        return _line(
            {
                "number": self.number,
                "verb": self.verb,
                "limit": self.limit,
                "text": self.request.text,
                "runs": runs,
                "voice": self.request.voice_id,
                "speed": self.request.speed,
            }
        )


def read_question(line: bytes) -> Question:
    value = json.loads(line)
    runs = tuple(LanguageRun(TextRange(start, end), language) for start, end, language in value["runs"])
    request = SpeechRequest(value["text"], runs, value["voice"], value["speed"])
    return Question(value["number"], value["verb"], request, value["limit"])


def hello(description: EngineDescription) -> bytes:
    """A worker's first line."""
    return _line({"hello": asdict(description)})


def read_hello(line: bytes) -> EngineDescription:
    """Raises ValueError, KeyError or TypeError where the line is no hello."""
    value = json.loads(line)["hello"]
    return EngineDescription(
        name=value["name"],
        version=value["version"],
        voices=tuple(Voice(**{**voice, "quality": Quality(voice["quality"])}) for voice in value["voices"]),
        capabilities=_capabilities(value["capabilities"]),
        problem=value["problem"],
    )


def _capabilities(value: dict[str, Any]) -> Capabilities:
    languages = value["languages"]
    return Capabilities(
        timing=TimingSource(value["timing"]),
        phonemes=bool(value["phonemes"]),
        languages=None if languages is None else tuple(str(language) for language in languages),
    )


def spoken(number: int, synthesis: Synthesis) -> tuple[bytes, bytes]:
    """The reply to `synthesize`: its line, and the PCM to write after it."""
    words = [(word.range.start, word.range.end, word.start) for word in synthesis.words]
    line = _line(
        {
            "number": number,
            "size": len(synthesis.pcm),
            "rate": synthesis.sample_rate,
            "timing": synthesis.timing,
            "words": words,
        }
    )
    return line, synthesis.pcm


def transcribed(number: int, ipa: str) -> bytes:
    """The reply to `phonemes`."""
    return _line({"number": number, "size": 0, "ipa": ipa})


def failed(number: int, error: EngineError | VoiceNotFound) -> bytes:
    """The reply of an engine that says no."""
    return _line({"number": number, "size": 0, "error": type(error).__name__, "message": str(error)})


def read_reply(line: bytes, number: int) -> dict[str, Any]:
    """A reply's line, checked to be one for `number`, with `size`: the bytes of PCM that follow.

    Raises ValueError, KeyError or TypeError.
    """
    value: dict[str, Any] = json.loads(line)
    if value["number"] != number or not 0 <= value["size"] <= MOST_SOUND or value["size"] % 2:
        raise ValueError("not the reply that was waited for")
    return value


def answer(reply: dict[str, Any], pcm: bytes) -> Synthesis | str:
    """What the reply says. Raises what the engine raised; ValueError, KeyError or TypeError where it is nonsense."""
    if "error" in reply:
        raise _ERRORS.get(reply["error"], SynthesisFailed)(str(reply["message"]))
    if "ipa" in reply:
        return str(reply["ipa"])
    words = tuple(SpokenWord(TextRange(start, end), float(at)) for start, end, at in reply["words"])
    rate = int(reply["rate"])
    if rate <= 0:
        raise ValueError("no sample rate")
    return Synthesis(pcm, rate, words, TimingSource(reply["timing"]))


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
