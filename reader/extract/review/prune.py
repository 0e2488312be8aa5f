"""What wording, place and repetition tell once the page lies flat: cards, contents, share lines, bylines, doubles.

Nothing here looks at class names: it is what makes a page of made-up names come out right. Every draft taken back
goes to the ledger with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.extract.boilerplate.head_title import bare
from reader.extract.boilerplate.key_figures import is_figure
from reader.extract.draft import Draft
from reader.extract.kinds import FIGURE, HEADING, LIST_ITEM, PARAGRAPH, QUOTE
from reader.extract.plan import Plan
from reader.extract.review.bookings import bookings
from reader.extract.review.closing import closing_lines, labels_left
from reader.extract.review.columns import beside_related
from reader.extract.review.components import components
from reader.extract.review.gallery import pictures_again
from reader.extract.review.lines import (
    LINE,
    calls,
    is_portal,
    is_prose,
    is_tagged,
    is_trail,
    leads,
    useful,
)
from reader.extract.review.margins import Margins
from reader.extract.review.notices import NOTICES
from reader.extract.review.parts import Parts
from reader.extract.review.repeats import hush_pictures, round_pictures, shortened
from reader.extract.review.tool_rows import numbers_of_sheets, records, rows_of_tools
from reader.extract.tree import Node, Tree
from reader.extract.wording.headings import CONTENTS, RELATED
from reader.extract.wording.machinery import MACHINERY, SLIDE, VOTE, YES_OR_NO
from reader.model import GroupKind, Reason
from reader.regex import regex

_EMOJI = regex(r"i|[‹›«»×!?\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\s]+")  # a drawn sign, or a letter for one
_PAGE = regex(r" \d{1,3}$")  # where a part begins on paper
_INITIALS = regex(r"(?:\W*[A-Z](?:-[A-Z])?\b){2,26}\W*")
_QUOTE_MARKS = regex(r"[«»‹›“”„‟\"❛❜❝❞\s]+")  # drawn large over what somebody says
_SPOKEN = frozenset({PARAGRAPH, QUOTE})
_ITEM_DRAFTS = 3
_LINES = frozenset({PARAGRAPH, LIST_ITEM})
_NOTICE_KINDS = frozenset({PARAGRAPH, HEADING})
_NOTICE_WORDS = max(most for _, _, most in NOTICES)
_SHARES = regex(r"\W*(?:partager|share)\W*$", re.IGNORECASE)  # no network's name, which may be an address's label


class Pruner:
    """Takes back the drafts of a page that are not the page's; `reasons` tells why, by text node. `safe` are text nodes
    that are never taken back; `tree` and `plan` tell what was left out before.
    """

    def __init__(
        self, drafts: list[Draft], tree: Tree, plan: Plan, root: Node, title: str, safe: frozenset[int] = frozenset()
    ) -> None:
        self.drafts = drafts
        self.tree = tree
        self.plan = plan
        self.safe = safe
        self.root = root
        self.said = title
        self.title = bare(title)
        self.reasons: dict[int, Reason] = {}
        self.total = sum(draft.words for draft in drafts)

    def prune(self) -> list[Draft]:
        """The drafts that stay."""
        everything = self.drafts
        for step in (
            self._machinery,
            self._signs,
            self._parts,
            self._lines,
            self._repeats,
            self._records,
            self._closing,
            self._contents,
            self._before,
            self._after,
            self._orphans,
        ):
            step()
        if not self.drafts:  # a page of nothing but links and labels is still what the page is
            self.reasons.clear()
            return everything
        return self.drafts

    def _take(self, indexes: set[int], reason: Reason) -> None:
        if indexes:
            self._take_all(dict.fromkeys(indexes, reason))

    def _take_all(self, gone: dict[int, Reason]) -> None:
        if self.safe:
            gone = {index: why for index, why in gone.items() if self.safe.isdisjoint(self.drafts[index].nodes)}
        gone = gone | {place: why for index, why in gone.items() for place in self._pictures_of(index, gone)}
        for index, reason in gone.items():
            for position in self.drafts[index].nodes:
                self.reasons[position] = reason
        self.drafts = [draft for index, draft in enumerate(self.drafts) if index not in gone]

    def _pictures_of(self, index: int, gone: dict[int, Reason]) -> list[int]:
        """The pictures of an item of a list of which nothing else stays; of a short one. Else, with the way to another
        page, the picture in the same link.
        """
        groups = self.drafts[index].groups
        item = next((group for group in reversed(groups) if group.kind is GroupKind.ITEM), None)
        near = range(max(index - _ITEM_DRAFTS, 0), min(index + _ITEM_DRAFTS + 1, len(self.drafts)))
        if item is None:
            link = self._link_of(self.drafts[index].node) if gone[index] is Reason.RELATED else None
            pictures = (place for place in near if self.drafts[place].kind is FIGURE and place not in gone)
            return [place for place in pictures if link is not None and self._link_of(self.drafts[place].node) == link]
        others = [place for place in near if place not in gone and item in self.drafts[place].groups]
        if any(self.drafts[place].kind is not FIGURE for place in others):
            return []
        # Under "Agrandir" stands a picture that says something; a tool's own is in its link.
        links = {self._link_of(self.tree.nodes[position]) for position in self.drafts[index].nodes} - {None}
        return [
            place
            for place in others
            if gone[index] is Reason.RELATED or self._link_of(self.drafts[place].node) in links
        ]

    def _link_of(self, node: Node) -> int | None:
        """The position of the link or button that a node stands in."""
        return next((one.position for one in (node, *node.ancestors()) if one.tag in {"a", "button"}), None)

    # --- single lines -------------------------------------------------------------------------------------------------

    def _machinery(self) -> None:
        """Lines that say nothing but "Imprimer", "Partager", "Publicité", "Image 1 sur 8"."""
        for pattern, reason in MACHINERY:
            agreed: dict[int, bool] = {}
            shares = reason is Reason.SHARE
            self._take(
                {
                    index
                    for index, draft in enumerate(self.drafts)
                    if draft.words <= 7
                    and (draft.kind in _LINES or (draft.kind is FIGURE and shares))
                    and len(draft.text) <= LINE
                    and pattern.match(draft.text)
                    and (draft.kind is not LIST_ITEM or self._list_agrees(index, pattern, agreed))
                    and (not shares or _SHARES.match(draft.text) or self._among_alike(index, pattern))
                },
                reason,
            )

    def _signs(self) -> None:
        """Lines of nothing but pictures in letters, an emoji beside a box: stars between parts stay. Numbers of a
        carousel's slides, in its row of dots or over each.
        """
        self._take(
            {
                index
                for index, draft in enumerate(self.drafts)
                if (draft.kind is PARAGRAPH and not draft.linked and _EMOJI.fullmatch(draft.text))
                or (draft.kind in _SPOKEN and len(draft.text) <= 3 and _QUOTE_MARKS.fullmatch(draft.text))
                or (draft.words == 2 and SLIDE.match(draft.text) and (draft.panel or draft.kind is LIST_ITEM))
            },
            Reason.CONTROL,
        )

    def _list_agrees(self, index: int, pattern: re.Pattern[str], agreed: dict[int, bool]) -> bool:
        """Whether the whole list is machinery: "Courriel" alone may be an item of a list of contacts.

        `agreed` remembers what was found of a list.
        """
        group = next((group for group in self.drafts[index].groups if group.kind is GroupKind.LIST), None)
        if id(group) not in agreed:
            first, last = index, index
            while first and group in self.drafts[first - 1].groups:
                first -= 1
            while last + 1 < len(self.drafts) and group in self.drafts[last + 1].groups:
                last += 1
            items = self.drafts[first : last + 1]
            told = sum(bool(pattern.match(draft.text)) for draft in items if draft.words <= 7)
            agreed[id(group)] = told * 2 >= len(items) and all(draft.words <= 7 for draft in items)
        return agreed[id(group)]

    def _among_alike(self, index: int, pattern: re.Pattern[str]) -> bool:
        """Whether a neighbour under the same heading is of the same sort: "Courriel" alone is an address's label."""
        for step in (-1, 1):
            for place in (index + step, index + 2 * step):
                if not 0 <= place < len(self.drafts) or self.drafts[place].kind is HEADING:
                    break
                if self.drafts[place].words <= 7 and pattern.match(self.drafts[place].text):
                    return True
        return False

    def _stays(self, draft: Draft) -> bool:
        """Whether all links of a line lead to other places of its own page: "Voir aussi la question 4"."""
        links = [node for node in self.tree.inside(draft.node) if node.tag == "a" and node.words]
        return bool(links) and all(
            node.get("href")[:1] == "#" and node.get("href")[1:] in self.tree.by_id for node in links
        )

    def _lines(self) -> None:
        """Lines in the text that lead elsewhere ("À lire aussi : …"), consent, newsletter and comment lines."""
        self._take(
            {
                index
                for index, draft in enumerate(self.drafts)
                if draft.linked
                and (draft.kind in _LINES or draft.kind is HEADING)
                and draft.words <= 45
                and len(draft.text) <= LINE
                and draft.linked >= max(draft.words * 0.4, 2)
                and RELATED.match(draft.text)
                and not self._stays(draft)
            },
            Reason.RELATED,
        )
        linked = [(index, draft) for index, draft in enumerate(self.drafts) if draft.linked]
        trails = {index for index, draft in linked if draft.text[:4] in {"Vous", "You "} and is_trail(draft)}
        trails |= {index for index, draft in linked if draft.kind in _LINES and is_portal(draft)}
        tagged = {index for index, draft in linked if is_tagged(draft)}
        self._take_all(dict.fromkeys(trails, Reason.NAVIGATION) | dict.fromkeys(tagged, Reason.RELATED))
        gone: dict[int, Reason] = {}
        for index, draft in enumerate(self.drafts):
            if draft.words > _NOTICE_WORDS or draft.kind not in _NOTICE_KINDS or len(draft.text) > LINE:
                continue
            for search, reason, most in NOTICES:
                if draft.words <= most and search(draft.text) and not self._heads_prose(index):
                    gone[index] = reason
                    if reason is Reason.FORM and VOTE.match(draft.text):
                        gone.update(dict.fromkeys(self._answers(index + 1), reason))
                    break
        self._take_all(gone)  # at once: the places are those of before

    def _answers(self, index: int) -> range:
        """The lines from a place on that are nothing but the answers to a vote: "Oui Non", or an item for each."""
        if index < len(self.drafts) and YES_OR_NO.match(self.drafts[index].text):
            return range(index, index + 1)
        said = " ".join(draft.text for draft in self.drafts[index : index + 2] if draft.words == 1)
        return range(index, index + 2) if YES_OR_NO.match(said) else range(0)

    def _repeats(self) -> None:
        """What is said twice in one place, and lines round pictures that only say whose they are."""
        self._take_all(shortened(self.drafts))
        self._take_all(round_pictures(self.drafts))
        self._take(pictures_again(self.drafts), Reason.DUPLICATE)
        hush_pictures(self.drafts)

    def _records(self) -> None:
        """Lists that tell of the page as a library card would, numbers of sheets, rows of tools, the house's button for
        an appointment.
        """
        self._take(numbers_of_sheets(self.drafts), Reason.CONTROL)
        self._take(records(self.drafts), Reason.BYLINE)
        self._take(bookings(self.drafts, self.said), Reason.CONTROL)
        self._take(components(self.drafts), Reason.CONTROL)
        self._take_all(rows_of_tools(self.drafts, self.tree))

    def _heads_prose(self, index: int) -> bool:
        """Whether a heading stands over prose: then its wording alone proves nothing."""
        if self.drafts[index].kind is not HEADING:
            return False
        following = self.drafts[index + 1 : index + 2]
        return bool(following) and is_prose(following[0])

    # --- parts under a telling heading --------------------------------------------------------------------------------

    def _parts(self) -> None:
        """The part of the page that a heading such as "Lire aussi" or "Commentaires" stands over."""
        parts = Parts(self.drafts, self.root, self.total)
        gone: dict[Reason, set[int]] = {}
        index = 0
        while index < len(self.drafts):
            reason = parts.told(index)
            extent = parts.extent(index, reason) if reason is not None else range(0)
            if any(calls(draft) for draft in self.drafts[extent.start : extent.stop]):
                extent = range(0)
            if reason is not None:
                gone.setdefault(reason, set()).update(extent)
            index = max(index + 1, extent.stop)
        told = {place: reason for reason, places in gone.items() for place in places}
        related = [self.drafts[place].node for place in gone.get(Reason.RELATED, ())]
        cards = [self.tree.nodes[place] for place, why in self.plan.dropped.items() if why is Reason.RELATED]
        beside = beside_related(self.drafts, [*related, *cards], set(told), self.root)
        self._take_all({**dict.fromkeys(beside, Reason.RELATED), **told})

    # --- lists of links -----------------------------------------------------------------------------------------------

    def _contents(self) -> None:
        """The page's own list of contents: three links or more, two under its name, all to places in this page; or a
        line of letters, each the way to the words that it begins.
        """
        lines = (index for index, draft in enumerate(self.drafts) if draft.linked and _INITIALS.fullmatch(draft.text))
        self._take({index for index in lines if leads(self.drafts[index], own_page=True)}, Reason.CONTENTS)
        runs = self._runs(lambda draft: leads(draft, own_page=True))
        for first, last in reversed(runs):
            label = {first - 1} if first and CONTENTS.match(self.drafts[first - 1].text) else set()
            if last - first >= (1 if label or self._said_below(first, last) else 2):
                self._take(set(range(first, last + 1)) | label, Reason.CONTENTS)

    def _said_below(self, first: int, last: int) -> bool:
        """Whether headings below say every line of a run word for word, but for the number of its page: Word writes a
        list of contents unnamed.
        """
        headings = (
            {bare(draft.text) for draft in self.drafts[last + 1 :] if draft.kind is HEADING} if last > first else set()
        )
        lines = [bare(draft.text) for draft in self.drafts[first : last + 1]] if headings else []
        return bool(lines) and all(line in headings or _PAGE.sub("", line) in headings for line in lines)

    def _runs(self, wanted: Callable[[Draft], bool]) -> list[tuple[int, int]]:
        runs: list[tuple[int, int]] = []
        start: int | None = None
        for index, draft in enumerate(self.drafts):
            if wanted(draft):
                start = index if start is None else start
            elif start is not None:
                runs.append((start, index - 1))
                start = None
        if start is not None:
            runs.append((start, len(self.drafts) - 1))
        return runs

    def _closing(self) -> None:
        """The site's last lines: whose it is, how to follow it, what to subscribe to."""
        self._take_all(closing_lines(self.drafts))

    # --- before and after the text ------------------------------------------------------------------------------------

    def _before(self) -> None:
        """What stands before the first prose: kickers, dates and links."""
        self._take_all(Margins(self.drafts, self.title).before())

    def _after(self) -> None:
        """What stands after the last prose: links to other pages, tags, lines that lead away."""
        self._take_all(Margins(self.drafts, self.title).after())

    def _orphans(self) -> None:
        """Headings left at the end with nothing under them, where what they stood over is gone.

        One that stood over nothing says something itself ("Urgence : appelez le 15"), and stays.
        """
        self._take_all(labels_left(self.drafts))
        last = len(self.drafts)
        while last > 1 and self.drafts[last - 1].kind is HEADING:
            heading = self.drafts[last - 1]
            if bare(heading.text) == self.title or useful(heading) or is_figure(heading.text):
                break
            if not self._stood_over_something(heading):
                break
            last -= 1
        self._take(set(range(last, len(self.drafts))), Reason.RELATED)

    def _stood_over_something(self, heading: Draft) -> bool:
        """Whether words that everybody sees were left out after a heading, in the content."""
        position = heading.node.end
        while position < self.root.end:
            node = self.tree.nodes[position]
            reason = self.plan.dropped.get(position)
            if position in self.reasons or (reason not in {None, Reason.HIDDEN} and node.words):
                return True
            position = node.end if reason is not None else position + 1
        return False
