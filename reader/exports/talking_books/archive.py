"""ZIP files whose bytes depend on their content alone.

Written by hand (APPNOTE 6.3, PKWARE), not by `zipfile`: that one goes back over each header, which for a book of many
small texts cost as much as copying its sound, and keeps an object for each file until the end.
"""

from __future__ import annotations

import struct
import zlib
from types import TracebackType
from typing import BinaryIO

from reader.errors import ExportError

# The earliest date a ZIP can hold, 1 January 1980: the day a book is made would change its bytes.
_TIME, _DATE = 0, 1 << 5 | 1

_STORED, _DEFLATED = 0, 8
_VERSION = 20  # what a program must know to unpack it: 2.0, folders and deflate
_UNIX = 3 << 8 | _VERSION  # made so, the same on every system: programs then read the rights below
_RIGHTS = 0o644 << 16
_NAME_IN_UTF8 = 0x800

# The plain form of a ZIP counts with 32 and 16 bits; players for cards (FAT 32) read no longer file either.
_LARGEST, _MOST = 0xFFFFFFFE, 0xFFFE

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class Archive:
    """Writes a ZIP to `out`: the order of the calls, no dates, no rights of any machine. Use as a context manager.

    Raises ExportError where a book is more than a ZIP can hold.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._here = 0
        self._directory = bytearray()
        self._files = 0

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        if kind is not None:
            return  # a broken book is left without its end: no program takes it for whole
        counts = (self._files, self._files, len(self._directory), self._here)
        self._out.write(self._directory + _END.pack(b"PK\5\6", 0, 0, *counts, 0))

    def text(self, name: str, *pieces: str | bytearray) -> int:
        """Add a text in one or more pieces, UTF-8, compressed; answers its length in bytes."""
        deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        written = bytearray()
        length = checksum = 0
        for piece in pieces:
            data = piece.encode() if isinstance(piece, str) else piece
            length += len(data)
            checksum = zlib.crc32(data, checksum)
            written += deflate.compress(data)
        written += deflate.flush()
        self._add(name, _DEFLATED, length, checksum, written)
        return length

    def data(self, name: str, content: bytes) -> int:
        """Add bytes as they are: sound and pictures are compressed already."""
        self._add(name, _STORED, len(content), zlib.crc32(content), content)
        return len(content)

    def _add(self, name: str, method: int, length: int, checksum: int, written: bytes | bytearray) -> None:
        path = name.encode()
        flags = 0 if name.isascii() else _NAME_IN_UTF8
        shared = (_VERSION, flags, method, _TIME, _DATE, checksum, len(written), length, len(path), 0)
        after = self._here + _LOCAL.size + len(path) + len(written)
        if after + len(self._directory) > _LARGEST or self._files == _MOST:
            raise ExportError(
                "Ce livre dépasse ce qu’un fichier ZIP peut contenir (4 Go) : prenez la page en plusieurs fois."
            )
        self._directory += _CENTRAL.pack(b"PK\1\2", _UNIX, *shared, 0, 0, 0, _RIGHTS, self._here) + path
        self._out.write(_LOCAL.pack(b"PK\3\4", *shared) + path)
        self._out.write(written)
        self._here = after
        self._files += 1
