"""Wishes travel in a cookie without an identifier, and a wrong one is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import WrongPreference
from reader.model.preferences import CHOICES, LONGEST_COOKIE, Preferences

any_preferences = st.builds(
    Preferences,
    colours=st.sampled_from(("000000-ffffff", "ffff00-00007f-ffffff")),
    voice=st.sampled_from(("", "espeak/fr", "espeak/fr+f3")),
    **{name: st.sampled_from(values) for name, values in CHOICES.items()},
)


@given(any_preferences)
def test_a_cookie_gives_back_what_was_put_in(preferences: Preferences) -> None:
    assert Preferences.from_cookie(preferences.to_cookie()) == preferences


def test_all_wishes_there_are_fit_in_the_cookie() -> None:
    longest = {name: max(values, key=lambda value: len(str(value))) for name, values in CHOICES.items()}
    other = {
        name: next(value for value in values[::-1] if value != getattr(Preferences(), name))
        for name, values in CHOICES.items()
    }
    for wishes in (longest, other):
        preferences = Preferences(**wishes, colours="ffff00-00007f-fefefe", voice="é/" * 60)  # type: ignore[arg-type]
        assert len(preferences.to_cookie()) < LONGEST_COOKIE
        assert Preferences.from_cookie(preferences.to_cookie()) == preferences


def test_own_colours_that_nobody_could_read_are_no_wish() -> None:
    with pytest.raises(WrongPreference, match="il faut au moins 4,5 pour 1"):
        Preferences(theme="own", colours="888888-ffffff")
    assert Preferences.from_cookie("theme=own&colours=888888-ffffff") == Preferences(theme="own")
    assert Preferences().own_colours is None
    assert str(Preferences(theme="own", colours="000000-FFFFFF").own_colours) == "000000-ffffff"


def test_the_defaults_need_no_cookie() -> None:
    assert Preferences().to_cookie() == ""


@given(st.text())
def test_no_cookie_raises(cookie: str) -> None:
    assert isinstance(Preferences.from_cookie(cookie), Preferences)


def test_what_an_old_cookie_holds_wrongly_is_passed_over_and_the_rest_holds() -> None:
    assert Preferences.from_cookie("theme=sepia&speed=1.5&taille=3") == Preferences(speed=1.5)


@pytest.mark.parametrize("wish", [{"theme": "sepia"}, {"speed": "9"}, {"speed": "vite"}, {"text_size": "110"}])
def test_a_wish_without_meaning_is_named(wish: dict[str, str]) -> None:
    (name,) = wish
    with pytest.raises(WrongPreference, match=name) as wrong:
        Preferences().with_wishes(wish)
    assert wish[name] in str(wrong.value)


def test_a_speed_may_be_written_the_french_way() -> None:
    assert Preferences().with_wishes({"speed": "1,5"}) == Preferences(speed=1.5)
