"""A decision holds for what it was about: not for another gebied, and after two became one too."""

import pytest

from netwerk.model import Actor, Relatie
from netwerk.net.selection import Selection
from netwerk.services.answers.findings import findings
from netwerk.services.day.deciding import Choice, decide_finding, open_findings
from netwerk.services.records.edits import merge_actoren, undo
from netwerk.store.port import Change, Put


@pytest.fixture
def two_gebieden(desk):
    """In gebied 3 and in gebied 5 clubs stand alone; both are of the same categorie."""
    more = [
        Actor(id=f"{kern}{n}", naam=f"Club {kern} {n}", soort="bewonersgroep",
              categorie="sport" if n < 4 else "cultuur", domeinen=("sport",), kern=kern)
        for kern in ("silvolde", "etten") for n in range(7)
    ]  # fmt: skip
    ties = [
        Relatie(id=f"t{kern}{n}", van=f"{kern}{n}", naar=f"{kern}{n + 1}", soort="kent")
        for kern in ("silvolde", "etten")
        for n in (3, 4, 5)
    ]
    desk.store.apply(Change(tuple(map(Put, (*more, *ties))), "Jan"))
    return desk


def _of_groups(desk, gebied):
    return [
        f
        for f in findings(desk, Selection(gebied=gebied))
        if f.subject is not None and f.subject.kind in ("groups", "whole")
    ]


def test_what_is_decided_of_groups_in_one_gebied_is_still_asked_in_another(two_gebieden):
    desk = two_gebieden
    here, there = _of_groups(desk, "3"), _of_groups(desk, "5")
    shared = {f.kind for f in here} & {f.kind for f in there}
    assert shared
    for finding in here:
        decide_finding(desk, finding, Choice("klopt_niet", waarom="anders"))
    assert open_findings(desk, here) == ()
    assert open_findings(desk, there) == tuple(there)
    assert {f.kind for f in open_findings(desk, _of_groups(desk, None))} >= shared


def test_what_is_decided_of_an_actor_holds_wherever_it_is_told(desk):
    def alone(gebied):
        told = findings(desk, Selection(gebied=gebied))
        return next(f for f in told if [a.id for a in f.actors] == ["club"])

    decide_finding(desk, alone("3"), Choice("klopt_niet", waarom="anders"))
    assert open_findings(desk, [alone(None)]) == ()


def test_what_is_decided_of_an_actor_holds_under_the_one_it_became(desk):
    double = Actor(
        id="dubbel",
        naam="Schietvereniging",
        soort="bewonersgroep",
        categorie="sport",
        kern="silvolde",
    )
    desk.store.apply(Change((Put(double),), "Jan"))

    def alone(id):
        return [f for f in findings(desk, Selection()) if [a.id for a in f.actors] == [id]]

    (finding,) = alone("dubbel")
    decide_finding(desk, finding, Choice("klopt_niet", waarom="anders"))
    merged = merge_actoren(desk, "club", "dubbel")
    (now,) = alone("club")
    assert open_findings(desk, [now]) == ()
    undo(desk, merged.number)
    assert open_findings(desk, alone("dubbel")) == ()
    assert open_findings(desk, alone("club")) == tuple(alone("club"))
