"""One afspraak on the page: what, who and when, and what can be done with it, in its own place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from html import escape

import streamlit as st

from netwerk.errors import LooksPrivate, NetwerkError, StoreBusy, StoreUnavailable
from netwerk.services.agenda.agenda_board import about_item
from netwerk.services.day.agreements import Agreed, drop, finish, move
from netwerk.services.day.team_list import short_day
from netwerk.store.values import Revision
from netwerk.typed.dates import workday_from
from netwerk.ui import agreements_change, agreements_just, links, retry, state
from netwerk.ui.agreements_new import iso_or_nothing
from netwerk.ui.any_day import ANY_DAY
from netwerk.ui.cards.folded import short_key
from netwerk.ui.frame import desk
from netwerk.ui.short_button import short_button
from netwerk.ui.words import plain

DONE, MOVE, DROP, CHANGE = "gedaan", "verzet", "vervalt", "wijzig"
WORDS: Mapping[str, str] = {DONE: "Gedaan", MOVE: "Verzet", DROP: "Vervalt", CHANGE: "Wijzig"}
SAVE, CANCEL, ANYWAY = "Bewaar", "Annuleer", "Toch bewaren"


def draw(agreed: Agreed, lead: bool = False, buttons: bool = True) -> None:
    """The row of one afspraak. lead: the one thing of the page. buttons: it can be changed here."""
    where, item = where_of(agreed.item.id), agreed.item
    with st.container(key=f"kaartje-{'eerste-' if lead else ''}{short_key(where)}"):
        just = agreements_just.of(item.id)
        if just is not None and just.gone:
            agreements_just.told(agreed, just)
            return
        st.html(_text(agreed, lead))
        if just is not None:
            agreements_just.told(agreed, just)
        if not buttons or not agreed.may_change:
            return
        if problem := st.session_state.pop(f"{where}:nee", None):
            st.error(plain(problem))
        opened = str(st.session_state.get(f"{where}:open"))
        if opened == CHANGE:
            change_form(agreed, where)
        elif (form := FORMS.get(opened)) is not None:
            form(agreed, where)
            _private(agreed, where)
        else:
            _buttons(where, lead)


def short(agreed: Agreed, words: str) -> None:
    """The same afspraak in a few words (HTML) on another page: it can be done there.

    Gedaan asks what came of it, as everywhere.
    """
    where, item = where_of(agreed.item.id), agreed.item
    just = agreements_just.of(item.id)
    if just is not None and just.gone:
        agreements_just.told(agreed, just)
        return
    may = agreed.may_change
    is_open = may and st.session_state.get(f"{where}:open") == DONE
    with st.container(horizontal=True, key=f"rij-{item.id}", vertical_alignment="center"):
        with st.container(key=f"rij-tekst-{item.id}"):
            st.html(words)
        if may and not is_open:
            short_button("Gedaan", item.titel, f"{where}:kort", open_form, (where, DONE))
    if problem := st.session_state.pop(f"{where}:nee", None):
        st.error(plain(problem))
    if is_open:
        _finish(agreed, where)
        _private(agreed, where)


def _text(agreed: Agreed, lead: bool) -> str:
    item = agreed.item
    late = f"{agreed.days_late} {'dag' if agreed.days_late == 1 else 'dagen'} te laat"
    begin = f'<span class="nw-laat">{late}:</span> ' if agreed.days_late else ""
    place = agreed.kern_naam
    parts = [short_day(item.voor, desk().today) if item.voor else "", item.wie or "", place or ""]
    when = ", ".join(part for part in parts if part)
    over = about_item(item)
    about = f". {links.card_link(*over, item.over or 'Op de agenda')}" if over else ""
    size, head = ("nw-tekst nw-groot", "h2") if lead else ("nw-tekst", "h3")
    what = links.linked(item.titel, agreed.actors)
    return (
        f'<div class="{size}"><{head} class="nw-kop">{begin}{what}</{head}>'
        f'<p class="nw-wanneer">{escape(f"{when[:1].upper()}{when[1:]}")}{about}</p></div>'
    )


def _buttons(where: str, lead: bool) -> None:
    with st.container(horizontal=True, gap="xsmall", key=f"afspraakrij-{short_key(where)}"):
        for what, words in WORDS.items():
            st.button(
                words,
                key=f"{where}:{what}",
                type="primary" if lead and what == DONE else "secondary",
                on_click=open_form,
                args=(where, what),
            )


def open_form(where: str, what: str | None) -> None:
    """Open this form in the row, or none."""
    st.session_state[f"{where}:open"] = what
    st.session_state.pop(f"{where}:prive", None)


def change_form(agreed: Agreed, where: str) -> None:
    """The form in which what was agreed is put right; what was saved is said in the row."""

    def kept(made: Revision) -> None:
        agreements_just.remember(agreed.item.id, "Gewijzigd.", made, gone=False)
        open_form(where, None)

    agreements_change.draw(agreed, where, kept, partial(open_form, where, None))


def _finish(agreed: Agreed, where: str) -> None:
    with st.form(f"{where}:gedaan", border=False):
        words = "Wat kwam eruit? (mag leeg blijven)"
        came = st.text_input(words, agreed.item.uitkomst or "", key=f"{where}:uitkomst")
        sent = _ends(where)
    if sent:
        _save(agreed, where, (DONE, came))


def _move(agreed: Agreed, where: str) -> None:
    today = desk().today
    with st.form(f"{where}:verzet", border=False):
        day = st.date_input(
            "Naar welke dag?",
            value=workday_from(today + timedelta(days=7)),
            **ANY_DAY,
            format="DD-MM-YYYY",
            key=f"{where}:dag",
        )
        sent = _ends(where)
    if sent:
        _save(agreed, where, (MOVE, iso_or_nothing(day)))


def _drop(agreed: Agreed, where: str) -> None:
    with st.form(f"{where}:vervalt", border=False):
        reden = st.text_input(
            "Waarom hoeft het niet meer? (mag leeg blijven)", key=f"{where}:reden"
        )
        sent = _ends(where)
    if sent:
        _save(agreed, where, (DROP, reden))


FORMS: Mapping[str, Callable[[Agreed, str], None]] = {DONE: _finish, MOVE: _move, DROP: _drop}


def _ends(where: str) -> bool:
    with st.container(horizontal=True, gap="xsmall"):
        sent = st.form_submit_button(SAVE, type="primary", key=f"{where}:bewaar")
        st.form_submit_button(CANCEL, key=f"{where}:stop", on_click=open_form, args=(where, None))
    return retry.asked_again(where, st.form_submit_button) or sent


def _save(agreed: Agreed, where: str, typed: tuple[str, str], private: bool = False) -> None:
    """Keep what was typed; the row says what happened, or why it did not."""
    st.session_state.pop(f"{where}:prive", None)
    with retry.saving(where):
        try:
            made = _kept(agreed, typed, private)
        except (StoreBusy, StoreUnavailable):
            raise
        except LooksPrivate as question:
            st.session_state[f"{where}:prive"] = (typed, str(question))
        except NetwerkError as error:
            st.session_state[f"{where}:nee"] = str(error)
        else:
            what, text = typed
            day = short_day(text, desk().today) if what == MOVE else ""
            said = {DONE: "Gedaan.", DROP: "Vervallen.", MOVE: f"Verzet naar {day}."}[what]
            agreements_just.remember(agreed.item.id, said, made, gone=what != MOVE)
            open_form(where, None)
    st.rerun()


def _kept(agreed: Agreed, typed: tuple[str, str], private: bool) -> Revision:
    (what, text), (id, version) = typed, (agreed.item.id, agreed.version)
    if what == DONE:
        return finish(desk(), id, version, text, private)
    if what == MOVE:
        return move(desk(), id, version, text)
    return drop(desk(), id, version, text, private)


def _private(agreed: Agreed, where: str) -> None:
    """What looks private is kept only when somebody says that it may."""
    held: tuple[tuple[str, str], str] | None = st.session_state.get(f"{where}:prive")
    if held is None:
        return
    typed, question = held
    st.warning(plain(f"{question} Mag het wel, bewaar het dan toch."))
    if st.button(ANYWAY, key=f"{where}:toch"):
        _save(agreed, where, typed, private=True)


def where_of(id: str) -> str:
    """Under what the state of the row of an afspraak is kept, for this visit."""
    return f"afspraak:{state.visit()}:{id}"  # a form that is open stays on its page
