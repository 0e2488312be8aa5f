"""The recipe of what is said: it follows every rule, in whatever package, and every lexicon."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reader.speech import recipe

ROOM = Path(recipe.__file__).parent
FILES = sorted(path.relative_to(ROOM) for kind in ("*.py", "*.toml") for path in ROOM.rglob(kind))


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The room of speech, to be changed; the recipe is that of this copy."""
    copy = shutil.copytree(ROOM, tmp_path / "speech", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(recipe, "__file__", str(copy / "recipe.py"))
    assert recipe._digest() == recipe.RECIPE
    return copy


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.as_posix())
def test_a_change_to_a_rule_or_a_lexicon_changes_the_recipe(file: Path, room: Path) -> None:
    with (room / file).open("a", encoding="utf-8") as changed:
        changed.write("# changed\n")
    assert recipe._digest() != recipe.RECIPE


def test_a_rule_that_moves_to_another_package_changes_the_recipe(room: Path) -> None:
    (room / "calendar" / "hours.py").rename(room / "quantities" / "hours.py")
    assert recipe._digest() != recipe.RECIPE
