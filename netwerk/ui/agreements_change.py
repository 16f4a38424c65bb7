"""Wijzig: what was agreed, put right in its own row, kept as one change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from netwerk.model import Afspraak, fold
from netwerk.services.day.agreement_changing import (
    AgreementSaid,
    change_agreement,
    may_hand_over,
)
from netwerk.services.day.agreements import GEDAAN, VERVALLEN, Agreed
from netwerk.services.records.changeable import kernen_to_change
from netwerk.services.records.choices import kern_names
from netwerk.store.values import Revision, Stored
from netwerk.typed.dates import day_words
from netwerk.ui import save_form, state
from netwerk.ui.agreements_new import ME, iso_or_nothing, team_names
from netwerk.ui.any_day import ANY_DAY
from netwerk.ui.cards.folded import short_key
from netwerk.ui.frame import desk
from netwerk.ui.pick import pick_actoren
from netwerk.ui.save_form import KEPT, Act, FormEnds

NOT_YOURS = "Een ander kiezen kan alleen wie de afspraak maakte, of een makelaar."


def draw(
    agreed: Agreed, where: str, kept: Callable[[Revision], None], stop: Callable[[], None]
) -> None:
    """The form, filled as it is now. kept: called with the change it made. stop: by Annuleer."""
    key = f"{where}:wijzig:{state.form_token(where)}"
    ends = FormEnds(
        kept=partial(_kept, key, kept),
        stop=partial(_stop, key, where, stop),
        clashed=partial(_over_it, key),
    )
    with st.container(key=f"invul-{short_key(key)}"):  # its first field gets the focus
        save_form.draw(where, key, partial(_fields, agreed), ends)


def _kept(key: str, kept: Callable[[Revision], None], _typed: object, made: Revision) -> None:
    save_form.forget_typed(f"{key}:")
    kept(made)


def _stop(key: str, where: str, stop: Callable[[], None]) -> None:
    save_form.forget_typed(f"{key}:")
    save_form.forget(where)
    stop()


def _over_it(key: str) -> None:
    """After a conflict of which both values were told: the next press puts mine there."""
    st.session_state[f"{key}:over"] = True


def _fields(agreed: Agreed, key: str) -> Act:
    """What a colleague changes while it is open is not put back by saving it."""
    opened: Stored[Afspraak] = st.session_state.setdefault(
        f"{key}:geopend", Stored(agreed.item, agreed.version)
    )
    item = opened.item
    titel = st.text_input("Wat", item.titel, key=f"{key}:wat", **KEPT)
    uitkomst, reden = item.uitkomst, item.reden
    if item.stand == GEDAAN:
        words = "Wat kwam eruit? (mag leeg blijven)"
        uitkomst = st.text_input(words, uitkomst or "", key=f"{key}:uit", **KEPT)
    if item.stand == VERVALLEN:
        words = "Waarom hoeft het niet meer? (mag leeg blijven)"
        reden = st.text_input(words, reden or "", key=f"{key}:reden", **KEPT)
    left, right = st.columns(2)
    with left:
        wie = _who(item, f"{key}:wie")
    with right:
        voor = item.voor if item.stand == GEDAAN else _day(item, f"{key}:voor")
    with left:
        kern = _kern(item, f"{key}:kern")
    actoren = item.actoren
    if desk().may_read() and not item.bevinding:  # of a finding it is part of the decision
        with right:
            actoren = tuple(pick_actoren("Over wie (mag leeg blijven)", f"{key}:over", actoren))
    said = AgreementSaid(titel, wie, voor, kern, actoren, uitkomst, reden)
    over = bool(st.session_state.get(f"{key}:over"))
    return Act(
        (said, over),
        lambda token, private: change_agreement(desk(), opened, said, token, private, over),
    )


def _who(item: Afspraak, key: str) -> str | None:
    if not may_hand_over(desk(), item):
        st.caption(NOT_YOURS)
        return item.wie
    mine = fold(item.wie or "") == fold(desk().user.naam)
    names = list(dict.fromkeys((ME, *([] if mine or not item.wie else [item.wie]), *team_names())))
    held = ME if mine else item.wie
    wie = st.selectbox(
        "Wie",
        names,
        index=names.index(held) if held else None,
        key=key,
        accept_new_options=True,
        **KEPT,
    )
    if wie == held:
        return item.wie
    return desk().user.naam if wie == ME else wie


def _day(item: Afspraak, key: str) -> str | None:
    """By when, as ISO text; a month only stays what it was until a day is chosen."""
    held = item.voor or ""
    whole = date.fromisoformat(held) if len(held) == len("2026-01-01") else None
    label = "Voor" if whole or not held else f"Voor (nu {day_words(held)})"
    chosen = st.date_input(label, whole, **ANY_DAY, format="DD-MM-YYYY", key=key, **KEPT)
    if chosen is None and whole is None:
        return item.voor
    return iso_or_nothing(chosen)


def _kern(item: Afspraak, key: str) -> str | None:
    names = dict(kernen_to_change(desk(), item.gebied))
    if item.kern and item.kern not in names:
        names[item.kern] = kern_names(desk(), None).get(item.kern, item.kern)
    kern = st.selectbox(
        "Kern",
        list(names),
        index=list(names).index(item.kern) if item.kern else None,
        format_func=lambda id: names.get(id, id),
        key=key,
        placeholder="Geen",
        **KEPT,
    )
    return str(kern) if kern else None
