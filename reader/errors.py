"""Every error the reader raises on purpose.

    ReaderError
    ├── BadInput                what was given cannot be used                     400, exit 2
    │   ├── PageRefused         a page's HTML is no page that can be read         422, exit 2
    │   ├── WrongSetting        a switch of the operator has no meaning           500, exit 2
    │   └── WrongPreference     a wish of the person has no meaning               400, exit 2
    ├── NotFound                                                                  404, exit 3
    │   ├── PageNotFound        no page of that id in the library
    │   ├── TrackNotFound       no track of that key
    │   └── VoiceNotFound       no voice of that id
    ├── Busy                    too much asked at once; ask again in a moment     503, exit 4
    ├── EngineError                                                               502, exit 5
    │   ├── EngineUnavailable   no speech engine works here                       503, exit 5
    │   └── SynthesisFailed     the engine failed on this text, twice             502, exit 5
    ├── StoreError              the cache folder cannot be read or written        500, exit 6
    │   └── DiskFull            no room is left for a take-away file              507, exit 6
    └── ExportError             a take-away form cannot be made                   500, exit 7
        ├── FormatUnavailable   this machine lacks what the format needs          501, exit 7
        └── SoundMissing        the format holds sound, and the page has none     409, exit 7

`status` is the HTTP status at the web door, `code` the exit code at the command line. The message of an error is one
sentence in French for the person or the operator: what happened, and what to do. Exceptions of other libraries end at
the edge of the workshop that called them: `raise EngineUnavailable("…") from exc`.
"""

from __future__ import annotations


class ReaderError(Exception):
    """The root: catch this at a door, and nothing wider."""

    status = 500
    code = 1


class BadInput(ReaderError):
    """What was given cannot be used; the message names it and says what would do."""

    status = 400
    code = 2


class PageRefused(BadInput):
    """A file or an answer that is no page the reader can read: empty, huge, damaged, not HTML."""

    status = 422


class WrongSetting(BadInput):
    """A switch of the operator (environment variable or option) that has no meaning."""

    status = 500


class WrongPreference(BadInput):
    """A wish of the person (theme, size, speed, voice ...) that has no meaning."""


class NotFound(ReaderError):
    """What was asked for by name is not here."""

    status = 404
    code = 3


class PageNotFound(NotFound):
    """No page of that id in the library."""


class TrackNotFound(NotFound):
    """No track of that key: the page or the voice that made it is gone."""


class VoiceNotFound(NotFound):
    """No voice of that id among the engines that work here."""


class Busy(ReaderError):
    """Too much asked at once. `retry_after` is in whole seconds."""

    status = 503
    code = 4

    def __init__(self, message: str, retry_after: int = 2) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class EngineError(ReaderError):
    """A speech engine did not do its work."""

    status = 502
    code = 5


class EngineUnavailable(EngineError):
    """No speech engine works on this machine: text is served, sound is not."""

    status = 503


class SynthesisFailed(EngineError):
    """The engine crashed, hung or failed on this text, and again on a fresh process."""


class StoreError(ReaderError):
    """The cache folder cannot be read or written: missing rights, full disk."""

    code = 6


class DiskFull(StoreError):
    """No room is left on the disk for a file that somebody asked for."""

    status = 507


class ExportError(ReaderError):
    """A take-away form of a page (EPUB, DAISY, braille ...) cannot be made."""

    code = 7


class FormatUnavailable(ExportError):
    """This machine lacks what the format needs; the message says how to get it."""

    status = 501


class SoundMissing(ExportError):
    """The format holds sound, and the page has none, or not all of it."""

    status = 409
