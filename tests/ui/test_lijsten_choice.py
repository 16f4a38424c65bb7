"""What is chosen on Lijsten stays chosen by its key, whatever name it gets while it is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import InitialValue, Selectbox

from netwerk.model import Actor
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.records.items import change_item, stored_item
from netwerk.store.port import Change, Put
from tests.ui.conftest import desk_beside

LIJSTEN = Path(__file__).parents[2] / "netwerk" / "ui" / "pages" / "lijsten.py"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of a colleague at the store that the pages show: a choir and a hall."""
    opened = desk_beside(tmp_path, monkeypatch, "Bo")
    koor = Actor(id="koor", naam="Koor", soort="bewonersgroep", gebieden=("5",))
    zaal = Actor(id="zaal", naam="Zaal", soort="bedrijf", gebieden=("5",))
    apply(opened, Change((Put(koor), Put(zaal)), "An"))
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A choice is sent as a browser does: by the words it had when it was made or last told."""
    held: dict[str, str | None] = {}

    def sent(box: Selectbox[object]) -> WidgetState:
        made = not isinstance(box._value, InitialValue)
        if made or box.id not in held:
            held[box.id] = box.options[box.index] if box.index is not None else None
        elif box.proto.set_value:
            held[box.id] = box.proto.raw_value or None
        words = held[box.id]
        return (
            WidgetState(id=box.id) if words is None else WidgetState(id=box.id, string_value=words)
        )

    monkeypatch.setattr(Selectbox, "_widget_state", property(sent))


def opened(desk: Desk) -> AppTest:
    """The choir chosen by hand, with the form to change it."""
    app = AppTest.from_file(str(LIJSTEN), default_timeout=60)
    app.session_state["gebied"] = "5"
    app.session_state["lijsten:soort"] = "Actor"
    app.run()
    app.selectbox(key="lijsten:gekozen:Actor").set_value("koor").run()
    app.button_group(key="kaartje:lijsten:Actor:koor").set_value("Wijzigen").run()
    assert not app.exception
    return app


def write(app: AppTest, label: str, words: str) -> None:
    boxes = (*app.text_input, *app.text_area)
    next(box for box in boxes if box.label.startswith(label)).set_value(words)


def press(app: AppTest, words: str) -> None:
    next(button for button in app.button if button.label == words).click().run()
    assert not app.exception


def koor(desk: Desk) -> Actor:
    item = stored_item(desk, "Actor", "koor").item
    assert isinstance(item, Actor)
    return item


def test_after_another_name_the_card_stays_and_what_is_typed_next_is_kept(desk: Desk) -> None:
    app = opened(desk)
    write(app, "Naam", "Zangkoor")
    press(app, "Wijziging opslaan")
    write(app, "Naam", "Groot zangkoor")
    press(app, "Wijziging opslaan")
    assert app.selectbox(key="lijsten:gekozen:Actor").value == "koor"
    assert koor(desk).naam == "Groot zangkoor"


def test_a_conflict_on_the_name_is_settled_and_the_rest_is_kept(desk: Desk) -> None:
    app = opened(desk)
    write(app, "Naam", "Van mij")
    write(app, "Omschrijving", "Zingt op dinsdag")
    entry = stored_item(desk, "Actor", "koor")
    change_item(desk, replace(koor(desk), naam="Van An"), entry.version, "t1")
    press(app, "Wijziging opslaan")
    (question,) = [radio for radio in app.radio if radio.label.startswith("Naam")]
    question.set_value("mijn").run()
    press(app, "Opslaan met deze keuze")
    assert (koor(desk).naam, koor(desk).omschrijving) == ("Van mij", "Zingt op dinsdag")


def test_a_colleagues_other_name_leaves_the_card_open(desk: Desk) -> None:
    app = opened(desk)
    entry = stored_item(desk, "Actor", "koor")
    change_item(desk, replace(koor(desk), naam="Van An"), entry.version, "t1")
    app.run()
    app.run()
    assert app.selectbox(key="lijsten:gekozen:Actor").value == "koor"
