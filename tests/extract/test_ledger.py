# ruff: noqa: SIM905  (word lists read best as they are)
"""The law of the ledger: what is kept and what is left out are, together, the characters of the page's body.

And each thing that is kept has an identifier of its own, and no level of headings is left out.
"""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import PageRefused
from reader.extract import extract
from tests.extract.law import breach

WORDS = (
    "immunothérapie perfusion Appelez le 15 ne pas ≥ 38 °C Dr. Martin etc. Lire aussi Partager Commentaires cookies "
    "Sommaire Menu Publié le 3 mars 2026 « oui » a b".split(" ")
)


def text(number: int) -> str:
    """One to twelve of the words. A text is one choice: word by word, choosing took longer than what is tested."""
    chance = Random(number)
    return " ".join(chance.choices(WORDS, k=chance.randint(1, 12)))


TEXTS = st.integers(0, 2**20).map(text)
ATTRIBUTES = st.sampled_from(
    [
        "",
        "",
        "",
        " hidden",
        " style='display:none'",
        " class='menu'",
        " class='related-posts'",
        " class='accordion'",
        " class='collapse' id='p1'",
        " aria-controls='p1'",
        " role='tabpanel' id='p2'",
        " role='tab' aria-controls='p2'",
        " class='hidden-mobile'",
        " aria-hidden='true'",
        " class='sr-only'",
        " id='p1'",
        " lang='en'",
        " title='titre'",
        " href='#p1'",
        " href='/autre'",
        " role='dialog' id='p2'",
    ]
)
TAGS = st.sampled_from(
    "div p section article main nav header footer aside h1 h2 h3 ul ol li dl dt dd table tr td th caption "
    "blockquote figure figcaption a span strong em sup abbr button details summary form label pre br dialog "
    "noscript".split(" ")
)


@st.composite
def elements(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    tag = draw(TAGS)
    return f"<{tag}{draw(ATTRIBUTES)}>{''.join(draw(st.lists(inner, max_size=4)))}</{tag}>"


PAGES = st.lists(st.recursive(TEXTS, elements, max_leaves=25), min_size=1, max_size=5).map("\n".join)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
def test_kept_and_left_out_are_the_body_and_what_is_kept_is_told_apart(html: str) -> None:
    try:
        document = extract(html)
    except PageRefused:
        return
    assert breach(html, document) == ""
    found = [block.id for section in document.sections for block in section.blocks]
    found += [cell.id for section in document.sections for block in section.blocks for cell in block.cells]
    found += [sentence.id for sentence in document.sentences()]
    assert len(found) == len(set(found))
    levels = [block.level for section in document.sections for block in section.blocks if block.original_level]
    assert all(here <= before + 1 for before, here in zip([1, *levels], levels, strict=False))


@settings(max_examples=250, deadline=None)
@given(st.one_of(st.text(max_size=300), st.binary(max_size=300).map(lambda data: data.decode("latin-1")), PAGES))
def test_no_text_raises_anything_but_a_refusal(html: str) -> None:
    try:
        document = extract(html)
    except PageRefused:
        return
    assert document.title
    assert document.sections
