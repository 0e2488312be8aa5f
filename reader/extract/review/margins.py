"""What stands before the first prose and after the last: kickers, dates and names, ways to other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.extract.boilerplate.head_title import HOUSE, bare
from reader.extract.draft import Draft
from reader.extract.kinds import DEFINITION, FIGURE, HEADING, LINK, LIST_ITEM, PARAGRAPH, QUOTE, TERM
from reader.extract.review.lines import (
    LINE,
    SENTENCE,
    calls,
    is_byline,
    is_labels,
    is_name,
    is_parted,
    is_prose,
    is_trail,
    leads_away,
    useful,
)
from reader.extract.review.whom_to_call import numbers_of
from reader.extract.wording.advice import forbids, warns
from reader.extract.wording.bylines import BARE_DATE, HOUR, TO_THE_READER
from reader.extract.wording.doses import says_a_dose
from reader.extract.wording.headings import ENDMATTER, HUB_WORDS, OFFER, OUTSIDE_LINKS, RELATED
from reader.extract.wording.numbers_to_call import NUMBER, URGENT
from reader.extract.wording.places import ADDRESS, DAYS, OPEN, PLACE
from reader.model import Reason
from reader.regex import regex

_NAME_OF_LINKS = 8  # words: « Pour en savoir plus », over links
_BYLINES_WITHIN = 4  # drafts from the introduction on
_HOUR_WORDS = 12
_PAIR = 2
_WEB_ADDRESS = regex(r"(?:https?://)?www\.[\w.-]+\.[a-z]{2,}/?\s*$", re.IGNORECASE)
_STEPS = 3  # elements from a line to the box that its heading stands in
# What a line says that is no sentence, and that no kicker says.
_DENIES = regex(
    r"\bn(?:e|[’']\w+)(?: \w+)? (?:pas|jamais|plus)\b|"
    r"\b(?:à jeun|contre-?indiqu\w+|déconseillée?s?)\b|^\W*interdite?s?\b",
    re.IGNORECASE,
)
# How long it takes: "30 min de perfusion", "1 heure avant le repas"; not "5 min de lecture".
_LASTS = regex(
    r"\W*(?:environ )?\d+(?:[,.]\d+)? ?(?:min(?:utes?)?|h|heures?|jours?|semaines?|mois) "
    r"(?:d[eu’']|par|tou(?:te)?s|avant|après)\b(?! ?lecture)",
    re.IGNORECASE,
)
_CARD_WORDS = 90
_SUBTITLES = frozenset({"subtitle", "soustitre", "subheading", "chapo", "lead", "intro"})  # in a class, on purpose
# The house's own number, under its name.
_SWITCHBOARD = regex(
    r"\W*(?:accueil|standard|t[ée]l[ée]?(?:phone)?|contact|nous joindre|appel(?:ez|er)[- ]nous)\b[^\w.!?]{0,6}(?:au\b)?"
    r"[\d .+()/\xa0\u202f-]+",
    re.IGNORECASE,
)
_DATES = 3  # so many dates on lines of their own are a programme


def _is_named_links(draft: Draft) -> bool:
    """Whether a draft is a name with a colon, no link, and under it lines of links."""
    name, broken, _ = draft.text.partition("\n")
    named = bool(broken) and draft.kind is PARAGRAPH and draft.linked > 0 and name.rstrip().endswith(":")
    return named and len(name) <= LINE and all(mark.start > len(name) for mark in draft.marks if mark.kind is LINK)


def _writes(draft: Draft) -> bool:
    """Whether a draft gives an address to write to, as a link."""
    return any(mark.kind is LINK and mark.value.lower().startswith("mailto:") for mark in draft.marks)


def _goes_for(draft: Draft) -> Reason:
    """Why a line over the title goes."""
    if is_trail(draft):
        return Reason.NAVIGATION
    return Reason.HEADER if is_parted(draft) else Reason.BYLINE


def _lists(draft: Draft) -> bool:
    """Whether a draft is a row of a table, or an item of a list that leads nowhere."""
    return bool(draft.cells) or (draft.kind is LIST_ITEM and not draft.linked)


def _warns(draft: Draft) -> bool:
    """Whether a line, be it a link, says whom to call at once, or what never to do."""
    return len(draft.text) <= LINE and warns(draft.text)


class Margins:
    """Tells what of a page's drafts goes, before its text and after it; `title` is the page's, as `bare` gives it."""

    def __init__(self, drafts: Sequence[Draft], title: str) -> None:
        self.drafts = drafts
        self.title = title
        self._top = 0  # where the page's title stands; what is said from there on, once it is asked
        self._numbers_below: set[str] | None = None
        self._open_below: set[str] | None = None
        self._title_words = 2 * len(title.split()) + 4  # signs between them are words of a draft, too

    def before(self) -> dict[int, Reason]:
        """What stands before the first prose: the title stays, and an introduction; kickers, dates and links go."""
        first = next((i for i, draft in enumerate(self.drafts) if is_prose(draft)), None)
        if first is None:
            return {}
        title = next(
            (i for i, draft in enumerate(self.drafts) if draft.kind is HEADING and bare(draft.text) == self.title),
            None,
        )
        if title is not None and any(map(_lists, self.drafts[: min(title, first)])):
            title = None  # a part of the page, after another
        self._top = title or 0
        of_a_place = title is not None and PLACE.search(self.drafts[title].text) is not None
        gone: dict[int, Reason] = {}
        for index, draft in enumerate(self.drafts[: max(first, (title or 0) + 1)]):
            if draft.panel or draft.cells or index == title:
                continue
            if title is not None and index < title:
                of_the_site = draft.kind is FIGURE and HOUSE.match(draft.text)
                if of_the_site or (draft.kind is HEADING and title < first):
                    gone[index] = Reason.HEADER
                elif draft.kind is PARAGRAPH and (not is_prose(draft) or is_labels(draft) or is_parted(draft)):
                    if not self._tells(index) and not (of_a_place and self._opens(index)):
                        gone[index] = _goes_for(draft)
                    elif gone.get(index - 1) is Reason.HEADER and _SWITCHBOARD.fullmatch(draft.text):
                        gone[index] = Reason.HEADER
                elif draft.kind is LIST_ITEM and draft.linked * 2 >= draft.words:
                    gone[index] = Reason.NAVIGATION
            elif draft.kind in {PARAGRAPH, LIST_ITEM}:
                if is_byline(draft):
                    if not self._of_a_meeting(index):
                        gone[index] = Reason.BYLINE
                elif is_trail(draft) or self._short_way(draft):
                    gone[index] = Reason.NAVIGATION
        gone.update((index, Reason.BYLINE) for index in self._bylines(first) if index < first + _BYLINES_WITHIN)
        names = (index - 1 for index, reason in gone.items() if reason is Reason.BYLINE and index)
        gone.update([(index, Reason.BYLINE) for index in names if is_name(self.drafts[index])])
        beside = {near for index, why in gone.items() if why is Reason.BYLINE for near in (index - 1, index + 1)}
        gone.update(
            (near, Reason.BYLINE) for near in beside if (title or 0) < near < first and self._is_tag(near, title)
        )
        seen = title is not None
        for index, draft in enumerate(self.drafts):
            if index == title or not seen or draft.cells or not self._may_be_title(draft):
                continue
            if bare(draft.text) == self.title and not (index > first and self._heads_text(index)):
                gone[index] = Reason.DUPLICATE
        return gone

    def _tells(self, index: int) -> bool:
        """Whether a line over the title says something to a patient: what to do or not to do, a dose, how long it
        takes, whom to call.
        """
        draft = self.drafts[index]
        if SENTENCE.search(draft.text) and TO_THE_READER.search(draft.text):
            return True
        if is_byline(draft):
            return False  # "Mis à jour toutes les 5 minutes"
        rules = (_DENIES.search, _LASTS.match, URGENT.search, forbids, says_a_dose)
        return any(rule(draft.text) for rule in rules) or self._calls_alone(index)

    def _opens(self, index: int) -> bool:
        """Whether a line says where a place is or when it is open; one of many parts, whether nothing below says so."""
        draft = self.drafts[index]
        if not is_parted(draft):
            return any(rule.search(draft.text) is not None for rule in (OPEN, DAYS, ADDRESS))
        said = {found[0] for found in OPEN.finditer(draft.text)}
        if self._open_below is None:
            below = self.drafts[self._top :]
            self._open_below = {found[0] for other in below for found in OPEN.finditer(other.text)}
        return DAYS.search(draft.text) is not None or not said <= self._open_below

    def _calls_alone(self, index: int) -> bool:
        """Whether a line over the title gives a number to call that nothing below the title gives."""
        if not calls(self.drafts[index]):
            return False
        numbers = numbers_of(self.drafts[index])
        if self._numbers_below is None:
            self._numbers_below = set().union(*map(numbers_of, self.drafts[self._top :]))
        return not numbers or not numbers <= self._numbers_below

    def _heads_text(self, index: int) -> bool:
        """Whether a heading stands over text: amid the page's, it heads a part, though it says the title again."""
        following = self.drafts[index + 1 : index + 2]
        return self.drafts[index].kind is HEADING and any(map(is_prose, following))

    def _short_way(self, draft: Draft) -> bool:
        """Whether a line before the text is mostly links to other pages."""
        return 0 < draft.words <= 12 and draft.linked >= max(draft.words * 0.6, 1) and not useful(draft)

    def _is_tag(self, index: int, title: int | None) -> bool:
        """Whether a line beside the date, under the title, is the name of what the page is about ("Maux de tête")."""
        draft = self.drafts[index]
        short = draft.kind is PARAGRAPH and draft.words <= 3 and not draft.groups and not draft.node.names & _SUBTITLES
        return title is not None and short and not SENTENCE.search(draft.text) and not NUMBER.search(draft.text)

    def _may_be_title(self, draft: Draft) -> bool:
        """Whether a draft is as long as the title, about: said before its words are looked at one by one."""
        return draft.words <= self._title_words and 2 * len(draft.text) >= len(self.title)

    def _bylines(self, start: int) -> list[int]:
        """The lines from `start` on that say when and by whom the page was written: none where they are the dates of a
        programme, many of them or each under a heading.
        """
        found = [
            index
            for index in range(start, len(self.drafts))
            if self.drafts[index].kind is PARAGRAPH and is_byline(self.drafts[index])
        ]
        if len(found) >= _DATES:
            return []
        return [
            index
            for index in found
            if not self._under_heading(index)
            and not self._of_a_meeting(index)
            and not self._is_of_the_line_before(index)
        ]

    def _of_a_meeting(self, index: int) -> bool:
        """Whether a date stands over a line of a few words with an hour: "12 mai 2026", "De 14 h à 16 h, salle A"."""
        following = self.drafts[index + 1] if index + 1 < len(self.drafts) else None
        return (
            following is not None
            and BARE_DATE.match(self.drafts[index].text) is not None
            and following.words <= _HOUR_WORDS
            and HOUR.search(following.text) is not None
        )

    def _is_of_the_line_before(self, index: int) -> bool:
        """Whether a line is what the one before announces ("Prochaine réunion :"), or says who said what it quotes."""
        above = self.drafts[index - 1] if index else None
        return above is not None and (above.kind is QUOTE or above.text.rstrip().endswith(":"))

    def _under_heading(self, index: int) -> bool:
        """Whether a draft stands right under a heading that is not the page's title."""
        above = self.drafts[index - 1] if index else None
        return above is not None and above.kind is HEADING and bare(above.text) != self.title

    def after(self) -> dict[int, Reason]:
        """What stands after the last prose: links to other pages, tags, lines that are no sentence and lead away."""
        last = next((i for i in range(len(self.drafts) - 1, -1, -1) if is_prose(self.drafts[i])), None)
        if last is None or self._is_hub(last):
            return {}
        parts: list[tuple[set[int], bool]] = [(set(), False)]  # what leads away under each heading; does the part stay
        headed = endmatter = False
        lines = self._bylines(last + 1)
        heads = {
            (draft.node.parent.position, draft.node.tag)
            for draft, following in pairwise(self.drafts[: last + 1])
            if draft.kind is HEADING and draft.node.parent is not None and is_prose(following)
        }
        for index in range(last + 1, len(self.drafts)):
            draft = self.drafts[index]
            away = leads_away(draft) and not _warns(draft)
            named = (
                draft.kind is PARAGRAPH
                and draft.words <= _NAME_OF_LINKS
                and not draft.linked
                and len(draft.text) <= LINE
            )
            if not away and (draft.kind is HEADING or (named and OUTSIDE_LINKS.match(draft.text))):
                headed, endmatter = True, bool(ENDMATTER.match(draft.text))
                parts.append((set(), self._is_a_part(index, heads)))
            elif draft.kind is TERM and self._term_of_a_way(index):
                parts[-1][0].add(index)  # "Précédent", over a link
            elif draft.kind is TERM and self._term_of_a_date(index):
                parts[-1][0].update((index, index + 1))
            elif index in parts[-1][0]:
                continue
            elif endmatter or draft.cells or draft.panel:
                parts[-1] = (parts[-1][0], True)
            elif draft.kind is FIGURE:
                continue
            elif away and self._goes_on(index, gone_before=index - 1 in parts[-1][0]):
                parts[-1] = (parts[-1][0], True)
            elif away or index in lines:
                parts[-1][0].add(index)
            elif headed:  # a part of which something stays, stays whole: "S’inscrire en ligne", "Par téléphone : …"
                parts[-1] = (parts[-1][0], True)
        gone = set(parts[0][0])
        while len(parts) > 1 and not parts[-1][1]:  # and so does what stands before it
            gone |= parts.pop()[0]
        end = len(self.drafts)
        # The very last lines say by whom the page is, whatever part they stand in; a date alone may be the part's.
        while end - 1 in lines and not (headed and BARE_DATE.match(self.drafts[end - 1].text)):
            end -= 1
            gone.add(end)
        gone -= {index for index in gone if self._titles_a_card(index, gone)}
        heading = self._heading_over(last + 1)
        if heading is not None and ENDMATTER.match(self.drafts[heading].text):
            return dict.fromkeys(gone & set(lines), Reason.BYLINE)
        return {index: Reason.BYLINE if index in lines else Reason.RELATED for index in gone}

    def _is_hub(self, last: int) -> bool:
        """Whether hardly a word stands under the page's title, which names what the house offers: the links after them
        are the page.
        """
        over = self._heading_over(last + 1)
        if over is None or not OFFER.match(self.drafts[over].text) or bare(self.drafts[over].text) != self.title:
            return False
        return sum(draft.words for draft in self.drafts[: last + 1] if is_prose(draft)) <= HUB_WORDS

    def _titles_a_card(self, index: int, gone: set[int]) -> bool:
        """Whether a linked heading, or a line over a warning, stands first in a small box over a line that stays, or
        right before it: the title of a card.
        """
        if index + 1 >= len(self.drafts) or index + 1 in gone:
            return False
        title, line = self.drafts[index], self.drafts[index + 1]
        if title.kind is not HEADING and not _warns(line):
            return False
        if title.kind is HEADING and line.node.before is title.node:
            return True
        box = next((above for above in title.node.ancestors() if above.words > title.node.words), title.node)
        in_it = box.words <= _CARD_WORDS and box.holds(line.node) and box.tag not in {"body", "main", "article"}
        return in_it and not (index and box.holds(self.drafts[index - 1].node))

    def _is_a_part(self, index: int, heads: set[tuple[int, str]]) -> bool:
        """Whether a heading after the prose is one of its parts' headings, of their rank and beside them in one box,
        and what follows stands there, too: its author listed pages under it. What the system adds has a box of its own.
        `heads` are the boxes and tags of headings over prose.
        """
        heading, following = self.drafts[index], self.drafts[index + 1 : index + 2]
        box = heading.node.parent
        if heading.kind is not HEADING or heading.linked or heading.panel or box is None or RELATED.match(heading.text):
            return False
        if not following or following[0].kind not in {PARAGRAPH, LIST_ITEM} or box.tag in {"aside", "nav", "footer"}:
            return False
        around = (following[0].node, *following[0].node.ancestors())
        if not any(above.parent is box for above in around[:_STEPS]):
            return False
        return (box.position, heading.node.tag) in heads

    def _goes_on(self, index: int, gone_before: bool) -> bool:
        """Whether a line of links under a name of its own ("Rééducation :") goes on a row of such lines, that stays; or
        a written-out address goes on a signature, right under the number to call or the mail.
        """
        both = self.drafts[index - 1 : index + 1]
        if gone_before or len(both) != _PAIR:
            return False
        if _WEB_ADDRESS.match(both[1].text):
            return both[0].kind is PARAGRAPH and (calls(both[0]) or _writes(both[0]))
        return all(map(_is_named_links, both)) and not RELATED.match(both[1].text)

    def _term_of_a_way(self, index: int) -> bool:
        """Whether a term of a few words stands over nothing but the way to another page."""
        following = self.drafts[index + 1 : index + 2]
        term = self.drafts[index]
        return term.words <= 3 and any(next_.kind is DEFINITION and leads_away(next_) for next_ in following)

    def _term_of_a_date(self, index: int) -> bool:
        """Whether a term stands over the date of the page alone: "Date de modification", "2025-03-01"."""
        following = self.drafts[index + 1 : index + 2]
        dated = any(next_.kind is DEFINITION and is_byline(next_) for next_ in following)
        return dated and is_byline(self.drafts[index])

    def _heading_over(self, index: int) -> int | None:
        return next((i for i in range(index - 1, -1, -1) if self.drafts[i].kind is HEADING), None)
