# ruff: noqa: SIM905  (word lists read best as they are)
"""From a page's HTML to its nodes: BeautifulSoup reads it, the rest of this package mends it, and nobody above this
file sees BeautifulSoup.

One linear pass copies the soup into nodes. No recursion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import cast

from bs4.element import Comment, NavigableString, PreformattedString, Tag
from soupsieve import SoupSieve

from reader.extract.markup.aria_figures import NAMED_FIGURES, name_figures
from reader.extract.markup.aria_headings import NAMED_HEADINGS, name_headings
from reader.extract.markup.aria_lists import NAMED_LISTS, name_lists
from reader.extract.markup.aria_tables import NAMED_TABLES, name_tables
from reader.extract.markup.bubbles import BUBBLES, show_bubbles
from reader.extract.markup.builder import Soup, let_go, soup_of
from reader.extract.markup.class_styles import (
    for_screens,
    styles_of_blocks,
    styles_of_bold,
    styles_of_letters,
    styles_that_raise,
    styles_that_strike,
)
from reader.extract.markup.component_labels import COMPONENTS, show_labels
from reader.extract.markup.counters import COUNTERS, count_up
from reader.extract.markup.custom_elements import name_custom
from reader.extract.markup.dialog_names import OWN_NAMES, name_dialogs, name_targets
from reader.extract.markup.document_lists import DOCUMENTS, tell_documents
from reader.extract.markup.drawings import DRAWINGS, show_drawings
from reader.extract.markup.escaped import unescape_twice
from reader.extract.markup.field_labels import LABELS, join_labels
from reader.extract.markup.field_values import FIELD_VALUES, show_values
from reader.extract.markup.formulas import FORMULAS, show_formulas
from reader.extract.markup.frames import FRAMES, open_frames
from reader.extract.markup.google_docs import GOOGLE_DOCS, read_classes
from reader.extract.markup.image_maps import AREAS, show_areas
from reader.extract.markup.input_labels import INPUTS, show_input_labels
from reader.extract.markup.item_marks import take_item_marks
from reader.extract.markup.kept_lines import KEPT, break_kept_lines
from reader.extract.markup.label_words import LABELLED, tell_labels
from reader.extract.markup.letters import embolden_lines, write_letters
from reader.extract.markup.loose_parts import PARTS, Homes
from reader.extract.markup.named_signs import SIGNS, tell_signs
from reader.extract.markup.note_tables import NOTES, lay_out_notes
from reader.extract.markup.numbered_headings import NUMBERED, head_numbered
from reader.extract.markup.option_groups import GROUPS, name_groups
from reader.extract.markup.placed_lines import PLACED, gather_lines
from reader.extract.markup.quotes import AUTHORS, QUOTES, part_authors, show_quotes
from reader.extract.markup.raised_signs import HINTS, raise_signs
from reader.extract.markup.ranked_paragraphs import RANKS, name_ranked
from reader.extract.markup.seams import part_words
from reader.extract.markup.sentence_buttons import BUTTONS, keep_words_in_buttons
from reader.extract.markup.shadow import Shadows
from reader.extract.markup.shown_files import FILES, link_files
from reader.extract.markup.soup_tags import tags_of
from reader.extract.markup.stacked_spans import STACKED, stack_spans
from reader.extract.markup.stray_ends import mend_ends
from reader.extract.markup.struck import STRUCK, strike_out, tell_struck
from reader.extract.markup.style_words import write_words
from reader.extract.markup.tab_names import TABS, name_tabs
from reader.extract.markup.typed_bullets import TYPED, list_typed_bullets
from reader.extract.markup.typed_lines import list_typed_lines
from reader.extract.markup.word import WORD, make_lists
from reader.extract.tree import COMMENT, NEVER_TEXT, TEXT, Node, Tree, is_drawing
from reader.regex import regex

# Hints for breaking lines, no characters of a word (Unicode, 23.2): a voice, a search, a braille table stumble.
# A joiner between Latin letters is another; in Arabic and between the parts of an emoji it is a letter's form.
_IN_WORDS = "(?<=[A-Za-zÀ-ɏ])[\u200c\u200d](?=[A-Za-zÀ-ɏ])"
_HINTS = regex("[\u00ad\u200b\u2060\ufeff]|" + _IN_WORDS)

# Characters for private use (Unicode, 23.5) are the drawings of an icon font: no words.
_DRAWINGS = regex("([\ue000-\uf8ff]+)")
_ODD = regex("[\u00ad\u200b-\u200d\u2060\ufeff\ue000-\uf8ff]")  # no text without any of them has either

# Of all texts and comments, which nothing is written into: half of a page's nodes.
_NO_ATTRIBUTES: dict[str, str] = {}
_NO_CHILDREN: list[Node] = []

# Elements without an end tag that libxml2 does not know as such: it puts into them all that comes after (HTML Standard,
# 13.1.2, "void elements").
_HOLD_NOTHING = frozenset({"embed", "source", "track", "wbr", "keygen"})

# Which steps heed what a page's mark-up says, and what each looks for in it (`Soup.marks`).
_OF_SOUPS: tuple[tuple[tuple[str, ...], Callable[[Soup], None]], ...] = (
    (PLACED, gather_lines),
    (KEPT, break_kept_lines),
    (WORD, make_lists),
    ((*TYPED, *KEPT), list_typed_lines),
    (TYPED, list_typed_bullets),
    (GOOGLE_DOCS, read_classes),
    (QUOTES, show_quotes),
)
_OF_TAGS: tuple[tuple[tuple[str, ...], Callable[[list[Tag]], None]], ...] = (
    (BUBBLES, show_bubbles),
    (BUTTONS, keep_words_in_buttons),
    (LABELS, join_labels),
    (COUNTERS, count_up),
    (COMPONENTS, show_labels),
    (INPUTS, show_input_labels),
    (TABS, name_tabs),
    (GROUPS, name_groups),
    (NOTES, lay_out_notes),
    (AREAS, show_areas),
    (STRUCK, tell_struck),
    (FIELD_VALUES, show_values),
    (SIGNS, tell_signs),
    (LABELLED, tell_labels),
    (FILES, link_files),
    (DOCUMENTS, tell_documents),
    (DRAWINGS, show_drawings),
    (FORMULAS, show_formulas),
)
_OF_NODES: tuple[tuple[tuple[str, ...], Callable[[list[Node]], None]], ...] = (
    (STACKED, stack_spans),
    (NUMBERED, head_numbered),
    (NAMED_HEADINGS, name_headings),
    (RANKS, name_ranked),
    (NAMED_TABLES, name_tables),
    (NAMED_LISTS, name_lists),
    (NAMED_FIGURES, name_figures),
    (AUTHORS, part_authors),
)
_RANKED = ("<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>")
_OF_A_HEAD = frozenset("base basefont bgsound link meta noframes noscript object script style template title".split())


def parse(html: str, selectors: Mapping[str, SoupSieve] | None = None) -> Tree:
    """The page's nodes, and those that a site's profile selects.

    `html` has passed the guards: no NUL, no lone surrogate, not too deep.
    """
    if "<" not in html:  # BeautifulSoup would warn that a text of one word looks like the name of a file
        html = f"<p>{html}"
    html = mend_ends(html)
    soup = soup_of(html)
    if "<style>" in soup.marks:
        write_words(soup)
    if FRAMES in soup.marks:
        open_frames(soup)
    marks = soup.marks.lower()
    early = [step for hints, step in _OF_SOUPS if _says(marks, hints)]
    for step in early:
        step(soup)
    tags = tags_of(soup) if early else soup.tags
    styles = [tag for tag in tags if tag.name == "style"] if "<style>" in marks else []
    sheets = [for_screens(style.get_text().lower(), str(style.get("media") or "")) for style in styles]
    if striking := styles_that_strike(sheets):
        strike_out(tags, striking)
        marks += "line-through"
    for hints, rule in _OF_TAGS:
        if _says(marks, hints):
            rule(tags)
    raising = styles_that_raise(sheets)
    headed = _says(marks, _RANKED)
    letters = styles_of_letters(sheets) if sheets and not headed else {}
    top = Node("html", None)
    body = Node("body", top)
    nodes: list[Node] = [top]
    page = _child(soup, "html")
    head, main = _child(page or soup, "head"), _child(page or soup, "body")
    top.attributes = _attributes(page).copy() if page is not None else {}
    if main is not None:
        body.attributes = _attributes(main).copy()
    in_head, after_head = _split_head(list(head.contents) if head is not None else [])
    if head is not None:
        _copy(in_head, Node("head", top), top, nodes)
    body.position = len(nodes)
    nodes.append(body)
    top.children.append(body)
    roots = [*after_head, *_roots(soup, page, head, main)]
    copies = {id(main): body}
    shadows = Shadows(soup) if "shadowroot" in marks else None
    _copy(roots, None, body, nodes, copies if selectors else None, shadows)
    body.end = top.end = len(nodes)
    if "<li>" in marks:
        take_item_marks(nodes)
    _count(nodes)
    name_custom(nodes)
    for hints, naming in _OF_NODES:
        if _says(marks, hints):
            naming(nodes)
    if raising or _says(marks, HINTS):
        raise_signs(nodes, raising)
    if letters:
        write_letters(nodes, letters)
    elif headed:
        embolden_lines(nodes, styles_of_bold(sheets))
    part_words(nodes, partial(styles_of_blocks, sheets))
    by_id, jumps = _named(nodes)
    if _says(marks, OWN_NAMES):
        name_dialogs(nodes, by_id)
    if jumps:
        name_targets(nodes, by_id, jumps)
    found = {name: selector.select(soup) for name, selector in (selectors or {}).items()}
    chosen = {name: [copies[id(tag)] for tag in tags if id(tag) in copies] for name, tags in found.items()}
    let_go(soup)
    return Tree(nodes, top, body, by_id, jumps, chosen)


def _says(marks: str, hints: tuple[str, ...]) -> bool:
    """Whether a page's mark-up says one of them."""
    return any(map(marks.__contains__, hints))


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


def _roots(soup: Tag, page: Tag | None, head: Tag | None, main: Tag | None) -> Iterator[object]:
    """What the body holds: what stands beside head and body (text after </html>, a page without any), too, as in a
    browser.
    """
    for child in soup.contents:
        if page is None or child is not page:
            yield child
            continue
        for inner in page.contents:
            if main is not None and inner is main:
                yield from main.contents
            elif inner is not head:
                yield inner


def _named(nodes: list[Node]) -> tuple[dict[str, Node], list[Node]]:
    """The nodes by what links within the page call them, the first of a name, and these links."""
    by_id: dict[str, Node] = {}
    jumps: list[Node] = []
    for node in nodes:
        if node.attributes:
            if node.tag == "a" and node.get("href")[:1] == "#":
                jumps.append(node)
            name = node.attributes.get("id") or (node.attributes.get("name") if node.tag == "a" else None)
            if name:
                by_id.setdefault(name, node)
    return by_id, jumps


def _attributes(tag: Tag) -> dict[str, str]:
    """Those of the soup's element; the parser gives names in small letters."""
    return cast("dict[str, str]", tag.attrs)


def _copy(
    contents: list[object],
    wrapper: Node | None,
    parent: Node,
    nodes: list[Node],
    copies: dict[int, Node] | None = None,
    shadows: Shadows | None = None,
) -> None:
    """Copy soup elements below `parent` (inside `wrapper` when given), in page order; `copies` takes the
    node of each by its identity, `shadows` says what web components show.

    Where the soup is asked once more, its elements keep attributes of their own: rules write into a node's.
    """
    if wrapper is not None:
        wrapper.position = len(nodes)
        nodes.append(wrapper)
        parent.children.append(wrapper)
        parent = wrapper
    kept = copies is not None or shadows is not None
    rows: list[tuple[Iterator[object], Node]] = [(iter(contents), parent)]
    homes = Homes()
    while rows:
        row, above = rows[-1]
        for item in row:
            if type(item) is NavigableString:
                _copy_text(item, above, nodes)
            elif isinstance(item, Tag):
                slotted = shadows.in_slot(item) if shadows is not None else None
                if slotted is not None:
                    rows.append((iter(slotted), above))
                    break
                holder = homes.of(item, above, nodes) if item.name in PARTS else above
                attributes: dict[str, str] = item.attrs  # type: ignore[assignment]  # the builder gives texts alone
                node = Node(item.name, holder, len(nodes), "", attributes.copy() if kept else attributes, [])
                nodes.append(node)
                holder.children.append(node)
                if copies is not None:
                    copies[id(item)] = node
                shown = item.contents if shadows is None else shadows.contents(item)
                if shown:
                    rows.append((iter(shown), node if item.name not in _HOLD_NOTHING else holder))
                    break
            elif isinstance(item, Comment):
                node = Node(COMMENT, above, len(nodes), str(item), _NO_ATTRIBUTES, _NO_CHILDREN)
                nodes.append(node)
                above.children.append(node)
            elif isinstance(item, NavigableString) and not isinstance(item, PreformattedString):
                _copy_text(item, above, nodes)
        else:
            rows.pop()


def _copy_text(item: NavigableString, above: Node, nodes: list[Node]) -> None:
    """Copy a text that a browser shows; the drawings of an icon font apart."""
    if above.tag in NEVER_TEXT and not (
        above.tag == "title" and above.parent is not None and above.parent.tag == "head"
    ):
        return
    text = str(item)
    if "&" in text:
        text = unescape_twice(text, above)
    pieces = [text]
    if not text.isascii() and _ODD.search(text):
        text = _HINTS.sub("", text)
        pieces = _DRAWINGS.split(text)
    for piece in pieces:
        if piece or piece == text:
            node = Node(TEXT, above, len(nodes), piece, _NO_ATTRIBUTES, _NO_CHILDREN)
            nodes.append(node)
            above.children.append(node)


def _count(nodes: list[Node]) -> None:
    """Fill `end`, `words` and `linked`, from the last node to the first."""
    for node in reversed(nodes):
        if node.tag == TEXT and not is_drawing(node.text):
            node.words = len(node.text.split())
        if not node.end:
            node.end = node.position + 1
        parent = node.parent
        if parent is None:
            continue
        if parent.end < node.end:  # no `max`: it is asked of every node of the page
            parent.end = node.end
        if node.tag == "a" and node.has("href"):
            node.linked = node.words
        if parent.tag not in NEVER_TEXT and node.tag not in NEVER_TEXT:
            parent.words += node.words
            parent.linked += node.linked
