"""What is known of the engines, as their workers tell it."""

from __future__ import annotations

from reader.engines import EngineDescription
from reader.engines.roster import Roster
from reader.model import Quality, Voice

VOICE = Voice("espeak/fr", "espeak", "Voix", "fr-FR", Quality.ROBOTIC)
SPEAKS = EngineDescription("espeak", "1", (VOICE,))
FAILS = EngineDescription("espeak", problem="Le moteur ne démarre pas.")


def test_a_second_worker_that_does_not_start_takes_no_voice_away() -> None:
    """On a busy machine one of two may be too slow: a tone would stand for the voice, for a minute, for everybody."""
    roster = Roster(("espeak", "tone"))
    roster.learn("espeak", SPEAKS)
    roster.learn("espeak", FAILS)
    assert roster.voices() == (VOICE,)
    assert roster.wanted() is None


def test_an_engine_that_starts_after_all_speaks() -> None:
    roster = Roster(("espeak", "tone"))
    roster.learn("espeak", FAILS)
    assert roster.voices() == ()
    assert roster.has_problem("espeak")
    roster.learn("espeak", SPEAKS)
    assert roster.voices() == (VOICE,)
