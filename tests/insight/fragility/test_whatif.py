import pytest

from netwerk.errors import NotFound
from netwerk.insight.fragility.whatif import what_if
from netwerk.insight.numbers import numbers
from tests.builders import net_from_text

TEXT = "A-B B-C C-D B-D D-E F G-H"


def ids(actors):
    return [a.id for a in actors]


def test_without_an_actor_others_lose_contact():
    found = what_if(net_from_text(TEXT), remove=["D"])
    assert ids(found.alone) == ["E"]
    assert [ids(part) for part in found.apart] == [["E"]]
    assert found.before["actors"] == 8
    assert found.after["actors"] == 7
    assert (
        found.sentence
        == "Zonder D heeft E geen contact meer. Het aantal actoren waar een deel van het netwerk aan hangt gaat van 2 naar 1."
    )


def test_without_several_actors_at_once():
    found = what_if(net_from_text("A-X X-B B-C C-D D-Y Y-E E-F"), remove=["X", "Y"])
    assert [ids(part) for part in found.apart] == [["E", "F"], ["A"]]
    assert "heeft A geen contact meer en raken E en F los van de rest" in found.sentence


def test_with_proposed_ties_parts_come_together():
    found = what_if(net_from_text(TEXT), add=[("A", "F"), ("E", "H")])
    assert ids(found.joined) == ["F", "G", "H"]
    assert found.after["components"] == 1
    assert found.after["ties"] == 8
    assert numbers(found.net) == found.after


def test_the_network_that_would_be_is_the_network_without_them():
    found = what_if(net_from_text(TEXT), remove=["B"], add=[("A", "C")])
    expected = net_from_text("A-C C-D D-E F G-H")
    assert found.net.indptr.tolist() == expected.indptr.tolist()
    assert found.net.indices.tolist() == expected.indices.tolist()
    assert list(found.net.actors["id"]) == list(expected.actors["id"])


def test_a_tie_that_is_there_or_goes_nowhere_changes_nothing():
    net = net_from_text(TEXT)
    found = what_if(
        net, remove=["G"], add=[("A", "B"), ("C", "C"), ("G", "A"), ("F", "E"), ("E", "F")]
    )
    assert [(a.id, b.id) for a, b in found.added] == [("E", "F")]


def test_nothing_chosen_says_so_and_everybody_gone_is_no_error():
    net = net_from_text("A-B")
    assert (
        what_if(net).sentence
        == "Er verandert niets: kies wie er wegvalt of welk contact erbij komt."
    )
    gone = what_if(net, remove=["A", "B"])
    assert gone.after["actors"] == 0
    assert gone.sentence == "Zonder A en B blijft er niemand over in deze selectie."
    with pytest.raises(NotFound, match="'X' staat niet in dit netwerk"):
        what_if(net, remove=["X"])
