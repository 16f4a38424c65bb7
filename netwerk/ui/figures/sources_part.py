"""Which figures are kept, by source and year, with a button to take them away."""

from __future__ import annotations

import streamlit as st

from netwerk.errors import NetwerkError
from netwerk.services.figures.figures_there import FiguresOfSource, figures_there, remove_figures
from netwerk.ui import retry, saved_notice
from netwerk.ui.frame import desk
from netwerk.ui.guard import guarded
from netwerk.ui.may_here import may_change_here
from netwerk.ui.words import plain

WHERE = "cijfers-bronnen"
FIRST = 5


def draw() -> None:
    """One row for each source and year, newest first; all when asked for."""
    there = figures_there(desk())
    saved_notice.show(WHERE)
    if not there:
        return
    st.header("Wat er staat", anchor=False)
    if len(there) > FIRST + 1 and not st.toggle(f"Toon alle {len(there)}", key="cijfers:bronnen"):
        there = there[:FIRST]
    for one in there:
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.markdown(_words(one))
        if one.goes and may_change_here("Cijfer"):
            # Named after how many there are, so that it is closed once some are gone.
            key = f"cijfers:weg:{one.bron}:{one.jaar}:{one.amount}"
            with right.popover("Weghalen", key=key):
                st.markdown(f"Uit {one.jaar} gaat weg: {one.goes}.{_stays(one)}")
                st.button(
                    "Ja, haal ze weg",
                    key=f"cijfers:ja:{one.bron}:{one.jaar}",
                    on_click=_remove,
                    args=(one,),
                )


def _stays(one: FiguresOfSource) -> str:
    return f" Er blijft staan, want van andere gebieden: {one.stays}." if one.stays else ""


def _words(one: FiguresOfSource) -> str:
    more = f", licentie {plain(one.licentie)}" if one.licentie else ""
    return f"**{plain(one.called)}**  \n{plain(one.words)}{more}"


@guarded()
def _remove(one: FiguresOfSource) -> None:
    def act() -> None:
        try:
            revision = remove_figures(desk(), one.bron, one.jaar)
        except NetwerkError as problem:
            saved_notice.tell(WHERE, str(problem))
            return
        said = f"Weggehaald: {one.bron}, {one.jaar}."
        if one.stays:
            said = f"Weggehaald: {one.goes} uit {one.called}.{_stays(one)}"
        saved_notice.tell(WHERE, said, revision.head)

    retry.attempt(WHERE, act)
