"""What an element beside the content may be: notes, files, a picture with its caption, a column, one more part."""

from __future__ import annotations

import re

from reader.extract.boilerplate.urgent_lines import holds_urgent_line, urges
from reader.extract.layout_tables import is_layout
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree
from reader.extract.ways import words_away
from reader.extract.wording.files import leads_to_file
from reader.extract.wording.headings import ENDMATTER
from reader.extract.wording.note_calls import NOTE_CALL
from reader.regex import regex

FLOW = HEADINGS | {"p", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "details"}
LEAVES = FLOW | {"li", "tr", "td", "th", "dd", "dt", "tbody"}

_CAPTION_WORDS = 60
_FILE_WORDS = 20
_DESCRIBED = 4  # words: what is shorter may be the house's name
_SENTENCE_WORDS = 4
_BOLD_WORDS = 15

_GRID = regex(r"\bcol(?:umns?|onnes?|s)?\b|grid", re.IGNORECASE)
_SENTENCE_ENDS = regex(r"[^\W_][°%)]?[.!]\s*$")
_TEAM_WORDS = 200
_TEAM = regex(
    r"\W*(?:l['’]|(?:notre|votre|nos|vos|les) )(?:équipes?|médecins|praticiens|soignants|spécialistes)\b",
    re.IGNORECASE,
)
_ACTING = frozenset({"a", "button", "form", "input", "select", "textarea", "iframe", "nav", "time"})
_COLUMN = frozenset({"sidebar", "encadre", "encadres", "aside", "colonne", "secondary"})


def lays_out(tree: Tree, node: Node) -> bool:
    """Whether an element is a table that places the page's parts, a row of it or a cell."""
    if node.tag not in {"table", "tbody", "tr", "td", "th"}:
        return False
    table = next((above for above in (node, *node.ancestors()) if above.tag == "table"), None)
    return table is not None and is_layout(tree, table)


def is_main(node: Node) -> bool:
    return node.tag == "main" or node.get("role") == "main"


def in_main(node: Node) -> bool:
    return any(is_main(above) for above in node.ancestors())


def is_a_part(tree: Tree, node: Node) -> bool:
    """Whether a box says something as a part of the page does, however short: words under a heading, or a sentence, of
    which few lead to other pages.
    """
    if is_column(node) or node.tag in {"header", "footer", "nav"}:
        return False
    inside = tree.inside(node)
    said = node.words - words_away(tree, node)
    if said < node.words * 0.7:
        return False
    heading = tree.first_heading(node)
    if heading is not None and said > heading.words:
        return True
    return any(
        inner.tag == TEXT and inner.words >= _SENTENCE_WORDS and _SENTENCE_ENDS.search(inner.text) for inner in inside
    )


def same_grid(inner: Node, sibling: Node) -> bool:
    """Whether two elements are columns of one grid: "col-md-8" and "col-md-4"."""
    one, other = ({re.sub(r"\d+", "", name) for name in node.get("class").split()} for node in (inner, sibling))
    return any(_GRID.search(name) for name in one & other)


def round_title(tree: Tree, inner: Node, sibling: Node, title: Node | None) -> bool:
    """Whether the title and the content stand in one element, less than the body, and the sibling in it with them."""
    if title is None or inner.holds(title):
        return False
    both = next((above for above in title.ancestors() if above.holds(inner)), tree.body)
    return both.tag not in {"body", "html", "form"} and both.holds(sibling) and sibling.position > title.position


def in_one_set(plan: Plan, inner: Node, sibling: Node) -> bool:
    """Whether two elements are panels, or the second holds what opens a panel in the first: tabs over their text."""
    if sibling.position in plan.labels and inner.position in plan.labels:
        return True
    return any(inner.position <= panel < inner.end for panel in plan.opened_within(sibling))


def is_column(node: Node) -> bool:
    return node.tag == "aside" or bool(node.names & _COLUMN)


def notes_of(tree: Tree, inner: Node, sibling: Node) -> bool:
    """Whether an element holds the notes that short links of the content call by their numbers."""
    if sibling.position < inner.position or not any(node.has("href") for node in tree.inside(sibling)):
        return False
    for link in tree.jumps:
        target = tree.by_id.get(link.get("href")[1:])
        called = target is not None and sibling.holds(target) and inner.holds(link)
        if called and 0 < link.words <= 2 and NOTE_CALL.match(tree.text(link)):
            return True
    return False


def only_files(tree: Tree, node: Node) -> bool:
    """Whether an element is a line of links to files: a button to download a leaflet."""
    links = [inner for inner in tree.inside(node) if inner.tag == "a" and inner.words]
    return bool(links) and node.words <= _FILE_WORDS and all(leads_to_file(link.get("href")) for link in links)


def advises(tree: Tree, node: Node) -> bool:
    """Whether an element is a line or two that say whom to call at once, or a column with such a line in it."""
    if node.tag in {"footer", "header"}:
        return False
    if node.tag == "aside":
        return holds_urgent_line(tree, node)
    return urges(tree, node)


def names_a_team(tree: Tree, node: Node) -> bool:
    """Whether a box begins with a heading that says who they are ("L’équipe"), and says of each more than the linked
    name.
    """
    if is_column(node) or not 0 < node.linked * 3 < node.words * 2 or node.words > _TEAM_WORDS:
        return False
    heading, first = tree.first_heading(node), tree.first_text(node)
    if heading is None or first is None or not heading.holds(first) or heading.linked:
        return False
    return _TEAM.match(tree.text(heading)) is not None and not any(inner.tag == "img" for inner in tree.inside(node))


def opens(tree: Tree, inner: Node, sibling: Node) -> bool:
    """Whether the content is a part of a section that a heading in a box opens ("titlepage" in DocBook's pages), and an
    element is that box, or stands between it and the content: a picture with its title, a note.
    """
    outer = inner.parent
    if outer is None or outer.tag in {"body", "html"} or sibling.position > inner.position:
        return False
    first = next((child for child in outer.elements if child.words), inner)
    return first is not inner and _is_heading_box(tree, inner, first)


def is_like(tree: Tree, inner: Node, sibling: Node) -> bool:
    """Whether an element beside the content is one more of it: of the same name, begun with a heading of the same rank
    or lower that leads nowhere, and not all links ("agenda-part morning", "agenda-part afternoon").
    """
    if sibling.tag != inner.tag or sibling.tag in LEAVES or not sibling.has("class") or not inner.has("class"):
        return False
    one, other = inner.get("class").split(), sibling.get("class").split()
    if not one or not other or one[0] != other[0] or _GRID.search(one[0]) or "-" not in one[0] or is_column(sibling):
        return False
    first, second = tree.first_heading(inner), tree.first_heading(sibling)
    if first is None or second is None or first.tag > second.tag or second.linked:
        return False
    begin = tree.first_text(sibling)
    return begin is not None and second.holds(begin) and words_away(tree, sibling) < sibling.words * 0.6


def goes_on(tree: Tree, inner: Node, sibling: Node) -> bool:
    """Whether a box after the content, in a box less than the page with it, is one more row of it: of the first name of
    its class, with nothing to follow, press or fill in (Bootstrap's "row mb-5", "row g-3").
    """
    outer = inner.parent
    if outer is None or outer.tag in {"body", "html", "form"} or sibling.position < inner.position or sibling.linked:
        return False
    if sibling.tag != inner.tag or sibling.tag in LEAVES or is_column(sibling):
        return False
    one, other = inner.get("class").split(), sibling.get("class").split()
    if not one or not other or one[0] != other[0]:
        return False
    return sibling.words >= _SENTENCE_WORDS and not any(node.tag in _ACTING for node in tree.inside(sibling))


def heads(tree: Tree, inner: Node, sibling: Node) -> bool:
    """Whether an element right before the content is a heading in a box, and nothing else, over what has none of its
    rank; or a line in bold, on a page without a heading.
    """
    return sibling is inner.before and (_is_heading_box(tree, inner, sibling) or _is_bold_line(tree, sibling))


def _is_bold_line(tree: Tree, sibling: Node) -> bool:
    if sibling.tag not in {"strong", "b"} or sibling.linked or not 1 < sibling.words <= _BOLD_WORDS:
        return False
    return not any(heading.words for heading in tree.tagged(*HEADINGS))


def _is_heading_box(tree: Tree, inner: Node, sibling: Node) -> bool:
    if sibling.linked or sibling.tag in LEAVES or sibling.tag in {"header", "nav"}:
        return False
    heading = tree.first_heading(sibling)
    if heading is None or heading.words != sibling.words:
        return False
    return not any(node.tag in HEADINGS and node.words and node.tag <= heading.tag for node in tree.inside(inner))


def files(tree: Tree, node: Node) -> bool:
    """Whether an element is a heading and links to files, and nothing else that leads away."""
    links = [inner for inner in tree.inside(node) if inner.tag == "a" and inner.has("href")]
    headed = any(inner.tag in HEADINGS and inner.words for inner in tree.inside(node))
    return headed and bool(links) and all(leads_to_file(link.get("href")) for link in links)


def captioned(tree: Tree, plan: Plan, node: Node) -> bool:
    """A picture with its caption, and nothing else."""
    if node.linked or node.words > _CAPTION_WORDS:
        return False
    inside = tree.inside(node)
    if any(inner.position in plan.figures for inner in inside):
        return True
    tags = {inner.tag for inner in inside}
    return "figcaption" in tags and "img" in tags


def described(tree: Tree, node: Node) -> bool:
    """A picture alone with a description of some words, and no way to another page: what the text is about."""
    if node.words or node.tag in {"header", "footer", "nav", "aside"}:
        return False
    inside = tree.inside(node)
    if any(inner.tag in {"a", "button", "form"} for inner in inside):
        return False
    return any(inner.tag == "img" and len(inner.get("alt").split()) >= _DESCRIBED for inner in inside)


def documents(tree: Tree, node: Node) -> bool:
    """Files of the page, under a heading that says so, or alone."""
    return files(tree, node) or (
        endmatter(tree, node)
        and any(inner.tag == "a" and leads_to_file(inner.get("href")) for inner in tree.inside(node))
    )


def endmatter(tree: Tree, node: Node) -> bool:
    """Notes, sources, contacts: links, but of the page."""
    for inner in tree.inside(node):
        if inner.tag in HEADINGS and inner.words:
            return bool(ENDMATTER.match(tree.text(inner)))
        if inner.tag == TEXT and inner.words > 12:
            return False
    return False
