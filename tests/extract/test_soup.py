"""Our builder makes the tree that BeautifulSoup's own makes, link by link."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from reader.extract.markup.builder import soup_of

TRAPS = sorted((Path(__file__).parent / "traps").glob("*/page.html"))
ODD = (
    "<p>un<p>deux</div></p>trois</b>",
    "<pre>  \n </pre><p>  \n </p><textarea> <pre> </textarea>  <pre><b> </b></pre>",
    "<!DOCTYPE html><!-- un --><?php echo 1 ?><html><body>a</body></html>  b<!-- -->",
    "<script>var a = '<p>';</script><style>p {}</style><template><p>un</p></template>",
    "<ruby>漢<rp>(</rp><rt>kan<b>ji</b></rt><rp>)</rp></ruby>",
    "<table><tr><td>un<td>deux<table><td>trois</table></table><o:p xlink:href='x'>x</o:p>",
    "<br>un<hr/><img src=x alt=y><embed>deux<wbr>trois",
    "a",
)


def links(soup: BeautifulSoup) -> list[tuple[object, ...]]:
    """Each element and text with what it says and its neighbours' numbers, in page order."""
    found: list[PageElement] = []
    waiting: list[PageElement] = [soup]
    while waiting:
        found.append(waiting.pop())
        if isinstance(found[-1], Tag):
            waiting.extend(reversed(found[-1].contents))
    number = {id(element): place for place, element in enumerate(found)}
    return [
        (
            (element.name, element.attrs, element.is_empty_element, element.interesting_string_types, element._is_xml)
            if isinstance(element, Tag)
            else (type(element), str(element)),
            *(
                number.get(id(near))
                for near in (
                    element.parent,
                    element.previous_element,
                    element.next_element,
                    element.previous_sibling,
                    element.next_sibling,
                )
            ),
        )
        for element in found
    ]


def ours_and_its_own(html: str) -> tuple[BeautifulSoup, BeautifulSoup]:
    return soup_of(html), BeautifulSoup(html, "lxml", multi_valued_attributes=None)


@pytest.mark.parametrize("html", ODD)
def test_odd_pages(html: str) -> None:
    ours, its_own = ours_and_its_own(html)
    assert links(ours) == links(its_own)
    assert str(ours) == str(its_own)


def test_every_trap() -> None:
    for file in TRAPS:
        ours, its_own = ours_and_its_own(file.read_text("utf-8", "replace"))
        assert links(ours) == links(its_own), file
