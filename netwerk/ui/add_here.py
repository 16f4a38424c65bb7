"""Toevoegen: an actor with its first contacts in one form, from anywhere."""

from __future__ import annotations

import streamlit as st

from netwerk.ui import add_actor, sheet
from netwerk.ui.add_actor import OVER, Begin
from netwerk.ui.frame import READS_ONLY, desk, one_moment
from netwerk.ui.guard import guarded
from netwerk.ui.menu import page_file
from netwerk.ui.place_here import chosen_gebied, follow_gebied, kern_here

WHAT = "toevoegen"


def open_button(where: str) -> None:
    """The button that opens the form, for who may add something.

    where: tells two of these buttons apart.
    """
    if desk().changes_somewhere:
        sheet.button("Toevoegen", ":material/add:", f"toevoegen:{where}", WHAT, "stretch")


def draw(here: str) -> None:
    """Draw the form over the page ``here``, if it is open. To be called once a run."""
    about = sheet.lies(WHAT, here)
    if about is not None:
        _sheet(here, about.get("naam"), about.get("contact"))


@st.dialog("Toevoegen", position="right", width=sheet.WIDTH, on_dismiss=sheet.close)
def _sheet(here: str, naam: str | None, contact: str | None) -> None:
    # Drawn by itself it is outside those of the page.
    with guarded("toevoegen"), one_moment():
        sheet.dress()
        if not desk().changes_somewhere:
            st.info(READS_ONLY)
            return
        follow_gebied("Actor", OVER, chosen_gebied("Actor"))
        add_actor.draw(OVER, Begin(naam, kern_here(here, contact), contact, over=True))
        st.page_link(page_file("invoeren"), label="Een relatie toevoegen of iets wijzigen")
