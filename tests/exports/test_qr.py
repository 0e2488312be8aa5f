"""QR codes: every black module of the standard's, nothing else, and white around."""

from __future__ import annotations

import re

import pytest
import segno

from reader.exports import qr_code
from reader.exports.qr import QUIET


@pytest.mark.parametrize(
    "address", ["https://a.fr", "https://lecteur.exemple.fr/pages/" + "é" * 300 + "?voice=a%2Fb#s3"]
)
def test_the_path_draws_the_code(address: str) -> None:
    code = qr_code(address)
    drawn = set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", code.path):
        drawn |= {(int(x) + step, int(y)) for step in range(int(width))}
    matrix = segno.make(address, error="m", micro=False).matrix
    assert code.side == len(matrix) + 2 * QUIET
    black = {(x + QUIET, y + QUIET) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert drawn == black
    assert re.fullmatch(r"(M\d+ \d+h\d+v1h-\d+z)+", code.path)


def test_a_file_is_black_on_white() -> None:
    svg = qr_code("https://a.fr").as_svg()
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29"')
    assert '<rect width="29" height="29" fill="#fff"/>' in svg
