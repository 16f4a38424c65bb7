"""The menu: at the side of a wide page, in a bar at the foot of a phone, and the tabs of an entry.

On a phone there is no menu that opens over the page: each of the bar's entries is one tap, and the
page Meer holds the others.
"""

from __future__ import annotations

import streamlit as st

from netwerk.access.rights import BEHEREN, allowed
from netwerk.ui import add_here, note_talk
from netwerk.ui.agenda import signal_form
from netwerk.ui.frame import desk, gebied_here
from netwerk.ui.menu import MENU, Entry, MenuPage, entry_of, page_file, shown_pages
from netwerk.ui.sign_in.gate import sign_out_button
from netwerk.ui.team import who_here

ON_A_PHONE = ("vandaag", "kaart", "afspraken")
BAR = "telefoonbalk"


def draw_menu(here: str) -> None:
    """Every entry once at the side, and the few of each day at the foot of a phone.

    here: the name of the page that is shown.
    """
    with st.sidebar, st.container(key="menu", gap="xxsmall"):
        for entry in MENU:
            _entry(entry, here)
        with st.container(key="menu-doen", gap="xsmall"):
            add_here.open_button("menu")
            note_talk.open_button("menu")
            signal_form.open_button("menu")
        with st.container(key="menu-wie"):
            who_here.draw()
        sign_out_button("menu")
    with st.bottom, st.container(horizontal=True, key=BAR):
        for name in ON_A_PHONE[:2]:
            _link(_page(name), here)
        note_talk.open_button("balk")
        _link(_page(ON_A_PHONE[2]), here)
        _link(_page("meer"), here)
    note_talk.draw(here)
    add_here.draw(here)
    signal_form.draw(here)


def tabs(here: str) -> None:
    """The pages of the entry that is open, in a row; nothing when it has one page.

    A page that is reached from a name is under the first of them, which then leads to its gebied.
    """
    entry = entry_of(here)
    if entry is None or len(entry.pages) == 1:
        return
    within = here not in {page.name for page in entry.pages}
    place = gebied_here(here) if within else ""
    with st.container(horizontal=True, key="tabs", gap="xsmall"):
        for shown in shown_pages(entry, allowed(desk().user, BEHEREN)):
            first = within and shown == entry.first
            back = {"id": place} if first and place else None
            _link(shown, shown.name if first else here, icon=False, query=back)


def _entry(entry: Entry, here: str) -> None:
    is_here = here in {page.name for page in (*entry.pages, *entry.within)}
    with st.container(key=f"menu-{entry.first.name}{'-hier' if is_here else ''}"):
        st.page_link(
            page_file(entry.first.name),
            label=entry.title,
            icon=f":material/{entry.icon}:",
            width="stretch",
        )


def _link(
    shown: MenuPage, here: str, icon: bool = True, query: dict[str, str] | None = None
) -> None:
    name = (
        shown.name if icon else f"tab-{shown.name}"
    )  # a page may stand in the bar and in the tabs
    with st.container(key=f"naar-{name}{'-hier' if shown.name == here else ''}"):
        st.page_link(
            page_file(shown.name),
            label=shown.title,
            icon=f":material/{shown.icon}:" if icon else None,
            query_params=query,
        )


def _page(name: str) -> MenuPage:
    entry = entry_of(name)
    pages = (*entry.pages, *entry.within) if entry else ()
    return next(page for page in pages if page.name == name)
