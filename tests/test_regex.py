"""Expressions that are compiled when they are first asked: each is one, and nothing compiles them before."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import reader
from reader.regex import _Regex, regex

ROOM = Path(reader.__file__).parent

# Those that are asked several times of every text of a page: what is faster than one more look-up; and those that are
# given to BeautifulSoup, which asks for a compiled one.
AT_ONCE = {
    "extract/tree.py",
    *(f"extract/markup/{name}.py" for name in ("seams", "google_docs", "placed_lines", "word")),
}


def test_every_expression_of_the_house_can_be_compiled() -> None:
    for module in pkgutil.walk_packages([str(ROOM)], "reader."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    gc.unfreeze()  # tests/conftest.py: what is frozen is not among the objects
    found = [thing for thing in gc.get_objects() if isinstance(thing, _Regex)]
    gc.freeze()
    assert len(found) > 700
    for one in found:
        re.compile(one.pattern, one._flags)  # raises re.error, with the pattern in it


def test_an_expression_answers_as_re_does() -> None:
    lazy = regex(r"(\d+) mg", re.IGNORECASE)
    assert lazy.pattern == r"(\d+) mg"
    assert [found[1] for found in lazy.finditer("2 mg, puis 4 MG")] == ["2", "4"]
    assert lazy.sub(r"\1 milligrammes", "2 MG") == "2 milligrammes"
    assert lazy.groups == 1
    assert lazy.flags & re.IGNORECASE
    assert regex(rb"\d").search(b"a1") is not None
    with pytest.raises(re.error):
        regex("(").search("")


def test_nothing_is_compiled_when_a_module_is_imported() -> None:
    early = [
        f"{path.relative_to(ROOM)}:{node.lineno}"
        for path in ROOM.rglob("*.py")
        for node in _run_on_import(ast.parse(path.read_text("utf-8")))
        if ast.unparse(node.func) == "re.compile" and path.relative_to(ROOM).as_posix() not in AT_ONCE
    ]
    assert early == [], "`regex` of reader.regex compiles it when it is first asked"


def _run_on_import(tree: ast.AST) -> list[ast.Call]:
    """The calls that are made when a module is imported: those outside of its functions."""
    found: list[ast.Call] = []
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call):
            found.append(node)
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))
    return found


def test_who_looks_whether_a_thing_is_wrapped_compiles_nothing() -> None:
    lazy = regex(r"\d")
    first = lazy.match
    re.purge()
    assert not hasattr(lazy, "__wrapped__")
    assert lazy.match == first
