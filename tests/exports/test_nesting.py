"""Marks that cross become tags that nest: no letter is lost, what carries an id stays whole, and many cost no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exports.markup.nesting import Mark, nested

TEXT = "abcdefghij"
RANGES = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


@given(st.lists(st.integers(0, len(TEXT)), max_size=5), st.lists(RANGES, max_size=6))
def test_tags_nest_whatever_crosses(cuts: list[int], crossing: list[list[int]]) -> None:
    edges = sorted({0, *cuts, len(TEXT)})
    rigid = [Mark(start, end, f'<i id="{start}">', "</i>") for start, end in pairwise(edges)]
    soft = [Mark(start, end, f"<b{number}>", f"</b{number}>") for number, (start, end) in enumerate(crossing)]
    tree = ElementTree.fromstring(f"<p>{nested(TEXT, rigid, soft, str)}</p>")  # well-formed, or it raises
    assert "".join(tree.itertext()) == TEXT
    assert {one.get("id"): "".join(one.itertext()) for one in tree.iter("i")} == {
        str(mark.start): TEXT[mark.start : mark.end] for mark in rigid
    }
    for number, mark in enumerate(soft):
        assert "".join("".join(one.itertext()) for one in tree.iter(f"b{number}")) == TEXT[mark.start : mark.end]


@dataclass
class Counted:
    """A mark that counts how often it is looked at."""

    begins: int
    looks: list[int] = field(default_factory=list)
    open: str = "<a>"
    close: str = "</a>"

    @property
    def start(self) -> int:
        self.looks.append(1)
        return self.begins

    @property
    def end(self) -> int:
        self.looks.append(1)
        return self.begins + 2


@pytest.mark.parametrize("number", [50, 500])
def test_each_of_many_links_looks_at_few_others(number: int) -> None:
    """A paragraph of 15,000 links took 16 seconds: each was compared with all before it."""
    links: list[Any] = [Counted(3 * place) for place in range(number)]
    whole = Mark(0, 3 * number, "<s>", "</s>")
    assert nested("ab " * number, [whole], links, str) == f"<s>{'<a>ab</a> ' * number}</s>"
    assert sum(len(link.looks) for link in links) <= 10 * number
