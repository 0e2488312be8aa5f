# ruff: noqa: SIM905  (word lists read best as they are)
"""From nodes to drafts: one iterative walk in page order, whatever the depth."""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.extract.draft import Draft, DraftCell, DraftGroup, Mark, TextBuffer
from reader.extract.images import Picture, picture
from reader.extract.inline import Addresses, is_hidden_inline, is_icon, language_of, marks_of
from reader.extract.plan import Plan
from reader.extract.tables import grid, is_layout
from reader.extract.tree import BLOCKS, COMMENT, NEVER_TEXT, TEXT, Node, Tree
from reader.model import BlockKind, GroupKind, Image, SpanKind

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# Never read as text; images inside are still seen where that makes sense.
_SILENT = frozenset(
    "svg math iframe object embed audio video canvas map noscript select textarea input progress meter applet frame "
    "noframes".split()
) | (NEVER_TEXT - {"head"})

_HEADING_NAMES = frozenset({"elementor-heading-title"})

Step = Node | Callable[[], None]


class Walker:
    """Walks a plan's roots and gathers `drafts`."""

    def __init__(self, tree: Tree, plan: Plan, addresses: Addresses) -> None:
        self.tree = tree
        self.plan = plan
        self.addresses = addresses
        self.drafts: list[Draft] = []
        self._buffer: TextBuffer | None = None
        self._marks: list[Mark] = []  # marks open across blocks: a link round a heading, an em round paragraphs
        self._kinds: list[BlockKind] = [BlockKind.PARAGRAPH]
        self._groups: list[DraftGroup] = []
        self._languages: list[str] = []
        self._levels: list[int] = [1]
        self._anchors: list[str] = []
        self._pictures: list[Picture] = []
        self._place: Node = tree.body

    def walk(self) -> list[Draft]:
        """The page's drafts in reading order."""
        for root in self.plan.roots:
            stack: list[Step] = [root]
            while stack:
                step = stack.pop()
                if isinstance(step, Node):
                    self._enter(step, stack)
                else:
                    step()
            self._flush()
        return self.drafts

    # --- entering -----------------------------------------------------------------------------------------------------

    def _enter(self, node: Node, stack: list[Step]) -> None:
        if node.tag == TEXT:
            self._text(node)
            return
        if node.tag == COMMENT or node.position in self.plan.elsewhere:
            return
        opened = self.plan.opened.get(node.position)
        if opened is not None:
            self._panel(opened, stack, node if node.position not in self.plan.dropped else None)
            return
        if node.position in self.plan.dropped:
            return
        if node.position in self.plan.labels:
            self._panel(node, stack, self.plan.labels[node.position])
            return
        if node.position in self.plan.taken:
            return
        self._element(node, stack)

    def _element(self, node: Node, stack: list[Step]) -> None:
        tag = node.tag
        if tag == "img":
            self._image(node)
            return
        if tag in _SILENT:
            if tag == "noscript":
                self._noscript(node)
            return
        if tag == "br":
            if self._buffer is not None:
                self._buffer.breaks += 1
            return
        if node.attributes:
            self._anchor(node)
        if tag not in BLOCKS and tag != "picture":
            self._inline(node, stack)
        elif tag in HEADINGS or node.get("role") == "heading" or is_title(node):
            self._heading(node, heading_level(node, self._levels[-1]))
        elif tag == "table" and not is_layout(self.tree, node):
            self._table(node)
        else:
            self._block(node, stack)

    def _inline(self, node: Node, stack: list[Step]) -> None:
        if is_hidden_inline(node) or is_icon(node):
            return
        if is_title(node):
            self._heading(node, heading_level(node, self._levels[-1]))
            return
        marks = marks_of(node, self.addresses)
        if marks:
            if self._buffer is not None and self._buffer.breaks > 1 and not self._buffer.preformatted:
                self._flush()
            for kind, value in marks:
                mark = Mark(0, -1, kind, value, node)
                self._marks.append(mark)
                if self._buffer is not None:
                    self._buffer.open(kind, value, node)

            def close() -> None:
                self._marks = [mark for mark in self._marks if mark.node is not node]
                if self._buffer is not None:
                    self._buffer.close(node)

            stack.append(close)
        stack.extend(reversed(node.children))

    def _block(self, node: Node, stack: list[Step]) -> None:
        """A block that holds others, or text of its own: what is pushed on the way in is popped on the way out."""
        self._flush()
        tag = node.tag
        kind, group = self._role(node)
        language = language_of(node)
        if kind is not None:
            self._kinds.append(kind)
        if group is not None:
            self._groups.append(group)
        if language:
            self._languages.append(language)

        def leave() -> None:
            self._flush()
            if kind is not None:
                self._kinds.pop()
            if group is not None:
                self._groups.pop()
            if language:
                self._languages.pop()

        stack.append(leave)
        if tag == "figcaption" or (kind is BlockKind.CAPTION and tag != "caption"):
            self._flat_block(node, BlockKind.CAPTION)
        elif tag == "caption":
            self._flat_block(node, BlockKind.CAPTION if self._in(GroupKind.TABLE) else BlockKind.PARAGRAPH)
        elif tag == "dt" and kind is BlockKind.TERM:
            self._flat_block(node, BlockKind.TERM)
        else:
            stack.extend(reversed(node.children))

    def _role(self, node: Node) -> tuple[BlockKind | None, DraftGroup | None]:
        """What a container makes of the blocks inside it."""
        tag = node.tag
        if tag in {"ul", "ol", "menu", "dir"} and is_list(self.tree, node, self.plan):
            return BlockKind.PARAGRAPH, list_group(node)
        if tag == "li":
            parent = self._groups[-1] if self._groups else None
            if parent is not None and parent.kind is GroupKind.LIST:
                return BlockKind.PARAGRAPH, item_group(node, parent)
        elif tag == "dl" and any(inner.tag == "dt" and inner.words for inner in self.tree.inside(node)):
            return BlockKind.PARAGRAPH, DraftGroup(GroupKind.DEFINITIONS)
        elif tag == "dt" and self._in(GroupKind.DEFINITIONS):
            return BlockKind.TERM, None
        elif tag == "dd" and self._in(GroupKind.DEFINITIONS):
            return BlockKind.DEFINITION, None
        elif tag == "blockquote":
            return BlockKind.QUOTE, DraftGroup(GroupKind.QUOTE)
        elif tag == "figure" or node.position in self.plan.figures:
            inside = {inner.tag for inner in self.tree.inside(node)}
            if "img" in inside and "table" not in inside:
                return None, DraftGroup(GroupKind.FIGURE)
        elif tag in {"pre", "listing", "xmp", "plaintext"}:
            return BlockKind.PREFORMATTED, None
        elif is_caption(node) and self._in(GroupKind.FIGURE):
            return BlockKind.CAPTION, None
        return None, None

    def _in(self, kind: GroupKind) -> bool:
        return any(group.kind is kind for group in self._groups)

    # --- text ---------------------------------------------------------------------------------------------------------

    def _text(self, node: Node) -> None:
        blank = not node.text.strip()
        buffer = self._buffer
        if buffer is not None and buffer.breaks > 1 and not blank and not buffer.preformatted:
            self._flush()
            buffer = None
        if buffer is None:
            if blank:
                return
            self._place = block_of(node)
            preformatted = self._kinds[-1] is BlockKind.PREFORMATTED
            buffer = self._buffer = TextBuffer(self._marks, preformatted)
        buffer.add(node.text, node.position)

    def _flush(self) -> None:
        """End the block being gathered, then the pictures that stood in it."""
        buffer, self._buffer = self._buffer, None
        if buffer is not None and not buffer.blank:
            text, marks = buffer.finish()
            self._emit(Draft(self._kind(), self._place, text, marks, nodes=buffer.nodes))
        pictures, self._pictures = self._pictures, []
        for found in pictures:
            self._figure(found)

    def _kind(self) -> BlockKind:
        kind = self._kinds[-1]
        if kind is BlockKind.PARAGRAPH and self._groups:
            group = self._groups[-1]
            if group.kind is GroupKind.ITEM and group.fresh:
                return BlockKind.LIST_ITEM
        return kind

    def _emit(self, draft: Draft) -> None:
        draft.groups = tuple(self._groups)
        draft.language = self._languages[-1] if self._languages else ""
        draft.anchors, self._anchors = self._anchors + draft.anchors, []
        if draft.kind is BlockKind.LIST_ITEM:
            draft.level = sum(group.kind is GroupKind.LIST for group in self._groups)
        for group in self._groups:
            group.fresh = False
        self.drafts.append(draft)

    def _anchor(self, node: Node) -> None:
        for name in (node.get("id"), node.get("name") if node.tag == "a" else ""):
            if name:
                self._anchors.append(name)

    # --- headings and panels ------------------------------------------------------------------------------------------

    def _heading(self, node: Node, level: int, panel: bool = False) -> None:
        self._flush()
        for inner in self.tree.inside(node)[1:]:
            if inner.attributes:
                self._anchor(inner)
        language = language_of(node)
        buffer = self._flat(node)
        pictures, self._pictures = self._pictures, []
        if buffer.blank and not panel:
            described = " ".join(found.alt for found in pictures if found.alt)
            if described:
                buffer.add(described, -1)
                pictures = []
        if not buffer.blank:
            text, marks = buffer.finish()
            text = text.replace("\n", " ")
            if panel:  # the label's link opens the panel, which is open now
                marks = [mark for mark in marks if mark.kind is not SpanKind.LINK]
            self._emit(Draft(BlockKind.HEADING, node, text, marks, level=level, nodes=buffer.nodes, panel=panel))
            if language:
                self.drafts[-1].language = language
            self._levels[-1] = level
        for found in pictures:
            self._figure(found)

    def _panel(self, panel: Node, stack: list[Step], label: Node | None) -> None:
        """A closed panel, open: its label as a heading one level below, then what is in it."""
        self._flush()
        self._anchor(panel)
        if label is not None:
            inside = self.tree.inside(label)
            marked = next((node for node in (*inside, *label.ancestors()) if node.tag in HEADINGS), None)
            if marked is not None and (label.holds(marked) or only_child_text(marked, label)):
                level = heading_level(marked, self._levels[-1])
            else:
                level = min(self._levels[-1] + 1, 6) if self._levels[-1] > 1 else 2
            saved = self._levels[-1]
            self._heading(label, level, panel=True)
            self._levels.append(level)

            def leave() -> None:
                self._flush()
                self._levels.pop()
                self._levels[-1] = saved

            stack.append(leave)
        if panel.tag in {"table", *HEADINGS}:
            self._element(panel, stack)
        else:
            self._block(panel, stack)

    # --- flat texts: headings, labels, captions, terms, cells ---------------------------------------------------------

    def _flat_block(self, node: Node, kind: BlockKind) -> None:
        buffer = self._flat(node)
        pictures, self._pictures = self._pictures, []
        if not buffer.blank:
            text, marks = buffer.finish()
            self._emit(Draft(kind, node, text, marks, nodes=buffer.nodes))
        for found in pictures:
            self._figure(found)

    def _flat(self, top: Node, described: bool = False) -> TextBuffer:
        """The text of an element as one run; blocks inside it part lines. With `described`, images speak by their
        alt.
        """
        buffer = TextBuffer(self._marks)
        stack: list[Step] = list(reversed(top.children))

        def closer(node: Node) -> Callable[[], None]:
            return lambda: buffer.close(node)

        own = marks_of(top, self.addresses) if top.tag not in BLOCKS else []
        for kind, value in own:
            buffer.open(kind, value, top)
        while stack:
            step = stack.pop()
            if not isinstance(step, Node):
                step()
                continue
            node = step
            if node.tag == TEXT:
                buffer.add(node.text, node.position)
            elif node.tag == COMMENT or node.position in self.plan.dropped or is_hidden_inline(node) or is_icon(node):
                continue
            elif node.tag == "img":
                found = picture(node, self.addresses)
                if found is not None and described:
                    buffer.part(" ")
                    buffer.add(found.alt or "", -1)
                    buffer.part(" ")
                elif found is not None:
                    self._pictures.append(found)
            elif node.tag in _SILENT:
                continue
            elif node.tag == "br":
                buffer.part("\n")
            elif node.tag in BLOCKS and node.tag != "button":
                buffer.part("\n")
                stack.append(lambda: buffer.part("\n"))
                stack.extend(reversed(node.children))
            else:
                marks = marks_of(node, self.addresses)
                for kind, value in marks:
                    buffer.open(kind, value, node)
                if marks:
                    stack.append(closer(node))
                stack.extend(reversed(node.children))
        buffer.breaks = 0
        buffer.close(top)
        return buffer

    # --- tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: Node) -> None:
        self._flush()
        language = language_of(table)
        self._groups.append(DraftGroup(GroupKind.TABLE))
        nodes: list[int] = []

        def read(node: Node) -> DraftCell:
            nonlocal nodes
            for inner in self.tree.inside(node):
                if inner.attributes:
                    self._anchor(inner)
            buffer = self._flat(node, described=True)
            text, marks = buffer.finish()
            nodes.extend(buffer.nodes)
            return DraftCell(text, marks, False, 0, 1, 1, language=language_of(node) or language)

        for child in table.elements:
            if child.tag == "caption" and child.position not in self.plan.dropped:
                self._flat_block(child, BlockKind.CAPTION)
        consumed: list[tuple[Node, list[DraftCell], list[int], list[str]]] = []
        for row, cells in grid(table, read):
            consumed.append((row, cells, [], []))
        for row, cells, _, _ in consumed:
            mine = [position for position in nodes if row.position <= position < row.end]
            if any(cell.text for cell in cells):
                self._emit(Draft(BlockKind.TABLE_ROW, row, cells=cells, nodes=mine))
        self._groups.pop()
        self._pictures.clear()

    # --- images -------------------------------------------------------------------------------------------------------

    def _image(self, node: Node) -> None:
        found = picture(node, self.addresses)
        if found is None:
            return
        if found.inline and self._buffer is not None:
            self._buffer.add(found.alt or "", -1)
            return
        found.marks = [mark for mark in self._marks if mark.kind in {SpanKind.LINK, SpanKind.LANG}]
        if self._buffer is None:
            self._figure(found)
        else:
            self._pictures.append(found)

    def _noscript(self, node: Node) -> None:
        """The picture that a script would have put in place."""
        images = [inner for inner in self.tree.inside(node) if inner.tag == "img"]
        for image in images:
            found = picture(image, self.addresses)
            shown = self.drafts[-1].image if self.drafts else None
            if found is not None and (shown is None or (shown.source, shown.alt) != (found.source, found.alt)):
                if shown is not None and shown.alt == found.alt and self.drafts[-1].node.parent is node.parent:
                    continue
                self._image(image)

    def _figure(self, found: Picture) -> None:
        if found.alt is not None and not found.alt and not self._in(GroupKind.FIGURE):
            return  # decorative: the author says there is nothing to tell
        marks = [Mark(0, len(found.alt or ""), mark.kind, mark.value, mark.node) for mark in found.marks if found.alt]
        draft = Draft(BlockKind.FIGURE, found.node, found.alt or "", marks, image=Image(found.source, found.alt))
        wrap = not self._in(GroupKind.FIGURE)
        if wrap:
            self._groups.append(DraftGroup(GroupKind.FIGURE))
        self._emit(draft)
        if wrap:
            self._groups.pop()


# --- what an element is -----------------------------------------------------------------------------------------------


def is_title(node: Node) -> bool:
    """A builder's heading in whatever tag (Elementor writes div, span or p as readily as h2)."""
    return "elementor-heading-title" in node.get("class").split() and node.tag not in HEADINGS and 0 < node.words <= 25


def heading_level(node: Node, current: int) -> int:
    if node.tag in HEADINGS:
        return int(node.tag[1])
    level = node.get("aria-level")
    if level.isdecimal() and 1 <= int(level) <= 6:
        return int(level)
    return min(current + 1, 6) if current > 1 else 2


def only_child_text(outer: Node, inner: Node) -> bool:
    """Whether `outer` holds no words but those of `inner`."""
    return outer.holds(inner) and outer.words == inner.words


def block_of(node: Node) -> Node:
    for above in node.ancestors():
        if above.tag in BLOCKS:
            return above
    return node


def is_caption(node: Node) -> bool:
    names = node.names
    return node.tag in {"p", "div", "dd", "span"} and bool(
        names & {"caption", "legende", "legend", "figcaption", "credit"}
    )


def is_list(tree: Tree, node: Node, plan: Plan) -> bool:
    """Whether a ul or ol is a list for the reader, and not the scaffold of panels, cards or sections."""
    for inner in tree.inside(node)[1:]:
        if inner.position in plan.dropped:
            continue
        if inner.position in plan.labels or (
            node.tag != "ol" and inner.words and (inner.tag in HEADINGS or is_title(inner))
        ):
            return False
    return any(child.tag == "li" for child in node.elements)


def list_group(node: Node) -> DraftGroup:
    """A list with what HTML says of its numbers."""
    ordered = node.tag == "ol"
    items = [child for child in node.elements if child.tag == "li"]
    backwards = ordered and node.has("reversed")
    start = integer(node.get("start"))
    if start is None:
        start = len(items) if backwards else 1
    style = node.get("type") if node.get("type") in {"1", "a", "A", "i", "I"} else ""
    return DraftGroup(GroupKind.LIST, ordered, start, backwards, style if ordered else "")


def item_group(node: Node, parent: DraftGroup) -> DraftGroup:
    """An item with the number it shows; `parent.number` remembers the last one given."""
    if not parent.ordered:
        return DraftGroup(GroupKind.ITEM)
    value = integer(node.get("value"))
    if value is None:
        step = -1 if parent.reversed else 1
        value = parent.start if parent.number is None else parent.number + step
    parent.number = value
    return DraftGroup(GroupKind.ITEM, number=value)


def integer(value: str) -> int | None:
    found = re.match(r"\s*([+-]?\d{1,6})", value)
    return int(found.group(1)) if found else None
