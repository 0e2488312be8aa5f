# ruff: noqa: SIM905  (word lists read best as they are)
"""Words that only a style sheet parts: the seams between inline elements that stand side by side.

`<span class="n">3 à 5</span><span class="l">semaines</span>` is two words to who sees them, and one to who hears them.
Two elements in one word ("<b>im</b><i>muno</i>", "10<sup>9</sup>", a large initial) are told by their letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.extract.wording.doses import PIECES, UNITS
from reader.extract.wording.numbers_to_call import calls

if TYPE_CHECKING:
    from reader.extract.tree import Node

_TEXT = "#text"
_SPACE = " \t\n\r\f\xa0\u202f"
_BARS = frozenset({"·", "•", "|"})  # between the parts of a line, each in an element of its own

_TICKS = frozenset("✓✔✗✘✅❌")  # in an element of its own before a word

# What ends the one and begins the other, when they are two words. Not "pH", "mTOR", "IL-2", "CD8", "1er", "2e".
_TWO_WORDS = (
    (re.compile(r"[A-ZÀ-Þ]{2}$"), re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2}")),
    (re.compile(r"[A-Za-zÀ-ÿ][a-zß-ÿ]$"), re.compile(r"[A-ZÀ-Þ0-9]")),
    (
        re.compile(r"\d$"),
        re.compile(r"(?!(?:er|re|es|ers|ème|èmes|nd|nde|nds)(?![a-zß-ÿ]))[a-zß-ÿ]{2}|[A-ZÀ-Þ][a-zß-ÿ]"),
    ),
    (re.compile(r"[.!?:;)»]$"), re.compile(r"[A-ZÀ-Þ«]")),
)

# What ends a sentence or a label, written out in letters before it (no initial): a capital after it begins another,
# though one of the two stand in no element of its own ("<strong>Attention :</strong>Ne conduisez pas").
_SENTENCE_ENDS = re.compile(r"(?:[a-zß-ÿ]{2}[.!?:;]|[ \xa0\u202f][!?:;])$")
_SENTENCE_BEGINS = re.compile(r"[A-ZÀ-Þ«]")

# A quantity, its unit after a blank: what begins in another element is no more of the unit ("48 h", "pour un avis").
_QUANTITY = re.compile(r"\d(?:[ \xa0\u202f](?:[A-Za-zµ]{1,4}|°C)|[ \xa0\u202f]?[%€°])$")
_WORD = re.compile(r"[a-zß-ÿ]{2}|à\b|[A-ZÀ-Þ][a-zß-ÿ]")

# A document's kind in an element of its own, though that stand in the link with its name ("Formulaire", "PDF – 62 ko").
_NAME_ENDS = re.compile(r"[a-zß-ÿ)]$")
_FILE_KIND = re.compile(r"\(?(?:PDF|DOCX?|ODT|XLSX?|PPTX?|ZIP|EPUB|MP[34]|JPE?G|PNG)\b")

_LINE_NAMES = frozenset(
    "title titre subtitle label libelle name nom description desc text texte value valeur content meta info role "
    "position unit unite freq frequency frequence rythme legend legende caption".split()
)

# Containers whose children stand beside one another as boxes, in the usual frameworks' names.
_FLEX = frozenset("flex inline-flex d-flex d-inline-flex is-flex grid inline-grid d-grid is-grid".split())
_FLEX_STYLE = re.compile(r"display\s*:\s*(?:inline-)?(?:flex|grid)\b", re.IGNORECASE)

# The sign of a note before its text, as LibreOffice writes both: "1" and "3 mg" are no thirteen.
_NOTE_SIGNS = frozenset({"sdfootnotesym", "sdendnotesym"})

_PART = re.compile(r"([\w-]*?[a-z0-9])__([a-z][\w-]*)")
_ITEMS = frozenset({"li", "td", "th", "dt", "dd"})
_LINES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})  # unless a style of theirs says that they stand in a line
_LABELS = 2
_ROWS = frozenset({"div", "li", "p"})
_LETTERS = 3
_FIELDS = frozenset({"input", "select", "textarea"})  # boxes to tick and to fill in, between two words of a line
_OPENS = frozenset("(+«")  # what a word may begin with

_SECOND_LINES = frozenset({"subtitle", "soustitre", "subheading", "subline", "tagline"})


# A label or a number that an author marked, glued to the dose or the time it is of ("<b>Dose</b>240 mg", "toutes les
# 2<b>semaines</b>"): the one of the two stands right in what is round the other.
_LABEL_ENDS = re.compile(r"[a-zß-ÿ]{3}$")
_DOSE = re.compile(rf"\d[\d.,]*[ \xa0\u202f]?(?:{UNITS}|%|h|min)(?![a-zß-ÿ])")
_NUMBER_ENDS = re.compile(r"\d$")
_TIME = re.compile(rf"(?:(?:semaine|jour|mois|heure|minute|an|année|fois|cure|perfusion)s?|{PIECES})\b")

_ENDS = ".!?:;)»"

# What the usual frameworks call an element on a line of its own.
_BLOCK_NAMES = frozenset({"d-block", "d-flex", "is-block", "u-block", "uk-display-block", "display-block", "block"})
_BOX_NAMES = frozenset({"badge", "pill", "chip"})  # drawn as boxes of their own, a number in them


def part_words(nodes: list[Node], blocks: Callable[[], frozenset[str]] = frozenset) -> None:
    """Put a blank after a text where another begins at once, in an element of its own, with another word.

    `nodes` are in page order and know their ends; `blocks` tells the classes that a style sheet of the page gives lines
    of their own. White space is no word of the page, so the ledger's law holds.
    """
    known: frozenset[str] = frozenset()
    last: Node | None = None
    field = False  # since the last text
    for node in nodes:
        if node.tag != _TEXT or not node.text:
            field = field or (node.tag in _FIELDS and node.get("type").lower() != "hidden")
            continue
        if last is not None and last.text[-1] not in _SPACE and node.text[0] not in _SPACE:
            if field or _parted(last, node):
                last.text += " "
            elif _may_stand_apart(last, node):
                known = known or _BLOCK_NAMES | _BOX_NAMES | blocks()
                if _is_block_below(last, node, known) or _is_block_below(node, last, known):
                    last.text += " "
        last, field = node, False


def _parted(one: Node, other: Node) -> bool:
    """Whether an element ends after `one` and another begins before `other`, and they are two words."""
    if one.parent is None or other.parent is None:
        return False
    if other.position == other.parent.position + 1 and (
        other.parent.tag in _ITEMS or (other.parent.tag in _LINES and not other.parent.attributes)
    ):
        return False  # a box of its own parts them: asked first, as of every item of a long list
    if (one.text in _BARS or other.text in _BARS or one.text in _TICKS) and one.parent is not other.parent:
        return True
    end = one.text[-2:]
    if one.parent is not other.parent and _SENTENCE_ENDS.search(one.text[-3:]) and _SENTENCE_BEGINS.match(other.text):
        return True
    if one.text[-1].isdigit() and other.text[0].isalnum() and one.parent.names & _NOTE_SIGNS:
        return True
    if _QUANTITY.search(one.text[-7:]) and _WORD.match(other.text):
        return not one.parent.holds(other) and not other.parent.holds(one)
    if one.parent is not other.parent and _NAME_ENDS.search(end) and _FILE_KIND.match(other.text):
        return True
    if one.parent is not other.parent and (
        (_LABEL_ENDS.search(one.text[-3:]) and _DOSE.match(other.text))
        or (_NUMBER_ENDS.search(end) and _TIME.match(other.text))
    ):
        return True
    letters = one.text[-1].isalnum() and other.text[0].isalnum()
    if letters and _two_links(one.parent, other.parent):
        return True
    if letters and other.parent.tag == "small" and " " in other.text.strip():
        return True  # a line under a heading, in the heading: "Le BCG", "Fiche du patient"
    for ending, start in _TWO_WORDS:
        if ending.search(end) and start.match(other.text):
            return not one.parent.holds(other) and not other.parent.holds(one)
    letters = letters or (one.text[-1].isalnum() and other.text[0] in _OPENS)  # "Téléphone", "(+32) 69 30 41 33"
    return letters and (
        _two_parts(one.parent, other.parent)
        or _two_lines(one.parent, other.parent)
        or _two_boxes(one, other)
        or _two_labels(one, other)
        or _two_cells(one.parent, other.parent)
    )


def _two_links(one: Node, other: Node) -> bool:
    """Whether two texts stand in links that lead to two places, or one of them in the number that it calls."""
    one, other = _link_round(one), _link_round(other)
    if one is other or (one.tag == "a" and one.holds(other)) or (other.tag == "a" and other.holds(one)):
        return False  # in one link "1<b>5</b>" is fifteen
    first, second = one.get("href") if one.tag == "a" else "", other.get("href") if other.tag == "a" else ""
    return calls(first) or calls(second) or (first != second and "" not in {first, second})


def _link_round(node: Node) -> Node:
    """The link that an element is the whole of, else the element."""
    link = node
    while link.parent is not None and link.tag != "a" and len(link.parent.children) == 1:
        link = link.parent
    return link if link.tag == "a" else node


def _two_parts(one: Node, other: Node) -> bool:
    """Whether two neighbours are two parts of one block by their classes ("tel-box__name", "tel-box__number": BEM)."""
    if one.parent is not other.parent or not one.has("class") or not other.has("class"):
        return False
    first, second = (_PART.match(node.get("class")) for node in (one, other))
    return first is not None and second is not None and first[1] == second[1] and first[2] != second[2]


def _may_stand_apart(one: Node, other: Node) -> bool:
    """Whether two texts in elements of their own would be one word; a large initial is one letter, before its word."""
    if one.parent is other.parent or not other.text[0].isalnum():
        return False
    if not (one.text[-1].isalnum() or one.text[-1] in _ENDS):
        return False
    return len(one.text.strip()) > 1 and (len(other.text.strip()) > 1 or other.text.strip().isdigit())


def _is_block_below(text: Node, beside: Node, blocks: frozenset[str]) -> bool:
    """Whether an element round a text, and not round the other, has such a class."""
    above, place = text.parent, beside.position
    while above is not None and not above.position <= place < above.end:
        if above.attributes and not blocks.isdisjoint(above.classes):
            return True
        above = above.parent
    return False


def _two_cells(one: Node, other: Node) -> bool:
    """Whether two `span` are the whole of a box, as of a box of its kind beside it: a row of a table that only a style
    sheet draws ("Perfusion", "sur devis").
    """
    row = one.parent
    if row is None or row is not other.parent or not _is_row(row):
        return False
    beside = [row.before, *row.after(1)]
    kind = (row.tag, row.get("class"))
    return any(box is not None and (box.tag, box.get("class")) == kind and _is_row(box) for box in beside)


def _is_row(box: Node) -> bool:
    return box.tag in _ROWS and len(box.children) == _LABELS and all(child.tag == "span" for child in box.children)


def _two_labels(one: Node, other: Node) -> bool:
    """Whether the texts are the whole of a box, the one in bold and the other in a `span`: a label and what it is of. A
    word of two kinds of letters stands in a line.
    """
    bold, plain = one.parent, other.parent
    return (
        bold is not None
        and plain is not None
        and bold.tag in {"strong", "b"}
        and plain.tag in {"span", "small"}
        and bold.parent is plain.parent
        and bold.parent is not None
        and bold.parent.tag in {"div", "article", "section", "li"}
        and len(bold.parent.children) == _LABELS
        and min(len(one.text), len(other.text)) >= _LETTERS
    )


def _two_boxes(one: Node, other: Node) -> bool:
    """Whether the texts stand in two children of a container that shows them as boxes; letters that a script moves one
    by one are no boxes.
    """
    if len(one.text.strip()) == 1 and len(other.text.strip()) == 1:
        return False
    around = next((above for above in other.ancestors() if above.holds(one)), None)
    if around is None or not around.attributes:
        return False
    if not _FLEX.isdisjoint(around.get("class").split()):
        return True
    return around.has("style") and _FLEX_STYLE.search(around.get("style")) is not None


def _two_lines(one: Node, other: Node) -> bool:
    """Whether two neighbours are parts of a box by their names ("…-alert-title", "…-alert-description"), or the second
    is a heading's second line.
    """
    if other.tag == "span" and other.parent is one and other.names & _SECOND_LINES:
        return True
    if one.tag != "span" or other.tag != "span" or one.parent is not other.parent:
        return False
    return bool(one.names & _LINE_NAMES) and bool(other.names & _LINE_NAMES)
