"""The form of a talk: filled by where one is, kept while it is typed, saved in one change."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.errors import LooksPrivate, NetwerkError
from netwerk.schema import schema
from netwerk.services.day.talks import TalkTyped, knows, log_talk
from netwerk.services.records.choices import kern_names
from netwerk.services.records.edits import shown_actor
from netwerk.store.values import Head, Revision
from netwerk.typed.dates import FRIDAY, workday_from
from netwerk.ui import own_actor, retry, sheet, state, take_back
from netwerk.ui.any_day import ANY_DAY
from netwerk.ui.frame import desk
from netwerk.ui.pick import pick_actor
from netwerk.ui.pick_named import pick_named
from netwerk.ui.words import plain

GEEN, WEEK, MAAND, DAG = "Geen", "Deze week", "Deze maand", "Andere dag"


@dataclass(frozen=True)
class Kept:
    """What was just saved: said until the form is used again. names: who is not recorded yet."""

    sentence: str
    head: Head | None
    names: tuple[str, ...] = ()
    met: str | None = None


def draw(actor: str | None) -> None:
    """The form for a talk with this actor, or what was just saved in it.

    Every actor has a form of its own: what was typed of one is never saved of another.
    """
    form = f"noteer:{actor or ''}"
    kept: Kept | None = st.session_state.get(f"{form}:klaar")
    if kept is not None:
        _told(form, kept)
        return
    key = f"{form}:{state.form_token(form)}"
    with st.container(key="invulformulier-noteer"):
        typed, at_met = _fields(key, actor)
        sent = st.button("Bewaar", type="primary", key=f"{form}:bewaar")
        sent = retry.asked_again(form) or sent
    if sent:
        st.session_state.pop(f"{form}:prive", None)
        _save(form, typed, at_met)
    _ask_private(form, typed, at_met)


def _fields(key: str, actor: str | None) -> tuple[TalkTyped, DeltaGenerator]:
    """What is typed, and the place for what is wrong with whom it was with."""
    met = pick_actor("Met wie", f"{key}:met", actor, "session", change=True)
    at_met = st.container()
    if met:
        st.caption(plain(_who(met)))
    over = st.text_area(
        "Waarover", key=f"{key}:over", height=96, max_chars=4000, persist_state="session"
    )
    ik = own_actor.mine()
    noemde, also = pick_named("Noemden zij anderen?", f"{key}:noemde", (met, ik))
    kennen = _who_know(key, met, noemde)
    if also:
        st.caption(f"Nog niet vastgelegd: {plain(', '.join(also))}. Toevoegen kan na het bewaren.")
    nobody = not (noemde or also) and st.checkbox(
        "Gevraagd, zij noemden niemand", key=f"{key}:niemand", persist_state="session"
    )
    vervolg, voor = _next_step(key)
    ik = own_actor.ask(key)
    typed = TalkTyped(
        met=(met,) if met else (),
        waarover=over,
        noemde=tuple(noemde),
        noemde_ook=tuple(also),
        kennen=tuple(kennen),
        gevraagd=nobody,
        vervolg=vervolg,
        vervolg_voor=voor,
        ik=ik,
        contact=_my_contact(key, ik, met),
    )
    return typed, at_met


def _who(met: str) -> str:
    """Who that is: 'Bedrijf in Etten. Vraag naar: eigenaar'."""
    item = shown_actor(desk(), met).item
    soort = schema().keuzes["soort"].label(item.soort)
    kern = kern_names(desk(), None).get(item.kern or "")
    words = f"{soort} in {kern}." if kern else f"{soort}."
    return f"{words} Vraag naar: {item.contact}." if item.contact else words


def _who_know(key: str, met: str | None, noemde: Sequence[str]) -> list[str]:
    """Of who was named: whom they know, as far as it is not unticked."""
    if not met or not noemde:
        return []
    mine = plain(shown_actor(desk(), met).item.naam)
    chosen = []
    for other in noemde:
        theirs = plain(shown_actor(desk(), other).item.naam)
        already = knows(desk(), met, other)
        words = f"{mine} en {theirs} kennen elkaar"
        if already:
            words += " al: je bevestigt dit contact"
        if st.checkbox(words, value=True, key=f"{key}:kent:{other}", persist_state="session"):
            chosen.append(other)
    return chosen


def _next_step(key: str) -> tuple[str, str | None]:
    """The next step and its day (ISO); nothing when there is none."""
    when = st.segmented_control(
        "Volgende stap",
        [GEEN, WEEK, MAAND, DAG],
        default=GEEN,
        required=True,
        key=f"{key}:wanneer",
        persist_state="session",
    )
    if when == GEEN:
        return "", None
    words = st.text_input("Wat ga je doen? (mag leeg)", key=f"{key}:stap", persist_state="session")
    today = desk().today
    if when == DAG:
        day = st.date_input(
            "Voor wanneer?",
            value=workday_from(today + timedelta(days=7)),
            **ANY_DAY,
            format="DD-MM-YYYY",
            key=f"{key}:dag",
            persist_state="session",
        )
        return words, day.isoformat()
    return words, (end_of_week(today) if when == WEEK else end_of_month(today)).isoformat()


def end_of_week(today: date) -> date:
    """The Friday of this week; in a weekend that of the week to come."""
    last = FRIDAY if today.weekday() <= FRIDAY else FRIDAY + 7
    return today + timedelta(days=last - today.weekday())


def end_of_month(today: date) -> date:
    """The last day of this month."""
    return today.replace(day=monthrange(today.year, today.month)[1])


def _my_contact(key: str, ik: str | None, met: str | None) -> str | None:
    """The soort of the contact of mine to record: asked when there is none, once for each actor."""
    if not ik or not met or ik == met or knows(desk(), ik, met):
        return None
    if (ik, met) in st.session_state.get("geen-contact", ()):
        return None
    yes = st.checkbox(
        "Dit is een contact van mij", key=f"{key}:contact:{met}", persist_state="session"
    )
    return "kent" if yes else None


def _save(form: str, typed: TalkTyped, at_met: DeltaGenerator, private: bool = False) -> None:
    try:
        with retry.saving(form, "fragment"):
            revision = log_talk(desk(), typed, state.sent_token(form, typed), private)
    except LooksPrivate as question:
        st.session_state[f"{form}:prive"] = str(question)
        return
    except NetwerkError as error:
        about_met = not typed.met or typed.ik in typed.met
        (at_met if about_met else st).error(plain(error))
        return
    if typed.ik and not typed.contact:
        st.session_state.setdefault("geen-contact", set()).add((typed.ik, typed.met[0]))
    own_actor.keep(typed.ik)
    state.saved(form, revision.why, revision.head)
    st.session_state[f"{form}:klaar"] = Kept(
        f"Bewaard: {revision.why[0].lower()}{revision.why[1:]}.",
        revision.head,
        typed.noemde_ook,
        typed.met[0],
    )
    st.rerun(scope="fragment")


def _ask_private(form: str, typed: TalkTyped, at_met: DeltaGenerator) -> None:
    """What looks private: only who says so saves it. The text stays to be changed."""
    question = st.session_state.get(f"{form}:prive")
    if question is None:
        return
    st.warning(plain(f"{question} Mag het wel, bewaar het dan toch."))
    if st.button("Toch bewaren", key=f"{form}:toch"):
        st.session_state.pop(f"{form}:prive", None)
        _save(form, typed, at_met, private=True)


def _told(form: str, kept: Kept) -> None:
    """What was saved, with the way back, and who was named and is not recorded yet."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.success(plain(kept.sentence))
        if kept.head is not None:
            take_back.button(kept.head, form, lambda made: _undone(form, made))
    if kept.head is not None and kept.names:
        st.markdown("Zij noemden ook wie nog niet is vastgelegd:")
        for nth, name in enumerate(kept.names):
            sheet.button(
                f"Voeg {plain(name)} toe",
                ":material/add:",
                f"{form}:voeg:{nth}",
                "toevoegen",
                naam=name,
                contact=kept.met,
            )
    with st.container(horizontal=True):
        if st.button("Nog een gesprek", key=f"{form}:nog"):
            st.session_state.pop(f"{form}:klaar", None)
            st.rerun(scope="fragment")
        if st.button("Sluit", key=f"{form}:sluit"):
            st.session_state.pop(f"{form}:klaar", None)
            sheet.close()
            st.rerun()


def _undone(form: str, _made: Revision) -> None:
    st.session_state[f"{form}:klaar"] = Kept("Het gesprek is ongedaan gemaakt.", None)
