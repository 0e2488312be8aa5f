"""What a virtual screen reader says of every page, phrase by phrase; changed by a person who has read the difference.

It is @guidepup/virtual-screen-reader in jsdom: no real screen reader, but one that follows the same specifications
(ARIA, accessible names), and says the same every day.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.extract import extract
from reader.model import Document, Preferences
from reader.plain import explain
from reader.service.reader import Reader
from reader.settings import Settings, packaged
from reader.sources import Library
from reader.speech import Lexicon
from reader.store import MemoryStore
from reader.web.app import create_app
from reader.web.writing.explained import marked
from tests.service.stand_in import StandInPool
from tests.service.test_rendering import as_pool

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
PROGRAM = Path(__file__).with_name("screen_reader.mjs")
LIBRARY = Library(packaged("content"))
GLOSSARY = Settings.from_env({}).open_glossary()
NODE = shutil.which("node")

SITE = {
    "library": "/",
    "preferences": "/preferences",
    "help": "/help",
    "accessibility": "/accessibilite",
    "glossary": "/glossaire?page=effets-secondaires&at=s4-b2",
    "text": "/pages/types-immunotherapie/text",
    "level": "/pages/types-immunotherapie/level",
    "search": "/search?q=fievre+appeler",
    "word": "/glossaire/amm?page=effets-secondaires&at=s4-b2",
}

# The text alone has no menus: nothing to go past.
WITHOUT_MENUS = ("text",)

pytestmark = [
    pytest.mark.first,
    pytest.mark.node,
    pytest.mark.skipif(NODE is None, reason="no Node.js: apt-get install nodejs"),
    pytest.mark.skipif(
        not (ROOT / "node_modules" / "@guidepup").is_dir(), reason="no virtual screen reader: npm install"
    ),
]

Logs = dict[str, list[str]]


@pytest.fixture(scope="module")
def logs() -> Logs:
    """The phrases of every page, by its name; one Node process reads them all."""
    reader = Reader(LIBRARY, Lexicon.shipped(), as_pool(StandInPool()), MemoryStore(), prepare=False, glossary=GLOSSARY)
    client = create_app(reader, packaged("static")).test_client()
    addresses = SITE | {page_id: f"/pages/{page_id}" for page_id in LIBRARY.ids()}
    pages = {name: client.get(address).text for name, address in addresses.items()}
    reader.close()
    assert NODE is not None
    done = subprocess.run(
        [NODE, str(PROGRAM)],
        input=json.dumps(pages),
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    logs: Logs = json.loads(done.stdout)
    return logs


def document(page_id: str) -> Document:
    """The document as the page shows it: with links on its hard words."""
    page = LIBRARY.page(page_id)
    read = extract(page.html, page.id, page.source)
    return marked(read, explain(read, GLOSSARY), Preferences())


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.proves("wcag:1.3.1", "wcag:1.3.2", "rgaa:9.1", "rgaa:9.3", "rgaa:9.4", "daisy:screen-reader-04")
@pytest.mark.parametrize("page_id", LIBRARY.ids())
def test_what_is_heard_of_a_page(page_id: str, logs: Logs, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / page_id / "screen-reader.txt", written(logs[page_id]))


@pytest.mark.proves("daisy:screen-reader-01")
@pytest.mark.parametrize("name", SITE)
def test_what_is_heard_of_the_service(name: str, logs: Logs, golden: Callable[[Path, str], None]) -> None:
    text = written(logs[name])
    if name == "accessibility":  # the figures are the score-board's, which this test is a part of
        text = re.sub(r"^(cell,|(?:end of )?row, .*?)(?: \d+)+$", r"\1 N", text, flags=re.MULTILINE)
    golden(GOLDEN / "service" / f"{name}.txt", text)


def written(phrases: list[str]) -> str:
    text = "\n".join(plain(phrase) for phrase in phrases) + "\n"
    return re.sub(r"[0-9a-f]{64}", "KEY", text)


@pytest.mark.proves("wcag:1.3.2", "rgaa:10.3", "daisy:screen-reader-02", "daisy:screen-reader-03")
@pytest.mark.parametrize("page_id", LIBRARY.ids())
def test_a_text_without_markup_is_one_phrase(page_id: str, logs: Logs) -> None:
    """No element a word, no duplicate for screen readers: what the eye reads as one, the ear gets as one."""
    said = [plain(phrase) for phrase in logs[page_id]]
    place = 0
    for section in document(page_id).sections:
        for block in section.blocks:
            for element, sentences in block.elements():
                text = plain("".join(sentence.text for sentence in sentences))
                if not text or any(sentence.spans for sentence in sentences):
                    continue
                heard = [number for number, phrase in enumerate(said) if is_said(phrase, text)]
                assert heard, f"{element} is not heard as one phrase: {text}"
                place = next((number for number in heard if number >= place), -1)
                assert place >= 0, f"{element} is heard before what precedes it: {text}"


def is_said(phrase: str, text: str) -> bool:
    """A phrase is the text itself, or its role and then the text: `heading, TEXT, level 2`, `columnheader, TEXT`."""
    return phrase == text or re.sub(r"^[a-z]+, ", "", phrase).startswith(text)


@pytest.mark.proves("wcag:4.1.2", "wcag:1.1.1", "rgaa:1.1", "rgaa:6.2", "rgaa:11.1")
def test_nothing_is_heard_without_a_name(logs: Logs) -> None:
    nameless = [
        (name, phrase)
        for name, phrases in logs.items()
        for phrase, following in zip(phrases, [*phrases[1:], ""], strict=True)
        if phrase in ("link", "button", "heading", "combobox", "radio", "checkbox", "slider", "textbox")
        # an image whose description stands beside it as text has none of its own, so as not to be heard twice
        or (phrase in ("img", "image") and following != "paragraph")
    ]
    assert nameless == []


@pytest.mark.proves("wcag:2.4.1", "rgaa:12.7")
def test_the_way_past_the_menus_is_the_first_thing_heard(logs: Logs) -> None:
    for name, phrases in logs.items():
        if name not in WITHOUT_MENUS:
            assert phrases[1] == "link, Aller au contenu", name


@pytest.mark.proves("wcag:3.2.3", "wcag:3.2.6", "rgaa:12.2", "rgaa:12.4")
def test_the_menus_are_heard_alike_on_every_page(logs: Logs) -> None:
    def menus(phrases: list[str]) -> list[str]:
        """Before the text, and after it; without the word for the page one is on."""
        before = phrases[: phrases.index("main")]
        after = phrases[phrases.index("contentinfo") :]
        return [re.sub(r", current .*", "", phrase) for phrase in before + after]

    heard = {name: menus(phrases) for name, phrases in logs.items() if name not in WITHOUT_MENUS}
    assert all(phrases == heard["library"] for phrases in heard.values())
