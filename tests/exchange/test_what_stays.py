"""A newer date and the text of a person stay when a file says something older or something else."""

from dataclasses import replace

import pytest

from netwerk.exchange.mapping.file_mapping import REMARK
from netwerk.exchange.what_stays import what_stays
from netwerk.model import Actor, Relatie
from tests.exchange.given import accepted, actors, plan, relaties, says, states, stored, texts

TEXT = "Onderzoekt een nieuwe plek voor alle clubs."
KOOR = Actor(
    id="koor",
    naam="Koor",
    soort="bewonersgroep",
    omschrijving=TEXT,
    laatst_bevestigd="2026-11-30",
    bevestigd_door="wijkcoördinator",
    gevraagd="2026-10-01",
)


def after(file, known=KOOR, **options):
    done = plan(file, existing=stored(known), **options)
    return actors(done).get("Koor", known), done


@pytest.mark.parametrize("said", ["03-2025", "2025", "1-2-2026"])
def test_an_older_date_never_replaces_a_newer_one(said):
    file = f"Naam;Laatst bevestigd;Bevestigd door;Gevraagd op;Website\nKoor;{said};secretaris;2024;koor.nl"
    koor, done = after(file)
    assert replace(koor, website=None) == KOOR
    assert koor.website == "koor.nl"
    assert (
        what_stays(done) == "Bij 1 actor blijft een datum staan die nieuwer is dan in je bestand."
    )
    assert any(
        "rij 2, kolom Laatst bevestigd" in text and "de nieuwste blijft: 30-11-2026" in text
        for text in texts(done)
    )


def test_a_row_with_only_an_older_date_changes_nothing():
    _, done = after("Naam;Laatst bevestigd\nKoor;2025\n")
    assert states(done) == {"gelijk": 1}


@pytest.mark.parametrize(("said", "then"), [("1-12-2026", "2026-12-01"), ("2027", "2027")])
def test_a_newer_date_replaces_an_older_one(said, then):
    koor, done = after(f"Naam;Laatst bevestigd;Bevestigd door\nKoor;{said};secretaris\n")
    assert (koor.laatst_bevestigd, koor.bevestigd_door) == (then, "secretaris")
    assert what_stays(done) == ""


def test_the_same_date_said_less_precisely_is_no_other_date():
    koor, done = after("Naam;Laatst bevestigd\nKoor;2026-11\n")
    assert (koor, what_stays(done)) == (KOOR, "")


def test_the_date_of_a_relation_stays_too():
    tie = Relatie(id="r", van="koor", naar="veer", soort="kent", laatst_bevestigd="2026-05-01")
    veer = Actor(id="veer", naam="Veer", soort="bedrijf")
    file = "Van;Naar;Soort;Laatst bevestigd\nKoor;Veer;kent;2024\n"
    done = plan(file, existing=stored(KOOR, veer, tie))
    assert (relaties(done), states(done)) == ([], {"gelijk": 1})
    assert what_stays(done).startswith("Bij 1 relatie blijft een datum staan")


def test_the_text_of_a_person_stays():
    koor, done = after("Naam;Omschrijving\nKoor;zelfde?\n")
    assert koor.omschrijving == TEXT
    assert what_stays(done) == "Bij 1 actor blijft de omschrijving staan die er al was."
    (said,) = [text for text in texts(done) if "zelfde?" in text]
    assert said.startswith("lijst.csv, rij 2, kolom Omschrijving: ")


def test_the_text_is_replaced_when_the_user_says_so():
    koor, done = after("Naam;Omschrijving\nKoor;zelfde?\n", vervang=True)
    assert (koor.omschrijving, what_stays(done)) == ("zelfde?", "")


def test_a_file_of_netwerk_itself_is_edited_text():
    koor, _ = after("Sleutel;Naam;Soort;Omschrijving\nkoor;Koor;bewonersgroep;Zingt elke week\n")
    assert koor.omschrijving == "Zingt elke week"


def test_an_actor_without_text_gets_that_of_the_file():
    koor, _ = after("Naam;Omschrijving\nKoor;zingt\n", replace(KOOR, omschrijving=None))
    assert koor.omschrijving == "zingt"


MESSY = (
    "Naam;Soort;Plaats;Laatst bevestigd;Opmerkingen\n"
    "Koor;bewoners;Nergenshuizen;vorig jaar;zelfde?\n"
)


@pytest.mark.parametrize("text", [TEXT, None])
@pytest.mark.parametrize("vervang", [False, True])
def test_words_that_are_not_understood_never_become_text_of_an_existing_actor(text, vervang):
    koor, done = after(MESSY, replace(KOOR, omschrijving=text), vervang=vervang)
    assert koor.omschrijving == (text if text and not vervang else "zelfde?")
    said = texts(done)
    for column, word in (("Soort", "bewoners"), ("Plaats", "Nergenshuizen")):
        assert any(f"rij 2, kolom {column}" in text and word in text for text in said)
    assert any("kolom Laatst bevestigd" in text and "vorig jaar" in text for text in said)
    assert not any("bewaard bij Omschrijving" in text for text in said)


def test_they_stay_text_of_a_new_actor_also_beside_an_existing_one():
    file = "Naam;Soort;Plaats\nKoor;club;Nergens\nVeer;club;Nergens\n"
    done = plan(file, existing=stored(KOOR))
    assert actors(done)["Veer"].omschrijving == "Plaats: Nergens"
    kept = [text for text in texts(done) if "Nergens" in text]
    assert any("rij 3" in text and "; bewaard bij Omschrijving" in text for text in kept)
    assert any("rij 2" in text and "niet bewaard" in text for text in kept)


def test_a_column_that_the_user_keeps_is_added_to_the_text():
    koor, done = after("Naam;Hoekje\nKoor;links\n", mapping=says("lijst.csv", {"Hoekje": REMARK}))
    assert koor.omschrijving == f"{TEXT}\nHoekje: links"
    assert what_stays(done) == ""


def test_the_same_file_again_says_nothing_of_it():
    file = MESSY.replace("Koor;", "Veer;").replace("bewoners", "club")
    one = accepted(plan(file))
    again = plan(file, existing=one)
    assert (states(again), what_stays(again)) == ({"gelijk": 1}, "")


def test_headings_in_short_are_known():
    file = "Naam;Soort;contactpers.;laatst gesproken;opm.\nKoor;club;secretaris;2-3-2026;zingt\n"
    koor = actors(plan(file))["Koor"]
    assert (koor.contact, koor.gevraagd, koor.omschrijving) == ("secretaris", "2026-03-02", "zingt")


def test_a_row_that_is_held_back_still_has_its_name():
    done = plan("Naam;Soort\nJan de Boer;\n;club\n")
    assert [row.name for row in done.rows] == ["Jan de Boer", ""]
    assert states(done) == {"probleem": 2}
