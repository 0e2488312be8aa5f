"""Words that are struck out: a browser draws a line through them, a plain text would give them as valid.

« Prenez ~~50 mg~~ 100 mg » is told "Prenez (barré : 50 mg) 100 mg". Screen readers pass the line over unless they are
told to say it, so words say it (MDN, `<del>`, "Accessibility"; ARIA 1.3, role `deletion`).
"""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from bs4.element import NavigableString, Tag

from reader.extract.tree import BLOCKS, collapse
from reader.extract.wording.language import block_languages, primary
from reader.regex import regex

STRUCK = ("<del>", "<s>", "<strike>", "line-through", "deletion")  # in the marks of a soup, in small letters

_TAGS = frozenset({"del", "s", "strike"})
_CLASSES = frozenset({"line-through", "text-decoration-line-through"})  # of Tailwind and Bootstrap
_LINE = regex(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
# Where a sentence ends and another begins, but for "Dr. Martin"; one bracket too many harms nobody.
_END = r"(?<=[.!?…])(?<!\b[A-Z]\.)(?<!\b[A-Z]\w\.)"
_BEGIN = r"[«\"(]?\s?[^\W_a-zà-ÿ]"
_NEXT_SENTENCE = regex(rf"{_END}\s+(?={_BEGIN})")
_ENDS, _BEGINS = regex(rf"{_END}\s*$"), regex(rf"\s*{_BEGIN}")
_SAID = {
    "fr": "barré\N{NO-BREAK SPACE}: ",
    "en": "struck out: ",
    "de": "durchgestrichen: ",
    "es": "tachado: ",
    "it": "barrato: ",
    "nl": "doorgehaald: ",
    "pt": "riscado: ",
}
_MOST_ASKED = 100  # blocks of a page whose language is asked
_SAMPLE = 600  # characters of a block, those not struck out among them


def strike_out(tags: list[Tag], styles: Container[tuple[str, str]]) -> None:
    """Write into the style of elements that their class strikes them out, as `styles` says by tag and class."""
    for tag in tags:
        names = str(tag.attrs.get("class") or "").lower().split()
        if any(("", name) in styles or (tag.name, name) in styles for name in names):
            tag["style"] = f"{tag.get('style') or ''};text-decoration:line-through"


def tell_struck(tags: list[Tag]) -> None:
    """Put struck words in brackets that say so, in each line that holds some of them, and each sentence of it: a
    sentence is read, shown and said by itself.
    """
    told: dict[int, str] = {}  # the languages of blocks, by their identity
    for tag in tags:
        if not _is_struck(tag) or any(_is_struck(above) for above in tag.parents):
            continue
        for texts in _lines(tag):
            if any(character.isalnum() for text in texts for character in text):
                _bracket(texts, _language(texts[0], told))


def _language(text: NavigableString, told: dict[int, str]) -> str:
    """The language of the block round a text: what it declares, else what is written in it."""
    around = next((above for above in text.parents if above.get("lang")), None)
    declared = str(around["lang"]) if around is not None else "fr"
    if around is not None and around.name not in {"html", "body", "main", "article"}:
        return declared
    block = _block(text)
    if block is None or (id(block) not in told and len(told) >= _MOST_ASKED):
        return declared
    if id(block) not in told:
        pieces: list[str] = []
        length = 0
        for piece in block.strings:
            pieces.append(piece)
            length += len(piece)
            if length > _SAMPLE:
                break
        told[id(block)] = block_languages([collapse("".join(pieces))[:_SAMPLE]], declared)[0]
    return told[id(block)]


def _is_struck(tag: Tag) -> bool:
    if tag.name in _TAGS or tag.get("role") == "deletion":
        return True
    if not tag.attrs:
        return False
    named = not _CLASSES.isdisjoint(str(tag.get("class") or "").split())
    return named or _LINE.search(str(tag.get("style") or "")) is not None


def _lines(tag: Tag) -> list[list[NavigableString]]:
    """The texts of an element, parted where a block begins or ends, or a line is broken."""
    lines: list[list[NavigableString]] = []
    block, breaks = 0, 0
    for node in tag.descendants:
        if isinstance(node, Tag):
            breaks += node.name == "br"
        elif type(node) is NavigableString and node.strip():
            around = id(_block(node))
            if not lines or around != block or breaks:
                lines.append([])
            lines[-1].append(node)
            block, breaks = around, 0
    return lines


def _block(text: NavigableString) -> Tag | None:
    return next((above for above in text.parents if above.name in BLOCKS), None)


def _bracket(texts: list[NavigableString], language: str) -> None:
    first, last = texts[0], texts[-1]
    opening = f"({_SAID.get(primary(language), _SAID['fr'])}"
    before, following = first.previous_element, last.next_element
    while isinstance(before, Tag) and before.name not in BLOCKS:
        before = before.previous_element
    while isinstance(following, Tag) and following.name not in BLOCKS:
        following = following.next_element
    stuck = isinstance(before, NavigableString) and before[-1:].isalnum() and _block(before) is _block(first)
    glued = isinstance(following, NavigableString) and following[:1].isalnum() and last[-1:].isalnum()
    blank = " " if glued or last[-1:].isspace() else ""
    again = f"({opening[1].upper()}{opening[2:]}"  # a sentence begins with a capital, and is told apart by it
    begins = [_ENDS.search(one) is not None and _BEGINS.match(other) is not None for one, other in pairwise(texts)]
    for text, anew, ends in zip(texts, [False, *begins], [*begins, True], strict=True):
        shown = _NEXT_SENTENCE.sub(f") {again}", str(text))
        begun = shown[: len(shown) - len(shown.lstrip())]
        if text is first:
            shown = f"{' ' if stuck and not begun else begun}{opening}{shown.lstrip()}"
        elif anew:
            shown = f" {again}{shown.lstrip()}"
        if ends:
            shown = f"{shown.rstrip()}){blank if text is last else ''}"
        text.replace_with(NavigableString(shown))
