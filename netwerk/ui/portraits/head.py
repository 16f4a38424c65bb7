"""The top of a page of its own: where it is, how it is called, and what to do."""

from __future__ import annotations

import streamlit as st

from netwerk.ui import first_field, saved_notice, state
from netwerk.ui.frame import READ_ONLY_STORE, desk
from netwerk.ui.portraits import html_rows as rows
from netwerk.ui.words import plain

DOING = "doe"
"""The name in the address of what is being done on the page."""
FIELD = "veld"
"""The name in the address of the property that is to be filled in."""
BOX = "portret-kop"
HEDGE = "Alles op deze pagina geldt voor zover vastgelegd."


def draw(path: str, naam: str, words: str, where: str) -> None:
    """Where it is (HTML), its name, and what it is (HTML); then what was just saved here.

    Who saved something reads that: the part that it was typed in closes, the top is in sight.
    """
    rows.look()
    if path:
        st.html(path)
    with st.container(key=BOX):
        st.title(plain(naam), anchor=False)
    if words:
        st.html(f'<div class="nw-wie">{words}</div>')
    state.show_said()
    if said := saved_notice.show(where):
        do(None)
        first_field.to_top(BOX, f"{where}:{said}")
    if desk().read_only:
        st.caption(READ_ONLY_STORE)


def foot() -> None:
    """What holds for all that stands above."""
    st.caption(HEDGE)


def doing() -> str | None:
    """What is being done on this page, as its address says."""
    return st.query_params.get(DOING)


def do(what: str | None) -> None:
    """Begin with this, or stop with it (None)."""
    st.query_params.pop(FIELD, None)
    if what is None or doing() == what:
        st.query_params.pop(DOING, None)
    else:
        st.query_params[DOING] = what


def action(what: str, words: str, icon: str, key: str, **button: object) -> None:
    """A button that opens or closes a part of the page under its top."""
    st.button(
        words,
        icon=f":material/{icon}:",
        key=f"{key}:{what}",
        on_click=do,
        args=(what,),
        **button,  # type: ignore[arg-type]
    )
