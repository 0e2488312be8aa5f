"""Formulas (MathML) as words of their line: a stroke stands for a bar, powers and indices are such."""

from __future__ import annotations

from bs4.element import NavigableString, Tag

FORMULAS = ("<math>",)  # in the marks of a soup

# What a script sets shows the formula again, in letters of its own: KaTeX, MathJax.
_SET_BY_SCRIPT = ("katex", "mathjax", "mjx")
_RAISED = {"msup": ("sup",), "msub": ("sub",), "msubsup": ("sub", "sup")}
_MOST_PARTS = 200  # of a formula that is told
_SIMPLE = frozenset({"mi", "mn", "mtext", "ms", "mo"})


def show_formulas(tags: list[Tag]) -> None:
    """Make spans of formulas that no script sets; one with words in another form (`alttext`) alone is told by them."""
    within: set[int] = set()
    for formula in tags:
        if formula.name != "math" or id(formula) in within:
            continue
        inside = formula.find_all(True)
        within.update(id(inner) for inner in inside if inner.name == "math")
        if len(inside) > _MOST_PARTS:
            continue
        around = [formula, *(above for _, above in zip(range(3), formula.parents, strict=False))]
        names = " ".join(f"{tag.name} {tag.get('class') or ''}".lower() for tag in around if isinstance(tag, Tag))
        if any(name in names for name in _SET_BY_SCRIPT):
            continue
        for extra in formula.find_all(["annotation", "annotation-xml"]):
            extra.extract()
        for fraction in formula.find_all("mfrac"):
            parts = fraction.find_all(recursive=False)
            if len(parts) == 2:
                for part in parts:
                    _group(part)
                parts[0].insert_after(NavigableString(" / "))
        for fence in formula.find_all("mfenced"):
            _fence(fence)
        for name, places in _RAISED.items():
            for raised in formula.find_all(name):
                for part, place in zip(raised.find_all(recursive=False)[1:], places, strict=False):
                    part.name = place
        for root in formula.find_all("mroot"):
            parts = root.find_all(recursive=False)
            if len(parts) == 2:
                _group(parts[0])
                parts[1].name = "sup"
                parts[0].insert_before(parts[1].extract(), NavigableString("√"))
        for root in formula.find_all("msqrt"):
            _group(root)
            root.insert(0, NavigableString("√"))
        for sign in formula.find_all("mo"):
            text = sign.get_text().strip()
            sign.string = f" {text} " if text and text not in "()[]{},;" else text
        display = formula.get("display") == "block"
        formula.name = "p" if display and formula.find_parent(["p", "li", "td", "span"]) is None else "span"
        formula.attrs = {}


def _fence(fence: Tag) -> None:
    """The brackets that older formulas have as an element: without them "(140 − âge) × poids" is another dose."""
    for part in fence.find_all(recursive=False)[1:]:
        part.insert_before(NavigableString(", "))
    fence.insert(0, NavigableString(str(fence.get("open", "("))))
    fence.append(NavigableString(str(fence.get("close", ")"))))


def _group(part: Tag) -> None:
    """Round brackets where more than one thing stands over or under a bar, or under a root."""
    if part.name not in _SIMPLE and len(part.find_all(list(_SIMPLE))) > 1:
        part.insert(0, NavigableString("("))
        part.append(NavigableString(")"))
