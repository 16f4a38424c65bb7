"""What the layer Agenda of the map shows, as a list beside it: by keyboard and screen reader."""

from __future__ import annotations

import streamlit as st

from netwerk.net.selection import Selection
from netwerk.services.agenda.agenda_marks import PlayingAt, agenda_places
from netwerk.ui.frame import desk
from netwerk.ui.links import actor_link, card_link, kern_link
from netwerk.ui.portraits import html_rows as rows


def draw(selection: Selection) -> None:
    """Each kern and actor where something plays, with what that is; a title opens its card."""
    rows.look()
    places = agenda_places(desk(), selection)
    st.header("Op de agenda", anchor=False)
    if not places:
        st.markdown("Op de kaart speelt niets dat is vastgelegd.")
        return
    st.html(rows.listed(map(_place, places)))


def _place(place: PlayingAt) -> str:
    name = (kern_link if place.label == "Kern" else actor_link)(place.id, place.naam)
    titles = ", ".join(card_link(card.label, card.id, card.titel) for card in place.cards)
    return f"{name} ({len(place.cards)}): {titles}"
