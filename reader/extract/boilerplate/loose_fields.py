"""Fields of the site that stand in no form: its search, its door with a password, what chooses a language or an order.
Told by the field, and by how little is said round it.
"""

from __future__ import annotations

from reader.extract.boilerplate.call_links import gives_number
from reader.extract.plan import Plan
from reader.extract.tags import HEADINGS
from reader.extract.tree import TEXT, Node, Tree
from reader.extract.wording.numbers_to_call import says_whom_to_call
from reader.extract.wording.phrases import whole
from reader.model import Reason

_SEARCH_WORDS = 8
_DOOR_WORDS = 25
_MOST_FIELDS = 30  # looked at: a page has a few, and a hostile one many
_MOST_NODES = 80
_BEFORE_CHOICES = 12  # nodes before a list box, among which its label stands
_LABEL_WORDS = 6
# What stands before a list box of the site's; not "Notez votre douleur :".
_CHOOSES = whole(
    r"(?:autres? |choisi(?:r|ssez) (?:la |une |votre )?|changer (?:de |la )?|sélectionne[rz] (?:la |une |votre )?)?"
    r"langues?(?: d.affichage| du site)?",
    r"(?:(?:select|choose|change) )?(?:(?:your|a|the) )?languages?",
    r"sprache(?: w[äa]hlen)?",
    r"(?:taille (?:du texte|des caractères|de la police)|contraste|thème|devise|pays)",
    r"(?:tri(?:er)?|classer|ordonner|afficher|filtrer|sort|order|show)(?: (?:par|by))?",
    r"(?:résultats|éléments|articles|results|items) (?:par|per) page",
    r"(?:choisi(?:r|ssez)|sélectionne[rz]|veuillez (?:choisir|sélectionner)|select|choose)\b"
    r"(?!.*\b(?:toujours|jamais|pas|sans|moins|dose|never|always|not)\b)[^.!?\d]{0,40}",
)
_WALLS = frozenset({"body", "html", "main", "article", "form", "td", "li", "tr"})
_TELLING = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "figure"})


def mark_loose_fields(tree: Tree, plan: Plan) -> None:
    """Drop the largest box round such a field that says no more than what the field is for; the label before a list
    box that is left out.
    """
    fields = [node for node in tree.tagged("input") if node.get("type").lower() in {"search", "password"}]
    for field in fields[:_MOST_FIELDS]:
        door = field.get("type").lower() == "password"
        if plan.drops(field) or any(above.tag == "form" for above in field.ancestors()):
            continue
        box = _box(tree, plan, field, _DOOR_WORDS if door else _SEARCH_WORDS, door)
        if box is not None:
            plan.drop(box, Reason.FORM if door else Reason.SEARCH)

    for select in tree.tagged("select")[:_MOST_FIELDS]:
        if select.position in plan.dropped and select.parent is not None and not plan.drops(select.parent):
            _drop_label(tree, plan, select)


def _drop_label(tree: Tree, plan: Plan, select: Node) -> None:
    """Drop the words right before a list box, where they say but what is to be chosen, with the box round both."""
    near = reversed(tree.nodes[max(select.position - _BEFORE_CHOICES, tree.body.position) : select.position])
    text = next((node for node in near if node.tag == TEXT and node.words), None)
    if text is None or plan.drops(text) or text.words > _LABEL_WORDS or not _CHOOSES.match(text.text):
        return
    label = None
    for above in text.ancestors():
        if above.tag in _WALLS or above.end - above.position > _MOST_NODES:
            break
        if plan.words_left(tree.inside(above)) > text.words:
            break
        label = above
    if label is not None:
        plan.drop(label, Reason.CONTROL)


def _box(tree: Tree, plan: Plan, field: Node, most: int, headed: bool) -> Node | None:
    box = None
    for above in field.ancestors():
        if above.tag in _WALLS or above.words > most or above.end - above.position > _MOST_NODES:
            break
        inside = tree.inside(above)
        if any(node.tag in _TELLING and node.words for node in inside) or plan.panel_within(above):
            break
        said = tree.text(above)
        if gives_number(tree, above) or says_whom_to_call(said):
            break
        if not headed and any(node.tag in HEADINGS and node.words for node in inside):
            break  # the heading may be over what is found
        if above.words:
            box = above
    return box
