"""Vandaag: few things, of different kinds, the costliest first; news is what was kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from netwerk.access.rights import User
from netwerk.insight.finding import ActorRef, Certainty, Finding
from netwerk.model import Actor, Afspraak, Bron, Relatie
from netwerk.net.selection import Selection
from netwerk.services.answers.findings import findings
from netwerk.services.changes import apply
from netwerk.services.day.deciding import Choice, decide_finding, open_findings
from netwerk.services.day.today import in_numbers, news_since, worth_doing
from netwerk.services.records.edits import undo
from netwerk.services.records.history import history, history_of_actor
from netwerk.services.records.item_history import item_history
from netwerk.services.records.items import add_item, remove_item, stored_item
from netwerk.store.port import Change, Put
from netwerk.typed.moments import NETHERLANDS
from netwerk.typed.text import said_once
from tests.insight.areas import demo_desk

ALL = Selection()


def cut(naam, lost, band="redelijk"):
    return Finding(
        "cut_point",
        f"Als {naam} wegvalt ...",
        (ActorRef(naam, naam),),
        certainty=Certainty(band, ""),
        next_step="Vraag het.",
        numbers={"lost": lost},
    )


def subjects(desk, given, selection=ALL):
    return [card.lead.actors[0].id for card in worth_doing(desk, selection, given)]


def test_what_costs_most_if_left_is_the_first(desk):
    assert subjects(desk, [cut("koor", 2), cut("hal", 9), cut("voet", 4)]) == ["hal"]


def test_something_uncertain_never_goes_before_what_is_sure(desk):
    assert subjects(desk, [cut("koor", 2), cut("hal", 9, "onzeker")]) == ["koor"]


def test_what_nobody_can_act_on_is_no_thing_to_do(desk):
    assert subjects(desk, [replace(cut("hal", 9), next_step="")]) == []


@pytest.mark.parametrize("gebied", ["1", "2", "3", "4", "5", "6", None])
def test_at_most_three_and_never_two_of_a_kind(gebied):
    desk, chosen = demo_desk(), Selection(gebied=gebied)
    findings(desk, ALL)
    told = worth_doing(desk, chosen, findings(desk, chosen))
    kinds = [card.lead.kind for card in told]
    assert 1 <= len(told) <= 3
    assert len(set(kinds)) == len(kinds)
    assert all(card.next_step for card in told)
    assert "outside_only" not in kinds


@pytest.mark.parametrize("gebied", ["1", "2", "3", "4", "5", "6"])
def test_what_only_the_chosen_gebied_hangs_on_never_comes_first(gebied):
    desk, chosen = demo_desk(), Selection(gebied=gebied)
    whole = {(f.kind, f.actors[0].id) for f in findings(desk, ALL) if f.actors}
    told = worth_doing(desk, chosen, findings(desk, chosen))
    for card in told:
        if card.lead.kind == "cut_point":
            assert ("cut_point", card.lead.actors[0].id) in whole


def test_what_was_decided_is_not_asked_again(desk):
    given = findings(desk, ALL)
    first = worth_doing(desk, ALL, given)[0].lead
    decide_finding(desk, first, Choice("later", tot="2026-12-24"))
    left = worth_doing(desk, ALL, open_findings(desk, findings(desk, ALL)))
    assert first.key not in {card.lead.key for card in left}


def test_the_figures_are_one_line(either_desk):
    assert (
        in_numbers(either_desk, ALL)
        == "5 actoren, 3 contacten. 1 heeft geen contact, 0 zijn gevraagd."
    )


def test_the_news_is_what_was_kept_since_and_not_what_was_taken_back(either_desk):
    before = datetime.now(UTC).isoformat()
    kept = add_item(either_desk, Actor(id="", naam="Nieuw", soort="bedrijf", kern="silvolde"), "t")
    news = news_since(either_desk, before, ALL)
    assert [line.what for line in news.lines] == [kept.why]
    undo(either_desk, kept.number)
    assert news_since(either_desk, before, ALL).lines == ()


def test_news_of_today_is_told_by_the_hour_and_else_by_day(desk, clock):
    at = datetime.now(UTC)
    clock.day = at.astimezone(NETHERLANDS).date()
    assert news_since(desk, at.isoformat(), ALL).since.startswith("vandaag ")
    clock.day += timedelta(days=1)
    assert not news_since(desk, at.isoformat(), ALL).since.startswith("vandaag")


@pytest.mark.parametrize("unread", [None, "", "gisteren", "2026-11-25"])
def test_without_a_moment_it_is_the_last_week(desk, unread):
    assert news_since(desk, unread, ALL).since == "18 november"


def test_of_a_chosen_gebied_only_what_is_in_it_or_of_everybody_is_news(either_desk):
    desk, before = either_desk, datetime.now(UTC).isoformat()
    items = [Actor(id=f"a{g}", naam=f"A {g}", soort="bedrijf", gebieden=(g,)) for g in "356"]
    for item in items:
        add_item(desk, item, item.id)
    add_item(desk, Relatie(id="", soort="werkt_samen_met", van="a3", naar="a5"), "r")
    entry = stored_item(desk, "Actor", "a5")
    remove_item(desk, "Actor", "a5", entry.version)
    add_item(desk, Bron(id="", naam="Enquête"), "b")
    told_to = Afspraak(id="", titel="Bel", beslissing="doen", stand="open", actoren=("a6",))
    apply(desk, Change((Put(replace(told_to, id="bel")),), "An"))

    def told(gebied):
        return len(news_since(desk, before, Selection(gebied=gebied), most=50).lines)

    # who went from 5 took the relation along: that is told in 3 alone
    assert [told(gebied) for gebied in ("3", "5", "6", None)] == [4, 3, 3, 7]


def test_who_may_not_read_everything_is_told_no_changes(desk):
    assert news_since(desk.of(User("Bo", "geen", {"3": "lezer"})), None, ALL).lines == ()


def test_what_stands_in_a_change_twice_is_told_once(either_desk):
    before = datetime.now(UTC).isoformat()
    words = "Contact gelegd: Contact gelegd: Koor en Zaal"
    item = Actor(id="nieuw", naam="Nieuw", soort="bedrijf", kern="silvolde")
    made = either_desk.store.apply(Change((Put(item),), "An", words))
    either_desk.networks.changed()
    once = "Contact gelegd: Koor en Zaal"
    assert [line.what for line in news_since(either_desk, before, ALL).lines] == [once]
    assert history(either_desk, 1)[0].why == once
    assert history_of_actor(either_desk, "nieuw")[0].why == once
    assert item_history(either_desk, "Actor", "nieuw")[0].why == once
    assert history(either_desk, 1)[0].head == made.head


def test_a_sentence_that_only_holds_a_colon_stays():
    assert said_once("Later: Doen: x") == "Later: Doen: x"
