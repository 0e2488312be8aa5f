"""The guess against a voice that knows: how far an estimated highlight may be from the word."""

from __future__ import annotations

import statistics

from reader.engines import Engine
from reader.engines.estimate import estimated_words, sounding
from tests.engines.conftest import ask

SENTENCES = (
    "Appelez l’équipe soignante si la fièvre dépasse trente-huit degrés, même la nuit.",
    "Les immunothérapies aident le système immunitaire à reconnaître les cellules cancéreuses.",
    "Notez vos questions avant chaque consultation, et n’hésitez pas à venir accompagné d’un proche.",
)


def test_the_guess_is_seldom_a_word_away(espeak: Engine) -> None:
    late: list[float] = []
    for sentence in SENTENCES:
        synthesis = ask(espeak, sentence)
        guess = {
            word.range.start: word.start
            for word in estimated_words(sentence, *sounding(synthesis.pcm, synthesis.sample_rate))
        }
        late += [guess[word.range.start] - word.start for word in synthesis.words if word.range.start in guess]
    assert statistics.mean(abs(seconds) for seconds in late) < 0.15
    assert max(abs(seconds) for seconds in late) < 0.5
