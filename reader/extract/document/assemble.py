"""From drafts to a document: levels repaired, sections cut, identifiers given, links pointed, sentences cut."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice

from reader.extract.document.sentences import sentence_starts
from reader.extract.document.stretches import Stretches, place_of
from reader.extract.draft import Draft, DraftGroup, Mark
from reader.extract.kinds import DEFINITION, FIGURE, HEADING, LINK, LIST_ITEM, NOTE, PARAGRAPH
from reader.extract.tree import Node, collapse
from reader.extract.wording.note_calls import (
    CALLED_FROM,
    CHARGE,
    LETTERS,
    NOTE_CALL,
    NOTE_CALL_IN_BRACKETS,
    NOTE_NAMES,
    PLAIN_NOTE,
    STICKS,
    UNLINKED_SIGN,
)
from reader.model import Block, Cell, Group, GroupKind, Section, Sentence, Span, SpanKind, TextRange

_MAY_BE_NOTES = frozenset({PARAGRAPH, LIST_ITEM, DEFINITION})
_NOTES = frozenset({PARAGRAPH, LIST_ITEM, NOTE})
_RANKED = frozenset({LIST_ITEM, NOTE})
_WHOLE = frozenset({HEADING, FIGURE})  # one sentence each


@dataclass(slots=True, eq=False)
class _Place:
    """Where a draft stands in the document, and the heading it stands under."""

    draft: Draft
    section: int
    block: int
    under: _Place | None = None

    @property
    def id(self) -> str:
        return f"s{self.section}-b{self.block}"


@dataclass(slots=True)
class _Target:
    """Where an anchor of the page leads: the place, and the position in page order."""

    place: _Place
    order: int


def repair_levels(drafts: list[Draft], title: Draft | None) -> list[int]:
    """Displayed levels, one a draft (0 for what is no heading): the title is 1, all others below, without gaps.

    The page's own levels stay in `original_level`. WCAG 2.2, 1.3.1 (technique G141): a level is never skipped going
    down.
    """
    levels = []
    open_levels: list[float] = []
    opened: list[Draft] = []  # the headings of these levels
    left: list[tuple[tuple[int, ...], list[float], list[Draft]]] = []  # what stands again after a panel
    for draft in drafts:
        if draft.kind is not HEADING:
            levels.append(0)
        elif draft is title:
            open_levels, opened, left = [], [], []
            levels.append(1)
        else:
            while left and not _within(draft, left[-1][0]):
                _, open_levels, opened = left.pop()
            if draft.panel:
                left.append((draft.panels, [*open_levels], [*opened]))
            level = draft.level + draft.deeper + (0.5 if draft.below else 0)
            while open_levels and (
                not _within(draft, opened[-1].panels) or (open_levels[-1] >= level and not opened[-1].panel)
            ):
                open_levels.pop()  # as deep as this one and no label of a panel round it, or in a panel passed
                opened.pop()
            open_levels.append(level)
            opened.append(draft)
            levels.append(min(len(open_levels) + 1, 6))
    return levels


def sections(drafts: list[Draft], title: str, heading: Draft | None, language: str) -> tuple[Section, ...]:
    """The sections of a document from its drafts; `heading` is the draft that holds the title, if one does."""
    levels = repair_levels(drafts, heading)
    places = _places(drafts)
    displayed = {id(draft): level for draft, level in zip(drafts, levels, strict=True)}
    targets = _targets(places)
    notes = _notes(places, targets)
    built: list[Section] = []
    for index, found in groupby(zip(places, levels, strict=True), key=lambda pair: pair[0].section):
        mine = list(found)
        builder = _SectionBuilder(index, targets, notes, language)
        blocks = tuple(builder.block(place, level) for place, level in mine)
        first, level = mine[0]
        if first.draft.kind is HEADING:
            built.append(Section(f"s{index}", collapse(first.draft.text), level, blocks))
        else:
            over = first.under  # what follows a panel stands under the heading that the panel stood under
            name = title if over is None else f"{collapse(over.draft.text)} (suite)"
            built.append(Section(f"s{index}", name, 1 if over is None else displayed[id(over.draft)], blocks))
    return tuple(built)


def _places(drafts: list[Draft]) -> list[_Place]:
    """Where each draft goes: a section begins at a heading, and where a panel ends and its surroundings go on."""
    places: list[_Place] = []
    headings: list[_Place] = []  # those that what comes may stand under, the nearest last
    number = block = 0
    opened: tuple[int, ...] = ()  # the panels that the section stands in
    for draft in drafts:
        while headings and not _within(draft, headings[-1].draft.panels):
            headings.pop()
        if draft.kind is HEADING or not places or not _within(draft, opened):
            number, block, opened = number + 1, 0, draft.panels
        block += 1
        place = _Place(draft, number, block, headings[-1] if headings else None)
        places.append(place)
        if draft.kind is HEADING:
            headings.append(place)
    return places


def _within(draft: Draft, panels: tuple[int, ...]) -> bool:
    return draft.panels[: len(panels)] == panels


def _targets(places: list[_Place]) -> dict[str, _Target]:
    targets: dict[str, _Target] = {}
    for order, place in enumerate(places):
        for name in place.draft.anchors:
            targets.setdefault(name, _Target(place, order))
    return targets


def _notes(places: list[_Place], targets: dict[str, _Target]) -> dict[int, str]:
    """The marks (by identity) that are footnote calls, with the note's address; the notes' drafts become NOTE.

    A call is a short link (a number, a star) to a later place of the page, raised or marked as a reference; the link
    back from the note to its call leads to an earlier place, and so is none.
    """
    calls: dict[int, str] = {}
    marked = [(order, place) for order, place in enumerate(places) if place.draft.marks or place.draft.cells]
    for order, place in marked:
        for text, marks in _texts(place.draft):
            raised = Stretches(marks, SpanKind.SUP)
            for mark in list(marks):
                if mark.kind is not LINK or not mark.value.startswith("#"):
                    continue
                target = targets.get(mark.value[1:])
                if target is None or target.order <= order or not NOTE_CALL.match(text[mark.start : mark.end].strip()):
                    continue
                bracketed = NOTE_CALL_IN_BRACKETS.match(text[mark.start : mark.end].strip())
                if not bracketed and not _raised(mark, raised):
                    continue
                calls[id(mark)] = f"#{target.place.id}"
                before = text[max(mark.start - 1, 0) : mark.start]
                sticks = text[mark.start : mark.end].isalnum() and STICKS.search(before)
                if sticks and not raised.meet(mark):  # known by its name: "frein1" is shown as "frein¹"
                    marks.insert(place_of(mark, marks) + 1, Mark(mark.start, mark.end, SpanKind.SUP, "", mark.node))
                if target.place.draft.kind in _MAY_BE_NOTES:
                    target.place.draft.kind = NOTE
    _tie_unlinked(places, marked, calls)
    for _, place in marked:
        _raise_sign(place.draft)
    return calls


def _raise_sign(draft: Draft) -> None:
    """Raise the number that leads back from a note before a number of its text: "3" and "5 mg" are not 3 5 mg."""
    if draft.kind is not NOTE:
        return
    first = next((mark for mark in draft.marks if not mark.start), None)
    if first is not None and first.kind is LINK and first.value[:1] == "#":
        sign, text = draft.text[: first.end].strip(), draft.text[first.end :].lstrip()
        if sign.isdecimal() and text[:1].isdecimal() and not _raised(first, Stretches(draft.marks, SpanKind.SUP)):
            draft.marks.insert(draft.marks.index(first) + 1, Mark(0, first.end, SpanKind.SUP, "", first.node))


def _tie_unlinked(places: list[_Place], marked: list[tuple[int, _Place]], calls: dict[int, str]) -> None:
    """Tie raised signs that no link ties to the later paragraph that begins with the same raised sign ("par jour¹")."""
    raised = [
        (order, at, text, marks, mark, text[mark.start : mark.end].strip())
        for order, place in marked
        for at, (text, marks) in enumerate(_texts(place.draft))
        for mark in marks
        if mark.kind is SpanKind.SUP and UNLINKED_SIGN.fullmatch(text[mark.start : mark.end].strip())
    ]
    notes: dict[str, int] = {}
    for order, at, _, _, mark, sign in raised:
        draft = places[order].draft
        alone = draft.kind in _NOTES and not draft.cells
        if alone and not at and not mark.start:
            notes[sign] = -1 if sign in notes else order  # said twice, it is nobody's
    signs = {sign for *_, sign in raised} - notes.keys()
    for order, place in enumerate(places) if signs else ():
        sign = _plain_note(place.draft)
        if sign in signs:
            notes[sign] = -1 if sign in notes else order
    tying: list[Mark] = []  # a text's marks, with the links that they had, and where the last new one ends
    links, tied = Stretches([], LINK), 0
    for order, _, text, marks, mark, sign in raised:
        if marks is not tying:
            tying, links, tied = marks, Stretches(marks, LINK), 0
        noted = notes.get(sign, -1)
        before = text[max(mark.start - 8, 0) : mark.start]
        called = CALLED_FROM.search(before) or (
            sign in LETTERS and before[-1:].isdigit()  # "15<sup>b</sup>" is no number
        )
        if order >= noted or not called or CHARGE.match(text, mark.end):
            continue
        if links.meet(mark) or mark.start < tied:
            continue
        call = Mark(mark.start, mark.end, LINK, "#", mark.node)
        marks.insert(place_of(mark, marks), call)
        tied = mark.end
        calls[id(call)] = f"#{places[noted].id}"
        places[noted].draft.kind = NOTE


def _plain_note(draft: Draft) -> str:
    """The sign that a paragraph begins with which its class calls a note, though nothing raises that; "" for none."""
    if draft.kind not in {PARAGRAPH, LIST_ITEM} or draft.cells or not _is_named_a_note(draft.node):
        return ""
    sign = PLAIN_NOTE.match(draft.text)
    return sign[1] if sign is not None else ""


def _is_named_a_note(node: Node) -> bool:
    return any(not above.names.isdisjoint(NOTE_NAMES) for above in (node, *islice(node.ancestors(), 2)))


def _raised(mark: Mark, raised: Stretches) -> bool:
    if raised.meet(mark):
        return True
    node = mark.node
    if node is None:
        return False
    names = node.names | (node.parent.names if node.parent is not None else frozenset())
    return node.get("role") == "doc-noteref" or bool(
        names & {"note", "footnote", "fn", "fnref", "noteref", "appel", "ref"}
    )


def _texts(draft: Draft) -> list[tuple[str, list[Mark]]]:
    if draft.cells:
        return [(cell.text, cell.marks) for cell in draft.cells]
    return [(draft.text, draft.marks)]


class _SectionBuilder:
    """Gives the blocks of one section their identifiers."""

    def __init__(self, index: int, targets: dict[str, _Target], notes: dict[int, str], language: str) -> None:
        self._prefix = f"s{index}"
        self._targets = targets
        self._notes = notes
        self._language = language
        self._groups: dict[int, Group] = {}

    def block(self, place: _Place, level: int) -> Block:
        draft, identifier = place.draft, place.id
        cells: tuple[Cell, ...] = ()
        sentences: tuple[Sentence, ...] = ()
        if draft.cells:
            cells = tuple(
                Cell(
                    f"{identifier}-c{number}",
                    self._sentences(f"{identifier}-c{number}", cell.text, cell.marks, cell.language or draft.language),
                    cell.header,
                    cell.headers,
                    cell.column,
                    cell.colspan,
                    cell.rowspan,
                )
                for number, cell in enumerate(draft.cells, 1)
            )
        else:
            sentences = self._sentences(
                identifier,
                draft.text,
                draft.marks,
                draft.language,
                whole=draft.kind in _WHOLE,
            )
        return Block(
            identifier,
            draft.kind,
            sentences,
            level or (draft.level if draft.kind in _RANKED else 0),
            draft.level if level else 0,
            tuple(map(self._group, draft.groups)) if draft.groups else (),
            cells,
            draft.image,
        )

    def _group(self, group: DraftGroup) -> Group:
        known = self._groups.get(id(group))
        if known is None:
            known = Group(
                f"{self._prefix}-g{len(self._groups) + 1}",
                group.kind,
                group.ordered,
                group.start,
                group.reversed,
                group.style,
                group.number if group.kind is GroupKind.ITEM else None,
            )
            self._groups[id(group)] = known
        return known

    def _sentences(
        self, element: str, text: str, marks: list[Mark], language: str, whole: bool = False
    ) -> tuple[Sentence, ...]:
        if not text:
            return ()
        starts = [0] if whole else sentence_starts(text)
        language = language or self._language
        if len(starts) == 1 and not marks:  # as nearly every item and cell
            return (Sentence(f"{element}-1", text, language),)
        spans = [(mark.start, mark.end, *self._span(mark)) for mark in marks]
        found = []
        waiting, live = 0, []  # spans are in order of their start: those that began, and have not ended
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1):
            while waiting < len(spans) and spans[waiting][0] < end:
                live.append(spans[waiting])
                waiting += 1
            live = [span for span in live if span[1] > start]
            mine = []
            for first, last, kind, value in live:
                if kind is None:
                    continue
                mine.append(Span(TextRange(max(first, start) - start, min(last, end) - start), kind, value))
            found.append(Sentence(f"{element}-{number}", text[start:end], language, tuple(mine)))
        return tuple(found)

    def _span(self, mark: Mark) -> tuple[SpanKind | None, str]:
        """The kind and value of a mark as the document tells it; no kind for a link that leads nowhere any more."""
        note = self._notes.get(id(mark))
        if note is not None:
            return SpanKind.NOTE, note
        if mark.kind is LINK and mark.value.startswith("#"):
            target = self._targets.get(mark.value[1:])
            if target is None:
                return None, ""
            place = target.place
            return LINK, f"#s{place.section}" if place.block == 1 else f"#{place.id}"
        return mark.kind, mark.value
