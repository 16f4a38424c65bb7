"""A talk logged from the command line."""

import pytest

from netwerk.model import Actor, Gesprek, Relatie
from netwerk.services.stores import open_store
from netwerk.settings import load_settings
from tests.store_contract.examples import write


def stored(cls):
    store = open_store(load_settings())
    items = {e.item.id: e.item for e in store.all(cls)}
    store.close()
    return items


@pytest.fixture
def village(netwerk):
    store = open_store(load_settings())
    names = {"ik": "Makelaar", "zaal": "Zaal Etten", "koor": "Koor Etten"}
    write(store, *[Actor(id=id, naam=naam, soort="instelling") for id, naam in names.items()])
    store.close()


def test_a_talk_is_kept_with_all_that_was_said_and_undone_in_one(netwerk, village):
    said = netwerk(
        "log", "Zaal Etten", "--over", "Opvolging", "--noemde", "Toneelclub", "--kent", "koor",
        "--volgende", "Notaris bellen", "--voor", "4-12-2026", "--als", "Makelaar", "--contact",
        "--json",
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    assert said.json["gesprek"]["met"] == ["zaal"]
    assert said.json["gesprek"]["noemde"] == ["koor"]
    assert said.json["gesprek"]["noemde_ook"] == ["Toneelclub"]
    assert said.json["gesprek"]["door"] == "Makelaar"
    assert said.json["afspraak"]["voor"] == "2026-12-04"
    assert {(r.van, r.naar) for r in stored(Relatie).values()} == {("ik", "zaal"), ("zaal", "koor")}
    assert netwerk("undo", "--yes").code == 0
    assert (stored(Relatie), stored(Gesprek)) == ({}, {})


def test_words_say_what_is_kept_and_how_to_take_it_back(netwerk, village):
    said = netwerk("log", "zaal", "--over", "Opvolging", "--noemde", "Toneelclub")
    assert "Gesprek met Zaal Etten" in said.out
    assert "netwerk undo" in said.out
    assert "Nog niet vastgelegd: Toneelclub." in said.out


def test_asked_and_nobody_named_is_kept_as_asked(netwerk, village):
    netwerk("log", "zaal")
    assert stored(Actor)["zaal"].gevraagd is None
    netwerk("log", "zaal", "--niemand")
    assert stored(Actor)["zaal"].gevraagd


@pytest.mark.parametrize(
    "words",
    [
        ("log", "wie is dat"),
        ("log", "zaal", "--voor", "morgen"),
        ("log", "zaal", "--over", "mevr. Bos is ziek"),
        ("log", "zaal", "--contact"),
        ("log", "zaal", "--niemand", "--noemde", "koor"),
        ("log", "zaal", "--als", "zaal"),
    ],
)
def test_what_cannot_be_kept_is_said_in_one_sentence_and_nothing_is_kept(netwerk, village, words):
    said = netwerk(*words)
    assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)
    assert stored(Gesprek) == {}


def test_what_looks_private_goes_in_when_that_is_said(netwerk, village):
    assert netwerk("log", "zaal", "--over", "mevr. Bos is ziek", "--toch-prive").code == 0
