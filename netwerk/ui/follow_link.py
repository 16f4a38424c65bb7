"""Following a link of ours that was clicked in the browser, without a new session."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from netwerk.ui import sheet
from netwerk.ui.menu import every_page, page_file

ASKED = "ga-naar"


def remember(href: str | None) -> None:
    """Keep the address that was clicked until the page may be left."""
    if href:
        st.session_state[ASKED] = href


def go_on() -> None:
    """Go to the page that was clicked, if it is one of ours."""
    href = st.session_state.pop(ASKED, None)
    if href is None:
        return
    sheet.close()  # what was asked for is not to lie under it
    parts = urlsplit(str(href))
    name = parts.path.rstrip("/").rsplit("/", 1)[-1]
    if name in {page.name for page in every_page()}:
        st.switch_page(page_file(name), query_params=dict(parse_qsl(parts.query)))
