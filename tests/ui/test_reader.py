"""Who only reads sees no buttons that keep or change something, and is told why."""

import re
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
from netwerk.ui.menu import every_page

APP = Path(__file__).parents[2] / "app.py"
WHY = "met jouw rol niets wijzigen of bewaren"


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app for Bo, in a store in which An kept a view."""
    path = str(tmp_path / "netwerk.db")
    desk = open_desk(Settings(store=path), User("An", "beheerder"))
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


def test_a_reader_keeps_no_view_and_makes_a_file(reader: AppTest) -> None:
    told = [info.value for info in _page(reader, "kaart").info]
    assert any("Een beeld bewaren kan hier niet" in words for words in told)
    assert not any(WHY in words for words in told)


def test_a_reader_sees_views_but_no_way_to_keep_or_remove_one(reader: AppTest) -> None:
    labels = _labels(_page(reader, "kaart"))
    assert "Beeld van An" in labels
    assert labels & {"Bewaren", "Verwijder"} == set()


def test_a_view_of_another_says_whose_it_is(reader: AppTest) -> None:
    assert "van An" in [caption.value for caption in _page(reader, "kaart").caption]


def test_a_reader_sees_no_form_and_no_undo(reader: AppTest) -> None:
    assert "Actor opslaan" not in _labels(_page(reader, "invoeren"))
    assert "Ongedaan maken" not in _labels(_page(reader, "geschiedenis"))


# Every page as each role: nothing is offered that this role is refused.

REFUSED = ("Met de rol", "kun je dit niet", "jij wijzigt in")


@pytest.mark.parametrize("role", ["lezer", "teamlid", "projectgroep", "koning"])
def test_every_page_opens_without_a_refusal(
    demo_app: AppTest, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    monkeypatch.setenv("NETWERK_ROLE", role)
    for page in every_page():
        shown = _page(demo_app, page.name)
        told = [e.value for e in (*shown.error, *shown.warning, *shown.info, *shown.markdown)]
        assert not [t for t in told if any(refused in t for refused in REFUSED)], page.name


CHANGING = re.compile(
    r"opslaan|bewaar|maak de (?!bestanden)|verwijder|weghalen|wijzig|samenvoeg|gedaan|klopt nog|leg vast|erbij|"
    r"noteer|ongedaan|toevoegen|vastleggen",
    re.IGNORECASE,
)
"""Words of buttons that change something."""


def test_a_reader_sees_no_button_that_changes_something(
    demo_app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_ROLE", "lezer")
    for page in every_page():
        labels = _labels(_page(demo_app, page.name))
        assert not [label for label in labels if CHANGING.search(label)], page.name


@pytest.mark.parametrize("page", ["cijfers", "opgaven", "verandering", "lijsten"])
def test_a_teamlid_sees_no_way_to_change_figures_opgaven_and_moments(
    demo_app: AppTest, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("NETWERK_ROLE", "teamlid")
    if page == "lijsten":
        demo_app.session_state["lijsten:soort"] = "Opgave"
    shown = _page(demo_app, page)
    closed = {"Weghalen", "Ja, haal ze weg", "Opgave opslaan", "Maak de nulmeting"}
    assert _labels(shown) & (closed | {"Bewaar dit moment", "Verwijder dit moment"}) == set()
    if page != "verandering":
        assert any("wijzig je met jouw rol niet" in info.value for info in shown.info)


def _read(words: str) -> str:
    """As it is read: without what keeps signs from being markup."""
    return words.replace("\\", "")


def test_the_menu_says_who_works_here(demo_app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERK_ROLE", "teamlid")
    assert "An, teamlid" in [_read(c.value) for c in demo_app.run().sidebar.caption]
    monkeypatch.setenv("NETWERK_ROLE", "koning")
    said = [_read(c.value) for c in demo_app.run().sidebar.caption]
    assert "An, lezer" in said
    assert any("De rol 'koning' bestaat niet" in words for words in said)
