"""Who was there, or got the mailing: ticked from who was meant, and how many people in all."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.services.communication.gebied_calendar import (
    MAILING,
    ReachedList,
    note_reached,
    reached_list,
)
from netwerk.typed.dutch_numbers import typed_count, whole
from netwerk.ui import retry, saved_notice, state
from netwerk.ui.frame import desk
from netwerk.ui.pick import pick_actoren
from netwerk.ui.words import plain

OPEN = "kalender:bereikt"
"""The id of the activiteit of which is noted who came."""
MOST_BOXES = 60


def opens(id: str) -> None:
    """Open the list of this activiteit (``on_click``)."""
    st.session_state[OPEN] = id


def closes() -> None:
    """Close it again."""
    st.session_state.pop(OPEN, None)


def draw(id: str) -> None:
    """The list of one activiteit."""
    asked = reached_list(desk(), id)
    mailing = asked.item.soort == MAILING
    form = f"bereikt:{id}:{asked.version}"
    words = "Wie kreeg de mailing?" if mailing else "Wie was er?"
    with st.form(f"{form}:form"):
        st.markdown(f"**{words}** {plain(asked.item.titel)}")
        ticked = _boxes(asked, form)
        aantal = st.text_input(
            f"Hoeveel mensen {'kregen het' if mailing else 'waren er'}? (mag leeg)",
            value="" if asked.aantal is None else whole(asked.aantal),
            key=f"{form}:aantal",
            placeholder="Bijvoorbeeld 45",
        )
        with st.container(horizontal=True, gap="xsmall"):
            sent = st.form_submit_button("Bewaar", type="primary", key=f"{form}:bewaar")
            if 1 < len(asked.names) <= MOST_BOXES:
                st.form_submit_button(
                    "Vink allen aan", key=f"{form}:allen", on_click=_tick_all, args=(asked, form)
                )
            st.form_submit_button("Annuleer", key=f"{form}:stop", on_click=closes)
        sent = retry.asked_again(form, st.form_submit_button) or sent
    if sent:
        _save(form, asked, ticked, aantal)


def _boxes(asked: ReachedList, form: str) -> tuple[str, ...]:
    """Who is ticked: of a few each has a box, of many there is a list to search in."""
    named = list(asked.names)
    if not named:
        st.caption("Deze activiteit is nog voor geen doelgroep. Zoek hieronder wie er was.")
    boxes = len(named) <= MOST_BOXES
    if boxes:
        for id in named:  # as a state and no default: one press may tick them all
            st.session_state.setdefault(f"{form}:vink:{id}", id in asked.ticked)
        chosen = [
            id for id in named if st.checkbox(plain(asked.names[id]), key=f"{form}:vink:{id}")
        ]
    else:
        chosen = st.multiselect(
            "Wie",
            named,
            default=list(asked.ticked),
            format_func=lambda id: asked.names[id],
            key=f"{form}:wie",
            placeholder="Typ een naam",
        )
    others: list[str] = []
    if desk().may_read():  # the list of everybody is for who may read everybody
        others = pick_actoren("Wie nog meer? (mag leeg)", f"{form}:ook", ())
    return tuple(dict.fromkeys((*chosen, *others)))


def _tick_all(asked: ReachedList, form: str) -> None:
    for id in asked.names:
        st.session_state[f"{form}:vink:{id}"] = True


def _save(form: str, asked: ReachedList, ticked: tuple[str, ...], aantal: str) -> None:
    with retry.saving(form):
        try:
            people = typed_count(aantal) if aantal.strip() else None
            token = state.sent_token(form, (ticked, people))
            made = note_reached(desk(), asked, ticked, token, people)
        except (StoreBusy, StoreUnavailable):
            raise
        except NetwerkError as error:
            st.error(plain(error))
            return
    sentence = f"Vastgelegd wie is bereikt met {asked.item.titel}."
    state.saved(form, sentence, made.head)
    saved_notice.tell("kalender", sentence, made.head, toast=True)
    closes()
    st.rerun()
