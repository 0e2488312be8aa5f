"""The title that the page's head gives, without the site's name: which words are the house's, and which the page's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reader.extract.panels.hidden import screen_only
from reader.extract.remembered import remembered
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree, collapse, signature
from reader.model import fold
from reader.regex import regex

# No lone colon: in French it stands inside a title ("Bouger : par où commencer ?").
_SEPARATOR = regex(r"\s+(?:[|–—·•»/-]+|::+)\s+|\s*[|»]\s*")
_WORDS = regex(r"\w+")
# What an editor writes for a page that nobody gave a title, and the address of a site.
_NO_TITLE = regex(
    r"(?:document|untitled(?: document)?|document sans (?:titre|nom)|sans titre|nouvelle page(?: \d+)?|"
    r"new page(?: \d+)?|(?:https?://)?(?:[\w-]+\.)+[a-z]{2,7})/?",
    re.IGNORECASE,
)
_HOME = regex(
    r"(?:https?://[^/]+)?[./]*(?:(?:index|accueil|home)(?:\.\w{2,5})?)?(?:\?page=(?:accueil|home|index))?",
    re.IGNORECASE,
)
_OF_THE_SITE = frozenset({"header", "nav", "footer", "aside"})
_OF_THE_TEXT = frozenset({"main", "article", "section", "li", "blockquote"})
_HOUSE_AND_PLACE = 2
_PHRASE_WORDS = 3  # as many tell a title, in any order
_PLACE = regex(r"[A-ZÀ-Ý][^\W\d]*(?:[ ’'-][^\W\d]+)* (?:\((?:\d{5}|\d[\dAB])\)|\d{5}|\d[\dAB])")  # "Lens 62"
LINES = ("div", "p", "td", "span", "center", "font", "b", "strong", "big")  # what a title may stand in
_LINE_WORDS = 20
_TRAIL_WORDS = 25  # of a line with the way to a page, whose last words are its title
_MOST_HEADINGS = 200  # of a page: one that says its title stands among the first

# A house's name is often longer than the title of its page.
HOUSE = regex(
    r"(?:centres? (?:hospitali|de lutte|anti-?canc)|groupe hospitali|h[ôo]pita(?:l|ux)\b(?! de (?:jour|semaine))|"
    r"(?:poly)?clinique\b|chr?u?\b|clcc\b|institut (?:du |de )?(?:canc|curie|gustave|bergoni|paoli)|fondation\b|"
    r"cabinets? (?:d['’e]|m[ée]dica)|maisons? de sant[ée]|r[ée]seaux? (?:onco|r[ée]gional)|ciu?sss\b)",
    re.IGNORECASE,
)


def head_title(tree: Tree, raw_title: str) -> str:
    """The title in the page's head, without the site's name where a separator tells it apart."""
    text = collapse(raw_title)
    if _NO_TITLE.fullmatch(text) and any(node.words for node in tree.tagged("h1", "h2")):
        return ""
    if _leads_home(tree, text) and _is_headed_once(tree):
        return ""
    parts = [part.strip() for part in _SEPARATOR.split(text) if part.strip()]
    if len(parts) == 1 and ": " in text:  # "Le carnet de l’infirmière: Vivre avec un cathéter", of a blog
        house, rest = (bare(part) for part in text.split(": ", 1))
        said = _said_by_headings(tree)
        if house in said and rest in said:
            return text.split(": ", 1)[1].strip()
    site = bare(_site_name(tree))
    of_the_page = [part for part in parts if bare(part) != site and not HOUSE.match(part)]
    if len(parts) == _HOUSE_AND_PLACE and of_the_page == parts[1:] and _PLACE.fullmatch(parts[1]):
        return parts[1] if bare(parts[1]) in _said_by_headings(tree) else parts[0]
    if len(of_the_page) > 1:
        sites = _said_by_the_sites_head(tree)
        of_the_page = [part for part in of_the_page if bare(part) not in sites] or of_the_page
    if len(of_the_page) > 1:
        said = _said_by_headings(tree)
        heard = [part for part in of_the_page if bare(part) in said]
        if not heard:
            heard = [part for part in of_the_page if _is_within_the_title(tree, bare(part))]
        if not heard:
            names = _said_by_the_foot(tree, {bare(part) for part in of_the_page})
            of_the_page = [part for part in of_the_page if bare(part) not in names] or of_the_page
            lines = list(lines_that_say(tree, [bare(part) for part in of_the_page]))
            if _are_of_two(tree, lines, text):
                return "–".join(of_the_page)  # "Lens–Béthune en direct"
            told = {bare(tree.text(line)) for line in lines}
            heard = [part for part in of_the_page if bare(part) in told]
        if len(heard) == 1:
            return heard[0]
    return max(of_the_page or parts, key=len, default="")


def _are_of_two(tree: Tree, lines: list[Node], head: str) -> bool:
    """Whether a line of the kind of one of these says other words of the head: two teams, two medicines, and neither is
    the title. All lines are looked through once.
    """
    said: dict[tuple[str, str], set[str]] = {}
    for line in lines:
        kind = signature(line)
        if kind[1]:
            said.setdefault(kind, set()).add(bare(tree.text(line)))
    if any(len(texts) > 1 for texts in said.values()):
        return True
    words = set(bare(head).split())
    for node in tree.tagged(*{tag for tag, _ in said}):
        if 0 < node.words <= _LINE_WORDS and (texts := said.get(signature(node))) is not None:
            other = bare(tree.text(node))
            if other and other not in texts and words.issuperset(other.split()):
                return True
    return False


def _said_by_headings(tree: Tree) -> set[str]:
    """What the first headings that everybody sees say: it is asked for each h1, of which a page may have thousands."""
    headings = (node for node in tree.inside(tree.body) if node.tag in {"h1", "h2", "h3"} and node.words)
    return {bare(tree.text(node)) for node in islice(headings, _MOST_HEADINGS) if not screen_only(node)}


def _is_within_the_title(tree: Tree, part: str) -> bool:
    """Whether the one h1 that leads nowhere says a part, with more words: "Dépistage du cancer colorectal"; more small
    ones between them, where the part has three or more.
    """
    titles = [node for node in islice(tree.tagged("h1"), _MOST_HEADINGS) if node.words and not node.linked]
    if len(titles) != 1 or " " not in part:
        return False
    said = tree.text(titles[0])
    words = part.split()
    within = f" {part} " in f" {bare(said)} " or (len(words) >= _PHRASE_WORDS and set(words) <= set(bare(said).split()))
    return within and not _leads_home(tree, said)


def _leads_home(tree: Tree, text: str) -> bool:
    """Whether a link to the site's first page says a text: the name of the site, be it the page's head."""
    said = bare(text)
    links = (node for node in tree.tagged("a") if 0 < node.words <= _LINE_WORDS and _HOME.fullmatch(node.get("href")))
    return bool(said) and any(bare(tree.text(link)) == said for link in islice(links, _MOST_HEADINGS))


def _is_headed_once(tree: Tree) -> bool:
    """Whether one heading, that leads nowhere and is no part of the site, is above all others."""
    headings = [
        node
        for node in islice(tree.tagged(*HEADINGS), _MOST_HEADINGS)
        if node.words and not node.linked and all(above.tag not in _OF_THE_SITE for above in node.ancestors())
    ]
    highest = min((node.tag for node in headings), default="")
    return sum(node.tag == highest for node in headings) == 1 and headings[0].tag == highest


def _said_by_the_sites_head(tree: Tree) -> set[str]:
    """What h1s in the site's header say, where another h1 is the page's."""
    titles = [node for node in islice(tree.tagged("h1"), _MOST_HEADINGS) if node.words]
    sites = [node for node in titles if _is_in_the_sites_head(node)]
    return {bare(tree.text(node)) for node in sites} if len(sites) < len(titles) else set()


def _is_in_the_sites_head(heading: Node) -> bool:
    """Whether a heading stands in a header right in the body, that of the site."""
    around = next((above for above in heading.ancestors() if above.tag == "header"), None)
    return around is not None and around.parent is not None and around.parent.tag == "body"


def _said_by_the_foot(tree: Tree, parts: set[str]) -> set[str]:
    """Which parts of the head's title the site's foot says, in no link, on a line of their own or beside a copyright
    sign: the house's name.
    """
    found: set[str] = set()
    for foot in tree.tagged("footer"):
        if any(above.tag in _OF_THE_TEXT for above in foot.ancestors()):
            continue  # of a card, an article
        for text in tree.inside(foot):
            if text.tag != TEXT or not 0 < text.words <= _LINE_WORDS or any(up.tag == "a" for up in text.ancestors()):
                continue
            said = bare(text.text)
            found |= {part for part in parts if part == said or ("©" in text.text and f" {part} " in f" {said} ")}
    return found


def lines_that_say(tree: Tree, wanted: list[str]) -> Iterator[Node]:
    """The lines, no links nor beside some, that say word for word one of these texts, as `bare` gives them."""
    most = min(max((len(text.split()) for text in wanted), default=0), _LINE_WORDS)  # parted at apostrophes, too
    for node in tree.tagged(*LINES):
        if not 0 < node.words <= most or node.linked:
            continue
        around = node.parent
        if around is None or around.tag == "a" or (around.linked and around.words <= _TRAIL_WORDS):
            continue
        said = bare(tree.text(node))
        if said and said in wanted and all(above.tag != "footer" for above in node.ancestors()):
            yield node


def _site_name(tree: Tree) -> str:
    """What the site calls itself (Open Graph)."""
    for node in tree.nodes:
        if node is tree.body:
            break
        if node.tag == "meta" and node.get("property") == "og:site_name":
            return node.get("content")
    return ""


def names_the_site(tree: Tree, text: str) -> bool:
    """Whether a text is the name of the house or of its site, and not the page's; or both, where a heading that
    everybody sees says the page's.
    """
    said, title = bare(text), raw_title(tree)
    parts = {bare(part) for part in _SEPARATOR.split(collapse(title))}
    of_the_site = said in parts and said != bare(head_title(tree, title))
    if bool(HOUSE.match(text)) or of_the_site or (bool(said) and said == bare(_site_name(tree))):
        return True
    own = {bare(part) for part in _SEPARATOR.split(collapse(text))}
    return len(own) > 1 and own <= parts and not own.isdisjoint(_said_by_headings(tree))


@remembered
def bare(text: str) -> str:
    """The words alone, without accents: a head is often written without."""
    return " ".join(_WORDS.findall(fold(text)))


def raw_title(tree: Tree) -> str:
    for node in tree.nodes:
        if node.tag == "title" and (node.parent is None or node.parent.tag in {"head", "html"}):
            return "".join(child.text for child in node.children if child.tag == TEXT)
    return ""
