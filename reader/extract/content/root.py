"""Where the content is: the lowest element that holds the page's prose, and what stands beside it and belongs to it."""

from __future__ import annotations

from itertools import pairwise

from reader.extract.boilerplate.call_links import call_links, gives_number
from reader.extract.boilerplate.outside_links import named_list
from reader.extract.boilerplate.prose import Prose
from reader.extract.content import siblings
from reader.extract.content.house_boxes import drop_house_boxes
from reader.extract.content.loose_lines import is_in_a_line, telling_line
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import COMMENT, Node, Tree, signature
from reader.extract.ways import words_away
from reader.extract.wording.bylines import TO_THE_READER
from reader.extract.wording.files import leads_to_file
from reader.extract.wording.numbers_to_call import APPOINTMENT, contacts
from reader.model import Reason

# Words of prose that something beside the content holds, to be content too: in the page's main mark, and without one.
_BESIDE_IN_MAIN = 15
_BESIDE = 40

# A patient's page of fewer words of prose is made of short pieces: what its main mark holds is content, however short.
_SHORT = 250
_CONTACT_WORDS = 80

# The share of the page's prose that the content's element holds.
_HOLDS = 0.75
_BELIEVED = 0.6

_OF_A_SITE = frozenset({"nav", "header", "footer", "aside", "main", "article", "form", "input", "button", "select"})
_ROLES_OF_A_SITE = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "main", "search", "button", "dialog"}
)


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
    if title is None and _of_no_site(tree):
        return tree.body
    holder = _holder(tree, plan, prose, total)
    limit = _limit(tree, holder)
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
            if sibling is inner or plan.drops(sibling):
                continue
            if _kept(tree, plan, prose, inner, sibling, title):
                drop_house_boxes(tree, plan, sibling, inner)
            else:
                plan.drop(sibling, Reason.OUTSIDE)
    for child in holder.elements:
        drop_house_boxes(tree, plan, child, holder)
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
        if best.tag in siblings.LEAVES and not siblings.lays_out(tree, best):
            return node
        node = best


def _limit(tree: Tree, holder: Node) -> Node:
    """The element that the content does not leave: the main mark round the holder (the outer of two), else the body."""
    limit = tree.body
    for above in (holder, *holder.ancestors()):
        if siblings.is_main(above):
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
            or (
                outer is not tree.body
                and (siblings.captioned(tree, plan, sibling) or siblings.documents(tree, sibling))
            )
            or (outer is not tree.body and siblings.described(tree, sibling))
            or (siblings.same_grid(inner, sibling) and gives_number(tree, sibling))
            or siblings.notes_of(tree, inner, sibling)
            or (sibling.position > inner.position and siblings.advises(tree, sibling))
            or siblings.is_a_part(tree, sibling)
            or siblings.in_main(sibling)
            or siblings.heads(tree, inner, sibling)
            or siblings.opens(tree, inner, sibling)
            or siblings.is_like(tree, inner, sibling)
            or siblings.goes_on(tree, inner, sibling)
            or siblings.in_one_set(plan, inner, sibling)
        )
        for sibling in outer.elements
    )


def _kept(tree: Tree, plan: Plan, prose: Prose, inner: Node, sibling: Node, title: Node | None) -> bool:
    """Whether an element beside the content belongs to it."""
    if not sibling.words:
        return True
    if (title is not None and sibling.holds(title)) or siblings.in_one_set(plan, inner, sibling):
        return True
    linked = _away(tree, plan, sibling) / sibling.words
    before = sibling.position < inner.position
    under_title = not before or title is None or sibling.position > title.position
    if is_in_a_line(tree, sibling) or (under_title and telling_line(tree, plan, sibling)):
        return True
    if before and title is not None and sibling.end <= title.position and not prose.of(sibling) >= 40:
        return (
            siblings.in_main(sibling)
            and siblings.is_a_part(tree, sibling)
            and (TO_THE_READER.search(tree.text(sibling)) is not None or tree.first_heading(sibling) is not None)
        )
    if siblings.endmatter(tree, sibling):
        return True
    if linked < 0.3 and sibling.linked and plan.panel_within(sibling):
        return True  # "Transcription de la vidéo", a link over what it opens
    if not before and siblings.names_a_team(tree, sibling):
        return True
    if siblings.captioned(tree, plan, sibling):
        return True
    if siblings.notes_of(tree, inner, sibling) or siblings.files(tree, sibling):
        return True
    if (not before and siblings.advises(tree, sibling)) or siblings.heads(tree, inner, sibling):
        return True
    if (before and linked < 0.3 and siblings.opens(tree, inner, sibling)) or siblings.is_like(tree, inner, sibling):
        return True
    if siblings.goes_on(tree, inner, sibling):
        return True
    places = siblings.lays_out(tree, sibling)
    if sibling.tag in siblings.FLOW and not places:
        label = sibling.before if linked >= 0.6 and not before else None
        return linked < 0.6 or (label is not None and named_list(tree, label) is sibling)
    if not places and signature(sibling) == signature(inner):
        if prose.of(sibling):
            return linked < 0.5
        if sibling.get("class") and linked < (0.8 if tree.first_heading(sibling) is not None else 0.65):
            return True  # a card may be its linked name and an address, a price a link ("Un bilan : selon le devis")
    if before and title is not None and sibling.position > title.position and prose.of(sibling):
        return linked < 0.3  # an introduction, between the title and the text
    if (
        not before
        and sibling.words <= _CONTACT_WORDS
        and linked < 0.5
        and siblings.same_grid(inner, sibling)
        and gives_number(tree, sibling)
    ):
        return True
    inside_mark = siblings.in_main(sibling) or siblings.round_title(tree, inner, sibling, title)
    if inside_mark and not before and call_links(tree, sibling):
        return True  # a number to call, in a box beside the text
    if inside_mark and (siblings.only_files(tree, sibling) or APPOINTMENT.match(tree.text(sibling))):
        return True
    if inside_mark and prose.of(tree.body) < _SHORT and not siblings.is_column(sibling):
        return linked < 0.3
    if siblings.is_a_part(tree, sibling) or (
        siblings.in_main(sibling) and linked < 0.3 and not siblings.is_column(sibling)
    ):
        return True
    return prose.of(sibling) >= (_BESIDE_IN_MAIN if inside_mark else _BESIDE) and linked < 0.3


def _away(tree: Tree, plan: Plan, box: Node) -> int:
    """The words of links to other pages in a box: one that opens a panel of this page leads to none."""
    away = words_away(tree, box)
    if away and plan.panel_within(box):
        opening = (plan.labels[panel] for panel in plan.opened_within(box))
        labels = {label.position: label for label in opening}
        away -= sum(label.linked for label in labels.values())
    return max(away, 0)


def _of_no_site(tree: Tree) -> bool:
    """Whether a page is a document that no site stands round, as an office program or a layout program writes it: no
    link leads to another page, and nothing is a part of a site by its tag or role, or can be filled in or pressed.
    (Asked of pages without an h1: where there is one, a builder wrote the page, and named its parts.)
    """
    return not any(
        node.tag in _OF_A_SITE or node.get("role") in _ROLES_OF_A_SITE or (node.tag == "a" and _leads_away(node))
        for node in tree.nodes
    )


def _leads_away(link: Node) -> bool:
    href = link.get("href").strip()
    within = href[:1] == "#" and len(href) > 1
    return bool(link.words and href) and not (within or contacts(href) or leads_to_file(href))


def _between_marks(tree: Tree) -> Node | None:
    """TYPO3 puts comments round what a search engine shall index; the element that holds the first pair."""
    for node in tree.nodes:
        if node.tag == COMMENT and "TYPO3SEARCH_begin" in node.text and node.parent is not None:
            return node.parent
    return None
