"""Five old facts to confirm: those whose loss would change most, each answered once."""

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied
from netwerk.model import Actor, Relatie
from netwerk.net.selection import Selection
from netwerk.services.day.klopt_nog import confirm_fact, still_true
from netwerk.services.records.edits import undo
from netwerk.services.records.items import end_relatie
from netwerk.store.port import Change, Put

ALL = Selection()


def tie(id, van, naar, when, **more):
    return Put(Relatie(id=id, van=van, naar=naar, soort="kent", laatst_bevestigd=when, **more))


@pytest.fixture
def aged(either_desk):
    """A chain koor - hal - voet, bieb and a triangle beside it; some confirmed long ago."""
    desk = either_desk
    extra = [
        Put(Actor(id=id, naam=id.title(), soort="bewonersgroep", kern="silvolde"))
        for id in ("een", "twee", "drie", "los")
    ]
    stored = {e.item.id: e.version for e in desk.store.all(Relatie)}
    old = [
        Put(
            Relatie(id=id, van=van, naar=naar, soort="werkt_samen_met", laatst_bevestigd=when),
            stored[id],
        )
        for id, van, naar, when in (
            ("rkoorhal", "koor", "hal", "2022-03"),
            ("rhalbieb", "hal", "bieb", "2026-11-01"),
            ("rhalvoet", "hal", "voet", "2019-03"),
        )
    ]
    triangle = [
        tie("d1", "een", "twee", "2015-01-01"),
        tie("d2", "twee", "drie", "2015-01-01"),
        tie("d3", "drie", "een", "2015-01-01"),
        tie("brug", "een", "koor", "2020-01-01"),
    ]
    desk.store.apply(Change((*extra, *old, *triangle), "Jan"))
    desk.networks.changed()
    return desk


def ids(desk, **more):
    return [fact.id for fact in still_true(desk, ALL, **more)]


def test_the_tie_on_which_most_hangs_is_asked_first(aged):
    first = still_true(aged, ALL)[0]
    assert first.id == "brug"
    assert first.sentence == "Een kent Koor De Lijster"
    assert first.why == "Bevestigd: 1 januari 2020. Zonder dit contact raken 3 actoren los."


def test_the_only_contact_of_somebody_is_said(aged):
    facts = {fact.id: fact for fact in still_true(aged, ALL)}
    assert facts["rhalvoet"].why.endswith("Het enige contact van Voetbalclub.")


def test_what_was_confirmed_lately_or_has_another_way_is_not_asked(aged):
    asked = ids(aged, most=50)
    assert "rhalbieb" not in asked
    assert not {"d1", "d2", "d3"} & set(asked)


def test_at_most_five_and_at_most_two_about_one_actor(aged):
    asked = still_true(aged, ALL)
    assert len(asked) <= 5
    names = [name for fact in asked for name, _ in fact.names]
    assert max(map(names.count, names)) <= 2


def test_yes_confirms_it_today_by_who_says_so_and_it_is_asked_no_more(aged):
    made = confirm_fact(aged, "Relatie", "brug", "t1")
    kept = aged.store.get(Relatie, ["brug"])["brug"].item
    assert (kept.laatst_bevestigd, kept.bevestigd_door) == ("2026-11-25", "beheerder")
    assert "brug" not in ids(aged)
    undo(aged, made.number)
    assert ids(aged)[0] == "brug"


def test_yes_sent_twice_is_one_change(aged):
    first = confirm_fact(aged, "Relatie", "brug", "t1")
    assert confirm_fact(aged, "Relatie", "brug", "t1").number == first.number


def test_no_ends_the_tie_and_undo_brings_it_back(aged):
    entry = aged.store.get(Relatie, ["brug"])["brug"]
    made = end_relatie(aged, "brug", entry.version, "t2")
    assert "brug" not in ids(aged)
    undo(aged, made.number)
    assert ids(aged)[0] == "brug"


def test_who_stands_alone_and_was_not_heard_of_may_be_gone(aged):
    entry = aged.store.get(Actor, ["los"])["los"]
    los = Actor(
        id="los", naam="Los", soort="bewonersgroep", kern="silvolde", laatst_bevestigd="2018"
    )
    aged.store.apply(Change((Put(los, entry.version),), "Jan"))
    aged.networks.changed()
    facts = {fact.id: fact for fact in still_true(aged, ALL, 50)}
    assert facts["los"].sentence == "Los bestaat nog"
    confirm_fact(aged, "Actor", "los", "t3")
    assert "los" not in ids(aged, most=50)


def test_what_a_chosen_gebied_leaves_out_makes_no_tie_matter(aged):
    here = {fact.id for fact in still_true(aged, Selection(gebied="3"), 50)}
    assert here <= set(ids(aged, most=50))


def test_who_may_only_read_confirms_nothing(aged):
    with pytest.raises(AccessDenied):
        confirm_fact(aged.of(User("Bo", "lezer")), "Relatie", "brug", "t4")
