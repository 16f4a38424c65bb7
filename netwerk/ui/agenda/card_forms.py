"""The fields of each form on an opened card, and what is done with what was typed in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import streamlit as st

from netwerk.schema import schema
from netwerk.services.agenda.agenda_board import AgendaChosen, agenda_cards
from netwerk.services.agenda.agenda_items import INITIATIEF, SIGNAAL, VRAAGSTUK, AgendaKey
from netwerk.services.agenda.agenda_making import (
    InitiatiefTyped,
    VraagstukTyped,
    add_signals,
    make_initiatief,
    make_vraagstuk,
)
from netwerk.services.agenda.agenda_opened import AgendaOpened
from netwerk.services.agenda.agenda_results import (
    BudgetTyped,
    agree_about,
    celebrate,
    close_item,
    euros,
    set_budget,
)
from netwerk.services.agenda.agenda_steps import (
    OPSCHALEN,
    OVERDRACHT,
    TERUGLEGGEN,
    StepTyped,
    answer_step,
    take_step,
)
from netwerk.services.records.edits import shown_actor
from netwerk.services.taking_up.telling_back import tell_back
from netwerk.typed.dates import workday_from
from netwerk.ui import own_actor
from netwerk.ui.agreements_new import ME, iso_or_nothing, team_names
from netwerk.ui.any_day import ANY_DAY
from netwerk.ui.frame import desk
from netwerk.ui.pick import pick_actor, pick_actoren
from netwerk.ui.save_form import KEPT, Act
from netwerk.ui.words import plain

TOLD = "Wat heb je verteld?"
LONG = 4000


def vraagstuk(seen: AgendaOpened, key: str) -> Act:
    """A vraagstuk of this signal and others, or this signal with one that is there."""
    here = agenda_cards(desk(), AgendaChosen(gebied=seen.item.gebied))
    same = [card for card in here if card.gebied == seen.item.gebied and not card.done]
    signals = {c.id: c.titel for c in same if c.label == SIGNAAL and c.id != seen.item.id}
    there = {c.id: c.titel for c in same if c.label == VRAAGSTUK}
    titel = st.text_input("Wat is de vraag?", value=seen.item.titel, key=f"{key}:titel", **KEPT)
    more = st.multiselect(
        "Ook deze signalen (mag leeg)",
        list(signals),
        format_func=lambda id: signals.get(id, id),
        key=f"{key}:ook",
        placeholder="Kies signalen",
        select_all=False,
        **KEPT,
    )
    old = None
    if there:
        old = st.selectbox(
            "Of bij een vraagstuk dat er al is",
            list(there),
            index=None,
            format_func=lambda id: there.get(id, id),
            key=f"{key}:bij",
            placeholder="Nee, een nieuw vraagstuk",
            **KEPT,
        )
    ids = (seen.item.id, *more)
    if old is not None:
        at = AgendaKey(VRAAGSTUK, old)
        return Act((old, ids), lambda token, _private: add_signals(desk(), at, ids, token))
    typed = VraagstukTyped(titel, ids)
    return Act(typed, lambda token, private: make_vraagstuk(desk(), typed, token, private))


def initiatief(seen: AgendaOpened, key: str) -> Act:
    """An initiatief for this vraagstuk, with who takes part."""
    titel = st.text_input("Wat gaan jullie doen?", key=f"{key}:titel", **KEPT)
    words = st.text_area(
        "Meer erover (mag leeg)", key=f"{key}:meer", max_chars=LONG, height=80, **KEPT
    )
    ids: tuple[str, ...] = ()
    if seen.betrokken:  # named in a signal is not the same as taking part: offered, not filled in
        names = ", ".join(actor.naam for actor in seen.betrokken)
        st.caption(plain(f"Genoemd bij dit vraagstuk: {names}. Kies wie echt meedoet."))
    if desk().may_read():
        ids = tuple(pick_actoren("Wie doen mee", f"{key}:wie", ids, "session"))
    typed = InitiatiefTyped(titel, seen.item.id, words, ids)
    return Act(typed, lambda token, private: make_initiatief(desk(), typed, token, private))


def upward(seen: AgendaOpened, key: str) -> Act:
    """Opschalen: to the team or the board, to whom there, and what they were told."""
    return _step(seen, key, OPSCHALEN, seen.up)


def back(seen: AgendaOpened, key: str) -> Act:
    """Terugleggen: to the team or the network, with why."""
    return _step(seen, key, TERUGLEGGEN, seen.down)


def handed_over(seen: AgendaOpened, key: str) -> Act:
    """Warme overdracht: to whom, and what they were told; the level stays."""
    return _step(seen, key, OVERDRACHT, ())


def answered(step: str, key: str) -> Act:
    """What came back on a step, and when."""
    text = st.text_area("Wat kwam terug?", key=f"{key}:antwoord", max_chars=LONG, height=80, **KEPT)
    day = _day("Wanneer?", key)
    return Act(
        (step, text, day),
        lambda token, private: answer_step(desk(), step, text, token, day, private),
    )


def told_back(step: str, names: Sequence[str], key: str) -> Act:
    """To whom and when it was told what came back. names: of who is involved."""
    aan = st.text_input(
        "Aan wie?", value=", ".join(names), key=f"{key}:aan", placeholder="Dorpsbelang", **KEPT
    )
    st.caption("Noem de organisatie of de functie, niet de naam van een bewoner.")
    day = _day("Wanneer?", key)
    return Act(
        (step, aan, day), lambda token, private: tell_back(desk(), step, aan, token, day, private)
    )


def agreed(seen: AgendaOpened, key: str) -> Act:
    """An afspraak about this card."""
    wat = st.text_input("Wat", key=f"{key}:wat", **KEPT)
    left, right = st.columns(2)
    names = (ME, *team_names())
    wie = left.selectbox("Wie", names, key=f"{key}:wie", accept_new_options=True, **KEPT)
    voor = right.date_input(
        "Voor",
        value=workday_from(desk().today + timedelta(days=7)),
        **ANY_DAY,
        format="DD-MM-YYYY",
        key=f"{key}:voor",
        **KEPT,
    )
    who, day = None if wie == ME else str(wie or ""), iso_or_nothing(voor)
    at = _key(seen)
    return Act(
        (at, wat, who, day),
        lambda token, private: agree_about(desk(), at, wat, token, who, day, private),
    )


def budget(seen: AgendaOpened, key: str) -> Act:
    """The money: how much, of whom, and what was decided."""
    held: Any = seen.item
    kinds = schema().keuzes["budgetbesluit"]
    # A field of text: that for numbers takes the 1.500 of a Dutch reader for one and a half.
    amount = st.text_input(
        "Bedrag in euro",
        value="" if held.budget is None else euros(held.budget).removeprefix("€ "),
        key=f"{key}:bedrag",
        placeholder="Bijvoorbeeld 1.500 of 12,50",
        **KEPT,
    )
    source = st.text_input(
        "Waar komt het vandaan?", value=held.budget_bron or "", key=f"{key}:bron", **KEPT
    )
    besluit = st.segmented_control(
        "Besluit",
        list(kinds.keuzes),
        default=held.budget_besluit or next(iter(kinds.keuzes)),
        format_func=kinds.label,
        required=True,
        key=f"{key}:besluit",
        **KEPT,
    )
    day = _day("Besloten op (als het is besloten)", key)
    typed = BudgetTyped(amount.strip(), source, str(besluit), day)
    at = _key(seen)
    return Act((at, typed), lambda token, private: set_budget(desk(), at, typed, token, private))


def celebrated(seen: AgendaOpened, key: str) -> Act:
    """A success, and when it was celebrated; the initiatief is done then."""
    text = st.text_area("Wat is er gelukt?", key=f"{key}:succes", max_chars=LONG, height=80, **KEPT)
    day = _day("Gevierd op", key)
    at = _key(seen)
    return Act(
        (at, text, day), lambda token, private: celebrate(desk(), at, text, token, day, private)
    )


def closed(seen: AgendaOpened, key: str) -> Act:
    """It is done; of an initiatief what was learnt."""
    les = ""
    if seen.card.label == INITIATIEF:
        words = "Werkte het niet? Schrijf op wat je ervan leerde (mag leeg)"
        les = st.text_area(words, key=f"{key}:les", max_chars=LONG, height=80, **KEPT)
    elif seen.card.label == VRAAGSTUK and seen.signalen:
        st.markdown("Signalen die alleen hierin staan, sluiten mee.")
    at = _key(seen)
    return Act((at, les), lambda token, private: close_item(desk(), at, token, les, private))


def _my_function() -> str:
    """The rol of the actor that the user said to be; '' when that is not known."""
    mine = own_actor.mine()
    rol = shown_actor(desk(), mine).item.rol if mine else None
    return schema().toon("Actor", "rol", rol) if rol else ""


def _step(seen: AgendaOpened, key: str, soort: str, ways: tuple[str, ...]) -> Act:
    words = schema().keuzes["niveau"].label
    niveau = ways[0] if ways else None
    if len(ways) > 1:
        niveau = st.segmented_control(
            "Naar",
            ways,
            default=niveau,
            format_func=words,
            required=True,
            key=f"{key}:niveau",
            **KEPT,
        )
    van = None
    if soort == OVERDRACHT:
        van = st.text_input("Van (functie)", value=_my_function(), key=f"{key}:van", **KEPT)
    receiver = None
    if desk().may_read():  # the list of everybody is for who may read everybody
        receiver = pick_actor("Aan wie (mag leeg)", f"{key}:ontvanger", keep="session")
    naar = st.text_input(
        "Of noem de functie", key=f"{key}:naar", placeholder="wijkverpleegkundige", **KEPT
    )
    label = "Waarom leg je het terug?" if soort == TERUGLEGGEN else TOLD
    told = st.text_area(label, key=f"{key}:verteld", max_chars=LONG, height=80, **KEPT)
    day = _day("Wanneer?", key)
    typed = StepTyped(soort, told, niveau, naar, van, receiver, day)
    at = _key(seen)
    return Act((at, typed), lambda token, private: take_step(desk(), at, typed, token, private))


def _day(words: str, key: str) -> str:
    """A day up to today, as ISO text."""
    today = desk().today
    day = st.date_input(
        words, value=today, **ANY_DAY, format="DD-MM-YYYY", key=f"{key}:dag", **KEPT
    )
    return iso_or_nothing(day)


def _key(seen: AgendaOpened) -> AgendaKey:
    return AgendaKey(seen.card.label, seen.card.id, seen.card.version)
