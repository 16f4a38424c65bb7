"""What stands in names, lines and headers in the way people write: house numbers, kernen, dashes."""

from __future__ import annotations

import itertools

import pytest

from netwerk.exchange.shapes.lines import pair_in, without_bullet
from netwerk.model import Actor
from tests.exchange.given import actors, plan, relaties, stored, texts, xlsx

CLUBS = {"soort": "bewonersgroep"}


def address(headers: str, cells: str) -> str | None:
    return actors(plan(f"Naam;{headers}\nKoor;{cells}\n", **CLUBS))["Koor"].adres


@pytest.mark.parametrize(
    ("headers", "cells", "right"),
    [
        ("Straat;Huisnummer;Toevoeging", "Kerkstraat;12;A", "Kerkstraat 12 A"),
        ("STRAATNAAM;HUISNUMMER-TOEVOEGING", "Kerkstraat;12-A", "Kerkstraat 12-A"),
        ("Straat;Nr.;Postcode", "Kerkstraat;12;7061AB", "Kerkstraat 12"),
        ("Straat;Huisnr", "Kerkstraat 12;12", "Kerkstraat 12"),
        ("Adres;Huisnummer", "Kerkstraat;-", "Kerkstraat"),
        ("Straat;Huisnummer", ";12", None),
        ("Huisnummer;Toevoeging", "12;A", None),
    ],
)
def test_a_house_number_in_a_column_of_its_own_is_part_of_the_address(headers, cells, right):
    assert address(headers, cells) == right


def test_a_number_of_the_row_is_no_house_number():
    done = plan("Nr;Naam;Straat\n7;Koor;Kerkstraat\n", **CLUBS)
    assert actors(done)["Koor"].adres == "Kerkstraat"
    assert not any("Nr" in text for text in texts(done))


def test_the_kern_in_brackets_is_the_kern_and_no_part_of_the_name():
    done = plan("Naam;Soort\nHarmonie (Silvolde);club\nHarmonie (Terborg);club\n")
    found = {(a.naam, a.kern) for a in done.items() if isinstance(a, Actor)}
    assert found == {("Harmonie", "silvolde"), ("Harmonie", "terborg")}
    again = plan("Naam;Soort;Kern\nHarmonie;club;Silvolde\n", existing=stored(*done.items()))
    assert again.count("gelijk") == 1


@pytest.mark.parametrize(
    ("row", "naam", "kern"),
    [
        ("Zonnebloem (afd. Etten);", "Zonnebloem (afd. Etten)", "etten"),
        ("Koor (Ulft);", "Koor (Ulft)", None),  # three kernen are called that: asked
        ("Koor (Etten);Terborg", "Koor (Etten)", "terborg"),
        ("Koor (sinds 1974);", "Koor (sinds 1974)", None),
    ],
)
def test_other_words_in_brackets_stay_in_the_name(row, naam, kern):
    done = plan(f"Naam;Kern\n{row}\n", **CLUBS)
    assert [(a.naam, a.kern) for a in actors(done).values()] == [(naam, kern)]


def test_a_name_that_exists_with_its_brackets_is_that_actor():
    known = Actor(id="k", naam="Koor (Etten)", soort="bewonersgroep")
    done = plan("Naam;Soort\nKoor (Etten);club\n", existing=stored(known))
    assert done.count("gelijk") == 1


def test_an_end_with_its_kern_in_brackets_means_that_actor():
    done = plan(
        "Naam;Soort;Werkt samen met\nKoor (Etten);club;\nKoor (Terborg);club;\n"
        "Zaal;club;Koor (Etten)\n"
    )
    by_id = {a.id: a for a in done.items() if isinstance(a, Actor)}
    assert [by_id[r.naar].kern for r in relaties(done)] == ["etten"]


def test_columns_called_wat_and_waar_are_read_by_what_they_hold():
    done = plan("Wie;Wat;Waar\nKoor;vereniging;Etten\nBakker;bedrijf;Terborg\n")
    assert [(a.naam, a.soort, a.kern) for a in actors(done).values()] == [
        ("Bakker", "bedrijf", "terborg"),
        ("Koor", "bewonersgroep", "etten"),
    ]


def test_wat_that_tells_what_they_do_is_no_kind():
    done = plan("Naam;Soort;Wat\nKoor;club;zingen\n")
    assert "kolom 'Wat' is niet overgenomen." in " ".join(texts(done))
    assert any("de soort ontbreekt" in t for t in texts(plan("Naam;Wat\nKoor;zingen\n")))


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("Koor - Kerk", ("Koor", "Kerk")),
        ("- Koor -> Kerk", ("Koor", "Kerk")),
        ("Koor <- Kerk", ("Kerk", "Koor")),
        ("Oranje-comité \u2013 Kerk", ("Oranje-comité", "Kerk")),
        ("Oranje-comité", None),
        ("Koor - Kerk - Zaal", None),
        ("Koor -", None),
    ],
)
def test_a_line_with_a_dash_or_an_arrow_is_a_pair(line, pair):
    assert pair_in(line) == pair


@pytest.mark.parametrize(
    "line", ["- Koor", "\u2022 Koor", "\u2022Koor", "1. Koor", "12) Koor", "* Koor"]
)
def test_the_sign_of_a_list_is_no_part_of_a_name(line):
    assert without_bullet(line) == "Koor"


@pytest.mark.parametrize("name", ["4e Vaandel", "1-2-3 Kinderopvang", "Koor - Kerk", "-", "'t Hof"])
def test_a_name_that_only_looks_like_it_stays(name):
    assert without_bullet(name) == name


def test_a_club_called_v_or_x_stands_under_naam_like_any_other():
    done = plan(("a.xlsx", xlsx({"Actoren": [["Naam", "Soort"], ["V", "club"], ["Y", "club"]]})))
    assert sorted(actors(done)) == ["V", "Y"]


def test_words_for_a_kind_are_headings_only_when_every_row_stands_under_one():
    under = "Naam;Telefoon\nKoor;\nA;0315-1\nZaal;\nB;0315-2\n"
    assert sorted(actors(plan(under, **CLUBS))) == ["A", "B"]
    between = "Naam;Telefoon\nA;0315-1\nKoor;\nB;0315-2\nZaal;\nC;0315-3\n"
    assert sorted(actors(plan(between, **CLUBS))) == ["A", "B", "C", "Koor", "Zaal"]


def test_geen_with_a_remark_names_nobody():
    done = plan("Naam;Soort;Werkt samen met\nKoor;club;geen, wil wel\nZaal;club;geen, Koor\n")
    assert len(relaties(done)) == 1
    assert done.missing_ends == ()


def test_what_is_kept_as_text_is_the_same_in_every_order_of_rows():
    rows = ["Koor;Kosmisch;Ulft;", "Koor;Kosmisch;Ulft;9", "Koor;;;9"]
    notes = {
        actors(plan("naam;soort;kern;gebied\n" + "\n".join(order) + "\n", **CLUBS))[
            "Koor"
        ].omschrijving
        for order in itertools.permutations(rows)
    }
    assert len(notes) == 1


def test_a_row_with_the_number_of_those_present_is_a_total():
    done = plan("Naam;Soort;Leden\nKoor;club;12\nAantal aanwezig;;12\n")
    assert sorted(actors(done)) == ["Koor"]


def test_codes_of_a_survey_are_nobody():
    done = plan(
        "Van;Naar;Soort\nP0001;Koor;kent\nSQ001;Koor;kent\nFC1920;Koor;kent\nK3;Koor;kent\n",
        create_missing=True,
        **CLUBS,
    )
    assert sorted(a.naam for a in done.created if isinstance(a, Actor)) == ["FC1920", "K3", "Koor"]
    assert done.count("probleem") == 2


def test_rows_whose_key_is_the_code_of_a_place_are_places():
    done = plan(
        "code;type;name\nBU15090101;buurt;Etten\nBU15090102;buurt;Netterden\n"
        "BU15090103;buurt;Voorst\n",
        soort="instelling",
    )
    assert done.items() == ()
    assert any("dit zijn plaatsnamen, geen actoren" in text for text in texts(done))


def test_a_list_of_members_with_their_age_is_held_back():
    done = plan(
        "Naam;Beroep;Ouderdom\nC. Vork;letterzetter;35\nD. Lepel;drukker;40\nE. Mes;drukker;\n",
        soort="instelling",
    )
    assert done.items() == ()
    assert "lijst van mensen" in done.held[-1].why
