"""`python3 -m reader VERB`."""

import sys

from reader import bootstrap


def main() -> int:
    """The command `reader` of an installed package; gives the exit code."""
    return bootstrap.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
