"""ZIP files whose bytes depend on their content alone."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

# The earliest date a ZIP can hold: the day a book is made would change its bytes.
_DATE = (1980, 1, 1, 0, 0, 0)


class Archive:
    """Writes a ZIP to `out`: the order of the calls, no dates, no rights of any machine. Use as a context manager."""

    def __init__(self, out: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(out, "w")

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def text(self, name: str, content: str) -> int:
        """Add a text, UTF-8, compressed; answers its length in bytes."""
        return self._add(name, content.encode(), zipfile.ZIP_DEFLATED)

    def data(self, name: str, content: bytes) -> int:
        """Add bytes as they are: sound and pictures are compressed already."""
        return self._add(name, content, zipfile.ZIP_STORED)

    def _add(self, name: str, content: bytes, method: int) -> int:
        entry = zipfile.ZipInfo(name, _DATE)
        entry.compress_type = method
        entry.create_system = 3  # the same on Windows
        entry.external_attr = 0o644 << 16
        self._zip.writestr(entry, content, compresslevel=6 if method == zipfile.ZIP_DEFLATED else None)
        return len(content)
