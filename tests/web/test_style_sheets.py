"""Colours of what is heard that style sheets hold: measured as they are written."""

from __future__ import annotations

import re

from reader.model.colours import colour, contrast
from reader.model.preferences import MARKS
from reader.settings import packaged

RULE = re.compile(r'\[data-mark="(\w+)"\]([^{]*)\{([^}]*)\}')
TOKEN = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")


def test_every_mark_is_readable_on_light_and_on_dark_grounds() -> None:
    rules = RULE.findall((packaged("static") / "css" / "marks.css").read_text(encoding="utf-8"))
    assert sorted(name for name, _, _ in rules) == sorted([name for name in MARKS if name != "theme"] * 3)
    for name, ground, body in rules:
        of = {token: colour(value) for token, value in TOKEN.findall(body)}
        assert contrast(of["on-sentence"], of["sentence"]) >= 7, (name, ground)
        assert contrast(of["on-word"], of["word"]) >= 7, (name, ground)
        assert contrast(of["word-line"], of["word"]) >= 3, (name, ground)


def test_lines_under_words_are_written_so_that_every_engine_draws_them() -> None:
    """WebKit drops the whole `text-decoration` where it says more than a line.

    Seen in WebKitGTK 2.50 (Safari's engine): the heard word was told by its colour alone, words explained by nothing.
    """
    for sheet in sorted((packaged("static") / "css").glob("*.css")):
        for value in re.findall(r"\btext-decoration:\s*([^;]+);", sheet.read_text(encoding="utf-8")):
            assert value.split() in (["underline"], ["none"]), f"{sheet.name}: text-decoration: {value}"
