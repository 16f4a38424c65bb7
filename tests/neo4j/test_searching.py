"""Searching on the server gives the hits, and the order, that ranking every name would give."""

from __future__ import annotations

import random

import pytest

from netwerk.model import Actor, fold
from netwerk.store.name_search import rank, search_text
from netwerk.store.port import Change, Put, Store
from tests.neo4j.conftest import Outside
from tests.neo4j.test_reading import Sent, sent

pytestmark = pytest.mark.neo4j

__all__ = ["sent"]

WORDS = ("a", "Anna", "Annex", "hal", "Halte", "Koor", "koor", "Xylo", "oude", "de", "Zuid", "x")


def names(draw: random.Random) -> str:
    return " ".join(draw.choice(WORDS) for _ in range(draw.randint(1, 3)))


@pytest.fixture
def actors(store: Store, outside: Outside) -> list[Actor]:
    outside("CREATE TEXT INDEX netwerk_actor_zoek IF NOT EXISTS FOR (n:Actor) ON (n.zoek)")
    draw = random.Random(9)
    made = [
        Actor(
            id=f"i{draw.random()}",
            naam=names(draw),
            soort="bedrijf",
            andere_namen=tuple({names(draw) for _ in range(draw.randint(0, 2))}),
        )
        for _ in range(300)
    ]
    store.apply(Change(tuple(map(Put, made)), "Anna"))
    return made


def test_the_same_hits_in_the_same_order(store: Store, actors: list[Actor]) -> None:
    for text in ("a", "x", "z", "hal", "KOOR", "anna hal", "alte", "e z", "oude", "niets"):
        wanted = fold(text)
        ranked = sorted(
            (rank(search_text(one), wanted), fold(one.naam), one.id)
            for one in actors
            if wanted in search_text(one)
        )
        for limit in (1, 6, 20, 400):
            found = [entry.item.id for entry in store.search(text, limit)]
            assert found == [id for _, _, id in ranked[:limit]], (text, limit)


def test_no_more_comes_from_the_server_than_is_asked(
    store: Store, actors: list[Actor], sent: Sent
) -> None:
    assert len(store.search("a", 5)) == 5
    assert all("LIMIT $limit" in line for line in sent.asked() if "CONTAINS" in line)
    assert [line for line in sent.asked() if "STARTS WITH" in line]
