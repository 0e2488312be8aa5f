"""The podcast, its chapters and its captions."""

from __future__ import annotations

import json
import re
from datetime import date

import feedparser  # type: ignore[import-untyped]

from reader.exports.book import Book
from reader.exports.sound.feed import Channel, Episode, as_chapters, as_feed
from reader.exports.sound.timeline import timeline
from reader.exports.sound.vtt import as_vtt

CHANNEL = Channel("Pages & sons", "Des pages <lues>", "http://127.0.0.1/feed.xml", "http://127.0.0.1/", private=True)


def episode(book: Book) -> Episode:
    return Episode(
        guid=book.identifier,
        title=book.document.title,
        description="Un & deux",
        page="http://127.0.0.1/pages/exemple?a=1&b=2",
        sound="http://127.0.0.1/exemple.mp3",
        length=12345,
        duration=61.6,
        published=date(2026, 11, 24),
        chapters="http://127.0.0.1/exemple.json",
        captions="http://127.0.0.1/exemple.vtt",
    )


def test_a_podcast_player_reads_it(small: Book) -> None:
    read = feedparser.parse(as_feed(CHANNEL, [episode(small), episode(small.only("s2"))]))
    assert read.bozo is False
    assert read.version == "rss20"
    assert read.feed.title == "Pages & sons"
    assert read.feed.itunes_block == 1
    first = read.entries[0]
    assert first.title == small.document.title
    assert first.id == small.identifier
    assert first.enclosures[0] == {"href": "http://127.0.0.1/exemple.mp3", "length": "12345", "type": "audio/mpeg"}
    assert first.itunes_duration == "62"
    assert first.published_parsed[:3] == (2026, 11, 24)
    assert first.podcast_chapters == {"url": "http://127.0.0.1/exemple.json", "type": "application/json+chapters"}
    assert first.podcast_transcript["type"] == "text/vtt"


def test_chapters_rise_from_zero_and_lead_to_their_sections(small: Book) -> None:
    line = timeline(small)
    chapters = json.loads(as_chapters(line.chapters, "http://127.0.0.1/pages/exemple"))["chapters"]
    starts = [chapter["startTime"] for chapter in chapters]
    assert starts[0] == 0
    assert starts == sorted(starts)
    assert starts[-1] < line.joined.duration
    assert chapters[1]["url"] == "http://127.0.0.1/pages/exemple#s2"


def test_captions_follow_each_other_inside_the_sound(small: Book) -> None:
    line = timeline(small)
    text = as_vtt(line.cues)
    assert text.startswith("WEBVTT\n\n")
    now = 0.0
    for start, end in re.findall(r"^([\d:.]+) --> ([\d:.]+)$", text, re.M):
        assert now <= seconds(start) < seconds(end)
        now = seconds(end)
    assert now <= line.joined.duration
    assert "&lt;&amp;&gt;" in text
    assert as_vtt(()) == "WEBVTT\n"


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)
