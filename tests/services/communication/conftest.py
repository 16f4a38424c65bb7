"""Gebied 6 with two clubs, a school and a church, and a school that is no more."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from netwerk.model import Actor
from netwerk.store.port import Change, Put, Store


def put(store: Store, actors: Iterable[Actor]) -> None:
    store.apply(Change(tuple(Put(actor) for actor in actors), who="Jan", why="begin"))


@pytest.fixture
def six(store: Store) -> Store:
    here = {"kern": "gendringen", "bron": "gesprek"}
    club = {"soort": "bewonersgroep", "categorie": "sport_en_spel", **here}
    put(
        store,
        (
            Actor(
                id="vv",
                naam="VV Gendringen",
                email="info@vvgendringen.nl",
                contact="secretaris",
                omschrijving="Voetbal",
                labels=("lastig",),
                telefoon="0315-123456",
                **club,
            ),
            Actor(id="tc", naam="=TC Gendringen", adres="Laan 2", postcode="7081 AB", **club),
            Actor(id="obs", naam="OBS De Horizon", soort="instelling", email="geen mail", **here),
            Actor(id="weg", naam="OBS De Oude", soort="instelling", status="gestopt", **here),
            Actor(id="vv2", naam="Vv Gendringen", **club),
            Actor(id="kerk", naam="Sint-Jan", soort="bewonersgroep", categorie="kerk_en_zin", **here),
            Actor(id="etten", naam="TC Etten", soort="bewonersgroep", categorie="sport_en_spel",
                  kern="etten"),
        ),
    )  # fmt: skip
    return store
