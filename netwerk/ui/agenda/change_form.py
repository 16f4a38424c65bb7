"""Wijzig: the fields of an opened card, filled as it is now, kept as one change."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from netwerk.model import Signaal
from netwerk.schema import schema
from netwerk.services.agenda.agenda_changing import CardTyped, change_card
from netwerk.services.agenda.agenda_items import AgendaKey, OnAgenda, is_everywhere, niveau_of
from netwerk.services.agenda.agenda_opened import AgendaOpened
from netwerk.ui.agenda import where_pick
from netwerk.ui.agenda.card_forms import LONG
from netwerk.ui.agreements_new import iso_or_nothing
from netwerk.ui.any_day import ANY_DAY
from netwerk.ui.frame import desk
from netwerk.ui.pick import pick_actoren
from netwerk.ui.save_form import KEPT, Act


def changed(seen: AgendaOpened, key: str) -> Act:
    """The form. What a colleague changes while it is open is not put back by saving it."""
    item, version = _as_opened(seen, key)
    words = schema().keuzes
    titel = st.text_input("Waar gaat het over?", value=item.titel, key=f"{key}:titel", **KEPT)
    begin = where_pick.PlaceChosen(item.gebied, item.kern, is_everywhere(item))
    where = where_pick.pick("Waar speelt het?", f"{key}:waar", None, begin, "session")
    more = st.text_area(
        "Meer erover (mag leeg)",
        value=item.omschrijving or "",
        key=f"{key}:meer",
        max_chars=LONG,
        height=100,
        **KEPT,
    )
    domeinen = _several("Domeinen", words["domein"].keuzes, item.domeinen, f"{key}:domein")
    betrokken = _betrokken(seen, item, key)
    heard = item.bronsoort if isinstance(item, Signaal) else None
    if isinstance(item, Signaal):
        sides = list(words["bronsoort"].keuzes)
        heard = st.selectbox(
            "Waar gehoord? (mag leeg)",
            sides,
            index=sides.index(heard) if heard in sides else None,
            format_func=words["bronsoort"].label,
            key=f"{key}:bron",
            placeholder="Niet bekend",
            **KEPT,
        )
    left, right = st.columns(2)
    levels = list(words["niveau"].keuzes)
    niveau = left.selectbox(
        "Bij wie ligt het?",
        levels,
        index=levels.index(niveau_of(item)),
        format_func=words["niveau"].label,
        key=f"{key}:niveau",
        **KEPT,
    )
    typed = CardTyped(
        titel=titel,
        gebied=where.gebied or (item.gebied if where.kern == item.kern else None),
        kern=where.kern,
        heel_gebied=where.heel_gebied,
        domeinen=domeinen,
        omschrijving=more,
        betrokken=betrokken,
        niveau=niveau if niveau != niveau_of(item) else item.niveau,
        datum=_day(right, item, key),
        bronsoort=heard,
    )
    at = AgendaKey(seen.card.label, seen.card.id, version)
    return Act(
        (at, typed), lambda token, private: change_card(desk(), at, item, typed, token, private)
    )


def over_it(where: str) -> None:
    """After a conflict of which both values were told: the next press puts mine there."""
    for key in [str(key) for key in st.session_state if str(key).startswith(f"{where}:wijzig:")]:
        if key.endswith(":geopend"):
            st.session_state[key] = (st.session_state[key][0], None)


def _as_opened(seen: AgendaOpened, key: str) -> tuple[OnAgenda, int | None]:
    """The item and its version as they were when the form was opened."""
    held: tuple[OnAgenda, int | None] = st.session_state.setdefault(
        f"{key}:geopend", (seen.item, seen.card.version)
    )
    return held


def _several(label: str, keuzes: Any, held: tuple[str, ...], key: str) -> tuple[str, ...]:
    """A list to choose several of; a word of one's own that stood there stays."""
    names = {value: keuze.label for value, keuze in keuzes.items()}
    names |= {word: word for word in held if word not in names}
    chosen = st.multiselect(
        label,
        list(names),
        default=list(held),
        format_func=lambda value: names.get(value, value),
        key=key,
        placeholder="Kies domeinen",
        select_all=False,
        **KEPT,
    )
    return tuple(chosen)


def _betrokken(seen: AgendaOpened, item: OnAgenda, key: str) -> tuple[str, ...]:
    """Who is in it; who may not be seen here, or is gone, stays as it was."""
    if not desk().may_read():  # the list of everybody is for who may read everybody
        return item.betrokken
    shown = {actor.id for actor in seen.betrokken}
    chosen = pick_actoren("Wie is betrokken?", f"{key}:wie", item.betrokken, "session")
    return (*chosen, *(id for id in item.betrokken if id not in shown and id not in chosen))


def _day(place: Any, item: OnAgenda, key: str) -> str | None:
    """Since when, as ISO text; a year or a month only stays what it was until a day is chosen."""
    held = item.datum or ""
    whole = date.fromisoformat(held) if len(held) == len("2026-01-01") else None
    chosen = place.date_input(
        "Sinds",
        value=whole,
        **ANY_DAY,
        format="DD-MM-YYYY",
        key=f"{key}:dag",
        help=None if whole or not held else f"Nu staat er: {held}",
        **KEPT,
    )
    if chosen is None:
        return item.datum if whole is None else None
    return iso_or_nothing(chosen)
