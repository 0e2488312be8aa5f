"""Buttons that are words of a sentence, and open what explains them: without these "Un … est un globule blanc" has a
hole.
"""

from __future__ import annotations

from bs4.element import NavigableString, Tag

from reader.extract.markup.bubbles import ONLY_A_SIGN, as_a_word
from reader.extract.wording.unfinished import waits_for_a_word
from reader.regex import regex

# In the marks of a soup, in small letters.
BUTTONS = ("<button>", 'role="button"')

_OPENING = ("aria-controls", "data-target", "data-bs-target", "commandfor", "data-open", "href")
_OPENS = regex(r"data-.*(?:open|show|target|trigger|modal|dialog|popup|reveal)")
_IDENTIFIER = regex(r"#?(?!(?:modal|dialog|popup|tooltip|popover|true)$)[A-Za-z][\w:-]*")
_QUOTED = regex(r"[\"']#?([A-Za-z][\w:-]*)[\"']")
_IN_LINE = frozenset({"span", "strong", "b", "em", "i", "u", "mark", "font", "small", "dfn", "abbr", "cite", "q"})
_SENTENCES = frozenset({"p", "li", "td", "dd", "blockquote"})
_GOES_ON = regex(r"\w[,’'(«]?\s*$")
_GOES_ON_AFTER = regex(r"\s*[a-zà-ÿ(]|[,;.)]")
_BEGINS = regex(r"\s+[a-zà-ÿ][\w’']*(?:[\s,]+\S+){2,}\s*$")
_MOST_BESIDE = 8  # elements of a line that are looked at on each side


def keep_words_in_buttons(tags: list[Tag]) -> None:
    """Make a plain span of a button that is a word of a sentence; what it opens is read after that."""
    for button in tags:
        if button.name != "button" and (button.name not in {"a", "span"} or button.attrs.get("role") != "button"):
            continue
        if not _is_a_word(button) or ONLY_A_SIGN.match(button.get_text(" ")):
            continue
        opened = _opened(button)
        as_a_word(button)
        if opened:
            button["aria-controls"] = opened  # what it opens is read after the sentence


def _is_a_word(button: Tag) -> bool:
    """Whether the sentence goes on into a button, and out of it again."""
    whole = button
    while whole.parent is not None and whole.parent.name in _IN_LINE and _alone(whole):
        whole = whole.parent
    before, beside = _text(whole, back=True)
    after, behind = _text(whole, back=False)
    of_a_sentence = whole.parent is not None and whole.parent.name in _SENTENCES
    if not (beside or behind) and not (of_a_sentence and whole.parent is not None and whole.parent.name == "p"):
        return False  # labels in a row of boxes: "12", "J’aime", "commentaires"
    if not before:
        return of_a_sentence and behind and _BEGINS.match(after) is not None
    if _GOES_ON.search(before) and _GOES_ON_AFTER.match(after):
        return True
    return waits_for_a_word(before)


def _alone(tag: Tag) -> bool:
    """Whether an element is all that the one around it holds."""
    around = tag.parent
    return around is not None and all(
        item is tag or (isinstance(item, NavigableString) and not item.strip()) for item in around.contents
    )


def _text(whole: Tag, back: bool) -> tuple[str, bool]:
    """The text on one side of an element in its line, and whether it stands in the line itself; a call of a note is
    passed over.
    """
    item = whole
    said = ""
    for _ in range(_MOST_BESIDE):
        following = item.previous_sibling if back else item.next_sibling
        if following is None:
            break
        item = following  # type: ignore[assignment]
        if type(following) is NavigableString:
            said = following + said if back else said + following
            if said.strip():
                return str(said), True
        elif isinstance(following, Tag):
            if following.name == "sup":
                continue
            if following.name not in {*_IN_LINE, "a"}:
                break
            text = following.get_text("")
            if text.strip():
                return (text + said if back else said + text), False
    return "", False


def _opened(button: Tag) -> str:
    """The identifier of what a button opens, by the attributes and scripts in use; "" where none is named."""
    for name in _OPENING:
        if button.get(name):
            return str(button[name]).lstrip("#")
    for name, value in button.attrs.items():
        if _OPENS.match(name) and _IDENTIFIER.fullmatch(str(value)):
            return str(value).lstrip("#")
    quoted = _QUOTED.search(str(button.get("onclick") or ""))
    return quoted[1] if quoted else ""
