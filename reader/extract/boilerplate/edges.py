"""The edges of a page: the header and footer that are the site's or the text's own, boxes beside the text."""

from __future__ import annotations

from reader.extract.boilerplate.call_links import gives_number
from reader.extract.boilerplate.outside_links import lists_other_houses
from reader.extract.boilerplate.place_details import tells_the_place
from reader.extract.boilerplate.prose import prose
from reader.extract.boilerplate.urgent_lines import holds_urgent_line
from reader.extract.tags import HEADINGS
from reader.extract.tree import NEVER_TEXT, TEXT, Node, Tree
from reader.extract.wording.asks import ASKS
from reader.extract.wording.bylines import TO_THE_READER
from reader.extract.wording.note_calls import NOTE_CALL
from reader.extract.wording.numbers_to_call import contacts
from reader.extract.wording.phrases import whole
from reader.model import Reason

CONTENT_TAGS = frozenset({"main", "article", "blockquote", "figure"})
_FLOW = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "pre"})
_ACTS = frozenset({"form", "button", "input", "select", "textarea", "iframe"})
_WORDS_OF_A_BOX = 80
_POSTSCRIPT = whole(r"p\.?\s?-?\s?s\.?", r"post-?scriptum", r"notes?(?: de bas de page)?")
_WORDS_AFTER = 40  # in links or not, after the site's footer: whose it is, the way up

SITE_ROLES = {
    "navigation": Reason.NAVIGATION,
    "menu": Reason.NAVIGATION,
    "menubar": Reason.NAVIGATION,
    "banner": Reason.HEADER,
    "contentinfo": Reason.FOOTER,
    "search": Reason.SEARCH,
    "doc-toc": Reason.CONTENTS,
}


def is_inside(node: Node, tags: frozenset[str]) -> bool:
    """Whether an element of such tags, or the main part by its role, is around the node."""
    return any(above.tag in tags or above.get("role") == "main" for above in node.ancestors())


def is_under_the_title(tree: Tree, node: Node) -> bool:
    """Whether an h1 stands before a node."""
    first = next((title for title in tree.tagged("h1") if title.words), None)
    return first is not None and first.position < node.position


def calls_from_the_text(tree: Tree, node: Node) -> bool:
    """Whether a box in the content gives a number to call, whatever it is named."""
    return is_inside(node, CONTENT_TAGS) and gives_number(tree, node)


def footer(tree: Tree, node: Node) -> Reason | None:
    """The site's footer goes; one that closes a quote or holds an article's prose (sources, notes) stays."""
    if any(above.tag == "blockquote" for above in node.ancestors()):
        return None
    if is_inside(node, CONTENT_TAGS) and (prose(node) > 60 or _warns(tree, node) or _adds(tree, node)):
        return None
    return Reason.FOOTER


def _warns(tree: Tree, node: Node) -> bool:
    """Whether an article's footer holds but a sentence to its reader: "Cette fiche ne remplace pas …"."""
    if node.linked or any(inner.tag in {"form", "button", "input"} for inner in tree.inside(node)):
        return False
    said = tree.text(node)
    return TO_THE_READER.search(said) is not None and said.rstrip().endswith((".", "!"))


def _adds(tree: Tree, node: Node) -> bool:
    """Whether a footer adds to its text: a note that a call before it leads to, or a postscript."""
    heading = tree.first_heading(node)
    if heading is not None and _POSTSCRIPT.match(tree.text(heading)) is not None:
        return True
    return any(
        call.position < node.position and NOTE_CALL.match(tree.text(call)) is not None
        for inner in tree.inside(node)
        if tree.jumps and inner.has("id") and tree.by_id.get(inner.get("id")) is inner  # where a link leads to
        for call in tree.jumps_to(inner.get("id"))
    )


def ends_the_page(tree: Tree, node: Node) -> bool:
    """Whether hardly a word stands after an element that says something."""
    if not node.words:
        return False
    after = 0
    for other in tree.nodes[node.end : tree.body.end]:
        if other.tag == TEXT and (other.parent is None or other.parent.tag not in NEVER_TEXT):
            after += other.words
        if after > _WORDS_AFTER:
            return False
    return True


def header(tree: Tree, node: Node) -> Reason | None:
    """The site's header goes; an article's own (its h1, its introduction) stays."""
    if is_inside(node, CONTENT_TAGS):
        return None
    inside = tree.inside(node)
    if any(inner.tag in HEADINGS and inner.words for inner in inside) and _heads_part(tree, node, inside):
        return None
    if any(inner.tag == "h1" and inner.words for inner in inside):
        site = any(inner.tag in {"nav", "form", "search"} or inner.get("role") in SITE_ROLES for inner in inside)
        return Reason.HEADER if site else None
    return Reason.HEADER


def _heads_part(tree: Tree, node: Node, inside: list[Node]) -> bool:
    """Whether a header is that of a part of the text (TYPO3 gives each element one): after the h1, and of no links."""
    first = next((other for other in tree.tagged("h1") if other.words), None)
    if first is None or first.position > node.position or node.linked:
        return False
    return not any(inner.tag in {"nav", "form", "search"} or inner.get("role") in SITE_ROLES for inner in inside)


# What calls itself a note of the text (ARIA 1.2, DPUB-ARIA 1.0): docutils and its like write one for each footnote.
_NOTES = frozenset({"note", "doc-footnote", "doc-endnote"})


def aside(tree: Tree, node: Node) -> Reason | None:
    """A box beside the text stays when it stands in the content and is prose, or says whom to call at once; a column of
    links goes.
    """
    if node.words == 0 or node.get("role") in _NOTES:
        return None
    if holds_urgent_line(tree, node) or _speaks_to_the_reader(tree, node):
        return None
    if (is_inside(node, CONTENT_TAGS) or _stands_in_the_flow(node)) and (
        node.linked < node.words * 0.3 or calls_from_the_text(tree, node)
    ):
        return None
    return None if tells_the_place(tree, node) or lists_other_houses(tree, node) else Reason.RELATED


def _speaks_to_the_reader(tree: Tree, node: Node) -> bool:
    """Whether a box under the page's title, wherever it stands, tells its reader something in a whole sentence, and
    leads nowhere but to a number or an address: "Attention : ne prenez pas d'aspirine" among boxes without landmarks.
    """
    inside = tree.inside(node)
    if node.words > _WORDS_OF_A_BOX or any(inner.tag in _ACTS for inner in inside):
        return False
    if not all(contacts(inner.get("href")) for inner in inside if inner.tag == "a" and inner.words):
        return False
    if not is_under_the_title(tree, node):
        return False
    said = tree.text(node)
    if ASKS.search(said):
        return False
    return said.rstrip().endswith((".", "!")) and TO_THE_READER.search(said) is not None


def _stands_in_the_flow(node: Node) -> bool:
    """Whether a box follows a paragraph, a list or a table of the text, as a warning does, or calls itself a note; or
    leads nowhere and stands between a line and a heading or a paragraph beside it ("En bref", under the introduction).
    """
    before = node.before
    if node.get("role") == "note":
        return True
    if before is None or not before.words or before.linked * 2 >= before.words:
        return False
    if before.tag in _FLOW:
        return True
    after = next((other for other in node.after(2) if other.words), None)
    between = before.tag in HEADINGS or (before.tag == "div" and not before.linked)
    return between and not node.linked and after is not None and (after.tag in _FLOW or after.tag in HEADINGS)
