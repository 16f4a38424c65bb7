"""The Streamlit entry: settings, gebied choice, navigation."""

import streamlit as st

from netwerk.ui import away, state
from netwerk.ui.frame import choose_gebied, one_moment
from netwerk.ui.guard import guarded
from netwerk.ui.kaart.drawing import draw_ahead
from netwerk.ui.kaart.saved_views import open_shared_view
from netwerk.ui.menu import PAGES, page_file
from netwerk.ui.theme import dress


def page(name: str, title: str, icon: str, default: bool = False) -> st.Page:
    """One page of the menu; the default one has the address of the app itself."""
    return st.Page(
        page_file(name),
        title=title,
        icon=f":material/{icon}:",
        url_path="" if default else name,
        default=default,
    )


def to_overview() -> None:
    """Who typed or kept the name of the first page as its address comes there too."""
    st.switch_page(page_file("overzicht"))


def main() -> None:
    """Draw the chosen page; a problem is one sentence, never a traceback."""
    st.set_page_config(
        page_title="Netwerk", page_icon=str(PAGES.parent / "icon.png"), layout="wide"
    )
    menu = {
        "Kijken": [
            page("overzicht", "Overzicht", "home", default=True),
            page("kaart", "Netwerkkaart", "hub"),
            page("gaten", "Gaten", "link_off"),
            page("bruggen", "Bruggen", "conversion_path"),
            page("introducties", "Introducties", "handshake"),
            page("verandering", "Verandering", "timeline"),
            page("beschrijven", "Gebied beschrijven", "description"),
            st.Page(to_overview, title="Overzicht", url_path="overzicht", visibility="hidden"),
        ],
        "Bijhouden": [
            page("invoeren", "Invoeren", "edit"),
            page("lijsten", "Lijsten", "table_rows"),
            page("dubbelen", "Dubbelen", "join_inner"),
            page("importeren", "Importeren", "upload_file"),
            page("exporteren", "Exporteren", "download"),
            page("navragen", "Navragen", "forward_to_inbox"),
            page("geschiedenis", "Geschiedenis", "history"),
        ],
    }
    chosen = st.navigation(menu, expanded=True)
    dress()
    with guarded("pagina"), one_moment():
        open_shared_view()
        choose_gebied()
        told = st.container()
        state.arrive(chosen.url_path)
        chosen.run()
        away.tell(told)
        draw_ahead()


main()
