"""The store in memory keeps the promises of a store."""

from __future__ import annotations

import pytest

from reader.store import MemoryStore, track_key
from tests.contracts.store_contract import StoreContract, track


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


class TestMemoryStore(StoreContract):
    """All of the contract."""


def test_what_was_heard_last_stays(store: MemoryStore) -> None:
    for name in "ab":
        store.put(track(track_key([name])), bytes(10))
    store.sound(track_key(["a"]))
    store.trim(10)
    assert store.has(track_key(["a"]))
    assert not store.has(track_key(["b"]))
