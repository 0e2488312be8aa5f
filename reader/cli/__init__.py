"""The command line: `python3 -m reader VERB`, one file a verb."""

from reader.cli.command import main

__all__ = ["main"]
