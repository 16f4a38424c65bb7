"""Where an actor is decides whether two rows with one name are one actor."""

import pytest

from netwerk.exchange.identity.duplicates import find_duplicates
from netwerk.exchange.identity.same_actor import Place
from netwerk.exchange.places import Places
from netwerk.model import Actor
from netwerk.schema import read_plaatsen
from tests.exchange.given import plan, stored


def actor(id, naam, **more):
    return Actor(id=id, naam=naam, soort="bewonersgroep", **more)


def place(kern=None, *gebieden):
    return Place(kern, frozenset(gebieden))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (place(None, "4", "5"), place(None, "5"), True),
        (place(None, "4", "5"), place(None, "5", "6"), True),
        (place(None, "4"), place(None, "5"), False),
        (place("etten"), place("etten", "6"), True),
        (place("etten", "5"), place("ulft_zuid", "5"), False),
        (place(), place("etten"), True),
    ],
)
def test_several_gebieden_agree_when_they_share_one_and_two_kernen_when_they_are_one(
    one, other, same
):
    assert one.agrees(other) is same
    assert other.agrees(one) is same


def test_a_list_that_names_one_of_several_gebieden_means_the_actor_that_is_stored():
    before = stored(actor("koor", "Koor", gebieden=("4", "5")))
    done = plan("naam;soort;gebied\nKoor;bewonersgroep;5\n", existing=before)
    assert [item.id for item in done.items()] in ([], ["koor"])
    other = plan("naam;soort;gebied\nKoor;bewonersgroep;6\n", existing=before)
    assert [item.id for item in other.items()] != ["koor"]
    assert len(other.items()) == 1


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Ulft", "Silvolde", False),
        ("Silvolde", "Ulft", False),
        ("Ulft", "Ulft-zuid", True),
        ("Ulft", "Ulft", True),
        ("Silvolde", "Silvolde", True),
        ("Onder de toren", "Silvolde", True),
    ],
)
def test_a_name_that_several_kernen_have_is_still_another_place_than_any_other_kern(
    first, second, same
):
    """'Ulft' is three kernen, none of which is Silvolde: a club there is another club."""
    there = read_plaatsen()
    known = [*there.gebieden, *there.kernen]
    sloffen = "naam;soort;kern\nWandelgroep De Sloffen;bewonersgroep;{}\n"
    (before,) = plan(sloffen.format(first), existing=stored(*known)).items()
    done = plan(sloffen.format(second), existing=stored(*known, before))
    assert all((item.id == before.id) is same for item in done.items())
    assert same or len(done.items()) == 1


def test_a_kern_lies_in_one_gebied_so_an_actor_of_another_gebied_is_another():
    there = read_plaatsen()
    before = stored(
        *there.gebieden, *there.kernen, actor("koor", "Koor", gebieden=("4",), kern=None)
    )
    (other,) = plan("naam;soort;kern\nKoor;bewonersgroep;Silvolde\n", existing=before).items()
    assert other.id != "koor"


def duplicates(*new, apart=frozenset()):
    there = read_plaatsen()
    return find_duplicates(new, (), Places(there.gebieden, there.kernen), apart)


def test_a_likely_double_in_another_kern_is_not_proposed():
    here = actor("a", "De Harmonie", kern="etten")
    assert len(duplicates(here, actor("b", "Harmonie", kern="etten"))) == 1
    assert duplicates(here, actor("b", "Harmonie", kern="silvolde")) == ()


def test_two_that_were_said_to_be_two_are_not_proposed_again_and_others_still_are():
    three = [actor(id, naam) for id, naam in (("a", "Koor"), ("b", "Het Koor"), ("c", "De Koor"))]
    proposed = duplicates(*three, apart=frozenset({frozenset(("a", "b"))}))
    assert {frozenset((d.id, d.other_id)) for d in proposed} == {
        frozenset(("a", "c")),
        frozenset(("b", "c")),
    }


def test_a_name_of_several_kernen_is_the_one_in_the_gebied_that_was_chosen():
    rows = "naam;soort;kern\nKoor;club;Etten\nZaal Bos;instelling;Ulft\n"
    there = read_plaatsen()
    ulft = [k for k in there.kernen if k.naam.startswith("Ulft")]
    alone = [k for k in ulft if sum(o.gebied == k.gebied for o in ulft) == 1]
    for kern in alone:
        done = plan(rows, gebied=kern.gebied)
        assert {actor.naam: actor.kern for actor in done.items()} == {
            "Koor": "etten",
            "Zaal Bos": kern.id,
        }
    assert alone


def test_a_contact_person_works_where_the_organisation_is_and_not_in_the_gebied_of_choice():
    rows = "naam;soort;kern;contactpersoon;functie\nZaal;instelling;Silvolde;T. Wanders;beheerder\n"
    done = plan(rows, contactpersonen=True, gebied="5")
    (person,) = [item for item in done.items() if getattr(item, "soort", "") == "professional"]
    assert person.gebieden == ("3",)
