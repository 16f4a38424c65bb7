"""Opgaven: what is private is asked first, a reader sees no forms, a change keeps the rest."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Meting, Opgave
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put

APP = Path(__file__).parents[2] / "app.py"
GOAL = Opgave(
    id="o1",
    titel="Meer vrijwilligers",
    gebied="5",
    indicator="Aantal vrijwilligers",
    beginwaarde=40.0,
    begindatum="2024-06-01",
    streefwaarde=50.0,
    streefdatum="2031-12-31",
)


@pytest.fixture
def goal(desk: Desk) -> Desk:
    apply(desk, Change((Put(GOAL),), "An"))
    return desk


def page() -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=120)
    app.session_state["gebied"] = "5"
    app.run()
    app.switch_page("netwerk/ui/pages/opgaven.py")
    app.run()
    assert not app.exception
    return app


def labelled(app: AppTest, kind: str, label: str) -> object:
    return next(widget for widget in app.get(kind) if widget.label == label)


def pressed(app: AppTest, label: str) -> AppTest:
    next(b for b in app.button if b.label == label).click()
    app.run()
    assert not app.exception
    return app


def test_a_count_with_a_private_source_is_asked_first_and_then_kept(goal: Desk) -> None:
    app = page()
    labelled(app, "number_input", "Hoeveel?").set_value(43.0)  # type: ignore[attr-defined]
    sources = [t for t in app.text_input if t.label == "Bron"]
    sources[0].set_value("mevrouw Jansen, bsn 123456782")
    pressed(app, "Bewaar de telling")
    assert list(goal.store.all(Meting)) == []
    pressed(app, "Toch bewaren")
    (kept,) = goal.store.all(Meting)
    assert kept.item.waarde == 43


def test_a_reader_sees_the_goal_and_no_form(goal: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERK_ROLE", "lezer")
    app = page()
    assert any("gestegen van 40" in block.value for block in app.markdown)
    labels = {button.label for button in app.button}
    assert labels.isdisjoint({"Bewaar deze opgave", "Bewaar de telling", "Maak de nulmeting"})
