"""BeautifulSoup's lxml builder, for pages of HTML: the same tree, made in half the time.

libxml2 reads a page in a tenth of the time that BeautifulSoup takes to write it down. BeautifulSoup looks for XML
namespaces, which no page of HTML has (`<o:p>` and `xlink:href` come as they are written), writes into each tag what all
have alike, and asks of each text whether it is put into a tree that is there already. Here each element and each text
is placed once, at the end of the element that is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from inspect import signature
from typing import cast

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import (
    AttributeValueList,
    Comment,
    Doctype,
    NavigableString,
    PageElement,
    ProcessingInstruction,
    Tag,
)

from reader.errors import PageRefused

_VOID = frozenset(HTMLTreeBuilder.DEFAULT_EMPTY_ELEMENT_TAGS or ())
_KEEP_SPACE = HTMLTreeBuilder.DEFAULT_PRESERVE_WHITESPACE_TAGS
_KINDS = HTMLTreeBuilder.DEFAULT_STRING_CONTAINERS  # of the texts of scripts, styles, templates and ruby
# Elements whose end tag may be left out (HTML Standard, 13.1.2.4), and a, which never nests: they add no depth.
_NO_DEPTH = _VOID | frozenset(
    "p li dt dd td th tr thead tbody tfoot option optgroup colgroup rt rp a html body head".split()  # noqa: SIM905
)
_DEEPEST = 512
_NO_LISTS: dict[str, set[str]] = {}


# Attributes of which the values tell what an element is; the others are addresses, texts and scripts.
_TELLING = frozenset({"class", "role", "style", "data-toggle", "data-bs-toggle"})

_ALONE = '"'  # after the one sign that a text is


class Soup(BeautifulSoup):
    """A page of HTML; `tags` are the elements that the parser found, in page order.

    `marks` is what they are written with, each thing once: `<p>`, `href=`, `role="tab"`, `class="c1 c2"`, and how texts
    begin: `text="- ` (the first sign, and whether a blank follows), `text="-"` (that is all). Who looks for a mark
    asks here whether the page has it at all: the code itself is ten times as long, most of it texts and scripts.
    """

    tags: list[Tag]
    marks: str


def soup_of(html: str) -> Soup:
    """The page as BeautifulSoup reads it with lxml; attributes are texts, classes too.

    Raises PageRefused where elements stand in one another deeper than any page has them.
    """
    builder = _HtmlBuilder(multi_valued_attributes=None, attribute_dict_class=dict)
    soup = Soup(html, builder=builder)
    soup.tags, soup.marks = builder.tags, builder.marks()
    builder.tags = []  # the parser holds the builder, which holds the parser
    return soup


def let_go(soup: Soup) -> None:
    """Part the elements of a page that has been read, each of which knows its neighbours: so they go at once.

    Of a page of 49,000 paragraphs the collector, which would find them later, has 20 MB and 0.2 s less to look through.
    """
    item = soup.contents[0] if soup.contents else None
    while item is not None:
        following = item.next_element
        item.parent = item.next_element = item.previous_element = item.next_sibling = item.previous_sibling = None
        item = following
    soup.contents, soup.tags = [], []


class _Tag(Tag):
    """An element of a page of HTML; what all of them have alike stands here, once."""

    parser_class = BeautifulSoup
    namespace = None
    prefix = None
    sourceline = None
    sourcepos = None
    known_xml = False
    can_be_empty_element = False
    attribute_value_list_class = AttributeValueList
    cdata_list_attributes = _NO_LISTS
    preserve_whitespace_tags = _KEEP_SPACE
    interesting_string_types = Tag.MAIN_CONTENT_STRING_TYPES
    _namespaces: dict[str, str] = {}  # noqa: RUF012  (of no tag: nobody writes into it)


class _HtmlBuilder(LXMLTreeBuilder):
    """Writes down what the parser says: `_open` are the elements that are open, the soup itself first."""

    def feed(self, markup: str | bytes) -> None:
        self._open: list[Tag] = [cast("BeautifulSoup", self.soup)]
        self._special: list[Tag] = []  # those of them whose texts are kept, or are of a kind of their own
        self._last: PageElement | None = None
        self._said: list[str] = []
        self._depth = 0  # of the elements that are open
        self.tags: list[Tag] = []
        self._attributes: set[str] = set()
        self._values: set[tuple[str, str]] = set()
        self._starts: set[str] = set()  # two characters of texts
        super().feed(markup)
        self._end_text(NavigableString)
        self._open, self._special, self._last = [], [], None

    def marks(self) -> str:
        elements = (f"<{name}>" for name in {tag.name for tag in self.tags})
        attributes = (f"{name}=" for name in self._attributes)
        values = (f'{name}="{value}"' for name, value in self._values)
        texts = (f'text="{start[0]}{_ALONE if len(start) == 1 else " " * start[1].isspace()}' for start in self._starts)
        return "\n".join([*elements, *attributes, *values, *texts])

    def start(self, tag: str | bytes, attrib: Mapping[str, str], nsmap: object = None) -> None:  # type: ignore[override]
        if self._said:
            self._end_text(NavigableString)
        name = str(tag)
        element = _Tag.__new__(_Tag)
        element.name = name
        element.attrs = cast("dict[str, str | AttributeValueList]", attrib) if attrib else {}  # lxml makes one for each
        element.contents = []
        self._place(element)
        self._open.append(element)
        self.tags.append(element)
        if name not in _NO_DEPTH:
            self._depth += 1
            if self._depth > _DEEPEST:
                raise PageRefused(
                    "Cette page est abîmée : ses balises s’emboîtent au-delà de la limite de 512 niveaux."
                )
        if attrib:
            self._attributes.update(attrib)
            for told in attrib:
                if told in _TELLING:
                    self._values.add((told, attrib[told]))
        if name in _VOID:
            element.can_be_empty_element = True
        elif name in _KEEP_SPACE or name in _KINDS:
            self._special.append(element)
            if name in _KINDS:
                element.interesting_string_types = {_KINDS[name]}

    def end(self, tag: str | bytes) -> None:
        if self._said:
            self._end_text(NavigableString)
        name = str(tag)
        if self._open[-1].name != name and all(element.name != name for element in self._open[1:]):
            return  # of nothing that is open
        while True:
            closed = self._open.pop()
            self._depth -= closed.name not in _NO_DEPTH
            if self._special and self._special[-1] is closed:
                self._special.pop()
            if closed.name == name:
                return

    def data(self, data: str | bytes) -> None:
        self._said.append(cast("str", data))

    def comment(self, text: str | bytes) -> None:
        self._tell(cast("str", text), Comment)

    def pi(self, target: str, data: str) -> None:
        self._tell(f"{target} {data}", ProcessingInstruction)

    def doctype(self, name: str, pubid: str, system: str) -> None:
        self._tell(Doctype._string_for_name_and_ids(name, pubid, system), Doctype)

    def _tell(self, said: str, kind: type[NavigableString]) -> None:
        """Something that is said in one piece, and is no text."""
        self._end_text(NavigableString)
        self._said.append(said)
        self._end_text(kind)

    def _end_text(self, kind: type[NavigableString]) -> None:
        """Place what was said since the last tag; white space alone becomes a space or an end of line, as BeautifulSoup
        has it, but in `pre` and the like.
        """
        if not self._said:
            return
        text = "".join(self._said)
        self._said.clear()
        if start := text.lstrip()[:2]:
            self._starts.add(start)
        elif not text.strip(BeautifulSoup.ASCII_SPACES) and all(tag.name not in _KEEP_SPACE for tag in self._special):
            text = "\n" if "\n" in text else " "
        if self._special and kind is NavigableString:
            kind = next((_KINDS[tag.name] for tag in reversed(self._special) if tag.name in _KINDS), kind)
        self._place(str.__new__(kind, text))

    def _place(self, element: PageElement) -> None:
        """At the end of the element that is open, and so of the page."""
        parent, last = self._open[-1], self._last
        row = parent.contents
        element.parent = parent
        element.previous_element = last
        element.next_element = None
        element.previous_sibling = row[-1] if row else None
        element.next_sibling = None
        if last is not None:
            last.next_element = element
        if row:
            row[-1].next_sibling = element
        row.append(element)
        self._last = element


# lxml asks for it with each page, to know whether `start` takes namespaces: a tenth of a millisecond to find it again.
_HtmlBuilder.start.__signature__ = signature(_HtmlBuilder.start)  # type: ignore[attr-defined]
