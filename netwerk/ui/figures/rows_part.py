"""The figures of the chosen place, per theme, with the gemeente beside them."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from netwerk.services.figures.figure_rows import FigureRow, FigureRows, figure_rows, kernen_beside
from netwerk.services.figures.figures_lacking import without_codes
from netwerk.services.records.choices import gebied_names, kern_names
from netwerk.ui.figures.lines_part import codes_asked
from netwerk.ui.frame import desk, selection
from netwerk.ui.may_here import may_change_here
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import plain

GEMEENTE = ""
KERN = "kern"
BESIDE = "De kernen naast elkaar"
NOTHING = "Er zijn hier nog geen cijfers."
READ_IN = "Hieronder lees je ze in: netwerk herkent een bestand aan de koppen."
HEADS = ("Wat", "Hier", "Gemeente", "Bron en jaar")


def choose() -> tuple[str, FigureRows]:
    """The place that is chosen, by name, with its figures: a gebied, a kern or the gemeente.

    The address names the kern, so that it can be shared; who leaves and comes back finds it again.
    """
    gebied = selection().gebied
    kernen = dict(kern_names(desk(), gebied))
    shared = st.query_params.get(KERN)  # of another gebied it is shown as well
    kernen |= {id: naam for id, naam in kern_names(desk(), None).items() if id == shared}
    first = "De gemeente" if gebied is None else gebied_names(desk()).get(gebied, gebied)
    key = f"cijfers:plek:{gebied}"
    if key not in st.session_state:
        asked = shared or st.session_state.get(f"{key}:eerder")
        st.session_state[key] = asked if asked in kernen else GEMEENTE
    place = st.selectbox(
        "Waarvan wil je de cijfers zien?",
        [GEMEENTE, *kernen],
        format_func=lambda id: kernen.get(id, first),
        key=key,
    )
    st.session_state[f"{key}:eerder"] = place
    if place == GEMEENTE:
        st.query_params.pop(KERN, None)
    else:
        st.query_params[KERN] = place
        return kernen[place], figure_rows(desk(), kern=place)
    if gebied is None:
        return first, figure_rows(desk(), gemeente=True)
    return first, figure_rows(desk(), gebied=gebied)


def draw(naam: str, found: FigureRows) -> None:
    """The tables, the kernen side by side, and what is not known with why."""
    if not found.themes and not found.unknown:
        st.markdown(f"{NOTHING} {READ_IN}" if may_change_here("Cijfer") else NOTHING)
    for thema, lines in found.themes:
        st.subheader(plain(thema), anchor=False)
        heads, cells = rows.filled(HEADS, [_cells(line) for line in lines])
        st.html(rows.table(heads, [("", cells)], f"{thema}: {naam}"))
    gebied = selection().gebied
    if gebied is not None and KERN not in st.query_params:
        _kernen(gebied, is_open=not found.themes)
    if found.unknown:
        st.subheader("Niet bekend", anchor=False)
        st.html(rows.listed(_unknown(note, names) for note, names in found.unknown))
        kern = st.query_params.get(KERN)
        asked = without_codes(desk(), gebied=None if kern else gebied, kern=kern)
        if step := codes_asked(asked):
            st.html(f"<p>{step}</p>")


def _kernen(gebied: str, is_open: bool) -> None:
    """The kernen of a gebied side by side: also where too few are known to add them up."""
    told = kernen_beside(desk(), gebied)
    if not told.rows:
        return
    with st.expander(BESIDE, expanded=is_open):
        by_source = [
            (source, [(rows.text(row.naam), *map(rows.text, row.values)) for row in lines])
            for source, lines in groupby(told.rows, key=lambda row: row.source)
        ]
        st.html(rows.table(("Wat", *told.kernen), by_source, BESIDE, tight=True))


def _cells(row: FigureRow) -> tuple[str, ...]:
    naam = _named(row.naam, f"Eerder: {row.years}." if row.years else "")
    return (naam, *map(rows.text, (row.here, row.gemeente, row.source)))


def _named(naam: str, under: str) -> str:
    small = f"<br><span class='nw-klein-woord'>{rows.text(under)}</span>" if under else ""
    return f"{rows.text(naam)}{small}"


def _unknown(note: str, names: tuple[str, ...]) -> str:
    words, why = rows.text(", ".join(names)), rows.text(note[:1].upper() + note[1:])
    return f"{words}<br><span class='nw-klein-woord'>{why}.</span>" if note else words
