"""The library as a podcast: RSS 2.0 with Apple's and Podcasting 2.0's words, chapters as JSON, WebVTT as transcript."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import format_datetime

from reader.exports.markup.xml import attribute, escape
from reader.exports.sound.timeline import Chapter


@dataclass(frozen=True, slots=True)
class Channel:
    """The podcast as a whole. `address` is that of the feed, `page` that of the library, `image` of a square picture.

    A `private` feed asks directories not to list it.
    """

    title: str
    description: str
    address: str
    page: str
    language: str = "fr"
    author: str = ""
    image: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Episode:
    """A page in the podcast: addresses of its MP3, chapters, captions and page; `length` in bytes, `duration` seconds.

    `guid` is the same for ever (`Book.identifier`).
    """

    guid: str
    title: str
    description: str
    page: str
    sound: str
    length: int
    duration: float
    published: date
    chapters: str = ""
    captions: str = ""
    language: str = "fr"


def as_feed(channel: Channel, episodes: Iterable[Episode]) -> str:
    """The feed, episodes in the order they are given."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
        ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
        ' xmlns:podcast="https://podcastindex.org/namespace/1.0">',
        "<channel>",
        f"<title>{escape(channel.title)}</title>",
        f"<link>{escape(channel.page)}</link>",
        f"<description>{escape(channel.description)}</description>",
        f"<language>{escape(channel.language)}</language>",
        f'<atom:link href="{attribute(channel.address)}" rel="self" type="application/rss+xml"/>',
        "<itunes:explicit>false</itunes:explicit>",
        "<itunes:type>serial</itunes:type>",
        '<itunes:category text="Health &amp; Fitness"/>',
    ]
    if channel.author:
        lines.append(f"<itunes:author>{escape(channel.author)}</itunes:author>")
    if channel.image:
        lines.append(f'<itunes:image href="{attribute(channel.image)}"/>')
    if channel.private:
        lines += ["<itunes:block>Yes</itunes:block>", "<podcast:block>yes</podcast:block>"]
    for number, episode in enumerate(episodes, 1):
        lines += _item(episode, number)
    lines += ["</channel>", "</rss>", ""]
    return "\n".join(lines)


def _item(episode: Episode, number: int) -> list[str]:
    published = datetime(episode.published.year, episode.published.month, episode.published.day, tzinfo=UTC)
    lines = [
        "<item>",
        f"<title>{escape(episode.title)}</title>",
        f"<description>{escape(episode.description)}</description>",
        f"<link>{escape(episode.page)}</link>",
        f'<guid isPermaLink="false">{escape(episode.guid)}</guid>',
        f"<pubDate>{format_datetime(published)}</pubDate>",
        f'<enclosure url="{attribute(episode.sound)}" length="{episode.length}" type="audio/mpeg"/>',
        f"<itunes:duration>{round(episode.duration)}</itunes:duration>",
        f"<itunes:episode>{number}</itunes:episode>",
        "<itunes:explicit>false</itunes:explicit>",
    ]
    if episode.chapters:
        lines.append(f'<podcast:chapters url="{attribute(episode.chapters)}" type="application/json+chapters"/>')
    if episode.captions:
        lines.append(
            f'<podcast:transcript url="{attribute(episode.captions)}" type="text/vtt" '
            f'language="{attribute(episode.language)}" rel="captions"/>'
        )
    return [*lines, "</item>"]


def as_chapters(chapters: Iterable[Chapter], page: str = "") -> str:
    """The chapters of an episode (Podcasting 2.0, JSON Chapters 1.2); each leads to its section of `page`."""
    return json.dumps(
        {
            "version": "1.2.0",
            "chapters": [
                {"startTime": round(chapter.start, 3), "title": chapter.title}
                | ({"url": f"{page}#{chapter.section_id}"} if page else {})
                for chapter in chapters
            ],
        },
        ensure_ascii=False,
        indent=1,
    )
