"""Nothing is alone at the top or the foot of a page."""

from netwerk.report.blocks import SHORT, Grid, Listing, Para, PartHead
from netwerk.report.description import Point, Table
from netwerk.report.not_alone import stays_with_next

HEAD = PartHead(2, "Kop", "kop")
LONG = "woord " * 60


def table(rows):
    return Grid(1, Table("Tabel", ("A",), (("x",),) * rows, (1,)))


def points(count):
    return Listing((Point("punt"),) * count)


def test_a_line_under_a_heading_goes_with_what_follows():
    assert stays_with_next((HEAD, Para("Een regel."), Para("Meer."))) == [False, True, False]
    assert stays_with_next((HEAD, Para(LONG), Para("Meer."))) == [False, False, False]


def test_the_line_that_leads_a_table_or_list_goes_with_it():
    assert stays_with_next((Para(LONG), table(9)))[0]
    assert stays_with_next((Para("De drie belangrijkste van de vijf."), points(9)))[0]


def test_all_of_an_opgave_goes_with_its_table_of_one_row():
    paras = (Para(LONG), Para(LONG), Para(LONG))
    assert stays_with_next((HEAD, *paras, table(1))) == [False, True, True, True, False]
    assert stays_with_next((HEAD, *paras, table(9))) == [False, False, False, True, False]


def test_what_can_move_goes_with_the_summary_under_it():
    short = Para("Zo is het.", SHORT)
    for block, goes in ((points(3), True), (points(9), False), (table(8), True), (table(9), False)):
        assert stays_with_next((block, short)) == [goes, False]
