"""What changed in a page since it was last read, told to a person: section by section, the old words and the new."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from reader.model import Block, BlockKind, Document
from reader.regex import regex

# How much of their words is the same in two sentences that are told as one, rewritten, and in a section of two names.
_SAME = 0.5
# As far as what is alike may be from its place: in a page of thousands of sentences written anew, each would be
# compared with all.
_FAR = 30
# Beyond as many sentences a section is compared in the quick way, which takes those that come often for no likeness.
_MOST_SENTENCES = 1_000
# Changes that are told word by word; beyond, only those in which a number or a negation changed.
_MOST_TOLD = 30

_WARNINGS = (
    (
        "nombre",
        regex(
            r"\d+(?:[.,\u00a0\u202f ]?\d+)*|[\u00b2\u00b3\u00b9\u2070-\u2079]+|[\u00bc-\u00be]|"
            # "deux comprimés"; not "un" and "neuf", which are other words too
            r"\b(?:deux|trois|quatre|cinq|six|sept|huit|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|"
            r"quarante|cinquante|soixante|cents?|mille|demie?s?|moiti[ée]s?|tiers|quarts?|double|triple)\b"
        ),
    ),
    ("négation", regex(r"\b(?:n['’]|(?:ne|pas|jamais|aucune?|sans|ni|sauf|non|rien|interdite?s?)\b)")),
    (
        "plus ou moins",
        regex(r"\b(?:plus|moins|supérieure?s?|inférieure?s?|maximum|minimum|avant|après)\b|[<>≤≥±]"),
    ),
)


@dataclass(slots=True)
class _Part:
    """A section: its title, and its sentences and table rows, each in one line."""

    title: str
    lines: list[str] = field(default_factory=list)


def changes(before: Document, after: Document) -> Iterator[str]:
    """What changed, in lines of French; one line that says so where nothing of the text did.

    Sections are known by their title, one that has another by its words. Where a number or a negation changed that is
    said: it may be a dose, or the contrary.
    """
    old, new = _parts(before), _parts(after)
    pairs = _paired(old, new)
    lines: list[str] = []
    if before.title != after.title:
        lines.append(f"  titre de la page : « {before.title} » devient « {after.title} »")
    known = {at for _, at in pairs}
    lines += [f"  section nouvelle : {part.title}{_length(part)}" for at, part in enumerate(new) if at not in known]
    known = {at for at, _ in pairs}
    lines += [f"  section retirée : {part.title}{_length(part)}" for at, part in enumerate(old) if at not in known]
    lines += _renamed_and_moved(old, new, pairs)
    lines += _rewritten(old, new, pairs)
    yield from lines or ["  rien n’a changé dans le texte"]


def _parts(document: Document) -> list[_Part]:
    """The sections with words; those of one title, one after the other, are told apart by their place."""
    parts = []
    for section in document.sections:
        blocks = section.blocks
        if blocks and blocks[0].kind is BlockKind.HEADING and _line(blocks[0].line) == _line(section.title):
            blocks = blocks[1:]
        parts.append(_Part(_line(section.title), [line for block in blocks for line in _lines(block)]))
    return parts


def _lines(block: Block) -> list[str]:
    if block.cells:
        return [line] if (line := " | ".join(_line(cell.line) for cell in block.cells)).strip(" |") else []
    return [line for sentence in block.sentences if (line := _line(sentence.line))]


def _line(text: str) -> str:
    """The text in one line: a no-break space in the place of a space changes nothing for a reader."""
    return " ".join(text.split())


def _paired(old: Sequence[_Part], new: Sequence[_Part]) -> list[tuple[int, int]]:
    """The sections that are the same, as places in both, in the order of the new page."""
    places: dict[str, list[int]] = {}
    for at, part in enumerate(old):
        places.setdefault(part.title, []).append(at)
    pairs = {}
    for at, part in enumerate(new):
        if places.get(part.title):
            pairs[at] = places[part.title].pop(0)
    left = sorted(at for rest in places.values() for at in rest)
    fresh = [at for at in range(len(new)) if at not in pairs]
    words, others = [_words(*old[at].lines) for at in left], [_words(*new[at].lines) for at in fresh]
    pairs.update((fresh[place], left[at]) for at, place in _alike(words, others))
    return sorted(((before, after) for after, before in pairs.items()), key=lambda pair: pair[1])


def _length(part: _Part) -> str:
    return f" ({len(part.lines)} phrase{'s' if len(part.lines) > 1 else ''})" if part.lines else ""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).lower().split())


def _alike(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of what is written with much the same words, as places in both, the most alike first and each once."""
    found = []
    for at, words in enumerate(one):
        for place in range(max(at - _FAR, 0), min(at + _FAR, len(other))):
            others = other[place]
            same = len(words & others) / max(len(words) + len(others), 1)
            if same and 2 * same >= _SAME:
                found.append((-same, abs(at - place), at, place))
    taken: set[int] = set()
    given: set[int] = set()
    for _, _, at, place in sorted(found):
        if at not in taken and place not in given:
            taken.add(at)
            given.add(place)
            yield at, place


def _renamed_and_moved(old: Sequence[_Part], new: Sequence[_Part], pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
    for before, after in pairs:
        if old[before].title != new[after].title and (before or after):  # the first has the page's title
            yield f"  section renommée : {old[before].title} devient {new[after].title}"
    stayed = _longest_rising([before for before, _ in pairs])
    for before, after in pairs:
        if before not in stayed:
            place = f"après « {new[after - 1].title} »" if after else "au début"
            yield f"  section déplacée : {new[after].title}, maintenant {place}"


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The most of some different numbers that rise from one to the next: what stayed in its order."""
    ends: list[int] = []  # by length, the smallest end of a rising row
    lengths = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
        lengths.append(at)
    kept: set[int] = set()
    wanted = len(ends) - 1
    for number, length in zip(reversed(numbers), reversed(lengths), strict=True):
        if length == wanted:
            kept.add(number)
            wanted -= 1
    return kept


@dataclass(frozen=True, slots=True)
class _Change:
    """A sentence as it was and as it is; None where there was or is none."""

    before: str | None
    after: str | None

    @property
    def warning(self) -> str:
        """What a person has to look at before all else, as a remark; "" for nothing of that kind."""
        found = []
        for name, sign in _WARNINGS:
            before, after = (Counter(sign.findall((text or "").lower())) for text in (self.before, self.after))
            if before != after and None in (self.before, self.after):
                found.append(name)
            elif before != after:
                gone, come = (", ".join(some) or "rien" for some in (before - after, after - before))
                found.append(f"{name} ({gone} → {come})")
        return f" [à vérifier : {', '.join(found)}]" if found else ""

    def told(self) -> Iterator[str]:
        if self.before is None:
            yield f"    ajouté : « {self.after} »{self.warning}"
        elif self.after is None:
            yield f"    retiré : « {self.before} »{self.warning}"
        else:
            yield f"    avant : « {self.before} »"
            yield f"    maintenant : « {self.after} »{self.warning}"


def _rewritten(old: Sequence[_Part], new: Sequence[_Part], pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The sections whose words changed, each with its changes; sentences that only changed place are told so."""
    found = [(new[after].title, _changed(old[before].lines, new[after].lines)) for before, after in pairs]
    pair_of = {after: before for before, after in pairs}
    before_of = set(pair_of.values())
    gone = Counter(change.before for _, changed in found for change in changed if change.after is None)
    gone.update(line for at, part in enumerate(old) if at not in before_of for line in part.lines)
    come = Counter(change.after for _, changed in found for change in changed if change.before is None)
    come.update(line for at, part in enumerate(new) if at not in pair_of for line in part.lines)
    moved = gone & come
    left = {True: Counter(moved), False: Counter(moved)}  # by whether they came: of two that went one may be lost
    told = untold = 0
    for title, changed in found:
        lines: list[str] = []
        for change in changed:
            sentence = change.after if change.before is None else change.before if change.after is None else None
            if sentence is not None and left[change.before is None][sentence]:
                left[change.before is None][sentence] -= 1
                lines.append(f"    {'venu ici' if change.before is None else 'passé ailleurs'} : « {sentence} »")
                continue
            if told < _MOST_TOLD or change.warning:
                told += 1
                lines += change.told()
            else:
                untold += 1
        if changed:
            yield f"  section changée : {title}"
            yield from lines
    if untold:
        others = f"{untold} autres phrases changées" if untold > 1 else "une autre phrase changée"
        yield f"  et {others}, sans autre nombre ni négation"


def _changed(old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    changed = []
    quick = max(len(old), len(new)) > _MOST_SENTENCES
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=quick).get_opcodes():
        if kind != "equal":
            changed += _matched(old[start:end], new[begin:stop])
    return changed


def _matched(old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    """Sentences of a stretch that was written anew, each with the one it was before, in the order of the new page."""
    partners = {place: at for at, place in _alike([_words(line) for line in old], [_words(line) for line in new])}
    lost = [_Change(before, None) for at, before in enumerate(old) if at not in partners.values()]
    return lost + [_Change(old[partners[at]] if at in partners else None, after) for at, after in enumerate(new)]
