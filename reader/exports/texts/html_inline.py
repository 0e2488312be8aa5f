"""The text of an element as HTML, with its inline mark-up: links, languages, abbreviations, emphasis."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from reader.exports.markup.nesting import Mark, nested
from reader.exports.markup.xml import direction, safe_address
from reader.model import Sentence, Span, SpanKind, TextRange
from reader.regex import regex

_TAGS = {
    SpanKind.STRONG: "strong",
    SpanKind.EM: "em",
    SpanKind.SUB: "sub",
    SpanKind.SUP: "sup",
}

_SIGN = regex(r"&amp;(?:#\w+|[A-Za-z]\w*);")
_SECTION = regex(r"#s\d+")  # docs/architecture.md, "Identifiers"


def inline(sentences: tuple[Sentence, ...], language: str, *, alone: bool = False, again: bool = False) -> str:
    """The text of an element with its inline mark-up, whole across the ends of sentences.

    A page `alone` has links that lead somewhere from anywhere. With `again` the text stands elsewhere too: the Tab key
    passes over its links.
    """
    text = "".join(sentence.text for sentence in sentences)
    spans: list[tuple[int, int, Span]] = []
    offset = 0
    alike = len({sentence.language for sentence in sentences}) <= 1
    for sentence in sentences:
        for span in sentence.spans:
            if span.kind is SpanKind.TERM:  # the glossary is not in the file
                continue
            if alone and span.kind is SpanKind.LINK:
                span = replace(span, value=safe_address(span.value))
                if not span.value:
                    continue
            start, end = span.range.start + offset, span.range.end + offset
            for index, (first, last, other) in enumerate(spans if start == offset and offset else ()):
                if last == start and other.kind is span.kind and other.value == span.value:
                    spans[index] = (first, end, other)
                    break
            else:
                spans.append((start, end, span))
        if not alike and sentence.language != language:
            # A sentence in another language than its page, beside one that is not
            spans.append((offset, offset + len(sentence.text), Span(TextRange(0, 1), SpanKind.LANG, sentence.language)))
        offset += len(sentence.text)
    if not spans:
        return _shown(text)
    spans.sort(key=lambda item: (item[0], -item[1]))  # the longer one is whole, the one that crosses it is cut
    marks = [Mark(start, end, _start(span, language), _end(span)) for start, end, span in spans]
    made = nested(text, (), marks, _shown)
    return made.replace("<a href=", '<a tabindex="-1" href=') if again else made


def _shown(text: str) -> str:
    """Signs of HTML that a text shows ("&eacute;") stand as code: read again, they are not taken for a mistake."""
    escaped = escape(text, quote=False).replace("\n", "<br>\n")
    return _SIGN.sub(r"<code>\g<0></code>", escaped) if "&amp;" in escaped else escaped


def _start(span: Span, language: str) -> str:
    if span.kind is SpanKind.LANG:
        return f'<span lang="{escape(span.value)}"{direction(span.value, language)}>'
    if span.kind is SpanKind.ABBR:
        return f'<abbr title="{escape(span.value)}">'
    if span.kind is SpanKind.LINK:
        return f'<a href="{escape(followed(span.value))}">'
    if span.kind is SpanKind.NOTE:
        return f'<a href="{escape(span.value)}" role="doc-noteref">'
    return f"<{_TAGS[span.kind]}>"


def _end(span: Span) -> str:
    if span.kind is SpanKind.LANG:
        return "</span>"
    if span.kind is SpanKind.ABBR:
        return "</abbr>"
    if span.kind in {SpanKind.LINK, SpanKind.NOTE}:
        return "</a>"
    return f"</{_TAGS[span.kind]}>"


def followed(address: str) -> str:
    """An address as it leads somewhere here: a section is its first block, as it has no element of its own; without
    the blanks that browsers forgive, and other programs do not ("tel:01 40").
    """
    if _SECTION.fullmatch(address):
        return f"{address}-b1"
    return address.replace(" ", "" if address.startswith("tel:") else "%20")
