"""Where pages come from: the library's folder, and the bytes of a page as text."""

from reader.sources.decode import decode
from reader.sources.library import Library, Page

__all__ = ["Library", "Page", "decode"]
