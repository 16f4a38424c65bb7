"""The agenda at its edges: of another gebied, of tomorrow, done already, and of nobody known."""

from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.cli.agenda_words import card_words
from netwerk.errors import InputError
from netwerk.model import Activiteit, Actor, Afspraak, Initiatief, Signaal, Vraagstuk
from netwerk.net.selection import Selection
from netwerk.services.agenda.agenda_board import AgendaChosen, agenda_board, agenda_cards
from netwerk.services.agenda.agenda_items import AgendaKey
from netwerk.services.agenda.agenda_making import (
    InitiatiefTyped,
    VraagstukTyped,
    make_initiatief,
    make_vraagstuk,
)
from netwerk.services.agenda.agenda_opened import open_agenda_item
from netwerk.services.agenda.agenda_print import agenda_page
from netwerk.services.agenda.agenda_results import celebrate, close_item
from netwerk.services.agenda.agenda_signals import SignalTyped, note_signal
from netwerk.services.agenda.agenda_steps import OPSCHALEN, StepTyped, take_step
from netwerk.services.agenda.agenda_timeline import agenda_timeline
from netwerk.services.portraits.playing import everything
from netwerk.store.port import Change, Put


def put(desk, *items):
    desk.store.apply(Change(tuple(map(Put, items)), "An"))
    desk.networks.changed()


def of_gebied(desk, gebied, role="bewerker"):
    return desk.of(User("Bo", "geen", {gebied: role}))


def signal(id, gebied="3", **more):
    return Signaal(id=id, titel=f"Signaal {id}", gebied=gebied, datum="2026-10-01", **more)


def titles(desk, gebied, done=False):
    columns = agenda_board(desk, AgendaChosen(gebied=gebied))
    return [c.titel for column in columns for c in (column.done if done else column.open)]


def test_who_closes_a_vraagstuk_leaves_a_signal_of_another_gebied_as_it_was(desk):
    both = Vraagstuk(id="v", titel="Zaal", gebied="3", signalen=("s3", "s5"))
    put(desk, signal("s3"), signal("s5", "5"), both)
    close_item(of_gebied(desk, "3"), AgendaKey("Vraagstuk", "v"), "t1")
    stored = desk.store.get(Signaal, ["s3", "s5"])
    assert [stored[id].item.staat for id in ("s3", "s5")] == ["klaar", None]


def test_on_the_sheet_of_a_gebied_nobody_is_named_who_may_not_be_seen(desk):
    zaal = Actor(id="zaal", naam="Zaal Het Hof", soort="bedrijf", gebieden=("3",))
    put(desk, zaal, signal("s5", "5", betrokken=("zaal",)))
    assert "Zaal Het Hof" in agenda_page(desk, Selection(gebied="5")).decode()
    html = agenda_page(of_gebied(desk, "5", "lezer"), Selection(gebied="5")).decode()
    assert "Zaal Het Hof" not in html
    assert "niet bekend" in html


def test_an_open_signal_of_a_closed_vraagstuk_stands_on_the_board_by_itself(desk):
    closed = Vraagstuk(id="v", titel="Zaal", gebied="3", staat="klaar", signalen=("s3",))
    put(desk, signal("s3"), closed)
    assert titles(desk, "3") == ["Signaal s3"]
    assert titles(desk, "3", done=True) == ["Zaal"]


@pytest.mark.parametrize(("stand", "late"), [("open", 3), ("gedaan", 0)])
def test_what_was_agreed_and_done_is_not_late(desk, stand, late):
    agreed = Afspraak(
        id="a",
        titel="Zaal bellen",
        beslissing="doen",
        stand=stand,
        voor="2026-11-22",
        signaal="s3",
        gebied="3",
    )
    put(desk, signal("s3"), agreed)
    (card,) = agenda_board(desk, AgendaChosen(gebied="3"))[0].open
    assert card.late == late


def test_a_signal_of_tomorrow_is_refused(desk):
    note_signal(desk, SignalTyped("Geen inloop", gebied="3", datum="2026-11-25"), "t1")
    with pytest.raises(InputError, match="26 november 2026 moet nog komen"):
        note_signal(desk, SignalTyped("Geen bus", gebied="3", datum="2026-11-26"), "t2")


def test_what_is_in_no_gebied_is_of_each(desk):
    put(desk, signal("s0", None), signal("s5", "5"))
    assert titles(desk, "3") == ["Signaal s0"]
    assert sorted(titles(desk, "5")) == ["Signaal s0", "Signaal s5"]


def test_nothing_is_done_with_it_before_it_began(desk):
    one = signal("s3", staat="loopt")
    plan = Initiatief(id="i", titel="Zaal", gebied="3", datum="2026-10-01")
    put(desk, one, plan)
    early = StepTyped(OPSCHALEN, "De zaal sluit", datum="2026-09-30")
    with pytest.raises(InputError, match="speelt sinds 1 oktober 2026. Een stap kan niet"):
        take_step(desk, AgendaKey("Signaal", "s3"), early, "t1")
    with pytest.raises(InputError, match="Een succes kan niet van daarvoor zijn"):
        celebrate(desk, AgendaKey("Initiatief", "i"), "De zaal is er", "t2", "2026-09-30")
    take_step(desk, AgendaKey("Signaal", "s3"), replace(early, datum="2026-10-01"), "t3")


def test_a_vraagstuk_plays_everywhere_since_its_oldest_signal(desk):
    old = signal("s3", kern="etten")
    one = Vraagstuk(
        id="v", titel="Zaal", gebied="3", kern="etten", datum="2026-10-09", signalen=("s3",)
    )
    put(desk, old, one)
    (card,) = (c for c in agenda_cards(desk, AgendaChosen()) if c.label == "Vraagstuk")
    (line,) = (p for p in everything(desk, desk.networks.net(), desk.today) if p.id == "v")
    assert [card.datum, line.day] == ["2026-10-01", "2026-10-01"]
    assert "sinds 1 oktober 2026" in agenda_page(desk, Selection(gebied="3")).decode()
    assert "sinds 9 oktober 2026" not in agenda_page(desk, Selection(gebied="3")).decode()


def test_what_is_on_the_calendar_for_an_initiatief_stands_on_its_card(desk):
    plan = Initiatief(id="i", titel="Zaal", gebied="3", datum="2026-10-01")
    put(desk, plan, Activiteit(id="a", titel="Buurtdag", datum="2026-12-03", initiatief="i"))
    seen = open_agenda_item(desk, AgendaKey("Initiatief", "i"))
    assert [item.titel for item in seen.planned] == ["Buurtdag"]
    assert "Op de kalender: Buurtdag (3 december 2026)" in card_words(seen)


def test_who_closes_hears_which_afspraken_stay_open(desk):
    plan = Initiatief(id="i", titel="Zaal", gebied="3", datum="2026-10-01")
    agreed = Afspraak(
        id="a", titel="Bellen", beslissing="doen", stand="open", gebied="3", initiatief="i"
    )
    put(desk, plan, agreed)
    made = close_item(desk, AgendaKey("Initiatief", "i"), "t1")
    assert made.why.endswith("afgesloten; er staat nog een afspraak open")


def test_of_one_day_it_came_before_it_was_done(desk):
    put(desk, signal("s3", staat="nieuw"))
    take_step(
        desk, AgendaKey("Signaal", "s3"), StepTyped(OPSCHALEN, "Alles", datum="2026-10-01"), "t1"
    )
    (month,) = agenda_timeline(desk, AgendaChosen())
    assert [event.kind for event in month.happened] == ["Opgeschaald", "Signaal"]


@pytest.mark.parametrize("make", [lambda d: make_vraagstuk(d, VraagstukTyped(" ", ("s3",)), "t"),
    lambda d: make_initiatief(d, InitiatiefTyped("", "v"), "t"),
    lambda d: note_signal(d, SignalTyped("", gebied="3"), "t")])  # fmt: skip
def test_what_lacks_is_called_as_the_form_calls_it(desk, make):
    put(desk, signal("s3"), Vraagstuk(id="v", titel="Zaal", gebied="3"))
    with pytest.raises(InputError, match="wat de vraag is|wat jullie gaan doen|hoorde of zag"):
        make(desk)
