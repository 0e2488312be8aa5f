"""The walk that tells where groups begin and end."""

from __future__ import annotations

from reader.model import Block, BlockKind, Group, GroupKind, shared_groups, steps

OUTER, INNER, OTHER = (Group(name, GroupKind.LIST) for name in ("g1", "g2", "g3"))


def block(number: int, *groups: Group) -> Block:
    return Block(f"s1-b{number}", BlockKind.PARAGRAPH, groups=groups)


def test_each_group_begins_once_and_ends_in_reverse() -> None:
    blocks = [block(1, OUTER, INNER), block(2, OUTER, INNER), block(3, OTHER), block(4)]
    assert [([group.id for group in step.ended], [group.id for group in step.begun]) for step in steps(blocks)] == [
        ([], ["g1", "g2"]),
        ([], []),
        (["g2", "g1"], ["g3"]),
        (["g3"], []),
        ([], []),
    ]
    assert [step.block for step in steps(blocks)] == [*blocks, None]


def test_what_is_open_at_the_end_is_ended() -> None:
    assert list(steps([block(1, OUTER, INNER)]))[-1].ended == (INNER, OUTER)


def test_groups_are_the_same_by_their_ids_from_the_outermost() -> None:
    assert shared_groups((OUTER, INNER), (Group("g1", GroupKind.QUOTE), OTHER)) == 1
    assert shared_groups((OUTER, INNER), (INNER,)) == 0
