"""What a page's own style sheets declare of a class alone (`.c5 { vertical-align: super }`,
`span.line { display: block }`).

Sheets are given in small letters. The rule is looked for from what it declares: a sheet has thousands of others, and
most pages none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.regex import regex

_RULE, _SELECTORS = 400, 200  # characters
_SELECTOR = regex(r"\s*(?:span|a|small|font|strong|b|em|p|div)?\.([\w-]+)\s*")
_VERTICAL = regex(r"vertical-align\s*:\s*(super|sub)\b")
_BOLD = regex(r"font-weight\s*:\s*(bold|bolder|[6-9]00)\b")
_BLOCK = regex(r"display\s*:\s*(block|flow-root|flex|grid|table|list-item)\b")


def styles_that_raise(sheets: list[str]) -> dict[str, str]:
    """The classes that the page's style sheets raise or lower, and which."""
    return dict(_declared(sheets, _VERTICAL))


def styles_of_blocks(sheets: list[str]) -> frozenset[str]:
    """The classes that the page's style sheets give lines of their own."""
    return frozenset(name for name, _ in _declared(sheets, _BLOCK))


def styles_of_bold(sheets: list[str]) -> frozenset[str]:
    """The classes that the page's style sheets make bold."""
    return frozenset(name for name, _ in _declared(sheets, _BOLD))


def _declared(sheets: list[str], declaration: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Each class of which a rule declares this, in small letters, and what."""
    for sheet in sheets:
        for declared in declaration.finditer(sheet):
            opened = sheet.rfind("{", max(declared.start() - _RULE, 0), declared.start())
            if opened < 0 or "}" in sheet[opened : declared.start()]:
                continue
            near = max(opened - _SELECTORS - 1, 0)
            begun = max(sheet.rfind("{", near, opened), sheet.rfind("}", near, opened))
            for one in sheet[begun + 1 : opened].split(",") if opened - begun <= _SELECTORS else ():
                selector = _SELECTOR.fullmatch(one)
                if selector is not None:
                    yield selector[1], declared[1]
