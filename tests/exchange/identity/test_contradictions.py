"""The same name is the same actor, unless a mail, phone, role or KvK number says otherwise."""

from dataclasses import replace

import pytest

from netwerk.exchange.identity.contradiction import marks_of
from netwerk.model import Actor
from tests.exchange.given import accepted, plan, relaties, states, stored, texts

KOOR = Actor(
    id="k",
    naam="Koor",
    soort="bewonersgroep",
    kern="etten",
    telefoon="0315-700001",
    email="info@koor.example",
)


def test_exact_twins_are_one_and_that_is_said():
    row = "Anna Mos;professional;wijkagent;a@politie.example\n"
    done = plan("Naam;Soort;Functie;E-mail\n" + row * 5)
    assert states(done) == {"nieuw": 1, "overgeslagen": 4}
    assert any("4 rijen: dubbele rij" in text for text in texts(done))


def test_two_persons_with_one_name_and_other_role_and_mail_are_two_and_proposed():
    file = (
        "Naam;Soort;Functie;E-mail\nAnna Mos;professional;wijkagent;a@politie.example\n"
        "Anna Mos;professional;huisarts;mos@praktijk.example\n"
    )
    done = plan(file)
    assert states(done) == {"nieuw": 2}
    (pair,) = done.duplicates
    assert {"a@politie.example", "mos@praktijk.example"} <= set(pair.why.replace(",", "").split())
    assert states(plan(file, existing=accepted(done))) == {"gelijk": 2}


def test_surnames_with_another_role_are_two():
    file = "Voorletters;Naam;Functie\nJ.;Vork;voorzitter\nP.;Vork;wijkagent\n"
    done = plan(file, soort="professional")
    assert states(done) == {"nieuw": 2}


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Telefoon", "0315-700099"),
        ("E-mail", "bestuur@koor.example"),
    ],
)
def test_a_stored_actor_with_another_phone_or_mail_is_not_overwritten(header, value):
    done = plan(f"Naam;Soort;Kern;{header}\nKoor;club;Etten;{value}\n", existing=stored(KOOR))
    assert states(done) == {"nieuw": 1}
    assert [{d.id, d.other_id} for d in done.duplicates] == [{"k", done.rows[0].item.id}]
    assert any("niet samengevoegd" in text for text in texts(done))
    again = plan(
        f"Naam;Soort;Kern;{header}\nKoor;club;Etten;{value}\n",
        existing=accepted(done, stored(KOOR)),
    )
    assert states(again) == {"gelijk": 1}


def test_without_a_soort_a_row_that_contradicts_is_asked():
    (row,) = plan("Naam;Telefoon\nKoor;0315-700099\n", existing=stored(KOOR)).rows
    assert (row.state, "Telefoon 0315-700001" in row.sentence) == ("probleem", True)


def test_with_its_key_a_phone_is_replaced_and_that_is_said():
    (row,) = plan("id;Naam;Telefoon\nk;Koor;0315-700099\n", existing=stored(KOOR)).rows
    assert row.state == "gewijzigd"
    assert "0315-700001 wordt 0315-700099" in row.sentence


@pytest.mark.parametrize("phone", ["0315 700001", "+31 315 700001", "0315-700001 / 0315-700055"])
def test_another_way_to_write_a_number_is_the_same_number(phone):
    done = plan(f"Naam;Soort;Kern;Telefoon\nKoor;club;Etten;{phone}\n", existing=stored(KOOR))
    assert done.rows[0].state == "gewijzigd"
    assert done.rows[0].before == KOOR


def test_marks_only_differ_when_both_say_something():
    one, other = marks_of({"telefoon": "0315-1"}), marks_of({"email": "a@b.example"})
    assert one.differ(other) == ()
    assert one.differ(marks_of({"telefoon": "0315-2"})) == ("telefoon",)


def test_a_village_of_several_kernen_is_not_a_kern_elsewhere():
    koor = Actor(id="k", naam="Koor", soort="bewonersgroep", kern="terborg")
    elsewhere = plan("Naam;Soort;Kern\nKoor;club;Ulft\n", existing=stored(koor))
    assert states(elsewhere) == {"nieuw": 1}
    there = plan(
        "Naam;Soort;Kern\nKoor;club;Ulft\n", existing=stored(replace(koor, kern="ulft-noord"))
    )
    assert states(there) == {"gelijk": 1}


def test_a_surname_alone_with_other_work_is_another_person():
    rows = "Naam;Soort;Organisatie\nJansen;professional;A\nJansen;professional;B\nJansen;professional;B\n"
    done = plan(rows, soort="instelling", create_missing=True)
    people = [item for item in done.items() if getattr(item, "soort", "") == "professional"]
    assert len({item.id for item in people}) == 2
    assert len({tie.van for tie in relaties(done)}) == 2
    again = plan(rows, existing=accepted(done), soort="instelling", create_missing=True)
    assert again.items() == ()
    full = plan(rows.replace("Jansen", "An Jansen"), soort="instelling", create_missing=True)
    assert len([i for i in full.items() if getattr(i, "soort", "") == "professional"]) == 1


def test_a_name_typed_without_its_accents_is_no_correction():
    cafe = Actor(id="c", naam="Repair Café", soort="bewonersgroep", kern="etten")
    list_of = "Naam;Soort;Kern;Telefoon\n{};club;Etten;0315-1\n"
    (plain,) = plan(list_of.format("repair cafe"), existing=stored(cafe)).items()
    assert (plain.id, plain.naam, plain.telefoon) == ("c", "Repair Café", "0315-1")
    (better,) = plan(
        list_of.format("Repair Café"), existing=stored(replace(cafe, naam="repair cafe"))
    ).items()
    assert better.naam == "Repair Café"


def test_a_name_typed_in_other_capitals_is_no_change():
    koor = Actor(id="k", naam="Dameskoor Etten", soort="bewonersgroep", kern="etten")
    list_of = "Naam;Soort;Kern;Telefoon\ndameskoor etten;club;Etten;{}\n"
    assert plan(list_of.format(""), existing=stored(koor)).items() == ()
    (changed,) = plan(list_of.format("0315-1"), existing=stored(koor)).items()
    assert (changed.naam, changed.telefoon) == ("Dameskoor Etten", "0315-1")
