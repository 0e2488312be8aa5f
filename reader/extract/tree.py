# ruff: noqa: SIM905  (word lists read best as they are)
"""The page as plain nodes, which know their place (`position`, `end`), their words and their words in links: so every
rule can ask "how much text, how much of it in links, is it inside" at no cost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.extract.remembered import remembered
from reader.extract.tags import HEADINGS

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
_SPACES = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")  # but not a space alone, which stays as it is
_NUMBERS = re.compile(r"\d+")
_NAME = re.compile(r"[A-Z]+[a-z]*|[a-z]+|[0-9]+")  # a capital starts a word


# Characters of a class or id that are looked at.
_LABEL = 2_000

_NEAR = 4  # nodes that may stand before the next element of a row: white space, comments

_NO_NAMES: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Node:
    """An element, a text (`tag` is "#text") or a comment ("#comment").

    `position` counts nodes in page order, `end` is the position after the last one inside; `words` and `linked`
    count the words inside, and those of them in links.
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
    _classes: frozenset[str] | None = None

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
            self._label = _parted(name) if len(name) > 1 else ""
        return self._label

    @property
    def names(self) -> frozenset[str]:
        """The lower-case words of class and id: `et_pb_toggleTitle` gives et, pb, toggle, title."""
        if self._names is None:
            if not self.attributes:
                return _NO_NAMES
            self._names = _names_of(self.get("class")[:_LABEL])
            if "id" in self.attributes:
                self._names |= _names_of(self.get("id")[:_LABEL])
        return self._names

    @property
    def classes(self) -> frozenset[str]:
        """The classes, in small letters."""
        if self._classes is None:
            self._classes = _classes_of(self.get("class")) if self.attributes else _NO_NAMES
        return self._classes

    def forget_names(self) -> None:
        """Ask anew what class and id say, after the attributes were changed."""
        self._label = self._names = self._classes = None

    @property
    def elements(self) -> list[Node]:
        """The children that are elements."""
        return [child for child in self.children if child.tag[0] != "#"]

    @property
    def first_element(self) -> Node | None:
        """The first child that is an element: each of a thousand lines of a box asks for it."""
        return next((child for child in self.children if child.tag[0] != "#"), None)

    @property
    def place(self) -> int:
        """Where it stands among its parent's children, from 0: found by halves, as a row may hold thousands."""
        return bisect_left(self.parent.children, self.position, key=_position) if self.parent is not None else 0

    @property
    def before(self) -> Node | None:
        """The element that stands right before this one, among its siblings."""
        if self.parent is None:
            return None
        siblings = self.parent.children
        return next((siblings[i] for i in range(self.place - 1, -1, -1) if siblings[i].tag[0] != "#"), None)

    def after(self, most: int) -> list[Node]:
        """The first elements that stand after this one, among its siblings: at most so many, and near."""
        row = self.parent.children if self.parent is not None else []
        place = self.place
        return [other for other in row[place + 1 : place + 1 + _NEAR * most] if other.tag[0] != "#"][:most]

    def ancestors(self) -> Iterator[Node]:
        """The elements around this node, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@remembered
def _parted(name: str) -> str:
    return name if name.islower() else _CAMEL.sub("-", name)


@remembered
def _names_of(name: str) -> frozenset[str]:
    return frozenset(map(str.lower, _NAME.findall(name)))


@remembered
def _classes_of(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())


def _position(node: Node) -> int:
    return node.position


@dataclass(slots=True)
class Tree:
    """A page's nodes in page order; `body` holds everything that is not in the head.

    `jumps` are the links to a place in the page; `chosen` are the nodes of the body that a site's profile selects, by
    the selector's name; `elements` those of the body, itself the first; all in page order. `attributes` are the names
    of all attributes that the page writes, so that who looks for one can ask first whether there is any.
    """

    nodes: list[Node]
    html: Node
    body: Node
    by_id: dict[str, Node]
    jumps: list[Node] = field(default_factory=list)
    chosen: dict[str, list[Node]] = field(default_factory=dict)
    elements: list[Node] = field(init=False)
    attributes: frozenset[str] = field(init=False)
    _tagged: dict[str, list[Node]] = field(init=False, default_factory=dict)
    _texts: dict[int, str] = field(init=False, default_factory=dict)  # by the position: half of them are asked again
    _jumps_to: dict[str, list[Node]] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.elements = [node for node in self.inside(self.body) if node.tag[0] != "#"]
        self.attributes = frozenset(name for node in self.elements for name in node.attributes)

    def side_by_side(self) -> Iterator[tuple[Node, Node]]:
        """Each element of the body with the one right before it among its siblings, in page order."""
        last: dict[int, Node] = {}  # by the position of the parent
        for node in self.elements:
            parent = node.parent
            if parent is not None:
                before = last.get(parent.position)
                last[parent.position] = node
                if before is not None:
                    yield before, node

    def let_go(self) -> None:
        """Part the nodes of a page that has been read from those round them: so they go at once, and need no collector
        (`pause.py`).
        """
        for node in self.nodes:
            node.parent = None

    def jumps_to(self, identifier: str) -> list[Node]:
        """The links to a place in the page."""
        if self._jumps_to is None:
            self._jumps_to = {}
            for link in self.jumps:
                self._jumps_to.setdefault(link.get("href")[1:], []).append(link)
        return self._jumps_to.get(identifier, [])

    def tagged(self, *tags: str) -> list[Node]:
        """The elements of the body with one of the tags, in page order."""
        if not self._tagged:
            for node in self.elements:
                self._tagged.setdefault(node.tag, []).append(node)
        if len(tags) == 1:
            return self._tagged.get(tags[0], [])
        return sorted((node for tag in tags for node in self._tagged.get(tag, ())), key=_position)

    def tagged_inside(self, node: Node, tag: str) -> list[Node]:
        """The elements with a tag that a node holds, itself one of them, found without looking at all it holds."""
        found = self.tagged(tag)
        return found[bisect_left(found, node.position, key=_position) : bisect_left(found, node.end, key=_position)]

    def rename(self, node: Node, tag: str) -> None:
        """Make another element of an element."""
        node.tag = tag
        self._tagged, self._texts = {}, {}

    def inside(self, node: Node) -> list[Node]:
        """The node and all inside it, in page order."""
        return self.nodes[node.position : node.end]

    def text(self, node: Node) -> str:
        """The words inside a node, as a browser would part them."""
        known = self._texts.get(node.position)
        if known is None:
            known = self._texts[node.position] = spaced_text(self.inside(node))
        return known

    def first_text(self, node: Node) -> Node | None:
        """The first text inside a node that says a word."""
        return next((inner for inner in self.inside(node) if inner.tag == TEXT and inner.words), None)

    def first_heading(self, node: Node) -> Node | None:
        """The first heading inside a node that says a word; the node itself may be one."""
        return next((inner for inner in self.inside(node) if inner.tag in HEADINGS and inner.words), None)

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


def signature(node: Node) -> tuple[str, str]:
    """What tells elements of one kind: the tag, and the class without its numbers."""
    return node.tag, _without_numbers(node.get("class"))


@remembered
def _without_numbers(name: str) -> str:
    return _NUMBERS.sub("", name)
