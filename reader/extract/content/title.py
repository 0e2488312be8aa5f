"""The heading that names the page, found before the walk: marked as one, freed of a kicker, fetched from a banner."""

from __future__ import annotations

from reader.extract.boilerplate.head_title import bare, head_title, lines_that_say, names_the_site, raw_title
from reader.extract.panels.hidden import screen_only
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import NEVER_TEXT, TEXT, Node, Tree
from reader.extract.ways import words_away
from reader.model import Reason
from reader.regex import regex

_SUBTITLE_WORDS = 30
_KICKER_WORDS = 3
_BEFORE_TITLE = 60  # words of the house's and the system's lines over a document's title
_TRAIL_WORDS = 40
_TELLING_LETTERS = 5  # of a word that a title is known by
_LINES_WORDS = 60  # of what a banner says under its title
_MOST_LINES = 4
_TITLE_WORDS = 20
_LARGE = regex(r"font-size\s*:\s*(?:1[89]|[2-9]\d)(?:\.\d+)?pt\b")  # Word's headings are of 16 points or less
_OF_WORD = "msotitle"  # a style of its own: no card or box is called so
_TITLE_NAMES = frozenset({"title", _OF_WORD})
_OF_THE_SITE = frozenset({"nav", "form", "footer", "ul", "ol"})
_ACTS = frozenset({"nav", "form", "button", "input", "select", "iframe", "ul", "ol"})
_MACHINERY = frozenset({"a", "img", "nav", "form", "button", "input", "select", "time"})


def mark_document_title(tree: Tree) -> None:
    """Make a heading of the first rank of the paragraph that its class calls the title (as Word, Google Docs and
    LibreOffice do): the page's first; or one after a few lines, the house's or the system's, that is of Word's own
    style, that the head repeats or that begins the box with the text. Else, in a text of Word's, the line in large
    letters over several headings of the first rank.
    """
    said, wanted = 0, ""
    large: Node | None = None
    for node in tree.inside(tree.body):
        if node.tag in HEADINGS and node.words:
            if large is not None and sum(heading.words > 0 for heading in tree.tagged("h1")) > 1:
                tree.rename(large, "h1")
            return
        if node.tag == "p" and node.words and node.attributes:
            names = node.classes
            if _TITLE_NAMES & names:
                wanted = wanted or bare(head_title(tree, raw_title(tree)))
                if not said or _OF_WORD in names or bare(tree.text(node)) in wanted or _begins_the_text(tree, node):
                    tree.rename(node, "h1")
                    return
            if large is None and any(name.startswith("mso") for name in names) and _is_large(tree, node):
                large = node
        if node.tag == TEXT and (node.parent is None or node.parent.tag not in NEVER_TEXT):
            said += node.words
            if said > _BEFORE_TITLE:
                return


def _begins_the_text(tree: Tree, line: Node) -> bool:
    """Whether a line is the first in a box that holds most of the page's words."""
    box = line.parent
    if box is None or box is tree.body or box.words * 2 < tree.body.words:
        return False
    first = tree.first_text(box)
    return first is not None and line.holds(first)


def _is_large(tree: Tree, line: Node) -> bool:
    """Whether all words of a short line that leads nowhere are in letters larger than those of Word's headings."""
    if line.words > _TITLE_WORDS or line.linked:
        return False
    return any(_LARGE.search(node.get("style")) and node.words == line.words for node in (line, *tree.inside(line)))


def page_heading(tree: Tree, plan: Plan, page_title: str) -> Node | None:
    """The h1 that names the page: the one the head's title repeats, else the only one. Where none is left, the h2 that
    says the head's title; where no heading of a high rank is, the line that says it.
    """
    found = [node for node in tree.tagged("h1") if node.words and not plan.drops(node)]
    if len(found) > 1:
        found = [node for node in found if not screen_only(node)] or found
    wanted = bare(page_title)
    for node in found:
        said = bare(tree.text(node))
        if said and wanted and (said in wanted or wanted in said):
            return node
    if len(found) == 1:
        return found[0]
    if found:
        return _of_a_word_of_the_head(tree, found)
    if not wanted:
        return None
    seconds = [node for node in tree.tagged("h2") if node.words]
    if seconds or any(node.words for node in tree.tagged("h1")):  # the h1 is the site's: its name, in a banner
        return next((node for node in seconds if bare(tree.text(node)) == wanted and not plan.drops(node)), None)
    return next((line for line in lines_that_say(tree, [wanted]) if not plan.drops(line)), None)


def _of_a_word_of_the_head(tree: Tree, found: list[Node]) -> Node | None:
    """The one of several h1 that has a word of the head's title, after one that has none: the part's name that the
    system writes ("Publicateur de contenus"), over the page's own.
    """
    words = {word for word in bare(raw_title(tree)).split() if len(word) >= _TELLING_LETTERS}
    telling = [node for node in found if not words.isdisjoint(bare(tree.text(node)).split())]
    return telling[0] if len(telling) == 1 and telling[0] is not found[0] else None


def lead_heading(tree: Tree, plan: Plan, root: Node, page_title: str) -> Node | None:
    """The h1 that stands before the root (in a banner with the page's name), when the root has none: the one that the
    head's title repeats; or the only one, where the head says but the site's name; on a page without any, the h2 that
    says the head's title word for word. With its subtitle, the box that holds both.
    """
    wanted = bare(page_title)
    inside = [node for node in tree.inside(root) if node.tag == "h1" and node.words]
    if inside:
        return _in_a_column(tree, plan, inside, wanted) or _over_parts(tree, root, wanted)
    found = [node for node in tree.tagged("h1") if node.words and not root.holds(node)]
    if not found:
        second = page_heading(tree, plan, page_title)
        if second is None or second.tag != "h2" or second.position >= root.position or root.holds(second):
            return None
        return None if _says_it_again(tree, root, wanted) else _with_subtitle(tree, root, second)
    for node in found:
        said = bare(tree.text(node))
        if node.position < root.position and said and wanted and (said in wanted or wanted in said):
            return _with_subtitle(tree, root, node)
    if len(found) == 1 and _is_the_pages(tree, plan, root, found[0], wanted):
        return _with_subtitle(tree, root, found[0])
    return _right_before(tree, plan, root)


def _in_a_column(tree: Tree, plan: Plan, titles: list[Node], wanted: str) -> Node | None:
    """The h1 that says the head's title in a column of the root that is left out, where no other h1 is read."""
    if not wanted or not all(map(plan.drops, titles)):
        return None
    return next((node for node in titles if bare(tree.text(node)) == wanted and _stands_in_a_column(plan, node)), None)


def _stands_in_a_column(plan: Plan, node: Node) -> bool:
    reasons = {plan.dropped.get(around.position) for around in (node, *node.ancestors())}
    return reasons <= {None, Reason.RELATED, Reason.OUTSIDE}


def _right_before(tree: Tree, plan: Plan, root: Node) -> Node | None:
    """The heading that stands right before the page's main part, in no box, over what has none of its rank."""
    if root.tag != "main" and root.get("role") != "main":
        return None
    over = root.before
    if over is None or over.tag not in HEADINGS or not over.words or over.linked:
        return None
    if plan.dropped.get(over.position, Reason.OUTSIDE) is not Reason.OUTSIDE:
        return None
    return over if not any(node.tag in HEADINGS and node.tag <= over.tag for node in tree.inside(root)) else None


def _over_parts(tree: Tree, root: Node, wanted: str) -> Node | None:
    """The h1 before a root whose own are those of its parts, as a wiki writes them: it says the head's title word for
    word, they do not, and it names no site.
    """
    over = next((node for node in tree.tagged("h1") if node.words and node.position < root.position), None)
    if over is None or root.holds(over) or over.linked or not wanted or bare(tree.text(over)) != wanted:
        return None
    return None if _says_it_again(tree, root, wanted) or names_the_site(tree, tree.text(over)) else over


def _is_the_pages(tree: Tree, plan: Plan, root: Node, heading: Node, wanted: str) -> bool:
    """Whether an h1 before the root names the page and not the site: it leads nowhere, and no heading of the root says
    what the head says.
    """
    if heading.position > root.position or heading.linked:
        return False
    if plan.drops(heading) and not _ends_the_trail(tree, heading):
        return False
    return not _says_it_again(tree, root, wanted) and not names_the_site(tree, tree.text(heading))


def _ends_the_trail(tree: Tree, heading: Node) -> bool:
    """Whether the header round an h1 has a trail of links whose last words, no link, say it: « Module 2 › Livre : Le
    foie » over "Le foie".
    """
    around = next((above for above in heading.ancestors() if above.tag == "header"), None)
    if around is None:
        return False
    said = f" {bare(tree.text(heading))} "
    for trail in tree.inside(around):
        if trail.tag in {"nav", "ol", "ul"} and 0 < trail.linked < trail.words <= _TRAIL_WORDS:
            last = [item for item in tree.inside(trail) if item.tag == "li" and item.words][-1:]
            if any(not item.linked and said in f" {bare(tree.text(item))} " for item in last):
                return True
    return False


def _says_it_again(tree: Tree, root: Node, wanted: str) -> bool:
    """Whether a heading of the root says what the head says."""
    return any(node.tag in HEADINGS and node.words and bare(tree.text(node)) == wanted for node in tree.inside(root))


def mark_kicker(tree: Tree, plan: Plan, page_title: str) -> None:
    """Drop the word or two that stand in the title's heading before the title ("Article"), where the head says it
    without them.
    """
    wanted = bare(page_title)
    for node in tree.tagged("h1"):
        if not node.words or plan.drops(node):
            continue
        first = next((child for child in node.children if child.words), None)
        if first is None or first.tag not in {"span", "small", "em"} or not 0 < first.words <= _KICKER_WORDS:
            continue
        rest = bare(" ".join(tree.text(child) for child in node.children if child is not first))
        if rest and rest == wanted:
            plan.drop(first, Reason.BYLINE)


def lines_under(tree: Tree, plan: Plan, lead: Node, root: Node) -> list[Node]:
    """The lines that stand right after a title before the root, in its box or beside it, and lead to no other page:
    what a banner says under the title.
    """
    found: list[Node] = []
    left = _LINES_WORDS
    for above in (lead, *lead.ancestors()):
        if above.holds(root) or above.tag in _OF_THE_SITE or above.parent is None or above.parent.holds(root):
            break
        for line in above.after(_MOST_LINES):
            if not line.words or line.tag in HEADINGS:
                continue
            left -= line.words
            if left < 0 or words_away(tree, line) or plan.drops(line) or _acts(tree, line):
                return found
            found.append(line)
    return found


def _acts(tree: Tree, line: Node) -> bool:
    return any(node.tag in _ACTS for node in tree.inside(line))


def _with_subtitle(tree: Tree, root: Node, heading: Node) -> Node:
    """The largest box round a title that holds but a few words more, after it and in no link: its subtitle."""
    box = heading
    for above in heading.ancestors():
        if above.holds(root) or above.linked or above.words > heading.words + _SUBTITLE_WORDS:
            break
        first = tree.first_text(above) or heading
        if not heading.holds(first) or any(node.tag in _MACHINERY for node in tree.inside(above)):
            break
        box = above
    return box
