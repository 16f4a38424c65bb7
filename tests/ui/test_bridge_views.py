"""Every view of the page Bruggen draws on the demo area and on an empty store."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.services.imports import load_demo
from netwerk.services.stores import open_desk
from netwerk.settings import Settings

APP = Path(__file__).parents[2] / "app.py"
VIEWS = (
    "Bevindingen",
    "Hoe kom ik bij ...?",
    "Bereik van een team",
    "Wat als ...?",
    "Wie verbindt?",
    "Rollen",
)


@pytest.fixture(scope="module", params=["leeg", "demo"])
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    path = tmp_path_factory.mktemp(request.param) / "netwerk.db"
    desk = open_desk(Settings(store=str(path)), User("An"))
    if request.param == "demo":
        load_demo(desk)
    desk.close()
    yield str(path)
    st.cache_resource.clear()


@pytest.mark.parametrize("view", VIEWS)
def test_the_view_draws_without_an_error(
    filled: str, view: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NETWERK_STORE", filled)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.session_state["bruggen:wat"] = view
    app.run()
    app.switch_page("netwerk/ui/pages/bruggen.py").run()
    for _ in range(100):  # on a busy machine the page shows first how far it is
        if app.markdown or app.dataframe or app.exception:
            break
        time.sleep(0.2)
        app.run()
    assert not app.exception
    assert [e.value for e in app.error] == []
    assert app.title[0].value == "Bruggen"
    assert app.markdown or app.dataframe
