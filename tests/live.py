"""A waitress server in a thread of the tests."""

from __future__ import annotations

import errno
from typing import Any


def run_until_closed(server: Any) -> None:
    """The server's loop; `server.close()` from another thread ends it, perhaps by taking the socket from its select."""
    try:
        server.run()
    except OSError as exc:
        if exc.errno != errno.EBADF:
            raise
