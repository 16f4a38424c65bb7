"""Beside the map: what the browser still holds as chosen, and a colleague took away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import netwerk.map.component
from netwerk.access.rights import User
from netwerk.errors import NotFound
from netwerk.map.view import MapEvent
from netwerk.model import Actor, Relatie
from netwerk.services.records.item_cards import ItemCard, show_item
from netwerk.services.records.items import add_item
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.ui.kaart import map_card, panel

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = str(tmp_path / "netwerk.db")
    desk = open_desk(Settings(store=path), User("An", "beheerder"))
    for name in ("Koor", "Zaal"):
        add_item(desk, Actor(id=name.lower(), naam=name, soort="bewonersgroep"), name)
    add_item(desk, Relatie(id="r", van="koor", naar="zaal", soort="kent"), "r")
    desk.close()
    monkeypatch.setenv("NETWERK_STORE", path)
    monkeypatch.setenv("NETWERK_USER", "An")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    st.cache_resource.clear()
    return path


def _map_with(monkeypatch: pytest.MonkeyPatch, *ends: str) -> AppTest:
    """The page of the map, where this line is chosen."""
    event = MapEvent(edges=((ends[0], ends[1]),))
    monkeypatch.setattr(netwerk.map.component, "kaart", lambda *_, **__: event)
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page("netwerk/ui/pages/kaart.py").run()
    assert not app.exception
    return app


def _whole(app: AppTest) -> bool:
    """Whether the controls and the tables are there."""
    return (
        [e.value for e in app.error] == []
        and len(app.tabs) > 0
        and "Begin opnieuw" in [button.label for button in app.button]
    )


def test_a_chosen_line_shows_its_relations(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = _map_with(monkeypatch, "koor", "zaal")
    assert any("Koor en Zaal" in words.value for words in app.markdown)


@pytest.mark.parametrize("ends", [("weg", "zaal"), ("zaal", "weg")])
def test_a_chosen_line_of_a_removed_actor_takes_nothing_else_away(
    store: str, monkeypatch: pytest.MonkeyPatch, ends: tuple[str, str]
) -> None:
    app = _map_with(monkeypatch, *ends)
    assert _whole(app)
    assert not any("Koor en Zaal" in words.value for words in app.markdown)


def test_an_actor_removed_while_the_map_is_on_the_screen_is_told_and_no_more(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **_more: object) -> None:
        raise NotFound("Deze actor is verwijderd.")

    monkeypatch.setattr(panel, "show_item", gone)
    monkeypatch.setattr(map_card, "show_item", gone)
    app = _map_with(monkeypatch, "koor", "zaal")
    assert _whole(app)
    assert any("verwijderd" in info.value for info in app.info)


def test_the_card_is_the_same_in_the_words_of_another_municipality(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands where goes by the property, not by what it is called."""

    def renamed(*asked: Any, **how: Any) -> ItemCard:
        seen = show_item(*asked, **how)
        return replace(seen, facts=tuple(replace(f, label=f"Ons {f.veld}") for f in seen.facts))

    monkeypatch.setattr(map_card, "show_item", renamed)
    monkeypatch.setattr(netwerk.map.component, "kaart", lambda *_, **__: MapEvent())
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.session_state["actor"] = "koor"
    app.switch_page("netwerk/ui/pages/kaart.py").run()
    assert not app.exception
    assert "Bewonersgroep" in [caption.value for caption in app.caption]
    said = " ".join(
        [*(m.value for m in app.markdown), *(str(h.proto.body) for h in app.get("html"))]
    )
    assert "Ons status" in said
