"""The figures of the chosen place, per theme, with the gemeente beside them."""

from __future__ import annotations

import streamlit as st

from netwerk.services.figures.figure_rows import FigureRow, FigureRows, figure_rows
from netwerk.services.records.choices import gebied_names, kern_names
from netwerk.ui.frame import desk, selection
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import plain

GEMEENTE = ""
NOTHING = (
    "Er zijn hier nog geen cijfers. Hieronder lees je ze in: netwerk herkent een bestand aan de "
    "koppen."
)
HEADS = ("Wat", "Hier", "Gemeente", "Bron en jaar")


def choose() -> tuple[str, FigureRows]:
    """The place that is chosen, by name, with its figures: a gebied, a kern or the gemeente."""
    gebied = selection().gebied
    kernen = dict(kern_names(desk(), gebied))
    first = "De gemeente" if gebied is None else gebied_names(desk()).get(gebied, gebied)
    place = st.selectbox(
        "Waarvan wil je de cijfers zien?",
        [GEMEENTE, *kernen],
        format_func=lambda id: kernen.get(id, first),
        key=f"cijfers:plek:{gebied}",
    )
    if place != GEMEENTE:
        return kernen[place], figure_rows(desk(), kern=place)
    if gebied is None:
        return first, figure_rows(desk(), gemeente=True)
    return first, figure_rows(desk(), gebied=gebied)


def draw(naam: str, found: FigureRows) -> None:
    """The tables, and what is not known with why."""
    if not found.themes and not found.unknown:
        st.markdown(NOTHING)
    for thema, lines in found.themes:
        st.subheader(plain(thema), anchor=False)
        st.html(rows.table(HEADS, [("", map(_cells, lines))], f"{thema}: {naam}"))
    if found.unknown:
        st.subheader("Niet bekend", anchor=False)
        st.html(rows.listed(_unknown(note, names) for note, names in found.unknown))


def _cells(row: FigureRow) -> tuple[str, ...]:
    return tuple(map(rows.text, (row.naam, row.here, row.gemeente, row.source)))


def _unknown(note: str, names: tuple[str, ...]) -> str:
    words, why = rows.text(", ".join(names)), rows.text(note[:1].upper() + note[1:])
    return f"{words}<br><span class='nw-klein-woord'>{why}.</span>" if note else words
