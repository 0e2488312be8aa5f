"""What tells of the page as a thing, and not of what it is about: lists like a library card, rows of tools, numbers of
sheets.
"""

from __future__ import annotations

from reader.extract.draft import Draft
from reader.extract.kinds import PARAGRAPH
from reader.extract.review.lines import LINE
from reader.extract.tree import Node, Tree, signature
from reader.extract.wording.bylines import RECORD, TO_THE_READER
from reader.extract.wording.doses import says_a_dose
from reader.extract.wording.machinery import machinery
from reader.model import GroupKind, Reason

_ITEM_WORDS = 12
_TOLD_WORDS = 8
_ROW_WORDS = 20
_LEAST_TOOLS = 2
_DIGITS = 6  # of a sheet's number
_LEAST_SHEETS = 3
_SHEET_NAMES = frozenset({"page", "folio", "pagination", "sheet"})


def records(drafts: list[Draft]) -> set[int]:
    """Lists that tell of the page when, by whom, under which address: half of the items begin with such a word."""
    lists: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.groups:
            group = next((group for group in draft.groups if group.kind is GroupKind.LIST), None)
            if group is not None:
                lists.setdefault(id(group), []).append(index)
    gone: set[int] = set()
    for places in lists.values():
        items = [drafts[place] for place in places]
        told = sum(draft.words <= _TOLD_WORDS and bool(RECORD.match(draft.text)) for draft in items)
        if told < 2 or told * 2 < len(items):
            continue
        short = all(
            draft.words <= _ITEM_WORDS
            and not TO_THE_READER.search(draft.text)
            and not says_a_dose(draft.text)  # a sheet of a prescription has its date and its author, too
            for draft in items
        )
        if short:
            gone.update(places)
    return gone


def rows_of_tools(drafts: list[Draft], tree: Tree) -> dict[int, Reason]:
    """Lines of nothing but links, each of which is a tool ("Facebook", "Imprimer cette page")."""
    gone: dict[int, Reason] = {}
    if not tree.tagged("a"):
        return gone
    for index, draft in enumerate(drafts):
        if draft.kind is not PARAGRAPH or not 1 < draft.words <= _ROW_WORDS or len(draft.text) > LINE:
            continue
        links: dict[int, Node] = {}
        for node in (tree.nodes[position] for position in draft.nodes):
            link = next((above for above in node.ancestors() if above.tag == "a"), None)
            if link is not None:
                links[link.position] = link
            elif node.words:
                links.clear()
                break
        reasons = [next(iter(machinery(tree.text(link))), None) for link in links.values() if link.words]
        if len(reasons) >= _LEAST_TOOLS and all(reasons):
            gone[index] = Reason.SHARE if Reason.SHARE in reasons else Reason.CONTROL
    return gone


def numbers_of_sheets(drafts: list[Draft]) -> set[int]:
    """Numbers alone on their lines, of one class, each last in its box under something else, that count from one: those
    of a leaflet's pages.
    """
    rows: dict[tuple[str, str], list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.words == 1 and draft.kind is PARAGRAPH and not draft.groups and draft.text.isdecimal():
            rows.setdefault(signature(draft.node), []).append(index)
    found: set[int] = set()
    for places in rows.values():
        counted = [int(drafts[place].text[:_DIGITS]) for place in places] == list(range(1, len(places) + 1))
        if len(places) >= _LEAST_SHEETS and counted and all(_ends_its_box(drafts, place) for place in places):
            found.update(places)
    return found


def _ends_its_box(drafts: list[Draft], index: int) -> bool:
    node, box = drafts[index].node, drafts[index].node.parent
    if box is None or not index or not box.holds(drafts[index - 1].node) or box.end - node.end > 1:
        return False
    if node.names.isdisjoint(_SHEET_NAMES) and not drafts[index - 1].text.rstrip().endswith((".", "!")):
        return False  # how many tablets: "Le matin", "1"
    return index + 1 == len(drafts) or not box.holds(drafts[index + 1].node)
