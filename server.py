"""`python3 server.py`: sets up what is missing, then serves. Same options as `python3 -m reader serve`."""

import sys

from reader import bootstrap

if __name__ == "__main__":
    sys.exit(bootstrap.run(["serve", *sys.argv[1:]]))
