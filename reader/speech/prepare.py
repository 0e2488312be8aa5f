"""One sentence as it is said: the rules in their order."""

from __future__ import annotations

import re
from collections.abc import Collection

from reader.model import Sentence, Span, SpanKind, Utterance
from reader.speech import languages
from reader.speech.calendar import cycle_days, dates, hours, short_dates
from reader.speech.medicine import answers, measures, molecules, routes, sides
from reader.speech.names import abbreviations, acronyms, codes, phones, truncations, web
from reader.speech.numbers import digits, fractions, ordinals, powers, ranges, roman
from reader.speech.pronunciation import ear, endings, seams
from reader.speech.pronunciation.lexicon import Lexicon, claim_terms
from reader.speech.quantities import rates, units
from reader.speech.rewriter import Context, Draft, Rule
from reader.speech.signs import brackets, inclusive, notes, slashes, symbols
from reader.speech.typography import lay_out

BEFORE_LEXICON = web.RULES
AFTER_LEXICON: tuple[Rule, ...] = (
    *molecules.FIRST,
    *inclusive.RULES,
    notes.IN_BRACKETS,
    *fractions.FIRST,
    *ordinals.FIRST,
    codes.OFFICIAL,
    codes.ARTICLES,
    *routes.RULES,
    *roman.RULES,
    *sides.RULES,
    *sides.EYES,
    *cycle_days.SCHEMES,
    *short_dates.WEEKS,
    digits.ELIDED,
    *hours.OPENING,
    *short_dates.BEFORE_A_YEAR,
    *phones.RULES,
    *dates.RULES,
    *short_dates.AFTER_A_DAY,
    *hours.RULES,
    *phones.HELPLINES,
    *sides.VERTEBRAE,
    *cycle_days.RULES,
    *measures.RULES,
    powers.LOST,
    powers.LOST_MINUS,
    *rates.FIRST,
    units.BARE_DECIMALS,
    units.WITH_DOT,
    units.SOME,
    units.BLANK_HOURS,
    *truncations.RULES,
    *abbreviations.RULES,
    *acronyms.WITH_STOPS,
    *codes.RULES,
    digits.ZERO_IN_FRONT,
    digits.GLUED,
    digits.FEMININE_RANGES,
    digits.LEFT_OUT,
    fractions.HALF,
    fractions.QUARTERS,
    fractions.AND_A_HALF,
    powers.SCIENTIFIC,
    powers.EXP,
    powers.TEN_TO,
    powers.E_NOTATION,
    powers.POWERS,
    ranges.PARTS,
    ranges.SAME_UNIT,
    ranges.RANGES,
    ranges.DECIMAL_RANGES,
    ranges.RATIOS,
    rates.WORD_PER_DAY,
    units.AFTER_NUMBER,
    units.WITHOUT_RATE,
    units.AFTER_BRACKET,
    ordinals.SHOUTED,
    ordinals.ORDINALS,
    fractions.FRACTION_SIGNS,
    *molecules.RULES,
    rates.WORD_PER,
    units.ALONE,
    notes.RAISED,
    notes.STUCK,
    fractions.SLASHES,
    *answers.PAIRS,
    answers.TAKEN_AWAY,
    *symbols.EARLY,
    digits.SIGNED,
    digits.THOUSAND_DOTS,
    digits.DECIMAL_POINTS,
    digits.FEMININE,
    digits.LIAISON,
    digits.LONG_DIGITS,
    digits.CARDINALS,
    *acronyms.RULES,
    *seams.RULES,
    *ear.RULES,
    *endings.RULES,
    symbols.PLUS_AFTER,
    *slashes.RULES,
    symbols.NAMED,
    *answers.RULES,
    *brackets.RULES,
    symbols.SILENT,
    symbols.UNSPOKEN,
)


def prepare(
    sentence: Sentence,
    lexicon: Lexicon | None = None,
    languages_spoken: Collection[str] | None = None,
    respell: bool = True,
    voice_language: str = "",
    dash: str = "",
) -> Utterance:
    """The sentence as it is said, whatever its text: never an error, never a silent loss (see `unspoken`).

    `lexicon` is the shipped one where it is None. `languages_spoken` are the languages there are voices for ("fr",
    "en"); a stretch in another is said in French. None: all of them. `respell` spells words that voices misread as they
    sound; without it the words are as people write them, for people to read. `voice_language` is the voice's own tag: a
    Belgian says "nonante-deuxième" whatever the page. `dash` is what a dash says that is all of the sentence: in the
    cell of a table it tells something.

    >>> prepare(Sentence("s", "Soit 15 mg/kg à 1 500 patients, p. ex. M. Dupont.")).text
    'Soit 15 milligrammes par kilogramme à 1500 patients, par exemple monsieur Dupont.'
    """
    lexicon = Lexicon.shipped() if lexicon is None else lexicon
    tag = sentence.language or languages.FRENCH

    def sayable(language: str) -> bool:
        return languages_spoken is None or languages.base(language) in languages_spoken

    draft = lay_out(sentence.text, sentence.spans)
    french = languages.base(tag) == languages.FRENCH or not sayable(tag)
    foreign: list[tuple[int, int, str]] = []
    if not french:
        draft.leave(0, len(draft.text))
    elif not sayable(tag):
        tag = languages.FRENCH
    for span in sentence.spans:
        if span.kind is SpanKind.LANG and span.range and sayable(span.value) and span.value:
            start, end = draft.working(span.range.start), draft.working(span.range.end)
            if languages.base(span.value) != languages.FRENCH:
                draft.leave(start, end)
            else:
                draft.free(start, end)
            foreign.append((span.range.start, span.range.end, span.value))
        elif span.kind is SpanKind.NOTE:
            draft.hush([(draft.working(span.range.start), draft.working(span.range.end))], "note")
    notes.hush_calls(draft, sentence.spans)
    region = languages.region(tag if languages.region(tag) != languages.FRANCE else voice_language)
    context = Context(region, acronyms.set_in_capitals(draft.text), respell, dash)
    draft.apply(symbols.UNSPOKEN_ANYWHERE, context)
    for rule in BEFORE_LEXICON:
        draft.apply(rule, context)
    for start, end, language in claim_terms(draft, lexicon, sayable, respell):
        foreign.append((draft.shown_offset(start), draft.shown_offset(end), language))
    _expand(draft, sentence.spans)
    ordinals.claim_raised(draft, sentence.spans)
    for rule in AFTER_LEXICON:
        draft.apply(rule, context)
    if respell:
        ear.respell(draft)
    text, alignments = draft.spoken()
    return Utterance(sentence.id, text, languages.runs(text, tag, alignments, foreign), alignments)


def _expand(draft: Draft, spans: tuple[Span, ...]) -> None:
    # An abbreviation in small letters is said as the page itself expands it; one in capitals is spelled, as nurses do.
    for span in spans:
        if span.kind is SpanKind.ABBR and span.value.strip():
            start, end = draft.working(span.range.start), draft.working(span.range.end)
            short = draft.text[start:end].strip()
            wanted = short.endswith(".") or not re.search("[aeiouyéèêàô]", short)
            if short and wanted and not short.isupper() and short[0].lower() == span.value.strip()[0].lower():
                draft.claim(start, end, " ".join(span.value.split()), "abbreviation")


def unspoken(utterance: Utterance, shown: str) -> dict[str, int]:
    """How many characters of a sentence no voice says, by kind (in French, for the page's ledger); empty when all is
    said.

    >>> sentence = Sentence("s", "Bonjour 日本 !")
    >>> unspoken(prepare(sentence), sentence.text)
    {'écriture cjk': 2}
    """
    counts: dict[str, int] = {}
    for alignment in utterance.alignments:
        if alignment.rule == "unspoken":
            for character in alignment.shown.of(shown):
                if not character.isspace():
                    name = symbols.kind(character)
                    counts[name] = counts.get(name, 0) + 1
    return counts
