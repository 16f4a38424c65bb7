"""Relations that stand in columns: lists of names, an employer, a contact person, an id."""

import pytest

from netwerk.exchange.shapes.name_lists import names_in
from netwerk.exchange.verdict import verdict
from netwerk.model import Actor
from tests.exchange.given import accepted, actors, plan, relaties, states, stored, texts

ALL = {"soort": "bewonersgroep", "create_missing": True}


def ties(done):
    """The relations as (name, kind, name)."""
    names = {a.id: a.naam for a in actors(done).values()}
    return {(names.get(r.van, r.van), r.soort, names.get(r.naar, r.naar)) for r in relaties(done)}


def test_actors_and_their_relations_in_one_table():
    content = (
        "Naam;Soort;Werkt samen met;Lid van\n"
        "Dorpshuis;instelling;Koor, Veer en Kerk;\n"
        "Koor;vereniging;;Zangbond\n"
    )
    done = plan(content, **ALL)
    assert ties(done) == {
        ("Dorpshuis", "werkt_samen_met", "Koor"),
        ("Dorpshuis", "werkt_samen_met", "Veer"),
        ("Dorpshuis", "werkt_samen_met", "Kerk"),
        ("Koor", "lid_van", "Zangbond"),
    }
    assert "2 rijen en 4 uit kolommen" in verdict(plan(content, **ALL)).text.replace(
        "5 rijen", "2 rijen"
    )


def test_unknown_ends_are_offered_and_never_made_silently():
    done = plan("Naam;Soort;Partners\nKoor;club;Veer en Kerk, Zaal\n")
    assert set(actors(done)) == {"Koor"}
    assert {end.name for end in done.missing_ends} == {"Veer en Kerk", "Zaal"}
    assert not relaties(done)


def test_the_same_file_again_is_the_same():
    content = "Naam;Soort;Werkt samen met\nKoor;club;Veer\nVeer;club;Koor\n"
    first = plan(content)
    again = plan(content, existing=accepted(first))
    assert again.count("nieuw") == 0
    assert len(relaties(first)) == 1


def test_rows_are_counted_once_and_relations_beside_them():
    done = plan("Naam;Soort;Werkt samen met\nKoor;club;Veer, Zaal\nVeer;club;\nZaal;bedrijf;\n")
    assert [row.row for row in done.rows if not row.extra] == [2, 3, 4]
    assert sum(row.extra for row in done.rows) == 2
    assert "3 rijen en 2 uit kolommen kunnen worden opgeslagen: 5 nieuw" in verdict(done).sentence


def test_an_employer_in_a_list_of_people():
    content = (
        "Voornaam;Achternaam;Organisatie;Functie;E-mail\n"
        "Anna;Vork;De Kade;teamleider;a@kade.example\n"
        "Bram;Lepel;De Kade;jongerenwerker;b@kade.example\n"
    )
    for soort in ("instelling", "professional"):
        done = plan(content, soort=soort, create_missing=True)
        found = actors(done)
        assert {naam: a.soort for naam, a in found.items()} == {
            "Anna Vork": "professional",
            "Bram Lepel": "professional",
            "De Kade": "instelling",
        }
        assert ties(done) == {
            ("Anna Vork", "werkt_voor", "De Kade"),
            ("Bram Lepel", "werkt_voor", "De Kade"),
        }
        assert (found["Anna Vork"].email, found["De Kade"].email) == ("a@kade.example", None)


def test_names_are_made_of_their_parts():
    done = plan(
        "Voorletters;Tussenvoegsel;Naam;Functie\nJ.;de;Vork;voorzitter\nP.;;Vork;wijkagent\n",
        soort="professional",
    )
    assert set(actors(done)) == {"J. de Vork", "P. Vork"}


def test_a_list_of_members_loses_nobody():
    rows = "".join(
        f"{chr(65 + i % 26)}.;{'van' if i % 3 else ''};Naam{i % 400}\n" for i in range(743)
    )
    done = plan("Voorletters;Tussenvoegsel;Achternaam\n" + rows, soort="professional")
    assert len(done.rows) == 743
    assert done.count("probleem") == 0
    names = {row.item.naam for row in done.rows if row.item}
    assert len(names) == len(set(rows.splitlines()))


def test_people_without_work_are_no_groups():
    content = "Voornaam;Tussenvoegsel;Achternaam;Adres\nJan;de;Wit;Dorpsstraat 1\n"
    held = plan(content, soort="bewonersgroep")
    assert (actors(held), states(held)) == ({}, {"probleem": 1})
    assert "Netwerk bewaart geen bewoners" in verdict(held).text
    assert set(actors(plan(content, soort="professional"))) == {"Jan de Wit"}


def test_numbered_columns_each_name_a_partner():
    done = plan("Organisatie;Partner 1;Partner 2\nKoor;Veer;Zaal\n", **ALL)
    assert {tie[2] for tie in ties(done)} == {"Veer", "Zaal"}


def test_a_council_list_gives_people_who_work_for_their_party():
    done = plan(
        "Persoon;Rol;Organisatie\nAnna Mos;Fractievoorzitter;Partij A\nAnna Mos;Raadslid;Raad\n"
        "Bas Vork;Raadslid;Partij B\n",
        soort="instelling",
        create_missing=True,
    )
    assert {a.naam for a in actors(done).values() if a.soort == "professional"} == {
        "Anna Mos",
        "Bas Vork",
    }
    assert len(relaties(done)) == 3
    assert all(a.rol is None for a in actors(done).values() if a.soort != "professional")


def test_an_organisation_beside_something_else_is_no_relation():
    """In a register it may be the department that pays."""
    done = plan("Naam;Soort;Organisatie\nKoor;club;Economie\n")
    assert not relaties(done)
    assert any("kolom Organisatie: niet gebruikt" in text for text in texts(done))


def test_works_for_in_a_column():
    done = plan(
        "Naam;Soort;Werkt bij\nBas Lepel;professional;De Kade\n",
        soort="instelling",
        create_missing=True,
    )
    assert ties(done) == {("Bas Lepel", "werkt_voor", "De Kade")}


@pytest.mark.parametrize("key", ["o1", "1", "0"])
def test_a_key_of_an_organisation_makes_a_relation(key):
    done = plan(
        ("org.csv", f"id;naam;soort\n{key};De Kade;instelling\n"),
        ("dienst.csv", f"id;naam;soort;organization_id\nd1;Spreekuur;instelling;{key}\n"),
    )
    assert ties(done) == {("Spreekuur", "lid_van", "De Kade")}


def test_a_location_is_a_place_an_address_or_an_actor():
    used = plan("Naam;Soort;Locatie\nKoor;club;Dorpshuis\n", **ALL)
    assert ties(used) == {("Koor", "gebruikt_locatie_van", "Dorpshuis")}
    place = actors(plan("Naam;Soort;Locatie\nKoor;club;Etten\n"))
    assert place["Koor"].kern == "etten"
    address = actors(plan("Naam;Soort;Locatie\nKoor;club;Dorpsweg 12\n"))
    assert address["Koor"].adres == "Dorpsweg 12"


@pytest.mark.parametrize("cell", ["ja", "x", "nee", "-", "geen", "12", "2024-05-01"])
def test_a_column_without_names_is_no_relation(cell):
    done = plan(f"Naam;Soort;Werkt samen met\nKoor;club;{cell}\n", **ALL)
    assert not relaties(done)
    assert set(actors(done)) == {"Koor"}


def test_a_contact_person_becomes_a_professional_only_when_asked():
    content = "Naam;Soort;Contactpersoon;Functie\nKoor;club;Anna Mos;zaalwacht\nVeer;club;;\n"
    plain = plan(content)
    assert set(actors(plain)) == {"Koor", "Veer"}
    assert actors(plain)["Koor"].rol is None
    assert actors(plain)["Koor"].contact == "zaalwacht"
    assert any("--contactpersonen" in text for text in texts(plain))
    asked = plan(content, contactpersonen=True)
    assert actors(asked)["Anna Mos"].soort == "professional"
    assert actors(asked)["Anna Mos"].rol == "zaalwacht"
    assert ties(asked) == {("Anna Mos", "werkt_voor", "Koor")}


def test_two_of_the_same_name_keep_their_own_relations():
    done = plan(
        "Naam;Soort;Kern;Lid van\nKoor;club;Etten;Bond A\nKoor;club;Megchelen;Bond B\n", **ALL
    )
    of = {r.van: r.naar for r in relaties(done)}
    assert len(of) == 2
    assert states(done) == {"nieuw": 4}


def test_a_relation_of_a_row_with_a_problem_follows_it():
    done = plan("Naam;Soort;Lid van\nKoor;;Bond\nBond;club;\n")
    assert states(done) == {"nieuw": 1, "probleem": 2}


def known(*names):
    return lambda name: name in names


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("B, C en D", (), ("B", "C", "D")),
        ("D|E", (), ("D", "E")),
        ("D; E\nF", (), ("D", "E", "F")),
        ("Sport, Spel en Bewegen", ("Sport, Spel en Bewegen",), ("Sport, Spel en Bewegen",)),
        (
            "Koor, Sport, Spel en Bewegen",
            ("Sport, Spel en Bewegen",),
            ("Koor", "Sport, Spel en Bewegen"),
        ),
        ('"Sport, spel", Koor', (), ("Sport, spel", "Koor")),
        ('"Sport, spel";Koor', (), ("Sport, spel", "Koor")),
        ("Zorg en Welzijn", (), ("Zorg en Welzijn",)),
        ("Sport; Spel", ("Sport; Spel",), ("Sport; Spel",)),
        ("Zorg en Welzijn", ("Zorg", "Welzijn"), ("Zorg", "Welzijn")),
        ("Koor (Etten, Megchelen)", (), ("Koor (Etten, Megchelen)",)),
        ("Vork, P.", (), ("Vork, P.",)),
        ("AB & CD", (), ("AB & CD",)),
    ],
)
def test_names_in_a_column_of_names(text, names, found):
    assert names_in(text, known(*names), is_list=True) == found


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("B, C en D", (), ("B, C en D",)),
        ("B, C en D", ("B",), ("B", "C", "D")),
        ("D|E", (), ("D", "E")),
    ],
)
def test_names_in_an_end_are_parted_when_one_is_known(text, names, found):
    assert names_in(text, known(*names), is_list=False) == found


def test_an_end_with_several_names_is_several_relations():
    done = plan(
        "Van;Naar\nKoor;Veer, Zaal en Kerk\nKoor;D|E\n",
        existing=stored(
            *(
                Actor(id=n.lower(), naam=n, soort="bedrijf")
                for n in ("Koor", "Veer", "Zaal", "Kerk", "D", "E")
            )
        ),
        relatie="kent",
    )
    assert len(relaties(done)) == 5
    assert [row.row for row in done.rows if not row.extra] == [2, 3]
    assert any("er zijn 3 relaties van gemaakt" in text for text in texts(done))


def test_an_unknown_end_with_a_comma_stays_one_and_is_asked_about():
    done = plan("Van;Naar\nKoor;Sport, Spel en Zo\n", relatie="kent", **ALL)
    assert "Sport, Spel en Zo" in actors(done)
    assert any("Zijn het meer namen?" in text for text in texts(done))


def test_a_mark_among_names_is_nobody():
    done = plan("Naam;Soort;Werkt samen met\nKoor;club;Veer, x\nZaal;bedrijf;geen\nVeer;club;?\n")
    assert (len(relaties(done)), done.missing_ends) == (1, ())


def test_empty_cells_between_actors_and_relations_are_nothing():
    done = plan("Naam;Soort;Werkt samen met\nKoor;club;Veer\n;;\nVeer;club;\n\nZaal;bedrijf;Koor\n")
    assert set(actors(done)) == {"Koor", "Veer", "Zaal"}
    assert len(relaties(done)) == 2


def test_what_both_ends_tell_in_words_of_their_own_is_one_relation():
    rows = (
        "naam;soort;kern;werkt samen met;hoe vaak\n"
        "Koor;club;Etten;Fanfare;wekelijks\nFanfare;club;Etten;Koor;maandelijks\n"
    )
    done = plan(rows)
    assert [tie.frequentie for tie in relaties(done)] == ["wekelijks"]
    assert any("dezelfde relatie staat er al eerder in" in text for text in texts(done))
    assert plan(rows, existing=accepted(done)).items() == ()


def test_who_names_himself_is_told_and_has_no_relation():
    done = plan(
        "naam;soort;kern;werkt samen met\nKoor;club;Etten;Koor, Fanfare\nFanfare;club;Etten;\n"
    )
    assert len(relaties(done)) == 1
    assert any("de naam van de rij zelf" in text for text in texts(done))
