"""Who only reads sees no buttons that keep or change something, and is told why."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.map.view import View
from netwerk.model import Actor
from netwerk.net.selection import Selection
from netwerk.services.maps import save_view
from netwerk.services.records.items import add_item
from netwerk.services.stores import open_desk
from netwerk.settings import Settings

APP = Path(__file__).parents[2] / "app.py"
WHY = "met jouw rol niets wijzigen of bewaren"


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app for Bo, in a store in which An kept a view."""
    path = str(tmp_path / "netwerk.db")
    desk = open_desk(Settings(store=path), User("An"))
    add_item(desk, Actor(id="koor", naam="Koor", soort="bewonersgroep"), "t")
    save_view(desk, "Beeld van An", Selection(), View(), {})
    desk.close()
    monkeypatch.setenv("NETWERK_STORE", path)
    monkeypatch.setenv("NETWERK_USER", "Bo")
    monkeypatch.setenv("NETWERK_ROLE", "lezer")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    st.cache_resource.clear()
    return AppTest.from_file(str(APP), default_timeout=60).run()


def _page(app: AppTest, name: str) -> AppTest:
    app.switch_page(f"netwerk/ui/pages/{name}.py").run()
    assert not app.exception
    assert [e.value for e in app.error] == []
    return app


def _labels(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


@pytest.mark.parametrize(
    "name",
    [
        "kaart",
        "invoeren",
        "lijsten",
        "geschiedenis",
        "introducties",
        "importeren",
        "navragen",
        "dubbelen",
        "doelgroepen",
        "kalender",
    ],
)
def test_a_reader_is_told_why_nothing_can_be_changed(reader: AppTest, name: str) -> None:
    assert any(WHY in info.value for info in _page(reader, name).info)


def test_a_reader_sees_views_but_no_way_to_keep_or_remove_one(reader: AppTest) -> None:
    labels = _labels(_page(reader, "kaart"))
    assert "Beeld van An" in labels
    assert labels & {"Bewaren", "Verwijder"} == set()


def test_a_reader_sees_no_form_and_no_undo(reader: AppTest) -> None:
    assert "Actor opslaan" not in _labels(_page(reader, "invoeren"))
    assert "Ongedaan maken" not in _labels(_page(reader, "geschiedenis"))
