"""Wishes travel in a cookie without an identifier, and a wrong one is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import WrongPreference
from reader.model.preferences import CHOICES, Preferences

any_preferences = st.builds(
    Preferences,
    voice=st.sampled_from(("", "espeak/fr", "espeak/fr+f3")),
    **{name: st.sampled_from(values) for name, values in CHOICES.items()},
)


@given(any_preferences)
def test_a_cookie_gives_back_what_was_put_in(preferences: Preferences) -> None:
    assert Preferences.from_cookie(preferences.to_cookie()) == preferences


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
