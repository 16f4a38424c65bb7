"""The desk that all sessions of this server share."""

from __future__ import annotations

import streamlit as st

from netwerk.access.rights import User
from netwerk.services.desk import Desk
from netwerk.services.stores import open_desk
from netwerk.settings import load_settings

SERVER = User("netwerk", waarvandaan="server")


@st.cache_resource(show_spinner=False)  # the server opens it too, outside any page
def _opened(store: str) -> Desk:
    del store  # the key: another store is another resource
    return open_desk(load_settings(), running=True)


def shared_desk() -> Desk:
    """The store as all share it. Who shows or changes something asks `frame.desk` instead."""
    return _opened(load_settings().store)


def server_desk() -> Desk:
    """The desk of the server itself, which reads and changes nothing of anybody."""
    return shared_desk().of(SERVER)
