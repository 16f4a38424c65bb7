"""The ten questions of docs/gebruik/neo4j-vragen.md, asked to the server."""

from __future__ import annotations

from typing import Any

import pytest

from netwerk.model import Actor, Gebied, Initiatief, Item, Kern, Relatie, Signaal, Vraagstuk
from netwerk.store.port import Change, Put, Store
from tests.neo4j.conftest import Outside
from tests.neo4j.texts import documented

pytestmark = pytest.mark.neo4j

PAGE = "docs/gebruik/neo4j-vragen.md"

ITEMS: tuple[Item, ...] = (
    Gebied(id="3", naam="Silvolde", nummer=3),
    Gebied(id="6", naam="Gendringen", nummer=6),
    Kern(id="silvolde", naam="Silvolde", gebied="3"),
    Kern(id="voorst", naam="Voorst", gebied="6"),
    Actor(
        id="db",
        naam="Dorpsbelang",
        soort="bewonersgroep",
        categorie="belang_en_dorp",
        gebieden=("3",),
        kern="silvolde",
    ),
    Actor(id="mv", naam="Muziekvereniging", soort="bewonersgroep", gebieden=("3",)),
    Actor(id="ha", naam="Huisarts", soort="instelling", domeinen=("zorg",), gebieden=("6", "3")),
    Actor(id="hal", naam="Dorpshuis", soort="instelling", kern="voorst"),
    Actor(id="los", naam="Klootschieters", soort="bewonersgroep", gevraagd="2026-03"),
    Relatie(
        id="r1",
        van="db",
        naar="mv",
        soort="werkt_samen_met",
        sterkte=4,
        sinds="2019",
        bron="gesprek",
        laatst_bevestigd="2026-05-01",
    ),
    Relatie(id="r2", van="ha", naar="db", soort="kent", laatst_bevestigd="2024-02"),
    Relatie(id="r3", van="mv", naar="hal", soort="gebruikt_locatie_van"),
    Relatie(
        id="r4", van="db", naar="hal", soort="gebruikt_locatie_van", laatst_bevestigd="2025-01-01"
    ),
    Signaal(id="s", titel="Ouderen komen niet meer", gebied="3"),
    Vraagstuk(id="v", titel="Eenzaamheid", signalen=("s",)),
    Initiatief(id="i", titel="Samen eten", vraagstuk="v", betrokken=("hal", "db")),
)

ANSWERS: dict[int, list[dict[str, Any]]] = {
    1: [
        {"naam": "Dorpsbelang", "categorie": "belang_en_dorp"},
        {"naam": "Huisarts", "categorie": None},
        {"naam": "Muziekvereniging", "categorie": None},
    ],
    2: [{"naam": "Klootschieters", "naar_contacten_gevraagd_op": "2026-03"}],
    3: [{"met": "Muziekvereniging", "sterkte": 4, "sinds": "2019", "bron": "gesprek"}],
    4: [{"kern": "Voorst"}],
    5: [{"via": ["Muziekvereniging", "Dorpsbelang", "Huisarts"]}],
    6: [{"naam": "Dorpsbelang", "gebieden": 2}, {"naam": "Huisarts", "gebieden": 1}, {"naam": "Muziekvereniging", "gebieden": 1}],
    7: [{"plek": "Dorpshuis", "groepen": 2, "wie": {"Dorpsbelang", "Muziekvereniging"}}],
    8: [
        {"van": "Huisarts", "relatie": "KENT", "naar": "Dorpsbelang", "laatst_bevestigd": "2024-02"},
        {"van": "Muziekvereniging", "relatie": "GEBRUIKT_LOCATIE_VAN", "naar": "Dorpshuis", "laatst_bevestigd": None},
    ],
    9: [
        {
            "signaal": "Ouderen komen niet meer",
            "vraagstuk": "Eenzaamheid",
            "initiatief": "Samen eten",
            "betrokken": {"Dorpshuis", "Dorpsbelang"},
        }
    ],
    10: [
        {
            "wijziging": 1, "wanneer": "2026-11-25T10:00:00.000000Z", "wie": "Anna", "waarom": "begin",
            "nieuw": len(ITEMS), "gewijzigd": 0, "weg": 0,
        }
    ],
}  # fmt: skip


def test_there_are_ten_questions() -> None:
    assert [name.partition(": ")[2].partition(".")[0] for name in documented(PAGE)] == [
        str(n) for n in range(1, 11)
    ]


def test_every_question_has_the_right_answer(store: Store, outside: Outside) -> None:
    store.apply(Change(tuple(map(Put, ITEMS)), "Anna", "begin", at="2026-11-25T10:00:00.000000Z"))
    asked = list(documented(PAGE).values())
    for number, expected in ANSWERS.items():
        found = outside(asked[number - 1])
        for row, wanted in zip(found, expected, strict=False):
            for name, value in wanted.items():
                if isinstance(value, set):
                    row[name] = set(row[name])
        assert found == expected, f"vraag {number}"
