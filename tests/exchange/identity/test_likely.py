"""Who in the store may be one and the same: found without comparing everybody with everybody."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest

from netwerk.exchange.identity.likely import LikelyPair, likely_pairs
from netwerk.model import Actor, Kern
from netwerk.net.look_alikes import alike_in
from netwerk.store.port import ACTOR_COLUMNS

KERNEN = (Kern(id="ulft", naam="Ulft", gebied="5"), Kern(id="etten", naam="Etten", gebied="6"))


def actor(id: str, naam: str, kern: str | None = "ulft", **more: Any) -> Actor:
    return Actor(id=id, naam=naam, kern=kern, **{"soort": "bewonersgroep"} | more)


def pairs(*actors: Actor, **more: Any) -> list[tuple[str, str]]:
    return [pair.ids for pair in likely_pairs(actors, KERNEN, **more)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harmonie Ulft", "Harmonie"),
        ("Stichting De Lijster", "de lijster"),
        ("Sint Joris", "St. Joris"),
        ("Koor De Lijster", "Koor De Lyster"),
        ("Koor De Lijster", "Koor De Lijter"),
        ("Koor De Lijster", "Koor De Lijtser"),
    ],
)
def test_another_spelling_or_one_slip_is_asked_about(one: str, other: str) -> None:
    assert pairs(actor("a", one), actor("b", other)) == [("a", "b")]
    assert pairs(actor("a", one), actor("b", other, None)) == [("a", "b")]
    assert pairs(actor("a", one), actor("b", other, "etten")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Koor Merel", "Koor Lijster"), ("Buurtteam 11", "Buurtteam 12"), ("Hof", "Hol")],
)
def test_another_word_another_number_or_a_short_name_is_another(one: str, other: str) -> None:
    assert pairs(actor("a", one), actor("b", other)) == []


def test_an_old_name_and_the_same_kvk_number_are_asked_about() -> None:
    old = actor("a", "Zangclub", andere_namen=("Koor De Lijster",))
    assert pairs(old, actor("b", "Koor de Lijster")) == [("a", "b")]
    same = [actor("a", "Bakker", kvk="01234567"), actor("b", "Hof BV", kvk="1234567")]
    assert pairs(*same) == [("a", "b")]


def test_who_is_known_to_be_two_is_not_asked_about() -> None:
    two = actor("a", "Koor"), actor("b", "Koor")
    assert pairs(*two, apart={frozenset(("a", "b"))}) == []


def test_the_likeliest_is_first_and_says_why_and_why_not() -> None:
    found = likely_pairs(
        [
            actor("a", "Koor", telefoon="0315-111111"),
            actor("b", "Koor", telefoon="0315 111111"),
            actor("c", "Koor", telefoon="0315-222222", soort="bedrijf"),
        ],
        KERNEN,
    )
    assert found[0] == LikelyPair(
        ("a", "b"), ("dezelfde naam", "dezelfde kern", "hetzelfde telefoonnummer"), ()
    )
    assert found[1].differ == ("Soort", "Telefoon")


def test_what_is_found_in_the_network_is_on_the_page_too() -> None:
    pick = random.Random(4)
    words = ("Koor", "De", "Lijster", "St.", "Sint", "Ulft", "Etten", "Stichting", "Harmonie")
    actors = [
        actor(f"a{i:03}", " ".join(pick.choices(words, k=2)), pick.choice(("ulft", "etten", None)))
        for i in range(120)
    ]
    columns = {name: [getattr(a, name) for a in actors] for name in ACTOR_COLUMNS}
    twins = alike_in(columns, KERNEN, [0] * len(actors)).twins  # type: ignore[arg-type]
    asked = {frozenset(pair) for pair in pairs(*actors)}
    assert twins
    assert {frozenset((actors[i].id, actors[j].id)) for i, j in twins.items()} <= asked


def test_five_thousand_actors_take_under_a_second() -> None:
    pick = random.Random(1)
    words = [
        "koor",
        "zang",
        "dorp",
        "raad",
        "buurt",
        "huis",
        "tuin",
        "jeugd",
        "sport",
        "dans",
        "noord",
        "zuid",
        "west",
        "lijster",
        "merel",
    ]
    actors = [
        actor(f"a{i}", " ".join(pick.choices(words, k=3)), pick.choice(("ulft", "etten")))
        for i in range(4500)
    ] + [actor(f"h{i}", "Harmonie", None) for i in range(500)]
    began = time.process_time()
    assert likely_pairs(actors, KERNEN)
    assert time.process_time() - began < 1
