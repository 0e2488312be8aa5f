"""From nodes to drafts: one iterative walk in page order, whatever the depth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from reader.extract.draft import Draft, DraftCell, DraftGroup, Mark, TextBuffer
from reader.extract.kinds import CAPTION, HEADING, LINK, PARAGRAPH, PREFORMATTED, TABLE_ROW, TERM
from reader.extract.layout_tables import is_layout
from reader.extract.panels.dialogs import is_dialog
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, COMMENT, TEXT, Node, Tree, is_drawing
from reader.extract.walk.elements import (
    SILENT,
    block_of,
    heading_level,
    is_title,
    is_void,
    only_child_text,
    stands_apart,
    stands_in_line,
)
from reader.extract.walk.flat import Step, flat_text
from reader.extract.walk.gather import Gatherer
from reader.extract.walk.images import Picture, is_sign, picture
from reader.extract.walk.inline import Addresses, is_hidden_inline, is_icon, language_of, marks_of
from reader.extract.walk.roles import Roles
from reader.extract.walk.row_labels import row_label
from reader.extract.walk.standing import Standing
from reader.extract.walk.tables import caption_beside, grid, table_beside, title_row
from reader.model import BlockKind, GroupKind, Reason, SpanKind

_PLAIN_BLOCKS = frozenset({"div", "p", "section"})
_CAPTIONS = frozenset({"caption", "figcaption"})
_IN_A_LINE = frozenset({Reason.HIDDEN, Reason.CONTROL, Reason.EMBED, Reason.DUPLICATE})  # why such may go amid a line
_OF_PICTURES = frozenset({LINK, SpanKind.LANG})  # marks that hold for a picture, too


class Walker:
    """Walks a plan's roots."""

    def __init__(self, tree: Tree, plan: Plan, addresses: Addresses) -> None:
        self.tree = tree
        self.plan = plan
        self.addresses = addresses
        self._out = Gatherer()
        self._roles = Roles(tree, plan)
        self._buffer: TextBuffer | None = None
        self._marks: list[Mark] = []  # marks open across blocks: a link round a heading, an em round paragraphs
        self._pictures: list[Picture] = []
        self._place: Node = tree.body
        self._standing = Standing()
        self._openers = sorted(plan.opened)
        self._planned = frozenset().union(  # the nodes that the plan says something of
            *(plan.elsewhere, plan.opened, plan.dropped, plan.beside, plan.labels, plan.taken, plan.bounds, plan.boxes)
        )

    def walk(self) -> list[Draft]:
        """The page's drafts in reading order."""
        last: Node | None = None
        for root in self.plan.roots:
            if last is None or last.end != root.position or last.tag in BLOCKS or root.tag in BLOCKS:
                self._flush()  # else a line in no box, that goes on
            last = root
            stack: list[Step] = [root]
            while stack:
                step = stack.pop()
                if isinstance(step, Node):
                    self._enter(step, stack)
                else:
                    step()
        self._flush()
        return self._out.drafts

    # --- entering -----------------------------------------------------------------------------------------------------

    def _enter(self, node: Node, stack: list[Step]) -> None:
        if node.tag == TEXT:
            self._text(node)
            return
        if node.tag == COMMENT:
            return
        if node.position not in self._planned:
            self._element(node, stack)
            return
        if node.position in self.plan.elsewhere:
            return
        opened = self.plan.opened.get(node.position)
        if opened is not None:
            self._panel(opened, stack, node if node.position not in self.plan.dropped else None)
            return
        if node.position in self.plan.dropped:
            if node.tag in BLOCKS and node.words and self.plan.dropped[node.position] not in _IN_A_LINE:
                self._flush()  # it is a box to who sees the page: no line goes on over it
            return
        for panel in reversed(self.plan.beside.get(node.position, ())):
            control = self.plan.callers.get(panel.position) if node.tag == "table" else None
            stack.append(partial(self._panel, panel, stack, None, control))
        if node.position in self.plan.labels:
            self._panel(node, stack, self.plan.labels[node.position])
            return
        if node.position in self.plan.taken:
            return
        if node.position in self.plan.bounds or node.position in self.plan.boxes:
            self._bound(node, stack)
        self._element(node, stack)

    def _bound(self, panel: Node, stack: list[Step]) -> None:
        """A panel that says its label itself; where a dialog says it, the headings stand below what is before."""
        self._flush()
        out = self._out
        level, kept = out.levels[-1], self._standing.kept()
        out.panels.append(panel.position)
        out.shifts.append(self._shift(panel, level))

        def leave() -> None:
            self._flush()
            out.panels.pop()
            out.levels[-1] = level
            self._standing.put_back(kept, nearest=out.shifts.pop() != out.shifts[-1])

        stack.append(leave)

    def _element(self, node: Node, stack: list[Step]) -> None:
        tag = node.tag
        if tag == "img":
            self._image(node)
            return
        if tag in SILENT:
            if tag == "noscript":
                self._noscript(node)
            return
        if tag == "br":
            if self._buffer is not None:
                self._buffer.breaks += 1
            return
        if node.attributes:
            self._out.anchor(node)
        if node.attributes and tag in _PLAIN_BLOCKS and stands_in_line(node):
            if not is_void(node):
                self._inline(node, stack)
        elif tag not in BLOCKS and tag != "picture":
            self._inline(node, stack)
        elif tag in HEADINGS or (node.attributes and (node.get("role") == "heading" or is_title(node))):
            self._heading(node, heading_level(node, self._out.levels[-1]))
            self._opened_in(node, stack)
        elif tag == "table" and not is_layout(self.tree, node):
            self._table(node)
            self._opened_in(node, stack)
        else:
            self._block(node, stack)

    def _inline(self, node: Node, stack: list[Step]) -> None:
        if is_hidden_inline(node) or is_icon(node):
            return
        if is_title(node):
            self._heading(node, heading_level(node, self._out.levels[-1]))
            self._opened_in(node, stack)
            return
        if stands_apart(node):
            self._line_ends()
            stack.append(self._line_ends)
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

    def _line_ends(self) -> None:
        if self._buffer is not None:
            self._buffer.part("\n")

    def _block(self, node: Node, stack: list[Step]) -> None:
        """A block that holds others, or text of its own: what is pushed on the way in is popped on the way out."""
        self._flush()
        if node.tag == "figcaption" and table_beside(self.tree, node) is not None:
            return  # told before the table
        tag, out = node.tag, self._out
        kind, group = self._roles.of(node, self._out)
        language = language_of(node)
        if kind is not None:
            out.kinds.append(kind)
        if group is not None:
            out.groups.append(group)
        if language:
            out.languages.append(language)
        if kind is None and group is None and not language and tag not in _CAPTIONS:  # as nearly every block
            stack.append(self._flush)
            stack.extend(node.children[::-1])
            return

        def leave() -> None:
            self._flush()
            if kind is not None:
                out.kinds.pop()
            if group is not None:
                out.groups.pop()
            if language:
                out.languages.pop()

        flat: BlockKind | None = None
        if tag == "figcaption" or (kind is CAPTION and group is None and tag != "caption"):
            flat = CAPTION
        elif tag == "caption":
            flat = CAPTION if out.within(GroupKind.TABLE) else PARAGRAPH
        elif tag == "dt" and kind is TERM:
            flat = TERM
        if flat is not None:
            self._opened_in(node, stack)
            stack.append(leave)
            self._flat_block(node, flat)
        else:
            stack.append(leave)
            stack.extend(reversed(node.children))

    # --- text ---------------------------------------------------------------------------------------------------------

    def _text(self, node: Node) -> None:
        if is_drawing(node.text):
            return
        blank = not node.text.strip()
        buffer = self._buffer
        if buffer is not None and buffer.breaks and not buffer.preformatted:
            if blank:  # between two breaks an empty line, be it held open by a no-break space
                buffer.nodes.append(node.position)
                return
            if buffer.breaks > 1:
                self._flush()
                buffer = None
        if buffer is None:
            if blank:
                return
            self._place = block_of(node)
            preformatted = self._out.kinds[-1] is PREFORMATTED
            buffer = self._buffer = TextBuffer(self._marks, preformatted)
        buffer.add(node.text, node.position)

    def _flush(self) -> None:
        """End the block being gathered, then the pictures that stood in it."""
        buffer = self._buffer
        if buffer is not None:
            self._buffer = None
            if not buffer.blank:
                text, marks = buffer.finish()
                self._out.emit(Draft(self._out.kind, self._place, text, marks, nodes=buffer.nodes))
        if self._pictures:
            pictures, self._pictures = self._pictures, []
            for found in pictures:
                self._out.picture(found)

    # --- headings, panels and captions --------------------------------------------------------------------------------

    def _heading(self, node: Node, level: int, panel: bool = False, ranked: bool = True) -> None:
        self._flush()
        for inner in self.tree.inside(node)[1:]:
            if inner.attributes:
                self._out.anchor(inner)
        buffer, pictures = flat_text(node, self.plan, self.addresses, self._marks, label=panel)
        if buffer.blank and not panel:
            described = " ".join(found.alt for found in pictures if found.alt)
            if described:
                buffer.add(described, -1)
                pictures = []
        if not buffer.blank:
            text, marks = buffer.finish()
            text = text.replace("\n", " ")
            if panel:  # the label's link opens the panel, which is open now
                marks = [mark for mark in marks if mark.kind is not LINK]
            elif node.linked:
                marks = [mark for mark in marks if mark.kind is not LINK or not self._leads_here(mark.node, node)]
            draft = Draft(HEADING, node, text, marks, level=level, nodes=buffer.nodes, panel=panel)
            draft.language = language_of(node)
            if panel:
                last = self._out.drafts[-1] if self._out.drafts else None
                draft.below = self._standing.is_below(draft, last, ranked, self.plan.labels_within)
            else:
                self._standing.put(draft)
            self._out.emit(draft)
            self._out.levels[-1] = level
        for found in pictures:
            if not panel or (found.alt and not is_sign(found.alt)):  # an arrow or a plus in a label, drawn as a picture
                self._out.picture(found)

    def _leads_here(self, link: Node | None, heading: Node) -> bool:
        """Whether a heading's link leads to the heading, or to the box that it stands in: it opened it, or gives its
        address to who wants to quote it.
        """
        href = link.get("href") if link is not None else ""
        target = self.tree.by_id.get(href[1:]) if href[:1] == "#" else None
        return target is not None and target is not self.tree.body and (target.holds(heading) or heading.holds(target))

    def _opened_in(self, node: Node, stack: list[Step]) -> None:
        """Dialogs whose controls stand in an element that is read in one piece come after it."""
        first, last = bisect_left(self._openers, node.position), bisect_left(self._openers, node.end)
        for position in reversed(self._openers[first:last]):
            if not any(above.position in self.plan.dropped for above in self.tree.nodes[position].ancestors()):
                control = self.tree.nodes[position] if node.tag == "table" else None
                stack.append(partial(self._panel, self.plan.opened[position], stack, None, control))

    def _panel(self, panel: Node, stack: list[Step], label: Node | None, cell_control: Node | None = None) -> None:
        """A closed panel, open: its label as a heading one level below, then what is in it. Of one that a control in a
        cell opens, the label names the row.
        """
        self._flush()
        out = self._out
        if label is not None and self._is_told(label):
            label = None  # in the heading or the cell round it, in a broken page
        out.anchor(panel)
        out.panels.append(panel.position)
        standing, kept = out.levels[-1], self._standing.kept()
        out.shifts.append(self._shift(panel, standing) if label is None else out.shifts[-1])
        if label is not None:
            inside = self.tree.inside(label)
            marked = next((node for node in (*inside, *label.ancestors()) if node.tag in HEADINGS), None)
            ranked = marked is not None and (label.holds(marked) or only_child_text(marked, label))
            level = heading_level(marked, standing) if marked is not None and ranked else self._under(panel)
            self._heading(label, level, panel=True, ranked=ranked)
            out.levels.append(level)
        said = row_label(self.tree, cell_control, panel) if cell_control is not None else ""
        if said:
            level = self._under(panel)
            out.emit(Draft(HEADING, panel, said, level=level, panel=True))
            out.levels[-1] = level
            out.levels.append(level)

        def leave() -> None:
            self._flush()
            out.panels.pop()
            out.shifts.pop()
            if label is not None or said:
                out.levels.pop()
            out.levels[-1] = standing
            self._standing.put_back(kept)

        stack.append(leave)
        if panel.tag in {"table", *HEADINGS}:
            self._element(panel, stack)
        else:
            self._block(panel, stack)

    def _is_told(self, label: Node) -> bool:
        first = self.tree.first_text(label)
        return first is not None and first.position in self._out.told

    def _under(self, panel: Node) -> int:
        """The level of a label that no heading is: one below the heading that stands over the panel."""
        level, nearest = self._standing.level_over(panel), self._standing.nearest
        if level is None or nearest is None or nearest.level != self._out.levels[-1]:
            return self._out.deeper
        return min(level + 1, 6)

    def _shift(self, panel: Node, standing: int) -> int:
        """How many levels deeper the headings of a dialog are told than it has them, to stand below its control: a
        dialog's title is often an h1. The dialog is the panel, or stands in it.
        """
        first = self.tree.first_heading(panel)
        if first is None or not any(is_dialog(node) for node in (panel, *_between(panel, first))):
            return self._out.shifts[-1]
        return (
            max(min(standing + 1, 6) - int(first.tag[1]), self._out.shifts[-1])
            if self._standing.nearest is not None
            else 0
        )

    def _flat_block(self, node: Node, kind: BlockKind) -> None:
        buffer, pictures = flat_text(node, self.plan, self.addresses, self._marks)
        if not buffer.blank:
            text, marks = buffer.finish()
            self._out.emit(Draft(kind, node, text, marks, nodes=buffer.nodes))
        for found in pictures:
            self._out.picture(found)

    # --- tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: Node) -> None:
        self._flush()
        language = language_of(table)
        self._out.groups.append(DraftGroup(GroupKind.TABLE))
        nodes: list[int] = []  # rising, as the cells are read in page order

        def read(node: Node) -> DraftCell:
            for inner in self.tree.inside(node):
                if inner.attributes:
                    self._out.anchor(inner)
            buffer, _ = flat_text(node, self.plan, self.addresses, self._marks, described=True)
            text, marks = buffer.finish()
            nodes.extend(buffer.nodes)
            return DraftCell(text, marks, False, 0, 1, 1, language=language_of(node) or language)

        for child in (*table.elements, *caption_beside(self.tree, table)):
            if child.tag in {"caption", "figcaption"} and child.position not in self.plan.dropped:
                self._flat_block(child, CAPTION)
        title = title_row(table)
        if title is not None:
            self._flat_block(title, CAPTION)
        for row, cells in grid(table, read, partial(self.plan.drop, reason=Reason.DUPLICATE)):
            if any(cell.text for cell in cells):
                mine = nodes[bisect_left(nodes, row.position) : bisect_left(nodes, row.end)]
                self._out.emit(Draft(TABLE_ROW, row, cells=cells, nodes=mine))
        self._out.groups.pop()

    # --- images -------------------------------------------------------------------------------------------------------

    def _image(self, node: Node) -> None:
        found = picture(node, self.addresses)
        if found is None:
            return
        if found.inline and self._buffer is not None:
            self._buffer.add(found.alt or "", -1)
            return
        if found.inline and is_sign(found.alt or ""):
            return  # before a page's name, beside a box: an ornament
        found.marks = [mark for mark in self._marks if mark.kind in _OF_PICTURES]
        if self._buffer is None:
            self._out.picture(found)
        else:
            self._pictures.append(found)

    def _noscript(self, node: Node) -> None:
        """The picture that a script would have put in place."""
        for image in self.tree.inside(node):
            found = picture(image, self.addresses) if image.tag == "img" else None
            if found is not None and not self._out.has_just_shown(found, node):
                self._image(image)


def _between(outer: Node, inner: Node) -> Iterator[Node]:
    """The elements round `inner` that `outer` holds, nearest first."""
    return takewhile(lambda above: above is not outer, inner.ancestors())
