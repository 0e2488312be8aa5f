"""Where the walk stands, and the drafts it has gathered: kinds, groups, languages, levels and panels open around it."""

from __future__ import annotations

from reader.extract.draft import Draft, DraftGroup, Mark
from reader.extract.kinds import FIGURE, HEADING, LIST_ITEM, PARAGRAPH
from reader.extract.tree import Node
from reader.extract.walk.images import Picture
from reader.model import BlockKind, GroupKind, Image


class Gatherer:
    """Gives each draft what is true of its place. `kinds`, `groups`, `languages`, `levels` and `panels` are stacks."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.told: set[int] = set()  # the texts of the drafts, by position
        self.kinds: list[BlockKind] = [PARAGRAPH]
        self.groups: list[DraftGroup] = []
        self.languages: list[str] = []
        self.levels: list[int] = [1]
        self.panels: list[int] = []
        self.shifts: list[int] = [0]  # how many levels deeper headings are told
        self._anchors: list[str] = []

    def emit(self, draft: Draft) -> None:
        """Add a draft that stands here."""
        groups = self.groups
        draft.groups = tuple(groups)
        draft.panels = tuple(self.panels)
        if draft.kind is HEADING:
            draft.deeper = self.shifts[-1]
        draft.language = draft.language or (self.languages[-1] if self.languages else "")
        if self._anchors:
            draft.anchors, self._anchors = self._anchors + draft.anchors, []
        if draft.kind is LIST_ITEM:
            draft.level = [group.kind for group in groups].count(GroupKind.LIST)
        for group in groups:
            group.fresh = False
        self.drafts.append(draft)
        self.told.update(draft.nodes)

    def picture(self, found: Picture) -> None:
        """Add a picture that stands here, as a figure; one that its author calls decorative only where a figure says
        something of it.
        """
        if found.alt is not None and not found.alt and not self.within(GroupKind.FIGURE):
            return
        marks = [Mark(0, len(found.alt or ""), mark.kind, mark.value, mark.node) for mark in found.marks if found.alt]
        draft = Draft(FIGURE, found.node, found.alt or "", marks, image=Image(found.source, found.alt))
        wrap = not self.within(GroupKind.FIGURE)
        if wrap:
            self.groups.append(DraftGroup(GroupKind.FIGURE))
        self.emit(draft)
        if wrap:
            self.groups.pop()

    def has_just_shown(self, found: Picture, instead: Node) -> bool:
        """Whether the draft told last is the picture that stands `instead` of this one for who has no script."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.image is None:
            return False
        if (last.image.source, last.image.alt) == (found.source, found.alt):
            return True
        return last.image.alt == found.alt and last.node.parent is instead.parent

    def anchor(self, node: Node) -> None:
        """Remember the names that lead to the element: the next draft is what they lead to."""
        for name in (node.get("id"), node.get("name") if node.tag == "a" else ""):
            if name:
                self._anchors.append(name)

    def within(self, kind: GroupKind) -> bool:
        return any(group.kind is kind for group in self.groups)

    @property
    def kind(self) -> BlockKind:
        """What a run of text is here: the first of an item is the item, the others are its paragraphs."""
        kind = self.kinds[-1]
        if kind is PARAGRAPH and self.groups:
            group = self.groups[-1]
            if group.kind is GroupKind.ITEM and group.fresh:
                return LIST_ITEM
        return kind

    @property
    def deeper(self) -> int:
        """The level of a heading below the one that stands."""
        return min(self.levels[-1] + 1, 6) if self.levels[-1] > 1 else 2
