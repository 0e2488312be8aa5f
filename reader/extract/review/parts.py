"""The part of a page that a heading stands over, where the heading says that it is the site's: "Lire aussi"."""

from __future__ import annotations

import re

from reader.extract.draft import Draft
from reader.extract.kinds import DEFINITION, FIGURE, HEADING, LIST_ITEM, PARAGRAPH, TABLE_ROW
from reader.extract.review.box_heads import common_box
from reader.extract.review.lines import LINE, SENTENCE, calls, is_prose, useful
from reader.extract.tree import Node, signature
from reader.extract.wording.asks import ASKS
from reader.extract.wording.bylines import BYLINE
from reader.extract.wording.headings import COMMENTS, CONTENTS, ENDMATTER, NEWSLETTER, RELATED, SHARE
from reader.extract.wording.machinery import VOTE
from reader.extract.wording.numbers_to_call import NUMBER
from reader.model import Reason
from reader.regex import regex

# A heading of the site's machinery is short.
_LABEL_WORDS = 14
# A part introduced by such a heading is the site's unless it holds this share of all words.
_MOST_SHARE = 0.4
_TEASER_WORDS = 30
_FAR = 30  # drafts without a link after a heading, or after the last of its links
# Of the words in a part, how many stand in links at least: "Actualités" over prose is a heading like any other.
_LEAST_LINKED = {Reason.RELATED: 0.15, Reason.CONTENTS: 0.5}
# Headings that stand over parts of the text, too: "Actualités de la recherche", "Partager son expérience".
_HEADS = frozenset({Reason.RELATED, Reason.SHARE})
_SEE_ALSO = regex(r"^\W*(?:voir (?:aussi|également)|see also|articles? connexes?)\W*$", re.IGNORECASE)
_AND_ALSO = regex(r"^\W*et aussi\W*$", re.IGNORECASE)
_SOURCES = regex(
    r"^\W*(?:(?:foot)?notes?\b|r[ée]f[ée]rences?\b|sources?\b|bibliograph|further reading|"
    r"(?:external links|liens externes)\W*$)",
    re.IGNORECASE,
)
# What such a heading says, and why what stands under it goes.
_LABELS = (
    (CONTENTS, Reason.CONTENTS),
    (RELATED, Reason.RELATED),
    (COMMENTS, Reason.COMMENTS),
    (SHARE, Reason.SHARE),
    (VOTE, Reason.FORM),
    (NEWSLETTER, Reason.FORM),
)
# "À ne pas manquer : 3114" stands over nothing, it tells.
_AFTER_COLON = regex(r":\s*\w")


class Parts:
    """Looks for such headings among the drafts of a page, of `total` words, and for what each governs."""

    def __init__(self, drafts: list[Draft], root: Node, total: int) -> None:
        self.drafts = drafts
        self.root = root
        self.total = total

    def told(self, index: int) -> Reason | None:
        """Why what stands under a draft is not the page's, where the draft is such a heading."""
        draft = self.drafts[index]
        if (
            draft.words > _LABEL_WORDS
            or len(draft.text) > LINE
            or draft.panel
            or draft.kind not in {HEADING, PARAGRAPH}
        ):
            return None
        if draft.kind is PARAGRAPH and SENTENCE.search(draft.text) and not draft.text.rstrip().endswith(":"):
            return None
        text = draft.text.strip()
        reason = next((reason for pattern, reason in _LABELS if pattern.match(text)), None)
        if reason is Reason.RELATED:
            says_more = not draft.linked and (_AFTER_COLON.search(text) or NUMBER.search(text))
            return None if says_more or self._before_sources(index) or self._goes_on(index) else reason
        return reason

    def _goes_on(self, index: int) -> bool:
        """Whether "Et aussi" goes on a list of the text: an item right under it leads nowhere."""
        following = self.drafts[index + 1 : index + 3] if _AND_ALSO.match(self.drafts[index].text) else []
        return any(other.kind is LIST_ITEM and not other.linked for other in following)

    def _before_sources(self, index: int) -> bool:
        """Whether "Voir aussi" is a heading of the text like "Références" after it, and stands over a plain list: an
        encyclopedia's, which its authors wrote.
        """
        heading = self.drafts[index]
        if heading.kind is not HEADING or not _SEE_ALSO.match(heading.text) or heading.node.tag == "div":
            return False
        for place in range(index + 1, min(index + _FAR, len(self.drafts))):
            other = self.drafts[place]
            if other.kind is HEADING:
                alike = other.level == heading.level and signature(other.node) == signature(heading.node)
                return place > index + 1 and alike and _SOURCES.match(other.text) is not None
            if other.kind is not LIST_ITEM:
                return False
        return False

    def extent(self, index: int, reason: Reason) -> range:
        """The drafts that the heading at `index` governs: those of its container, or the links that follow it."""
        draft = self.drafts[index]
        last, words, linked = index, draft.words, draft.linked
        for above in draft.node.ancestors():
            if above is self.root or not self.root.holds(above):
                break
            if index and above.holds(self.drafts[index - 1].node):
                break
            end = last
            while (
                end + 1 < len(self.drafts)
                and words <= self.total * _MOST_SHARE
                and above.holds(self.drafts[end + 1].node)
            ):
                end += 1
                words += self.drafts[end].words
                linked += self.drafts[end].linked
            if words > self.total * _MOST_SHARE or any(map(calls, self.drafts[last + 1 : end + 1])):
                break  # a box beside it says whom to call
            last = end
        if last > index:
            inside = self.drafts[index : last + 1]
            words = sum(other.words for other in inside) or 1
            few = sum(other.linked for other in inside) / words < _LEAST_LINKED.get(reason, 0.0)
            if few and not (reason is Reason.RELATED and self._cards(inside[1:])):
                return range(0)
            if reason is Reason.SHARE and any(_tells(other) for other in inside[1:]):
                return range(0)
            if reason is Reason.COMMENTS and self._among_parts(index, last):
                return range(0)
            return range(index, last + 1)
        if reason is Reason.COMMENTS and index > len(self.drafts) * 0.5:
            rest = sum(other.words for other in self.drafts[index:])
            if rest < self.total * _MOST_SHARE:
                return range(index, len(self.drafts))
        for place in range(index + 1, len(self.drafts)):
            if place > last + _FAR:
                break
            other = self.drafts[place]
            if other.kind is HEADING and (other.linked * 2 < other.words or ENDMATTER.match(other.text)):
                break
            of_a_card = last == place - 1 > index and self._of_a_card(place, draft)
            if of_a_card or other.kind is FIGURE or other.linked * 2 >= max(other.words, 1):
                last = place
            elif is_prose(other) or other.words > 20:
                break
        at_end = index == len(self.drafts) - 1
        if last == index and draft.kind is PARAGRAPH and reason not in {Reason.SHARE, Reason.FORM}:
            return range(index, index + at_end)
        if last == index and (self._heads_something(index) or (reason in _HEADS and self._heads_headings(index))):
            return range(0)
        return range(index, last + 1)

    def _among_parts(self, index: int, last: int) -> bool:
        """Whether "Commentaires" stands over prose as the headings before and after it do, what a report's writer
        remarked: nobody's name, day or answer is in it.
        """
        heading, inside = self.drafts[index], self.drafts[index + 1 : last + 1]
        if heading.kind is not HEADING or not any(map(is_prose, inside)):
            return False
        if any(draft.linked or BYLINE.match(draft.text) or ASKS.search(draft.text) for draft in inside):
            return False
        before = next((draft for draft in reversed(self.drafts[:index]) if _alike(draft, heading)), None)
        after = self.drafts[last + 1] if last + 1 < len(self.drafts) else None
        return before is not None and after is not None and _alike(after, heading) and self.told(last + 1) is None

    def _of_a_card(self, place: int, heading: Draft) -> bool:
        """Whether a draft is the teaser under a linked title: in one small box with it, out of the heading's."""
        title, teaser = self.drafts[place - 1], self.drafts[place]
        box = common_box(title.node, teaser.node)
        linked = title.linked == title.words > 0 and not useful(title)
        return linked and teaser.words <= _TEASER_WORDS and not box.holds(heading.node) and not calls(teaser)

    def _cards(self, drafts: list[Draft]) -> bool:
        """Whether drafts are several titles with a few words each, and a link after each that leads away."""
        titles = sum(draft.kind is HEADING for draft in drafts)
        ways = sum(draft.linked == draft.words > 0 and not useful(draft) for draft in drafts)
        return titles > 1 and ways >= titles and all(draft.words <= _TEASER_WORDS for draft in drafts)

    def _heads_something(self, index: int) -> bool:
        """Whether a heading stands over what stays, be it a list of two words each."""
        following = self.drafts[index + 1 : index + 2]
        return self.drafts[index].kind is HEADING and any(draft.kind is not HEADING for draft in following)

    def _heads_headings(self, index: int) -> bool:
        """Whether the next heading is of a lower rank, and stays."""
        heading, following = self.drafts[index], self.drafts[index + 1 : index + 2]
        return heading.kind is HEADING and any(draft.level > heading.level for draft in following)


def _alike(draft: Draft, heading: Draft) -> bool:
    """Whether a draft is a heading of the same rank, written in the same way."""
    return draft.kind is HEADING and draft.level == heading.level and signature(draft.node) == signature(heading.node)


def _tells(draft: Draft) -> bool:
    """Whether a draft is what no share bar holds: a sentence out of links, a row of a table, a definition."""
    return draft.kind in {TABLE_ROW, DEFINITION} or (
        not draft.linked and is_prose(draft) and SENTENCE.search(draft.text) is not None
    )
