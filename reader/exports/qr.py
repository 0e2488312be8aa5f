"""QR codes (ISO/IEC 18004): an address as black squares that a phone's camera reads."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

# White modules around the code; the standard asks for four.
QUIET = 4


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code to be drawn black on white, whatever the theme: cameras need both.

    `side` is its width and height in modules, the quiet zone included; `path` draws its black ones, as in SVG.
    """

    side: int
    path: str

    def as_svg(self) -> str:
        """The code as an SVG file."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.side} {self.side}" '
            f'width="{self.side * 8}" height="{self.side * 8}" shape-rendering="crispEdges">'
            f'<rect width="{self.side}" height="{self.side}" fill="#fff"/>'
            f'<path fill="#000" d="{self.path}"/></svg>\n'
        )


def qr_code(address: str) -> QrCode:
    """The code of an address, readable with 15 % of it stained (level M)."""
    import segno  # a tenth of a second that no start of the service waits for

    matrix = segno.make(address, error="m", micro=False).matrix
    steps = []
    for y, row in enumerate(matrix, QUIET):
        x = QUIET
        for black, run in groupby(row):
            width = len(list(run))
            if black:
                steps.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return QrCode(len(matrix) + 2 * QUIET, "".join(steps))
