"""libespeak-ng through ctypes: synchronous, by full path, one state for the whole process.

Source of every number here: speak_lib.h of espeak-ng 1.52. The library keeps its voice, rate and callback in global
variables, so everything below happens under one lock.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.errors import EngineUnavailable, SynthesisFailed, VoiceNotFound

_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: espeak_Synth returns when all is said, no thread of its own
_DONT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: without it a missing data folder calls exit(1)
_BUFFER = 200  # milliseconds of sound per callback; measured: no faster above, 5 % slower at 20
_UTF8 = 1  # espeakCHARS_UTF8; without espeakENDPAUSE the sound ends 5 to 10 ms after the last word
_POS_CHARACTER = 1
_IPA = 0x02
_RATE, _VOLUME, _PITCH = 1, 2, 3  # espeak_PARAMETER
_END_OF_LIST, _WORD = 0, 1  # espeak_EVENT_TYPE

_SYSTEM_LIBRARIES = ("libespeak-ng.so.1", "libespeak-ng.1.dylib", "libespeak-ng.dll")


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_void_p),
    )


class _VoiceRecord(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(frozen=True, slots=True)
class LibraryVoice:
    """A voice file: `id` is its name in lower case (`fr-be`), `languages` BCP 47 tags in lower case, best first."""

    id: str
    name: str
    identifier: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordEvent:
    """A word begins: `position` and `length` in code points from 0, `sample` from the first of the sound."""

    position: int
    length: int
    sample: int


@dataclass(frozen=True, slots=True)
class Manner:
    """How to speak: `voice` is `fr` or, with a variant, `fr+f1`; `rate` in espeak's words a minute, 80 to 449;
    `volume` 0 to 200 and `pitch` 0 to 99 as espeak counts them."""

    voice: str
    rate: int
    volume: int = 100
    pitch: int = 50


class EspeakLibrary:
    """One loaded libespeak-ng. Raises EngineUnavailable where library or data cannot be used."""

    def __init__(self, path: str, data: str | None) -> None:
        try:
            self._c = ctypes.CDLL(path)
        except OSError as exc:
            raise EngineUnavailable(f"La bibliothèque espeak-ng ne se charge pas : {exc}.") from exc
        self._declare()
        self.sample_rate: int = self._c.espeak_Initialize(
            _SYNCHRONOUS, _BUFFER, data.encode() if data else None, _DONT_EXIT
        )
        if self.sample_rate <= 0:
            raise EngineUnavailable("Les données de voix d’espeak-ng sont introuvables ou abîmées.")
        used = ctypes.c_char_p()
        self.version: str = self._c.espeak_Info(ctypes.byref(used)).decode()
        self.lock = threading.RLock()
        self._chunks: list[bytes] = []
        self._words: list[WordEvent] = []
        self._samples = 0
        self._callback = _Callback(self._on_sound)  # kept: C holds a bare pointer to it
        self._c.espeak_SetSynthCallback(self._callback)
        self.voices: dict[str, LibraryVoice] = {voice.id: voice for voice in self._listed(None)}
        self.variants: frozenset[str] = frozenset(
            voice.identifier.removeprefix("!v/") for voice in self._listed(b"variant")
        )
        if not self.voices:
            raise EngineUnavailable("espeak-ng ne propose aucune voix.")

    def _declare(self) -> None:
        c, text = self._c, ctypes.c_char_p
        c.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, text, ctypes.c_int]
        c.espeak_Info.argtypes, c.espeak_Info.restype = [ctypes.POINTER(text)], text
        c.espeak_SetSynthCallback.argtypes, c.espeak_SetSynthCallback.restype = [_Callback], None
        c.espeak_SetVoiceByName.argtypes = [text]
        c.espeak_SetParameter.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_int]
        c.espeak_GetCurrentVoice.restype = ctypes.POINTER(_VoiceRecord)
        c.espeak_ListVoices.argtypes = [ctypes.POINTER(_VoiceRecord)]
        c.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceRecord))
        c.espeak_Synth.argtypes = [
            text,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        ]
        c.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(text), ctypes.c_int, ctypes.c_int]
        c.espeak_TextToPhonemes.restype = text

    def _listed(self, language: bytes | None) -> Iterator[LibraryVoice]:
        wanted = _VoiceRecord(languages=language) if language else None
        records = self._c.espeak_ListVoices(ctypes.byref(wanted) if wanted else None)
        for record in records:
            if not record:  # the list ends with NULL
                return
            identifier = record.contents.identifier.decode()
            yield LibraryVoice(
                id=identifier.rpartition("/")[2].lower(),
                name=record.contents.name.decode(),
                identifier=identifier,
                languages=tuple(_tags(record.contents.languages)),
            )

    def voice_for(self, language: str) -> LibraryVoice | None:
        """The voice of a BCP 47 tag: of the very tag, else of its language; None where there is none."""
        tag = language.lower()
        for wanted in (tag, tag.split("-")[0]):
            if wanted in self.voices:
                return self.voices[wanted]
            for voice in self.voices.values():
                if wanted in voice.languages:
                    return voice
        return None

    def knows(self, voice: str) -> bool:
        """Whether `voice` (`fr`, `fr+f1`) can be set."""
        base, plus, variant = voice.partition("+")
        return base in self.voices and (not plus or variant in self.variants)

    def speak(self, text: str, manner: Manner) -> tuple[bytes, Sequence[WordEvent]]:
        """16-bit mono PCM at `sample_rate`, and its words. `text` must hold no NUL and no lone surrogate.

        Raises VoiceNotFound, SynthesisFailed.
        """
        raw = text.encode()
        with self.lock:
            self._adopt(manner)
            self._chunks, self._words, self._samples = [], [], 0
            # The size is that of the text with its NUL: where the library copies the text (it does not in synchronous
            # mode), a larger one makes it read beyond its end.
            status = self._c.espeak_Synth(raw, len(raw) + 1, 0, _POS_CHARACTER, 0, _UTF8, None, None)
            pcm, words, samples = b"".join(self._chunks), self._words, self._samples
            self._chunks, self._words = [], []
        if status != 0:
            raise SynthesisFailed(f"espeak-ng a renvoyé l’erreur {status}.")
        if len(pcm) != 2 * samples:  # an exception in a callback does not come out of ctypes by itself
            raise SynthesisFailed("Une partie du son d’espeak-ng s’est perdue.")
        return pcm, words

    def phonemes(self, text: str, manner: Manner) -> list[str]:
        """What would be said, in IPA, clause by clause; "(en)" marks a switch of language. Raises VoiceNotFound."""
        clauses: list[str] = []
        with self.lock:
            self._adopt(manner)
            rest = ctypes.c_char_p(text.encode())
            while rest:
                clause = self._c.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, _IPA)
                if clause:
                    clauses.append(clause.decode(errors="replace").strip())
        return [clause for clause in clauses if clause]

    def _adopt(self, manner: Manner) -> None:
        """Set voice and parameters, and check that the voice is the one asked for: an unknown one changes nothing."""
        base, plus, variant = manner.voice.partition("+")
        if not self.knows(manner.voice):
            raise VoiceNotFound(f"La voix « {manner.voice} » n’existe pas dans espeak-ng.")
        wanted = self.voices[base].identifier + plus + variant
        status = self._c.espeak_SetVoiceByName(wanted.encode())
        current = self._c.espeak_GetCurrentVoice()
        if status != 0 or not current or current.contents.identifier.decode() != wanted:
            raise VoiceNotFound(f"espeak-ng n’a pas pu prendre la voix « {manner.voice} ».")
        for parameter, value in ((_RATE, manner.rate), (_VOLUME, manner.volume), (_PITCH, manner.pitch)):
            if self._c.espeak_SetParameter(parameter, value, 0) != 0:
                raise SynthesisFailed("espeak-ng a refusé un réglage de voix.")

    def _on_sound(self, wav: int | None, samples: int, events: ctypes._Pointer[_Event]) -> int:
        if wav and samples > 0:
            self._samples += samples
            self._chunks.append(ctypes.string_at(wav, 2 * samples))
        index = 0
        while (event := events[index]).type != _END_OF_LIST:
            if event.type == _WORD and event.length:  # events of no length mark nothing that is written
                self._words.append(WordEvent(event.text_position - 1, event.length, event.sample))
            index += 1
        return 0


def _tags(packed: bytes) -> Iterator[str]:
    """Language tags of a voice record: each a priority byte, then the name and NUL. ctypes stops at the first NUL."""
    if packed:
        yield packed[1:].decode()


_opening = threading.Lock()


def library() -> EspeakLibrary:
    """The process's libespeak-ng: the one bundled with espeakng_loader, else the system's. Raises EngineUnavailable.

    Two `espeak_Initialize` at once crash the process, and `functools.cache` alone would let two threads in.
    """
    with _opening:
        return _opened()


@cache
def _opened() -> EspeakLibrary:
    try:
        return EspeakLibrary(*_bundled())
    except EngineUnavailable as exc:
        problem = exc
    for name in _SYSTEM_LIBRARIES:
        try:
            return EspeakLibrary(name, None)
        except EngineUnavailable:
            continue
    raise problem


def _bundled() -> tuple[str, str]:
    """Paths of the bundled library and its data folder."""
    try:
        import espeakng_loader

        library_path, data_path = espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
    except (ImportError, RuntimeError) as exc:
        raise EngineUnavailable("Le paquet espeakng-loader manque ou est incomplet.") from exc
    if not Path(library_path).is_file():
        raise EngineUnavailable("La bibliothèque espeak-ng manque dans le paquet espeakng-loader.")
    return library_path, data_path
