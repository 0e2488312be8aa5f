"""The nouns: frozen dataclasses, standard library only. Every workshop takes and gives these, and knows no other."""

from reader.model.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Group,
    GroupKind,
    Image,
    Ledger,
    LeftOut,
    Reason,
    Section,
    Sentence,
    Source,
    Span,
    SpanKind,
    is_web,
)
from reader.model.groups import Step, shared_groups, steps
from reader.model.preferences import Preferences
from reader.model.rows import Row, Rows, longest_word, longest_words, table_rows
from reader.model.text import TextRange, fold, utf16_length
from reader.model.together import kept_together
from reader.model.track import (
    Cue,
    Quality,
    SpokenWord,
    Synthesis,
    TimingSource,
    Track,
    Voice,
    WordTiming,
)
from reader.model.utterance import Alignment, LanguageRun, Utterance

__all__ = [
    "Alignment",
    "Block",
    "BlockKind",
    "Cell",
    "Cue",
    "Document",
    "Group",
    "GroupKind",
    "Image",
    "LanguageRun",
    "Ledger",
    "LeftOut",
    "Preferences",
    "Quality",
    "Reason",
    "Row",
    "Rows",
    "Section",
    "Sentence",
    "Source",
    "Span",
    "SpanKind",
    "SpokenWord",
    "Step",
    "Synthesis",
    "TextRange",
    "TimingSource",
    "Track",
    "Utterance",
    "Voice",
    "WordTiming",
    "fold",
    "is_web",
    "kept_together",
    "longest_word",
    "longest_words",
    "shared_groups",
    "steps",
    "table_rows",
    "utf16_length",
]
