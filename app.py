"""The Streamlit entry: settings, menu, gebied choice, navigation."""

import streamlit as st

from netwerk.ui import away, follow_link, own_browser, page_times, state
from netwerk.ui.frame import one_moment
from netwerk.ui.guard import guarded
from netwerk.ui.header import header
from netwerk.ui.kaart.drawing import draw_ahead
from netwerk.ui.kaart.saved_views import open_shared_view
from netwerk.ui.menu import HOME, OLD, PAGES, MenuPage, every_page, page_file
from netwerk.ui.menu_bar import draw_menu, tabs
from netwerk.ui.sign_in.gate import keep_looking, let_in
from netwerk.ui.theme import dress


def page(shown: MenuPage) -> st.Page:
    """One page of the menu; the first one has the address of the app itself."""
    home = shown.name == HOME
    return st.Page(
        page_file(shown.name),
        title=shown.title,
        icon=f":material/{shown.icon}:",
        url_path="" if home else shown.name,
        default=home,
    )


def sent_on(address: str, name: str) -> st.Page:
    """An address without a page of its own: who typed or kept it comes at the page ``name``."""
    known = {shown.name: shown.title for shown in every_page()}
    return st.Page(
        lambda: st.switch_page(page_file(name), query_params=st.query_params.to_dict()),
        title=known[name],
        url_path=address,
    )


def main() -> None:
    """Draw the chosen page; a problem is one sentence, never a traceback."""
    st.set_page_config(page_icon=str(PAGES.parent / "icon.png"), layout="wide")
    with guarded("aanmelden"):
        if not let_in():
            return
    pages = [page(shown) for shown in every_page()]
    old = [sent_on(address, name) for address, name in ({HOME: HOME} | OLD).items()]
    chosen = st.navigation([*pages, *old], position="hidden")
    st.set_page_config(page_title=f"{chosen.title} - Netwerk")
    dress()
    follow_link.go_on()
    shown = chosen.url_path or HOME
    with page_times.timed(shown), guarded("pagina"), one_moment():
        open_shared_view()
        draw_menu(shown)
        header(shown)
        tabs(shown)
        told = st.container()
        state.arrive(chosen.url_path)
        chosen.run()
        away.tell(told)
        own_browser.draw()  # last: its answer draws the page anew, which may not cut this run short
        draw_ahead()
        keep_looking()


main()
