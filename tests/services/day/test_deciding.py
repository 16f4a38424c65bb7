"""What somebody decides about a finding holds, comes back only when asked, and can be taken back."""

from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict, InputError, LooksPrivate
from netwerk.insight.finding import ActorRef, Finding
from netwerk.model import Actor, Afspraak, Relatie, Verbindkans
from netwerk.net.selection import Selection
from netwerk.services.answers.decisions import decide, decided, reconsider
from netwerk.services.answers.findings import findings
from netwerk.services.day.agreements import agreements, drop, finish
from netwerk.services.day.decided_now import decisions_that_stand
from netwerk.services.day.deciding import (
    Choice,
    asks_next,
    contact_ends,
    decide_finding,
    decide_together,
    open_findings,
    reopen_finding,
    standing,
)
from netwerk.services.day.refusing import decidable
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put
from tests.services.day.conftest import proposal

HOSTILE = "<img src=x onerror=alert(1)> **vet** | \U0001f9d1‍\U0001f33e " + "w" * 300


def alone(desk):
    """The finding that the shooting club has no contact."""
    return next(f for f in findings(desk, Selection()) if [a.id for a in f.actors] == ["club"])


def shown(desk):
    """The keys of what is still asked."""
    return {f.key for f in open_findings(desk, findings(desk, Selection()))}


def stored(desk):
    return [entry.item for entry in desk.store.all(Afspraak)]


def test_doen_is_for_me_and_within_a_week_when_nothing_is_said(either_desk):
    desk, item = either_desk, alone(either_desk)
    decide_finding(desk, item, Choice("doen"))
    (kept,) = stored(desk)
    assert (kept.wie, kept.voor, kept.stand) == ("An", "2026-12-02", "open")
    assert (kept.eigenaar, kept.datum, kept.actoren) == ("An", "2026-11-25", ("club",))
    assert (kept.gebied, kept.kern, kept.over) == ("3", "silvolde", item.sentence)
    assert item.key not in shown(desk)
    assert kept.titel


@pytest.mark.parametrize(
    ("choice", "asked"),
    [
        (Choice("doen", wie="  "), "Zeg wie het doet"),
        (Choice("doen", voor=""), "Zeg voor wanneer"),
        (Choice("doen", voor="2026-11-24"), "is al voorbij"),
        (Choice("doen", voor="morgen"), "is geen dag"),
        (Choice("doen", titel=" "), "ontbreekt"),
        (Choice("later"), "Zeg tot wanneer"),
        (Choice("later", tot="2026-11-25"), "Kies een latere dag"),
        (Choice("klopt_niet"), "Zeg waarom het niet klopt"),
        (Choice("klopt_niet", waarom="zomaar"), "Zeg waarom het niet klopt"),
        (Choice("contact_gelegd"), "Kies twee actoren"),
        (Choice("contact_gelegd", ends=("club", "club")), "twee verschillende"),
        (Choice("ooit"), "geen beslissing"),
    ],
)
def test_what_is_missing_is_asked_and_nothing_is_kept(desk, choice, asked):
    item, before = alone(desk), desk.store.revision()
    with pytest.raises(InputError, match=asked):
        decide_finding(desk, item, choice)
    assert desk.store.revision() == before
    assert item.key in shown(desk)


def test_later_comes_back_on_its_day_and_not_before(desk, clock):
    item = alone(desk)
    decide_finding(desk, item, Choice("later", tot="2026-11-28"))
    clock.days_on(2)
    assert item.key not in shown(desk)
    clock.days_on(1)
    assert item.key in shown(desk)
    decide_finding(desk, item, Choice("klopt_niet", waarom="anders"))
    clock.days_on(1000)
    assert item.key not in shown(desk)


def test_what_was_decided_stays_away_also_when_the_finding_is_worded_anew(desk):
    item = alone(desk)
    decide_finding(desk, item, Choice("klopt_niet", waarom="anders", reden="is een fusie"))
    again = replace(item, sentence="Nu in andere woorden.", numbers={"n": 9})
    assert open_findings(desk, [again]) == ()


@pytest.mark.parametrize("what", ["gedaan", "vervallen"])
def test_a_finding_stays_decided_after_its_afspraak_is_done_or_dropped(desk, clock, what):
    item = alone(desk)
    decide_finding(desk, item, Choice("doen"))
    (agreed,) = agreements(desk, Selection())
    if what == "gedaan":
        finish(desk, agreed.item.id, agreed.version, "Zij komen naar het plein.")
    else:
        drop(desk, agreed.item.id, agreed.version, "niet meer nodig")
    clock.days_on(400)
    assert item.key not in shown(desk)
    reopen_finding(desk, item.key)
    assert item.key in shown(desk)
    done = agreements(desk, Selection(), "gedaan")
    assert [a.item.uitkomst for a in done] == ["Zij komen naar het plein."] * (what == "gedaan")


def test_contact_gelegd_is_one_change_and_one_undo_takes_both_back(either_desk):
    desk, item = either_desk, proposal(either_desk)
    before, ends = desk.store.revision(), contact_ends(item)
    made = decide_finding(desk, item, Choice("contact_gelegd"))
    assert (made.number, made.added) == (before + 1, 3)
    tie = next(e.item for e in desk.store.relaties_of(ends) if {e.item.van, e.item.naar} == {*ends})
    assert (tie.soort, tie.bron, tie.bevestigd_door) == ("kent", "gesprek beheerder", "beheerder")
    assert (tie.laatst_bevestigd, tie.sinds) == ("2026-11-25", "2026-11-25")
    assert [a.item.beslissing for a in agreements(desk, Selection(), "gedaan")] == [
        "contact_gelegd"
    ]
    undo(desk)
    assert stored(desk) == []
    assert [e.item.id for e in desk.store.relaties_of(ends) if e.item.soort == "kent"] == []
    assert desk.store.counts()["Verbindkans"] == 0
    assert item.key in shown(desk)


def test_a_contact_that_is_there_already_is_confirmed_and_not_doubled(desk):
    tie = Relatie(id="oud", van="voet", naar="club", soort="kent", laatst_bevestigd="2020")
    item = alone(desk)
    desk.store.apply(Change((Put(tie),), "Jan"))
    desk.networks.changed()
    decide_finding(desk, item, Choice("contact_gelegd", ends=("club", "voet")))
    (kept,) = [e.item for e in desk.store.relaties_of(["club"])]
    assert (kept.id, kept.laatst_bevestigd, kept.bevestigd_door) == (
        "oud",
        "2026-11-25",
        "beheerder",
    )


def test_after_undo_the_finding_is_back(desk):
    item = alone(desk)
    for choice in (
        Choice("doen"),
        Choice("later", tot="2027-01-01"),
        Choice("klopt_niet", waarom="past_niet"),
    ):
        made = decide_finding(desk, item, choice)
        assert item.key not in shown(desk)
        undo(desk, made.number, made.seal)
        assert item.key in shown(desk)


def test_the_second_who_decides_is_told_who_was_first(desk):
    item, bo = alone(desk), desk.of(User("Bo", "beheerder"))
    decide_finding(desk, item, Choice("doen", wie="de wijkagent", voor="2026-12-04"))
    with pytest.raises(Conflict, match="^An besloot hier al over op 25 november 2026: Doen, de"):
        decide_finding(bo, item, Choice("klopt_niet", waarom="anders"))
    with pytest.raises(Conflict, match="^Jij besloot"):
        decide_finding(desk, item, Choice("later", tot="2027-01-01"))
    assert len(stored(desk)) == 1


def test_two_who_decide_in_the_same_moment_do_not_both_decide(desk, monkeypatch):
    """The second looked before the first was stored: the store itself stops it."""
    from netwerk.services.day import deciding

    item, bo = alone(desk), desk.of(User("Bo", "beheerder"))
    asked = []
    real = deciding.refuse_decided

    def late(of, found):
        asked.append(of)
        if len(asked) == 1:  # Bo looked just before An stored hers
            new_id = deciding._new_id(of, found[0])
            decide_finding(desk, item, Choice("doen"))
            monkeypatch.setattr(deciding, "_new_id", lambda _desk, _finding: new_id)
            return
        real(of, found)

    monkeypatch.setattr(deciding, "refuse_decided", late)
    with pytest.raises(Conflict, match="^An besloot"):
        decide_finding(bo, item, Choice("doen"))
    assert [kept.eigenaar for kept in stored(desk)] == ["An"]


def test_sent_twice_it_is_decided_once(desk):
    item = alone(desk)
    first = decide_finding(desk, item, Choice("doen"), token="t1")
    assert decide_finding(desk, item, Choice("doen"), token="t1").number == first.number
    assert len(stored(desk)) == 1


def test_who_edits_another_gebied_cannot_decide_and_a_reader_reads(desk):
    item = alone(desk)
    other = desk.of(User("Bo", "lezer", {"1": "bewerker"}))
    reader = desk.of(User("Bo", "lezer"))
    for nobody in (other, reader):
        with pytest.raises(AccessDenied):
            decide_finding(nobody, item, Choice("doen"))
    decide_finding(desk.of(User("Bo", "lezer", {"3": "bewerker"})), item, Choice("doen"))
    assert [a.item.eigenaar for a in agreements(reader, Selection())] == ["Bo"]
    assert item.key in standing(reader)
    with pytest.raises(AccessDenied):
        reopen_finding(reader, item.key)
    assert [a.item.id for a in decisions_that_stand(reader)] == [kept.id for kept in stored(desk)]


def test_who_reads_one_gebied_does_not_read_of_anybody_else(desk):
    far = Actor(id="ver", naam="Verre Harmonie", soort="bewonersgroep", gebieden=("1",))
    desk.store.apply(Change((Put(far),), "Jan"))
    desk.networks.changed()
    both = Finding(
        "bridge_tie",
        "Schietclub en Verre Harmonie zijn een brug.",
        (ActorRef("club", "Schietclub"), ActorRef("ver", "Verre Harmonie")),
        gebied="3",
    )
    decide_finding(desk, both, Choice("doen", titel="Bel Verre Harmonie"))
    reader = desk.of(User("Bo", "geen", {"3": "lezer"}))
    assert agreements(reader, Selection(gebied="3")) == ()
    assert both.key not in standing(reader)
    assert len(agreements(desk, Selection(gebied="3"))) == 1


@pytest.mark.parametrize("where", ["titel", "reden"])
def test_the_guard_asks_when_a_text_looks_private(desk, where):
    item = alone(desk)
    choice = Choice("doen", **{where: "Bel 06-12345678 van mevrouw Jansen"})
    with pytest.raises(LooksPrivate, match="06-nummer"):
        decide_finding(desk, item, choice)
    assert stored(desk) == []
    decide_finding(desk, item, choice, private=True)
    assert getattr(stored(desk)[0], where).startswith("Bel 06")


def test_any_text_is_kept_as_it_was_typed(either_desk):
    desk, item = either_desk, alone(either_desk)
    decide_finding(desk, item, Choice("doen", titel=HOSTILE, wie=HOSTILE, reden=HOSTILE))
    (kept,) = stored(desk)
    assert (kept.titel, kept.wie, kept.reden) == (HOSTILE, HOSTILE, HOSTILE)
    assert desk.store.check() == []


def test_a_decision_on_a_pair_keeps_it_out_of_every_list_of_proposals(desk):
    item = proposal(desk)
    pair = {actor.id for actor in item.actors[:2]}
    decide_finding(desk, item, Choice("later", tot="2026-12-01"))
    (entry,) = decided(desk)
    assert (entry.item.besluit, entry.item.tot) == ("later", "2026-12-01")
    now = findings(desk, Selection())
    assert [
        f for f in now if "introduction" in f.kind and {a.id for a in f.actors[:2]} == pair
    ] == []
    far = replace(item, kind="introduction_gain")
    assert open_findings(desk, [item, far]) == ()


def test_a_pair_that_was_decided_on_before_shows_as_decided_too(desk, clock):
    item = proposal(desk)
    one, other, *_ = (actor.id for actor in item.actors)
    decide(desk, (one, other), "klopt_niet", "wil niet")
    assert standing(desk)[item.key].reden == "wil niet"
    assert [a.item.beslissing for a in decisions_that_stand(desk)] == ["klopt_niet"]
    with pytest.raises(Conflict, match="besloot hier al over"):
        decide_finding(desk, item, Choice("doen"))
    reopen_finding(desk, item.key)
    assert item.key in shown(desk)


def test_what_is_taken_back_as_a_proposal_is_open_as_a_finding_too(desk):
    item = proposal(desk)
    decide_finding(desk, item, Choice("doen"))
    reconsider(desk, decided(desk)[0])
    assert item.key in shown(desk)
    assert agreements(desk, Selection()) == ()


def test_who_know_each_other_can_be_recorded_in_the_same_change(desk):
    item = proposal(desk)
    ends = contact_ends(item)
    known = Choice("klopt_niet", waarom="al_contact")
    asked = asks_next(item, known)
    assert asked is not None
    assert (asked.what, asked.actors) == ("leg_vast", ends)
    made = decide_finding(desk, item, replace(known, vastleggen=True))
    tie = next(e.item for e in desk.store.relaties_of(ends) if {e.item.van, e.item.naar} == {*ends})
    assert (tie.soort, tie.sinds, tie.laatst_bevestigd) == ("kent", None, "2026-11-25")
    assert decided(desk)[0].item.besluit == "kennen_al"
    undo(desk, made.number)
    assert desk.store.counts()["Verbindkans"] == 0


def test_what_is_not_there_any_more_leads_to_its_status(desk):
    asked = asks_next(alone(desk), Choice("klopt_niet", waarom="bestaat_niet_meer"))
    assert asked is not None
    assert (asked.what, asked.actors) == ("status", ("club",))
    assert "Schietclub" in asked.sentence
    assert asks_next(alone(desk), Choice("klopt_niet", waarom="anders")) is None


def test_no_decision_is_lost_when_whom_it_is_about_is_removed(desk):
    from netwerk.services.records.items import remove_item

    decide_finding(desk, alone(desk), Choice("doen", titel="Bel de club"))
    remove_item(desk, "Actor", "club", desk.store.get(Actor, ["club"])["club"].version)
    (agreed,) = agreements(desk, Selection())
    assert (agreed.item.titel, agreed.namen) == ("Bel de club", ())


def test_a_pair_that_is_taken_up_is_one_that_was_asked(desk):
    item = proposal(desk)
    decide_finding(desk, item, Choice("doen"))
    (kept,) = [e.item for e in desk.store.all(Verbindkans)]
    assert (kept.besluit, kept.via) == ("doen", tuple(a.id for a in item.actors[2:3]))


def test_one_decision_on_a_group_holds_for_each_and_is_taken_back_at_once(either_desk):
    desk = either_desk
    pair = [f for f in findings(desk, Selection()) if f.actors][:2]
    made = decide_together(desk, pair, Choice("doen"))
    assert {item.bevinding for item in stored(desk)} == {f.key for f in pair}
    assert len({item.titel for item in stored(desk)}) == 2
    assert not {f.key for f in pair} & shown(desk)
    with pytest.raises(Conflict):
        decide_together(desk, pair, Choice("later", tot="2026-12-31"))
    undo(desk, made.number, made.head.seal)
    assert {f.key for f in pair} <= shown(desk)


def _of_two_gebieden(desk):
    """Two findings of who stands alone, each in a gebied of its own, and who edits one of those."""
    new = [
        Actor(id=f"los{n}", naam=f"Losse club {n}", soort="bewonersgroep", gebieden=(n,))
        for n in "15"
    ]
    desk.store.apply(Change(tuple(map(Put, new)), "Jan"))
    desk.networks.changed()
    found = [f for f in findings(desk, Selection()) if f.kind == "isolated"]
    pair = [f for f in found if f.actors[0].id in ("los1", "los5")]
    return pair, desk.of(User("Bo", "lezer", {"5": "bewerker"}))


def test_of_a_group_only_those_are_offered_whom_this_user_may_decide_on(desk):
    pair, bo = _of_two_gebieden(desk)
    assert [f.actors[0].id for f in decidable(bo, pair)] == ["los5"]
    assert decidable(desk.of(User("Bo", "lezer")), pair) == ()
    decide_together(bo, decidable(bo, pair), Choice("doen"))
    assert [item.gebied for item in stored(desk)] == ["5"]


def test_a_group_that_is_refused_says_for_whom(desk):
    pair, bo = _of_two_gebieden(desk)
    with pytest.raises(AccessDenied, match="Over Losse club 1 kun je niet besluiten"):
        decide_together(bo, pair, Choice("doen"))
    assert stored(desk) == []


def test_a_group_of_which_one_was_decided_on_says_which(desk):
    pair, bo = _of_two_gebieden(desk)
    decide_finding(bo, pair[1], Choice("doen"))
    with pytest.raises(Conflict, match="Bo besloot al over Losse club 5 op 25 november") as error:
        decide_together(desk, pair, Choice("later", tot="2026-12-31"))
    assert "Over de anderen kun je opnieuw besluiten" in str(error.value)
    assert len(stored(desk)) == 1
