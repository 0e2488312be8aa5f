"""The rules of a page's own style sheets about what stands before and after its elements (`::before`, `::after`), and
what they count, as a person at a wide screen sees them. tinycss2 reads the sheets, soupsieve the selectors.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

import tinycss2
from bs4.element import Tag
from soupsieve import SelectorSyntaxError, SoupSieve, compile
from soupsieve.css_types import Selector, SelectorList
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

from reader.regex import regex

_NAME = regex(r"[#.](?:[\w-]|\\.)+")
_BRACKETS = regex(r"\([\s\S]*\)|\[[^\]]*\]")
_PSEUDO = regex(r"(.+?)::?(before|after)", re.DOTALL | re.IGNORECASE)
# Brackets, and what may hold some that are none: comments, addresses, texts, escapes (CSS Syntax 3, 4.3).
_BRACKET = regex(
    r"""/\*[\s\S]*?(?:\*/|\Z)|\\.|\burl\(\s*(?!["'\s])[^)\\]*+(?:\\.[^)\\]*+)*+\)?|"[^"\\\n]*+(?:\\[\s\S][^"\\\n]*+)*+"?"""
    r"""|'[^'\\\n]*+(?:\\[\s\S][^'\\\n]*+)*+'?|([{}()\[\]])""",
    re.IGNORECASE,
)
_CLOSED_BY = {"{": "}", "(": ")", "[": "]"}
# Another medium than a wide screen, or what only some people see.
_OTHER_MEDIA = regex(r"\bnot\b|\bprint\b|speech|aural|max-|<|prefers|forced|inverted|hover|pointer|orientation|height")
COUNTING = frozenset({"counter-reset", "counter-set", "counter-increment"})
_SEEN = frozenset({"media", "supports", "layer", "container"})
_MOST_CHARACTERS = 400_000  # a third of a second of tinycss2's time
_MOST_RULES = 1_000  # of a page
_LONGEST_SELECTOR = 300
_DEEPEST = 10  # blocks in blocks


@dataclass(frozen=True, slots=True)
class StyleRule:
    """One selector and what it declares; `weight` orders rules as the cascade does (CSS Cascade 4, 6.4): importance,
    the selector's specificity, the place in the sheet.
    """

    selector: SoupSieve
    key: str  # what an index of elements knows it by: "#id", ".class", the tag, "[attribute", "" for any element
    after: bool | None  # None for a rule of what the element itself counts
    weight: tuple[int, ...]
    declared: dict[str, list[Node]]

    def fits(self, tag: Tag) -> bool:
        return self.selector.match(tag)


@dataclass(frozen=True, slots=True)
class _Found:
    """A selector of such a box as it is written, and what is declared of it."""

    selector: str
    after: bool | None
    important: bool
    declared: dict[str, list[Node]]


def style_rules(sheets: Iterable[str], names: Container[str]) -> list[StyleRule]:
    """The rules about `::before` and `::after` in the order of the sheets, of those elements whose identifiers and
    classes are among `names` ("#id", ".class"): an icon font has thousands that a page does not use.
    """
    rules: list[StyleRule] = []
    for order, found in enumerate(_found("\n".join(sheets)[:_MOST_CHARACTERS])):
        if len(rules) == _MOST_RULES:
            break
        if any(name not in names for name in _NAME.findall(_BRACKETS.sub("", found.selector))):
            continue
        try:
            selector = compile(found.selector)
        except (SelectorSyntaxError, ValueError, NotImplementedError):  # another pseudo-element, a browser's own
            continue
        own = selector.selectors[0]
        if isinstance(own, Selector):  # and not one that only a pointer or the keyboard makes true (`:hover`)
            weight = (int(found.important), *_specificity(own), order)
            rules.append(StyleRule(selector, _key(own), found.after, weight, found.declared))
    return rules


def _found(sheet: str) -> Iterator[_Found]:
    """Each selector of each rule that a wide screen heeds, rules inside others (CSS Nesting 1) with what is around."""
    telling = "".join(filter(_may_be_heeded, _rules_of(sheet)))
    parsed = tinycss2.parse_stylesheet(telling, skip_comments=True, skip_whitespace=True)
    waiting: list[tuple[Node, tuple[str, ...]]] = [(node, ()) for node in reversed(parsed)]
    while waiting:
        node, around = waiting.pop()
        if not isinstance(node, (AtRule, QualifiedRule)) or node.content is None or len(around) > _DEEPEST:
            continue
        if not _is_of_boxes(node) and not any(map(_is_heeded, node.content)):
            continue  # most rules
        head = written(node.prelude)
        if isinstance(node, AtRule):
            if node.lower_at_keyword not in _SEEN or _OTHER_MEDIA.search(head.lower()):
                continue
            selectors = around[-1] if around else ""
        else:
            selectors = _within(head, around[-1] if around else "")
        inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        yield from _of_boxes(selectors, [one for one in inner if isinstance(one, Declaration)])
        waiting.extend((one, (*around, selectors)) for one in reversed(inner))


def _rules_of(sheet: str) -> Iterator[str]:
    """The outermost rules of a sheet as they are written, parted where tinycss2 parts them: it takes ten times as long,
    and most rules are of nothing that is heeded.
    """
    begin = 0
    open_brackets: list[str] = []
    for found in _BRACKET.finditer(sheet):
        bracket = found[1]
        if bracket in _CLOSED_BY:
            open_brackets.append(_CLOSED_BY[bracket])
        elif bracket and open_brackets and open_brackets[-1] == bracket:
            open_brackets.pop()
            if bracket == "}" and not open_brackets:
                yield sheet[begin : found.end()]
                begin = found.end()
    yield sheet[begin:]


def _may_be_heeded(rule: str) -> bool:
    """Whether a rule may be of a box before or after, or count: an escape may stand for any letter."""
    lower = rule.lower()
    return "before" in lower or "after" in lower or "counter" in lower or "\\" in rule


def _is_heeded(token: Node) -> bool:
    return token.type == "{} block" or (token.type == "ident" and token.lower_value in COUNTING)


def _is_of_boxes(node: QualifiedRule) -> bool:
    return any(token.type == "ident" and token.lower_value in {"before", "after"} for token in node.prelude)


def _within(head: str, around: str) -> str:
    if not around or not head:
        return head
    if len(around) + len(head) > _LONGEST_SELECTOR:
        return ""  # `& &` in `& &`, ten deep, would fill the memory
    outer = f":is({around})"
    return head.replace("&", outer) if "&" in head else ", ".join(f"{outer} {one}" for one in _parted(head))


def _of_boxes(selectors: str, declarations: list[Declaration]) -> Iterator[_Found]:
    lowered = selectors.lower()
    counting = any(one.lower_name in COUNTING for one in declarations)
    if not declarations or (":before" not in lowered and ":after" not in lowered and not counting):
        return
    for selector in _parted(selectors):
        if len(selector) > _LONGEST_SELECTOR:
            continue
        box = _PSEUDO.fullmatch(selector)
        for important in (False, True):
            declared = {one.lower_name: one.value for one in declarations if one.important is important}
            if declared and box:
                yield _Found(box[1], box[2].lower() == "after", important, declared)
            elif declared and counting:
                yield _Found(selector, None, important, declared)


def _parted(selectors: str) -> list[str]:
    """The selectors of a list, parted at the commas that stand in no brackets."""
    parts: list[list[Node]] = [[]]
    for token in tinycss2.parse_component_value_list(selectors, skip_comments=True):
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [written(part) for part in parts]


def _key(own: Selector) -> str:
    if own.ids:
        return f"#{own.ids[0]}"
    if own.classes:
        return f".{own.classes[0]}"
    if own.tag is not None and own.tag.name != "*":
        return own.tag.name.lower()
    return f"[{own.attributes[0].attribute.lower()}" if own.attributes else ""


def _specificity(own: Selector) -> tuple[int, int, int]:
    """How many identifiers, classes and tags a selector names (Selectors 4, 17), in its pseudo-classes too."""
    ids, classes, tags = (
        len(own.ids),
        len(own.classes) + len(own.attributes),
        int(own.tag is not None and own.tag.name != "*"),
    )
    inner: list[SelectorList] = [own.relation, *own.selectors]
    for one in inner:
        parts = [_specificity(part) for part in one if isinstance(part, Selector)]
        if parts:
            most = max(parts)
            ids, classes, tags = ids + most[0], classes + most[1], tags + most[2]
    return ids, classes, tags


def counted_by_style(style: str) -> dict[str, list[Node]]:
    """What an element's own style counts: it goes before what the sheets say."""
    if "counter-" not in style:
        return {}
    parsed = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    return {one.lower_name: one.value for one in parsed if one.type == "declaration" and one.lower_name in COUNTING}


def written(tokens: list[Node]) -> str:
    """The tokens as text, "" where brackets stand in one another by the thousand."""
    try:
        return str(tinycss2.serialize(tokens)).strip()
    except RecursionError:
        return ""
