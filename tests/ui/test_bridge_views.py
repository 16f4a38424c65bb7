"""Bruggen and every table of Tabellen draw on the demo area and on an empty store."""

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
    ("bruggen", "Bruggen", None),
    ("tabellen", "Tabellen", "Wie van ons kent wie"),
    ("tabellen", "Tabellen", "Bereik"),
    ("tabellen", "Tabellen", "Wie verbindt"),
    ("tabellen", "Tabellen", "Rollen"),
    ("tabellen", "Tabellen", "Paren van groepen"),
)


@pytest.fixture(scope="module", params=["leeg", "demo"])
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    path = tmp_path_factory.mktemp(request.param) / "netwerk.db"
    desk = open_desk(Settings(store=str(path)), User("An", "beheerder"))
    if request.param == "demo":
        load_demo(desk)
    desk.close()
    yield str(path)
    st.cache_resource.clear()


@pytest.mark.parametrize(("page", "title", "view"), VIEWS)
def test_the_view_draws_without_an_error(
    filled: str,
    page: str,
    title: str,
    view: str | None,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("NETWERK_STORE", filled)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.session_state["gebied"] = "5"
    if view is not None:
        app.session_state["tabel"] = view
    app.run()
    app.switch_page(f"netwerk/ui/pages/{page}.py").run()
    for _ in range(100):  # on a busy machine the page shows first how far it is
        if app.markdown or app.get("html") or app.exception:
            break
        time.sleep(0.2)
        app.run()
    assert not app.exception
    assert [e.value for e in app.error] == []
    assert app.title[0].value == title
    if view is not None:
        assert app.get("button_group")[0].value == view
    assert app.markdown or app.get("html")
