"""Who may read one gebied is told of nobody outside it: not in any answer, picture or file."""

import json
import re
from dataclasses import asdict
from functools import cache

import pytest

from netwerk.access.rights import User
from netwerk.net.net import select
from netwerk.net.seen import seen
from netwerk.net.selection import SeenSelection, Selection
from netwerk.services.answers.findings import insight
from netwerk.services.answers.highlights import MARKABLE, finding_marks, marks_for
from netwerk.services.answers.overview import by_place, overview
from netwerk.services.answers.questions import (
    changed_between,
    reach_of,
    route,
    team_contacts,
    team_ids,
)
from netwerk.services.answers.round_of_week import ronde, ronde_calendar, ronde_page
from netwerk.services.communication.audiences import audiences, offered_audiences
from netwerk.services.communication.gebied_calendar import on_calendar
from netwerk.services.communication.mailing_list import BY, list_of
from netwerk.services.communication.reach_ways import reach_told
from netwerk.services.day.klopt_nog import still_true
from netwerk.services.day.search_everything import search_everything
from netwerk.services.day.today import news_since, worth_doing
from netwerk.services.describing.descriptions import description
from netwerk.services.records import tables
from tests.insight.areas import TODAY, demo_desk

GEBIEDEN = ("1", "2", "3", "4", "5", "6")


def limited(*gebieden):
    return demo_desk().of(User("Bo", "geen", dict.fromkeys(gebieden, "lezer")))


@cache
def strangers(*gebieden):
    """The ids and names of who is outside these gebieden, and the ids of relations with them."""
    net = demo_desk().networks.net()
    here = {i for i in range(net.n) if not set(gebieden).isdisjoint(net.gebieden_of(i))}
    out = [i for i in range(net.n) if i not in here]
    ids = {str(net.actors["id"][i]) for i in out}
    own = {str(net.actors["naam"][i]) for i in here}
    names = {
        name for i in out if not any((name := str(net.actors["naam"][i])) in other for other in own)
    }
    rows = range(len(net.van))
    ties = {str(net.relaties["id"][r]) for r in rows if not {net.van[r], net.naar[r]} <= here}
    assert names
    return ids, names, ties


def named_outside(text, *gebieden):
    """What a text says of anybody outside: ids between quotes, names and relations as such."""
    ids, names, ties = strangers(*gebieden)
    words = set(re.findall(r"[\w-]+", text))
    return [*sorted(ids & words), *sorted(ties & words), *(n for n in names if n in text)]


def answers(desk, gebied):
    """All that a reader is shown of a gebied, each as text."""
    chosen = Selection(gebied=gebied)
    found = desk.networks.findings(chosen, desk.today)
    yield "json", json.dumps(insight(desk, chosen).values, default=str, ensure_ascii=False)
    yield "findings", repr(found)
    yield "overview", repr(overview(desk, chosen, found))
    yield "worth doing", repr(worth_doing(desk, chosen, found))
    yield "still true", repr(still_true(desk, chosen, 100))
    yield "news", repr(news_since(desk, None, Selection()))
    for text in ("koor", "oude ijsselstreek", "gebied", "zorg", "schuterij"):
        yield f"search {text}", repr(search_everything(desk, text, gebied, most=100))
    yield "places", repr(by_place(desk, chosen))
    for what in MARKABLE:
        yield f"map {what}", repr(marks_for(desk, chosen, what))
    yield "marks", repr([finding_marks(f) for f in found])
    yield "brokers", repr(tables.broker_rows(desk, chosen))
    for by in ("kern", "categorie"):
        yield f"roles {by}", repr(tables.role_rows(desk, chosen, by))
        yield f"gaps {by}", repr(tables.gap_rows(desk, chosen, by))
    yield "description", repr(asdict(description(desk, gebied, "html")))
    for group in (*audiences(desk, chosen), *offered_audiences(desk, chosen)):
        yield f"doelgroep {group.item.naam}", repr((group, reach_told(desk, group)))
        yield "lijst", repr([list_of(desk, group, by) for by in BY])
    yield "kalender", repr(on_calendar(desk, chosen))
    yield "ronde", repr(ronde(desk, chosen))
    yield "ronde on paper", ronde_page(desk, chosen).decode()
    yield "ronde in a calendar", ronde_calendar(desk, chosen).decode().replace("\r\n ", "")
    yield "changes", repr(changed_between(desk, TODAY.isoformat(), None, chosen))
    team = team_ids(desk, chosen)
    yield "team", repr(team_contacts(desk, team, chosen))
    yield "reach", repr(reach_of(desk, team, chosen)) if team else ""
    net = desk.networks.net(chosen)
    ends = [str(net.actors["id"][i]) for i in (0, net.n // 2, net.n - 1)]
    yield "route", repr([route(desk, ends[0], end, chosen) for end in ends[1:]])


@pytest.mark.parametrize("gebied", ["1", "5"])
def test_a_reader_of_one_gebied_is_told_of_nobody_outside_it(gebied):
    desk = limited(gebied)
    for where, text in answers(desk, gebied):
        assert named_outside(text, gebied) == [], where


def test_what_somebody_may_not_read_is_not_found_by_asking_for_it():
    desk = limited("1")
    assert desk.networks.net().index_of("demo-makelaar-45") is None
    whole = desk.networks.net()
    assert whole.whole is whole
    assert {g for i in range(whole.n) for g in whole.gebieden_of(i)} >= {"1"}
    assert all("1" in whole.gebieden_of(i) for i in range(whole.n))


def test_a_reader_of_two_gebieden_sees_them_together():
    desk = limited("4", "5")
    net = desk.networks.net(Selection(gebied="5"))
    assert net.n == demo_desk().networks.net(Selection(gebied="5")).n
    assert net.whole.n > net.n
    found = repr(desk.networks.findings(Selection(gebied="5"), TODAY))
    assert named_outside(found, "4", "5") == []


def test_what_is_kept_for_one_reader_is_not_given_to_another():
    chosen = Selection(gebied="1")
    mine = repr(marks_for(demo_desk(), chosen, "bruggen"))
    theirs = repr(marks_for(limited("1"), chosen, "bruggen"))
    assert mine == repr(marks_for(demo_desk(), chosen, "bruggen"))
    assert named_outside(theirs, "1") == []
    key = (demo_desk().networks.net().moment, "a table", chosen)
    assert demo_desk().networks.kept(key, lambda: "of everybody") == "of everybody"
    assert limited("1").networks.kept(key, lambda: "of gebied 1") == "of gebied 1"
    assert limited("5").networks.kept(key, lambda: "of gebied 5") == "of gebied 5"
    full = demo_desk().networks.net(chosen)
    assert limited("1").networks.net(chosen) is not full
    assert demo_desk().networks.net(chosen) is full
    assert limited("1").of(User("An", "beheerder")).networks.net(chosen) is full


def test_that_somebody_has_contact_elsewhere_stays_known():
    """So that nobody is called without contact for what this reader may not see."""
    whole = demo_desk().networks.net()
    part = seen(whole, SeenSelection(gebieden=("1",)))
    other = select(whole, Selection(gebied="1"))
    assert part.all_contacts.tolist() == other.all_contacts.tolist()
    assert part.actors["id"] == other.actors["id"]
    assert part.whole is part
    assert all(part.index_of(end[1]) is not None for end in part.last_ended.values())


def test_a_selection_that_was_shown_before_keeps_its_filter():
    """What a reader sees is asked for again by the selection of that picture."""
    networks = limited("1", "2").networks
    part = networks.net(Selection(gebied="1", soorten=("bedrijf",)))
    assert networks.net(part.selection) is part
    assert part.n < networks.net().n


@pytest.mark.parametrize("role", ["geen"])
def test_who_may_read_all_but_one_gebied_is_shown_nothing_of_it_whoever_looked_before(role):
    """Also not what was worked out a moment before for somebody who may."""
    everybody, but_five = demo_desk(), demo_desk().of(User("Bo", "lezer", {"5": role}))
    rest = tuple(g for g in GEBIEDEN if g != "5")
    for gebied in (None, "1"):
        list(answers(everybody, gebied))
        for what, text in answers(but_five, gebied):
            assert named_outside(text, *rest) == [], what
    assert search_everything(everybody, "koor etten", None).hits
    for gebied in (None, "5"):
        assert any("Etten" in text for _, text in answers(everybody, gebied))
