"""The programs that tests drive, and how to get them. The reader itself needs none of them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tool:
    """A program: the names it goes by, the Debian package that brings it, and what is tested with it (French)."""

    names: tuple[str, ...]
    package: str
    tests: str

    def find(self) -> str | None:
        """Where it is, if it is on the PATH."""
        return next(filter(None, map(shutil.which, self.names)), None)


TEST_TOOLS = (
    Tool(("chromium", "google-chrome"), "chromium", "dans un navigateur"),
    Tool(("node",), "nodejs", "du JavaScript"),
    Tool(("npm",), "npm", "du JavaScript et du HTML"),
    Tool(("java",), "default-jre-headless", "du HTML"),
)
