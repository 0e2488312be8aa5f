"""A page that was saved as one file, whoever saved it: its HTML, its address, its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.sources.address import BY_HAND
from reader.sources.pictures import FindPicture

# Of what is no page but leads to one, as browsers make on a desktop.
SHORTCUT = f"Ce fichier n’est qu’un raccourci vers une page. {BY_HAND}."


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page of such a file: its HTML in UTF-8, its address ("" where it states none), and what finds its pictures
    by the address by which the page names them.
    """

    html: bytes
    address: str
    picture: FindPicture = field(default=lambda source: None, compare=False)
