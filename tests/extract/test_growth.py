"""How much work a rule does grows as the page does, and no faster: what is counted is what it looks at, not seconds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import overload

import pytest
from bs4.element import Tag

from reader.extract import extract
from reader.extract.boilerplate import head_title
from reader.extract.draft import Draft
from reader.extract.markup.style_rules import StyleRule
from reader.extract.remembered import asker
from reader.extract.review import whom_to_call
from reader.extract.review.parts import Parts
from reader.extract.tree import Node, Tree, spaced_text
from reader.model import BlockKind, Reason


class _Counted(list[Draft]):
    """Drafts that count how often one of them is looked at."""

    looks = 0

    @overload  # type: ignore[override]
    def __getitem__(self, place: int) -> Draft: ...
    @overload
    def __getitem__(self, place: slice) -> list[Draft]: ...
    def __getitem__(self, place: int | slice) -> Draft | list[Draft]:
        found = super().__getitem__(place)
        self.looks += len(found) if isinstance(found, list) else 1
        return found

    def __iter__(self) -> Iterator[Draft]:
        for draft in super().__iter__():
            self.looks += 1
            yield draft


def _looks(lines: int) -> int:
    """How many drafts are looked at on a page of so many lines that announce others, each over one without a link."""
    body = Node("body", None, 0, end=4 * lines + 1)
    drafts = _Counted()
    for place in range(2 * lines):
        node = Node("p", body, 2 * place + 1, end=2 * place + 3)
        body.children.append(node)
        text = "À lire aussi" if place % 2 == 0 else "un mot"
        drafts.append(Draft(BlockKind.PARAGRAPH, node, text, []))
    parts = Parts(drafts, body, 5 * lines)
    for index in range(0, 2 * lines, 2):
        assert parts.told(index) is Reason.RELATED
        parts.extent(index, Reason.RELATED)
    return drafts.looks


@pytest.mark.parametrize("lines", [50, 300])
def test_lines_that_announce_other_pages(lines: int) -> None:
    assert _looks(4 * lines) < 5 * _looks(lines)


def _children_looked_at(line: str, lines: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many children are listed for a page of so many short lines in one row."""
    looks = 0

    def counted(node: Node) -> list[Node]:
        nonlocal looks
        looks += len(node.children)
        return [child for child in node.children if child.tag[0] != "#"]

    monkeypatch.setattr(Node, "elements", property(counted))
    row = "".join(line.format(n=n) for n in range(lines))
    extract(f"<body><main><h1>Titre</h1><div>{row}</div><div><p id=fin>Fin</p></div>")
    return looks


@pytest.mark.parametrize(
    "line",
    [
        "<p>Une ligne sur {n} et plus</p>",
        "<button onclick=\"aller('fin')\">Une ligne sur {n}</button>",
    ],
)
def test_lines_in_a_row_are_not_listed_for_each(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that asks of each line for all that stand beside it never ends on a page of thousands."""
    assert _children_looked_at(line, 400, monkeypatch) < 2 * 8 * _children_looked_at(line, 50, monkeypatch)


def _headers(rows: int) -> int:
    """How many headers the cells have of a table in which each row heads its column."""
    table = "".join(f"<tr><th scope=col>Jour {row}</th><td>Repos</td></tr>" for row in range(rows))
    document = extract(f"<body><main><h1>Titre</h1><table>{table}</table></main>")
    return sum(len(cell.headers) for section in document.sections for block in section.blocks for cell in block.cells)


def test_heads_over_heads_are_not_told_each_with_all_the_others() -> None:
    assert _headers(400) < 5 * _headers(100)


def test_each_title_is_not_asked_for_all_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def counted(tree: Tree, node: Node) -> str:
        nonlocal looks
        looks += 1
        return spaced_text(tree.inside(node))

    monkeypatch.setattr(Tree, "text", counted)
    title = "<h1 class=sr-only>La fièvre</h1><p>Appelez le service dès 38 °C, de jour ou de nuit.</p>"
    for times in (300, 1200):
        looks = 0
        extract(
            f"<head><title>La fièvre - Les soins - Le site</title></head><body>{title * times}<h2>Soins</h2></body>"
        )
        assert looks < 300 * times


def _asked(page: str, owner: object, name: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a page asks a question, and how many children a parent has that is asked for the place of one."""
    asked = 0
    question = getattr(owner, name)

    def counted(*told: object) -> object:
        nonlocal asked
        asked += len(told[0].contents) if isinstance(told[0], Tag) else 1
        return question(*told)

    monkeypatch.setattr(owner, name, counted)
    extract(page)
    monkeypatch.setattr(owner, name, question)
    return asked


@pytest.mark.parametrize(
    ("head", "one", "owner", "name"),
    [
        ("<title>Lens - Béthune</title>", "<div><span class={n}>Lens</span></div>", head_title, "signature"),
        ("", "<a href=#n>un long appel</a><article><footer><p id=n>mot {n}</p></footer></article>", Tree, "text"),
    ],
)
def test_what_many_elements_say_is_not_asked_for_each(
    head: str, one: str, owner: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = (head + "<body>" + "".join(one.format(n="k" * n) for n in range(times)) for times in (50, 200))
    few, many = (_asked(page, owner, name, monkeypatch) for page in pages)
    assert 0 < many < 2 * 4 * few


def test_lines_that_a_style_keeps_are_parted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "Ligne\n\nAutre\n"
    pages = (f"<body><div style='white-space:pre-line'>{lines * times}</div>" for times in (50, 200))
    few, many = (_asked(page, Tag, "index", monkeypatch) for page in pages)
    assert 0 < many < 2 * 4 * few


def test_of_a_class_without_end_only_the_beginning_is_looked_at() -> None:
    assert asker("hidden")("a " * 100 + "hidden")
    assert not asker("hidden")("a " * 10_000 + "hidden")


@pytest.mark.parametrize("selector", ["li:nth-child(2n)", "ul:has(.never) li"])
def test_selectors_that_look_at_many_elements_are_asked_of_few(selector: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    fits = StyleRule.fits

    def counted(rule: StyleRule, tag: Tag) -> bool:
        nonlocal asked
        asked += ":" in rule.selector.pattern
        return fits(rule, tag)

    monkeypatch.setattr(StyleRule, "fits", counted)
    style = f"<style>{selector}::before{{content:'Ne pas '}} .last::before{{content:'Pas avant '}}</style>"
    items = 1500
    page = f"{style}<body><main><h1>Titre</h1><ul>{'<li>un mot</li>' * items}</ul><p class=last>midi.</p>"
    said = [block.text for section in extract(page).sections for block in section.blocks]
    assert 0 < asked * items < 1_500_000
    assert said[-1] == "Pas avant midi."


def test_panels_in_panels_are_not_each_asked_for_all_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def counted(node: Node, name: str) -> str:
        nonlocal asked
        asked += 1
        return node.attributes.get(name, "")

    monkeypatch.setattr(Node, "get", counted)
    looks = []
    for depth in (10, 100):
        asked = 0
        opened = "".join(f"<details><summary>Partie {n}</summary>" for n in range(depth))
        extract(f"<body><main><h1>Titre</h1>{opened}{'<i>mot</i> ' * 1000}")
        looks.append(asked)
    assert looks[1] < 3 * looks[0]


def _drafts_asked(lines: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a draft is asked for its numbers, of a page that says those of so many lines of its banner."""
    asked: list[Draft] = []
    numbers_of = whom_to_call.numbers_of

    def counted(draft: Draft) -> set[str]:
        asked.append(draft)
        return numbers_of(draft)

    monkeypatch.setattr(whom_to_call, "numbers_of", counted)
    said = [f"Urgences : 05 56 00 {n // 100:02} {n % 100:02}" for n in range(lines)]
    text = "".join(f"<p>Le service de garde répond la nuit, au numéro que voici. {line}.</p>" for line in said)
    extract(f"<header>{''.join(f'<div>{line}</div>' for line in said)}</header><main><h1>La nuit</h1>{text}</main>")
    monkeypatch.undo()
    return len(asked)


def test_the_text_is_asked_once_for_the_numbers_that_a_banner_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 < _drafts_asked(40, monkeypatch) < 3 * _drafts_asked(20, monkeypatch)
