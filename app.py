"""The Streamlit entry: settings, gebied choice, navigation."""

from pathlib import Path

import streamlit as st

import netwerk.ui
from netwerk.ui.frame import choose_gebied
from netwerk.ui.guard import guarded
from netwerk.ui.mapkeep import open_shared_view

PAGES = Path(netwerk.ui.__file__).parent / "pages"


def page(file: str, title: str, icon: str, default: bool = False) -> st.Page:
    """One page of the menu."""
    return st.Page(PAGES / f"{file}.py", title=title, icon=f":material/{icon}:", url_path=file, default=default)


def main() -> None:
    """Draw the chosen page; a problem is one sentence, never a traceback."""
    st.set_page_config(page_title="Netwerk", page_icon=str(PAGES.parent / "icon.png"), layout="wide")
    menu = {
        "Kijken": [
            page("overzicht", "Overzicht", "home", default=True),
            page("kaart", "Netwerkkaart", "hub"),
            page("gaten", "Gaten", "link_off"),
            page("bruggen", "Bruggen", "conversion_path"),
            page("introducties", "Introducties", "handshake"),
            page("verandering", "Verandering", "timeline"),
            page("beschrijven", "Gebied beschrijven", "description"),
        ],
        "Bijhouden": [
            page("invoeren", "Invoeren", "edit"),
            page("importeren", "Importeren", "upload_file"),
            page("geschiedenis", "Geschiedenis", "history"),
        ],
    }
    chosen = st.navigation(menu)
    with guarded():
        open_shared_view()
        choose_gebied()
        chosen.run()


main()
