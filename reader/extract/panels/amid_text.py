"""Controls amid running text: a word of a sentence that opens its definition ("Ne prenez pas d’<a>aspirine</a>").

The word stays in its sentence, as it is a part of what is said; the panel is read after the paragraph, list or table,
and after the list that the paragraph announces.
"""

from __future__ import annotations

from reader.extract.panels.dialogs import of_a_button
from reader.extract.tags import HEADINGS
from reader.extract.tree import BLOCKS, TEXT, Node, Tree
from reader.extract.wording.unfinished import waits_for_a_word

_SENTENCES = frozenset({"p", "li", "td", "dd", "blockquote"})
_HOLDERS = frozenset({"ul", "ol", "dl", "table"})
_NEAR = 40  # nodes on either side: a rule that looks at a whole block for each control never ends
_ROUND = 2  # words of the sentence beside the word
_ENDS = (".", "!", "?", ":", "…", ";")
_ELIDED = ("’", "'")


def read_after(tree: Tree, control: Node, panel: Node) -> Node | None:
    """What the panel is read after (a paragraph, the outermost list or table), where its control is amid a sentence."""
    block = next((above for above in control.ancestors() if above.tag in BLOCKS), None)
    if block is None or block.tag not in _SENTENCES or block.holds(panel) or not _goes_on(tree, block, control):
        return None
    holder = block
    for above in block.ancestors():
        if above.tag in {"summary", "button", *HEADINGS}:
            return None
        if above.tag in _HOLDERS and not above.holds(panel):
            holder = above
    if holder is block and tree.text(block).rstrip().endswith(":"):
        following = next(iter(block.after(1)), None)
        if following is not None and following.tag in _HOLDERS and not following.holds(panel):
            return following  # which the sentence announces
    return holder


def _goes_on(tree: Tree, block: Node, control: Node) -> bool:
    """Whether the sentence stands on both sides of the control, or runs into it."""
    near = tree.nodes[max(block.position, control.position - _NEAR) : min(block.end, control.end + _NEAR)]
    texts = [node for node in near if node.tag == TEXT and node.words and not control.holds(node)]
    texts = [node for node in texts if _block_of(node) is block and not of_a_button(node)]
    before = [node for node in texts if node.position < control.position]
    after = [node for node in texts if node.position > control.position]
    said = before[-1].text.rstrip() if before else ""
    if said.endswith(_ELIDED):
        return True
    if len(said.split()) > _ROUND and waits_for_a_word(said):
        return True
    if sum(node.words for node in texts) < _ROUND:
        return False
    follows = after[0].text.lstrip(" \t\r\n\u00a0\u202f,;)»")[:1] if after else ""
    if follows.islower():
        return True
    if said and after and after[0].text.lstrip()[:1] in {".", ";", ","}:
        return True  # "Un mot vous manque ? Voyez le lexique."
    ends = tree.text(control).rstrip().endswith((".", "!", "…"))
    return bool(said) and not said.endswith(_ENDS) and (bool(after) or ends)


def _block_of(node: Node) -> Node | None:
    return next((above for above in node.ancestors() if above.tag in BLOCKS and above.tag != "button"), None)
