"""Finding actors by name: no case, no accents, parts of names, old names; best first."""

from __future__ import annotations

import random

import pytest

from netwerk.model import fold
from netwerk.store.name_search import rank, search_text
from netwerk.store.port import Store
from tests.store_contract.examples import actor, change, remove, write


def found(store: Store, text: str, limit: int = 20) -> list[str]:
    return [entry.item.id for entry in store.search(text, limit)]


@pytest.mark.parametrize(
    "text",
    [
        "cafe",
        "CAFÉ",
        "Cafe\u0301",
        "café de",
        "DE ZON",
        "zonnetje",
        "oude ZÓN",
        "fe de z",
        "  café   de  zon ",
    ],
)
def test_an_actor_is_found_by_any_writing_of_a_part_of_its_names(store: Store, text: str) -> None:
    write(
        store,
        actor("zon", "Café de Zon", andere_namen=("Het Zonnetje", "De Oude Zon")),
        actor("maan", "De Maan"),
    )
    assert found(store, text) == ["zon"]


@pytest.mark.parametrize(
    ("naam", "text"),
    [("Çelik & Zn.", "celik"), ("Straße 5", "STRASSE"), ("Ĳsselhuis", "ijssel"), ("ﬁets", "fiets")],
)
def test_letters_that_are_written_in_several_ways_are_the_same(
    store: Store, naam: str, text: str
) -> None:
    write(store, actor("a", naam))
    assert found(store, text) == ["a"]


def test_best_first_then_by_name_then_by_id(store: Store) -> None:
    write(
        store,
        actor("somewhere", "Oranjehal"),
        actor("word", "Grote Hal Ulft"),
        actor("begins2", "Hal Zuid"),
        actor("begins1", "Hal Noord"),
        actor("old", "Dorpshuis", andere_namen=("Hal",)),
        actor("whole2", "Hal"),
        actor("whole1", "hal"),
    )
    assert found(store, "hal") == [
        "whole1",
        "whole2",
        "old",
        "begins1",
        "begins2",
        "word",
        "somewhere",
    ]
    assert found(store, "hal", limit=3) == ["whole1", "whole2", "old"]


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "*", ".", "\\", "'", '"', "zon' OR 1=1 --"])
def test_signs_with_a_meaning_elsewhere_find_only_themselves(store: Store, text: str) -> None:
    write(store, actor("zon", "Zon"))
    assert found(store, text) == []
    write(store, actor("teken", f"Naam met {text or '-'} erin"))
    assert found(store, text) == (["teken"] if text.strip() else [])


def test_search_follows_changes(store: Store) -> None:
    write(store, actor("a", "Oranje"))
    change(store, actor("a", "Blauw", andere_namen=("Oranje",)))
    assert found(store, "oranje") == found(store, "blauw") == ["a"]
    change(store, actor("a", "Blauw"))
    assert found(store, "oranje") == []
    remove(store, actor("a", "Blauw"))
    assert found(store, "blauw") == []


def test_no_more_than_asked_for(store: Store) -> None:
    write(store, *(actor(f"{i:03}", f"Club {i:03}") for i in range(50)))
    assert found(store, "club") == [f"{i:03}" for i in range(20)]
    assert found(store, "club", 5) == [f"{i:03}" for i in range(5)]
    assert found(store, "club", 0) == []


def test_of_what_is_everywhere_the_best_are_found_too(store: Store) -> None:
    draw = random.Random(3)
    words = ["Hal", "Hal Zuid", "Oranjehal", "De Hal", "Haltetaxi", "Club", "Schaal", "Huis", "hál"]

    def name() -> str:
        return " ".join(draw.choices(words, k=draw.randrange(1, 3)))

    them = [
        actor(f"{n:04}", name(), andere_namen=tuple({name() for _ in range(draw.randrange(3))}))
        for n in range(700)
    ]
    write(store, *them)
    for text in (
        "hal",
        "hal zuid",
        "al",
        "club",
        "de hal",
        "haltetaxi hal",
        "a",
        "huis huis",
        "niets",
    ):
        wanted = fold(text)
        ranked = sorted(
            (rank(search_text(one), wanted), fold(one.naam), one.id)
            for one in them
            if wanted in search_text(one)
        )
        for limit in (1, 6, 20, 150):
            assert found(store, text, limit) == [id for _, _, id in ranked[:limit]], (text, limit)
