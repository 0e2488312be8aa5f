"""The law of the ledger, in characters: what is kept and what is left out are, together, the page's body."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from reader.extract.guards import admit
from reader.extract.markup.parse import parse
from reader.extract.tree import TEXT, Tree
from reader.model import BlockKind, Document


@lru_cache(maxsize=1)
def parsed(html: str) -> Tree:
    """The page's tree, which several of these ask about."""
    return parse(admit(html))


def characters(text: str) -> Counter[str]:
    """How often each character stands in a text, white space aside."""
    return Counter(character for character in text if not character.isspace())


def kept(document: Document) -> Counter[str]:
    """The characters of the document's blocks; a picture's description stands in an attribute, not in the body."""
    blocks = (block for section in document.sections for block in section.blocks)
    return characters("".join(block.text for block in blocks if block.kind is not BlockKind.FIGURE))


def left_out(document: Document) -> Counter[str]:
    """The characters of the document's ledger."""
    return characters("".join(entry.text for entry in document.ledger.left_out))


def body(html: str) -> Counter[str]:
    """The characters of the page's body."""
    tree = parsed(html)
    return characters("".join(node.text for node in tree.inside(tree.body) if node.tag == TEXT))


def descriptions(html: str) -> Counter[str]:
    """The characters of the pictures' descriptions: one in a table's cell is part of the cell's text."""
    return characters("".join(node.get("alt") for node in parsed(html).nodes))


def item_marks(html: str) -> Counter[str]:
    """What the lists in cells show before their items, at most; a row whose first cell draws a bullet is an item."""
    nodes = parsed(html).nodes
    rows = {node.position for node in nodes if node.tag == "tr" and node.elements and not node.elements[0].words}
    listed = (node for node in nodes if node.tag == "li" or node.position in rows)
    items = sum(any(above.tag in {"td", "th"} for above in node.ancestors()) for node in listed)
    return Counter(dict.fromkeys("•.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", items * 6))


def inner_heads(html: str) -> Counter[str]:
    """What tables inside cells show before their cells, at most: the head of each column, once more for each row."""
    shown: Counter[str] = Counter()
    tree = parsed(html)
    for node in tree.nodes:
        if node.tag == "table" and any(above.tag in {"td", "th"} for above in node.ancestors()):
            rows = [inner for inner in tree.inside(node) if inner.tag == "tr"]
            heads = "".join(tree.text(inner) + ":" for inner in tree.inside(node) if inner.tag == "th")
            shown += Counter({character: times * len(rows) for character, times in characters(heads).items()})
    return shown


def row_labels(html: str) -> Counter[str]:
    """What labels of panels that buttons in cells open say again, at most: the row's name and the button's words."""
    shown: Counter[str] = Counter()
    tree = parsed(html)
    for node in tree.nodes:
        cell = next((above for above in node.ancestors() if above.tag in {"td", "th"}), None)
        pressed = node.tag in {"a", "button"} or (node.tag == "span" and bool(node.attributes))
        if pressed and cell is not None and cell.parent is not None and node.words:
            named = next((other for other in cell.parent.elements if other.words), cell)
            shown += characters(f"{tree.text(named)}:{tree.text(node)}")
    return shown


def breach(html: str, document: Document) -> str:
    """What breaks the law, for a person to read; "" where it holds."""
    page, told = body(html), kept(document) + left_out(document)
    lost, made = page - told, told - page
    for more in (descriptions, item_marks, inner_heads, row_labels):
        made = made - more(html) if made else made
    return f"lost {dict(lost)}, made {dict(made)}" if lost or made else ""
