"""Changing or removing what is there.

The form of one actor with its ties, and the choice after a conflict.
"""

from __future__ import annotations

import streamlit as st

from netwerk.errors import Conflict, NetwerkError
from netwerk.model import Actor
from netwerk.services.cards import card, places_by_label
from netwerk.services.edits import (
    change_actor,
    merge_actoren,
    new_token,
    remove_actor,
    remove_relatie,
    stored_actor,
)
from netwerk.services.forms import actor_from, more_fields, resolved, short_fields
from netwerk.store.values import Stored
from netwerk.ui import fields, state
from netwerk.ui.frame import READS_ONLY, desk
from netwerk.ui.pick import pick_actor
from netwerk.ui.words import plain


def change_actor_form() -> None:
    """Pick an actor and change it."""
    actor_id = pick_actor("Welke actor?", "wijzigen:actor", state.chosen_actor())
    if actor_id is None:
        st.markdown("Kies een actor. Daarna zie je de gegevens en de relaties.")
        return
    state.choose_actor(actor_id)
    actor_form(actor_id, "invoeren")


def actor_form(actor_id: str, where: str) -> None:
    """Change one actor and its ties.

    What was read when the form opened is what the change is based on.
    """
    if not desk().changes_somewhere:
        st.info(READS_ONLY)
        return
    opened = _opened(actor_id, where)
    places = places_by_label(desk())
    key = _form_key(opened, where)
    with st.form(key, border=True):
        typed = fields.draw(short_fields("Actor"), opened.item, places, key)
        with st.expander("Meer gegevens"):
            typed |= fields.draw(more_fields("Actor"), opened.item, places, key)
        sent = st.form_submit_button("Wijziging opslaan", type="primary")
    if sent:
        _save(opened, typed)
    _conflict(opened)
    _ties_and_removal(opened)


def _form_key(opened: Stored[Actor], where: str) -> str:
    return f"wijzigen:{where}:{opened.item.id}:{opened.version}"


def _opened(actor_id: str, where: str) -> Stored[Actor]:
    """The actor as it was when this form was opened.

    A form that is not on the screen yet is opened now.
    """
    key = f"geopend:{actor_id}"
    held: Stored[Actor] | None = st.session_state.get(key)
    if held is None or f"{_form_key(held, where)}:naam" not in st.session_state:
        held = st.session_state[key] = stored_actor(desk(), actor_id)
        st.session_state.pop(f"botsing:{actor_id}", None)
    return held


def _reopen(actor_id: str, sentence: str) -> None:
    st.session_state.pop(f"geopend:{actor_id}", None)
    st.session_state.pop(f"botsing:{actor_id}", None)
    state.say_after_rerun(sentence)
    st.rerun()


def _save(opened: Stored[Actor], typed: dict[str, object]) -> None:
    try:
        actor = actor_from(typed, opened.item)
    except NetwerkError as error:
        st.error(plain(error))
        return
    if actor == opened.item:
        st.info("Er is niets veranderd.")
        return
    try:
        change_actor(desk(), actor, opened.version, new_token())
    except Conflict as conflict:
        st.session_state[f"botsing:{opened.item.id}"] = (actor, conflict)
        return
    except NetwerkError as error:
        st.error(plain(error))
        return
    _reopen(actor.id, f"{plain(actor.naam)} is gewijzigd.")


def _conflict(opened: Stored[Actor]) -> None:
    """Both values beside each other; the second one chooses, nothing is overwritten silently."""
    held = st.session_state.get(f"botsing:{opened.item.id}")
    if held is None:
        return
    mine: Actor = held[0]
    conflict: Conflict = held[1]
    st.warning(plain(conflict))
    velden = {clash.veld: clash for clash in conflict.clashes}
    take_mine = {}
    for veld, clash in velden.items():
        words = {
            "hun": f"Van de ander: {plain(clash.theirs)}",
            "mijn": f"Van mij: {plain(clash.yours)}",
        }
        label = f"{plain(veld)}: was {plain(clash.before)}"
        choice = st.radio(
            label, list(words), format_func=words.get, key=f"botsing:{opened.item.id}:{veld}"
        )
        take_mine[veld] = choice == "mijn"
    if st.button("Opslaan met deze keuze", type="primary"):
        now = stored_actor(desk(), opened.item.id)
        chosen = resolved(now.item, opened.item, mine, conflict.clashes, take_mine)
        if chosen != now.item:
            change_actor(desk(), chosen, now.version, new_token())  # type: ignore[arg-type]
        _reopen(opened.item.id, "Opgeslagen met jouw keuze.")


def _ties_and_removal(opened: Stored[Actor]) -> None:
    actor = opened.item
    st.markdown("**Relaties**")
    for tie in card(desk(), actor.id).ties:
        st.markdown(
            f"{plain(tie.what)} **{plain(tie.other)}** · bron {plain(tie.bron)} · bevestigd "
            f"{plain(tie.laatst_bevestigd)}"
        )
        if st.button(
            f"Verwijder deze relatie met {plain(tie.other)}",
            key=f"weg:{tie.relatie}",
            type="tertiary",
        ):
            remove_relatie(desk(), tie.relatie, tie.version)
            _reopen(actor.id, "De relatie is verwijderd. Terugdraaien kan bij Geschiedenis.")
    with st.expander("Samenvoegen of verwijderen"):
        other = pick_actor(f"Welke actor is dezelfde als {actor.naam}?", f"samenvoegen:{actor.id}")
        if (
            st.button("Voeg samen", disabled=other in (None, actor.id), key=f"samen:{actor.id}")
            and other
        ):
            merge_actoren(desk(), actor.id, other)
            _reopen(actor.id, "Samengevoegd. Terugdraaien kan bij Geschiedenis.")
        if st.button(
            f"Verwijder {plain(actor.naam)} met alle relaties", key=f"verwijder:{actor.id}"
        ):
            remove_actor(desk(), actor.id, stored_actor(desk(), actor.id).version)
            state.choose_actor(None)
            _reopen(
                actor.id, f"{plain(actor.naam)} is verwijderd. Terugdraaien kan bij Geschiedenis."
            )
