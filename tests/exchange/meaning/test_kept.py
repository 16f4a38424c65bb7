"""What cannot be read stays as text in the note, and what is replaced is said: before and after."""

import pytest

from netwerk.model import Actor
from tests.exchange.given import accepted, actors, plan, relaties, states, stored, texts

TIE = "Naam;Soort\nKoor;club\nVeer;club\n"


def tie(header, word, **more):
    return relaties(plan(TIE, f"Van;Naar;Soort;{header}\nKoor;Veer;kent;{word}\n", **more))[0]


def test_a_strength_that_is_no_whole_number_is_kept_as_it_was_written():
    done = plan(TIE, "Van;Naar;Soort;Sterkte\nKoor;Veer;kent;3,5\n")
    (relatie,) = relaties(done)
    assert (relatie.sterkte, relatie.toelichting) == (None, "Sterkte: 3,5")
    assert any("'3,5'" in text and "bewaard bij Toelichting" in text for text in texts(done))


@pytest.mark.parametrize(
    ("header", "word", "value", "note"),
    [
        ("Sinds", "voorjaar 2024", "2024", "Sinds: voorjaar 2024"),
        ("Sinds", "sinds 2019", "2019", None),
        ("Sinds", "45383", "2024-04-01", None),
        ("Sinds", "ooit", None, "Sinds: ooit"),
        ("Frequentie", "1x per week", "wekelijks", None),
        ("Frequentie", "elk kwartaal", "kwartaal", None),
        ("Frequentie", "2x per maand", "maandelijks", "Hoe vaak: 2x per maand"),
        ("Frequentie", "als het zo uitkomt", None, "Hoe vaak: als het zo uitkomt"),
    ],
)
def test_a_word_of_people_is_read_or_kept(header, word, value, note):
    relatie = tie(header, word)
    assert getattr(relatie, header.lower()) == value
    assert relatie.toelichting == note


def test_what_is_kept_stands_behind_the_note_of_the_file():
    done = plan("Naam;Soort;Status;Omschrijving\nKoor;club;sluimert;zingt graag\n")
    assert actors(done)["Koor"].omschrijving == "zingt graag\nStatus: sluimert"


def test_the_same_file_again_keeps_it_once_and_a_note_of_somebody_stays():
    file = "Naam;Soort;Status;Plaats\nKoor;club;sluimert;Nergenshuizen\n"
    one = accepted(plan(file))
    assert states(plan(file, existing=one)) == {"gelijk": 1}
    known = stored(Actor(id="k", naam="Koor", soort="bewonersgroep", omschrijving="eigen tekst"))
    assert states(plan(file, existing=known)) == {"gelijk": 1}


def test_a_place_that_is_no_kern_is_kept():
    done = plan("Naam;Soort;Plaats\nKoor;club;Nergenshuizen\n")
    assert actors(done)["Koor"].omschrijving == "Plaats: Nergenshuizen"
    assert any("bewaard bij Omschrijving" in text for text in texts(done))


def test_an_unknown_kind_of_relation_is_kept_behind_the_note_of_the_row():
    done = plan(TIE, "Van;Naar;Soort;Toelichting\nKoor;Veer;zwaait naar;elke dag\n", relatie="kent")
    assert relaties(done)[0].toelichting == "elke dag\nSoort: zwaait naar"


def test_a_change_says_what_is_replaced_by_what():
    known = stored(
        Actor(id="k", naam="Koor", soort="bewonersgroep", adres="Straat 1", kern="etten")
    )
    (row,) = plan("id;Naam;Adres;Website\nk;Koor;Straat 2;koor.example\n", existing=known).rows
    assert (
        row.sentence == "Koor: Adres: Straat 1 wordt Straat 2; Website: (leeg) wordt koor.example."
    )
