"""The programs that tests drive, and how to get them. The reader itself needs none of them."""

from __future__ import annotations

import shutil
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tool:
    """A program: the names it goes by, the Debian package that brings it, and what is tested with it (French).

    What is no program is known by its `library` or by a `file` that it brings. `instead` are programs that will do as
    well, only slower.
    """

    names: tuple[str, ...]
    package: str
    tests: str
    library: str = ""
    file: str = ""
    instead: tuple[str, ...] = ()

    def find(self) -> str | None:
        """Where it is, or what will do instead: on the PATH, among the system's libraries, or its file."""
        return self.find_itself() or next(filter(None, map(shutil.which, self.instead)), None)

    def find_itself(self) -> str | None:
        """Where it is, and not what will do instead."""
        if self.library:
            return find_library(self.library)
        if self.file:
            return self.file if Path(self.file).exists() else None
        return next(filter(None, map(shutil.which, self.names)), None)


# Chromium without its windows: the same engine for two thirds of the processor time, as each page of a headless
# `chromium` has a window with its own renderers behind it.
BROWSER = Tool(
    ("chromium-headless-shell",),
    "chromium-headless-shell",
    "dans un navigateur",
    instead=("chromium", "google-chrome"),
)

TEST_TOOLS = (
    BROWSER,
    Tool(("node",), "nodejs", "du JavaScript"),
    Tool(("npm",), "npm", "du JavaScript et du HTML"),
    Tool(("java",), "default-jre-headless", "du HTML"),
    Tool(("ffmpeg",), "ffmpeg", "du son à emporter"),
    Tool(("liblouis",), "liblouis20", "du braille", library="louis"),
    Tool(("Pango",), "libpangoft2-1.0-0", "du PDF", library="pangoft2-1.0"),
    # Atkinson Hyperlegible has no "≥": the PDF draws it with DejaVu
    Tool(("DejaVu",), "fonts-dejavu-core", "du PDF", file="/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Tool(("w3c-sgml-lib",), "w3c-sgml-lib", "des livres DAISY", file="/usr/share/xml/w3c-sgml-lib"),
)
