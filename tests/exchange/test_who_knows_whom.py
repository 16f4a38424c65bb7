"""Tables of who knows whom, and exports of surveys."""

import pytest

from netwerk.exchange.verdict import verdict
from netwerk.model import Actor
from tests.exchange.given import accepted, actors, plan, relaties, stored, texts, xlsx
from tests.exchange.test_ties_in_columns import ties

ALL = {"soort": "bewonersgroep", "relatie": "kent"}
BODY = "Koor;Voetbal;Kerk\nKoor;-;x;\nVoetbal;x;-;1\nKerk;;;-\n"


@pytest.mark.parametrize("corner", ["Naam", "", "wie/wie", " "])
def test_a_table_of_who_knows_whom(corner):
    done = plan(f"{corner};{BODY}", **ALL)
    assert set(actors(done)) == {"Koor", "Voetbal", "Kerk"}
    assert ties(done) == {("Koor", "kent", "Voetbal"), ("Voetbal", "kent", "Kerk")}
    assert verdict(done).kind == "goed"
    again = plan(f"{corner};{BODY}", existing=accepted(done), **ALL)
    assert again.count("nieuw") == 0


def test_the_kind_follows_the_word_and_else_the_choice_of_the_user():
    assert {t[1] for t in ties(plan(f"Werkt samen met;{BODY}", **ALL))} == {"werkt_samen_met"}
    sheet = {"Samenwerking": [line.split(";") for line in f"Naam;{BODY}".splitlines()]}
    named = plan(("a.xlsx", xlsx(sheet)), soort="bewonersgroep")
    assert {t[1] for t in ties(named)} == {"werkt_samen_met"}
    chosen = plan(("a.xlsx", xlsx(sheet)), soort="bewonersgroep", relatie="overlegt_met")
    assert {t[1] for t in ties(chosen)} == {"overlegt_met"}
    unknown = plan(f"Naam;{BODY}", soort="bewonersgroep")
    assert not relaties(unknown)
    assert any("de soort relatie ontbreekt" in text for text in texts(unknown))


def test_who_has_no_mark_at_all_was_asked_and_has_no_contact():
    done = plan(";A;B;C;D;E\nA;;x;;;\nB;x;;1;;\nC;;;;ja;\nD;;;;;\nE;;;;;\n", **ALL)
    assert set(actors(done)) == {"A", "B", "C", "D", "E"}
    assert ties(done) == {("A", "kent", "B"), ("B", "kent", "C"), ("C", "kent", "D")}
    (said,) = [text for text in texts(done) if "gevraagd, geen contact" in text]
    assert "rij 6: 1 rij" in said


def test_what_is_said_from_one_side_only_is_told():
    done = plan(";A;B;C\nA;;x;\nB;;;x\nC;x;x;\n", **ALL)
    assert len(relaties(done)) == 3
    assert any("A en B; C en A noemt de een de ander" in text for text in texts(done))


def test_one_half_of_a_table_is_no_difference():
    done = plan(";A;B;C\nA;;x;x\nB;;;x\nC;;;\n", **ALL)
    assert len(relaties(done)) == 3
    assert not texts(done)


def test_a_kind_with_a_direction_keeps_both_sides():
    done = plan(";A;B\nA;;x\nB;x;\n", soort="bewonersgroep", relatie="verwijst_naar")
    assert ties(done) == {("A", "verwijst_naar", "B"), ("B", "verwijst_naar", "A")}


def test_figures_of_one_to_five_are_strengths_and_others_a_note():
    strong = plan(";A;B;C\nA;;1;5\nB;;;0\nC;;;\n", **ALL)
    assert sorted(r.sterkte for r in relaties(strong)) == [1, 5]
    counted = plan(";A;B;C\nA;;12;3,5\nB;;;0\nC;;;\n", **ALL)
    assert {(r.sterkte, r.toelichting) for r in relaties(counted)} == {
        (None, "waarde 12"),
        (None, "waarde 3,5"),
    }
    crosses = plan(";A;B\nA;;1\nB;0;\n", **ALL)
    assert [r.sterkte for r in relaties(crosses)] == [None]


def test_different_strengths_from_both_sides_are_told():
    done = plan(";A;B\nA;;2\nB;4;\n", **ALL)
    assert [r.sterkte for r in relaties(done)] == [2]
    assert any("geven de twee kanten iets anders op" in text for text in texts(done))


def test_other_columns_and_totals_of_the_table_are_as_in_a_list():
    done = plan(
        "Naam;Soort;A;B;Totaal\nA;instelling;;x;1\nB;bedrijf;x;;1\nTotaal;;1;1;2\n", relatie="kent"
    )
    assert {n: a.soort for n, a in actors(done).items()} == {"A": "instelling", "B": "bedrijf"}
    assert len(relaties(done)) == 1


def test_columns_with_yes_and_no_are_no_actors_unless_said():
    content = "Naam;Soort;Vrijwilligers;Subsidie\nKoor;club;ja;nee\nVeer;club;nee;ja\n"
    plain = plan(content, **ALL)
    assert not relaties(plain)
    assert any("--inhoud kruistabel" in text for text in texts(plain))
    assert not any(end.name == "Vrijwilligers" for end in plain.missing_ends)


def test_two_modes_are_read_when_the_user_says_so_or_the_columns_are_known():
    content = "Naam;Dorpshuis;School\nKoor;x;\nVeer;x;x\n"
    chosen = plan(content, inhoud="kruistabel", create_missing=True, **ALL)
    assert len(relaties(chosen)) == 3
    assert set(actors(chosen)) == {"Koor", "Veer", "Dorpshuis", "School"}
    there = [Actor(id=n.lower(), naam=n, soort="instelling") for n in ("Dorpshuis", "School")]
    known = plan(content, existing=stored(*there), **ALL)
    assert len(relaties(known)) == 3


def test_a_table_without_a_name_in_the_corner_is_asked_about():
    done = plan(";Dorpshuis;School\nKoor;x;\nVeer;x;x\n", **ALL)
    assert verdict(done).exit_code == 1
    assert "--inhoud kruistabel" in texts(done, "probleem")[0]


FORM = "ID;Begintijd;Voltooiingstijd;E-mail;Naam;"


def test_a_form_of_microsoft_with_several_answers_in_a_cell():
    done = plan(
        FORM + "Namens welke organisatie vul je dit in?;Met wie werken jullie samen?\n"
        '1;2024-05-01;2024-05-02;anoniem;;Koor;"Veer;Kerk;"\n',
        soort="bewonersgroep",
        create_missing=True,
    )
    assert ties(done) == {("Koor", "werkt_samen_met", "Veer"), ("Koor", "werkt_samen_met", "Kerk")}
    assert actors(done)["Koor"].gevraagd == "2024-05-02"
    assert "1" not in {item.id for item in done.items()}


def test_who_filled_in_a_form_is_not_the_actor():
    done = plan(
        FORM + "Wat is de naam van je vereniging?;In welk dorp zijn jullie actief?\n"
        "1;2024-05-01;2024-05-02;piet@prive.example;Piet Pan;Koor;Etten\n",
        soort="bewonersgroep",
    )
    koor = actors(done)["Koor"]
    assert (set(actors(done)), koor.email, koor.kern) == ({"Koor"}, None, "etten")
    assert any("gaat over wie het formulier invulde" in text for text in texts(done))


def test_an_empty_column_of_names_gives_way_to_the_question():
    done = plan("Naam;Van welke organisatie ben je?\n;Koor\n;Veer\n", soort="bewonersgroep")
    assert set(actors(done)) == {"Koor", "Veer"}


def test_a_column_for_each_choice_as_lime_survey_has_it():
    done = plan(
        "id;submitdate;Naam van uw organisatie;Contact met [Dorpshuis];Contact met [School];"
        "Contact met [Anders]\n"
        "1;2024-05-01 10:00;Koor;Ja;Nee;Zaal\n2;2024-05-02 10:00;Veer;Nee;Nee;\n",
        soort="bewonersgroep",
        create_missing=True,
    )
    assert ties(done) == {("Koor", "kent", "Dorpshuis"), ("Koor", "kent", "Zaal")}
    assert any("rij 3: 1 rij: gevraagd, geen contact" in text for text in texts(done))


def test_a_grid_of_google_with_how_often():
    done = plan(
        "Tijdstempel,Naam van je organisatie,Hoe vaak heb je contact? [Kerk],Hoe vaak heb je contact? [Zaal]\n"
        "2024/05/01 10:00:00,Koor,Elke week,Nooit\n",
        soort="bewonersgroep",
        create_missing=True,
    )
    (tie,) = relaties(done)
    assert (tie.soort, tie.frequentie) == ("kent", "wekelijks")


def test_the_same_question_about_more_actors():
    done = plan(
        "Organisatie;Hoe vaak contact met Dorpshuis?;Hoe vaak contact met School?\n"
        "Koor;wekelijks;nooit\nVeer;nooit;maandelijks\n",
        soort="bewonersgroep",
        create_missing=True,
    )
    assert ties(done) == {("Koor", "kent", "Dorpshuis"), ("Veer", "kent", "School")}
    once = plan("Organisatie;Hoe vaak contact met de gemeente?\nKoor;wekelijks\n", **ALL)
    assert not relaties(once)


def test_three_rows_of_headers_as_qualtrics_has_them():
    done = plan(
        "RecordedDate,Q1,Q2_1,Q2_2\n"
        "Recorded Date,What is the name of your organization?,"
        "Which organizations do you work with? - Selected Choice - Kerk,"
        "Which organizations do you work with? - Selected Choice - Zaal\n"
        '"{""ImportId"":""recordedDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_1""}","{""ImportId"":""QID2_2""}"\n'
        "2024-05-01,Koor,Kerk,\n2024-05-02,Veer,,Zaal\n",
        soort="bewonersgroep",
        create_missing=True,
    )
    assert ties(done) == {("Koor", "werkt_samen_met", "Kerk"), ("Veer", "werkt_samen_met", "Zaal")}
    assert done.sheets[0].headers == (1, 2, 3)


@pytest.mark.parametrize(
    "header",
    [
        "Opmerkingen over de samenwerking",
        "Hoe verloopt het contact?",
        "Contact",
        "Welke partners mist u?",
    ],
)
def test_a_question_about_something_else_is_no_relation(header):
    done = plan(
        f"Naam;Soort;{header}\nKoor;club;Veer\n", soort="bewonersgroep", create_missing=True
    )
    assert not relaties(done)


def test_words_above_the_headers_say_that_columns_are_actors():
    sheet = [["Gegevens", "", "Contact met", ""], ["Naam", "Soort", "Dorpshuis", "School"]]
    rows = [["Koor", "club", "x", ""], ["Veer", "club", "", "x"]]
    done = plan(
        ("a.xlsx", xlsx({"Blad1": [*sheet, *rows]})),
        **{**ALL, "create_missing": True, "relatie": None},
    )
    assert ties(done) == {("Koor", "kent", "Dorpshuis"), ("Veer", "kent", "School")}


def test_people_on_a_sheet_of_persons_are_professionals():
    book = xlsx(
        {
            "Persons": [["id", "Name"], ["1", "Anna Mos"], ["2", "Bas Vork"]],
            "Edges": [["Source", "Target"], ["1", "2"]],
        }
    )
    done = plan(("a.xlsx", book), **ALL)
    assert {a.soort for a in actors(done).values()} == {"professional"}
    assert ties(done) == {("Anna Mos", "kent", "Bas Vork")}


@pytest.mark.parametrize(
    "content",
    [
        "Naam;Soort;x;y\n1;club;2;3\n2;club;3;1\n3;club;1;2\n",
        "Van;Naar;Sterkte\n1;2;3\n2;3;1\n3;1;2\n",
    ],
)
def test_figures_in_a_list_are_no_table_of_who_knows_whom(content):
    done = plan(content, **ALL)
    assert not any(row.extra for row in done.rows)
    assert len(done.rows) == 3


def test_people_with_a_number_can_be_in_a_table_of_who_knows_whom():
    done = plan(";1;2;3\n1;;x;\n2;;;x\n3;;;\n", **ALL)
    assert (set(actors(done)), len(relaties(done))) == ({"1", "2", "3"}, 2)
