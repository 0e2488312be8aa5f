"""The name of a picture's file."""

from __future__ import annotations

import pytest

from reader.model import Image


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://a.example/uploads/2024/schema-1.png?x=1", "schema-1.png"),
        ("Page_fichiers\\image001.png", "image001.png"),
        ("https://a.example/documents/d/guest/photo?t=1", "photo"),
        ("https://a.example/medias/carnet_1456-jpg?ID_FICHE=1", "carnet_1456-jpg"),
        ("", ""),
        ("data:image/png;base64,xx/yy", ""),
        ("../..", ""),
        ("a/", ""),
        ("http://[", ""),
        ("..", ""),
    ],
)
def test_the_last_part_of_its_address(source: str, name: str) -> None:
    assert Image(source, None).name == name


def test_odd_letters_are_made_plain_and_stay_apart() -> None:
    spaced, other = Image("img/S%C3%A9ance%20(1).JPG", None).name, Image("img/S%C3%A9ance%20(2).JPG", None).name
    assert spaced.startswith("seance-1-")
    assert spaced.endswith(".jpg")
    assert spaced != other
    assert Image("img/Séance (1).JPG", None).name == spaced
    assert Image("img/图.png", None).name.startswith("image-")
