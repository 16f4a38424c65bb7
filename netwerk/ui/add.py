"""Adding an actor or a tie in a short form: the same on the page Invoeren and beside the map."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.model import Relatie
from netwerk.services.cards import places_by_label
from netwerk.services.edits import add_actor, add_relatie, at_suggested_place
from netwerk.services.forms import actor_from, more_fields, relatie_from, short_fields
from netwerk.ui import fields, state
from netwerk.ui.frame import READS_ONLY, desk, selection
from netwerk.ui.pick import pick_actor
from netwerk.ui.words import plain


def new_actor(where: str) -> None:
    """A short form: name and soort are enough. ``where`` tells two of these forms apart."""
    if not desk().changes_somewhere:
        st.info(READS_ONLY)
        return
    token = state.form_token(f"actor:{where}")
    places = places_by_label(desk())
    with st.form(f"actor:{where}", border=True):
        st.markdown("Een naam en een soort zijn genoeg. De rest kan later.")
        typed = fields.draw(short_fields("Actor"), None, places, f"actor:{where}:{token}")
        with st.expander("Meer gegevens"):
            typed |= fields.draw(more_fields("Actor"), None, places, f"actor:{where}:{token}")
        sent = st.form_submit_button("Actor opslaan", type="primary")
    if not sent:
        return
    if not any(typed.values()) and state.sent_twice(f"actor:{where}"):
        st.rerun()
    if not typed["gebieden"] and selection().gebied:
        typed["gebieden"] = [selection().gebied]
    try:
        actor = at_suggested_place(desk(), actor_from(typed))
        add_actor(desk(), actor, token)
    except NetwerkError as error:
        st.error(plain(error))
        return
    state.saved(f"actor:{where}", f"{plain(actor.naam)} is opgeslagen.")
    st.rerun()


def new_relatie(where: str, van: str | None = None, naar: str | None = None) -> None:
    """Two actors and what binds them; ``van`` and ``naar`` are proposed."""
    if not desk().changes_somewhere:
        st.info(READS_ONLY)
        return
    token = state.form_token(f"relatie:{where}")
    key = f"relatie:{where}:{token}"
    with st.form(f"relatie:{where}", border=True):
        from_ = pick_actor("Van (verplicht)", f"{key}:van", van)
        to = pick_actor("Naar (verplicht)", f"{key}:naar", naar)
        typed = fields.draw(short_fields("Relatie"), None, {}, key)
        with st.expander("Meer gegevens"):
            typed |= fields.draw(more_fields("Relatie"), None, {}, key)
        sent = st.form_submit_button("Relatie opslaan", type="primary")
    if not sent:
        return
    untouched = (from_, to) == (van, naar) and not any(typed.values())
    if untouched and state.sent_twice(f"relatie:{where}"):
        st.rerun()
    if not from_ or not to:
        st.error("Kies twee actoren: van en naar.")
        return
    try:
        relatie = relatie_from(typed, Relatie(id="", van=from_, naar=to, soort=""))
        add_relatie(desk(), relatie, token)
    except NetwerkError as error:
        st.error(plain(error))
        return
    state.saved(f"relatie:{where}", "De relatie is opgeslagen.")
    st.rerun()
