"""An afspraak that is done or lapsed: what came of it, put right, and open again after all."""

from __future__ import annotations

from html import escape

import streamlit as st

from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.schema import schema
from netwerk.services.day.agreement_changing import may_be_open_again, reopen_agreement
from netwerk.services.day.agreements import Agreed
from netwerk.services.day.team_list import short_day
from netwerk.ui import agreements_just, links, retry, saved_notice, state
from netwerk.ui.agreements_row import CHANGE, change_form, open_form, where_of
from netwerk.ui.cards.folded import short_key
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded

NAMED, LISTED = "afspraak-genoemd", "afspraak-gedaan"
"""Where a done afspraak stands: named by the address, or in the list of this month."""


def notice(place: str) -> None:
    """What was just opened again here, with its way back."""
    saved_notice.show(place)


def draw(agreed: Agreed, place: str) -> None:
    """Its row, with what can still be done with it. place: where, of NAMED and LISTED."""
    where, item = where_of(agreed.item.id), agreed.item
    with st.container(key=f"kaartje-gedaan-{short_key(where)}"):
        st.html(_text(agreed))
        just = agreements_just.of(item.id)
        if just is not None and just.gone:
            return  # it is said where it stood, with its way back
        if just is not None:
            agreements_just.told(agreed, just)
        if not agreed.may_change:
            return
        if st.session_state.get(f"{where}:open") == CHANGE:
            change_form(agreed, where)
        else:
            _buttons(agreed, where, place)


def _text(agreed: Agreed) -> str:
    item = agreed.item
    stand = schema().toon("Afspraak", "stand", item.stand).lower()
    when = short_day(item.gedaan_op, desk().today) if item.gedaan_op else stand
    words = item.uitkomst or item.reden
    came = f" {links.linked(words, agreed.actors)}" if words else ""
    who = f"{escape(item.wie)}, " if item.wie else ""
    return (
        f'<div class="nw-tekst"><h3 class="nw-kop">{links.linked(item.titel, agreed.actors)}</h3>'
        f'<p class="nw-wanneer">{who}{escape(when)}.{came}</p></div>'
    )


def _buttons(agreed: Agreed, where: str, place: str) -> None:
    with st.container(horizontal=True, gap="xsmall", key=f"afspraakrij-{short_key(where)}"):
        st.button("Wijzig", key=f"{where}:{CHANGE}", on_click=open_form, args=(where, CHANGE))
        if may_be_open_again(agreed.item):
            key = f"{where}:heropen"
            st.button("Heropen", key=key, on_click=_reopen, args=(key, agreed, place))
    if retry.asked_again(f"{where}:heropen"):
        _reopen(f"{where}:heropen", agreed, place)
        st.rerun()


@guarded()
def _reopen(key: str, agreed: Agreed, place: str) -> None:
    """Open it again, or remember why that did not work."""

    def act() -> None:
        try:
            made = reopen_agreement(desk(), agreed.item.id, agreed.version)
        except (StoreBusy, StoreUnavailable):
            raise
        except NetwerkError as error:
            state.say_problem(str(error))
        else:
            saved_notice.tell(place, f"Weer open: {agreed.item.titel}.", made.head, toast=True)

    retry.attempt(key, act)
