"""What is said of an import is what happened: no success where nothing was read."""

import pytest

from netwerk.exchange.verdict import to_store_words, verdict
from tests.exchange.given import accepted, hidden, plan, xlsx

LIST = "naam;soort\nKoor;vereniging\nClub;vereniging\n"


def said(*files, **options):
    return verdict(plan(*files, **options))


def test_all_rows_can_be_stored():
    judged = said(LIST)
    assert (judged.kind, judged.ok, judged.exit_code) == ("goed", True, 0)
    assert judged.sentence == "2 rijen kunnen worden opgeslagen: 2 nieuw."
    assert judged.stored(2, 0) == "Opgeslagen: 2 nieuw, 0 gewijzigd."
    assert judged.stored(2, 0, 7) == "Opgeslagen als wijziging 7: 2 nieuw, 0 gewijzigd."


def test_everything_is_there_already_only_when_rows_were_read_and_all_are_equal():
    judged = said(LIST, existing=accepted(plan(LIST)))
    assert (judged.kind, judged.ok) == ("alles_gelijk", True)
    assert judged.sentence == "Alles uit deze bestanden staat al in het netwerk: 2 rijen, 0 nieuw."
    more = said(LIST + ";bedrijf\n", existing=accepted(plan(LIST)))
    assert (more.kind, more.ok) == ("niets_nieuws", True)
    assert "staat al in het netwerk" not in more.text
    assert "2 rijen staan er al zo in. 1 rij heeft een probleem; de naam ontbreekt." in more.text


def test_every_row_a_problem_names_the_reason_and_the_choice_that_mends_it():
    judged = said("naam\nKoor\nClub\nZaal\n")
    assert (judged.kind, judged.ok, judged.exit_code) == ("alles_probleem", False, 1)
    assert "Alle 3 rijen hebben een probleem; de soort ontbreekt of is niet bekend." in judged.text
    assert "'Soort voor rijen zonder soort'" in judged.next_step
    assert "--soort" in judged.next_step


def test_the_reason_that_comes_most_is_told():
    judged = said("naam;soort\nKoor;\nClub;\n;bedrijf\n")
    assert "meestal (2 rijen): de soort ontbreekt" in judged.sentence
    assert "--soort" in judged.next_step


NOTES = xlsx({"Toelichting": [["Dit bestand is van het team"], ["Vragen? Bel gerust"]]})


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("naam;soort\n", "er staan wel koppen in, maar geen rijen met gegevens"),
        ("kleur;maat\nrood;3\n", "niet duidelijk wat er in lijst.csv staat"),
        (("toelichting.xlsx", NOTES), "niet duidelijk wat er in toelichting.xlsx staat"),
        ("Gezelschap;Telefoon\nKoor A;0315-700001\n", "niet duidelijk wat er in lijst.csv staat"),
    ],
    ids=["header only", "unknown columns", "notes", "one unknown name column"],
)
def test_nothing_that_could_be_read_is_never_called_a_success(file, words):
    judged = said(file)
    assert (judged.kind, judged.ok, judged.exit_code) == ("niets_gelezen", False, 1)
    assert words in judged.sentence
    assert judged.next_step
    assert "staat al in het netwerk" not in judged.text


def test_one_sheet_that_was_not_read_is_told_beside_what_can_be_stored():
    book = xlsx(
        {"Actoren": [["Naam", "Soort"], ["Koor", "vereniging"]], "Kleuren": [["a", "b"], [1, 2]]}
    )
    judged = said(("map.xlsx", book))
    assert (judged.kind, judged.ok, judged.exit_code) == ("deels", False, 1)
    assert "1 rij kan worden opgeslagen: 1 nieuw." in judged.sentence
    assert "map.xlsx, blad Kleuren (rij 1 tot en met 2) is niet gelezen." in judged.sentence
    assert "(overslaan)" in judged.next_step
    assert "Kleuren" in judged.stored(1, 0)


def test_a_file_of_which_all_rows_are_a_problem_is_told_beside_one_that_is_good():
    judged = said(("a.csv", LIST), ("b.csv", "van;naar;soort\nKoor;Nergens;kent\n"))
    assert (judged.kind, judged.ok) == ("deels", False)
    part = next(part for part in judged.parts if part.where.file == "b.csv")
    assert (part.kind, part.failed) == ("alles_probleem", True)
    assert "geen enkele lijst" in part.sentence


def test_a_table_above_the_headers_that_was_not_read_is_no_success():
    judged = said("Kleur;Maat\nrood;3\n\nNaam;Soort\nKoor;vereniging\n")
    assert (judged.kind, judged.ok) == ("deels", False)
    assert [part.kind for part in judged.parts] == ["niet_gelezen", "goed"]


def test_some_rows_with_a_problem_hold_nobody_up():
    judged = said(LIST + ";bedrijf\n")
    assert (judged.kind, judged.ok) == ("deels", True)
    assert judged.sentence.endswith("1 rij heeft een probleem; de naam ontbreekt.")


def test_a_sheet_of_headers_beside_sheets_with_rows_is_empty_and_no_failure():
    book = xlsx(
        {"Actoren": [["Naam", "Soort"], ["Koor", "vereniging"]], "Relaties": [["Van", "Naar"]]}
    )
    judged = said(("map.xlsx", book))
    assert (judged.kind, judged.ok) == ("goed", True)
    assert [part.kind for part in judged.parts] == ["goed", "leeg"]


def test_a_hidden_sheet_was_left_out_on_purpose_and_is_no_failure():
    book = xlsx(
        {"Actoren": [["Naam", "Soort"], ["Koor", "vereniging"]], "Klad (ignore)": [["x", "y"]]}
    )
    judged = said(("map.xlsx", book))
    assert judged.ok
    assert [part.kind for part in judged.parts] == ["goed", "verborgen"]


def test_rows_on_a_hidden_sheet_are_named_and_then_not_everything_is_there_already():
    book = hidden(
        {
            "Actoren": [["Naam", "Soort"], ["Koor", "vereniging"]],
            "Oud": [["Naam", "Soort"], ["Club", "vereniging"], ["Zaal", "bedrijf"]],
        },
        "Oud",
    )
    first = said(("map.xlsx", book))
    assert (first.kind, first.exit_code) == ("deels", 0)
    assert "blad Oud is verborgen en niet gelezen (3 rijen)" in first.stored(1, 0)
    again = said(("map.xlsx", book), existing=accepted(plan(("map.xlsx", book))))
    assert (again.kind, again.exit_code) == ("niets_nieuws", 0)
    assert "staat al in het netwerk" not in again.text
    assert "map.xlsx, blad Oud is verborgen en niet gelezen (3 rijen)." in again.sentence
    assert "Maak een verborgen blad in Excel zichtbaar" in again.next_step


def test_a_hidden_sheet_without_rows_leaves_nothing_out():
    book = hidden({"Actoren": [["Naam", "Soort"], ["Koor", "vereniging"]], "Leeg": []}, "Leeg")
    assert said(("map.xlsx", book)).kind == "goed"


@pytest.mark.parametrize(
    ("above", "rows"),
    [
        ("Alle leden\nClub X\nClub Y\nClub Z\n", "rij 1 tot en met 4 staan"),
        ("Club X;vereniging\n", "rij 1 staat"),
        ("Club X\n\nLeden\n", "rij 1 staat"),
    ],
)
def test_rows_above_the_headers_that_may_be_data_are_named_in_the_verdict(above, rows):
    known = accepted(plan("Naam;Soort\nKoor;vereniging\n"))
    judged = said(above + "Naam;Soort\nKoor;vereniging\n", existing=known)
    assert (judged.kind, judged.exit_code) == ("niets_nieuws", 0)
    assert f"lijst.csv: {rows} boven de koppen en {'zijn' if 'staan' in rows else 'is'} niet" in (
        judged.sentence
    )
    assert "Zet er een rij koppen boven" in judged.next_step
    assert said(above + "Naam;Soort\nKoor;vereniging\n").kind == "deels"


def test_a_plain_title_above_the_headers_leaves_nothing_out():
    titled = "Leden\nNaam;Soort\nKoor;vereniging\n"
    assert said(titled).kind == "goed"
    assert said(titled, existing=accepted(plan(titled))).kind == "alles_gelijk"


def test_headers_beside_a_hidden_sheet_with_rows_name_that_sheet():
    book = hidden({"Actoren": [["Naam", "Soort"]], "Oud": [["Naam"], ["Club"]]}, "Oud")
    judged = said(("map.xlsx", book))
    assert (judged.kind, judged.exit_code) == ("niets_gelezen", 1)
    assert "er staan wel koppen in" in judged.sentence
    assert "blad Oud is verborgen en niet gelezen (2 rijen)" in judged.sentence


def test_the_cause_is_told_before_what_only_follows_from_it():
    """A relation cannot be used because its actor has a problem: the actor's problem is told."""
    ties = "van;naar;soort\nKoor;Club;kent\nClub;Koor;kent\nKoor;Zaal;kent\n"
    judged = said(("namen.csv", b"naam\nKoor\nClub\n"), ("banden.csv", ties.encode()))
    assert "de soort ontbreekt" in judged.sentence
    assert "--soort" in judged.next_step


def test_what_is_stored_is_counted_as_what_it_is():
    """A relation in a column, and an actor made of an end, are no rows."""
    assert to_store_words(plan(LIST)) == "2 actoren"
    done = plan(
        "Naam;Soort;Werkt samen met\nKoor;club;Zaal\n", soort="instelling", create_missing=True
    )
    assert to_store_words(done) == "2 actoren en 1 relatie"
    assert to_store_words(plan(LIST, existing=accepted(plan(LIST)))) == ""
