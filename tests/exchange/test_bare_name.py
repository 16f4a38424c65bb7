"""A bare name where a function belongs is seen, and a function is not taken for one."""

import pytest

from netwerk.exchange.guard.bare_name import is_bare_name
from tests.exchange.given import accepted, plan


@pytest.mark.parametrize(
    "text",
    [
        "Jan de Vries",
        "Jan",
        "J. de Vries",
        "J.P. Jansen",
        "J. P. Jansen",
        "Anja Smit-Bakker",
        "jan de vries",
        "Fatima El Amrani",
        "Jan de Vries, voorzitter",
        "Wim van ’t Hof",
    ],
)
def test_a_bare_name_is_seen(text):
    assert is_bare_name(text.replace("\u2019", "'"))


@pytest.mark.parametrize(
    "text",
    [
        "voorzitter",
        "Voorzitter",
        "beheerder De Zaal",
        "Beheerder De Zaal",
        "secretaris Koor",
        "Gebiedsmakelaar gebied 5",
        "Team Jeugd",
        "Wijkverpleegkundige",
        "de beheerder",
        "Loket Jan",
        "Zaal De Vries",
        "penningmeester",
        "vz.",
        "Huis van de buurt",
        "info@zaal.nl",
        "A. en B.",
        "Jan Beheer",
        "balie, vraag naar de beheerder",
        "dorpsbelang",
        "",
    ],
)
def test_a_function_or_organisation_is_no_bare_name(text):
    assert not is_bare_name(text)


HEAD = "naam;soort;contactfunctie\n"


def test_a_name_under_functie_in_a_sheet_is_left_out_and_said():
    done = plan(
        (
            "clubs.csv",
            f"{HEAD}Koor;bewonersgroep;Jan de Vries\nFanfare;bewonersgroep;beheerder De Zaal\n",
        )
    )
    assert [(held.what, "Jan de Vries" in held.why) for held in done.held] == [
        ("Contact (functie)", True)
    ]
    actors = {actor.naam: actor.contact for actor in accepted(done).items["Actor"].values()}
    assert actors == {"Koor": None, "Fanfare": "beheerder De Zaal"}


def test_a_name_under_the_functie_of_a_professional_is_left_out_and_a_function_stays():
    done = plan(
        (
            "team.csv",
            "naam;soort;functie\nTeamlid Een;professional;Jan de Vries\n"
            "Teamlid Twee;professional;wijkconsulent\n",
        )
    )
    assert ["Jan de Vries" in held.why for held in done.held] == [True]
    actors = {a.naam: a for a in accepted(done).items["Actor"].values()}
    assert actors["Teamlid Twee"].rol == "wijkconsulent"
    assert "Jan" not in str(actors["Teamlid Een"])
