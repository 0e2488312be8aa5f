# ruff: noqa: SIM905  (word lists read best as they are)
"""Where one French sentence ends and the next begins.

A sentence is what is highlighted, spoken in one breath and jumped to, so a wrong cut is heard at once: "M." must not
end one, "p. ex." neither, nor "2,5" nor "www.e-cancer.fr". The cut comes after the white space that follows a sentence,
so that the sentences of an element, joined, are its text.
"""

from __future__ import annotations

import re

from reader.regex import regex

# Abbreviations that a capital may follow within the sentence (Lexique des règles typographiques de l'Imprimerie
# nationale, and what hospital pages write). Lower case, without the last point.
_NEVER_LAST = frozenset(
    "m mm mme mmes mlle mlles me mgr dr drs pr prof st ste sts stes tél tel téléc fax cf p pp vol chap fig figs "
    "tab art "
    "al réf ref n no nos éd ed coll trad dir av bd boul bld pl rte imm bât bat apt vs env ca approx max min moy "
    "hab resp "
    "ex e.g i.e c.-à-d c.à.d p.ex j.-c anc adj sup inf suiv ann app cap comp prom sq chem espl crs pass lot env".split()
)
# Those that often end a sentence: they end one only where a capital that is no name's follows.
_MAY_BE_LAST = frozenset("etc".split())

# Those that a number follows within the sentence: "janv. 2025", "lun. 3"; else they end it as often as not.
_BEFORE_NUMBER = frozenset(
    "janv jan févr fév avr juil juill sept oct nov déc lun mar mer jeu ven sam dim v vers env".split()
)

_CLOSERS = "»”\"’')]}\u203a"
_OPENERS = "«“\"‘'([{\u2039–—-•·¿¡"
_BEFORE_LETTER = frozenset(_OPENERS + " \u00a0\u202f")
# The end: one or more of . ! ? …, what closes after it (with the no-break space before »), then white space.
# "Et après... ?" is one end; a footnote call ("durables.²") belongs to the sentence that it follows.
# In "A. B. C. " the point after B ends nothing: passed over here, as a page of them has a million.
_END = regex(
    r"[.!?…](?<![.!?…][.!?…])(?!(?<=[A-Z]\. [A-Z]\.) [A-Z])[.!?…]*+(?:[ \u00a0\u202f][!?…]+)*+"
    r"(?:[ \u00a0\u202f]?»|[\u00a0\u202f]?[”\"’')\]}\u203a])*+"
    r"(?:(?:[¹²³⁰⁴-⁹]+[,⁻–-]?)+|(?:\[\d{1,3}(?:[,–-] ?\d{1,3})*\])+)?(?P<space>\s+)"
)
_LAST_WORD = regex(r"[^\s«“\"‘'’(\[{\u2039]+$")
# How far round a point one looks: the longest word that matters, and what stands before it.
_NEAR = 60
# Words that a letter follows: "vitamine C." ends a sentence where "A. Durand" does not.
_LETTERED = frozenset(
    "vitamine vitamines hépatite hépatites groupe type annexe classe grade point plan lettre stade phase "
    "partie section "
    "catégorie bloc bâtiment porte hall niveau virus facteur protéine cellule cellules lymphocyte lymphocytes "
    "hémophilie "
    "immunoglobuline immunoglobulines grippe question réponse option pavillon aile secteur escalier bât".split()
)
# "les cellules T et B."
_OTHER_LETTERS = regex(r"(?<!\w)(?:(?:[^\W\d_]|[IVX]+)(?:, ?| et | ou |/| ))+$")
_ITEM = regex(r"[a-z]\) ")  # "a) Buvez. b) Reposez-vous."
# Units that are abbreviations, and words, elsewhere: after a number they may end a sentence.
_UNITS = frozenset("min h cp p j sem".split())
_INITIAL = regex(r"[^\W\d_]\.")
_INITIALS = regex(r"[A-Z]\. [A-Z]\. ")
_NUMBERING = regex(r"^\(?(?:\d{1,2}|[A-Za-z]|[IVXLC]{1,5})$")


def sentence_starts(text: str) -> list[int]:
    """Offsets (code points) at which a sentence starts; the first is 0. Empty for an empty text.

    >>> t = "Le Dr. Martin vient. Prenez 2,5 mg, p. ex. le matin."
    >>> [t[a:b] for a, b in zip(sentence_starts(t), [*sentence_starts(t)[1:], len(t)])]
    ['Le Dr. Martin vient. ', 'Prenez 2,5 mg, p. ex. le matin.']
    """
    if not text:
        return []
    starts = [0]
    if _is_one(text):
        return starts
    start = 0
    for found in _END.finditer(text):
        cut = found.end()
        if cut >= len(text):
            break
        if _initial_after_initial(text, start, found.start(), cut):
            continue
        if _ends(text, start, found):
            starts.append(cut)
            start = cut
    return _with_lines(text, starts)


def _is_one(text: str) -> bool:
    """Whether nothing in a text may end a sentence before its end: asked first, as an item or a cell has no stop."""
    return not ("." in text[:-1] or "!" in text or "?" in text or "…" in text or "\n" in text)


def _initial_after_initial(text: str, start: int, point: int, cut: int) -> bool:
    """Whether the point is that of "B" in "A. B. ": it ends nothing. Told first, as a page of them has a million."""
    return cut == point + 2 and point - 4 >= start and bool(_INITIALS.fullmatch(text, point - 4, cut))


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether the punctuation found ends a sentence that began at `start`."""
    if not any(character.isalnum() for character in text[max(start, found.start() - _NEAR) : found.start()]):
        return False
    mark, space, after = found.group(), found.group("space"), text[found.end() : found.end() + _NEAR]
    bare = after.lstrip(_OPENERS + " \u00a0\u202f")
    following = bare[:1]
    closed = mark.rstrip()[-1] in _CLOSERS
    if "\n" in space:
        return True
    if space[0] in "\u00a0\u202f":
        # A no-break space is never at the end of a sentence, but before a dash or a quote typed so.
        return False
    if following and following.islower() and not _ITEM.match(bare):
        # "…" and "?" inside a sentence: « Quoi ? » demanda-t-il. A point before a lower-case letter is an
        # abbreviation's, unless a dash or quote opens a new saying.
        return False
    if mark[0] in "!?…" or mark.startswith(".."):
        return True
    if closed:
        return True
    near = text[max(start, found.start() - _NEAR) : found.start()]
    last = _LAST_WORD.search(near)
    if last is None:
        return bool(near.strip())
    word = last.group().lower()
    if word in _BEFORE_NUMBER and following.isdigit():
        return False
    if word in _UNITS and near[: last.start()].rstrip()[-1:].isdigit():
        return following.isupper()  # "30 min. Une infirmière"
    if word in _NEVER_LAST:
        return _is_french_no(word, text, start, found) and not following.isdigit()
    if word in _MAY_BE_LAST:
        return following.isupper()
    if len(last.group()) == 1 and last.group().isupper():
        # An initial ("J. Dupont"), unless it stands for a thing: "vitamine C. ", "hépatite B. ", "groupe A. "
        before = _OTHER_LETTERS.sub("", near[: last.start()]).rstrip(" \u00a0.")
        before = re.split(r"[ \u00a0’']", before)[-1]
        return before.lower() in _LETTERED and not _INITIAL.match(after)
    if re.fullmatch(r"(?:[^\W\d_]\.-?)+[^\W\d_]", last.group()):
        return not following.isupper() or len(last.group()) > 5  # "J.-P. Martin", but "à l’A.P.H.P. Le service"
    # "1. Appelez" is a number typed by hand, not a sentence of its own.
    return not (_NUMBERING.match(last.group()) and len(near) < _NEAR and not near[: last.start()].strip())


def _is_french_no(word: str, text: str, start: int, found: re.Match[str]) -> bool:
    """ "no", "ex", "max", "min", "st", "ed" ... may be words of their own at an end: « … au max. Appelez »."""
    if word in {"max", "min"} and any(character.isdigit() for character in text[start : found.start()]):
        return True  # "4 g max. Ne dépassez pas."
    return word in {"max", "min", "moy", "al", "sup", "inf", "env", "ex"} and found.end() - start > 30


def _with_lines(text: str, starts: list[int]) -> list[int]:
    """Add the starts of lines that begin anew: after `<br>`, a capital, a digit or a bullet opens a new line of its
    own.
    """
    if "\n" not in text:
        return starts
    known = set(starts)
    lead = len(text) - len(text.lstrip())
    for found in re.finditer(r"\s*\n\s*", text):
        before, cut = found.span()
        if cut >= len(text) or cut in known or before <= lead:
            continue
        first = text[cut]
        if first in _OPENERS or text[before - 1] in ".!?…:;":
            known.add(cut)
            continue
        letter = cut
        while first in _BEFORE_LETTER and letter < len(text):
            letter += 1
            first = text[letter : letter + 1] or "a"
        if first.isupper() or first.isdigit():
            known.add(cut)
    return sorted(known)
