"""A few words by which voices are compared: a document of our own, told and kept like a page."""

from __future__ import annotations

from reader.model import Block, BlockKind, Document, Section, Sentence

# The id of the sample as a document. No page's id begins so.
VOICE_SAMPLE = "~exemple"

# What a page holds that voices say differently: a question, figures, a sign, initials.
WORDS = (
    "Bonjour, voici ma voix. ",
    "La perfusion dure 30 minutes, toutes les 3 semaines. ",
    "Avez-vous de la fièvre, ≥ 38 °C ? Appelez votre équipe de soins.",
)


def voice_sample() -> Document:
    """The sample: one section with one paragraph."""
    sentences = tuple(Sentence(f"s1-b1-{number}", words) for number, words in enumerate(WORDS, 1))
    section = Section("s1", "Exemple de voix", 2, (Block("s1-b1", BlockKind.PARAGRAPH, sentences),))
    return Document(VOICE_SAMPLE, "Exemple de voix", "fr", (section,))
