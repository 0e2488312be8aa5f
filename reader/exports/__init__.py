"""Take-away forms of a page: pure functions of Document and Tracks."""

from reader.exports.book import THEMES, Book, Recording, Wishes
from reader.exports.markup.xml import right_to_left
from reader.exports.qr import QrCode, qr_code
from reader.exports.registry import FORMATS, Format, Ingredients, Weight, content_key, format_named
from reader.exports.sound.feed import Channel, Episode, as_chapters, as_feed
from reader.exports.sound.mp3 import heard_seconds
from reader.exports.sound.timeline import Chapter, Timeline, timeline
from reader.exports.sound.vtt import as_vtt
from reader.exports.texts.html import as_html
from reader.exports.texts.json import as_json
from reader.exports.texts.text import as_text

__all__ = [
    "FORMATS",
    "THEMES",
    "Book",
    "Channel",
    "Chapter",
    "Episode",
    "Format",
    "Ingredients",
    "QrCode",
    "Recording",
    "Timeline",
    "Weight",
    "Wishes",
    "as_chapters",
    "as_feed",
    "as_html",
    "as_json",
    "as_text",
    "as_vtt",
    "content_key",
    "format_named",
    "heard_seconds",
    "qr_code",
    "right_to_left",
    "timeline",
]
