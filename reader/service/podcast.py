"""The library as a podcast: a page is an episode, once its MP3 is there."""

from __future__ import annotations

import logging
from pathlib import Path

from reader.errors import Busy, ReaderError
from reader.exports import Book, Channel, Episode, Wishes, as_chapters, as_feed, format_named, heard_seconds, timeline
from reader.model import Preferences
from reader.service.orders import MOMENT, Order, Orders
from reader.service.reader import Reader
from reader.service.taking_away import book_of, created

log = logging.getLogger(__name__)

TITLE = "Comprendre l’immunothérapie, à écouter"
DESCRIPTION = (
    "Les pages du lecteur accessible, lues par une voix de synthèse. Ces textes informent ; ils ne remplacent pas "
    "l’avis de votre équipe de soins. En cas d’urgence, appelez le 15 ou le 112."
)


class Podcast:
    """The feed, and what its episodes are made of. In the service's own voice: apps send no wishes."""

    def __init__(self, reader: Reader, orders: Orders) -> None:
        self._reader = reader
        self._orders = orders

    def feed(self, site: str, feed: str, folder: str, image: str, *, private: bool) -> str:
        """The feed as XML. `site` is the address of the service, `feed` the feed's own, `folder` its episodes'.

        A page whose MP3 is not there yet is left out and asked for: the next look finds it.
        """
        episodes = []
        for summary in self._reader.pages():
            order = self._order(summary.id, "mp3")
            try:
                path = self._orders.ask(order).path
                if path is None:
                    continue
                document = self._reader.document(summary.id)
                seconds = heard_seconds(path)
                length = path.stat().st_size
            except Busy:
                continue
            except (ReaderError, OSError) as exc:
                log.warning("episode %s: %s", summary.id, exc)
                continue
            episodes.append(
                Episode(
                    guid=Book(document).identifier,
                    title=" ".join(document.title.split()) or summary.id,
                    description=summary.summary or document.title,
                    page=f"{site}/pages/{summary.id}",
                    sound=f"{folder}/{summary.id}.mp3",
                    length=length,
                    duration=seconds,
                    published=created(document, self._reader.library),
                    chapters=f"{folder}/{summary.id}.json",
                    captions=f"{folder}/{summary.id}.vtt",
                    language=document.language,
                )
            )
        channel = Channel(
            TITLE, DESCRIPTION, feed, f"{site}/", author="Lecteur accessible", image=image, private=private
        )
        return as_feed(channel, episodes)

    def file(self, page_id: str, form: str) -> tuple[str, Path]:
        """The key and file of an episode's "mp3" or "vtt". Raises Busy while it is being made, PageNotFound."""
        order = self._order(page_id, form)
        job = self._orders.ask(order)
        job.wait(MOMENT)
        if job.error is not None:
            raise job.error
        if job.path is None:
            soon = self._orders.sounds_kept(order)  # only the writing remains
            raise Busy("Cet épisode se prépare. Réessayez dans une minute.", retry_after=5 if soon else 60)
        return job.kept_as, job.path

    def chapters(self, page_id: str, page: str) -> str:
        """The chapters of an episode as JSON; `page` is the address of the page. Raises Busy, PageNotFound."""
        order = self._order(page_id, "mp3")
        if not self._orders.sounds_kept(order):
            self.file(page_id, "mp3")
        return as_chapters(timeline(book_of(self._reader, page_id, Preferences(), sound=True)).chapters, page)

    def _order(self, page_id: str, form: str) -> Order:
        return Order(page_id, format_named(form), Wishes(), Preferences())
