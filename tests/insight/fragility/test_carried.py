from datetime import date

from netwerk.insight.certainty import ground_of
from netwerk.insight.fragility.carried import find_carried_by_one
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_text

TODAY = date(2026, 11, 25)
PRO = {"soort": "professional"}


def ground(text, actors=None):
    return ground_of(net_from_text(text, actors), schema(), TODAY)


def test_what_an_organisation_loses_when_one_person_stops():
    found = find_carried_by_one(
        ground("Jan[werkt_voor]Gemeente Jan-Club Jan-Koor Gemeente-School", {"Jan": PRO})
    )
    assert [[a.id for a in f.actors] for f in found] == [["Jan", "Gemeente", "Club", "Koor"]]
    assert found[0].sentence == (
        "Als Jan stopt, verliest Gemeente het contact met Club en Koor: niemand anders daar heeft dat."
    )
    assert len(found[0].evidence) == 2


def test_a_colleague_or_the_organisation_itself_makes_it_safe():
    two = "Jan[werkt_voor]Gemeente Piet[werkt_voor]Gemeente Jan-Club Piet-Club"
    assert find_carried_by_one(ground(two, {"Jan": PRO, "Piet": PRO})) == ()
    assert (
        find_carried_by_one(ground("Jan[werkt_voor]Gemeente Jan-Club Gemeente-Club", {"Jan": PRO}))
        == ()
    )


def test_two_professionals_carry_the_tie_between_their_organisations_both():
    found = find_carried_by_one(
        ground("Jan[werkt_voor]Gemeente An[werkt_voor]Zorg Jan-An", {"Jan": PRO, "An": PRO})
    )
    assert [[a.id for a in f.actors] for f in found] == [
        ["An", "Zorg", "Gemeente"],
        ["Jan", "Gemeente", "Zorg"],
    ]
    assert [(e.van.id, e.naar.id) for e in found[0].evidence] == [("Jan", "An")]


def test_working_for_somebody_is_itself_no_contact():
    assert find_carried_by_one(ground("Jan[werkt_voor]Gemeente", {"Jan": PRO})) == ()


def test_an_organisation_that_knows_everybody_over_one_person_is_told_as_exactly_that():
    (found,) = find_carried_by_one(
        ground("Jan[werkt_voor]Gemeente Jan-Club Jan-Koor", {"Jan": PRO})
    )
    assert (found.kind, found.level) == ("all_by_one", "organisatie")
    assert found.sentence == ("Alle 2 contacten van Gemeente lopen via één persoon: Jan.")


def test_a_colleague_that_the_selection_leaves_out_still_knows_them():
    two = "Jan[werkt_voor]Gemeente Piet[werkt_voor]Gemeente Jan-Club Jan-Koor Piet-Club"
    here = {"gebieden": ("1",)}
    net = net_from_text(
        two,
        {"Jan": PRO | here, "Piet": PRO, "Gemeente": here, "Club": here, "Koor": here},
        selection=Selection(gebied="1"),
    )
    (found,) = find_carried_by_one(ground_of(net, schema(), TODAY))
    assert [a.id for a in found.actors] == ["Jan", "Gemeente", "Koor"]
    assert found.kind == "carried_by_one"
