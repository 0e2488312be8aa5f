# ruff: noqa: E501, SIM905  (word lists read best as they are)
"""Pages broken as the wild breaks them, and as an attacker would: each by a number, so that it can be made again."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Change = Callable[[random.Random, str, Sequence[str]], str]

_TAG = re.compile(r"<[^<>]{1,400}>")
_TEXT = re.compile(r">([^<>]{3,})<")
_CLASS = re.compile(r"""\b(?:class|id|role|hidden|style|aria-[a-z]+|lang|type|href)(?:=(?:"[^"]*"|'[^']*'|[^\s>]*))?""")

_TAGS = (
    "div p span b a i em ul ol li dl dt dd table tr td th thead tbody caption h1 h2 h3 h4 h5 h6 main article section nav header "
    "footer aside details summary dialog form fieldset label button select option textarea figure figcaption img picture br hr "
    "blockquote pre sup sub abbr noscript template script style title head body html svg math iframe object video base meta "
    "frameset frame plaintext xmp listing center font marquee ruby rt slot custom-element"
).split()
_ATTRIBUTES = (
    " hidden| aria-hidden=true| style='display:none'| class=menu| class='accordion'| class='collapse'| class='tab-pane fade'|"
    " role=tabpanel| role=tab aria-controls=x| aria-controls=x aria-expanded=false| id=x| href='#x'| data-bs-target='#x'|"
    " role=dialog id=x| class='sr-only'| class='hidden-mobile'| lang=en| lang=''| lang='xx-\u00e9'| colspan=999999| rowspan=-3|"
    " rowspan=65534 colspan=1000| start=99999999999999999999| value=abc| type=a reversed| headers='x y'| scope=row| title=''|"
    " href='javascript:alert(1)'| href='http://['| src='data:,'| src=//| width=1 height=1| role=presentation| dir=rtl|"
    " style='visibility:hidden;position:absolute'| aria-labelledby='x x x'| contenteditable| open| popover"
).split("|")
_TEXTS = (
    "\0|\x0b\x0c\x1b|\ud800|\udfff\ud800|\ufffe\uffff|\ufeff|\u202e|\u200b\u200d|\u00ad|\ue046|\U0001f600|e\u0301\u0301\u0301|&nbsp;|&#0;|&#xD800;|"
    "&#1114112;|&lt;script&gt;|&amp|&|<|>|</|<!|<?|<!--|-->|<![CDATA[|]]>|<!DOCTYPE x [|]>|{{ x }}|%s%n|\\|'|\"|` |\u2028\u2029|"
    "\r|\r\n\t|38 \u00b0C|Partager|Lire aussi|Sommaire|Accepter les cookies|3 commentaires|404 Not Found|\u2026|.|!?!?|1.|a) |\u2022 "
).split("|")


def _somewhere(dice: random.Random, page: str) -> int:
    return dice.randrange(len(page) + 1)


def _stretch(dice: random.Random, page: str) -> tuple[int, int]:
    start = _somewhere(dice, page)
    return start, min(len(page), start + int(dice.paretovariate(0.6)))


def _cut_end(dice: random.Random, page: str, others: Sequence[str]) -> str:
    return page[: _somewhere(dice, page)]


def _cut_beginning(dice: random.Random, page: str, others: Sequence[str]) -> str:
    return page[_somewhere(dice, page) :]


def _remove(dice: random.Random, page: str, others: Sequence[str]) -> str:
    start, end = _stretch(dice, page)
    return page[:start] + page[end:]


def _double(dice: random.Random, page: str, others: Sequence[str]) -> str:
    start, end = _stretch(dice, page)
    return page[:end] + page[start:end] * dice.choice((1, 1, 2, 9)) + page[end:]


def _move(dice: random.Random, page: str, others: Sequence[str]) -> str:
    start, end = _stretch(dice, page)
    rest = page[:start] + page[end:]
    place = _somewhere(dice, rest)
    return rest[:place] + page[start:end] + rest[place:]


def _splice(dice: random.Random, page: str, others: Sequence[str]) -> str:
    other = dice.choice(others)
    start, end = _stretch(dice, other)
    place = _somewhere(dice, page)
    return page[:place] + other[start : max(end, start + 2000)] + page[place:]


def _put(dice: random.Random, page: str, text: str) -> str:
    place = _somewhere(dice, page)
    if dice.random() < 0.7:  # between tags rather than inside one
        place = page.find("<", place)
        place = len(page) if place < 0 else place
    return page[:place] + text + page[place:]


def _put_tag(dice: random.Random, page: str, others: Sequence[str]) -> str:
    name = dice.choice(_TAGS)
    attributes = "".join(dice.choices(_ATTRIBUTES, k=dice.randrange(4)))
    return _put(dice, page, dice.choice((f"<{name}{attributes}>", f"</{name}>", f"<{name}{attributes}/>", f"<{name}")))


def _put_text(dice: random.Random, page: str, others: Sequence[str]) -> str:
    return _put(dice, page, dice.choice(_TEXTS) * dice.choice((1, 1, 1, 50)))


def _put_tower(dice: random.Random, page: str, others: Sequence[str]) -> str:
    name = dice.choice(_TAGS)
    return _put(dice, page, f"<{name}{dice.choice(_ATTRIBUTES)}>" * dice.choice((3, 40, 300, 600, 5000)))


def _drop_tag(dice: random.Random, page: str, others: Sequence[str]) -> str:
    tags = [*_TAG.finditer(page)]
    if not tags:
        return page
    found = dice.choice(tags)
    return page[: found.start()] + page[found.end() :]


def _rename_tag(dice: random.Random, page: str, others: Sequence[str]) -> str:
    old, new = re.escape(dice.choice(_TAGS)), dice.choice(_TAGS)
    return re.sub(rf"(?i)(</?){old}\b", rf"\g<1>{new}", page, count=dice.choice((0, 1, 2)))


def _dress_tag(dice: random.Random, page: str, others: Sequence[str]) -> str:
    ends = [found.end() - 1 for found in _TAG.finditer(page)]
    if not ends:
        return page
    place = dice.choice(ends)
    return page[:place] + dice.choice(_ATTRIBUTES) + page[place:]


def _undress(dice: random.Random, page: str, others: Sequence[str]) -> str:
    return _CLASS.sub(lambda found: "" if dice.random() < 0.5 else found.group(), page)


def _swap_attributes(dice: random.Random, page: str, others: Sequence[str]) -> str:
    found = _CLASS.findall(page)
    return _CLASS.sub(lambda one: dice.choice(found) if dice.random() < 0.1 else one.group(), page) if found else page


def _empty_texts(dice: random.Random, page: str, others: Sequence[str]) -> str:
    share = dice.random()
    return _TEXT.sub(lambda found: "><" if dice.random() < share else found.group(), page)


def _one_line(dice: random.Random, page: str, others: Sequence[str]) -> str:
    return re.sub(r"\s+", dice.choice((" ", "", "\n\n\n")), page)


def _no_quotes(dice: random.Random, page: str, others: Sequence[str]) -> str:
    return page.replace(dice.choice(('"', "'", ">", "</", "=", "<!--", "-->")), "")


def _capitals(dice: random.Random, page: str, others: Sequence[str]) -> str:
    return page.upper() if dice.random() < 0.5 else page.swapcase()


def _wrong_charset(dice: random.Random, page: str, others: Sequence[str]) -> str:
    data = page.encode("utf-8", "surrogatepass")
    return data.decode(dice.choice(("latin-1", "cp1252", "utf-16-le", "ascii")), "replace")


CHANGES: tuple[Change, ...] = (
    _cut_end, _cut_beginning, _remove, _double, _move, _splice, _put_tag, _put_tag, _put_text, _put_text, _put_tower,
    _drop_tag, _drop_tag, _rename_tag, _dress_tag, _dress_tag, _undress, _swap_attributes, _empty_texts, _one_line,
    _no_quotes, _capitals, _wrong_charset,
)  # fmt: skip


def mutation(pages: Sequence[str], number: int, seed: int = 0) -> str:
    """One broken page, of one of `pages` changed one to eight times; the same for the same number, seed and pages."""
    dice = random.Random(seed * 1_000_003 + number)
    page = dice.choice(pages)
    for _ in range(min(8, int(dice.paretovariate(0.8)))):
        page = dice.choice(CHANGES)(dice, page, pages)
        if len(page) > 2_000_000:
            break
    return page
