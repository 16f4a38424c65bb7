"""The parts of the page Verandering: keeping a moment, choosing since when, what was done since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.services.agenda.agenda_since import agenda_since
from netwerk.services.agenda.agenda_timeline import Happened
from netwerk.services.day.peilmomenten import (
    KeptMoment,
    drop_moment,
    happened_since,
    keep_moment,
    kept_moments,
)
from netwerk.services.opgaven.nulmetingen import NULMETING
from netwerk.typed.moments import NETHERLANDS, day_or_moment, moment_words, now_here
from netwerk.ui import retry, saved_notice, show, state
from netwerk.ui.frame import desk, selection
from netwerk.ui.links import card_link
from netwerk.ui.menu import page_file
from netwerk.ui.own_browser import narrow
from netwerk.ui.portraits import html_rows
from netwerk.ui.words import on_day

TODAY, DAY = "vandaag", "dag"
WITHOUT_MOMENT = 30
"""Days that the page looks back when no moment was kept."""
FORM = "peilmoment"
FIRST, ON_PHONE = 4, 1
"""So much of it is shown before more is asked for."""
ON_AGENDA = "Wat er op de agenda gebeurde"
NEW = {
    "Vraagstuk": "Nieuw vraagstuk",
    "Initiatief": "Nieuw initiatief",
    "Gevierd": "Succes gevierd",
}
"""How the kinds of the timeline are said here."""
DONE = "Wat er is gedaan en gewijzigd"


@dataclass(frozen=True)
class Period:
    """From which day or moment to which (None: now), and how that is said."""

    first: str
    last: str | None
    words: str


def keep_now() -> None:
    """The form that keeps this moment, closed until it is asked for."""
    saved_notice.show(FORM)
    if not desk().may_change(selection().gebied, "Peilmoment"):
        return
    box = st.expander("Bewaar dit moment, bijvoorbeeld na een overleg", type="compact")
    with box, st.form(FORM, border=False):
        naam = st.text_input("Hoe heet dit moment?", "Teamoverleg", max_chars=300)
        sent = st.form_submit_button("Bewaar dit moment")
        if retry.asked_again(FORM, st.form_submit_button) or sent:
            _keep(naam)


def _keep(naam: str) -> None:
    with retry.saving(FORM):
        token = state.sent_token(FORM, naam)
        revision = keep_moment(desk(), naam, selection().gebied, token=token)
        state.saved(FORM, "", revision.head)
        st.session_state.pop("verandering:sinds", None)  # the newest moment is what one asks about
        saved_notice.tell(FORM, f"Bewaard: {' '.join(naam.split())}.", revision.head)
        st.rerun()


def choose_period() -> Period:
    """Since when: a kept moment (the last one first), today by the hour, or a day."""
    kept = {one.item.id: one for one in kept_moments(desk(), selection())}
    options = [*kept, TODAY, DAY]
    if st.session_state.get("verandering:sinds") not in options:
        st.session_state["verandering:sinds"] = options[0] if kept else DAY
    left, middle, right = st.columns(3)
    with left:
        chosen = st.selectbox(
            "Sinds",
            options,
            format_func=lambda key: _words(key, kept),
            key="verandering:sinds",
        )
    if chosen == TODAY:
        return _today(middle)
    if chosen == DAY:
        return _days(middle, right)
    with middle:
        _let_go(kept[chosen])
        if kept[chosen].item.soort == NULMETING:
            st.page_link(page_file("opgaven"), label="Zet deze nulmeting naast nu")
    at = kept[chosen].item.tijdstip
    return Period(at, None, f"Sinds {moment_words(at)}")


def _words(key: str, kept: dict[str, KeptMoment]) -> str:
    if key in kept:
        return kept[key].words
    return "Vandaag, vanaf een uur" if key == TODAY else "Van dag tot dag"


def _today(place: DeltaGenerator) -> Period:
    today = desk().today
    now = now_here()
    hour = place.selectbox(
        "Vanaf",
        range(now.hour + 1),
        format_func=lambda h: f"{h}.00 uur",
        key="verandering:uur",
    )
    at = datetime.combine(today, time(hour or 0), tzinfo=NETHERLANDS)
    return Period(day_or_moment(at.isoformat()), None, f"Vandaag, vanaf {hour}.00 uur")


def _days(left: DeltaGenerator, right: DeltaGenerator) -> Period:
    today = desk().today
    first = _day(left, "Van", "verandering:van", today - timedelta(days=WITHOUT_MOMENT), today)
    last = _day(right, "Tot en met", "verandering:tot", today, today)
    until = None if last == today else last.isoformat()
    upto = "" if until is None else f" tot en met {moment_words(until)}"
    return Period(first.isoformat(), until, f"Sinds {moment_words(first.isoformat())}{upto}")


def _day(place: DeltaGenerator, label: str, key: str, value: date, most: date) -> date:
    return place.date_input(label, value, max_value=most, format="DD-MM-YYYY", key=key)


def _let_go(moment: KeptMoment) -> None:
    if not desk().may_change(moment.item.gebied, "Peilmoment"):
        return
    pressed = st.button(
        "Verwijder dit moment",
        key=f"weg:{moment.item.id}",
        type="tertiary",
        icon=":material/delete:",
    )
    where = f"weg:{FORM}"
    if retry.asked_again(where) or pressed:
        with retry.saving(where):
            revision = drop_moment(desk(), moment.item.id)
            saved_notice.tell(FORM, f"{moment.item.naam} is verwijderd.", revision.head)
            st.rerun()


def agenda_since_then(period: Period) -> None:
    """New vraagstukken and initiatieven, what went up and came back, and successes."""
    found = agenda_since(desk(), period.first, selection(), period.last)
    if not found:
        return
    st.subheader(ON_AGENDA)
    shown = found[: _first(len(found), f"{FORM}:agenda")]
    st.html(html_rows.days((on_day(event.day), _event(event)) for event in shown))


def _first(count: int, key: str) -> int:
    """How many of so many are shown; the rest when it is asked for."""
    first = ON_PHONE if narrow() else FIRST
    every = count <= first or st.toggle(f"Toon alle {count}", key=key)
    return count if every else first


def _event(event: Happened) -> str:
    kind = NEW.get(event.kind, event.kind)
    words = f"<br>{html_rows.text(event.words)}" if event.words else ""
    return f"{html_rows.text(kind)}: {card_link(event.label, event.id, event.titel)}{words}"


def done_since(period: Period) -> None:
    """Afspraken done, talks had and properties of actors changed in that period."""
    done = happened_since(desk(), period.first, selection(), period.last)
    if not done:
        return
    st.subheader(DONE)
    shown = done[: _first(len(done), f"{FORM}:alles")]
    show.facts([(on_day(d.datum), f"{d.soort}: {d.what}") for d in shown])
