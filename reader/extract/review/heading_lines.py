"""Lines that are headings by their class, their place and their like: the rows of a card, a field's label, who is
called at a number.
"""

from __future__ import annotations

from itertools import pairwise

from reader.extract.boilerplate.key_figures import is_number
from reader.extract.draft import Draft
from reader.extract.kinds import CAPTION, HEADING, LIST_ITEM, PARAGRAPH, STRONG, TABLE_ROW, TERM
from reader.extract.review.box_heads import NUMBER, begins_box, common_box
from reader.extract.review.lines import calls
from reader.extract.review.names_of_boxes import heads_a_body, heads_a_callout, heads_a_list, names_a_region
from reader.extract.tree import Node, signature
from reader.regex import regex

MOST_WORDS = 12  # of a heading that no heading's tag tells
_NAME_WORDS = 6
_CONTACT_WORDS = 40
_CONTACT_LINES = 8
_LEAST_ROWS = 3
_TITLE_NAMES = frozenset({"title", "titre", "heading", "intertitre"})
# Bootstrap's "h3", "h3-like"; "titre2", "title-3" of sites made by hand.
_LIKE_HEADINGS = regex(
    r"(?:^|\s)(?:(?:[a-z]{1,6}[-_])?h([2-5])(?:[-_]like)?|(?:titre|title|heading)[-_]?([2-5]))(?:$|\s)"
)
_NO_TITLE_NAMES = frozenset({"sub", "sous", "sur", "page", "site", "image", "block"})
_FIELD = frozenset({"field", "label"})  # Drupal's, over what an author filled in
_NO_TITLES_IN_A_ROW = (_NO_TITLE_NAMES - {"block"}) | {"card", "widget", "menu", "nav", "photo", "author", "product"}
UNDER = frozenset({PARAGRAPH, LIST_ITEM, TABLE_ROW, CAPTION, TERM})


def may_head(draft: Draft) -> bool:
    """Whether a draft is a short paragraph in no group that leads nowhere."""
    return draft.kind is PARAGRAPH and not draft.groups and not draft.linked and 0 < draft.words <= MOST_WORDS


def rows_by_class(drafts: list[Draft]) -> set[int]:
    """Short lines of one class, three or more, each first in its box and over a text: headings by their look alone."""
    rows = [row for row in _like_lines(drafts) if all(_over_a_text(drafts, place) for place in row)]
    kinds = {signature(drafts[row[0]].node) for row in rows}
    return {place for row in rows for place in row} | (_of_a_word(drafts, kinds) if kinds else set())


def _of_a_word(drafts: list[Draft], kinds: set[tuple[str, str]]) -> set[int]:
    """The lines of a single word that are like those that head a text in all else ("L’injection")."""
    return {
        index
        for index, draft in enumerate(drafts[:-1])
        if draft.words == 1
        and may_head(draft)
        and signature(draft.node) in kinds
        and draft.text[:1].isupper()
        and not draft.text.rstrip().endswith((".", ",", ";", "…", ":"))
        and _over_a_text(drafts, index)
    }


def parts_by_class(drafts: list[Draft]) -> set[int]:
    """Short lines of one class, three or more, each first in its box and over two blocks or more, or a heading; the
    boxes are of one kind: parts of the page, with parts of their own.
    """
    return {place for places in _like_lines(drafts) if _over_parts(drafts, places) for place in places}


def _like_lines(drafts: list[Draft]) -> list[list[int]]:
    """Short lines of one class, three or more. One of a single word is one of them after a number, or as the label of a
    field.
    """
    rows: dict[tuple[str, str], list[int]] = {}
    for index, draft in enumerate(drafts[:-1]):
        text = draft.text.rstrip()
        if (
            may_head(draft)
            and (draft.words > 1 or _is_numbered(drafts, index) or draft.node.names >= _FIELD)
            and draft.node.tag in {"div", "span", "p"}
            and draft.node.get("class")
            and not text.endswith((".", ",", ";", "…", ":"))
            and "\n" not in text
        ):
            rows.setdefault(signature(draft.node), []).append(index)
    return [places for places in rows.values() if len(places) >= _LEAST_ROWS]


def titles_by_class(drafts: list[Draft]) -> set[int]:
    """Lines that their class calls a title, each first in its box and over a text; of a form's groups, all or none."""
    found: set[int] = set()
    legends: set[int] = set()
    over_lists: list[int] = []
    for index, draft in enumerate(drafts[:-1]):
        if not may_head(draft):
            continue
        node = _line_in(draft)
        if node.tag not in {"div", "p", "legend", "span"} or node.names & _NO_TITLE_NAMES:
            continue
        if "\n" in draft.text or draft.text.rstrip().endswith((".", ",", ";", ":")) or is_number(draft.text.strip()):
            continue  # a key figure is called so for its large letters
        names_a_box = heads_a_callout(node) or names_a_region(node) or heads_a_body(node)
        if node.tag == "legend" and node.parent is not None and node.parent.holds(drafts[index + 1].node):
            legends.add(index)
        called = node.tag == "legend" or node.names & _TITLE_NAMES or _LIKE_HEADINGS.search(node.get("class"))
        if names_a_box or (called and (_over_a_text(drafts, index, node) or _over_a_box(drafts, index))):
            found.add(index)
        elif heads_a_list(node):
            over_lists.append(index)
    found.update(over_lists if len(over_lists) > 1 else ())
    return found if found.isdisjoint(legends) else found | legends


def ranks_in_a_row(drafts: list[Draft]) -> set[int]:
    """Lines of one class, whatever its number, that is called a title or says a rank ("titre2", "block-heading"), two
    or more beside one another, each over what it heads; what stands in a box alone stands where the box does.
    """
    rows: dict[tuple[str, int], list[int]] = {}
    for index, draft in enumerate(drafts[:-1]):
        node = draft.node
        if not may_head(draft) or node.tag not in {"div", "p"} or not _is_called_a_title(node):
            continue
        if is_number(draft.text.strip()):
            continue
        while node.parent is not None and node.parent.words == node.words:
            node = node.parent
        if node.parent is not None:
            rows.setdefault((signature(draft.node)[1], node.parent.position), []).append(index)
    lines = {place for places in rows.values() for place in places}
    return {
        place
        for places in rows.values()
        if len(places) > 1
        and all(place + 1 in lines or _heads_the_next(drafts[place], drafts[place + 1]) for place in places)
        for place in places
    }


def _is_called_a_title(node: Node) -> bool:
    if not node.has("class"):
        return False
    if _LIKE_HEADINGS.search(node.get("class")):
        return True
    return bool(node.names & _TITLE_NAMES) and not node.names & _NO_TITLES_IN_A_ROW


def ranked_by_class(drafts: list[Draft], rows: set[int]) -> set[int]:
    """Make headings of those lines whose class says their rank: what else is promoted stands under them."""
    found: set[int] = set()
    for index in rows:
        draft = drafts[index]
        rank = _LIKE_HEADINGS.search(draft.node.get("class"))
        if rank is not None:
            draft.kind, draft.level = HEADING, int(rank[1] or rank[2])
            draft.marks = [mark for mark in draft.marks if mark.kind is not STRONG]
            found.add(index)
    return found


def labels_of_fields(drafts: list[Draft]) -> set[int]:
    """The label over a group of fields that begin with headings ("Les étapes :", then each step's own): Drupal."""
    return {
        index
        for index, (label, heading) in enumerate(pairwise(drafts))
        if label.kind is PARAGRAPH
        and heading.kind is HEADING
        and not label.groups
        and not label.linked
        and not heading.panel
        and heading.level > 2
        and label.node.tag in {"div", "p"}
        and label.node.names >= _FIELD
        and 0 < label.words <= MOST_WORDS
        and label.node.parent is not None
        and label.node.parent.holds(heading.node)
    }


def names_of_contacts(drafts: list[Draft]) -> set[int]:
    """The first line of a small box that gives a number to call: what one calls there."""
    found: set[int] = set()
    for index, draft in enumerate(drafts[:-1]):
        text = draft.text.rstrip()
        if draft.kind is not PARAGRAPH or draft.groups or not 1 < draft.words <= _NAME_WORDS or draft.linked:
            continue
        if (
            draft.node.tag not in {"div", "p"}
            or text.endswith((".", ",", ";", "…", ":", "!"))
            or not text[:1].isupper()
        ):
            continue
        if any(map(str.isdigit, text)) or "\n" in text or not begins_box(drafts, index):
            continue
        box = common_box(draft.node, drafts[index + 1].node)
        others = [other for other in drafts[index + 1 : index + _CONTACT_LINES] if box.holds(other.node)]
        if box.words <= _CONTACT_WORDS and draft.node.parent is box and any(calls(other) for other in others):
            found.add(index)
    return found


def _heads_the_next(line: Draft, following: Draft) -> bool:
    if "\n" in line.text or line.text.rstrip().endswith((".", ",", ";")):
        return False
    if following.kind is HEADING:
        return following.panel
    return following.kind in UNDER and (
        following.words > line.words
        or following.kind is not PARAGRAPH
        or following.text.rstrip().endswith((".", "!", "?"))
    )


def _over_parts(drafts: list[Draft], places: list[int]) -> bool:
    """Whether lines that all say another thing are each the first of its box, over two blocks or more, or over a
    heading; the boxes are of one kind.
    """
    boxes = [drafts[place].node.parent for place in places]
    said = {drafts[place].text for place in places}
    if len(said) < len(places) or not all(text[:1].isupper() for text in said):  # a date, say
        return False
    for place, box in zip(places, boxes, strict=True):
        if box is None or not box.get("class") or box.first_element is not drafts[place].node:
            return False
        below = [draft for draft in drafts[place + 1 : place + 3] if box.holds(draft.node)]
        if not below or (len(below) == 1 and below[0].kind is not HEADING):
            return False
    return len({signature(box) for box in boxes if box is not None}) == 1


def _is_numbered(drafts: list[Draft], index: int) -> bool:
    """Whether a number stands alone before a line, in its box."""
    box = drafts[index].node.parent
    if not index or box is None or not box.holds(drafts[index - 1].node):
        return False
    return NUMBER.fullmatch(drafts[index - 1].text.strip()) is not None


def _line_in(draft: Draft) -> Node:
    """The element that a line is: of a line that stands loose in its box, before other blocks, the span round it."""
    node = draft.node
    if node.words == draft.words or not draft.nodes:
        return node
    first = node.first_element
    whole = first is not None and first.tag == "span" and first.position < draft.nodes[0] and first.words == draft.words
    return first if whole and first is not None and draft.nodes[-1] < first.end else node


def _over_a_text(drafts: list[Draft], index: int, node: Node | None = None) -> bool:
    """Whether a line, whose element is `node`, is the first of its box, and a sentence stands below it there."""
    line, following = drafts[index], drafts[index + 1]
    node = node or line.node
    box = node.parent
    if box is None or not box.holds(following.node):
        return False
    first = drafts[index - 1].node if _is_numbered(drafts, index) else node
    if box.first_element is not first:
        return False
    return following.kind in UNDER and (
        following.words > line.words or following.text.rstrip().endswith((".", "!", "?", ":"))
    )


def _over_a_box(drafts: list[Draft], index: int) -> bool:
    """Whether a line that looks like a heading by its class is the first of its box, over another box in it."""
    line, following = drafts[index].node, drafts[index + 1].node
    box = line.parent
    if box is None or not _LIKE_HEADINGS.search(line.get("class")) or box.first_element is not line:
        return False
    return box.holds(following) and following.parent is not box
