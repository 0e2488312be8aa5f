"""Lists to choose from that tell something: a dose for each rhythm, what to do for each sign. Who chooses reads all of
them; who listens is to hear them. « Choisissez votre centre », a language, an order to sort by are controls.
"""

from __future__ import annotations

import re

from reader.extract.boilerplate.prose import prose
from reader.extract.plan import Plan
from reader.extract.tree import TEXT, Node, Tree
from reader.extract.wording.bylines import TO_THE_READER
from reader.extract.wording.doses import says_a_dose, says_a_price
from reader.model import Reason
from reader.regex import regex

_ASKS = regex(r"\W*(?:choisi|s[ée]lection|veuillez|select|choose|$)", re.IGNORECASE)
_MOST_OPTIONS = 60
_LEAST_OPTIONS = 2
_LEAST_WORDS = 3  # of an option that tells: "500 mg" alone is a size to buy
_MOST_SELECTS = 40  # looked at
_FORM_SHARE = 0.5  # of the body's words: a form with so many is but round the page (ASP.NET)


def tell_options(tree: Tree, plan: Plan) -> None:
    """Make lists of those of which most options give a measure or speak to the reader, and the page does not say so
    elsewhere; the line that asks to choose is left out.
    """
    selects = [node for node in tree.tagged("select")[:_MOST_SELECTS] if node.words and not plan.panel_within(node)]
    for select in selects:
        options = [node for node in tree.inside(select) if node.tag == "option" and node.words]
        if not _LEAST_OPTIONS <= len(options) <= _MOST_OPTIONS or _is_of_a_form(tree, select) or plan.drops(select):
            continue
        if any(option.position in plan.taken or _leads(option.get("value")) for option in options):
            continue
        asks = [option for option in options[:1] if _asks(tree, option)]
        rest = options[len(asks) :]
        if len(rest) < _LEAST_OPTIONS or 2 * sum(_tells(tree, option) for option in rest) <= len(rest):
            continue
        if _said_elsewhere(tree, select, rest):
            continue
        for option in asks:
            plan.drop(option, Reason.CONTROL)
        groups = [node for node in tree.inside(select) if node.tag == "legend" and node.words]
        for option in rest:
            tree.rename(option, "dd" if groups else "li")
        for group in groups:
            tree.rename(group, "dt")
        tree.rename(select, "dl" if groups else "ul")


def _is_of_a_form(tree: Tree, select: Node) -> bool:
    form = next((above for above in select.ancestors() if above.tag == "form"), None)
    return form is not None and prose(form) < prose(tree.body) * _FORM_SHARE


def _asks(tree: Tree, option: Node) -> bool:
    """Whether the first option asks to choose, and is none: without a value, not to be chosen, or a word or two."""
    if _ASKS.match(tree.text(option)):
        return True
    unchosen = option.has("disabled") or (option.has("value") and not option.get("value").strip())
    return not _tells(tree, option) and (unchosen or option.words < _LEAST_WORDS)


def _leads(value: str) -> bool:
    return value.lstrip().startswith(("/", "http", "?", "#"))


def _tells(tree: Tree, option: Node) -> bool:
    if option.words < _LEAST_WORDS:
        return False
    said = tree.text(option)
    # No span of time: by "Moins de 7 jours" news are sorted.
    return says_a_dose(said) or says_a_price(said) or TO_THE_READER.search(said) is not None


def _said_elsewhere(tree: Tree, select: Node, options: list[Node]) -> bool:
    """Whether most options say what stands on the page, too: the tabs of a wide screen, as a list for a phone."""
    wanted = {tree.text(option) for option in options}
    said = {node.text.strip() for node in tree.nodes if node.tag == TEXT and node.words and not select.holds(node)}
    return 2 * len(wanted & said) >= len(wanted)
