"""Many small files of `static/` sent as one: the style sheets of a page, and its scripts with the modules they import.

A phone far from its antenna waits a second or two for each answer, and asks for six at a time: forty modules that name
each other take half a minute there, during which a press of « Écouter » is the form's and not the player's (figures:
docs/quality.md). The files stay as they are written, one thing each; they are put together in memory when a page first
asks (docs/decisions/0018-joined-files.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from posixpath import dirname, join, normpath

from reader.regex import regex

# What this module itself does to the files: part of their address. Change it when the same files would be joined
# otherwise.
RECIPE = "3"

# The two forms in which our modules import and export; anything else is refused, not guessed.
_IMPORT = regex(r"^import \{([^}]*)\} from '(\.[a-z0-9./-]+)\.js';\n", re.MULTILINE)
_EXPORT = regex(r"^export (?=(?:async function|function|class|const) (\w+))", re.MULTILINE)
_OTHER = regex(r"^(?:import\b|export\b)|\bimport\.meta\b|\bawait import\(", re.MULTILINE)


def joined_sheets(names: Iterable[str], text_of: Callable[[str], str]) -> str:
    """The style sheets of `static/css` of these names, in their order; `text_of` gives the text of a file."""
    return "\n".join(text_of(f"css/{name}.css") for name in names)


def joined_scripts(entries: Iterable[str], text_of: Callable[[str], str]) -> str:
    """The scripts of `static/js` of these names and all that they import, from folders too, as one module.

    Each file is a function that gives what it exports, run once and after those it imports. An entry that fails leaves
    the others to run, as scripts of their own would (`reportError` would say it in one word, but Safari before 15.4 has
    none). Raises ValueError where a file imports or exports in another form than `import { a, b as c } from
    './name.js';` (or `'../folder/name.js'`) and `export function|class|const`, where files import each other in a
    circle, or one imports an entry that has been joined before.
    """
    done: dict[str, str] = {}
    for entry in entries:
        _add(entry, text_of, done, (), is_entry=True)
    return "\n".join(done.values())


def _add(
    name: str, text_of: Callable[[str], str], done: dict[str, str], above: tuple[str, ...], *, is_entry: bool
) -> None:
    if name in above:
        raise ValueError(f"static/js: modules import each other: {' → '.join((*above, name))}")
    if name in done:
        if done[name].startswith("try") and not is_entry:
            raise ValueError(f"static/js/{name}.js is a script of its own and imported too")
        return
    text = text_of(f"js/{name}.js")
    for _, path in _IMPORT.findall(text):
        _add(_named_in(name, path), text_of, done, (*above, name), is_entry=False)
    exported = _EXPORT.findall(text)
    body = _EXPORT.sub("", _IMPORT.sub(lambda found: _as_constants(found, name), text))
    other = _OTHER.search(body)
    if other:
        raise ValueError(f"static/js/{name}.js cannot be joined: {other[0]!r}")
    if is_entry:
        done[name] = f"try {{ (() => {{\n{body}}})(); }} catch (error) {{ setTimeout(() => {{ throw error; }}); }}"
    else:
        done[name] = f"const {_constant(name)} = (() => {{\n{body}return {{ {', '.join(exported)} }};\n}})();"


def _named_in(name: str, path: str) -> str:
    """The module that the module `name` imports by a relative path: `sound/cues` for `../sound/cues`."""
    module = normpath(join(dirname(name), path))
    if module.startswith(".."):
        raise ValueError(f"static/js/{name}.js cannot be joined: it imports {path!r}, which is not in static/js")
    return module


def _as_constants(found: re.Match[str], name: str) -> str:
    """An import of the module `name` as the names taken from the other file's; `a as b` is `a: b` there."""
    names, path = found.groups()
    return f"const {{{names.replace(' as ', ': ')}}} = {_constant(_named_in(name, path))};\n"


def _constant(module: str) -> str:
    return "$" + module.replace("-", "_").replace("/", "$")
