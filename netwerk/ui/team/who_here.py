"""Who works here and in which role, under the menu and on the page Meer."""

from __future__ import annotations

import streamlit as st

from netwerk.services.team.who_am_i import who_am_i
from netwerk.ui.frame import desk
from netwerk.ui.words import plain


def draw() -> None:
    """One line: 'Anna de Wit, makelaar in gebied 5'. A role that does not exist is said."""
    me = who_am_i(desk())
    st.caption(plain(me.sentence))
    if me.warning:
        st.caption(plain(me.warning))
