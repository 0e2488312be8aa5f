"""What an engine is asked, and what it must be able to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from reader.errors import BadInput
from reader.model import LanguageRun, Synthesis, TextRange, TimingSource, Voice
from reader.regex import regex

SLOWEST, FASTEST = 0.25, 4.0

# Controls would end the text in C (NUL) or be swallowed without a word; lone surrogates cannot be encoded. Each becomes
# one blank, so that every offset stays true.
_UNSPEAKABLE = regex("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def speakable(text: str) -> str:
    """`text` with controls and lone surrogates made blanks; same length, in code points."""
    return _UNSPEAKABLE.sub(" ", text)


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit, so that silence instead of speech would be a loss."""
    return any(character.isalnum() for character in text)


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """A text to say: `runs` partition it by language (none: all in the voice's language), `speed` 1.0 is unhurried.

    Raises BadInput where the runs do not partition the text or the speed has no meaning.
    """

    text: str
    runs: tuple[LanguageRun, ...]
    voice_id: str
    speed: float = 1.0

    def __post_init__(self) -> None:
        if not SLOWEST <= self.speed <= FASTEST:
            raise BadInput(f"La vitesse doit être comprise entre {SLOWEST} et {FASTEST}.")
        end = 0
        for run in self.runs:
            if run.range.start != end:
                break
            end = run.range.end
        if self.runs and end != len(self.text):
            raise BadInput("Les langues indiquées ne recouvrent pas exactement le texte à dire.")

    def pieces(self) -> tuple[LanguageRun, ...]:
        """The runs to say one after the other: those without a word (a lone full stop) are joined to their neighbour.

        A run of an unsaid language has an empty `language`.
        """
        pieces: list[LanguageRun] = []
        for run in self.runs or (LanguageRun(TextRange(0, len(self.text)), ""),):
            wordless = not has_words(run.range.of(self.text))
            if pieces and (wordless or run.language == pieces[-1].language):
                pieces[-1] = LanguageRun(TextRange(pieces[-1].range.start, run.range.end), pieces[-1].language)
            elif pieces and not has_words(pieces[-1].range.of(self.text)):
                pieces[-1] = LanguageRun(TextRange(pieces[-1].range.start, run.range.end), run.language)
            else:
                pieces.append(run)
        return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """`timing`: who knows when a word is heard. `phonemes`: whether the engine can give IPA.

    `languages`: the base languages ("en") that runs may ask of any of its voices, beside the voice's own; None: all.
    """

    timing: TimingSource
    phonemes: bool = False
    languages: tuple[str, ...] | None = None


class Engine(Protocol):
    """A speech synthesizer, used by one thread at a time. Opening it raises EngineUnavailable where it cannot work."""

    @property
    def name(self) -> str:
        """The first part of its voices' ids, or the name it is asked for by."""

    @property
    def version(self) -> str:
        """Changes whenever the same request may sound otherwise: library, its version, recipe of the driver."""

    @property
    def capabilities(self) -> Capabilities:
        """What it can do beside speaking."""

    def voices(self) -> tuple[Voice, ...]:
        """The voices that work here, the best default first."""

    def synthesize(self, request: SpeechRequest) -> Synthesis:
        """The sound and its words. A blank text gives no samples.

        Raises VoiceNotFound (never another voice instead), SynthesisFailed.
        """

    def phonemes(self, request: SpeechRequest) -> str:
        """What would be said, in IPA. Raises EngineUnavailable where the engine has no phonemes, VoiceNotFound."""


@dataclass(frozen=True, slots=True)
class EngineDescription:
    """An engine as seen from outside its worker; `problem` says in French why it cannot work here, or is empty."""

    name: str
    version: str = ""
    voices: tuple[Voice, ...] = ()
    capabilities: Capabilities = Capabilities(TimingSource.ESTIMATED)
    problem: str = ""
