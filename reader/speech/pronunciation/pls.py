"""Lexicons in the W3C's Pronunciation Lexicon Specification 1.0, as other speech tools read and write them."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from reader.errors import WrongSetting
from reader.speech.pronunciation.lexicon import Entry
from reader.speech.pronunciation.phonetics import respelled

_NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="{_NAMESPACE}" alphabet="ipa" xml:lang="fr">
"""


def to_pls(entries: Iterable[Entry]) -> str:
    """The entries as a PLS document: an alias for a spelling, a phoneme for a transcription.

    An entry that is only said by a voice of another language has neither, and PLS no word for it: it is left out.
    """
    lexemes = []
    for entry in entries:
        alias = entry.respelled or entry.spoken
        if not alias and not entry.ipa:
            continue
        lines = [f"    <grapheme>{escape(form)}</grapheme>" for form in (entry.term, *entry.also)]
        if entry.ipa:
            lines.append(f"    <phoneme>{escape(entry.ipa)}</phoneme>")
        if alias:
            lines.append(f"    <alias>{escape(alias)}</alias>")
        comment = " ; ".join(part for part in (entry.note, entry.source) if part).replace("--", "—")
        remark = f"    <!-- {escape(comment)} -->\n" if comment else ""
        role = f" xml:lang={quoteattr(entry.language)}" if entry.language else ""
        lexemes.append(f"  <lexeme{role}>\n{remark}" + "\n".join(lines) + "\n  </lexeme>\n")
    return _HEAD + "".join(lexemes) + "</lexicon>\n"


def parse(text: str, name: str = "lexique") -> tuple[Entry, ...]:
    """The entries of a PLS document. WrongSetting, naming the file and the line, where it is none."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        # Entities can be nested to exhaust memory, and no lexicon needs them.
        line = text[: text.index("<!")].count("\n") + 1
        raise WrongSetting(f"Lexique « {name} », ligne {line} : les déclarations DOCTYPE et ENTITY sont refusées.")
    try:
        root = ElementTree.fromstring(text.encode())  # noqa: S314  (no entity is let in: see above)
    except ElementTree.ParseError as exc:
        raise WrongSetting(f"Lexique « {name} », ligne {exc.position[0]} : ce n’est pas du XML ({exc}).") from exc
    if root.tag != f"{{{_NAMESPACE}}}lexicon":
        raise WrongSetting(f'Lexique « {name} », ligne 1 : la racine n’est pas <lexicon xmlns="{_NAMESPACE}">.')
    alphabet = root.get("alphabet", "ipa")
    entries = []
    for number, lexeme in enumerate(root.iter(f"{{{_NAMESPACE}}}lexeme"), 1):
        forms = [form for form in (_text(node) for node in lexeme.findall(f"{{{_NAMESPACE}}}grapheme")) if form]
        alias = _text(lexeme.find(f"{{{_NAMESPACE}}}alias"))
        phoneme = lexeme.find(f"{{{_NAMESPACE}}}phoneme")
        is_ipa = phoneme is not None and phoneme.get("alphabet", alphabet) == "ipa"
        ipa = _text(phoneme) if is_ipa else ""
        if not forms or not (alias or respelled(ipa)):
            raise WrongSetting(
                f"Lexique « {name} », ligne {_line(text, number)} : chaque <lexeme> a un <grapheme>, "
                "et un <alias> ou un <phoneme> en alphabet « ipa »."
            )
        place = f"{name}, ligne {_line(text, number)}"
        language = lexeme.get(_LANGUAGE, "")
        entries.append(Entry(forms[0], alias, ipa, language, also=tuple(forms[1:]), place=place))
    return tuple(entries)


def _text(node: ElementTree.Element | None) -> str:
    return " ".join((node.text or "").split()) if node is not None else ""


def _line(text: str, number: int) -> int:
    # Where the number-th lexeme starts: ElementTree keeps no lines.
    place = -1
    for _ in range(number):
        place = text.find("<lexeme", place + 1)
    return text[: max(place, 0)].count("\n") + 1
