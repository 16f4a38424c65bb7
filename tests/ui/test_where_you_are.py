"""On the page of one actor, kern or pair the header says in which gebied that is."""

from __future__ import annotations

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
ULFT, TOWN = "demo-ulft-noord-aed", "demo-etten-toneel"
ASKED = {"actor": {"id": ULFT}, "kern": {"id": "ulft-noord"}, "paar": {"a": ULFT, "b": TOWN}}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = str(tmp_path_factory.mktemp("where") / "netwerk.db")
    desk = open_desk(Settings(store=path), User("An"))
    load_demo(desk)
    desk.close()
    yield path
    st.cache_resource.clear()


@pytest.fixture
def app(store: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("NETWERK_STORE", store)
    monkeypatch.setenv("NETWERK_USER", "An")
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path(store).parent))
    st.cache_resource.clear()
    return AppTest.from_file(str(APP), default_timeout=120).run()


def on(app: AppTest, page: str, asked: dict[str, str]) -> AppTest:
    for key, value in asked.items():
        app.query_params[key] = value
    app.switch_page(f"netwerk/ui/pages/{page}.py").run()
    assert not app.exception
    return app


def picker(app: AppTest) -> str:
    return str(next(box for box in app.selectbox if box.label == "Gebied").value)


@pytest.mark.parametrize("page", ASKED)
def test_the_header_says_in_which_gebied_the_subject_is(app: AppTest, page: str) -> None:
    assert picker(app) == "alle"
    assert picker(on(app, page, ASKED[page])) == "5"


def test_the_own_choice_comes_back_on_another_page(app: AppTest) -> None:
    on(app, "kern", ASKED["kern"])
    app.query_params.clear()
    assert picker(on(app, "vandaag", {})) == "alle"
    app.session_state["gebied"] = "1"
    assert picker(on(app, "kern", ASKED["kern"])) == "5"
    app.query_params.pop("id", None)
    assert picker(on(app, "vandaag", {})) == "1"


def test_another_choice_leads_to_the_page_of_that_gebied(app: AppTest) -> None:
    on(app, "kern", ASKED["kern"])
    next(box for box in app.selectbox if box.label == "Gebied").set_value("1").run()
    assert not app.exception
    assert picker(app) == "1"
    assert any(title.value.startswith("1\\.") for title in app.title), [t.value for t in app.title]


def test_the_tab_above_leads_back_to_the_gebied(app: AppTest) -> None:
    on(app, "kern", ASKED["kern"])
    links = [link.proto for link in app.get("page_link") if link.proto.label == "Spiegel"]
    assert [link.query_string for link in links] == ["id=5"]
