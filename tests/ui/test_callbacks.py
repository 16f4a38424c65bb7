"""What a button calls runs before the page is drawn: a problem there is a sentence too."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.errors import NotFound
from netwerk.map.view import View
from netwerk.net.selection import Selection
from netwerk.ui import guard
from netwerk.ui.kaart import map_card, saved_views, search
from netwerk.ui.map_steps import MapStep

STEP = MapStep(Selection(), View())


def button_page() -> None:
    import streamlit as st

    from netwerk.ui.kaart.saved_views import open_view

    st.button("Open", on_click=open_view, args=("weg",))
    st.markdown("De rest van de bladzijde")


def test_a_view_that_a_colleague_removed_is_one_sentence_and_the_page_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NETWERK_STORE", str(tmp_path / "netwerk.db"))
    app = AppTest.from_function(button_page, default_timeout=60).run()
    app.button[0].click().run()
    assert not app.exception
    assert ["bestaat niet" in error.value for error in app.error] == [True]
    assert [text.value for text in app.markdown] == ["De rest van de bladzijde"]


@pytest.mark.parametrize(
    ("module", "call"),
    [
        (saved_views, lambda: saved_views.open_view("weg")),
        (map_card, lambda: map_card._only_group("weg", STEP)),
        (map_card, lambda: map_card._drop("weg", STEP)),
        (search, lambda: search._show("weg")),
    ],
    ids=["open view", "only group", "what if", "surroundings"],
)
def test_a_button_whose_subject_is_gone_says_so(
    module: object, call: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise NotFound("Dat is er niet meer")

    said: list[str] = []
    monkeypatch.setattr(module, "desk", gone)
    monkeypatch.setattr(search, "selection", Selection)
    monkeypatch.setattr(search.map_steps, "shown_step", lambda: STEP)
    monkeypatch.setattr(guard.st, "error", said.append)
    call()
    assert said == ["Dat is er niet meer"]
