"""What is said of each page, and how it is shown; changed by a person who has read the difference."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from reader.service.reader import Reader
from reader.settings import packaged
from reader.sources import Library
from reader.speech import Lexicon, script
from reader.store import MemoryStore
from reader.web.app import create_app
from tests.golden.test_pages import CONTENT, HERE, PAGES, document
from tests.service.stand_in import StandInPool
from tests.service.test_rendering import as_pool

Golden = Callable[[Path, str], None]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The real library and the pages of these folders, with a voice that is always the same: addresses of sounds differ
    from a real voice's alone.
    """
    folder = tmp_path_factory.mktemp("library") / "content"
    shutil.copytree(CONTENT, folder)
    for page in PAGES:
        own = HERE / page / "input.html"
        if own.exists():
            shutil.copyfile(own, folder / f"{page}.html")
    reader = Reader(Library(folder), Lexicon.shipped(), as_pool(StandInPool()), MemoryStore(), prepare=False)
    yield create_app(reader, packaged("static")).test_client()
    reader.close()


@pytest.mark.proves("wcag:1.2.1", "rgaa:4.2", "daisy:read-aloud-13", "daisy:read-aloud-17", "epubtest:350")
@pytest.mark.parametrize("page", PAGES)
def test_what_is_said(page: str, golden: Golden) -> None:
    said = [
        {
            "sentence": utterance.sentence_id,
            "shown": sentence.text,
            "spoken": utterance.text,
            "pause": utterance.pause,
            "other_languages": [
                run.range.of(utterance.text) for run in utterance.runs if not run.language.startswith("fr")
            ],
        }
        for section in document(page).sections
        for sentence, utterance in zip(section.sentences(), script(section), strict=True)
    ]
    golden(HERE / page / "utterances.json", json.dumps(said, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("page", PAGES)
def test_how_it_is_shown(page: str, client: FlaskClient, golden: Golden) -> None:
    html = client.get(f"/pages/{page}").get_data(as_text=True)
    html = re.sub(r"[0-9a-f]{64}", "KEY", html)  # changes with every rule of speech
    html = re.sub(r'data-duration="\d+"', 'data-duration="SECONDS"', html)  # so does this
    html = re.sub(r"/static/[0-9a-f]{16}/", "/static/DIGEST/", html)  # changes with every style sheet
    html = re.sub(r'data-version="[0-9a-f]{32}"', 'data-version="VERSION"', html)  # changes with both
    html = re.sub(r"\(\d+&nbsp;Mo\)", "(MEGABYTES)", html)  # estimated, as the seconds are
    golden(HERE / page / "page.html", html + "\n")
