"""A store that the pages show, with the desk of a colleague at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.model import Actor
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.imports import load_demo
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

APP = Path(__file__).parents[2] / "app.py"


def desk_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown_to: str) -> Desk:
    """The desk of An at a new store that the pages show to somebody."""
    path = str(tmp_path / "netwerk.db")
    monkeypatch.setenv("NETWERK_STORE", path)
    monkeypatch.setenv("NETWERK_USER", shown_to)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    st.cache_resource.clear()
    return open_desk(Settings(store=path), User("An", "beheerder"))


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


@pytest.fixture(scope="module")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example area, as the app opens it."""
    path = str(tmp_path_factory.mktemp("demo") / "netwerk.db")
    desk = open_desk(Settings(store=path), User("An", "beheerder"))
    load_demo(desk)
    desk.close()
    yield path
    st.cache_resource.clear()


@pytest.fixture
def demo_app(demo_store: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app at the example area, after its first run."""
    monkeypatch.setenv("NETWERK_STORE", demo_store)
    monkeypatch.setenv("NETWERK_USER", "An")
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path(demo_store).parent))
    st.cache_resource.clear()
    return AppTest.from_file(str(APP), default_timeout=120).run()


def on(app: AppTest, page: str, asked: dict[str, str] | None = None) -> AppTest:
    """Go to a page, at an address that asks this."""
    for key, value in (asked or {}).items():
        app.query_params[key] = value
    app.switch_page(f"netwerk/ui/pages/{page}.py").run()
    assert not app.exception
    return app
