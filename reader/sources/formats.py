"""The forms in which people save a page as one file."""

from __future__ import annotations

from reader.sources.embedded import from_embedded, may_hold_pictures
from reader.sources.mhtml import from_mhtml, is_mhtml, refuse_mail
from reader.sources.saved import SavedPage
from reader.sources.webarchive import from_webarchive, is_property_list


def with_its_pictures(data: bytes) -> bool:
    """Whether a file, by its beginning, may hold the pictures of its page, and so weigh more than a page may."""
    return is_mhtml(data) or is_property_list(data) or may_hold_pictures(data)


def saved_page(data: bytes) -> SavedPage | None:
    """The page of a file that is not HTML alone (.mhtml, .webarchive, pictures in the text); None for any other.

    Raises PageRefused for a damaged one, and for an e-mail.
    """
    found = from_mhtml(data)
    if found is None:
        refuse_mail(data)
        found = from_webarchive(data)
    return from_embedded(data) if found is None else found
