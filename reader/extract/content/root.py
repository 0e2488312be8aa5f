"""Where the content is: the lowest element that holds the page's prose, and what stands beside it and belongs to it."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.extract.boilerplate.call_links import call_links, gives_number
from reader.extract.boilerplate.outside_links import named_list
from reader.extract.boilerplate.prose import Prose
from reader.extract.boilerplate.urgent_lines import holds_urgent_line, urges
from reader.extract.content.layout_tables import is_layout
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import COMMENT, TEXT, Node, Tree
from reader.extract.wording.bylines import TO_THE_READER
from reader.extract.wording.files import leads_to_file
from reader.extract.wording.headings import ENDMATTER
from reader.extract.wording.note_calls import NOTE_CALL
from reader.extract.wording.numbers_to_call import APPOINTMENT, contacts
from reader.model import Reason

_FLOW = HEADINGS | {"p", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "details"}
_LEAVES = _FLOW | {"li", "tr", "td", "th", "dd", "dt", "tbody"}


# Words of prose that something beside the content holds, to be content too: in the page's main mark, and without one.
_BESIDE_IN_MAIN = 15
_BESIDE = 40

# A patient's page of fewer words of prose is made of short pieces: what its main mark holds is content, however short.
_SHORT = 250
_CAPTION_WORDS = 60
_FILE_WORDS = 20
_DESCRIBED = 4  # words: what is shorter may be the house's name
_FILE = re.compile(r"\.(?:pdf|docx?|odt|epub|mp3)(?:$|[?#])", re.IGNORECASE)
_GRID = re.compile(r"\bcol(?:umns?|onnes?|s)?\b|grid", re.IGNORECASE)
_CONTACT_WORDS = 80
_SENTENCE_WORDS = 4
_SENTENCE_ENDS = re.compile(r"[^\W_][°%)]?[.!]\s*$")
_COLUMN = frozenset({"sidebar", "encadre", "encadres", "aside", "colonne", "secondary"})

# The share of the page's prose that the content's element holds.
_HOLDS = 0.75
_BELIEVED = 0.6


def find_root(tree: Tree, plan: Plan, title: Node | None) -> Node:
    """The content's root; what stands inside it and is not content is dropped. `title` is the page's h1, where one
    is.
    """
    prose = Prose(tree, plan)
    total = prose.of(tree.body)
    if not total:
        prose = Prose(tree, plan, least=1)
        total = prose.of(tree.body)
    if not total:
        return tree.body
    holder = _holder(tree, plan, prose, total)
    limit = _limit(tree, plan, prose, total, holder)
    short = limit is not tree.body and total < _SHORT
    root = limit if short else holder
    path = [holder]
    for above in holder.ancestors():
        if above.tag == "html" or path[-1] is limit:
            break
        path.append(above)
        if not short and _belongs(tree, plan, prose, path[-2], above, title):
            root = above
        if above is limit:
            break
    for inner, outer in pairwise(path):
        if inner is root:
            break
        for sibling in outer.elements:
            if sibling is not inner and not plan.drops(sibling) and not _kept(tree, plan, prose, inner, sibling, title):
                plan.drop(sibling, Reason.OUTSIDE)
    return root


def _holder(tree: Tree, plan: Plan, prose: Prose, total: int) -> Node:
    """The lowest element that holds most of the prose; never a paragraph, a list or a table of data alone."""
    typo3 = _between_marks(tree)
    node = typo3 if typo3 is not None and prose.of(typo3) >= total * _BELIEVED else tree.body
    while True:
        inner = [child for child in node.elements if child.position not in plan.dropped]
        best = max(inner, key=prose.of, default=None)
        if best is None or prose.of(best) < total * _HOLDS:
            return node
        if best.tag in _LEAVES and not _lays_out(tree, best):
            return node
        node = best


def _lays_out(tree: Tree, node: Node) -> bool:
    """Whether an element is a table that places the page's parts, a row of it or a cell."""
    if node.tag not in {"table", "tbody", "tr", "td", "th"}:
        return False
    table = next((above for above in (node, *node.ancestors()) if above.tag == "table"), None)
    return table is not None and is_layout(tree, table)


def _limit(tree: Tree, plan: Plan, prose: Prose, total: int, holder: Node) -> Node:
    """The element that the content does not leave: the main mark round the holder (the outer of two), else the body."""
    limit = tree.body
    for above in (holder, *holder.ancestors()):
        if _is_main(above):
            limit = above
    return limit


def _belongs(tree: Tree, plan: Plan, prose: Prose, inner: Node, outer: Node, title: Node | None) -> bool:
    """Whether something beside `inner` in `outer` is content, so that `outer` is the root rather."""
    return any(
        sibling is not inner
        and sibling.position not in plan.dropped
        and _kept(tree, plan, prose, inner, sibling, title)
        and (
            prose.of(sibling) > 0
            or (title is not None and sibling.holds(title))
            or sibling.tag in HEADINGS
            or (outer is not tree.body and (_captioned(tree, plan, sibling) or _documents(tree, sibling)))
            or (outer is not tree.body and _described(tree, sibling))
            or (_same_grid(inner, sibling) and gives_number(tree, sibling))
            or _notes_of(tree, inner, sibling)
            or (sibling.position > inner.position and _advises(tree, sibling))
            or _is_a_part(tree, sibling)
            or _in_main(sibling)
            or _heads(tree, inner, sibling)
            or _opens(tree, inner, sibling)
            or _is_like(tree, inner, sibling)
        )
        for sibling in outer.elements
    )


def _kept(tree: Tree, plan: Plan, prose: Prose, inner: Node, sibling: Node, title: Node | None) -> bool:
    """Whether an element beside the content belongs to it."""
    if not sibling.words:
        return True
    if title is not None and sibling.holds(title):
        return True
    linked = _away(tree, sibling) / sibling.words
    before = sibling.position < inner.position
    if before and title is not None and sibling.end <= title.position and not prose.of(sibling) >= 40:
        return _in_main(sibling) and _is_a_part(tree, sibling) and TO_THE_READER.search(tree.text(sibling)) is not None
    if _endmatter(tree, sibling):
        return True
    if _captioned(tree, plan, sibling):
        return True
    if _notes_of(tree, inner, sibling) or _files(tree, sibling):
        return True
    if (not before and _advises(tree, sibling)) or _heads(tree, inner, sibling):
        return True
    if (before and linked < 0.3 and _opens(tree, inner, sibling)) or _is_like(tree, inner, sibling):
        return True
    lays_out = _lays_out(tree, sibling)
    if sibling.tag in _FLOW and not lays_out:
        label = sibling.before if linked >= 0.6 and not before else None
        return linked < 0.6 or (label is not None and named_list(tree, label) is sibling)
    if not lays_out and signature(sibling) == signature(inner):
        if prose.of(sibling):
            return linked < 0.5
        if sibling.get("class") and linked < 0.3:
            return True
    if before and title is not None and sibling.position > title.position and prose.of(sibling):
        return linked < 0.3  # an introduction, between the title and the text
    if (
        not before
        and sibling.words <= _CONTACT_WORDS
        and linked < 0.5
        and _same_grid(inner, sibling)
        and gives_number(tree, sibling)
    ):
        return True
    inside_mark = _in_main(sibling) or _round_title(tree, inner, sibling, title)
    if inside_mark and not before and call_links(tree, sibling):
        return True  # a number to call, in a box beside the text
    if inside_mark and (_only_files(tree, sibling) or APPOINTMENT.match(tree.text(sibling))):
        return True
    if inside_mark and prose.of(tree.body) < _SHORT and not _a_column(sibling):
        return linked < 0.3
    if _is_a_part(tree, sibling) or (_in_main(sibling) and linked < 0.3 and not _a_column(sibling)):
        return True
    return prose.of(sibling) >= (_BESIDE_IN_MAIN if inside_mark else _BESIDE) and linked < 0.3


def _is_main(node: Node) -> bool:
    return node.tag == "main" or node.get("role") == "main"


def _in_main(node: Node) -> bool:
    return any(_is_main(above) for above in node.ancestors())


def _away(tree: Tree, node: Node) -> int:
    """Words of links to other pages: not to a file, nor a number or an address to call."""
    if not node.linked:
        return 0
    links = (inner for inner in tree.inside(node) if inner.tag == "a" and inner.words)
    stay = (link for link in links if contacts(link.get("href")) or leads_to_file(link.get("href")))
    return node.linked - sum(link.words for link in stay)


def _is_a_part(tree: Tree, node: Node) -> bool:
    """Whether a box says something as a part of the page does, however short: words under a heading, or a sentence, of
    which few lead to other pages.
    """
    if _a_column(node) or node.tag in {"header", "footer", "nav"}:
        return False
    inside = tree.inside(node)
    said = node.words - _away(tree, node)
    if said < node.words * 0.7:
        return False
    heading = tree.first_heading(node)
    if heading is not None and said > heading.words:
        return True
    return any(
        inner.tag == TEXT and inner.words >= _SENTENCE_WORDS and _SENTENCE_ENDS.search(inner.text) for inner in inside
    )


def _same_grid(inner: Node, sibling: Node) -> bool:
    """Whether two elements are columns of one grid: "col-md-8" and "col-md-4"."""
    one, other = ({re.sub(r"\d+", "", name) for name in node.get("class").split()} for node in (inner, sibling))
    return any(_GRID.search(name) for name in one & other)


def _round_title(tree: Tree, inner: Node, sibling: Node, title: Node | None) -> bool:
    """Whether the title and the content stand in one element, less than the body, and the sibling in it with them."""
    if title is None or inner.holds(title):
        return False
    both = next((above for above in title.ancestors() if above.holds(inner)), tree.body)
    return both.tag not in {"body", "html", "form"} and both.holds(sibling) and sibling.position > title.position


def _a_column(node: Node) -> bool:
    return node.tag == "aside" or bool(node.names & _COLUMN)


def signature(node: Node) -> tuple[str, str]:
    """What tells elements of one kind: the tag, and the class without its numbers."""
    return node.tag, re.sub(r"\d+", "", node.get("class"))


def _notes_of(tree: Tree, inner: Node, sibling: Node) -> bool:
    """Whether an element holds the notes that short links of the content call by their numbers."""
    if sibling.position < inner.position or not any(node.has("href") for node in tree.inside(sibling)):
        return False
    for link in tree.jumps:
        target = tree.by_id.get(link.get("href")[1:])
        called = target is not None and sibling.holds(target) and inner.holds(link)
        if called and 0 < link.words <= 2 and NOTE_CALL.match(tree.text(link)):
            return True
    return False


def _only_files(tree: Tree, node: Node) -> bool:
    """Whether an element is a line of links to files: a button to download a leaflet."""
    links = [inner for inner in tree.inside(node) if inner.tag == "a" and inner.words]
    return bool(links) and node.words <= _FILE_WORDS and all(leads_to_file(link.get("href")) for link in links)


def _advises(tree: Tree, node: Node) -> bool:
    """Whether an element is a line or two that say whom to call at once, or a column with such a line in it."""
    if node.tag in {"footer", "header"}:
        return False
    if node.tag == "aside":
        return holds_urgent_line(tree, node)
    return urges(tree, node)


def _opens(tree: Tree, inner: Node, sibling: Node) -> bool:
    """Whether the content is a part of a section that a heading in a box opens ("titlepage" in DocBook's pages), and an
    element is that box, or stands between it and the content: a picture with its title, a note.
    """
    outer = inner.parent
    if outer is None or outer.tag in {"body", "html"} or sibling.position > inner.position:
        return False
    first = next((child for child in outer.elements if child.words), inner)
    return first is not inner and _is_heading_box(tree, inner, first)


def _is_like(tree: Tree, inner: Node, sibling: Node) -> bool:
    """Whether an element beside the content is one more of it: of the same name, begun with a heading of the same rank
    that leads nowhere, and not all links ("agenda-part morning", "agenda-part afternoon").
    """
    if sibling.tag != inner.tag or sibling.tag in _LEAVES or not sibling.has("class") or not inner.has("class"):
        return False
    one, other = inner.get("class").split(), sibling.get("class").split()
    if not one or not other or one[0] != other[0] or _GRID.search(one[0]) or "-" not in one[0] or _a_column(sibling):
        return False
    first, second = tree.first_heading(inner), tree.first_heading(sibling)
    if first is None or second is None or first.tag != second.tag or second.linked:
        return False
    begin = tree.first_text(sibling)
    return begin is not None and second.holds(begin) and _away(tree, sibling) < sibling.words * 0.6


def _heads(tree: Tree, inner: Node, sibling: Node) -> bool:
    """Whether an element right before the content is a heading in a box, and nothing else, over what has none of its
    rank.
    """
    return sibling is inner.before and _is_heading_box(tree, inner, sibling)


def _is_heading_box(tree: Tree, inner: Node, sibling: Node) -> bool:
    if sibling.linked or sibling.tag in _LEAVES or sibling.tag in {"header", "nav"}:
        return False
    heading = tree.first_heading(sibling)
    if heading is None or heading.words != sibling.words:
        return False
    return not any(node.tag in HEADINGS and node.words and node.tag <= heading.tag for node in tree.inside(inner))


def _files(tree: Tree, node: Node) -> bool:
    """Whether an element is a heading and links to files, and nothing else that leads away."""
    links = [inner for inner in tree.inside(node) if inner.tag == "a" and inner.has("href")]
    headed = any(inner.tag in HEADINGS and inner.words for inner in tree.inside(node))
    return headed and bool(links) and all(_FILE.search(link.get("href")) for link in links)


def _captioned(tree: Tree, plan: Plan, node: Node) -> bool:
    """A picture with its caption, and nothing else."""
    if node.linked or node.words > _CAPTION_WORDS:
        return False
    inside = tree.inside(node)
    if any(inner.position in plan.figures for inner in inside):
        return True
    tags = {inner.tag for inner in inside}
    return "figcaption" in tags and "img" in tags


def _described(tree: Tree, node: Node) -> bool:
    """A picture alone with a description of some words, and no way to another page: what the text is about."""
    if node.words or node.tag in {"header", "footer", "nav", "aside"}:
        return False
    inside = tree.inside(node)
    if any(inner.tag in {"a", "button", "form"} for inner in inside):
        return False
    return any(inner.tag == "img" and len(inner.get("alt").split()) >= _DESCRIBED for inner in inside)


def _documents(tree: Tree, node: Node) -> bool:
    """Files of the page, under a heading that says so, or alone."""
    return _files(tree, node) or (
        _endmatter(tree, node)
        and any(inner.tag == "a" and _FILE.search(inner.get("href")) for inner in tree.inside(node))
    )


def _endmatter(tree: Tree, node: Node) -> bool:
    """Notes, sources, contacts: links, but of the page."""
    for inner in tree.inside(node):
        if inner.tag in HEADINGS and inner.words:
            return bool(ENDMATTER.match(tree.text(inner)))
        if inner.tag == TEXT and inner.words > 12:
            return False
    return False


def _between_marks(tree: Tree) -> Node | None:
    """TYPO3 puts comments round what a search engine shall index; the element that holds the first pair."""
    for node in tree.nodes:
        if node.tag == COMMENT and "TYPO3SEARCH_begin" in node.text and node.parent is not None:
            return node.parent
    return None
