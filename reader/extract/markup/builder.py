"""BeautifulSoup's lxml builder, for pages of HTML: without the search for XML namespaces, which no such page has.

libxml2's HTML parser knows none: `<o:p>` and `xlink:href` come as they are written. BeautifulSoup's own builder asks of
each tag and each attribute, and copies attributes three times; a page is read a fifth faster without.
"""

from __future__ import annotations

from collections.abc import Mapping

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import Tag


def soup_of(html: str) -> BeautifulSoup:
    """The page as BeautifulSoup reads it with lxml; attributes are texts, classes too."""
    return BeautifulSoup(html, builder=_HtmlBuilder(multi_valued_attributes=None, attribute_dict_class=dict))


class _HtmlBuilder(LXMLTreeBuilder):
    """Hands each tag on as the parser tells it."""

    def start(self, tag: str | bytes, attrib: Mapping[str, str], nsmap: object = None) -> None:  # type: ignore[override]
        if self.soup is not None:
            self.soup.handle_starttag(str(tag), None, None, attrib)

    def set_up_substitutions(self, tag: Tag) -> bool:
        """None: they are for a soup that is written out again in another charset."""
        return False

    def end(self, tag: str | bytes) -> None:
        if self.soup is not None:
            self.soup.handle_endtag(str(tag))
