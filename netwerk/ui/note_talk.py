"""Noteer gesprek: with whom, about what, whom they named, what comes next; in twenty seconds."""

from __future__ import annotations

import streamlit as st

from netwerk.services.records.changeable import may_change_item
from netwerk.ui import sheet, state, talk_form
from netwerk.ui.frame import READS_ONLY, desk, one_moment
from netwerk.ui.guard import guarded
from netwerk.ui.words import plain

WHAT = "noteer"


def open_button(where: str, actor: str | None = None, naam: str = "") -> None:
    """The button that opens the form, for this actor if one is given, else for whom one looks at.

    Not for who only reads, nor of an actor that the user may not change. where: tells two of these
    buttons apart. naam: of the actor, read out and not shown, where more of these buttons stand on
    one page.
    """
    if not desk().changes_somewhere:
        return
    if actor is not None and not may_change_item(desk(), "Actor", actor):
        return
    words = f"Noteer *{plain(naam)}*" if naam else "Noteer"
    sheet.button(words, ":material/edit_note:", f"noteer:{where}", WHAT, actor=actor)


def draw(here: str) -> None:
    """Draw the form over the page ``here``, if it is open. To be called once a run."""
    about = sheet.lies(WHAT, here)
    if about is not None:
        _sheet(about["actor"] or _looked_at(here))


@st.dialog("Noteer gesprek", position="right", width=sheet.WIDTH, on_dismiss=sheet.close)
def _sheet(actor: str | None) -> None:
    # Drawn by itself it is outside those of the page.
    with guarded("noteer"), one_moment():
        sheet.dress()
        if desk().changes_somewhere:
            talk_form.draw(actor)
            if st.button("Liever een signaal noteren", key="noteer:signaal", type="tertiary"):
                sheet.lay("signaal", actor=actor)
                st.rerun()
        else:
            st.info(READS_ONLY)


def _looked_at(here: str) -> str | None:
    """The actor of the page that is shown, else the one that was chosen last."""
    asked = st.query_params.get("id") if here == "actor" else None
    return asked or state.chosen_actor()
