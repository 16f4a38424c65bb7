"""Saving, opening and sharing views of the map, and the picture as a file."""

from __future__ import annotations

import streamlit as st

from netwerk.net.net import Net
from netwerk.services.maps import picture_file, remove_view, save_view, saved_view, saved_views
from netwerk.ui import mapstate, state
from netwerk.ui.frame import WHOLE, atlas, networks, today, user
from netwerk.ui.mapdraw import drawn
from netwerk.ui.words import plain


def keep(step: mapstate.Step, net: Net) -> None:
    """Save, open, share and download what is on the map."""
    store = networks().store
    with st.form("kaart:bewaren", border=False):
        naam = st.text_input("Bewaar dit beeld als")
        if st.form_submit_button("Bewaren"):
            places = atlas().places(step.selection, user()) | mapstate.saved_places()
            view_id = save_view(store, user(), naam, step.selection, step.view, places)
            st.success(f"Bewaard. Link voor collega's: {plain('/kaart?beeld=' + view_id)}")
    for saved in saved_views(store):
        open_, remove = st.columns([3, 1])
        open_.button(plain(saved.naam), key=f"beeld:{saved.id}", width="stretch", on_click=open_view, args=(saved.id,))
        if remove.button("Weg", key=f"beeldweg:{saved.id}", help=f"Verwijder {plain(saved.naam)}"):
            remove_view(store, user(), saved.id)
            st.rerun(scope="fragment")
    _downloads(step, net)


def _downloads(step: mapstate.Step, net: Net) -> None:
    anonymous = st.checkbox("Zonder namen", key="kaart:zonder-namen")
    format = st.segmented_control("Bestand", ["html", "svg", "png"], default="html", key="kaart:formaat", required=True)
    if st.button("Maak bestand"):
        found = drawn(step, bool(st.session_state.get("kaart:plattegrond")))
        source = f"Bron: netwerk, stand van {today():%d-%m-%Y}, wijziging {net.revision}"
        content = picture_file(found, str(format), anonymous=anonymous, title="Netwerkkaart", source_line=source)
        st.download_button("Download", content, file_name=f"netwerkkaart.{format}")


def open_view(view_id: str) -> None:
    """Show a kept view, in the gebied it was kept for; called before the widgets of a run are drawn."""
    saved = saved_view(networks().store, view_id)
    st.session_state[state.GEBIED] = saved.selection.gebied or WHOLE
    mapstate.open_saved(saved)


def open_shared_view() -> None:
    """A link with ``?beeld=...`` opens that view, once."""
    asked = st.query_params.get("beeld")
    if asked and st.session_state.get("kaart:geopend") != asked:
        st.session_state["kaart:geopend"] = asked
        open_view(asked)
