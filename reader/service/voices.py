"""Which voice speaks: the person's, the operator's, or the first that fits."""

from __future__ import annotations

from reader.engines import Pool
from reader.errors import EngineUnavailable, VoiceNotFound
from reader.model import Preferences, Voice
from reader.service.shelf import Telling
from reader.speech import STRUCTURES


class Voices:
    """The voices that work here. `operators` is the id of the voice the operator wishes, or empty."""

    def __init__(self, pool: Pool, operators: str = "") -> None:
        self._pool = pool
        self._operators = operators

    def all(self) -> tuple[Voice, ...]:
        """Best first; empty where none works."""
        return self._pool.voices()

    def chosen(self, wished: str, language: str) -> Voice:
        """The voice to use: the person's, else the operator's, else the first of that language, else the first.

        A wish that no longer exists is passed over (the cookie may be old). Raises EngineUnavailable where none works.
        """
        voices = self.all()
        if not voices:
            raise EngineUnavailable("Aucune voix ne fonctionne sur ce serveur : le texte reste entièrement lisible.")
        for voice_id in (wished, self._operators):
            for voice in voices:
                if voice.id == voice_id:
                    return voice
        primary = language.partition("-")[0]
        for voice in voices:
            if voice.language.partition("-")[0] == primary:
                return voice
        return voices[0]

    def named(self, voice_id: str) -> Voice:
        """The voice of that id. Raises VoiceNotFound, which names those there are."""
        voices = self.all()
        for voice in voices:
            if voice.id == voice_id:
                return voice
        names = ", ".join(voice.id for voice in voices) or "aucune"
        raise VoiceNotFound(f"La voix « {voice_id} » n’existe pas ici. Voix possibles : {names}.")

    def telling(self, voice: Voice, wishes: Preferences) -> Telling:
        """How a page is told by a voice, as the person wishes. The voice's tag matters only where numbers differ: other
        scripts are shared.
        """
        differs = voice.language.upper().endswith(("-BE", "-CH"))
        structure = next(value for value in STRUCTURES if value == wishes.structure)
        tag = voice.language if differs else ""
        return Telling(structure, self.languages(voice), voice_language=tag, passed=wishes.passed)

    def languages(self, voice: Voice) -> frozenset[str] | None:
        """The base languages ("fr", "en") that its engine can say beside the voice's own; None: any."""
        for engine in self._pool.engines():
            if engine.name == voice.engine and engine.capabilities.languages is not None:
                return frozenset((*engine.capabilities.languages, voice.language.partition("-")[0]))
        return None
