"""A page that was saved as one file, whoever saved it: its HTML, its address, its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.sources.pictures import FindPicture


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page of such a file: its HTML in UTF-8, its address ("" where it states none), and what finds its pictures
    by the address by which the page names them.
    """

    html: bytes
    address: str
    picture: FindPicture = field(default=lambda source: None, compare=False)
