"""Take-away forms of a page: pure functions of Document and Tracks."""

from reader.exports.html import as_html
from reader.exports.json import as_json
from reader.exports.text import as_text

__all__ = ["as_html", "as_json", "as_text"]
