"""Saving, opening and sharing views of the map, and the picture as a file."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.map.saved import SavedView
from netwerk.services.maps import (
    PAPERS,
    picture_file,
    places_on_map,
    remove_view,
    save_view,
    saved_view,
    saved_views,
    unreadable_views,
)
from netwerk.services.records.choices import said
from netwerk.services.stores import state_of
from netwerk.ui import map_steps, retry, state
from netwerk.ui.frame import WHOLE, desk
from netwerk.ui.guard import guarded
from netwerk.ui.kaart.drawing import drawn, marked
from netwerk.ui.words import plain

FILES = {"html": "Webpagina", "svg": "Tekening (SVG)", "png": "Afbeelding (PNG)"}

NOT_KEPT = "Een beeld bewaren kan hier niet met jouw rol. Een bestand maken kan wel."
NOT_KEPT_HERE = (
    "In dit gebied bewaar je geen beeld. Kies bovenaan je eigen gebied. Een bestand maken kan wel."
)


def keep(step: map_steps.MapStep) -> None:
    """Save, open, share and download what is on the map."""
    if desk().may_change(step.selection.gebied):
        with st.form("kaart:bewaren", border=False):
            naam = st.text_input("Bewaar dit beeld als", key=map_steps.held("naam"))
            sent = st.form_submit_button("Bewaar dit beeld")
            if retry.asked_again("kaart:bewaren", st.form_submit_button) or sent:
                _save(step, naam)
    else:
        st.info(why_not_kept())
    for saved in saved_views(desk()):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                plain(saved.naam),
                key=f"beeld:{saved.id}",
                on_click=open_view,
                args=(saved.id,),
                help=address(saved.id),
            )
            if saved.eigenaar and saved.eigenaar != desk().user.naam:
                st.caption(f"van {plain(saved.eigenaar)}")
            may_go = desk().may_change_owned(saved.eigenaar, saved.selection.gebied)
            if may_go:
                _remove(saved)
    if broken := unreadable_views(desk()):
        st.caption(plain(f"Niet te lezen, en daarom niet in de lijst: {', '.join(broken)}."))
    _downloads(step)


def why_not_kept() -> str:
    """Why a view is not kept: because of the chosen gebied, or of the role everywhere."""
    return NOT_KEPT_HERE if desk().changes_somewhere else NOT_KEPT


def _remove(saved: SavedView) -> None:
    """A button that removes a kept view."""
    key, words = f"beeldweg:{saved.id}", f"Verwijder het beeld {plain(saved.naam)}"
    clicked = st.button("Verwijder", key=key, help=words, type="tertiary")
    if retry.asked_again(key) or clicked:
        with retry.saving(key):
            remove_view(desk(), saved.id)
            st.rerun(scope="fragment")


def _save(step: map_steps.MapStep, naam: str) -> None:
    view = marked(step)
    try:
        with retry.saving("kaart:bewaren"):
            places = {**places_on_map(desk(), step.selection), **map_steps.saved_places()}
            view_id = save_view(desk(), naam, step.selection, view, places, step.geographic)
    except NetwerkError as problem:
        st.error(plain(problem))
        return
    st.success("Bewaard. Met deze link zien collega's hetzelfde beeld:")
    st.code(address(view_id), language=None, wrap_lines=True)


def address(view_id: str) -> str:
    """The link that opens a kept view, as a colleague can use it."""
    parts = urlsplit(st.context.url or "")
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/kaart", f"beeld={view_id}", ""))


def _downloads(step: map_steps.MapStep) -> None:
    anonymous = st.checkbox("Zonder namen", key=map_steps.held("zonder-namen"))
    format = st.segmented_control(
        "Bestand",
        list(FILES),
        format_func=lambda w: FILES[w],
        default="html",
        key=map_steps.held("formaat"),
        required=True,
    )
    paper = "A4"
    if format != "html":
        paper = (
            st.segmented_control(
                "Papier", list(PAPERS), default="A4", key=map_steps.held("papier"), required=True
            )
            or "A4"
        )
    if st.button("Maak bestand"):
        with st.spinner("Het bestand wordt gemaakt ..."):
            source = (
                f"{said(desk(), step.selection)}. Bron: netwerk, stand van "
                f"{desk().today:%d-%m-%Y}, wijziging {state_of(desk()).revision}"
            )
            title = "Plattegrond" if step.geographic else "Netwerkkaart"
            content = picture_file(
                desk(),
                step.selection,
                drawn(step),
                str(format),
                anonymous=anonymous,
                title=title,
                source_line=source,
                size=paper,
            )
        st.download_button(
            "Download", content, file_name=f"netwerkkaart.{format}", on_click="ignore"
        )


@guarded()
def open_view(view_id: str) -> None:
    """Show a kept view in its gebied; called before the widgets of a run are drawn."""
    saved = saved_view(desk(), view_id)
    st.session_state[state.GEBIED] = saved.selection.gebied or WHOLE
    map_steps.open_saved(saved)


def open_shared_view() -> None:
    """A link with ``?beeld=...`` opens that view, once."""
    asked = st.query_params.get("beeld")
    if asked and st.session_state.get("kaart:geopend") != asked:
        st.session_state["kaart:geopend"] = asked
        open_view(asked)
