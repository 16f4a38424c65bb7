"""A store that the pages show, with the desk of a colleague at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from netwerk.access.rights import User
from netwerk.model import Actor
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put


def desk_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown_to: str) -> Desk:
    """The desk of An at a new store that the pages show to somebody."""
    path = str(tmp_path / "netwerk.db")
    monkeypatch.setenv("NETWERK_STORE", path)
    monkeypatch.setenv("NETWERK_USER", shown_to)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    st.cache_resource.clear()
    return open_desk(Settings(store=path), User("An"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of a colleague, with a backup of the choir and the hall."""
    opened = desk_beside(tmp_path, monkeypatch, "Bo")
    actoren = [
        Actor(id=naam.lower(), naam=naam, soort="bedrijf", gebieden=("5",))
        for naam in ("Koor", "Zaal")
    ]
    apply(opened, Change(tuple(map(Put, actoren)), "An"))
    opened.store.backup(tmp_path / "kopie.zip")
    yield opened
    opened.close()
