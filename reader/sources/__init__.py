"""Where pages come from: the library's folder, and the bytes of a page as text."""

from reader.sources.decode import decode
from reader.sources.library import MOST_BYTES, Library, Page, read_page

__all__ = ["MOST_BYTES", "Library", "Page", "decode", "read_page"]
