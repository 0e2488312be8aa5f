"""A page that is read, written anew in another site's markup, reads the same: no word less, none more, in its order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.exports import as_html
from reader.extract import extract
from reader.sources.decode import decode

PAGES = sorted((Path(__file__).parent.parent / "golden").glob("*/input.html"))
TRAPS = sorted((Path(__file__).parent / "traps").glob("*/page.html"))
LINKS = {
    "headings-that-begin-like-the-sites-over-lists",
    "picture-without-a-description-beside-a-link-s-words",
    "references-after-see-also",
    "see-also-in-the-same-page",
    "tabs-before-their-script-runs",
    "words-of-tools-that-are-none",
}

SITE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title} - CHU de Montreval</title></head>
<body><div class="a1"><div class="b2">
<div class="c3"><a href="/">CHU de Montreval</a>
<div class="d4"><a href="/soins">Nos soins</a><a href="/venir">Venir</a><a href="/presse">Presse</a></div></div>
<div class="e5"><div class="f6">{content}</div></div>
<div class="g7"><div>© 2026 CHU de Montreval</div><a href="/legal">Mentions légales</a><a href="/plan">Plan</a></div>
</div></div></body></html>"""

_LOOKS = re.compile(r"</?(?:em|strong|b|i|a|span|sub|sup|abbr|code|q|cite|mark|small|s|del|ins|u)\b[^>]*>")
_BLOCK = re.compile(r"<(p|ul|ol|table|h[2-6]|blockquote|figure|dl)\b[^>]*>(?:(?!<\1\b).)*?</\1>", re.DOTALL)
_SECTION = '<div class="pb-section"><div class="pb-row"><div class="pb-column">{}</div></div></div>'


def _as_it_is(content: str) -> str:
    return content


def _in_sections(content: str) -> str:
    """A builder's sections, each begun with a heading."""
    if "<details" in content:
        return content
    return "".join(map(_SECTION.format, re.split(r"(?=<h[23]\b)", re.sub(r"</?div\b[^>]*>", "", content))))


def _in_boxes(content: str) -> str:
    """Each block in boxes of its own."""
    return _BLOCK.sub(lambda block: f'<div class="field__item"><div class="wysiwyg">{block[0]}</div></div>', content)


def _in_divisions(content: str) -> str:
    return re.sub(r"<(/?)p\b", r"<\1div", content)


def _with_breaks(content: str) -> str:
    return re.sub(r"</p>\s*<p\b[^>]*>", "<br><br>", content)


def _words(html: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"<[^>]+>", " ", _LOOKS.sub("", html.partition("<body>")[2])))


def _differences(page: Path) -> list[str]:
    """The ways to write a page anew in which other words of it are read."""
    document = extract(decode(page.read_bytes()))
    read = as_html(document)
    content = re.sub(r"<(/?)(?:main|article|section|header)\b[^>]*>", r"<\1div>", read.partition("<body>")[2])
    content = re.sub(r' id="[^"]*"', "", content.partition("</body>")[0])
    pages = {
        write.__name__: SITE.format(language=document.language, title=document.title, content=write(content))
        for write in (_as_it_is, _in_sections, _in_boxes, _in_divisions, _with_breaks)
    }
    return [name for name, html in pages.items() if _words(as_html(extract(html))) != _words(read)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_a_page_written_anew_reads_the_same(page: Path) -> None:
    assert _differences(page) == []


@pytest.mark.long
def test_each_trap_written_anew_reads_the_same() -> None:
    """But where the words of a link, or its place, tell that it leads to another page or changes this one."""
    other = {page.parent.name: _differences(page) for page in TRAPS if page.parent.name not in LINKS}
    assert {name: ways for name, ways in other.items() if ways} == {}
