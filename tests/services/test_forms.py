from dataclasses import replace

import pytest

from netwerk.errors import Clash, InputError
from netwerk.model import Actor, Relatie
from netwerk.schema import read_plaatsen
from netwerk.services.forms import (
    actor_from,
    relatie_from,
    resolved,
    suggest_place,
    with_suggested_place,
)

KERNEN = read_plaatsen().kernen


def test_lines_become_a_list_and_blank_lines_nothing() -> None:
    actor = actor_from(
        {
            "naam": "Koor",
            "soort": "bewonersgroep",
            "andere_namen": "Zangclub\n\n  De Lijster \nZangclub",
        }
    )
    assert actor.andere_namen == ("Zangclub", "De Lijster")


@pytest.mark.parametrize(
    ("typed", "stored"), [("17-5-2024", "2024-05-17"), ("2024", "2024"), ("", None)]
)
def test_a_date_is_read_as_a_dutch_person_writes_it(typed: str, stored: str | None) -> None:
    assert (
        actor_from({"naam": "Koor", "soort": "bewonersgroep", "gevraagd": typed}).gevraagd == stored
    )


def test_a_date_that_is_none_is_refused_with_an_example() -> None:
    with pytest.raises(InputError, match="morgen.*17-5-2024"):
        actor_from({"naam": "Koor", "soort": "bewonersgroep", "gevraagd": "morgen"})


def test_a_missing_soort_is_named() -> None:
    with pytest.raises(InputError, match="Soort ontbreekt"):
        actor_from({"naam": "Koor", "soort": None})


def test_strength_is_stored_as_a_number() -> None:
    relatie = relatie_from(
        {"soort": "kent", "sterkte": "4"}, Relatie(id="", van="a", naar="b", soort="")
    )
    assert relatie.sterkte == 4


def test_clearing_a_field_makes_it_unknown() -> None:
    current = Actor(id="a", naam="Koor", soort="bewonersgroep", telefoon="1")
    assert actor_from({"telefoon": ""}, current).telefoon is None


def test_a_postcode_suggests_only_what_is_certain() -> None:
    assert suggest_place("7064 AB", KERNEN) == ("3", "silvolde")
    assert suggest_place("7071AA", KERNEN) == (None, None)
    assert suggest_place(None, KERNEN) == (None, None)
    filled = with_suggested_place(
        Actor(id="", naam="Koor", soort="bewonersgroep", postcode="7075 XX"), KERNEN
    )
    assert (filled.gebieden, filled.kern) == (("5",), "etten")


def test_a_named_gebied_goes_before_the_postcode() -> None:
    actor = Actor(id="", naam="Koor", soort="bewonersgroep", postcode="7075", gebieden=("6",))
    assert with_suggested_place(actor, KERNEN) == actor


def test_after_a_conflict_the_choice_and_my_other_changes_are_kept() -> None:
    opened = Actor(id="a", naam="Koor", soort="bewonersgroep")
    theirs = replace(opened, naam="Koor A", adres="Dorpsstraat 1")
    mine = replace(opened, naam="Koor B", telefoon="1")
    clash = (Clash("Koor", "Naam", "Koor", "Koor A", "Koor B"),)
    assert resolved(theirs, opened, mine, clash, {"Naam": False}) == replace(theirs, telefoon="1")
    assert resolved(theirs, opened, mine, clash, {"Naam": True}) == replace(
        theirs, telefoon="1", naam="Koor B"
    )


def test_what_cannot_be_seen_in_typed_text_is_left_out_as_an_import_does() -> None:
    typed = {
        "naam": "Koor",
        "soort": "bewonersgroep",
        "adres": "Dorps\u00adstraat\x1b 1",
        "labels": "kern\u200bgroep\n\u200b",
    }
    actor = actor_from(typed)
    assert (actor.adres, actor.labels) == ("Dorpsstraat 1", ("kerngroep",))
