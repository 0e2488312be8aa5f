"""A file that a person wrote, mostly TOML: what is wrong in it is said in French, with its file and its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from reader.errors import BadInput, WrongSetting
from reader.files import why

_MOST_BYTES = 5_000_000


class WrittenFile:
    """Such a file, read: `text` is what it holds.

    `kind` is what messages call it (« Glossaire »); what is wrong raises `error`, also while it is read.
    """

    def __init__(
        self, path: Path, kind: str, error: type[BadInput] = WrongSetting, most_bytes: int = _MOST_BYTES
    ) -> None:
        self.path = path
        self.kind = kind
        self._error = error
        self.text = self._read(most_bytes)

    def _read(self, most_bytes: int) -> str:
        data = b""
        try:
            with self.path.open("rb") as opened:
                data = opened.read(most_bytes + 1)
            if len(data) > most_bytes:
                raise self.wrong(f"il dépasse {most_bytes // 1000} ko")
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as exc:
            line = data[: exc.start].count(b"\n") + 1
            raise self.wrong("le fichier n’est pas en UTF-8", line) from exc
        except OSError as exc:
            raise self.wrong(f"fichier illisible ({why(exc)})") from exc

    def wrong(self, reason: str, line: int = 0) -> BadInput:
        """The error that says why the file cannot be used, and where; 0 for no line."""
        place = f", ligne {line}" if line else ""
        return self._error(f"{self.kind} « {self.path} »{place} : {reason}{'' if reason.endswith(('.', '?')) else '.'}")


class TomlFile(WrittenFile):
    """One that is TOML: `said` is what it says."""

    def __init__(
        self, path: Path, kind: str, error: type[BadInput] = WrongSetting, most_bytes: int = _MOST_BYTES
    ) -> None:
        super().__init__(path, kind, error, most_bytes)
        self.said: dict[str, Any] = self._parse()

    def _parse(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as exc:
            place = re.search(r"line (\d+)", str(exc))
            line = int(place[1]) if place else self.text.count("\n") + 1
            raise self.wrong("ce n’est pas du TOML correct (guillemets, crochets ou signe « = » ?)", line) from exc

    def tables(self, name: str) -> list[int]:
        """The lines at which the parts [[name]] begin."""
        start = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
        return [number for number, line in enumerate(self.text.splitlines(), 1) if start.match(line)]

    def line(self, name: str, after: int = 1) -> int:
        """The line, from `after` on, where a field or a part of that name is written; `after` where it is not to be
        found.
        """
        key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=|\s*\[+\s*[\"']?{re.escape(name)}\b")
        lines = self.text.splitlines()
        return next((number for number, line in enumerate(lines[after - 1 :], after) if key.match(line)), after)
