"""The looks are dealt out so that nothing that may go wrong together is left unseen."""

from __future__ import annotations

from itertools import product

from tests.browser.proof.looks import SHAPES, THEMED, WAYS, looks_of
from tests.proof.kinds import KINDS


def test_every_kind_is_seen_in_each_theme_in_each_way_in_each_shape() -> None:
    for kind in KINDS:
        themes, ways, shapes = (set(names) for names in zip(*looks_of(kind), strict=True))
        assert (ways, shapes) == (set(WAYS), set(SHAPES)), kind
        assert themes == set(THEMED), kind


def test_every_theme_way_and_shape_meet_on_a_page() -> None:
    met = [look for kind in KINDS for look in looks_of(kind)]
    assert sorted(met) == sorted(product(THEMED, WAYS, SHAPES))
