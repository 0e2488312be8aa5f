"""Expressions that are looked for in a text only where one of their words is: none may be found without them."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Any

import pytest

from reader.extract.boilerplate import consent
from reader.extract.review import closing, notices
from reader.extract.wording import machinery
from reader.extract.wording.phrases import Telling

parser: Any = importlib.import_module("re._parser")  # of which mypy knows nothing
sre: Any = importlib.import_module("re._constants")

_MODULES = (consent, notices, machinery)
_TELLING = [
    *(tells for tells, _ in closing.CLOSING),
    *(value for module in _MODULES for value in vars(module).values() if isinstance(value, Telling)),
]


def _shortest(sequence: Iterable[Any]) -> list[str]:
    """The shortest texts that a parsed expression finds, with each of its alternatives once."""
    texts = [""]
    for place in (_of_one(*item) for item in sequence):
        texts = [
            texts[0] + place[0],
            *(text + place[0] for text in texts[1:]),
            *(texts[0] + text for text in place[1:]),
        ]
    return texts


def _of_one(kind: Any, told: Any) -> list[str]:
    if kind is sre.LITERAL:
        return [chr(told)]
    if kind is sre.IN:
        return [chr(value) for sort, value in told if sort is sre.LITERAL] or ["x"]
    if kind is sre.BRANCH:
        return [text for branch in told[1] for text in _shortest(branch)]
    if kind is sre.SUBPATTERN:
        return _shortest(told[3])
    if kind in {sre.MAX_REPEAT, sre.MIN_REPEAT}:
        return [text * told[0] for text in _shortest(told[2])] if told[0] else [""]
    return ["x"] if kind in {sre.ANY, sre.NOT_LITERAL} else [""]  # places and what stands round them are no text


@pytest.mark.parametrize("tells", _TELLING, ids=lambda tells: tells.words[0])
def test_what_the_expression_finds_has_one_of_the_words(tells: Telling) -> None:
    texts = _shortest(parser.parse(tells.expression.pattern))
    assert [text for text in texts if not any(word in text.lower() for word in tells.words)] == []
    assert any(map(tells, texts))
    assert [word for word in tells.words if word != word.lower()] == []
