"""Agenda: a card that is open is of the gebied that is chosen."""

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Signaal
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put
from tests.ui.conftest import APP, on

CARD = {"soort": "signaal", "sleutel": "s"}


@pytest.fixture
def opened(desk: Desk) -> AppTest:
    """The agenda of gebied 5 with a signal of it open."""
    signal = Signaal(id="s", titel="Geen bus", gebied="5", kern="etten", datum="2026-01-05")
    apply(desk, Change((Put(signal),), "An"))
    app = AppTest.from_file(str(APP), default_timeout=120)
    app.session_state["gebied"] = "5"
    return on(app.run(), "agenda", CARD)


def closes(app: AppTest) -> bool:
    return any(button.label == "Sluit" for button in app.button)


def choose(app: AppTest, gebied: str) -> None:
    next(box for box in app.selectbox if box.label == "Gebied").set_value(gebied).run()
    assert not app.exception


def test_another_gebied_closes_the_card_and_its_address(opened: AppTest) -> None:
    assert closes(opened)
    choose(opened, "1")
    assert not closes(opened)
    assert not set(CARD) & set(opened.query_params)


def test_all_gebieden_hold_the_card_too(opened: AppTest) -> None:
    choose(opened, "alle")
    assert closes(opened)


def test_a_shared_address_opens_its_card_whatever_gebied_was_chosen(opened: AppTest) -> None:
    choose(opened, "1")
    on(opened, "agenda", CARD)
    assert closes(opened)
