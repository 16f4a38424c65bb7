"""The agenda: from a signal to a celebrated initiatief, each act one change that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, AlreadyThere, Conflict, InputError, LooksPrivate, NotFound
from netwerk.map.view import View
from netwerk.model import Actor, Afspraak, Initiatief, Signaal, Stap, Vraagstuk
from netwerk.net.selection import Selection
from netwerk.services.agenda.agenda_board import AgendaChosen, agenda_board
from netwerk.services.agenda.agenda_items import AgendaKey, called_on_agenda
from netwerk.services.agenda.agenda_making import (
    InitiatiefTyped,
    VraagstukTyped,
    add_signals,
    make_initiatief,
    make_vraagstuk,
)
from netwerk.services.agenda.agenda_marks import agenda_places
from netwerk.services.agenda.agenda_opened import open_agenda_item
from netwerk.services.agenda.agenda_print import agenda_page
from netwerk.services.agenda.agenda_results import (
    BudgetTyped,
    agree_about,
    celebrate,
    close_item,
    euros,
    reopen_item,
    set_budget,
)
from netwerk.services.agenda.agenda_signals import SignalTyped, heard_as, note_signal
from netwerk.services.agenda.agenda_since import agenda_since
from netwerk.services.agenda.agenda_steps import (
    OPSCHALEN,
    OVERDRACHT,
    TERUGLEGGEN,
    StepTyped,
    answer_step,
    take_step,
)
from netwerk.services.agenda.agenda_timeline import agenda_timeline
from netwerk.services.answers.highlights import marks_for
from netwerk.services.day.agreements import agreements
from netwerk.services.desk import Desk
from netwerk.services.maps import geo_picture, picture
from netwerk.services.portraits.kern_portrait import kern_portrait
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put, Store
from netwerk.store.values import Revision
from tests.services.conftest import TODAY

DAY = TODAY.isoformat()
UP = StepTyped(OPSCHALEN, "De zaal sluit in mei, drie clubs zoeken een plek.")


def one(store: Store, cls: type[Any]) -> Any:
    (entry,) = store.all(cls)
    return entry.item


def put(desk: Desk, *items: Any) -> None:
    desk.store.apply(Change(tuple(map(Put, items)), "An"))


@pytest.fixture
def heard(desk: Desk, village: Store) -> Desk:
    """Two signals of Silvolde about the hall, and one of Etten."""
    put(
        desk,
        Signaal(
            id="s1", titel="Zaal zonder opvolger", gebied="3", kern="silvolde",
            domeinen=("sociaal",), niveau="netwerk", staat="nieuw", betrokken=("zaal",),
            datum="2026-09-01", bronsoort="keukentafel",
        ),
        Signaal(
            id="s2", titel="Koor zoekt plek", gebied="3", kern="silvolde", domeinen=("cultuur",),
            niveau="gebiedsteam", staat="nieuw", betrokken=("koor", "zaal"), datum="2026-10-01",
        ),
        Signaal(id="s5", titel="Geen bus", gebied="5", kern="etten", datum="2026-10-02"),
    )  # fmt: skip
    return desk


@pytest.fixture
def question(heard: Desk) -> Desk:
    """The signals of Silvolde came together in a vraagstuk."""
    make_vraagstuk(heard, VraagstukTyped("Waar kunnen de clubs terecht?", ("s1", "s2")), "t0")
    return heard


@pytest.fixture
def plan(question: Desk) -> Desk:
    """An initiatief for it."""
    vraagstuk = one(question.store, Vraagstuk).id
    make_initiatief(question, InitiatiefTyped("Samen een zaal", vraagstuk, "", ("koor",)), "t01")
    return question


def key(desk: Desk, cls: type[Any]) -> AgendaKey:
    return AgendaKey(cls.__name__, one(desk.store, cls).id)


def test_a_signal_needs_a_title_and_a_place_and_the_rest_is_filled(desk: Desk) -> None:
    note_signal(desk, SignalTyped("  Geen open inloop\n", kern="silvolde"), "t1")
    made = one(desk.store, Signaal)
    assert (made.titel, made.gebied, made.kern) == ("Geen open inloop", "3", "silvolde")
    assert (made.staat, made.niveau, made.datum, made.bron) == ("nieuw", "netwerk", DAY, "An")


def test_a_signal_sent_twice_is_there_once(desk: Desk) -> None:
    for _ in range(2):
        note_signal(desk, SignalTyped("Geen inloop", gebied="3"), "t1")
    assert len(list(desk.store.all(Signaal))) == 1


def test_the_same_signal_at_the_same_place_is_asked_about_first(desk: Desk) -> None:
    note_signal(desk, SignalTyped("Geen inloop", kern="silvolde"), "t1")
    again = SignalTyped("geen  Inloop", kern="silvolde", bronsoort="team")
    with pytest.raises(AlreadyThere, match="Dit signaal staat er al: Geen inloop, van ") as asked:
        note_signal(desk, again, "t2")
    held = one(desk.store, Signaal)
    assert (asked.value.others, asked.value.names) == ((("Signaal", held.id),), ("Geen inloop",))
    note_signal(desk, again, "t2", sure=True)
    note_signal(desk, replace(again, kern=None, gebied="3"), "t3")
    note_signal(desk, replace(again, titel="Geen inloop meer"), "t4")
    assert len(list(desk.store.all(Signaal))) == 4


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (SignalTyped(" ", gebied="3"), "titel"),
        (SignalTyped("Geen inloop"), "Waar speelt het"),
        (SignalTyped("Geen inloop", gebied="3", datum="2026-12-01"), "moet nog komen"),
        (SignalTyped("Geen inloop", gebied="3", bronsoort="roddel"), "roddel"),
    ],
)
def test_a_signal_that_cannot_be_is_one_sentence_and_nothing_is_kept(
    desk: Desk, typed: SignalTyped, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        note_signal(desk, typed, "t1")
    assert list(desk.store.all(Signaal)) == []


@pytest.mark.parametrize(
    ("text", "titel", "more"),
    [
        ("  Geen bus \n", "Geen bus", ""),
        ("Geen bus\n\nNiet op zondag\nen niet in de avond", "Geen bus", "Niet op zondag\nen niet in de avond"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_what_is_heard_has_its_first_line_as_title(text: str, titel: str, more: str) -> None:
    assert heard_as(text) == (titel, more)


def test_a_long_line_is_cut_off_in_the_title_and_stays_whole_in_the_rest() -> None:
    text = "De bus rijdt niet meer, " * 20
    titel, more = heard_as(text)
    assert len(titel) <= 124
    assert titel.endswith(" ...")
    assert more == text.strip()


PRIVATE = "Bel mevrouw Jansen op 06-12345678"


def test_a_vraagstuk_takes_over_where_what_and_who_of_its_signals(question: Desk) -> None:
    made = one(question.store, Vraagstuk)
    assert made.signalen == ("s1", "s2")
    assert (made.gebied, made.kern, made.staat) == ("3", "silvolde", "nieuw")
    assert (made.domeinen, made.betrokken) == (("sociaal", "cultuur"), ("zaal", "koor"))
    assert made.niveau == "gebiedsteam", "the highest level that a signal had"
    signals = question.store.get(Signaal, ["s1", "s2"])
    assert [signals[id].item.staat for id in ("s1", "s2")] == ["loopt", "loopt"]


def test_signals_of_two_gebieden_are_no_one_vraagstuk(heard: Desk) -> None:
    with pytest.raises(InputError, match="verschillende gebieden"):
        make_vraagstuk(heard, VraagstukTyped("Samen", ("s1", "s5")), "t1")
    with pytest.raises(InputError, match="een of meer signalen"):
        make_vraagstuk(heard, VraagstukTyped("Samen", ()), "t1")


def test_a_signal_can_come_to_a_vraagstuk_later_but_not_of_another_gebied(question: Desk) -> None:
    put(question, Signaal(id="s3", titel="Fanfare zoekt plek", gebied="3"))
    add_signals(question, key(question, Vraagstuk), ("s3",), "t1")
    assert one(question.store, Vraagstuk).signalen == ("s1", "s2", "s3")
    with pytest.raises(InputError, match="ander gebied"):
        add_signals(question, key(question, Vraagstuk), ("s5",), "t2")
    with pytest.raises(InputError, match="nog niet bij"):
        add_signals(question, key(question, Vraagstuk), ("s1",), "t3")


def test_an_initiatief_goes_on_from_its_vraagstuk(plan: Desk) -> None:
    made, of = one(plan.store, Initiatief), one(plan.store, Vraagstuk)
    assert (made.vraagstuk, made.gebied, made.kern) == (of.id, "3", "silvolde")
    assert (made.niveau, made.staat, made.betrokken) == ("gebiedsteam", "loopt", ("koor",))
    assert of.staat == "loopt"


def test_stepping_up_keeps_who_told_what_to_whom_and_raises_the_level(heard: Desk) -> None:
    take_step(heard, AgendaKey("Signaal", "s1"), UP, "t1")
    step = one(heard.store, Stap)
    assert (step.soort, step.niveau, step.naar) == ("opschalen", "gebiedsteam", "gebiedsteam")
    assert (step.van, step.datum, step.signaal) == ("An", DAY, "s1")
    item = heard.store.get(Signaal, ["s1"])["s1"].item
    assert (item.niveau, item.staat) == ("gebiedsteam", "loopt")


def test_a_step_can_pass_the_team_by_and_comes_back_lower(heard: Desk) -> None:
    at = AgendaKey("Signaal", "s1")
    take_step(heard, at, StepTyped(OPSCHALEN, "Haast", niveau="bestuur"), "t1")
    with pytest.raises(InputError, match="Verder kan niet"):
        take_step(heard, at, UP, "t2")
    take_step(heard, at, StepTyped(TERUGLEGGEN, "Kan in het dorp", niveau="netwerk"), "t3")
    assert heard.store.get(Signaal, ["s1"])["s1"].item.niveau == "netwerk"
    with pytest.raises(InputError, match="Verder kan niet"):
        take_step(heard, at, StepTyped(TERUGLEGGEN, "Nog lager"), "t4")


def test_a_step_of_which_nothing_is_told_is_not_kept(heard: Desk) -> None:
    at = AgendaKey("Signaal", "s1")
    with pytest.raises(InputError, match="vertelde"):
        take_step(heard, at, StepTyped(OPSCHALEN, " "), "t1")
    with pytest.raises(InputError, match="Aan wie"):
        take_step(heard, at, StepTyped(OVERDRACHT, "Alles"), "t1")
    with pytest.raises(InputError, match="bestaat niet"):
        take_step(heard, at, StepTyped("doorschuiven", "Alles"), "t1")
    with pytest.raises(InputError, match="gebiedsteam of bestuur"):
        take_step(heard, at, StepTyped(OPSCHALEN, "Alles", niveau="netwerk"), "t1")
    assert list(heard.store.all(Stap)) == []


def test_a_warm_hand_over_names_the_receiver_by_function_and_keeps_the_level(heard: Desk) -> None:
    put(
        heard,
        Actor(id="wv", naam="Wijkverpleging Silvolde", soort="professional", kern="silvolde",
              rol="wijkverpleegkundige"),
    )  # fmt: skip
    at = AgendaKey("Signaal", "s1")
    take_step(heard, at, StepTyped(OVERDRACHT, "Wat ik hoorde", ontvanger="wv"), "t1")
    step = one(heard.store, Stap)
    assert (step.naar, step.ontvanger, step.niveau) == ("wijkverpleegkundige", "wv", "netwerk")
    opened = open_agenda_item(heard, at)
    assert opened.steps[0].sentence == (
        "Warm overgedragen op 25 november 2026, van An aan wijkverpleegkundige."
    )
    with pytest.raises(LooksPrivate):
        take_step(heard, at, StepTyped(OVERDRACHT, "Alles", naar="mevr. Jansen"), "t2")
    with pytest.raises(NotFound):
        take_step(heard, at, StepTyped(OVERDRACHT, "Alles", ontvanger="weg"), "t2")


def test_a_receiver_without_a_function_is_named_wherever_it_is_told(heard: Desk) -> None:
    put(heard, Actor(id="huis", naam="Dorpshuis Silvolde", soort="bedrijf", kern="silvolde"))
    at = AgendaKey("Signaal", "s1")
    made = take_step(heard, at, StepTyped(OVERDRACHT, "Alles", ontvanger="huis"), "t1")
    named = "aan Dorpshuis Silvolde (functie niet bekend)"
    assert made.why.endswith(f"warm overgedragen {named}")
    assert named in open_agenda_item(heard, at).steps[0].sentence
    told = [e.words for month in agenda_timeline(heard, AgendaChosen()) for e in month.happened]
    assert "naar Dorpshuis Silvolde (functie niet bekend)" in told
    up = take_step(heard, at, UP, "t2")
    assert up.why.endswith("opgeschaald naar het gebiedsteam")


def test_what_is_sent_twice_is_done_once_and_says_so_both_times(plan: Desk) -> None:
    vraagstuk, initiatief = key(plan, Vraagstuk), key(plan, Initiatief)
    put(plan, Signaal(id="s9", titel="Geen licht", gebied="3", datum="2026-10-03"))
    acts: list[Callable[[], Revision]] = [
        lambda: add_signals(plan, vraagstuk, ["s9"], "d1"),
        lambda: take_step(plan, vraagstuk, UP, "d2"),
        lambda: answer_step(plan, one(plan.store, Stap).id, "Er komt een plek.", "d3"),
        lambda: celebrate(plan, initiatief, "De clubs delen een zaal.", "d4"),
        lambda: close_item(plan, vraagstuk, "d5"),
        lambda: reopen_item(plan, vraagstuk, "d6"),
    ]
    for act in acts:
        done = act()
        assert act() == done
        assert plan.store.revision() == done.number


def test_what_another_closed_before_says_so(plan: Desk) -> None:
    close_item(plan, key(plan, Vraagstuk), "d1")
    with pytest.raises(InputError, match="al afgesloten"):
        close_item(plan, key(plan, Vraagstuk), "d2")


def test_what_came_back_is_kept_on_the_step_once(heard: Desk) -> None:
    at = AgendaKey("Signaal", "s1")
    take_step(heard, at, UP, "t1")
    id = one(heard.store, Stap).id
    with pytest.raises(InputError, match="terugkwam"):
        answer_step(heard, id, "  ", "t2")
    with pytest.raises(InputError, match="voor 25 november"):
        answer_step(heard, id, "Ja", "t2", op="2026-11-01")
    answer_step(heard, id, "Het team zoekt een zaal.", "t2")
    assert open_agenda_item(heard, at).steps[0].antwoord == "Het team zoekt een zaal."
    assert one(heard.store, Stap).antwoord_op == DAY
    with pytest.raises(InputError, match="al een antwoord"):
        answer_step(heard, id, "Nog een", "t3")
    with pytest.raises(NotFound, match="stap"):
        answer_step(heard, "weg", "Ja", "t4")


def test_closing_a_vraagstuk_closes_its_signals_but_not_those_of_another(question: Desk) -> None:
    other = Vraagstuk(id="v2", titel="Cultuur", gebied="3", signalen=("s2",), staat="loopt")
    put(question, other)
    first = next(e.item.id for e in question.store.all(Vraagstuk) if e.item.id != "v2")
    made = close_item(question, AgendaKey("Vraagstuk", first), "t1")
    signals = question.store.get(Signaal, ["s1", "s2"])
    assert [signals[id].item.staat for id in ("s1", "s2")] == ["klaar", "loopt"]
    undo(question, made.number)
    assert question.store.get(Signaal, ["s1"])["s1"].item.staat == "loopt"


def test_what_is_closed_goes_no_further_until_it_is_opened_again(question: Desk) -> None:
    at = key(question, Vraagstuk)
    close_item(question, at, "t1")
    for act in (
        lambda: close_item(question, at, "t2"),
        lambda: take_step(question, at, UP, "t2"),
        lambda: make_initiatief(question, InitiatiefTyped("Plan", at.id), "t2"),
    ):
        with pytest.raises(InputError, match="al afgesloten"):
            act()
    reopen_item(question, at, "t3")
    take_step(question, at, UP, "t4")
    with pytest.raises(InputError, match="nog open"):
        reopen_item(question, at, "t5")


def test_money_has_an_amount_a_source_and_a_decision(plan: Desk) -> None:
    at = key(plan, Initiatief)
    set_budget(plan, at, BudgetTyped(2500, "Leefbaarheidsfonds"), "t1")
    made = one(plan.store, Initiatief)
    assert (made.budget, made.budget_besluit, made.budget_besloten_op) == (
        2500,
        "aangevraagd",
        None,
    )
    set_budget(plan, at, BudgetTyped(2000, "Leefbaarheidsfonds", "Toegekend"), "t2")
    made = one(plan.store, Initiatief)
    assert (made.budget_besluit, made.budget_besloten_op) == ("toegekend", DAY)
    for typed, said in (
        (BudgetTyped(0, "Fonds"), "meer dan 0"),
        (BudgetTyped(float("nan"), "Fonds"), "meer dan 0"),
        (BudgetTyped(5, " "), "Waar komt het geld"),
        (BudgetTyped(5, "Fonds", "misschien"), "Kies uit"),
    ):
        with pytest.raises(InputError, match=said):
            set_budget(plan, at, typed, "t3")
    with pytest.raises(InputError, match="hoort bij een initiatief"):
        set_budget(plan, key(plan, Vraagstuk), BudgetTyped(5, "Fonds"), "t3")


def test_who_typed_an_amount_after_a_colleague_is_told_so(plan: Desk) -> None:
    seen = open_agenda_item(plan, key(plan, Initiatief)).card
    at = AgendaKey("Initiatief", seen.id, seen.version)
    set_budget(plan, at, BudgetTyped(2500, "Fonds"), "t1")
    with pytest.raises(Conflict):
        set_budget(plan, at, BudgetTyped(900, "Fonds"), "t2")


@pytest.mark.parametrize(
    ("amount", "words"), [(2500, "€ 2.500"), (12.5, "€ 12,50"), (None, "niet bekend")]
)
def test_an_amount_is_written_as_a_dutch_reader_does(amount: float | None, words: str) -> None:
    assert euros(amount) == words


def test_a_success_is_kept_celebrated_and_done(plan: Desk) -> None:
    at = key(plan, Initiatief)
    with pytest.raises(InputError, match="gelukt"):
        celebrate(plan, at, "", "t1")
    celebrate(plan, at, "Drie clubs in één zaal", "t1", op="2026-11-25")
    made = one(plan.store, Initiatief)
    assert (made.succes, made.gevierd_op, made.staat) == (
        "Drie clubs in één zaal", "2026-11-25", "klaar",
    )  # fmt: skip
    with pytest.raises(InputError, match="al gevierd"):
        celebrate(plan, at, "Nog eens", "t2")


def test_what_was_learnt_is_of_an_initiatief(plan: Desk) -> None:
    with pytest.raises(InputError, match="hoort bij een initiatief"):
        close_item(plan, key(plan, Vraagstuk), "t1", les="Eerder vragen")
    close_item(plan, key(plan, Initiatief), "t2", les="Eerder vragen")
    assert one(plan.store, Initiatief).les == "Eerder vragen"


def test_an_afspraak_about_a_card_stands_on_the_card_and_among_the_afspraken(plan: Desk) -> None:
    at = key(plan, Vraagstuk)
    agree_about(plan, at, "Zaal spreken", "t1", voor="2026-12-01")
    made = one(plan.store, Afspraak)
    assert (made.vraagstuk, made.gebied, made.kern, made.wie) == (at.id, "3", "silvolde", "An")
    assert [a.item.id for a in open_agenda_item(plan, at).agreed] == [made.id]
    assert [a.item.id for a in agreements(plan, Selection(gebied="3"))] == [made.id]


def test_an_afspraak_that_is_late_says_so_on_its_card(question: Desk) -> None:
    at = key(question, Vraagstuk)
    late = Afspraak(
        id="a", titel="Zaal bellen", beslissing="doen", stand="open", voor="2026-11-22",
        vraagstuk=at.id, gebied="3",
    )  # fmt: skip
    put(question, late)
    column = agenda_board(question, AgendaChosen(gebied="3"))[1]
    assert [card.late for card in column.open] == [3]


ACTS: dict[str, Any] = {
    "a signal": lambda d: note_signal(d, SignalTyped("Inloop", gebied="3"), "u"),
    "a vraagstuk": lambda d: make_vraagstuk(d, VraagstukTyped("Vraag", ("s1", "s2")), "u"),
    "a signal more": lambda d: add_signals(d, key(d, Vraagstuk), ("s9",), "u"),
    "an initiatief": lambda d: make_initiatief(
        d, InitiatiefTyped("Plan", one(d.store, Vraagstuk).id), "u"
    ),
    "a step": lambda d: take_step(d, key(d, Initiatief), UP, "u"),
    "closing": lambda d: close_item(d, key(d, Vraagstuk), "u"),
    "celebrating": lambda d: celebrate(d, key(d, Initiatief), "Gelukt", "u"),
    "money": lambda d: set_budget(d, key(d, Initiatief), BudgetTyped(5, "Fonds"), "u"),
    "an afspraak": lambda d: agree_about(d, key(d, Initiatief), "Bellen", "u"),
}


def stored(store: Store) -> dict[Any, Any]:
    labels = (Signaal, Vraagstuk, Initiatief, Stap, Afspraak)
    return {(c.__name__, e.item.id): e.item for c in labels for e in store.all(c)}


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_one_change_that_one_undo_takes_back(plan: Desk, act: str) -> None:
    put(plan, Signaal(id="s9", titel="Erbij", gebied="3"))
    before = stored(plan.store)
    made = ACTS[act](plan)
    assert stored(plan.store) != before
    assert plan.store.head().revision == made.number
    undo(plan, made.number)
    assert stored(plan.store) == before


TEXTS: dict[str, Any] = {
    "titel of a signal": lambda d, t: note_signal(d, SignalTyped(t, gebied="3"), "p"),
    "omschrijving of a signal": lambda d, t: note_signal(
        d, SignalTyped("Inloop", gebied="3", omschrijving=t), "p"
    ),
    "titel of a vraagstuk": lambda d, t: make_vraagstuk(d, VraagstukTyped(t, ("s1",)), "p"),
    "omschrijving of a vraagstuk": lambda d, t: make_vraagstuk(
        d, VraagstukTyped("Vraag", ("s1",), t), "p"
    ),
    "titel of an initiatief": lambda d, t: make_initiatief(
        d, InitiatiefTyped(t, one(d.store, Vraagstuk).id), "p"
    ),
    "what was told": lambda d, t: take_step(d, key(d, Initiatief), StepTyped(OPSCHALEN, t), "p"),
    "to whom": lambda d, t: take_step(
        d, key(d, Initiatief), StepTyped(OVERDRACHT, "Alles", naar=t), "p"
    ),
    "succes": lambda d, t: celebrate(d, key(d, Initiatief), t, "p"),
    "les": lambda d, t: close_item(d, key(d, Initiatief), "p", les=t),
    "source of the money": lambda d, t: set_budget(d, key(d, Initiatief), BudgetTyped(5, t), "p"),
    "afspraak": lambda d, t: agree_about(d, key(d, Initiatief), t, "p"),
}


@pytest.mark.parametrize("where", TEXTS)
def test_no_text_of_the_agenda_says_something_about_a_resident(plan: Desk, where: str) -> None:
    before = stored(plan.store)
    with pytest.raises(LooksPrivate, match="privé"):
        TEXTS[where](plan, PRIVATE)
    assert stored(plan.store) == before


def test_what_came_back_passes_the_guard_too(heard: Desk) -> None:
    take_step(heard, AgendaKey("Signaal", "s1"), UP, "t1")
    id = one(heard.store, Stap).id
    with pytest.raises(LooksPrivate):
        answer_step(heard, id, PRIVATE, "t2")
    made = answer_step(heard, id, PRIVATE, "t2", private=True)
    assert "toch opgenomen" in made.why


def test_the_board_has_signals_within_their_vraagstuk_and_folds_what_is_done(plan: Desk) -> None:
    put(plan, Signaal(id="s4", titel="Oud", gebied="3", staat="klaar"))
    signals, vraagstukken, initiatieven = agenda_board(plan, AgendaChosen(gebied="3"))
    assert [c.titel for c in signals.open] == []
    assert [c.titel for c in signals.taken_up] == ["Koor zoekt plek", "Zaal zonder opvolger"]
    assert [c.titel for c in signals.done] == ["Oud"]
    (card,) = vraagstukken.open
    assert (card.signalen, card.staat, card.niveau, card.where) == (
        2, "Loopt", "Gebiedsteam", "Silvolde",
    )  # fmt: skip
    assert [c.titel for c in initiatieven.open] == ["Samen een zaal"]


def test_the_board_shows_what_is_chosen(heard: Desk) -> None:
    def titles(**chosen: str) -> list[str]:
        return [
            c.titel for column in agenda_board(heard, AgendaChosen(**chosen)) for c in column.open
        ]

    assert titles(gebied="5") == ["Geen bus"]
    assert titles(kern="etten") == ["Geen bus"]
    assert titles(gebied="3", domein="cultuur") == ["Koor zoekt plek"]
    assert titles(gebied="3", niveau="netwerk") == ["Zaal zonder opvolger"]
    assert titles(staat="klaar") == []


def test_the_timeline_tells_by_month_what_came_up_and_was_celebrated(plan: Desk) -> None:
    at = key(plan, Initiatief)
    take_step(plan, at, UP, "t1")
    celebrate(plan, at, "Gelukt", "t2")
    months = agenda_timeline(plan, AgendaChosen(gebied="3"))
    assert [m.when for m in months] == ["november 2026", "oktober 2026", "september 2026"]
    kinds = {event.kind for event in months[0].happened}
    assert kinds >= {"Vraagstuk", "Initiatief", "Opgeschaald", "Gevierd", "Afgesloten"}
    assert [e.titel for e in months[2].happened] == ["Zaal zonder opvolger"]


def test_a_reader_of_one_gebied_sees_nothing_of_another(plan: Desk) -> None:
    reader = plan.of(User("Bo", "geen", {"5": "lezer"}))
    seen = (
        agenda_board(reader, AgendaChosen())
        if reader.may_read()
        else agenda_board(reader, AgendaChosen(gebied="5"))
    )
    assert [c.titel for column in seen for c in column.open] == ["Geen bus"]
    with pytest.raises(AccessDenied):
        open_agenda_item(reader, key(plan, Vraagstuk))
    with pytest.raises(AccessDenied):
        agenda_board(reader, AgendaChosen(gebied="3"))
    months = agenda_timeline(reader, AgendaChosen(gebied="5"))
    assert [e.titel for m in months for e in m.happened] == ["Geen bus"]


def test_who_changes_one_gebied_steps_nothing_up_in_another(plan: Desk) -> None:
    other = plan.of(User("Bo", "lezer", {"5": "bewerker"}))
    before = stored(plan.store)
    at = key(plan, Vraagstuk)
    for act in (
        lambda: take_step(other, at, UP, "t1"),
        lambda: take_step(other, at, StepTyped(OVERDRACHT, "Alles", naar="wijkagent"), "t1"),
        lambda: make_initiatief(other, InitiatiefTyped("Plan", at.id), "t1"),
        lambda: make_vraagstuk(other, VraagstukTyped("Vraag", ("s1",)), "t1"),
        lambda: close_item(other, at, "t1"),
        lambda: agree_about(other, at, "Bellen", "t1"),
        lambda: note_signal(other, SignalTyped("Inloop", gebied="3"), "t1"),
    ):
        with pytest.raises(AccessDenied):
            act()
    assert stored(plan.store) == before
    note_signal(other, SignalTyped("Inloop", gebied="5"), "t2")


def test_an_item_is_found_by_key_or_title(plan: Desk) -> None:
    assert called_on_agenda(plan, "s5") == AgendaKey("Signaal", "s5")
    assert called_on_agenda(plan, "samen een zaal").label == "Initiatief"
    with pytest.raises(NotFound, match="agenda list"):
        called_on_agenda(plan, "kermis")
    with pytest.raises(InputError):
        called_on_agenda(plan, "zaal")


def test_the_sheet_has_the_board_first_then_vraagstukken_and_names_no_person(plan: Desk) -> None:
    put(
        plan,
        Actor(id="wm", naam="Truus van Dijk", soort="professional", rol="wijkverpleegkundige",
              kern="silvolde", email="t.vandijk@voorbeeld.example"),
        Signaal(id="s8", titel="Los signaal", gebied="3", betrokken=("wm",)),
        Signaal(id="s9", titel="Bij het bestuur", gebied="3", niveau="bestuur"),
    )  # fmt: skip
    agree_about(plan, key(plan, Vraagstuk), "Zaal spreken", "t1", wie="Piet", voor="2026-12-01")
    html = agenda_page(plan, Selection(gebied="3")).decode()
    titles = ("Bij het bestuur", "Waar kunnen de clubs", "Samen een zaal", "Los signaal")
    places = [html.index(title) for title in titles]
    assert places == sorted(places)
    assert "wijkverpleegkundige" in html
    assert not [word for word in ("Truus", "voorbeeld.example", "Piet", "Geen bus") if word in html]
    assert "afspraak voor 1 december 2026" in html
    assert "Zaal zonder opvolger" not in html, "it stands within its vraagstuk"


def test_the_layer_on_the_map_counts_what_is_open_at_kernen_and_actors(plan: Desk) -> None:
    close_item(plan, AgendaKey("Signaal", "s5"), "t1")
    found = {place.id: len(place.cards) for place in agenda_places(plan, Selection(gebied="3"))}
    assert found == {"silvolde": 2, "koor": 2, "zaal": 1}
    (mark,) = marks_for(plan, Selection(gebied="3"), "agenda")
    drawn = picture(plan, Selection(gebied="3"), View(marks=(mark,), regions="kern"))
    labels = {n["id"]: n["label"] for n in drawn.network.nodes}
    assert labels["koor"].endswith("·\u00a02")
    assert "·" not in labels["club"]
    assert [r.name for r in drawn.regions] == ["Silvolde\u00a0·\u00a02"]
    flat = geo_picture(plan, Selection(gebied="3"), View(marks=(mark,)), None)
    assert "Silvolde\u00a0·\u00a02" in [n["label"] for n in flat.network.nodes]
    assert View.from_values(View(marks=(mark,)).to_values()).marks == (mark,)
    assert any(entry.label == mark.label for entry in drawn.legend)


def test_a_kern_and_an_actor_say_what_plays_there(plan: Desk) -> None:
    there = kern_portrait(plan, "silvolde").plays
    assert "Zaal zonder opvolger" in [line.titel for line in there]
    put(plan, Signaal(id="s7", titel="Zonder actor", gebied="3", kern="silvolde"))
    assert "Zonder actor" in [line.titel for line in kern_portrait(plan, "silvolde").plays]


def test_the_timeline_reads_a_revision_once_however_many_were_closed_in_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = [Signaal(id=f"s{k}", titel=f"Iets {k}", gebied="3", staat="nieuw") for k in range(5)]
    put(desk, *new)
    held = desk.store.get(Signaal, [item.id for item in new]).values()
    done = tuple(Put(replace(e.item, staat="klaar"), e.version) for e in held)
    desk.store.apply(Change(done, "An"))
    desk.networks.changed()
    read: list[int] = []
    changes = type(desk.store).changes

    def counted(store: Any, first: int, last: int | None = None) -> Any:
        read.append(first)
        return changes(store, first, last)

    monkeypatch.setattr(type(desk.store), "changes", counted)
    told = [e for m in agenda_timeline(desk, AgendaChosen("3")) for e in m.happened]
    assert sum(e.kind == "Afgesloten" for e in told) == 5
    assert len(read) == len(set(read))


def test_since_a_moment_the_new_and_the_celebrated_are_told_and_no_loose_signal(
    plan: Desk,
) -> None:
    celebrate(plan, key(plan, Initiatief), "De zaal blijft open", "t5")
    told = agenda_since(plan, "2026-11-01", Selection(gebied="3"))
    assert {(e.kind, e.titel) for e in told} == {
        ("Vraagstuk", "Waar kunnen de clubs terecht?"),
        ("Initiatief", "Samen een zaal"),
        ("Gevierd", "Samen een zaal"),
    } | {(e.kind, e.titel) for e in told if e.kind == "Afgesloten"}
    assert agenda_since(plan, "2026-11-01", Selection(gebied="5")) == ()
    assert agenda_since(plan, "2026-11-01", Selection(gebied="3"), "2026-11-24") == ()
    put(plan, Vraagstuk(id="v9", titel="Later", gebied="3", datum="2026-11"))
    assert "Later" not in {e.titel for e in agenda_since(plan, "2026-11-01", Selection())}
