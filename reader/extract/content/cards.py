"""Cards: elements of one kind, side by side, each leading to another page. Told by repetition and links, never by
name.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reader.extract.boilerplate.furniture import holds_label
from reader.extract.boilerplate.prose import Prose, prose
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree, signature
from reader.extract.wording.advice import warns
from reader.extract.wording.doses import begins_with_a_dose
from reader.extract.wording.headings import HUB_WORDS, OFFER
from reader.extract.wording.numbers_to_call import TELEPHONE, contacts
from reader.extract.wording.places import MONTH, OPEN, WHERE
from reader.model import Reason
from reader.regex import regex

_NEVER = frozenset(
    {"p", "tr", "td", "th", "tbody", "thead", "dd", "dt", "br", "hr", "option", "col", "figure", "blockquote"}
)
_LISTS = frozenset({"li", "ul", "ol", "dl"})
_MOST_WORDS = 90
_FEW_WORDS = 45
_LABEL_WORDS = 10  # of a row's title, and of the link to all of its kind
_LEAST = 3
_LEAST_LINKED = 3  # words of a card that is no more than a line
_OVER = 60  # nodes before a row, among which its heading stands
_FEW = 2  # at the end
_ODD_WORDS = 120  # of a teaser that says more than the others of its row
_SHARE = 0.35
_BOXES = frozenset({"div", "section", "aside", "figure"})
_TEXT_WORDS = 15  # of the paragraph that the text begins with
_TEXT_ROUND = 100  # words of the page out of links, for a box of links to be but a box
# A page is an index of others when it has this many cards, and they say this many times what the rest says.
_INDEX_CARDS = 9
_INDEX_SHARE = 3
_READ_ON = regex(
    r"^\W*(?:lire|voir|découvrir|consulter|en savoir(?: plus)?|la suite|suite|plus d.infos?|read(?: more| on)?|"
    r"learn more|more|see)"
    r"(?: (?:la|le|l.)\W?(?:fiche|suite|page|dossier|article)| l.article| plus)?\W*$",
    re.IGNORECASE,
)
_ELSEWHERE = regex(
    r"^(?!#|javascript:)(?!.*\.(?:pdf|docx?|odt|xlsx?|pptx?|epub|zip|jpe?g|png|gif|webp|avif|svg)(?:$|[?#]))",
    re.IGNORECASE,
)


def _leads_elsewhere(address: str) -> bool:
    return _ELSEWHERE.match(address) is not None and not contacts(address)


def mark_cards(tree: Tree, plan: Plan, root: Node) -> None:
    """Drop rows of three cards or more inside the root; of a page that is an index of others, none."""
    before = dict(plan.dropped)
    told = _drop_rows(tree, plan, root)
    if len(told) >= _INDEX_CARDS and sum(prose(card) for card in told) > _INDEX_SHARE * Prose(tree, plan).of(root):
        plan.dropped = before


def _drop_rows(tree: Tree, plan: Plan, root: Node) -> list[Node]:
    """Drop each row with its box; the cards that went."""
    told: list[Node] = []
    most = max(prose(root), 1) * _SHARE
    first, last = _text_begins(tree, plan, root), _text_ends(tree, plan, root)
    links = [link.position for link in tree.tagged("a")]
    position = root.position
    while position < root.end:
        node = tree.nodes[position]
        if position in plan.dropped:
            position = node.end
            continue
        position += 1
        if node.tag[0] == "#":
            continue
        if node is not root and _is_list_of_pages(tree, plan, node, root):
            plan.drop(node, Reason.RELATED)
            position = node.end
            continue
        if len(node.children) < _FEW or bisect_left(links, node.end) - bisect_left(links, position) < _FEW:
            continue  # each card has a link
        kinds: dict[tuple[str, str], list[Node]] = {}
        for child in node.elements:
            if (
                child.tag not in _NEVER
                and child.tag not in HEADINGS
                and child.words
                and child.position not in plan.dropped
            ):
                kinds.setdefault(signature(child), []).append(child)
        for group in kinds.values():
            cards = [child for child in group if is_card(tree, child)]
            closes = node is not root and node.end >= last and prose(root) >= _TEXT_ROUND
            least = _FEW if len(cards) == len(group) and closes else _LEAST
            if len(cards) < least or len(cards) * 4 < len(group) * 3:
                continue
            if all(_heads_text(tree, card) for card in cards):
                continue
            cards = [child for child in group if is_card(tree, child, _ODD_WORDS)]
            if sum(prose(card) for card in cards) > most or any(holds_label(plan, card) for card in cards):
                continue
            if all(_presents(tree, card) for card in cards) and (
                cards[0].position < first or _is_offered(tree, root, cards[0])
            ):
                continue
            if all(_says_who(tree, card) for card in cards) and _is_offered(tree, root, cards[0]):
                continue
            if _is_hub(tree, root) and _is_offered(tree, root, cards[0]):
                continue
            if any(begins_with_a_dose(tree.said(card)) for card in cards):
                continue  # after the linked name of a medicine
            others = [card for card in cards if not warns(tree.text(card))]
            for card in others:
                plan.drop(card, Reason.RELATED)
            told += others
            if others == cards:
                _drop_box(tree, plan, node, root)
    return told


def _is_hub(tree: Tree, root: Node) -> bool:
    """Whether hardly a word stands under a title that names what the house offers: the page is the way to others."""
    return prose(root) <= HUB_WORDS and any(OFFER.match(tree.text(title)) for title in tree.tagged_inside(root, "h1"))


def _heads_text(tree: Tree, card: Node) -> bool:
    """Whether an element is a linked heading alone, over words that lead nowhere: a talk and who gives it."""
    after = next(iter(card.after(1)), None)
    if after is None or not after.words or after.linked or signature(after) == signature(card):
        return False
    heading = next((inner for inner in tree.inside(card) if inner.tag in HEADINGS), None)
    return heading is not None and heading.words == card.words


def _text_ends(tree: Tree, plan: Plan, root: Node) -> int:
    """Where hardly a word is left to say: two cards are enough for a row that ends after it."""
    texts, position = [], root.position
    while position < root.end:
        node = tree.nodes[position]
        if position in plan.dropped:
            position = node.end
            continue
        if node.tag == TEXT and node.words:
            texts.append(node)
        position += 1
    words = 0
    for text in reversed(texts):
        words += text.words
        if words > _LABEL_WORDS:
            return text.end
    return root.position


def _presents(tree: Tree, card: Node) -> bool:
    """Whether a card says something of what it names, in words more than in figures: a role, a place, an hour."""
    if not prose(card) or not any(inner.tag in HEADINGS for inner in tree.inside(card)):
        return False
    said = tree.said(card).split()
    return sum(word[0].isalpha() for word in said) * 2 > len(said)


def _says_who(tree: Tree, card: Node) -> bool:
    """Whether a card without a heading or a picture says, out of its link, what the one whom it names does."""
    if any(inner.tag in HEADINGS or inner.tag == "img" for inner in tree.inside(card)):
        return False
    said = tree.said(card)
    return any(letter.isalpha() for letter in said) and not _READ_ON.match(said)


def _is_offered(tree: Tree, root: Node, card: Node) -> bool:
    """Whether a row of cards is announced as what the house offers: by the heading right over it, or a line that ends
    with a colon.
    """
    for place in range(card.position - 1, max(card.position - _OVER, root.position), -1):
        text = tree.nodes[place]
        if text.tag != TEXT or not text.words:
            continue
        heading = next((above for above in text.ancestors() if above.tag in HEADINGS), None)
        if heading is not None:
            return OFFER.match(tree.text(heading)) is not None
        if text.text.rstrip().endswith(":"):
            return True
    return False


def _text_begins(tree: Tree, plan: Plan, root: Node) -> int:
    """Where the text under the page's h1 goes on after its first paragraph: what stands before, be they cards, is what
    the page is about (a team, its services). Where the root itself begins, for a page without an h1.
    """
    title = next((node for node in tree.inside(root) if node.tag == "h1" and node.words), None)
    if title is None or plan.drops(title):
        return root.position
    position, first = title.end, root.position
    while position < root.end:
        node = tree.nodes[position]
        if position in plan.dropped:
            position = node.end
            continue
        if node.tag in {"p", "li"} and prose(node) >= _TEXT_WORDS:
            if first > root.position:
                return position
            first = position
        position += 1
    return first


def _is_list_of_pages(tree: Tree, plan: Plan, node: Node, root: Node) -> bool:
    """Whether a box in the text holds nothing but links to other pages, its title being one of them."""
    if node.tag not in _BOXES or not 0 < node.words <= _MOST_WORDS * 2 or node.linked * 20 < node.words * 19:
        return False
    if prose(root) < _TEXT_ROUND or holds_label(plan, node):
        return False
    inside = tree.inside(node)
    title = tree.first_heading(node)
    if title is None or title.tag == "h1" or title.linked < title.words:
        return False
    if any(inner.tag == TEXT and inner.words for inner in tree.nodes[node.position : title.position]):
        return False
    links = [inner for inner in inside if inner.tag == "a" and inner.words]
    return len(links) > _LEAST and all(_leads_elsewhere(link.get("href").strip()) for link in links)


def is_card(tree: Tree, node: Node, most: int = _MOST_WORDS) -> bool:
    """Something short with a linked title (or a link over all of it), a picture or a teaser, that leads to another
    page.
    """
    if node.words > most:
        return False
    inside = tree.inside(node)
    if not node.linked and not _picture_leads(node, inside):
        return False
    links = [inner for inner in inside if inner.tag == "a" and inner.has("href") and (inner.words or inner.elements)]
    if not links or not all(_leads_elsewhere(link.get("href").strip()) for link in links):
        return False
    said = tree.text(node)
    if TELEPHONE.search(said) or WHERE.search(said) or (OPEN.search(said) and not MONTH.search(said)):
        return False  # a service and its number, a consultation and its door or its hours
    titled = any(
        inner.tag in HEADINGS and inner.linked * 10 >= inner.words * 8 and inner.words for inner in inside
    ) or any(link.holds(inner) for link in links for inner in inside if inner.tag in HEADINGS)
    if not node.linked:
        return True
    pictured = any(inner.tag in {"img", "picture", "svg"} for inner in inside)
    blocks = sum(inner.tag == TEXT and inner.words > 0 for inner in inside)
    if titled or (pictured and _reads_on(tree, node, links)):
        return True
    if node.tag in _LISTS and not pictured:
        return False  # a list of links may be the page's own: its place decides, later
    least = _LEAST_LINKED if blocks == 1 or node.linked < node.words else _FEW
    return node.linked * 2 >= node.words and (pictured or blocks > 1) and node.linked >= least


def _reads_on(tree: Tree, node: Node, links: list[Node]) -> bool:
    """Whether the one link with words of a picture and a few lines comes last, and says but "Lire la fiche"."""
    told = [link for link in links if link.words]
    if len(told) != 1 or node.words > _FEW_WORDS or not _READ_ON.match(tree.text(told[0])):
        return False
    return not any(inner.tag == TEXT and inner.words for inner in tree.nodes[told[0].end : node.end])


def _picture_leads(node: Node, inside: list[Node]) -> bool:
    """Whether a few words under a heading lead elsewhere by their picture: the link is round it and holds no word."""
    return (
        node.words <= _FEW_WORDS
        and any(inner.tag in HEADINGS and inner.words for inner in inside)
        and any(
            link.holds(inner)
            for link in inside
            if link.tag == "a" and link.has("href")
            for inner in inside
            if inner.tag in {"img", "picture"}
        )
    )


def _drop_box(tree: Tree, plan: Plan, row: Node, root: Node) -> None:
    """Drop what held a row of cards and holds nothing else now than their title and a link to more of them."""
    box = None
    for above in (row, *row.ancestors()):
        if above is root or above.holds(root) or not root.holds(above):
            break
        if plan.panel_within(above) or plan.words_left(tree.inside(above)) > _LABEL_WORDS:
            break
        box = above
    if box is not None and not any(inner.tag == "h1" for inner in tree.inside(box)):
        plan.drop(box, Reason.RELATED)
