"""The ronde on a page: whom to visit this week, by kern, with why and what to ask.

What somebody passes over is known to his session alone and is gone when he leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from netwerk.agenda.visit import Ronde, Visit
from netwerk.agenda.visit_words import PRIVATE, ask_for, heading, nothing_words
from netwerk.net.selection import Selection
from netwerk.services.answers.round_of_week import ronde, ronde_calendar, ronde_page
from netwerk.services.desk import Desk
from netwerk.ui import note_talk, own_browser
from netwerk.ui.links import actor_link, link
from netwerk.ui.words import plain

Note = Callable[[str, str, str], None]
"""Draws the button that opens the form for a talk: where it stands, id and naam of the actor."""
PASSED = "ronde.gewisseld"


def draw(desk: Desk, selection: Selection, note: Note = note_talk.open_button) -> None:
    """The ronde of this week, with its sheet and its days for a calendar.

    note: draws the button to write down a talk.
    """
    passed = _passed(desk, selection)
    found = ronde(desk, selection, passed, own_browser.my_actor())
    st.header(heading(found), anchor=False)
    if not found.visits:
        st.markdown(nothing_words(found))
        if found.nobody:
            st.html(link("Importeren", "importeren"))
        _again(desk, selection)
        return
    st.caption(f"Week {found.week}, {plain(found.where)}. {PRIVATE}")
    _out(desk, selection, found)
    number = 0
    for kern, visits in found.by_kern.items():
        st.markdown(f"**:material/location_on: {plain(kern)}**")
        for visit in visits:
            number += 1
            _visit(desk, selection, number, visit, note)
    _again(desk, selection)


def _visit(desk: Desk, selection: Selection, number: int, visit: Visit, note: Note) -> None:
    with st.container(key=f"ronde-bezoek-{number}"):
        st.html(_words(number, visit))
        if visit.done:
            return
        with st.container(horizontal=True, gap="small"):
            note(f"ronde:{visit.actor}", visit.actor, visit.naam)
            st.button(
                f"Wissel *{plain(visit.naam)}*",
                key=f"ronde:wissel:{visit.actor}",
                type="tertiary",
                icon=":material/swap_horiz:",
                on_click=_pass_over,
                args=(desk, selection, visit.actor),
            )


def _words(number: int, visit: Visit) -> str:
    """A visit as HTML; whatever a name or title holds is text."""
    done = '<span class="nw-gedaan">Bezocht</span>' if visit.done else ""
    return (
        f'<div class="nw-bezoek"><p class="nw-wie"><span class="nw-nummer">{number}.</span> '
        f"{actor_link(visit.actor, visit.naam)} {done}</p>"
        f"<p>{escape(' '.join(visit.why))}</p>"
        f'<p class="nw-vraag">{escape(ask_for(visit.contact))}. {escape(visit.question)}</p>'
        "</div>"
    )


def _out(desk: Desk, selection: Selection, found: Ronde) -> None:
    """The sheet to print and the days for a calendar; made when they are asked for."""
    passed = _passed(desk, selection)
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Print de ronde",
            lambda: ronde_page(desk, selection, passed),
            file_name=f"ronde-{found.key}.html",
            mime="text/html",
            icon=":material/print:",
            key="ronde:print",
            on_click="ignore",
        )
        st.download_button(
            "Zet in je agenda",
            lambda: ronde_calendar(desk, selection, passed),
            file_name=f"ronde-{found.key}.ics",
            mime="text/calendar",
            icon=":material/calendar_add_on:",
            key="ronde:ics",
            on_click="ignore",
        )


def _again(desk: Desk, selection: Selection) -> None:
    """What takes back who was passed over."""
    if _passed(desk, selection):
        st.button(
            "Zet gewisselde bezoeken terug",
            key="ronde:terug",
            type="tertiary",
            icon=":material/undo:",
            on_click=_take_back,
        )


def _key(desk: Desk, selection: Selection) -> str:
    """Whose, of which gebied and week it was passed over: of another, nothing was."""
    return f"{desk.user.naam}:{selection.gebied}:{selection.kern}:{desk.today.isocalendar()[:2]}"


def _passed(desk: Desk, selection: Selection) -> tuple[str, ...]:
    return tuple(st.session_state.get(PASSED, {}).get(_key(desk, selection), ()))


def _pass_over(desk: Desk, selection: Selection, actor: str) -> None:
    key = _key(desk, selection)
    st.session_state.setdefault(PASSED, {}).setdefault(key, []).append(actor)


def _take_back() -> None:
    st.session_state.pop(PASSED, None)
