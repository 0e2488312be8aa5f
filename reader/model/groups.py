"""The walk through flat blocks that tells which groups end and which begin before each: how nesting is rebuilt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.model.document import Block, Group


class Step(NamedTuple):
    """A block, the groups that end before it (innermost first) and those that begin (outermost first).

    `block` is None in the last step, which ends what is left.
    """

    ended: tuple[Group, ...]
    begun: tuple[Group, ...]
    block: Block | None


def steps(blocks: Iterable[Block]) -> Iterator[Step]:
    """A step for each block and one for the end: depth costs no recursion."""
    within: tuple[Group, ...] = ()
    for block in blocks:
        shared = shared_groups(within, block.groups)
        yield Step(within[shared:][::-1], block.groups[shared:], block)
        within = block.groups
    yield Step(within[::-1], (), None)


def shared_groups(one: Sequence[Group], other: Sequence[Group]) -> int:
    """How many groups, from the outermost, two blocks stand in together."""
    count = 0
    while count < min(len(one), len(other)) and one[count].id == other[count].id:
        count += 1
    return count
