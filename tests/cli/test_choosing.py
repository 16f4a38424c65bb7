"""What a command is asked about: a gebied by number, name or key, a kern by any of its names."""

import os
from pathlib import Path

import pytest

from netwerk.model import Actor, Gebied, Kern
from netwerk.services.stores import open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from tests.cli.conftest import Netwerk


@pytest.fixture
def oost(netwerk: Netwerk) -> Netwerk:
    """A municipality whose gebied Oost has number 7 and another key, with a kern of two names."""
    store = open_store(Settings(store=os.environ["NETWERK_STORE"]))
    items = (
        Gebied(id="wijk-o", naam="Oost", nummer=7),
        Kern(id="berg", naam="Berghuizen", gebied="wijk-o", andere_namen=("De Berg",)),
        Actor(id="koor", naam="Koor", soort="bewonersgroep", kern="berg"),
        Actor(id="club", naam="Club", soort="bewonersgroep", kern="silvolde"),
    )
    store.apply(Change(tuple(map(Put, items)), "An"))
    store.close()
    return netwerk


@pytest.mark.parametrize("word", ["7", " 7 ", "wijk-o", "Oost", "oost"])
def test_a_gebied_is_meant_by_its_number_its_key_or_its_name(oost: Netwerk, word: str) -> None:
    answer = oost("insight", "--json", "--gebied", word)
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["selection"]["gebied"] == "wijk-o"
    assert answer.json["numbers"]["actors"] == 1


def test_a_gebied_that_is_not_there_gets_the_numbers_to_choose_from(oost: Netwerk) -> None:
    answer = oost("insight", "--gebied", "9")
    assert answer.code == 1
    assert "Gebied '9' bestaat niet" in answer.err
    assert "7 = Oost" in answer.err


@pytest.mark.parametrize("word", ["berg", "Berghuizen", "de berg"])
def test_a_kern_is_meant_by_any_of_its_names(oost: Netwerk, word: str) -> None:
    answer = oost("insight", "--json", "--kern", word)
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["selection"]["kern"] == "berg"


def test_a_kind_of_finding_that_does_not_exist_gets_the_list(oost: Netwerk, tmp_path: Path) -> None:
    answer = oost("insight", "--kind", "bestaat_niet")
    assert answer.code == 1
    assert "'bestaat_niet' bestaat niet. Kies uit: " in answer.err
