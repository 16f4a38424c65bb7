"""The first start: what stands here is made up; look around, or begin with a list of your own."""

from __future__ import annotations

import streamlit as st

from netwerk.services.answers.small_maps import whole_picture
from netwerk.services.day.example_area import (
    clear_example,
    left_of_example,
    only_example,
    own_ties_to_example,
)
from netwerk.services.gemeente.setting_up import may_set_up
from netwerk.ui import own_browser, retry, saved_notice
from netwerk.ui.cards import picture
from netwerk.ui.frame import desk, selection
from netwerk.ui.guard import guarded
from netwerk.ui.links import link
from netwerk.ui.menu import page_file

WHERE = "voorbeeld"
LOOKING, ASKED = "voorbeeld:rond", "voorbeeld:wis"
TITLE = "Dit is een verzonnen voorbeeld"
TEXT = "De plaatsnamen zijn echt, de rest is bedacht."
CHOOSE = "Kijk rond in drie stappen, of begin met je eigen lijst."
LOOK = "Kijk rond in drie stappen."
STEPS = (
    ("kaart", "1. Kijk op de kaart wie wie kent", "hub"),
    ("gaten", "2. Zie wat aan één contact hangt", "link_off"),
    ("ronde", "3. Kies wie je deze week bezoekt", "route"),
)
ASK = "Alle actoren en relaties van het voorbeeld gaan weg. De gebieden en kernen blijven."


def shown() -> bool:
    """Whether the first thing on the page is about the example: on the first page, of it alone."""
    return not own_browser.been_here() and only_example(desk())


def draw() -> None:
    """The large card with two ways on, and the picture of what there is."""
    with st.container(key="eerste-voorbeeld"):
        left, right = st.columns([3, 2], gap="medium", vertical_alignment="center")
        with left:
            st.header(TITLE)
            more = CHOOSE if desk().changes_somewhere else LOOK
            st.markdown(TEXT if st.session_state.get(LOOKING) else f"{TEXT} {more}")
            _ways()
        with right:
            alt = "Kaart van het voorbeeld: de kernen met hun actoren"
            picture.draw(whole_picture(desk(), selection(), alt), alt, "voorbeeld")


def notice() -> None:
    """What was just put away, with its way back."""
    saved_notice.show(WHERE)


def small() -> None:
    """One line at the end, after the first visit, as long as anything of the example is there."""
    left = left_of_example(desk())
    if not left:
        return
    only = only_example(desk())
    words = "Verzonnen voorbeeld." if only else f"{left} actoren hier zijn nog verzonnen."
    own = (
        link("Begin met je eigen lijst", "importeren") if only and desk().changes_somewhere else ""
    )
    with st.container(horizontal=True, key="voorbeeld-klein", vertical_alignment="center"):
        st.html(f'<p class="nw-klein-woord">{words} {own}</p>')
        if desk().may_change():
            _clear()


def _ways() -> None:
    if st.session_state.get(LOOKING):
        for name, label, icon in STEPS:
            st.page_link(page_file(name), label=label, icon=f":material/{icon}:")
        return
    with st.container(
        horizontal=True, gap="xsmall", key="voorbeeld-doen", vertical_alignment="center"
    ):
        st.button("Kijk rond", type="primary", key="voorbeeld:kijk", on_click=_look)
        if desk().changes_somewhere:
            with st.container(key="knoplink-eigen", width="content"):
                st.page_link(page_file("importeren"), label="Begin met je eigen lijst")
        if may_set_up(desk()):
            with st.container(key="knoplink-gemeente", width="content"):
                st.page_link(page_file("inrichten"), label="Richt je eigen gemeente in")
    if desk().may_change():
        _clear()


def _clear() -> None:
    """One press and a yes; it can be taken back."""
    if not st.session_state.get(ASKED):
        st.button("Wis het voorbeeld", type="tertiary", key="voorbeeld:wis1", on_click=_ask)
        return
    st.markdown(_asked(own_ties_to_example(desk())))
    with st.container(horizontal=True, gap="xsmall"):
        st.button("Ja, wis het voorbeeld", key="voorbeeld:wis2", on_click=_cleared)
        st.button("Niet doen", type="tertiary", key="voorbeeld:niet", on_click=_leave)


def _asked(own: int) -> str:
    """What goes, also of what the user recorded himself."""
    if not own:
        return ASK
    one = "Ook 1 eigen relatie met hen gaat"
    go = one if own == 1 else f"Ook {own} eigen relaties met hen gaan"
    return f"{ASK} {go} weg."


def _look() -> None:
    st.session_state[LOOKING] = True


def _ask() -> None:
    st.session_state[ASKED] = True


def _leave() -> None:
    st.session_state.pop(ASKED, None)


@guarded()
def _cleared() -> None:
    def act() -> None:
        made = clear_example(desk())
        _leave()
        saved_notice.tell(WHERE, "Het voorbeeld is gewist.", made.head)

    retry.attempt(WHERE, act)
