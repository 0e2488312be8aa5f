"""The document's title: the page's first heading of the first rank, else what the page's head says without the
site's name.
"""

from __future__ import annotations

import re

from reader.extract.draft import Draft
from reader.extract.hidden import screen_only
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import NEVER_TEXT, TEXT, Node, Tree, collapse
from reader.model import BlockKind, Reason, fold

# No lone colon: in French it stands inside a title ("Bouger : par où commencer ?").
_SEPARATOR = re.compile(r"\s+(?:[|–—·•»/-]+|::+)\s+|\s*[|»]\s*")

# A house's name is often longer than the title of its page.
HOUSE = re.compile(
    r"(?:centres? (?:hospitali|de lutte|anti-?canc)|groupe hospitali|h[ôo]pita(?:l|ux)\b(?! de (?:jour|semaine))|"
    r"(?:poly)?clinique\b|chr?u?\b|clcc\b|institut (?:du |de )?(?:canc|curie|gustave|bergoni|paoli)|fondation\b)",
    re.IGNORECASE,
)

_SUBTITLE_WORDS = 30
_KICKER_WORDS = 3
_BEFORE_TITLE = 60  # words of the house's and the system's lines over a document's title
_TITLE_NAMES = frozenset({"title", "msotitle"})
_MACHINERY = frozenset({"a", "img", "nav", "form", "button", "input", "select", "time"})


def head_title(tree: Tree, raw_title: str) -> str:
    """The title in the page's head, without the site's name where a separator tells it apart."""
    text = collapse(raw_title)
    parts = [part.strip() for part in _SEPARATOR.split(text) if part.strip()]
    site = bare(_site_name(tree))
    of_the_page = [part for part in parts if bare(part) != site and not HOUSE.match(part)]
    if len(of_the_page) > 1:
        said = _said_by_headings(tree)
        heard = [part for part in of_the_page if bare(part) in said]
        if len(heard) == 1:
            return heard[0]
    return max(of_the_page or parts, key=len, default="")


def _said_by_headings(tree: Tree) -> set[str]:
    """What the headings that everybody sees say."""
    headings = (node for node in tree.inside(tree.body) if node.tag in {"h1", "h2", "h3"} and node.words)
    return {bare(tree.text(node)) for node in headings if not screen_only(node)}


def _site_name(tree: Tree) -> str:
    """What the site calls itself (Open Graph)."""
    for node in tree.nodes:
        if node is tree.body:
            break
        if node.tag == "meta" and node.get("property") == "og:site_name":
            return node.get("content")
    return ""


def find_title(drafts: list[Draft], page_title: str) -> tuple[str, Draft | None]:
    """The title, and the draft that says it, if one does.

    The first h1; else the first heading that the head's title repeats; else the head's title; else the first heading.
    """
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    firsts = [draft for draft in headings if draft.level == 1 and not draft.panel]
    wanted = bare(page_title)
    for draft in firsts:
        said = bare(draft.text)
        if said and wanted and (said in wanted or wanted in said):
            return draft.text, draft
    if firsts and drafts.index(firsts[0]) <= max(6, len(drafts) // 4):
        return firsts[0].text, firsts[0]
    for draft in headings[:2]:
        said = bare(draft.text)
        if not draft.panel and said and wanted and (said == wanted or (len(said) > 12 and said in wanted)):
            return draft.text, draft
    if page_title:
        top = _over_all(headings, wanted)
        return (page_title, None) if top is None else (top.text, top)
    if headings:
        return headings[0].text, headings[0]
    return "Page sans titre", None


def _over_all(headings: list[Draft], wanted: str) -> Draft | None:
    """The first heading, where it alone is of the highest rank and says half of what the page's head says."""
    if not headings or headings[0].panel:
        return None
    first, *others = headings
    if not others or any(other.level <= first.level and not other.panel for other in others):
        return None
    said, expected = set(bare(first.text).split()), set(wanted.split())
    return first if len(said & expected) * 2 >= min(len(said), len(expected)) > 0 else None


def names_the_site(tree: Tree, text: str) -> bool:
    """Whether a text is the name of the house or of its site, and not the page's."""
    said, title = bare(text), raw_title(tree)
    parts = {bare(part) for part in _SEPARATOR.split(collapse(title))}
    of_the_site = said in parts and said != bare(head_title(tree, title))
    return bool(HOUSE.match(text)) or of_the_site or (bool(said) and said == bare(_site_name(tree)))


def mark_document_title(tree: Tree) -> None:
    """Make a heading of the first rank of the paragraph that its class calls the title (as Word, Google Docs and
    LibreOffice do): the page's first; or one after a few lines, the house's or the system's, that the head repeats.
    """
    said, wanted = 0, ""
    for node in tree.inside(tree.body):
        if node.tag in HEADINGS and node.words:
            return
        if node.tag == "p" and node.words and _TITLE_NAMES & set(node.get("class").lower().split()):
            wanted = wanted or bare(head_title(tree, raw_title(tree)))
            if not said or bare(tree.text(node)) in wanted:
                node.tag = "h1"
                return
        if node.tag == TEXT and (node.parent is None or node.parent.tag not in NEVER_TEXT):
            said += node.words
            if said > _BEFORE_TITLE:
                return


def bare(text: str) -> str:
    """The words alone, without accents: a head is often written without."""
    return " ".join(re.findall(r"\w+", fold(text)))


def page_heading(tree: Tree, plan: Plan, page_title: str) -> Node | None:
    """The h1 that names the page: the one the head's title repeats, else the only one."""
    found = [node for node in tree.inside(tree.body) if node.tag == "h1" and node.words and not plan.drops(node)]
    wanted = bare(page_title)
    for node in found:
        said = bare(tree.text(node))
        if said and wanted and (said in wanted or wanted in said):
            return node
    return found[0] if len(found) == 1 else None


def lead_heading(tree: Tree, root: Node, page_title: str) -> Node | None:
    """The h1 that stands before the root (in a banner with the page's name), when the root has none; with its subtitle,
    the box that holds both.
    """
    if any(node.tag == "h1" and node.words for node in tree.inside(root)):
        return None
    wanted = bare(page_title)
    found = [node for node in tree.inside(tree.body) if node.tag == "h1" and node.words and not root.holds(node)]
    for node in found:
        said = bare(tree.text(node))
        if node.position < root.position and said and wanted and (said in wanted or wanted in said):
            return _with_subtitle(tree, root, node)
    return None


def mark_kicker(tree: Tree, plan: Plan, page_title: str) -> None:
    """Drop the word or two that stand in the title's heading before the title ("Article"), where the head says it
    without them.
    """
    wanted = bare(page_title)
    for node in tree.inside(tree.body):
        if node.tag != "h1" or not node.words or plan.drops(node):
            continue
        first = next((child for child in node.children if child.words), None)
        if first is None or first.tag not in {"span", "small", "em"} or not 0 < first.words <= _KICKER_WORDS:
            continue
        rest = bare(" ".join(tree.text(child) for child in node.children if child is not first))
        if rest and rest == wanted:
            plan.drop(first, Reason.BYLINE)


def _with_subtitle(tree: Tree, root: Node, heading: Node) -> Node:
    """The largest box round a title that holds but a few words more, after it and in no link: its subtitle."""
    box = heading
    for above in heading.ancestors():
        if above.holds(root) or above.linked or above.words > heading.words + _SUBTITLE_WORDS:
            break
        first = next((node for node in tree.inside(above) if node.tag == TEXT and node.words), heading)
        if not heading.holds(first) or any(node.tag in _MACHINERY for node in tree.inside(above)):
            break
        box = above
    return box


def raw_title(tree: Tree) -> str:
    for node in tree.nodes:
        if node.tag == "title" and (node.parent is None or node.parent.tag in {"head", "html"}):
            return "".join(child.text for child in node.children if child.tag == TEXT)
    return ""
