"""Where pages come from: the library's folder, files and sites they are imported from, and their bytes as text.

`reader.sources.remote.Fetcher` asks the sites; it is not imported here, since most of the reader never does.
"""

from reader.sources.arrival import Arrival, import_file, import_url, stated_address
from reader.sources.decode import decode
from reader.sources.formats import saved_page
from reader.sources.library import Library, Page, read_page, read_stream, source_beside
from reader.sources.pictures import keep_pictures

__all__ = [
    "Arrival",
    "Library",
    "Page",
    "decode",
    "import_file",
    "import_url",
    "keep_pictures",
    "read_page",
    "read_stream",
    "saved_page",
    "source_beside",
    "stated_address",
]
