"""The same content as the map in tables, by keyboard and screen reader.

A row chosen there is chosen on the map.
"""

from __future__ import annotations

import streamlit as st

from netwerk.map.view import ActorRow, Picture
from netwerk.services.maps import relations_of, ties_words
from netwerk.ui import show
from netwerk.ui.kaart.search import choose

ROW = "kaart:rij"
HEIGHT, LINE = 420, 38


def tables(picture: Picture) -> None:
    """Actors, relations and the legend of the picture."""
    actors, ties, legend = st.tabs(
        [f"Actoren ({len(picture.actors)})", f"Relaties ({relations_of(picture.ties)})", "Legenda"]
    )
    with actors:
        _actors(picture.actors)
    with ties:
        if any(not tie.count for tie in picture.ties):
            st.markdown(f"{ties_words(picture.ties)}.")
        show.table(
            [
                {
                    "Van": t.van,
                    "Relatie": t.wat,
                    "Naar": t.naar,
                    "Sterkte": t.sterkte,
                    "Bron": t.bron,
                    "Laatst bevestigd": t.laatst_bevestigd,
                    "Aantal": t.count,
                }
                for t in picture.ties
            ],
            "kaart:relaties",
            alt="Alle relaties op de kaart",
        )
    with legend:
        rows = [
            {"Teken": entry.label, "Aantal": "" if entry.count is None else str(entry.count)}
            for entry in picture.legend
        ]
        show.small_table(rows, "Legenda van de kaart")


def _actors(actors: tuple[ActorRow, ...]) -> None:
    """A few as a plain table, many as one in which a row can be chosen."""
    rows = [
        {
            "Naam": a.naam,
            "Soort": a.soort,
            "Categorie": a.categorie,
            "Plaats": a.plaats,
            "Contacten": a.contacten,
            "Relaties": a.relaties,
            "Opvallend": ", ".join(a.marks),
        }
        for a in actors
    ]
    if len(rows) <= show.FEW_ROWS:
        show.table(rows, "kaart:actoren", alt="Alle actoren op de kaart")
        return
    chosen = st.dataframe(
        rows,
        key="kaart:actoren",
        height=min(HEIGHT, LINE * (len(rows) + 1)),
        hide_index=True,
        width="stretch",
        alt="Alle actoren op de kaart",
        on_select="rerun",
        selection_mode="single-row",
    )
    _follow(actors, chosen.selection.rows)


def _follow(actors: tuple[ActorRow, ...], rows: list[int]) -> None:
    """A newly chosen row chooses its actor, once: the table keeps its choice, the map goes on."""
    row = rows[0] if rows and rows[0] < len(actors) else None
    if row == st.session_state.get(ROW):
        return
    st.session_state[ROW] = row
    if row is not None:
        choose(actors[row].id)
        st.rerun(scope="fragment")
