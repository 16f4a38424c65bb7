"""What people's sheets look like and what is right for each: the cases that were tried first.

The number of each case is in its name. All names are invented.
"""

from __future__ import annotations

import pytest

from netwerk.exchange.verdict import verdict
from netwerk.model import Actor
from tests.exchange.formats.test_zips import HSDS
from tests.exchange.given import (
    accepted,
    actors,
    hidden,
    plan,
    relaties,
    says,
    states,
    stored,
    texts,
    xlsx,
)

CLUBS = {"soort": "bewonersgroep", "relatie": "kent", "create_missing": True}
PLACES = {"soort": "instelling", "create_missing": True}


def rows(text: str) -> str:
    """A CSV file of which the rows stand behind each other."""
    return "\n".join(text.split(" | ")) + "\n"


def named(done) -> list[str]:
    """The names of all new and changed actors, also of those with one name."""
    return sorted(item.naam for item in done.items() if isinstance(item, Actor))


def ties(done) -> set[tuple[str, str, str]]:
    """The relations as name, kind, name."""
    names = {item.id: item.naam for item in done.items() if isinstance(item, Actor)}
    return {(names[r.van], r.soort, names[r.naar]) for r in relaties(done)}


def test_01_headers_again_in_the_middle():
    done = plan(
        rows(
            "Naam;Soort | Koor A;vereniging | Koor B;vereniging | ; | "
            "Naam;Soort;Plaats | School D;instelling;Etten"
        )
    )
    assert named(done) == ["Koor A", "Koor B", "School D"]
    assert actors(done)["School D"].kern == "etten"


def test_02_another_word_for_the_name():
    content = rows("Clubnaam;Telefoon | Koor A;0315-700001")
    asked = plan(content)
    assert verdict(asked).exit_code == 1
    assert "al in het netwerk" not in verdict(asked).text
    assert actors(plan(content, soort="bewonersgroep"))["Koor A"].telefoon == "0315-700001"
    strange = plan(rows("Zomaar iets;Telefoon | Koor A;0315-700001"))
    assert (verdict(strange).kind, verdict(strange).exit_code) == ("niets_gelezen", 1)


def test_03_geen_is_nobody():
    done = plan(
        rows("Van;Naar;Soort relatie | Koor;Veer;kent | Fanfare;geen;kent | Toneel;n.v.t.;kent"),
        soort="bewonersgroep",
        create_missing=True,
    )
    assert named(done) == ["Fanfare", "Koor", "Toneel", "Veer"]
    assert ties(done) == {("Koor", "kent", "Veer")}
    assert any("gevraagd, geen contact" in text for text in texts(done))


def test_04_two_persons_with_one_surname():
    done = plan(
        rows("Voorletters;Tussenvoegsel;Naam;Functie | J.;de;Vork;voorzitter | P.;;Vork;wijkagent"),
        soort="professional",
    )
    assert named(done) == ["J. de Vork", "P. Vork"]


def test_05_persons_with_their_employer():
    done = plan(
        rows(
            "Voornaam;Achternaam;Organisatie;Functie;E-mail | "
            "Anna;Vork;De Kade;teamleider;a@kade.example | "
            "Bram;Lepel;De Kade;jongerenwerker;b@kade.example"
        ),
        **PLACES,
    )
    assert {name: actor.soort for name, actor in actors(done).items()} == {
        "Anna Vork": "professional",
        "Bram Lepel": "professional",
        "De Kade": "instelling",
    }
    assert actors(done)["De Kade"].email is None
    assert ties(done) == {(who, "werkt_voor", "De Kade") for who in ("Anna Vork", "Bram Lepel")}


@pytest.mark.parametrize("corner", ["Naam", ""])
def test_06_who_knows_whom(corner):
    done = plan(rows(f"{corner};Koor;Voetbal;Kerk | Koor;-;x; | Voetbal;x;-;1 | Kerk;;;-"), **CLUBS)
    assert named(done) == ["Kerk", "Koor", "Voetbal"]
    assert {frozenset(tie) - {"kent"} for tie in ties(done)} == {
        frozenset({"Koor", "Voetbal"}),
        frozenset({"Voetbal", "Kerk"}),
    }


def test_07_relations_in_columns():
    content = rows(
        "Naam;Soort;Werkt samen met;Lid van | Dorpshuis;instelling;Koor, Veer en Kerk; | "
        "Koor;vereniging;;Zangbond"
    )
    assert ties(plan(content, **CLUBS)) == {
        ("Dorpshuis", "werkt_samen_met", "Koor"),
        ("Dorpshuis", "werkt_samen_met", "Veer"),
        ("Dorpshuis", "werkt_samen_met", "Kerk"),
        ("Koor", "lid_van", "Zangbond"),
    }
    offered = plan(content)
    assert {end.name for end in offered.missing_ends} == {"Veer", "Kerk", "Zangbond"}
    assert named(offered) == ["Dorpshuis", "Koor"]


def test_08_a_list_that_is_not_understood_gives_no_actors_called_1_and_2():
    files = (
        ("n.csv", rows("id;omschrijving club | 1;Koor | 2;Veer")),
        ("e.csv", rows("source;target | 1;2")),
    )
    done = plan(*files, **CLUBS)
    assert done.items() == ()
    assert verdict(done).exit_code == 1
    assert any("kies zelf wat elke kolom betekent" in text for text in texts(done))
    assert not any("--inhoud paren" in text for text in texts(done))
    mapped = plan(*files, **CLUBS, mapping=says("n.csv", {"omschrijving club": "naam"}))
    assert ties(mapped) == {("Koor", "kent", "Veer")}


def test_09_words_of_the_field():
    done = plan(
        rows(
            "Naam;Soort | Gemeente X;gemeente | Sint Jan;kerk | De Boom;basisschool | "
            "Jo Mos;wijkagent"
        )
    )
    assert {a.naam: (a.soort, a.categorie, a.rol) for a in actors(done).values()} == {
        "Gemeente X": ("instelling", "wonen_en_overheid", None),
        "Sint Jan": ("bewonersgroep", "kerk_en_zin", None),
        "De Boom": ("instelling", "onderwijs_en_kind", None),
        "Jo Mos": ("professional", None, "wijkagent"),
    }


def test_10_a_sheet_for_each_village():
    def village(phone: str) -> list[list[object]]:
        return [
            ["Naam", "Soort", "Telefoon"],
            ["Oranjevereniging", "vereniging", phone],
            ["Totaal", "", 1],
        ]

    book = xlsx({"Etten": village("0315-1"), "Megchelen": village("0315-2")})
    done = plan(("clubs.xlsx", book))
    found = [item for item in done.items() if isinstance(item, Actor)]
    assert {(a.naam, a.kern, a.telefoon) for a in found} == {
        ("Oranjevereniging", "etten", "0315-1"),
        ("Oranjevereniging", "megchelen", "0315-2"),
    }


def test_11_twins_and_namesakes():
    twins = plan(rows("Naam;Soort;Kern" + " | Koor;club;Etten" * 5))
    assert states(twins) == {"nieuw": 1, "overgeslagen": 4}
    assert any("4 rijen: dubbele rij" in text for text in texts(twins))
    two = plan(
        rows(
            "Naam;Soort;Rol;E-mail | Anna Mos;professional;wijkagent;a@politie.example | "
            "Anna Mos;professional;jongerenwerker;anna@kade.example"
        )
    )
    assert named(two) == ["Anna Mos", "Anna Mos"]
    assert len(two.duplicates) == 1


def test_12_werkt_bij():
    done = plan(rows("Naam;Soort;Werkt bij | Bas Lepel;professional;De Kade"), **PLACES)
    assert ties(done) == {("Bas Lepel", "werkt_voor", "De Kade")}


@pytest.mark.parametrize(
    "content",
    [
        "Naam;Soort;Werkt samen met | Koor;club;Veer | ;; | Veer;club;",
        "Naam;Soort;;Van;Naar;Soort relatie | Koor;club;;Koor;Veer;kent | Veer;club;;;;",
        "Naam;Soort;Van;Naar;Soort relatie | Koor;club;;; | Veer;club;;; | ;;Koor;Veer;kent",
        "Naam;Soort;Van;Naar;Soort relatie | Koor;club;;; | ;;Koor;Veer;kent | Veer;club;;;",
    ],
)
def test_13_actors_and_relations_in_one_sheet(content):
    done = plan(rows(content))
    assert named(done) == ["Koor", "Veer"]
    assert len(relaties(done)) == 1
    assert set(states(done)) == {"nieuw"}


def test_13_a_relation_with_a_name_stays_a_relation():
    done = plan(rows("Naam;Soort;Van;Naar | een;kent;Koor;Veer | ;kent;Veer;Kerk"), **CLUBS)
    assert len(relaties(done)) == 2


def test_14_a_row_without_a_mark():
    marks = ";A;B;C;D;E | A;;x;;; | B;x;;1;; | C;;1;;ja; | D;;;ja;; | E;;;;;"
    done = plan(rows(marks), **CLUBS)
    assert named(done) == ["A", "B", "C", "D", "E"]
    assert "E" not in {name for tie in ties(done) for name in (tie[0], tie[2])}
    assert any("gevraagd, geen contact" in text for text in texts(done))


def test_15_a_strength_between_two_values_is_kept():
    done = plan(rows("Van;Naar;Soort;Sterkte | Koor;Veer;kent;3,5"), **CLUBS)
    assert relaties(done)[0].toelichting == "Sterkte: 3,5"
    assert any("'3,5'" in text for text in texts(done))


def test_16_signs_of_a_web_page():
    done = plan('Naam,Soort\n"De Haar &amp; Zn",bedrijf\nDe Haar & Zn,bedrijf\n')
    assert named(done) == ["De Haar & Zn"]
    assert any("hersteld" in text for text in texts(done))


def test_17_pairs_without_headers_are_asked_about():
    content = rows("Koor;Veer | Fanfare;Koor | Toneel;Veer")
    asked = plan(content, **CLUBS)
    assert asked.items() == ()
    assert any("--inhoud paren" in text for text in texts(asked))
    assert len(relaties(plan(content, **CLUBS, inhoud="paren"))) == 3


def test_18_a_column_for_each_choice():
    done = plan(
        rows("Naam;Contact met [Dorpshuis];Contact met [School] | Koor;Ja;Nee | Veer;Nee;Ja"),
        soort="bewonersgroep",
        create_missing=True,
    )
    assert ties(done) == {("Koor", "kent", "Dorpshuis"), ("Veer", "kent", "School")}


def test_19_a_form_of_which_naam_is_empty():
    done = plan(
        rows(
            "ID;Naam;Namens welke organisatie vult u dit in?;Met wie werkt u samen? | "
            "1;;Koor;Veer, Kerk"
        ),
        **CLUBS,
    )
    assert ties(done) == {("Koor", "werkt_samen_met", "Veer"), ("Koor", "werkt_samen_met", "Kerk")}


def test_20_services_with_their_organisation_and_place():
    content = rows(
        "Dienst;Organisatie;Locatie | Maaltijd;De Kade;Dorpshuis | Vervoer;De Hoek;Etten | "
        "Spreekuur;De Kade;Kerkzaal"
    )
    done = plan(content, **PLACES)
    assert named(done) == ["De Hoek", "De Kade", "Dorpshuis", "Kerkzaal"]
    assert set(actors(done)["De Kade"].labels) == {"Maaltijd", "Spreekuur"}
    assert (actors(done)["De Hoek"].labels, actors(done)["De Hoek"].kern) == (("Vervoer",), "etten")
    assert ties(done) == {
        ("De Kade", "gebruikt_locatie_van", "Dorpshuis"),
        ("De Kade", "gebruikt_locatie_van", "Kerkzaal"),
    }
    offered = plan(content, soort="instelling")
    assert {end.name for end in offered.missing_ends} == {"Dorpshuis", "Kerkzaal"}


def test_21_titles_groups_and_totals():
    book = xlsx(
        {
            "Blad1": [
                ["Clubs in het gebied"],
                [],
                ["bijgewerkt in mei"],
                ["Naam", "Soort", "Tel.nr.", "Leden"],
                ["Sport"],
                ["Voetbal", "club", "0315-1", 20],
                ["Subtotaal sport", "", "", 20],
                ["Koor", "club", "0315-2", 10],
                ["Totaal", "", "", 30],
            ]
        }
    )
    done = plan(("clubs.xlsx", book))
    assert {a.naam: a.telefoon for a in actors(done).values()} == {
        "Voetbal": "0315-1",
        "Koor": "0315-2",
    }


def test_22_of_a_person_with_an_organisation_in_one_cell_the_organisation_is_the_name():
    done = plan(
        rows(
            "Naam;Telefoon | Piet (vz) - Club;06-12345678 | mw. Roos, Dorpshuis;0315-1 | "
            "mw. Jansen, Dorpsstraat 3; | mw. Mos, dochter; | Bas (vz), Dorpsstraat 3;"
        ),
        soort="bewonersgroep",
    )
    assert {a.naam: (a.contact, a.telefoon) for a in actors(done).values()} == {
        "Club": ("voorzitter", None),
        "Dorpshuis": (None, "0315-1"),
    }
    assert [row.state for row in done.rows][2:] == ["probleem"] * 3
    assert "06-nummer" in done.held[0].why
    assert any("Kies 'contactpersonen'" in text for text in texts(done))
    stored = str(done.items())
    assert not any(word in stored for word in ("Piet", "Roos", "Jansen", "Mos", "12345678"))


def test_22_the_person_goes_in_as_professional_when_the_user_says_so():
    done = plan(
        rows("Naam;E-mail | Piet (vz) - Club;piet@club.example | Koor;info@koor.example"),
        soort="bewonersgroep",
        contactpersonen=True,
    )
    assert {a.naam: (a.soort, a.rol, a.contact) for a in actors(done).values()} == {
        "Club": ("bewonersgroep", None, None),
        "Koor": ("bewonersgroep", None, None),
        "Piet": ("professional", "bestuurslid", None),
    }
    assert ties(done) == {("Piet", "werkt_voor", "Club")}
    assert actors(done)["Club"].email is None


def test_22_also_when_only_the_contact_person_has_a_column():
    done = plan(
        rows("Contactpersoon;Telefoon | Piet (vz) - Club;06-12345678 | mw. Roos, Dorpshuis;0315-1"),
        **CLUBS,
    )
    assert named(done) == ["Club", "Dorpshuis"]
    assert "Piet" not in str(done.items())
    people = plan(rows("Contactpersoon;Telefoon | Piet Vork;0315-2"), **CLUBS)
    assert people.items() == ()
    assert any("Nodig is een kolom Naam" in text for text in texts(people))


def test_23_zie_boven_and_words_for_nothing():
    done = plan(
        rows(
            "Naam;Soort;Plaats;Telefoon | Koor;club;Etten;0315-1 | Veer;idem;zie boven;n.v.t. | "
            "Kerk;club;?;-"
        )
    )
    assert {a.naam: (a.soort, a.kern, a.telefoon) for a in actors(done).values()} == {
        "Koor": ("bewonersgroep", "etten", "0315-1"),
        "Veer": ("bewonersgroep", "etten", None),
        "Kerk": ("bewonersgroep", None, None),
    }


def test_23_also_in_a_column_with_relations():
    done = plan(
        rows(
            "Naam;Soort;Werkt samen met | Koor;club;Veer | Fanfare;club;zie boven | "
            "Kerk;club;Zaal, onbekend | Zaal;club;#N/B | Toneel;club;n.n.b. | Veer;club;geen"
        ),
        soort="bewonersgroep",
        create_missing=True,
    )
    assert ties(done) == {
        ("Koor", "werkt_samen_met", "Veer"),
        ("Fanfare", "werkt_samen_met", "Veer"),
        ("Kerk", "werkt_samen_met", "Zaal"),
    }
    assert done.missing_ends == ()


def test_23_no_contact_in_a_list_gives_the_day_of_asking():
    content = (
        "Naam;Soort;Laatst bevestigd;Werkt samen met;Lid van | Koor;club;2024-05-01;geen; | "
        "Veer;club;2024-05-02;;geen | Kerk;club;2024-05-03;geen, Zaal; | Zaal;club;2024-05-04;;"
    )
    done = plan(rows(content))
    assert {a.naam: a.gevraagd for a in actors(done).values()} == {
        "Koor": "2024-05-01",
        "Veer": None,
        "Kerk": None,
        "Zaal": None,
    }
    assert next(text for text in texts(done) if "gevraagd, geen contact" in text).startswith(
        "lijst.csv, rij 2: 1 rij"
    )
    assert len(done.rows) == 5


def test_24_two_tables_beside_each_other():
    done = plan(rows("Naam;Soort;;Van;Naar;Relatie | Koor;club;;Koor;Veer;kent | Veer;club;;;;"))
    assert (named(done), len(relaties(done))) == (["Koor", "Veer"], 1)


@pytest.mark.parametrize("between", ["; | Relaties | ", ""])
def test_25_stacked_tables(between):
    done = plan(
        rows(f"Naam;Soort | Koor;club | Veer;club | {between}Van;Naar;Relatie | Koor;Veer;kent")
    )
    assert (named(done), len(relaties(done))) == (["Koor", "Veer"], 1)


def test_26_dates_and_rhythms_as_people_write_them():
    done = plan(
        rows(
            "Van;Naar;Soort;Laatst bevestigd;Hoe vaak | Koor;Veer;kent;voorjaar 2024;1x per week | "
            "Veer;Kerk;kent;45383;elk kwartaal | Kerk;Koor;kent;ooit;af en toe een keer"
        ),
        **CLUBS,
    )
    names = {a.id: a.naam for a in actors(done).values()}
    found = {frozenset((names[r.van], names[r.naar])): r for r in relaties(done)}
    spring = found[frozenset({"Koor", "Veer"})]
    assert (spring.laatst_bevestigd, spring.frequentie) == ("2024", "wekelijks")
    assert "voorjaar 2024" in (spring.toelichting or "")
    serial = found[frozenset({"Veer", "Kerk"})]
    assert (serial.laatst_bevestigd, serial.frequentie) == ("2024-04-01", "kwartaal")
    unread = found[frozenset({"Kerk", "Koor"})].toelichting or ""
    assert "ooit" in unread
    assert "af en toe een keer" in unread


def test_27_a_list_of_members_is_held_back():
    done = plan(
        rows("Naam;Geb.datum;BSN;Adres | A. Vork;3-4-1951;111222333;Dorpsstraat 1"),
        soort="bewonersgroep",
    )
    assert done.items() == ()
    assert "BSN" in done.held[0].why
    assert verdict(done).exit_code == 1


def test_27_also_beside_a_contact_person_and_in_columns_with_relations():
    done = plan(
        rows("Naam;Soort;BSN;Contactpersoon | Koor;club;111222333;Anna Mos"), contactpersonen=True
    )
    assert done.items() == ()
    ends = plan(rows("Naam;Soort;Werkt samen met | Koor;club;mevr. Jansen, 06-12345678"), **CLUBS)
    assert named(ends) == ["Koor"]
    assert relaties(ends) == []


def test_28_lists_of_registers_as_they_come():
    duo = plan(
        "PROVINCIE,BEVOEGD GEZAG NUMMER,INSTELLINGSCODE,VESTIGINGSCODE,VESTIGINGSNAAM,STRAATNAAM,"
        "HUISNUMMER-TOEVOEGING,POSTCODE,PLAATSNAAM,GEMEENTENUMMER,TELEFOONNUMMER,INTERNETADRES\n"
        "Gelderland,12345,01AB,01AB00,De Boom,Dorpsstraat,1-A,7075 AA,ETTEN,1509,0315-1,boom.example\n"
    )
    boom = actors(duo)["De Boom"]
    assert (boom.soort, boom.categorie, boom.kern, boom.website) == (
        "instelling",
        "onderwijs_en_kind",
        "etten",
        "boom.example",
    )
    lrk = plan(
        "lrk_id;type_oko;actuele_naam_oko;status;opvanglocatie_woonplaats\n"
        "1;KDV;De Beer;Ingeschreven;Etten\n2;VGO;Gastouder Vork;Ingeschreven;Etten\n"
        "3;BSO;De Muis;Uitgeschreven;Etten\n"
    )
    assert {a.naam: a.status for a in actors(lrk).values()} == {
        "De Beer": "actief",
        "De Muis": "gestopt",
    }
    kwb = plan(
        "gwb_code_10;regio;gm_naam;recs;a_inw\nGM1509;Oude Stroom;Oude Stroom;Gemeente;39000\n"
        "WK150901;Wijk 01;Oude Stroom;Wijk;5000\nBU15090100;Veld;Oude Stroom;Buurt;900\n",
        soort="instelling",
    )
    assert kwb.items() == ()
    assert "plaatsnamen" in verdict(kwb).sentence


def test_29_a_council_list():
    """35 persons with 68 seats in 8 parties and committees: somebody may have two roles."""
    seats = [(f"A. Naam{i % 35}", f"Rol {i % 3}", f"Partij {i % 8}") for i in range(68)]
    assert len({(person, party) for person, _, party in seats}) == 68
    done = plan(
        rows(" | ".join(map(";".join, [("Persoon", "Rol", "Organisatie"), *seats]))), **PLACES
    )
    kinds = [(a.soort, a.rol) for a in done.items() if isinstance(a, Actor)]
    assert sum(soort == "professional" for soort, _ in kinds) == 35
    assert kinds.count(("instelling", None)) == 8
    assert len(relaties(done)) == 68
    assert {r.soort for r in relaties(done)} == {"werkt_voor"}
    assert all((r.toelichting or "").startswith("Rol ") for r in relaties(done))


@pytest.mark.parametrize("surname", ["Vork", "de Vork", "Van 't Vork"])
@pytest.mark.parametrize("second", ["agent;Politie", "beheerder;Koor", "penningmeester;Koor"])
def test_29_a_surname_is_never_joined(surname, second):
    """Not with work elsewhere, and not with another role at the same organisation either."""
    file = rows(f"Persoon;Rol;Organisatie | {surname};voorzitter;Koor | {surname};{second}")
    done = plan(file, **PLACES)
    assert named(done).count(surname) == 2
    assert plan(file, existing=accepted(done), **PLACES).items() == ()


def test_29_a_surname_twice_with_one_role_told_is_one():
    told = "Persoon;Rol;Organisatie | Vork;voorzitter;Koor | Vork;;Koor"
    assert named(plan(rows(told), **PLACES)).count("Vork") == 1


def test_29_a_surname_in_the_network_with_another_role_is_another():
    there = Actor(id="vork", naam="Vork", soort="professional", rol="wijkagent")
    file = rows("Persoon;Rol;Organisatie | Vork;voorzitter;Koor")
    done = plan(file, existing=stored(there), **PLACES)
    assert [item.id for item in done.items() if item.id == "vork"] == []
    assert named(done).count("Vork") == 1


def test_29_another_mail_is_never_joined():
    mail = plan(
        rows(
            "Persoon;Rol;Organisatie;E-mail | Anna Mos;voorzitter;Koor;a@koor.example | "
            "Anna Mos;wijkagent;Politie;mos@politie.example"
        ),
        **PLACES,
    )
    assert named(mail).count("Anna Mos") == 2


def test_30_services_and_contacts_of_hsds_are_no_actors():
    done = plan(*HSDS.items())
    assert named(done) == ["De Kade", "Welzijn Dorp"]
    assert relaties(done)
    assert set(actors(done)["Welzijn Dorp"].labels) == {"Spreekuur", "Eettafel"}


@pytest.mark.parametrize(
    "content",
    [
        "Woonplaats;Code | Aaveld;WP1925 | Beekhuizen;WP2410 | Ceintuur;WP0001",
        "Woonplaatscode;Woonplaats | 1001;Aaveld | 1002;Beekhuizen | 1003;Ceintuur",
    ],
)
def test_31_a_list_of_places_only(content):
    done = plan(rows(content), soort="instelling")
    assert done.items() == ()
    assert "plaatsnamen, geen actoren" in verdict(done).sentence
    assert verdict(done).exit_code == 1


def test_32_ends_in_numbered_columns_are_asked_about_and_can_be_mapped():
    files = (
        ("orgs.csv", rows("organization | Koor | Veer | Kerk")),
        (
            "ties.csv",
            rows(
                "from_1;from_2;from_3;type;to_1;to_2 | R_1;Koor;NGO;kent;Veer;State | "
                "R_2;Veer;NGO;kent;Kerk;Research"
            ),
        ),
    )
    asked = plan(*files, soort="bewonersgroep")
    assert named(asked) == ["Kerk", "Koor", "Veer"]
    assert verdict(asked).exit_code == 1
    assert any("ties.csv" in text and "'from_1'" in text for text in texts(asked))
    chosen = says("ties.csv", {"from_2": "van", "to_1": "naar"})
    mapped = plan(*files, soort="bewonersgroep", mapping=chosen)
    assert ties(mapped) == {("Koor", "kent", "Veer"), ("Veer", "kent", "Kerk")}


def test_33_six_sheets_with_titles_some_hidden():
    sheet = [
        ["Overzicht van het jaar"],
        ["Clubje", "Iets anders", "Nog iets"],
        ["Koor", "a", "b"],
        ["Veer", "c", "d"],
    ]
    book = hidden({f"B{i}": sheet for i in range(6)}, "B2", "B4")
    done = plan(("zes.xlsx", book))
    quoted = [text for text in texts(done) if "'Clubje', 'Iets anders', 'Nog iets'" in text]
    assert len(quoted) == 4
    assert sum("is verborgen" in text for text in texts(done)) == 2
    assert verdict(done).exit_code == 1


def test_34_persons_and_edges_are_professionals():
    people = [f"Anna Mos{i}" for i in range(27)]
    pairs = [(a, b) for i, a in enumerate(people) for b in people[i + 1 :]]
    book = xlsx(
        {"Persons": [["Name"], *([name] for name in people)], "Edges": [["From", "To"], *pairs]}
    )
    done = plan(("p.xlsx", book), **CLUBS)
    assert {a.soort for a in actors(done).values()} == {"professional"}
    assert (len(actors(done)), len(relaties(done))) == (27, 351)


def test_35_no_member_is_dropped():
    members = "".join(
        f" | {chr(65 + i % 26)}.;{'de' if i % 3 else ''};Naam{i // 2}" for i in range(743)
    )
    done = plan(rows(f"Voorletters;Tussenvoegsel;Achternaam{members}"), soort="professional")
    assert states(done) == {"nieuw": 743}
    groups = plan(rows(f"Voorletters;Tussenvoegsel;Achternaam{members}"), soort="bewonersgroep")
    assert states(groups) == {"probleem": 743}


def test_a_word_beside_a_column_with_relations_counts_for_these():
    done = plan(
        rows(
            "Wie;Kent;Hoe goed;Hoe vaak;Sinds | Koor;Veer;4;wekelijks;2019 | "
            "Koor;Zaal;geen contact;; | Veer;Zaal;0;; | Zaal;Kerk;best aardig;;"
        ),
        **CLUBS,
    )
    assert ties(done) == {("Koor", "kent", "Veer"), ("Zaal", "kent", "Kerk")}
    names = {a.id: a.naam for a in actors(done).values()}
    found = {names[r.van]: r for r in relaties(done)}
    koor = found["Koor"]
    assert (koor.sterkte, koor.frequentie, koor.sinds) == (4, "wekelijks", "2019")
    assert "best aardig" in (found["Zaal"].toelichting or "")
    assert not any("niet overgenomen" in text for text in texts(done))
    told = [text for text in texts(done) if "gevraagd, geen contact" in text]
    assert "rij 3: 2 rijen: gevraagd, geen contact met wie in deze rij staat" in told[0]
    assert ["rij 4" in text for text in told[1:]] == [True]  # Koor has a contact, Veer has none


def test_what_people_would_like_is_no_relation():
    done = plan(
        rows(
            "Naam;Met wie werken jullie samen?;Met wie zou je willen samenwerken? | Koor;Veer;Zaal"
        ),
        **CLUBS,
    )
    assert ties(done) == {("Koor", "werkt_samen_met", "Veer")}


def test_a_list_without_headers_is_not_read_by_its_first_row():
    done = plan(rows("Koor;club;0315-1 | Veer;club; | Zaal;bedrijf;0315-2"), **CLUBS)
    assert done.items() == ()
    assert verdict(done).exit_code == 1


def test_a_total_with_its_figure_in_one_cell():
    done = plan(rows("Naam;Soort | Koor;club | Totaal 1; | Totaal: 2 clubs;"), **CLUBS)
    assert named(done) == ["Koor"]
