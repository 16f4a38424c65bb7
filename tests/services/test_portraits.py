"""What the page of an actor, a kern, a gebied and a pair tells, and to whom."""

import json
from dataclasses import asdict, replace
from typing import Any

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict, InputError, NotFound
from netwerk.model import Actor, Afspraak, Gesprek, Initiatief, Relatie, Signaal, Vraagstuk
from netwerk.net.selection import Selection
from netwerk.services.answers.findings import findings
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.portraits.actor_portrait import actor_portrait
from netwerk.services.portraits.gebied_portrait import WITHOUT_KERN, gebied_portrait
from netwerk.services.portraits.gone_actors import gone_actor
from netwerk.services.portraits.kern_portrait import kern_portrait
from netwerk.services.portraits.pair_portrait import pair_portrait
from netwerk.services.portraits.said_about import about_actor, about_place, thin_pairs
from netwerk.services.portraits.seen_today import seen_today
from netwerk.services.records.edits import merge_actoren, undo
from netwerk.services.records.items import remove_item
from netwerk.store.port import Change, Put
from tests.insight.areas import demo_desk
from tests.services.conftest import TODAY
from tests.services.test_seen import limited, named_outside

DAY = TODAY.isoformat()


def add(desk: Desk, *items: object) -> None:
    apply(desk, Change(tuple(Put(item) for item in items), "An"))  # type: ignore[arg-type]


def tie(id: str, van: str, naar: str, soort: str = "kent", **more: object) -> Relatie:
    return Relatie(id=id, van=van, naar=naar, soort=soort, **more)  # type: ignore[arg-type]


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A choir in Etten that knows a hall, and a welfare office that knows it over its worker."""
    add(
        desk,
        Actor(id="koor", naam="Koor", soort="bewonersgroep", kern="etten", gevraagd="2024-01"),
        Actor(id="zaal", naam="Zaal", soort="bedrijf", kern="etten", gevraagd=DAY),
        Actor(id="welzijn", naam="Welzijn", soort="instelling", gebieden=("5",)),
        Actor(id="werker", naam="Werker", soort="professional", gebieden=("5",)),
        tie("r1", "koor", "zaal", frequentie="kwartaal", laatst_bevestigd="2024-03-02"),
        tie("r2", "koor", "zaal", "gebruikt_locatie_van", laatst_bevestigd="2026-05-01"),
        tie("r3", "werker", "welzijn", "werkt_voor"),
        tie("r4", "werker", "koor", "overlegt_met", laatst_bevestigd="2026-10-01"),
    )
    return desk


def test_of_an_actor_every_other_stands_there_once_the_newest_contact_first(office: Desk) -> None:
    seen = actor_portrait(office, "koor")
    assert [line.other.naam for line in seen.contacts] == ["Werker", "Zaal"]
    assert seen.contacts[1].how == "Kent, eens per kwartaal; gebruikt locatie van"
    assert seen.knows == "Kent twee anderen"
    assert [line.is_person for line in seen.contacts] == [True, False]


def test_the_age_of_a_contact_is_that_of_the_contact_and_not_of_the_hall_that_is_used(
    office: Desk,
) -> None:
    zaal = actor_portrait(office, "koor").contacts[1]
    assert (zaal.confirmed, zaal.is_old) == ("2024-03-02", True)
    assert not actor_portrait(office, "koor").contacts[0].is_old


def test_an_organisation_knows_whom_its_people_know_and_over_whom_is_said(office: Desk) -> None:
    seen = actor_portrait(office, "welzijn")
    assert seen.contacts == ()
    assert [(line.other.naam, [o.naam for o in line.over]) for line in seen.through] == [
        ("Koor", ["Werker"])
    ]


def test_what_is_over_and_what_is_no_contact_stand_apart(office: Desk) -> None:
    add(office, tie("r5", "koor", "welzijn", tot="2025-01-01"))
    seen = actor_portrait(office, "koor")
    assert [line.other.naam for line in seen.ended] == ["Welzijn"]
    assert [line.other.naam for line in actor_portrait(office, "werker").belongs] == ["Welzijn"]


def test_what_plays_around_an_actor_overdue_first_and_nothing_that_is_done(office: Desk) -> None:
    agreed = Afspraak(
        id="a1", titel="Bel Koor", beslissing="doen", stand="open", actoren=("koor",), gebied="5"
    )
    add(
        office,
        replace(agreed, voor="2026-12-24"),
        replace(agreed, id="a2", titel="Te laat", voor="2026-11-22"),
        replace(agreed, id="a3", titel="Gedaan", stand="gedaan"),
        replace(agreed, id="a4", titel="Niet nu", beslissing="later"),
        Signaal(id="s1", titel="Geen dirigent", gebied="5", betrokken=("koor",)),
        Signaal(id="s2", titel="Oud", gebied="5", betrokken=("koor",), staat="klaar"),
        Gesprek(id="g1", met=("koor",), datum="2026-11-20", waarover="de zaal", noemde=("zaal",)),
    )
    seen = actor_portrait(office, "koor")
    assert [play.titel for play in seen.plays] == ["Te laat", "Bel Koor", "Geen dirigent"]
    assert seen.plays[0].days_late == 3
    assert [talk.titel for talk in seen.talks] == ["de zaal"]
    assert seen.past[0].words == "Gesprek: de zaal"


def test_of_the_agenda_the_newest_plays_first_and_what_has_no_day_last(office: Desk) -> None:
    days = {"Oud": "2025-01-04", "Zonder dag": None, "Net gehoord": DAY, "Voorjaar": "2026-04-01"}
    add(
        office,
        *(
            Signaal(id=t, titel=t, datum=day, gebied="5", betrokken=("koor",))
            for t, day in days.items()
        ),
        Afspraak(
            id="a", titel="Bel Koor", beslissing="doen", stand="open", actoren=("koor",), gebied="5"
        ),
    )
    told = [play.titel for play in actor_portrait(office, "koor").plays]
    assert told == ["Bel Koor", "Net gehoord", "Voorjaar", "Oud", "Zonder dag"]


def test_klopt_nog_is_one_change_that_one_undo_takes_back(office: Desk) -> None:
    seen = actor_portrait(office, "koor")
    made = seen_today(office, "Actor", "koor", seen.version, "t", "voorzitter")
    after = actor_portrait(office, "koor").item
    assert (after.laatst_bevestigd, after.bevestigd_door) == (DAY, "voorzitter")
    assert made.why == "Koor: klopt nog"
    undo(office, made.number)
    assert actor_portrait(office, "koor").item == seen.item


def test_klopt_nog_of_a_contact_refreshes_that_contact_and_nothing_else(office: Desk) -> None:
    before = actor_portrait(office, "koor")
    relatie, version = before.contacts[1].relaties[0]
    seen_today(office, "Relatie", relatie, version, "t")
    after = actor_portrait(office, "koor")
    assert after.contacts[0].other.naam == "Zaal"
    assert after.contacts[0].confirmed == DAY
    assert after.item == before.item


def test_klopt_nog_of_what_a_colleague_changed_since_is_refused(office: Desk) -> None:
    seen = actor_portrait(office, "koor")
    seen_today(office, "Actor", "koor", seen.version, "t")
    with pytest.raises(InputError, match="vandaag al bevestigd"):
        seen_today(office, "Actor", "koor", seen.version, "u")
    add_name = replace(actor_portrait(office, "zaal").item, contact="beheerder")
    old = actor_portrait(office, "zaal").version
    apply(office, Change((Put(add_name, old),), "Bo"))
    with pytest.raises(Conflict):
        seen_today(office, "Actor", "zaal", old, "v")


def test_who_was_removed_is_named_with_the_change_that_did_it(office: Desk) -> None:
    remove_item(office, "Actor", "zaal", actor_portrait(office, "zaal").version)
    with pytest.raises(NotFound):
        actor_portrait(office, "zaal")
    gone = gone_actor(office, "zaal")
    assert gone is not None
    assert (gone.naam, gone.now) == ("Zaal", None)
    undo(office, gone.revision.number, gone.revision.seal)
    assert actor_portrait(office, "zaal").item.naam == "Zaal"


def test_who_was_merged_is_followed_to_who_it_is_now_also_twice(office: Desk) -> None:
    merge_actoren(office, "zaal", "koor")
    merge_actoren(office, "welzijn", "zaal")
    gone = gone_actor(office, "koor")
    assert gone is not None
    assert gone.now is not None
    assert (gone.naam, gone.now.naam) == ("Koor", "Welzijn")
    assert gone_actor(office, "nooit") is None


def test_of_a_kern_where_one_was_asked_nothing_is_said_but_whom_to_ask(desk: Desk) -> None:
    add(
        desk,
        Actor(id="a", naam="A", soort="bedrijf", kern="etten", gevraagd=DAY),
        Actor(id="b", naam="B", soort="bedrijf", kern="etten"),
    )
    facts = kern_portrait(desk, "etten").facts
    assert facts.too_little
    assert [ref.naam for ref in facts.ask] == ["B"]
    assert facts.sentence == "2 bedrijven."


def test_a_kern_says_how_many_of_those_who_are_there_may_be_there_twice(desk: Desk) -> None:
    names = ("Harmonie Etten", "De Harmonie", "Koor")
    add(desk, *(Actor(id=n[:5], naam=n, soort="bedrijf", kern="etten") for n in names))
    facts = kern_portrait(desk, "etten").facts
    assert facts.sentence == "3 bedrijven. Daarvan staat er 1 misschien dubbel in."


def test_a_kern_tells_who_is_there_and_over_whom_it_knows_others(office: Desk) -> None:
    seen = kern_portrait(office, "etten")
    assert [member.ref.naam for member in seen.facts.members] == ["Koor", "Zaal"]
    assert (seen.facts.inside, seen.facts.outside) == (1, 1)
    assert [ref.naam for ref in seen.facts.gates] == ["Koor"]
    with pytest.raises(NotFound):
        kern_portrait(office, "nergens")


def test_the_spiegel_has_every_kern_also_one_without_anybody(office: Desk) -> None:
    seen = gebied_portrait(office, "5")
    counts = {row.naam: row.facts.count for row in seen.places}
    assert counts["Etten"] == 2
    assert counts["Ulft-noord"] == 0
    assert sum(counts.values()) == seen.facts.count == 4
    everywhere = gebied_portrait(office, None)
    assert [row.place.label for row in everywhere.places if row.place] == ["Gebied"] * 6


def test_what_plays_shows_on_gebied_and_kern_also_without_any_actor(office: Desk) -> None:
    add(
        office,
        Signaal(id="s1", titel="Bus weg", gebied="5", kern="etten", domeinen=("vervoer",)),
        Signaal(id="s2", titel="Stil hier", kern="ulft-noord"),
        Vraagstuk(id="v1", titel="Hoe kom je er?", gebied="5", signalen=("s1", "s2")),
        Initiatief(id="i1", titel="Belbus", gebied="5", vraagstuk="v1"),
        Vraagstuk(id="v2", titel="Overal druk", gebied="5", reikwijdte="heel_gebied"),
        Vraagstuk(id="v3", titel="Ergens druk", gebied="5", domeinen=("wonen",)),
        Vraagstuk(id="v4", titel="Elders", gebied="3", reikwijdte="heel_gebied"),
    )

    def titles(seen: Any) -> set[str]:
        return {line.titel for line in seen.plays}

    everything = {"Bus weg", "Stil hier", "Hoe kom je er?", "Belbus", "Overal druk", "Ergens druk"}
    whole = gebied_portrait(office, "5")
    assert everything <= titles(whole)
    both = {"Hoe kom je er?", "Belbus", "Overal druk"}
    for kern, own in (("etten", "Bus weg"), ("ulft-noord", "Stil hier")):
        assert titles(kern_portrait(office, kern)) >= both | {own}
        assert not {"Ergens druk", "Elders"} & titles(kern_portrait(office, kern))
    rows = {row.naam: row for row in whole.places}
    assert titles(rows["Ulft-noord"]) >= {"Stil hier", "Hoe kom je er?"}
    assert "Ergens druk" in titles(rows[WITHOUT_KERN])
    themes = {row.naam: row for row in whole.themas}
    assert "Ergens druk" in titles(themes["Wonen"])


def test_a_pair_tells_whom_both_know_and_over_whom_their_organisations_have_contact(
    office: Desk,
) -> None:
    add(office, tie("r6", "zaal", "werker"))
    known = pair_portrait(office, "koor", "werker")
    assert known.contact
    assert [ref.naam for ref in known.shared] == ["Zaal"]
    over = pair_portrait(office, "koor", "welzijn")
    assert not over.contact
    assert [ref.naam for ref in over.carriers] == ["Werker"]
    assert pair_portrait(office, "werker", "welzijn").one_unit
    with pytest.raises(InputError):
        pair_portrait(office, "koor", "koor")


def test_a_pair_shows_both_relations_with_source_and_what_happened_to_them(office: Desk) -> None:
    seen = pair_portrait(office, "zaal", "koor")
    assert [t.laatst_bevestigd for t in seen.ties] == ["02-03-2024", "01-05-2026"]
    assert len(seen.history) == 1
    assert seen.settings == ()


def test_of_an_actor_its_own_card_leads_then_its_proposals() -> None:
    desk = demo_desk()

    given = findings(desk, Selection(gebied="5"))
    told = about_actor(given, "demo-etten-belang")
    assert told[0].subject.ids == ("demo-etten-belang",)
    assert {card.subject.kind for card in told[1:]} == {"tie"}
    kern = kern_portrait(desk, "etten")
    place = about_place(given, "etten", kern.ids)
    assert place[0].subject.key == "kern:etten"
    assert "demo-etten-belang" in {card.subject.ids[0] for card in place}
    pairs = thin_pairs(given, ["demo-etten-belang"])
    assert pairs
    assert all("demo-etten-belang" in pair for pair in pairs)


@pytest.mark.parametrize("gebied", ["5", "6"])
def test_who_may_read_one_gebied_is_told_of_nobody_outside_it(gebied: str) -> None:
    desk = limited(gebied)
    net = desk.networks.net()
    said = [gebied_portrait(desk, gebied)]
    said += [kern_portrait(desk, k.id) for k in net.kernen if k.gebied == gebied]
    ids = [str(id) for id in net.actors["id"]]
    said += [actor_portrait(desk, id) for id in ids]
    said += [pair_portrait(desk, ids[0], id) for id in ids[1:6]]
    text = json.dumps([asdict(one) for one in said], default=str, ensure_ascii=False)
    assert named_outside(text, gebied) == []


def test_who_may_read_one_gebied_gets_no_page_of_another() -> None:
    desk = limited("6")
    for ask in (
        lambda: actor_portrait(desk, "demo-etten-belang"),
        lambda: actor_portrait(desk, "wie-er-nooit-was"),
        lambda: kern_portrait(desk, "etten"),
        lambda: gebied_portrait(desk, "5"),
        lambda: gebied_portrait(desk, None),
        lambda: gone_actor(desk, "demo-etten-belang"),
    ):
        with pytest.raises(AccessDenied):
            ask()


def test_who_may_only_read_cannot_say_that_it_still_is_so(office: Desk) -> None:
    reader = office.of(User("Bo", "lezer"))
    with pytest.raises(AccessDenied):
        seen_today(reader, "Actor", "koor", actor_portrait(reader, "koor").version, "t")
