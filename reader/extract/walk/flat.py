"""The text of an element as one run: headings, labels, captions, terms, cells."""

from __future__ import annotations

from collections.abc import Callable

from reader.extract.content.lists import item_marks
from reader.extract.draft import Mark, TextBuffer
from reader.extract.panels.hidden import hidden_by_class
from reader.extract.plan import Plan
from reader.extract.tree import BLOCKS, COMMENT, TEXT, Node, is_drawing
from reader.extract.walk.elements import SILENT, stands_apart, stands_in_line
from reader.extract.walk.images import Picture, picture
from reader.extract.walk.inline import Addresses, is_hidden_inline, is_icon, marks_of
from reader.extract.walk.inner_tables import Head, column_heads

_SIGNS = frozenset(["+", "-", "−", "–", "—", "×", "›", "»", "▾", "▼", "▲", "▸", "►", "✕", "✖", "⌄", "⌃"])

Step = Node | Callable[[], None]


def flat_text(
    top: Node,
    plan: Plan,
    addresses: Addresses,
    marks: list[Mark],
    described: bool = False,
    label: bool = False,
) -> tuple[TextBuffer, list[Picture]]:
    """The text of an element, blocks inside it parting lines, and the pictures in it; `marks` are open around it.

    With `label`, signs that say whether a panel is open are passed over.
    With `described`, the pictures speak by their descriptions within the text, and none is returned; lists show the
    marks of their items, since in a cell nothing else tells where one ends, and tables the heads of their columns.
    """
    buffer = TextBuffer(marks)
    if all([child.tag == TEXT for child in top.children]):  # as nearly every label, term and cell
        for kind, value in marks_of(top, addresses) if top.tag not in BLOCKS else []:
            buffer.open(kind, value, top)
        for child in top.children:
            if not is_drawing(child.text) and not (label and child.text.strip() in _SIGNS):
                buffer.add(child.text, child.position)
        buffer.close(top)
        return buffer, []
    pictures: list[Picture] = []
    marker = ""  # of an item whose words are still to come
    shown: dict[int, str] = {}  # before items, by their position
    heads: dict[int, Head] = {}  # of the cells of tables inside, by their position
    head: Head | None = None  # of the cell whose words are still to come
    untold: dict[int, Node] = {}  # texts of heads that no cell has said yet
    stack: list[Step] = list(reversed(top.children))

    def closer(node: Node) -> Callable[[], None]:
        return lambda: buffer.close(node)

    def leave_cell() -> None:
        """A cell without words leaves its head unsaid."""
        nonlocal head
        buffer.part("\n")
        head = None

    def announce() -> None:
        """Say what stands before the words that come now."""
        nonlocal head, marker
        if head is not None:
            for text in head.texts:
                if untold.pop(text.position, None) is not None:
                    buffer.add("", text.position)
            buffer.add(head.said, -1)
        if marker:
            buffer.add(marker, -1)
        head, marker = None, ""

    for kind, value in marks_of(top, addresses) if top.tag not in BLOCKS else []:
        buffer.open(kind, value, top)
    while stack:
        node = stack.pop()
        if not isinstance(node, Node):
            node()
        elif (
            node.tag == TEXT and (is_drawing(node.text) or (label and node.text.strip() in _SIGNS))
        ) or node.position in untold:
            continue
        elif node.tag == TEXT:
            if node.text.strip():
                announce()
            buffer.add(node.text, node.position)
        elif (
            node.tag == COMMENT
            or node.position in plan.dropped
            or node.position in plan.elsewhere
            or plan.read_elsewhere(node, top)
            or (is_hidden_inline(node) and not _is_panel(node, plan))
            or is_icon(node)
            or (node.position in plan.taken and _only_a_sign(node))
        ):
            continue
        elif node.tag == "img":
            found = picture(node, addresses)
            if found is not None and described:
                buffer.part(" ")
                buffer.add(found.alt or "", -1)
                buffer.part(" ")
            elif found is not None:
                pictures.append(found)
        elif node.tag in SILENT:
            continue
        elif node.tag == "br":
            buffer.part("\n")
        elif node.tag in BLOCKS and node.tag != "button" and not (node.tag == "div" and stands_in_line(node)):
            buffer.part("\n")
            if described and node.tag in {"ul", "ol", "menu"}:
                shown |= item_marks(node)
            elif described and node.tag == "table":
                inner = column_heads(node, plan)
                heads |= inner
                untold |= {text.position: text for own in inner.values() for text in own.texts}
            elif described and node.tag == "td":
                head = heads.get(node.position)
            elif described and node.tag == "li":
                marker = shown.get(node.position, "")
            stack.append(leave_cell if node.tag == "td" else lambda: buffer.part("\n"))
            stack.extend(reversed(node.children))
        else:
            if stands_apart(node) or (node.tag == "span" and _is_panel(node, plan)):
                buffer.part("\n")
                stack.append(lambda: buffer.part("\n"))
            # Beside a panel's label, and a key to sort by ("20210101" and "1 janvier").
            if node.tag == "button" or node.position in plan.taken or hidden_by_class(node):
                buffer.part(" ")
                stack.append(lambda: buffer.part(" "))
            opened = marks_of(node, addresses)
            if opened and node.words:
                announce()
            for kind, value in opened:
                buffer.open(kind, value, node)
            if opened:
                stack.append(closer(node))
            stack.extend(reversed(node.children))
    for text in untold.values():  # of a column that says nothing
        buffer.part("\n")
        buffer.add(text.text, text.position)
    buffer.breaks = 0
    buffer.close(top)
    return buffer, pictures


def _is_panel(node: Node, plan: Plan) -> bool:
    """Whether an element is a panel that is read in its cell, be it in the line: its control's words stay apart."""
    return node.position in plan.labels or node.position in plan.bounds


def _only_a_sign(label: Node) -> bool:
    """Whether all that a panel's label says is that it opens: "240 mg" and a plus are not "240 mg+"."""
    if label.words != 1:
        return False
    stack = [label]
    while stack:
        node = stack.pop()
        if node.tag == TEXT and node.words:
            return node.text.strip() in _SIGNS
        stack.extend(node.children)
    return False
