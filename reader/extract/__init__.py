"""From HTML to a Document: what belongs to the page, in order, whole; and a ledger of the rest."""

from reader.extract.page import extract
from reader.extract.profiles import Profiles

__all__ = ["Profiles", "extract"]
