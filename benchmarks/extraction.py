"""What a benchmark of extractors measures: HTML in, our clean HTML out.

python BENCH.py --ours benchmarks.extraction:clean_html        # from the project's root
"""

from __future__ import annotations

from reader.errors import PageRefused
from reader.exports import as_html
from reader.extract import extract


def clean_html(html: str) -> str:
    """The page's content as clean HTML; "" for a page that is refused."""
    try:
        return as_html(extract(html))
    except PageRefused:
        return ""
