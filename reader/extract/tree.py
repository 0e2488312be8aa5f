# ruff: noqa: SIM905  (word lists read best as they are)
"""The page as plain nodes: BeautifulSoup reads it, and nobody above this file sees BeautifulSoup.

One linear pass copies the soup into nodes that know their place (`position`, `end`), their words and their words in
links, so that every rule can ask "how much text, how much of it in links, is it inside" at no cost. No recursion.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from bs4.element import Comment, NavigableString, PreformattedString, Tag
from soupsieve import SoupSieve

from reader.extract.aria_figures import name_figures
from reader.extract.aria_headings import name_headings
from reader.extract.aria_lists import name_lists
from reader.extract.aria_tables import name_tables
from reader.extract.bubbles import BUBBLES, BUTTONS, keep_words_in_buttons, show_bubbles
from reader.extract.builder import soup_of
from reader.extract.custom_elements import name_custom
from reader.extract.drawings import show_drawings
from reader.extract.field_labels import LABELS, join_labels
from reader.extract.formulas import show_formulas
from reader.extract.google_docs import read_classes
from reader.extract.placed_lines import PLACED, gather_lines
from reader.extract.quotes import show_quotes
from reader.extract.seams import part_words
from reader.extract.shadow import Shadows
from reader.extract.soup_tags import tags_of
from reader.extract.word import make_lists

TEXT = "#text"
COMMENT = "#comment"

# What a browser never shows as text (HTML Standard, 15.3.1). Their text is no word of the page.
NEVER_TEXT = frozenset({"head", "script", "style", "template", "title", "meta", "link", "datalist"})

# What stands on lines of its own (HTML Standard, 15.3), and so parts words.
BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol option "
    "optgroup p plaintext pre search section select summary table tbody td tfoot th thead tr ul xmp button br".split()
)

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_NAME = re.compile(r"[A-Za-z]+|[0-9]+")

# Hints for breaking lines, no characters of a word (Unicode, 23.2): a voice, a search, a braille table stumble.
_HINTS = re.compile("[\u00ad\u200b\u2060\ufeff]")

# Characters for private use (Unicode, 23.5) are the drawings of an icon font: no words.
_DRAWINGS = re.compile("([\ue000-\uf8ff]+)")
_ODD = re.compile("[\u00ad\u200b\u2060\ufeff\ue000-\uf8ff]")  # either of them


# Characters of a class or id that are looked at.
_LABEL = 2_000

_NEAR = 4  # nodes that may stand before the next element of a row: white space, comments

_NO_NAMES: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Node:
    """An element, a text (`tag` is "#text") or a comment ("#comment").

    `position` counts nodes in page order, `end` is the position after the last one inside; `words` and `linked`
    count the
    words inside, and those of them in links.
    """

    tag: str
    parent: Node | None
    position: int = 0
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    end: int = 0
    words: int = 0
    linked: int = 0
    _label: str | None = None
    _names: frozenset[str] | None = None

    def get(self, name: str) -> str:
        """The attribute, "" where there is none."""
        return self.attributes.get(name, "")

    def has(self, name: str) -> bool:
        return name in self.attributes

    def holds(self, other: Node) -> bool:
        """Whether `other` is this node or inside it."""
        return self.position <= other.position < self.end

    @property
    def label(self) -> str:
        """Class and id, with a hyphen where a capital starts a word: `et_pb_toggleTitle` gives `et_pb_toggle-Title`."""
        if self._label is None:
            name = f"{self.get('class')[:_LABEL]} {self.get('id')[:_LABEL]}"
            self._label = _CAMEL.sub("-", name) if len(name) > 1 else ""
        return self._label

    @property
    def names(self) -> frozenset[str]:
        """The lower-case words of class and id: `et_pb_toggleTitle` gives et, pb, toggle, title."""
        if self._names is None:
            if not self.attributes:
                return _NO_NAMES
            self._names = frozenset(word.lower() for word in _NAME.findall(self.label))
        return self._names

    def forget_names(self) -> None:
        """Ask anew what class and id say, after the attributes were changed."""
        self._label = self._names = None

    @property
    def elements(self) -> list[Node]:
        """The children that are elements."""
        return [child for child in self.children if child.tag[0] != "#"]

    @property
    def before(self) -> Node | None:
        """The element that stands right before this one, among its siblings."""
        if self.parent is None:
            return None
        siblings = self.parent.children
        place = bisect_left(siblings, self.position, key=_position)
        return next((siblings[i] for i in range(place - 1, -1, -1) if siblings[i].tag[0] != "#"), None)

    def after(self, most: int) -> list[Node]:
        """The first elements that stand after this one, among its siblings: at most so many, and near."""
        row = self.parent.children if self.parent is not None else []
        place = bisect_left(row, self.position, key=_position)
        return [other for other in row[place + 1 : place + 1 + _NEAR * most] if other.tag[0] != "#"][:most]

    def ancestors(self) -> Iterator[Node]:
        """The elements around this node, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


def _position(node: Node) -> int:
    return node.position


@dataclass(slots=True)
class Tree:
    """A page's nodes in page order; `body` holds everything that is not in the head.

    `jumps` are the links to a place in the page; `chosen` are the nodes of the body that a site's profile selects, by
    the selector's name; both in page order.
    """

    nodes: list[Node]
    html: Node
    body: Node
    by_id: dict[str, Node]
    jumps: list[Node] = field(default_factory=list)
    chosen: dict[str, list[Node]] = field(default_factory=dict)

    def inside(self, node: Node) -> list[Node]:
        """The node and all inside it, in page order."""
        return self.nodes[node.position : node.end]

    def text(self, node: Node) -> str:
        """The words inside a node, as a browser would part them."""
        return spaced_text(self.inside(node))

    def said(self, node: Node) -> str:
        """The words inside a node that stand in no link."""
        texts: list[str] = []
        link_end = node.position
        for inner in self.inside(node):
            if inner.tag == "a" and inner.has("href"):
                link_end = max(link_end, inner.end)
            elif inner.tag == TEXT and inner.position >= link_end:
                texts.append(inner.text)
        return collapse(" ".join(texts))


def spaced_text(nodes: list[Node]) -> str:
    """The texts of consecutive nodes as one line: blocks part words, inline elements do not."""
    pieces: list[str] = []
    open_blocks: list[int] = []
    for node in nodes:
        while open_blocks and node.position >= open_blocks[-1]:
            open_blocks.pop()
            pieces.append(" ")
        if node.tag == TEXT:
            pieces.append(node.text)
        elif node.tag in BLOCKS:
            pieces.append(" ")
            open_blocks.append(node.end)
    return collapse("".join(pieces))


def is_drawing(text: str) -> bool:
    """Whether a text node is a run of icons."""
    return "\ue000" <= text[:1] <= "\uf8ff"


def collapse(text: str) -> str:
    """One space for each run of ASCII white space, none at the ends; no-break spaces stay (Infra Standard, 4.6)."""
    return one_space(text).strip(" ")


def one_space(text: str) -> str:
    """One space for each run of ASCII white space."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
        return _SPACES.sub(" ", text)
    return text  # looked for first: most texts have none, and putting each of their spaces anew costs ten times as much


# What attributes say of words, and which steps heed it where a page has such a thing at all.
_BY_ATTRIBUTES: tuple[tuple[tuple[str, ...], Callable[[list[Tag]], None]], ...] = (
    (BUBBLES, show_bubbles),
    (BUTTONS, keep_words_in_buttons),
    (LABELS, join_labels),
)
_OF_A_HEAD = frozenset("base basefont bgsound link meta noframes noscript object script style template title".split())


def parse(html: str, selectors: Mapping[str, SoupSieve] | None = None) -> Tree:
    """The page's nodes, and those that a site's profile selects.

    `html` has passed the guards: no NUL, no lone surrogate, not too deep.
    """
    if "<" not in html:  # BeautifulSoup would warn that a text of one word looks like the name of a file
        html = f"<p>{html}"
    soup = soup_of(html)
    lowered = html.lower()
    if any(hint in lowered for hint in PLACED):
        gather_lines(soup)
    if "Mso" in html:
        make_lists(soup)
    if "lst-kix_" in html:
        read_classes(soup)
    if "<q" in html or "<Q" in html:
        show_quotes(soup)
    told = [step for hints, step in _BY_ATTRIBUTES if any(hint in lowered for hint in hints)]
    tags = tags_of(soup) if told else []
    for step in told:
        step(tags)
    if "<svg" in html:
        show_drawings(soup)
    if "<math" in html:
        show_formulas(soup)
    top = Node("html", None)
    body = Node("body", top)
    nodes: list[Node] = [top]
    page = _child(soup, "html")
    head, main = _child(page or soup, "head"), _child(page or soup, "body")
    top.attributes = _attributes(page) if page is not None else {}
    if main is not None:
        body.attributes = _attributes(main)
    in_head, after_head = _split_head(list(head.contents) if head is not None else [])
    if head is not None:
        _copy(in_head, Node("head", top), top, nodes)
    body.position = len(nodes)
    nodes.append(body)
    top.children.append(body)
    # What stands beside head and body (text after </html>, a page without any) belongs to the body, as in a browser.
    roots: list[object] = [*after_head]
    for child in soup.contents:
        if child is page and page is not None:
            for inner in page.contents:
                if inner is main and main is not None:
                    roots.extend(main.contents)
                elif inner is not head:
                    roots.append(inner)
        else:
            roots.append(child)
    copies = {id(main): body}
    shadows = Shadows(soup) if "shadowroot" in lowered else None
    _copy(roots, None, body, nodes, copies if selectors else None, shadows)
    body.end = top.end = len(nodes)
    _count(nodes)
    name_custom(nodes)
    name_headings(nodes)
    name_tables(nodes)
    name_lists(nodes)
    name_figures(nodes)
    part_words(nodes)
    by_id: dict[str, Node] = {}
    jumps: list[Node] = []
    for node in nodes:
        if node.attributes:
            if node.tag == "a" and node.get("href")[:1] == "#":
                jumps.append(node)
            name = node.attributes.get("id") or (node.attributes.get("name") if node.tag == "a" else None)
            if name:
                by_id.setdefault(name, node)
    found = {name: selector.select(soup) for name, selector in (selectors or {}).items()}
    chosen = {name: [copies[id(tag)] for tag in tags if id(tag) in copies] for name, tags in found.items()}
    return Tree(nodes, top, body, by_id, jumps, chosen)


def _child(above: Tag, name: str) -> Tag | None:
    """The first such element among the children: `above.head` looks through the whole of a page that has none."""
    return next((item for item in above.contents if isinstance(item, Tag) and item.name == name), None)


def _split_head(contents: list[object]) -> tuple[list[object], list[object]]:
    """What belongs in a head, and what the parser left there wrongly.

    A page may leave out its body tag. libxml2 knows no HTML5 elements, and takes `<title>…<main>` for one head; in a
    browser the first element that is none of a head's begins the body (HTML Standard, 13.2.6.4.4, "in head").
    """
    for place, item in enumerate(contents):
        if isinstance(item, Tag) and item.name.lower() not in _OF_A_HEAD:
            return contents[:place], contents[place:]
    return contents, []


def _attributes(tag: Tag) -> dict[str, str]:
    return {name.lower(): str(value) for name, value in tag.attrs.items()}


def _copy(
    contents: list[object],
    wrapper: Node | None,
    parent: Node,
    nodes: list[Node],
    copies: dict[int, Node] | None = None,
    shadows: Shadows | None = None,
) -> None:
    """Copy soup elements below `parent` (inside `wrapper` when given), in page order, with a stack; `copies` takes the
    node of each by its identity, `shadows` says what web components show.
    """
    if wrapper is not None:
        wrapper.position = len(nodes)
        nodes.append(wrapper)
        parent.children.append(wrapper)
        parent = wrapper
    stack: list[tuple[object, Node]] = [(item, parent) for item in reversed(contents)]
    while stack:
        item, above = stack.pop()
        if isinstance(item, Tag):
            slotted = shadows.in_slot(item) if shadows is not None else None
            if slotted is not None:
                stack.extend((child, above) for child in reversed(slotted))
                continue
            node = Node(item.name.lower(), above, len(nodes))
            if item.attrs:
                node.attributes = _attributes(item)
            nodes.append(node)
            above.children.append(node)
            if copies is not None:
                copies[id(item)] = node
            shown = item.contents if shadows is None else shadows.contents(item)
            stack.extend([(child, node) for child in reversed(shown)])
        elif isinstance(item, Comment):
            node = Node(COMMENT, above, len(nodes), str(item))
            nodes.append(node)
            above.children.append(node)
        elif isinstance(item, NavigableString) and not isinstance(item, PreformattedString):
            if above.tag in NEVER_TEXT and not (
                above.tag == "title" and above.parent is not None and above.parent.tag == "head"
            ):
                continue
            text = str(item)
            pieces = [text]
            if not text.isascii() and _ODD.search(text):
                text = _HINTS.sub("", text)
                pieces = _DRAWINGS.split(text)
            for piece in pieces:
                if piece or piece == text:
                    node = Node(TEXT, above, len(nodes), piece)
                    nodes.append(node)
                    above.children.append(node)


def _count(nodes: list[Node]) -> None:
    """Fill `end`, `words` and `linked`, from the last node to the first."""
    for node in reversed(nodes):
        if node.tag == TEXT and not is_drawing(node.text):
            node.words = len(node.text.split())
        if not node.end:
            node.end = max(node.end, node.position + 1)
        parent = node.parent
        if parent is None:
            continue
        parent.end = max(parent.end, node.end)
        if node.tag == "a" and node.has("href"):
            node.linked = node.words
        if parent.tag not in NEVER_TEXT and node.tag not in NEVER_TEXT:
            parent.words += node.words
            parent.linked += node.linked
