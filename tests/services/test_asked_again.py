"""History tells which findings fell when somebody was asked."""

from dataclasses import replace
from datetime import date

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied
from netwerk.model import Actor, Relatie
from netwerk.net.selection import Selection
from netwerk.services.answers.asked_again import corrections_now, tried_findings
from netwerk.services.live import what_fell
from netwerk.services.live.what_fell import MOST_CHANGED
from netwerk.store.port import Change, Put

BEGIN, ASKED, LATER = (f"2027-0{month}-10T10:00:00.000000Z" for month in (3, 5, 8))


def actor(number, gevraagd=None):
    return Actor(
        id=f"a{number:02d}", naam=f"Groep {number}", soort="bewonersgroep", gevraagd=gevraagd
    )


def tie(number, van, naar):
    return Relatie(id=f"r{number:02d}", van=f"a{van:02d}", naar=f"a{naar:02d}", soort="kent")


@pytest.fixture
def asked(desk):
    """A ring of 22 and two who have no contact; both are asked, and one of them knows somebody."""
    ring = [tie(i, i, (i + 1) % 22) for i in range(22)]
    people = [actor(i, "2027-01" if i < 22 else None) for i in range(24)]
    desk.store.apply(Change(tuple(Put(item) for item in (*people, *ring)), "Jan", at=BEGIN))
    for number in (22, 23):
        stored = desk.store.get(Actor, [f"a{number}"])[f"a{number}"]
        told = (Put(replace(stored.item, gevraagd="2027-05-10"), stored.version),)
        told += (Put(tie(50, 22, 3)),) if number == 22 else ()
        desk.store.apply(Change(told, "Jan", at=ASKED))
    desk.store.apply(Change((Put(actor(30, "2027-08")),), "Jan", at=LATER))
    return replace(desk, clock=lambda: date(2027, 9, 1))


def test_who_was_asked_puts_its_findings_to_the_test(asked):
    found = tried_findings(asked)
    assert [(one.kind, one.fell) for one in found] == [("isolated", True), ("isolated", False)]
    assert all(0 < one.holds < 1 for one in found)


def test_a_new_actor_that_was_asked_at_once_tests_nothing_and_few_tests_correct_nothing(asked):
    assert len(tried_findings(asked)) == 2
    assert corrections_now(asked) == {}


def test_a_larger_network_is_looked_back_at_on_fewer_days(asked, monkeypatch):
    looked_at = []

    def net_on(day):
        looked_at.append(day)
        return asked.networks.net(Selection(op=day))

    assert what_fell.what_fell(asked.store, net_on, asked.clock())
    assert "2027-05-09" in looked_at
    monkeypatch.setattr(what_fell, "MOST_LOOKED_AT", 23)  # of 24 actors not one day
    looked_at.clear()
    assert not what_fell.what_fell(asked.store, net_on, asked.clock())
    assert looked_at == ["2027-09-01"]


def test_who_may_not_read_everything_is_refused(asked):
    with pytest.raises(AccessDenied):
        tried_findings(asked.of(User("Bo", "geen", {"1": "lezer"})))


def test_an_import_that_says_who_was_asked_tests_nothing(asked):
    """Nobody asked two hundred people in one go: what a file says is no answer to a finding."""
    lone = [actor(number) for number in (40, 41)]
    asked.store.apply(Change(tuple(map(Put, lone)), "Jan", at="2027-08-11T10:00:00.000000Z"))

    def told(*items, at):
        stored = asked.store.get(Actor, [item.id for item in items])
        now = (Put(item, stored[item.id].version if item.id in stored else None) for item in items)
        asked.store.apply(Change(tuple(now), "Jan", at=at))

    more = [actor(100 + k) for k in range(MOST_CHANGED)]
    told(actor(40, "2027-08-15"), *more, at="2027-08-15T10:00:00.000000Z")
    assert len(tried_findings(asked)) == 2
    told(actor(41, "2027-08-16"), at="2027-08-16T10:00:00.000000Z")
    assert len(tried_findings(asked)) > 2
