"""How many rows go in and how many do not: every row once, with the reasons counted."""

from __future__ import annotations

import re

import pytest

from netwerk.exchange.row_tally import tally
from tests.exchange.given import accepted, plan, xlsx

LIST = "naam;soort\nKoor;vereniging\nClub;vereniging\n"


def test_what_goes_in_and_what_does_not_is_told_with_the_reasons() -> None:
    held = accepted(plan(LIST))
    more = "Fanfare;vereniging\nVeer;bedrijf\n;bedrijf\n;bedrijf\n;vereniging\n"
    said = tally(plan(LIST + more, existing=held))
    assert said == "2 van de 7 rijen gaan erin; 5 niet: 3 zonder naam, 2 al zo bekend."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("naam;soort\nKoor;vereniging\n", "De rij gaat erin."),
        (LIST, "Alle 2 rijen gaan erin."),
        ("naam\nKoor\n", "De rij gaat er niet in: 1 zonder soort."),
        ("naam\nKoor\nClub\n", "Geen van de 2 rijen gaat erin: 2 zonder soort."),
        (LIST + "Koor;vereniging\n", "2 van de 3 rijen gaan erin; 1 niet: 1 overgeslagen."),
        ("kleur;maat\nrood;3\nblauw;4\n", "Geen van de 2 rijen gaat erin: 2 niet gelezen."),
        ("naam;soort\n", ""),
    ],
    ids=["one", "all", "one problem", "all problems", "twice", "not read", "no rows"],
)
def test_it_reads_well_for_any_count(rows: str, said: str) -> None:
    assert tally(plan(rows)) == said


def test_one_row_that_looks_like_a_resident_is_said_in_the_singular() -> None:
    rows = f"{LIST}Mevr. Jansen;vereniging\n"
    assert tally(plan(rows)).endswith("1 niet: 1 die over een bewoner lijkt te gaan.")
    rows += "Dhr. Bos;vereniging\n"
    assert tally(plan(rows)).endswith("2 niet: 2 die over een bewoner lijken te gaan.")


def test_relations_out_of_columns_are_counted_beside_the_rows() -> None:
    table = "naam;soort;werkt samen met\nKoor;vereniging;Club\nClub;vereniging;\n"
    assert tally(plan(table)) == "Alle 2 rijen gaan erin, en 1 relatie uit kolommen."


def test_actors_that_only_stand_in_relations_are_counted_beside_the_rows() -> None:
    ties = "van;naar;soort\nKoor;Club;kent\n"
    said = tally(plan(ties, create_missing=True, soort="bewonersgroep"))
    assert said == "De rij gaat erin, en 2 actoren uit relaties."


def test_the_counts_add_up_to_the_rows_of_the_files() -> None:
    rows = [["Naam", "Soort", "Sterkte"], ["Koor", "vereniging", ""], ["", "bedrijf", ""]]
    rows += [["Koor", "vereniging", ""], ["Zaal", "", ""], ["Veer", "wat dan ook", ""]]
    other = {"Actoren": rows, "Kleuren": [["a", "b"], [1, 2]]}
    done = plan(("map.xlsx", xlsx(other)))
    said = tally(done)
    inside, total, left = map(int, re.findall(r"\d+", said)[:3])
    reasons = sum(map(int, re.findall(r"(?:: |, )(\d+) ", said)))
    assert left == reasons
    assert inside + left == total == sum(1 for row in done.rows if not row.extra)
