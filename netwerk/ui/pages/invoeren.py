"""Invoeren: add or change an actor or a tie in a short form."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.model import Relatie
from netwerk.services.edits import add_actor, add_relatie
from netwerk.services.forms import actor_from, more_fields, relatie_from, short_fields, with_suggested_place
from netwerk.services.look import places_by_label
from netwerk.ui import edit, form, state
from netwerk.ui.frame import networks, selection, title, user
from netwerk.ui.pick import pick_actor
from netwerk.ui.words import plain


def new_actor() -> None:
    """A short form: name and soort are enough."""
    store, token = networks().store, state.form_token("actor")
    places = places_by_label(store)
    with st.form("actor", border=True):
        st.markdown("Een naam en een soort zijn genoeg. De rest kan later.")
        typed = form.fields(short_fields("Actor"), None, places, f"actor:{token}")
        with st.expander("Meer gegevens"):
            typed |= form.fields(more_fields("Actor"), None, places, f"actor:{token}")
        sent = st.form_submit_button("Actor opslaan", type="primary")
    if not sent:
        return
    if not typed["gebieden"] and selection().gebied:
        typed["gebieden"] = [selection().gebied]
    try:
        actor = with_suggested_place(actor_from(typed), networks().net().kernen)
        add_actor(store, user(), actor, token)
    except NetwerkError as error:
        st.error(plain(error))
        return
    state.renew_token("actor")
    state.say_after_rerun(f"{plain(actor.naam)} is opgeslagen.")
    st.rerun()


def new_relatie() -> None:
    """Two actors and what binds them."""
    store, token = networks().store, state.form_token("relatie")
    with st.form("relatie", border=True):
        left, right = st.columns(2)
        with left:
            van = pick_actor("Van (verplicht)", f"relatie:{token}:van", state.chosen_actor())
        with right:
            naar = pick_actor("Naar (verplicht)", f"relatie:{token}:naar")
        typed = form.fields(short_fields("Relatie"), None, {}, f"relatie:{token}")
        with st.expander("Meer gegevens"):
            typed |= form.fields(more_fields("Relatie"), None, {}, f"relatie:{token}")
        sent = st.form_submit_button("Relatie opslaan", type="primary")
    if not sent:
        return
    if not van or not naar:
        st.error("Kies twee actoren: van en naar.")
        return
    try:
        relatie = relatie_from(typed, Relatie(id="", van=van, naar=naar, soort=""))
        add_relatie(store, user(), relatie, token)
    except NetwerkError as error:
        st.error(plain(error))
        return
    state.renew_token("relatie")
    state.say_after_rerun("De relatie is opgeslagen.")
    st.rerun()


title("Invoeren")
what = st.segmented_control(
    "Wat wil je doen?", ["Nieuwe actor", "Nieuwe relatie", "Wijzigen"], default="Nieuwe actor", required=True, key="invoeren:wat"
)
if what == "Nieuwe actor":
    new_actor()
elif what == "Nieuwe relatie":
    new_relatie()
else:
    edit.change_actor_form()
