"""A sheet of the agenda: the kern of a row lies in the gebied of that row, or it is told."""

import pytest

from netwerk.model import Signaal, Vraagstuk
from tests.exchange.given import plan, states, stored, texts, xlsx

HEAD = ["Titel", "Gebied", "Kern", "Niveau", "Staat"]
GOOD = ["Stil dorp", "5", "Etten", "netwerk", "nieuw"]
WRONG = ["Lege zaal", "3", "Etten", "netwerk", "nieuw"]
ELSEWHERE = Vraagstuk(id="v", titel="Lege zaal", gebied="3", kern="etten", niveau="netwerk")


@pytest.mark.parametrize("sheet", ["Vraagstukken", "Signalen", "Initiatieven"])
def test_a_kern_in_another_gebied_is_told_with_sheet_row_and_column(sheet):
    done = plan(("agenda.xlsx", xlsx({sheet: [HEAD, GOOD, WRONG]})))
    (problem,) = [row for row in done.rows if row.state == "probleem"]
    assert (problem.where.sheet, problem.where.row) == (sheet, 3)
    assert problem.sentence.startswith("Etten in kolom 'Kern' ligt in gebied 5. Ulft-noord")
    assert "maar in kolom 'Gebied' staat gebied 3. Silvolde." in problem.sentence
    assert problem.sentence.endswith("Verbeter de kern of het gebied, of laat het gebied leeg.")
    assert [item.titel for item in done.items()] == ["Stil dorp"]


def test_without_a_gebied_the_kern_decides_also_over_the_chosen_one():
    row = ["Stil dorp", "", "Etten", "netwerk", "nieuw"]
    done = plan(("agenda.xlsx", xlsx({"Vraagstukken": [HEAD, row]})), gebied="3")
    assert [(item.kern, item.gebied) for item in done.items()] == [("etten", "5")]
    assert texts(done, "probleem") == []


def test_a_name_that_two_kernen_have_is_the_one_in_the_gebied_of_the_row():
    row = ["Druk", "4", "Ulft", "netwerk", "nieuw"]
    done = plan(("agenda.xlsx", xlsx({"Signalen": [HEAD, row]})))
    assert [item.kern for item in done.items() if isinstance(item, Signaal)] == ["ulft-zuid"]


def test_what_was_stored_so_before_may_come_back():
    done = plan(("agenda.xlsx", xlsx({"Vraagstukken": [HEAD, WRONG]})), existing=stored(ELSEWHERE))
    assert "probleem" not in states(done)
