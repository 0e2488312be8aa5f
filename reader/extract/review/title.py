"""The document's title: the page's first heading of the first rank, else what the page's head says without the
site's name.
"""

from __future__ import annotations

from reader.extract.boilerplate.head_title import HOUSE, bare, names_the_site
from reader.extract.boilerplate.urgent_lines import urges
from reader.extract.draft import Draft
from reader.extract.kinds import HEADING
from reader.extract.review.lines import calls, is_prose
from reader.extract.tree import Node, Tree

_TITLE_WORDS = 40
_PAIR = 2
_NEAR_TITLE = 6  # drafts from the beginning


def find_title(tree: Tree, drafts: list[Draft], page_title: str) -> tuple[str, Draft | None]:
    """The title, and the draft that says it, if one does.

    The first h1; else the first heading that the head's title repeats; else the head's title; else the first heading.
    The house's name in a heading of a lower rank over that of the page is none of these.
    """
    headings = [draft for draft in drafts if draft.kind is HEADING]
    if _is_the_house(tree, drafts, headings):
        page_title = "" if bare(headings[0].text) == bare(page_title) else page_title
        headings = headings[1:]
    firsts = [draft for draft in headings if draft.level == 1 and not draft.panel]
    wanted = bare(page_title)
    for draft in firsts:
        said = bare(draft.text)
        if said and wanted and (said in wanted or wanted in said):
            return draft.text, draft
    exact = next((draft for draft in headings if not draft.panel and wanted and bare(draft.text) == wanted), None)
    if exact is not None and firsts and drafts.index(exact) <= max(_NEAR_TITLE, len(drafts) // 4):
        begun = drafts[drafts.index(firsts[0]) + 1 : drafts.index(exact)]
        if not any(is_prose(draft) for draft in begun):
            return exact.text, exact  # the h1 is the site's: nothing is told under it
    if firsts and drafts.index(firsts[0]) <= max(_NEAR_TITLE, len(drafts) // 4):
        return firsts[0].text, firsts[0]
    for draft in headings[:2]:
        if draft is not headings[0] and draft.level == headings[0].level and not headings[0].panel:
            break  # two parts of one rank: the one has its text before the other
        said = bare(draft.text)
        if not draft.panel and said and wanted and (said == wanted or (len(said) > 12 and said in wanted)):
            return draft.text, draft
    if page_title:
        top = _over_all(headings, wanted)
        return (page_title, None) if top is None else (top.text, top)
    if headings and headings[0].words <= _TITLE_WORDS:
        return headings[0].text, headings[0]
    return "Page sans titre", None


def tell_under_title(tree: Tree, drafts: list[Draft], boxes: list[Node], title: Draft | None) -> None:
    """Move what boxes over the title tell (hours, key figures) right under it, in their order: a person meets them
    there. A line that says whom to call at once stays where it stands.
    """
    place = title.node.position if title is not None else drafts[0].node.position
    over = [box for box in boxes if box.end <= place and not urges(tree, box)]
    if not over:
        return
    moved: list[Draft] = []
    rest: list[Draft] = []
    for draft in drafts:
        (moved if any(box.holds(draft.node) for box in over) else rest).append(draft)
    at = next((index + 1 for index, draft in enumerate(rest) if draft is title), 0)
    drafts[:] = [*rest[:at], *moved, *rest[at:]]


def _is_the_house(tree: Tree, drafts: list[Draft], headings: list[Draft]) -> bool:
    """Whether the first heading says whose the site is, with a line or two, over the one of the highest rank."""
    if len(headings) < _PAIR or headings[0].panel or headings[1].panel:
        return False
    house, over, *others = headings
    if house.level <= over.level or any(other.level <= over.level for other in others if not other.panel):
        return False
    between = drafts[drafts.index(house) + 1 : drafts.index(over)]
    if len(between) > _PAIR or any(is_prose(draft) and not calls(draft) for draft in between):
        return False
    led = house.linked == house.words > 0
    return led or HOUSE.match(house.text) is not None or names_the_site(tree, house.text)


def _over_all(headings: list[Draft], wanted: str) -> Draft | None:
    """The first heading, where it alone is of the highest rank and says half of what the page's head says."""
    if not headings or headings[0].panel:
        return None
    first, *others = headings
    if not others or any(other.level <= first.level and not other.panel for other in others):
        return None
    said, expected = set(bare(first.text).split()), set(wanted.split())
    return first if len(said & expected) * 2 >= min(len(said), len(expected)) > 0 else None
