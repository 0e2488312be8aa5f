"""A section's flat blocks as the nested HTML they stand for: a flat row of steps, so that templates never recurse.

Nesting is rebuilt from `Block.groups` with a stack of our own: a page a thousand lists deep costs no recursion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.model import Block, BlockKind, Group, GroupKind, steps
from reader.web.writing.tables import Table, table


@dataclass(slots=True)
class Node:
    """A group with what stands in it, or (no group) a single block."""

    group: Group | None = None
    block: Block | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def kind(self) -> GroupKind | None:
        return self.group.kind if self.group else None


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of writing a section.

    `do` is "open" or "close" (of `tag`), "block" (written as `tag`) or "table". `value` is the number an item shows
    where it is not the next one; `start`, `reversed` and `style` are the list's, for an `ol`.
    """

    do: str
    tag: str = ""
    block: Block | None = None
    table: Table | None = None
    value: int | None = None
    start: int = 1
    reversed: bool = False
    style: str = ""


# How a block is written where it stands on its own.
TAGS = {
    BlockKind.PREFORMATTED: "pre",
    BlockKind.FIGURE: "figure",
    BlockKind.NOTE: "note",
    BlockKind.CAPTION: "caption",
}


def pieces(blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """The steps that write the blocks of a section."""
    return tuple(_written(_tree(blocks)))


def _tree(blocks: Sequence[Block]) -> Node:
    root = Node()
    path = [root]
    for step in steps(blocks):
        del path[len(path) - len(step.ended) :]
        for group in step.begun:
            node = Node(group)
            path[-1].children.append(node)
            path.append(node)
        if step.block is not None:
            path[-1].children.append(Node(block=step.block))
    return root


def _written(root: Node) -> Iterator[Piece]:
    """Walk the tree; `work` holds what remains, next one last: nodes with the way they are written, or steps."""
    work: list[tuple[Node, str, int | None] | Piece] = [(child, "", None) for child in reversed(root.children)]
    while work:
        step = work.pop()
        if isinstance(step, Piece):
            yield step
            continue
        node, tag, value = step
        inside: list[tuple[Node, str, int | None] | Piece] = []
        if node.block is not None:
            yield from _block(node.block, tag)
        elif tag:  # an element its parent asks for
            only = _only_block(node)
            if only is not None and tag in ("li", "dd"):
                yield Piece("block", tag, only, value=value)
                continue
            yield Piece("open", tag, value=value)
            inside = [*_children(node), Piece("close", tag)]
        else:
            inside = list(_group(node))
        work.extend(reversed(inside))


def _children(node: Node) -> list[tuple[Node, str, int | None]]:
    return [(child, "", None) for child in node.children]


def _only_block(node: Node) -> Block | None:
    """The block of an item that has nothing else, and can be written as the item itself."""
    if len(node.children) != 1 or node.children[0].block is None:
        return None
    block = node.children[0].block
    plain = block.kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.DEFINITION)
    return block if plain else None


def _group(node: Node) -> Iterator[tuple[Node, str, int | None] | Piece]:
    group = node.group
    assert group is not None
    if group.kind is GroupKind.LIST:
        yield from _list(node, group)
    elif group.kind is GroupKind.DEFINITIONS and _pairs(node):
        yield Piece("open", "dl")
        for child in node.children:
            is_term = child.block is not None and child.block.kind is BlockKind.TERM
            is_definition = child.block is not None and child.block.kind is BlockKind.DEFINITION
            if is_term:
                yield child, "dt", None
            elif is_definition:
                yield child, "dd", None
            else:
                yield Node(Group("", GroupKind.ITEM), children=[child]), "dd", None
        yield Piece("close", "dl")
    elif group.kind is GroupKind.QUOTE:
        yield Piece("open", "blockquote")
        yield from _children(node)
        yield Piece("close", "blockquote")
    elif group.kind is GroupKind.TABLE:
        parts = [child.block for child in node.children if child.block is not None and _of_table(child.block)]
        if any(part.cells for part in parts):
            yield Piece("table", table=table(parts))
            yield from (
                (child, "", None) for child in node.children if child.block is None or not _of_table(child.block)
            )
        else:
            yield from _children(node)
    elif group.kind is GroupKind.FIGURE:
        yield from _figure(node)
    else:  # an item outside a list, terms without definitions: their blocks stand on their own
        yield from _children(node)


def _list(node: Node, group: Group) -> Iterator[tuple[Node, str, int | None] | Piece]:
    tag = "ol" if group.ordered else "ul"
    yield Piece("open", tag, start=group.start, reversed=group.reversed, style=group.style)
    expected = group.start
    for child in node.children:
        item = child if child.kind is GroupKind.ITEM else Node(Group("", GroupKind.ITEM), children=[child])
        number = item.group.number if item.group else None
        value = number if group.ordered and number is not None and number != expected else None
        expected = (number if number is not None else expected) + (-1 if group.reversed else 1)
        yield item, "li", value
    yield Piece("close", tag)


def _pairs(node: Node) -> bool:
    """Whether each run of terms is followed by something that defines it, as HTML's `dl` demands."""
    kinds = [child.block is not None and child.block.kind is BlockKind.TERM for child in node.children]
    return bool(kinds) and kinds[0] and not kinds[-1]


def _of_table(block: Block) -> bool:
    return block.kind in (BlockKind.TABLE_ROW, BlockKind.CAPTION)


def _figure(node: Node) -> Iterator[tuple[Node, str, int | None] | Piece]:
    """HTML allows one `figcaption`, first or last; any other caption is a paragraph of the figure."""
    yield Piece("open", "figure")
    captions = [child for child in node.children if child.block is not None and child.block.kind is BlockKind.CAPTION]
    only = captions[0] if len(captions) == 1 and captions[0] in (node.children[0], node.children[-1]) else None
    for child in node.children:
        if child is only:
            yield child, "figcaption", None
        elif child.block is not None and child.block.kind is BlockKind.FIGURE:
            yield child, "picture", None
        else:
            yield child, "", None
    yield Piece("close", "figure")


def _block(block: Block, tag: str) -> Iterator[Piece]:
    if block.cells:
        yield Piece("table", table=table([block]))
    elif not tag and block.kind is BlockKind.FIGURE:
        yield Piece("open", "figure")
        yield Piece("block", "picture", block)
        yield Piece("close", "figure")
    elif not tag and block.kind is BlockKind.HEADING:
        yield Piece("block", f"h{min(max(block.level, 2), 6)}", block)
    else:
        yield Piece("block", tag or TAGS.get(block.kind, "p"), block)
