# ruff: noqa: SIM905  (word lists read best as they are)
"""Words that a page's style sheet writes: `.alerte::before { content: "Attention : " }`, `.danger::before { content:
"Ne pas " }`. Whoever sees the page reads them; so they are text here, where they stand.

Words, and the numbers that the sheet counts ("Étape 2"): no bullets, quotation marks, separators, nor drawings of icon
fonts.
"""

from __future__ import annotations

import re
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from tinycss2.ast import Node

from reader.extract.markup.builder import Soup
from reader.extract.markup.counted_numbers import CountedNumbers
from reader.extract.markup.soup_tags import tags_of
from reader.extract.markup.style_rules import StyleRule, counted_by_style, style_rules, written
from reader.extract.tree import BLOCKS, collapse
from reader.regex import regex

_VALUE = regex(r"\bcontent\s*:\s*([^;}]{1,400})", re.IGNORECASE)
_ESCAPE = regex(r"\\(?:[0-9a-fA-F]{1,6}\s?|[\s\S])")
_TWO = regex(r"[^\W_].*?[^\W_]", re.DOTALL)  # one letter alone is mostly an icon font's drawing, or a bullet
# What makes another quantity of a number: "15" and "15 %", "38" and "≥ 38 °C".
_UNIT = regex(r"\s*(?:%|‰|°C?|€|µ?[gl])\s*|\s+[ghjlmL]\s*")
_BOUND = regex(r"\s*[≥≤±]\s*")
# No words for a person: names of drawings and widths of screens, what a script reads.
_NO_WORDS = regex(
    r"\W*(?:\w+_\w+|[\w-]*(?:desktop|mobile|tablet|laptop|phone|widescreen)[\w-]*|(?:xx?|[xsml])?[sml]|small|medium|large|"
    r"x+-?large|default|normal|print|screen|true|false)\W*|.*[{}<>|=].*|[\ue000-\uf8ff].*",
    re.IGNORECASE | re.DOTALL,
)
_ICON_FONT = regex(
    r"icon|awesome|glyph|symbol|material|etmodules|dings|slick|swiper|\bfa\b|\blg\b|star\b|feather", re.IGNORECASE
)
_COUNTED = regex(r"[\W_]*((?:\d{1,3}|[A-Za-z]{1,5})(?:\.(?:\d{1,3}|[A-Za-z]{1,3}))*)[\W_]*")
_UNNUMBERED = frozenset({"pre", "code", "tr", "td", "th", "span", "a", "sup"})  # rows, lines, calls of notes
_LEADING = regex(r"[\w.]+(?:\. |\xa0)")
_LINES = frozenset({"p", "div", "section", "article", "header", "h2", "h3", "h4", "h5", "h6"})
_OWN_LINE = regex(r"\s*(?:block|flow-root|flex|grid|table|list-item)\b", re.IGNORECASE)
_NOWHERE = regex(r"\s*[+]?0*(?:\.0*)?(?:px|r?em|%)?\s*")  # of no size, not to be seen through
_HIDES = regex(r"rect\(|inset\(|polygon\(\s*0")
_NO_BOX = frozenset(
    "html body head title meta link script style template noscript img input br hr wbr area iframe object embed video "
    "audio canvas svg math select option optgroup textarea progress meter col colgroup tr thead tbody tfoot "
    "source track param picture".split()
)
_ROOTS = frozenset({"html", "body"})  # their own boxes tell scripts how wide the screen is; their counters count
_IN_ROWS = frozenset({"ul", "ol", "dl", "table"})  # what stands in one and in no item is told before it
_TOLD = frozenset(  # by other rules: bubbles, expansions, where a link leads
    "data-tooltip data-tippy-content data-bs-title data-original-title data-definition href src class id style".split()
)
_CELLS = frozenset({"td", "th"})
_HEEDED = frozenset(
    "display visibility opacity font-family font font-size clip clip-path width height text-indent color".split()
)
_MOST = 10_000  # times that a rule is asked of an element
_MOST_STEPS = 1_000_000  # from one element to the next: a second
_HAS = 10  # such steps for each element that `:has` looks at
_LONGEST = 400  # characters of a value
_FEW = 3  # texts of an element that is compared with its words


def write_words(soup: Soup) -> None:
    """Write such words into the elements that show them; nearly no page has any."""
    tags = soup.tags
    sheets = [tag.get_text() for tag in tags if tag.name == "style" and _is_heeded(tag)]
    if not any(_may_say(value[1]) for sheet in sheets for value in _VALUE.finditer(sheet)):
        return
    keys = {id(tag): _keys(tag) for tag in tags if tag.name not in _NO_BOX or tag.name in _ROOTS}
    of_a_key: dict[str, list[StyleRule]] = {}
    for rule in style_rules(sheets, set().union(*keys.values())):
        of_a_key.setdefault(rule.key, []).append(rule)
    telling = {key for key, rules in of_a_key.items() if any(_may_tell(rule) for rule in rules)}
    counting = {key for key, rules in of_a_key.items() if any(rule.after is None for rule in rules)}
    numbers = CountedNumbers()
    heads: dict[int, set[str]] = {}
    told: list[tuple[Tag, str, bool, bool]] = []
    asked = walked = 0
    for tag in tags:
        own_keys = keys.get(id(tag), set())
        if telling.isdisjoint(own_keys) and counting.isdisjoint(own_keys):
            if counting:
                numbers.enter(tag, counted_by_style(str(tag.get("style") or "")))
            continue
        near = [rule for key in own_keys for rule in of_a_key.get(key, ())]
        asked += len(near)
        if asked > _MOST:
            break
        own: list[StyleRule] = []
        for rule in near:
            steps = _steps(rule, tag, len(tags))
            if walked + steps <= _MOST_STEPS:
                walked += steps
                own += [rule] if rule.fits(tag) else []
        if counting:
            counted = counted_by_style(str(tag.get("style") or ""))
            numbers.enter(tag, _cascade([rule for rule in own if rule.after is None]) | counted)
        for after in (False, True):
            shown = _cascade([rule for rule in own if rule.after is after])
            numbers.count(tag, shown)
            said = _said(shown, tag, after, numbers) if tag.name not in _ROOTS else ""
            if said and not _says_its_head(tag, said, heads):
                told.append((tag, said, after, _stands_alone(shown)))
    for tag, said, after, alone in told:  # once all is told: what is written would count among `:first-child`
        _put(soup, tag, said, after, alone)
    if told:
        soup.tags = tags_of(soup)


def _steps(rule: StyleRule, tag: Tag, tags: int) -> int:
    """How many other elements a rule looks at: `:nth-child` and `~` at those beside the element, `:has` at those under
    it or under what is around it.
    """
    asks = rule.selector.pattern
    beside = len(tag.parent.contents) if tag.parent is not None and (":" in asks or "~" in asks) else 0
    return beside + (tags * _HAS if ":has(" in asks else 0)


def _keys(tag: Tag) -> set[str]:
    """What the rules of an element are known by."""
    classes = str(tag.get("class") or "").split()
    return {"", tag.name, f"#{tag.get('id')}", *(f".{name}" for name in classes), *(f"[{name}" for name in tag.attrs)}


def _is_heeded(sheet: Tag) -> bool:
    media = str(sheet.get("media") or "").lower()
    return media in {"", "all"} or ("screen" in media and "max-" not in media)


def _may_say(value: str) -> bool:
    if "attr(" in value.lower() or "counter" in value.lower():
        return True
    said = _ESCAPE.sub("", value).strip("\"'")
    return _TWO.search(said) is not None or _UNIT.fullmatch(said) is not None or _BOUND.fullmatch(said) is not None


def _may_tell(rule: StyleRule) -> bool:
    return _may_say(written(rule.declared.get("content", [])))


def _cascade(rules: list[StyleRule]) -> dict[str, list[Node]]:
    shown: dict[str, list[Node]] = {}
    for rule in sorted(rules, key=lambda rule: rule.weight):
        shown.update(rule.declared)
    return shown


def _said(shown: dict[str, list[Node]], tag: Tag, after: bool, numbers: CountedNumbers) -> str:
    """The words that an element shows before or after its own; "" for none."""
    style = {name: written(value) for name, value in shown.items() if name in _HEEDED}
    if _is_unseen(style) or _ICON_FONT.search(style.get("font-family", "") + style.get("font", "")):
        return ""
    pieces: list[str] = []
    counted = False
    for token in shown.get("content", []):
        if token.type == "string":
            pieces.append(token.value)
        elif token.type == "function" and token.lower_name == "attr":
            pieces += [_attribute(tag, name.lower_value) for name in token.arguments[:1] if name.type == "ident"]
        elif token.type == "function" and token.lower_name in {"counter", "counters"}:
            number = numbers.said(token)
            if not number:
                return ""
            pieces.append(number)
            counted = True
        elif (
            token.type == "literal" and token.value == "/"
        ):  # what follows is said in its place to those who do not see it (CSS Content 3, 1.2)
            if _is_words("".join(pieces)):
                break
            pieces = []
    said = "".join(pieces)[:_LONGEST].replace("\0", "")
    if counted and (_COUNTED.fullmatch(said) or not _is_words(said)):
        return _numbered(said, tag) if not after else ""
    if (_UNIT if after else _BOUND).fullmatch(said):
        beside = _last(tag).rstrip() if after else next(tag.strings, "").lstrip()
        return said if (beside[-1:] if after else beside[:1]).isdigit() else ""
    own = islice(tag.strings, _FEW)  # a word told twice glitters, or grows bold under a finger
    return said if _is_words(said) and collapse(said) != collapse("".join(own)) else ""


def _numbered(said: str, tag: Tag) -> str:
    """A number alone before what an element says: an item of a list shows its own, a line of code says nothing."""
    number = _COUNTED.fullmatch(said)
    if number is None or tag.name in _UNNUMBERED or any(above.name in {"pre", "code"} for above in tag.parents):
        return ""
    if tag.name == "li" and tag.parent is not None and tag.parent.name == "ol" and said.count(".") < 2:
        if number[1].isdecimal() and not tag.has_attr("value"):
            tag["value"] = number[1]  # it may go on from another list
        return ""
    return f"{number[1]}\N{NO-BREAK SPACE}" if "." in number[1] else f"{number[1]}. "


def _is_words(text: str) -> bool:
    return _TWO.search(text) is not None and _NO_WORDS.fullmatch(text) is None


def _is_unseen(shown: dict[str, str]) -> bool:
    if shown.get("display", "").startswith("none") or shown.get("visibility", "") in {"hidden", "collapse"}:
        return True
    if any(_NOWHERE.fullmatch(shown.get(name, "1")) for name in ("opacity", "font-size", "width", "height")):
        return True
    if _HIDES.search(shown.get("clip", "") + shown.get("clip-path", "")):
        return True
    return shown.get("text-indent", "").startswith("-") or shown.get("color", "").startswith("transparent")


def _attribute(tag: Tag, name: str) -> str:
    if name in _TOLD or (name == "title" and tag.name in {"abbr", "acronym", "dfn"}):
        return ""
    return str(tag.get(name) or "")


def _says_its_head(tag: Tag, said: str, heads: dict[int, set[str]]) -> bool:
    """Whether words before a cell are those of a head of its table, told once more for a narrow screen."""
    table = tag.find_parent("table") if tag.name in _CELLS else None
    if table is None:
        return False
    if id(table) not in heads:
        heads[id(table)] = {collapse(head.get_text()) for head in table.find_all("th")}
    return said.strip(" :\n\N{NO-BREAK SPACE}") in heads[id(table)]


def _stands_alone(shown: dict[str, list[Node]]) -> bool:
    display, position, floats = (written(shown.get(name, [])) for name in ("display", "position", "float"))
    return (
        _OWN_LINE.match(display) is not None or position.startswith(("absolute", "fixed")) or floats not in {"none", ""}
    )


def _put(soup: BeautifulSoup, tag: Tag, said: str, after: bool, alone: bool) -> None:
    if tag.name in _IN_ROWS:
        line = soup.new_tag("p")
        line.append(NavigableString(said))
        if after:
            tag.insert_after(line)
        else:
            tag.insert_before(line)
        return
    if _LEADING.fullmatch(said):
        tag, alone = _first_line(tag), False
    first, last = next(tag.strings, ""), _last(tag)
    if alone and (first.strip() or last.strip() or tag.find(True) is not None):
        pieces: list[NavigableString | Tag] = [NavigableString(said)]
        if tag.name not in BLOCKS or not _borders_on_a_block(tag, after):
            pieces.insert(0 if after else 1, soup.new_tag("br"))
    else:
        following = tag.next_sibling if after else first
        left = last[-1:] if after else ""
        right = following[:1] if isinstance(following, str) else ""
        opens, ends = said[0].isalnum() or said[0] == "(", said[-1].isalnum() or said[-1] in ":.!?;)"
        before = " " if opens and left and not left.isspace() and left not in "(«’'-" else ""
        behind = " " if ends and right.isalnum() else ""
        pieces = [NavigableString(f"{before}{said}{behind}")]
    for place, piece in enumerate(pieces):
        if after:
            tag.append(piece)
        else:
            tag.insert(place, piece)


def _first_line(tag: Tag) -> Tag:
    """The heading or paragraph that an element begins with: the one that its number is of."""
    while True:
        shown = next((child for child in tag.contents if isinstance(child, Tag) or str(child).strip()), None)
        if not isinstance(shown, Tag) or shown.name not in _LINES:
            return tag
        tag = shown


def _last(tag: Tag) -> str:
    """The text that an element ends with, "" where it ends with another thing."""
    end: object = tag
    while isinstance(end, Tag) and end.contents:
        end = end.contents[-1]
    return str(end) if isinstance(end, NavigableString) else ""


def _borders_on_a_block(tag: Tag, after: bool) -> bool:
    """Whether the first, or the last, of what an element holds begins a line anyway."""
    shown = [child for child in tag.contents if isinstance(child, Tag) or str(child).strip()]
    edge = shown[-1 if after else 0] if shown else None
    return isinstance(edge, Tag) and edge.name in BLOCKS
