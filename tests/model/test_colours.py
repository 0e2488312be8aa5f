"""One's own colours: WCAG's figures, a refusal that says them, and all other colours derived to stay readable."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.errors import WrongPreference
from reader.model.colours import Colour, OwnColours, colour, contrast, ratio, written
from tests.browser.pixels import contrast as measured

colours = st.tuples(*[st.integers(0, 255)] * 3)


def beside(paper: Colour, wanted: Colour, *, light: bool) -> Colour:
    """`wanted`, as little lighter or darker as it takes to be allowed on `paper` (where the other way does it too)."""
    pole = 255 if light else 0
    if contrast((pole, pole, pole), paper) < 4.5:
        pole = 255 - pole
    for share in range(41):
        mixed = tuple(round(part + (pole - part) * share / 40) for part in wanted)
        if contrast(mixed, paper) >= 4.5:  # type: ignore[arg-type]
            return mixed  # type: ignore[return-value]
    raise AssertionError("black or white stands out 4.5 to 1 on every colour")


@st.composite
def allowed(draw: st.DrawFn) -> OwnColours:
    paper = draw(colours)
    return OwnColours(
        beside(paper, draw(colours), light=draw(st.booleans())),
        paper,
        beside(paper, draw(colours), light=draw(st.booleans())),
    )


TEXTS = (
    ("ink", "paper"), ("ink", "surface"), ("muted", "paper"), ("muted", "surface"), ("on-accent", "accent"),
    ("accent", "paper"), ("accent", "surface"), ("on-sentence", "sentence"), ("on-word", "word"),
)  # fmt: skip
LINKS = (("link", "paper"), ("link", "surface"), ("visited", "paper"), ("visited", "surface"))
SIGNS = (
    ("line", "paper"), ("line", "surface"), ("focus", "paper"), ("focus", "surface"), ("word-line", "word"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.478), ("#767676", "#FFFFFF", 4.542), ("1a1f24", "1a1f24", 1)],
)
def test_contrast_is_wcags(one: str, other: str, expected: float) -> None:
    """Known figures of the formula: #767676 is the lightest grey that passes on white."""
    assert contrast(colour(one), colour(other)) == pytest.approx(expected, abs=0.001)


@given(colours, colours)
def test_contrast_is_the_one_that_tests_measure_by(one: Colour, other: Colour) -> None:
    assert contrast(one, other) == pytest.approx(measured(one, other))


@given(allowed())
@example(OwnColours.parse("000000-757575-ffffff"))
@example(OwnColours.parse("000000-949494"))
@example(OwnColours.parse("de14ab-000302-c4497c"))  # a dark ground and a text that is hardly lighter
@example(OwnColours.parse("ffffff-5a5a5a"))
def test_every_derived_colour_is_readable(own: OwnColours) -> None:
    ink, paper, link = own.ink, own.paper, own.link
    of = own.tokens()
    text, of_link = (min(7, contrast(one, paper)) for one in (ink, link))
    assert [pair for pair in TEXTS if contrast(of[pair[0]], of[pair[1]]) < text] == []
    assert [pair for pair in LINKS if contrast(of[pair[0]], of[pair[1]]) < of_link] == []
    assert [pair for pair in SIGNS if contrast(of[pair[0]], of[pair[1]]) < 3] == []
    assert contrast(of["sentence"], paper) >= 1.15
    assert (of["ink"], of["paper"], of["link"]) == (ink, paper, link)


@given(colours, colours, colours)
def test_what_is_refused_is_what_wcag_refuses(ink: Colour, paper: Colour, link: Colour) -> None:
    lowest = min(contrast(ink, paper), contrast(link, paper))
    if lowest >= 4.5:
        own = OwnColours(ink, paper, link)
        assert OwnColours.parse(str(own)) == own
        assert own.contrast == lowest
    else:
        with pytest.raises(WrongPreference, match="pour 1 ; il faut au moins 4,5 pour 1"):
            OwnColours(ink, paper, link)


def test_the_refusal_says_the_figure() -> None:
    with pytest.raises(WrongPreference, match="Contraste du texte sur le fond : 3,1 pour 1 ; il faut au moins 4,5"):
        OwnColours.parse("909090-fdfdfb")
    with pytest.raises(WrongPreference, match="Contraste des liens sur le fond : 1 pour 1"):
        OwnColours.parse("000000-ffffff-ffffff")


def test_a_figure_is_never_rounded_up_to_what_it_is_not() -> None:
    assert [ratio(figure) for figure in (4.49, 4.5, 7, 6.999, 21)] == [
        "4,4 pour 1", "4,5 pour 1", "7 pour 1", "6,9 pour 1", "21 pour 1",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["bleu", "#12345", "#1234567", "", "#12345g", "rgb(0,0,0)"])
def test_what_is_no_colour(text: str) -> None:
    with pytest.raises(WrongPreference, match="#1A1F24"):
        colour(text)


@given(colours)
def test_a_colour_is_read_as_it_is_written(one: Colour) -> None:
    assert colour(written(one)) == colour(written(one).upper()[1:]) == one


@pytest.mark.parametrize("text", ["", "000000", "000000-ffffff-ffffff-ffffff", "000000_ffffff"])
def test_what_are_no_colours(text: str) -> None:
    with pytest.raises(WrongPreference):
        OwnColours.parse(text)
