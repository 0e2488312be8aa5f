"""Whom to call in an emergency, in what is left out: « Urgences : 05 56 … » in the site's banner, « En cas de fièvre,
appelez le 05 56 … » in its footer or in a box beside the text.

Nothing else of these is the page's, but who is ill looks for this line first. It is told once, after the text and as
a heading: so it stands in the list of contents, under no other heading, and is not heard before each page of the site.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from reader.extract.draft import Draft
from reader.extract.kinds import FIGURE, HEADING, LINK
from reader.extract.plan import Plan
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.extract.walk.inline import Addresses
from reader.extract.walk.walker import Walker
from reader.extract.wording.numbers_to_call import TROUBLE, calls, contacts
from reader.model import Reason
from reader.regex import regex

_OF_A_BANNER = frozenset({Reason.HEADER, Reason.NAVIGATION, Reason.OUTSIDE, Reason.CONTROL, Reason.RELATED})
_LEFT_OUT = _OF_A_BANNER | {Reason.FOOTER}
_WHO_IS_CALLED = (
    r"urgences?|samu|astreintes?|anti-?poison|(?:médecin|infirmi\w+|numéro|ligne) de garde|emergenc(?:y|ies)|"
    r"on[- ]call|notfall|notruf|urgencias|emergenz[ae]|spoed"
)
_EMERGENCY = regex(
    rf"\b(?:{_WHO_IS_CALLED}|pompiers|secours|24 ?h(?:eures)? ?(?:/|sur) ?24|24/7)\b",
    re.IGNORECASE,
)
_OF_A_COUNTRY = r"1[58]|11[245]|3114|144|911|999|000|111"  # numbers of a few digits for emergencies
# Eight digits or more, as numbers of all countries are written; no date.
_LONG = regex(r"(?<![\d/])(?:\+|\()?\d(?:[ .\xa0\u202f()/-]{0,3}\d){7,13}(?!\d)")
_DATE = regex(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d")
# A short one right after what calls for it: "Urgences : 15", "SAMU – 15", "appelez le 112"; no day and no measure.
_SHORT = regex(
    r"\b(?:urgences?(?: vitales?| médicales?)?|samu|pompiers|secours|appele[rz]|compose[rz]|faites|emergenc(?:y|ies)|"
    rf"call|dial|notruf|notfall|urgencias)\b\W{{0,4}}(?:(?:le|au) )?({_OF_A_COUNTRY})\b"
    r"(?!\s*(?:[%€/h]|min|ans?\b|jours?\b|mois\b|lits?\b|(?:janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc)))",
    re.IGNORECASE,
)
# And of other countries, as the last word after a colon: "Urgence : 8200".
_LAST = regex(
    r"\b(?:urgences?|samu|secours|astreinte|emergenc(?:y|ies))\b[^.!?:\d]{0,20}:\W{0,3}(\d{3,6})\W*$", re.IGNORECASE
)
# Below the title a line is told that gives a number of the house's for one, or says in which case to call which:
# "SAMU 15 – Pompiers 18" in a footer is known to everybody, and stands on every page.
_ON_CALL = regex(rf"\b(?:{_WHO_IS_CALLED})\b", re.IGNORECASE)
_CASE = regex(r"\b(?:en cas d|si vous|if you|in (?:case of|an)|bei|im falle?)\b|\?", re.IGNORECASE)
_LONGEST_SHORT = 7  # digits: with so many a number is a house's
_THREADS = frozenset({"comment", "comments", "commentaire", "commentaires", "disqus"})
_DIALLED = regex(rf"\d(?:[ .\xa0\u202f()/-]{{0,3}}\d){{6}}|\b(?:{_OF_A_COUNTRY})\b")
_LONGER = 40  # words of a line that says when to call
_MOST_LINES = 6  # a banner has one or two
_WORDS = 30  # of such a line, a number's five among them
_STEPS = 5  # elements up from the word to the line
_NATIONAL = 9  # digits of a number without its country's code


def lines_to_call(
    tree: Tree, plan: Plan, addresses: Addresses, drafts: list[Draft], title: Draft | None
) -> list[Draft]:
    """Such lines among what was left out, where the text does not say the number; once."""
    over = (title or drafts[0]).node.position
    told: set[str] | None = None
    read: set[int] = set()
    lines: list[Node] = []
    for line in chain(_lines(tree, plan, over), _lines_of_trouble(tree, plan, over)):
        if told is None:
            told = {number for draft in drafts for number in numbers_of(draft)}
            read = {position for draft in drafts for position in draft.nodes}
        numbers = _numbers(tree, line)
        if numbers <= told or not read.isdisjoint(range(line.position, line.end)):
            continue
        if not any(other.holds(line) or line.holds(other) for other in lines):
            told |= numbers
            lines.append(line)
        if len(lines) == _MOST_LINES:
            break
    found: list[Draft] = []
    for line in lines:
        said = Walker(tree, replace(plan, roots=[line]), addresses).walk()
        said = [replace(draft, groups=(), panels=()) for draft in said if draft.kind is not FIGURE]
        for draft in said[:1]:
            draft.kind, draft.level, draft.text = HEADING, 2, draft.text.replace("\n", " ")
        found += said
    return found


def _lines(tree: Tree, plan: Plan, over: int) -> Iterator[Node]:
    headers = [tree.nodes[place] for place, why in plan.dropped.items() if why is Reason.HEADER]
    below = [(max(header.position, over + 1), header.end) for header in headers if header.end > over]
    for position, end in ((tree.body.position, over), *below):
        while position < end:
            node = tree.nodes[position]
            if plan.dropped.get(position, Reason.OUTSIDE) not in _OF_A_BANNER:
                position = node.end
                continue
            position += 1
            if node.tag == TEXT and node.words and _EMERGENCY.search(node.text):
                line = _line(tree, node, end)
                if line is not None:
                    position = line.end
                    yield line


def _lines_of_trouble(tree: Tree, plan: Plan, over: int) -> Iterator[Node]:
    """The lines below the title, and those above that say when to call, found by their number."""
    dialled = _DIALLED.search
    numbers = [
        node
        for first, end in _ranges_left_out(tree, plan)
        for node in tree.nodes[first:end]
        if 0 < node.words <= _LONGER and node.tag == TEXT and dialled(node.text)
    ]
    numbers += [link for link in tree.tagged("a") if link.words and calls(link.get("href"))]  # "Fièvre ? Appelez-nous"
    roots = {root.position for root in plan.roots}
    last = 0
    for number in sorted(numbers, key=lambda node: node.position):
        if number.position < last:
            continue
        top = _left_out(plan, number, roots)
        line = _line_of_trouble(tree, number, top, last, below=number.position > over) if top is not None else None
        if line is not None:
            last = line.end
            yield line


def _ranges_left_out(tree: Tree, plan: Plan) -> Iterator[tuple[int, int]]:
    """The stretches of the body outside what is read, and those in it that are dropped for one of these reasons."""
    done = tree.body.position
    read = sorted((root.position, root.end) for root in plan.roots)
    dropped = sorted(place for place, reason in plan.dropped.items() if reason in _LEFT_OUT)
    for start, end in (*read, (tree.body.end, tree.body.end)):
        yield done, start
        done = max(done, start)
        for place in dropped[bisect_left(dropped, done) : bisect_left(dropped, end)]:
            if place >= done:
                yield place, tree.nodes[place].end
                done = tree.nodes[place].end
        done = max(done, end)


def _left_out(plan: Plan, node: Node, roots: set[int]) -> Node | None:
    """The largest element round a node of which nothing is read; None where the node is, or goes for another reason."""
    top: Node | None = None
    for above in (node, *node.ancestors()):
        reason = plan.dropped.get(above.position)
        if reason is not None and reason not in _LEFT_OUT:
            return None
        if above.position in roots:
            return top
        if reason is not None:
            top = above
    for above in (node, *node.ancestors()):
        if any(above.position <= root < above.end for root in roots):
            break
        top = above
    return top


def _line_of_trouble(tree: Tree, number: Node, top: Node, last: int, *, below: bool) -> Node | None:
    """The least element round a number that says when to call it, up to its block: what stands in another block says so
    before the number, and is not of another number. What somebody says under the page is none.
    """
    found: Node | None = None
    around = (number, *number.ancestors()) if number.tag == "a" else tuple(number.ancestors())
    block = next((above for above in around if above.tag in BLOCKS), number)
    if any(above.names & _THREADS for above in around):
        return None
    for above in around[:_STEPS]:
        if above.position < last or not top.holds(above) or above.words > _LONGER or _leads_away(tree, above, None):
            break
        if found is not None:
            if found.tag in BLOCKS:
                break
            found = above
            continue
        said = tree.text(above)
        if not block.holds(above):
            before = said.partition(tree.text(block))[0]
            if _said(before):
                break
            said = before + tree.text(block)
        numbers = _numbers(tree, above if block.holds(above) else block)
        if numbers and _says_when(said, numbers, below):
            found = above
    return found


def _says_when(said: str, numbers: set[str], below: bool) -> bool:
    """Whether a text says in which case to call, or names an emergency below the title and a number of the house's."""
    troubled = TROUBLE.search(said) is not None
    if any(len(number) >= _LONGEST_SHORT for number in numbers):
        return troubled or (below and _ON_CALL.search(said) is not None)
    return _SHORT.search(said) is not None and _CASE.search(said) is not None and (troubled or below)


def _line(tree: Tree, word: Node, end: int) -> Node | None:
    """The line round a word that names an emergency: the least that holds its number, too, up to its block."""
    found: Node | None = None
    block = next((above for above in word.ancestors() if above.tag in BLOCKS), None)
    for above, _ in zip(word.ancestors(), range(_STEPS), strict=False):
        if above.end > end or above.words > _WORDS:
            break
        one = above is block or (block is not None and block.holds(above))
        if _leads_away(tree, above, word if one else None):
            break
        if _numbers(tree, above) if found is None else found.tag not in BLOCKS:
            found = above
    return found


def _leads_away(tree: Tree, node: Node, word: Node | None) -> bool:
    """Whether one of an element's links leads to a page, and says no number itself; be it not the one round the word
    that names the emergency, before its number on one line.
    """
    links = [inner for inner in tree.inside(node) if inner.tag == "a" and inner.words]
    links = [link for link in links if word is None or not link.holds(word)]
    return any(not contacts(link.get("href")) and not _said(tree.text(link)) for link in links)


def _numbers(tree: Tree, node: Node) -> set[str]:
    called = (inner.get("href") for inner in tree.inside(node) if inner.tag == "a" and inner.words)
    return _said(tree.text(node)) | {_digits(address) for address in called if calls(address)}


def numbers_of(draft: Draft) -> set[str]:
    """The numbers to call that a draft gives, written out or in links, as their last digits alone."""
    texts = [(draft.text, draft.marks), *((cell.text, cell.marks) for cell in draft.cells)]
    called = {_digits(m.value) for _, marks in texts for m in marks if m.kind is LINK and calls(m.value)}
    return called.union(*(_said(text) for text, _ in texts))


def _said(text: str) -> set[str]:
    """The numbers that a text says, as digits alone."""
    long = {_digits(found[0]) for found in _LONG.finditer(text) if not _DATE.search(found[0])}
    short = (*_SHORT.finditer(text), *_LAST.finditer(text))
    return long | {found[1] for found in short}


def _digits(number: str) -> str:
    return "".join(character for character in number if character.isdigit())[-_NATIONAL:]
