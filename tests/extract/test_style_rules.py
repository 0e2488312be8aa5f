"""Rules of a page's own style sheets: which are heeded, in which order, and hostile ones."""

from __future__ import annotations

import pytest

from reader.extract.markup.style_rules import style_rules

NAMES = frozenset({".a", ".b", "#c"})


def selectors(sheet: str) -> list[str]:
    return [rule.selector.pattern for rule in style_rules([sheet], NAMES)]


@pytest.mark.parametrize(
    ("sheet", "heeded"),
    [
        ('.a::before { content: "x" }', [".a"]),
        ('.a:AFTER, p > .b::after { content: "x" }', [".a", "p > .b"]),
        ('@layer base { @media (min-width: 40em) { .a::before { content: "x" } } }', [".a"]),
        ('.a { & > p::before { content: "x" } p::after { content: "y" } }', [":is(.a) > p", ":is(.a) p"]),
        ('@media print { .a::before { content: "x" } } @media (max-width: 30em) { .b::before { content: "y" } }', []),
        ('.unused::before { content: "x" } .a:hover::before { content: "y" } .a::marker { content: "z" }', []),
        ('.a { content: "x" } /* .b::before { content: "y" } */', []),
        ('.a::before { content: "x', [".a"]),
        ('p { c: "}" } .a::before { content: "x" }', [".a"]),  # brackets that are none
        ("p { c: '}' } .a::before { content: 'x' }", [".a"]),
        ('p { c: \\} } .a::before { content: "x" }', [".a"]),
        ('p { /* }" */ } .a::before { content: "x" }', [".a"]),
        ('p { c: ( } .a::before { content: "x" } )', []),  # all in the bracket that is open
        ('p { c: [ } .a::before { content: "x" } ]', []),
        ('.a::\\62 efore { content: "x" }', [".a"]),
    ],
)
def test_rules_that_are_heeded(sheet: str, heeded: list[str]) -> None:
    assert selectors(sheet) == heeded


def test_the_cascade() -> None:
    sheet = "p.a::before{color:red!important} #c::before{color:red} .a.b::before{color:red} .a::before{color:red}"
    rules = style_rules([sheet + "p::before{color:red}"], NAMES)
    ordered = [rule.selector.pattern for rule in sorted(rules, key=lambda rule: rule.weight)]
    assert ordered == ["p", ".a", ".a.b", "#c", "p.a"]


@pytest.mark.parametrize(
    "sheet",
    [
        "(" * 50_000 + '.a::before { content: "x" }',
        ".a::before { content: " + "(" * 50_000,
        ("&" * 200 + "{") * 8 + '&::before { content: "x" }',
        ".a {" * 20_000 + '.b::before { content: "x" }',
    ],
)
def test_hostile_sheets(sheet: str) -> None:
    assert all(len(selector) < 1_000 for selector in selectors(sheet))
