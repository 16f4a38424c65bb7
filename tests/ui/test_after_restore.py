"""A backup is put back under an open page: numbers of changes are used again, buttons are not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor
from netwerk.services.desk import Desk
from netwerk.services.records.items import add_item
from netwerk.settings import Settings
from netwerk.store.restore import restore
from netwerk.ui.inlezen.import_report import DONE, Done
from tests.ui.test_editing import page, press, told

NOT_THERE = "Deze wijziging staat er niet meer"


def another_history(desk: Desk, tmp_path: Path) -> None:
    """The backup is put back, and a colleague adds somebody: with the number of our change."""
    restore(tmp_path / "kopie.zip", desk.store.url, Settings(store=desk.store.url), overwrite=True)
    add_item(desk, Actor(id="", naam="Van een collega", soort="bedrijf"), "collega")


def names(desk: Desk) -> set[str]:
    return {entry.item.naam for entry in desk.store.all(Actor)}


def from_a_form(desk: Desk) -> AppTest:
    app = page("invoeren")
    next(box for box in app.text_input if box.label == "Naam (verplicht)").set_value("Fanfare")
    next(box for box in app.selectbox if box.label == "Soort (verplicht)").set_value("bedrijf")
    press(app, "Actor opslaan")
    return app


def from_a_change(desk: Desk) -> AppTest:
    app = page("invoeren", **{"invoeren:wat": "Wijzigen", "actor": "koor"})
    next(box for box in app.text_input if box.label == "Naam (verplicht)").set_value("Koor 2")
    press(app, "Wijziging opslaan")
    return app


def from_history(desk: Desk) -> AppTest:
    add_item(desk, Actor(id="", naam="Fanfare", soort="bedrijf"), "eigen")
    return page("geschiedenis", **{"wijziging:3": True})


def from_a_card(desk: Desk) -> AppTest:
    add_item(desk, Actor(id="fanfare", naam="Fanfare", soort="bedrijf", gebieden=("5",)), "eigen")
    return page(
        "lijsten",
        **{
            "lijsten:soort": "Actor",
            "lijsten:gekozen:Actor": "fanfare",
            "kaartje:lijsten:Actor:fanfare": "Geschiedenis",
        },
    )


def from_an_import(desk: Desk) -> AppTest:
    made = add_item(desk, Actor(id="", naam="Fanfare", soort="bedrijf"), "eigen")
    return page("importeren", **{DONE: Done(made.head, (), [], "1 rij is opgeslagen.", left="")})


@pytest.mark.parametrize(
    ("opened", "button"),
    [
        (from_a_form, "Ongedaan maken"),
        (from_a_change, "Ongedaan maken"),
        (from_history, "Ongedaan maken"),
        (from_a_card, "Ongedaan maken"),
        (from_an_import, "Deze import ongedaan maken"),
    ],
    ids=["form", "change", "history", "card", "import"],
)
def test_what_has_the_number_now_is_not_taken_back(
    desk: Desk, tmp_path: Path, opened: Callable[[Desk], AppTest], button: str
) -> None:
    app = opened(desk)
    another_history(desk, tmp_path)
    assert desk.store.revision() == 3
    press(app, button)
    assert names(desk) == {"Koor", "Zaal", "Van een collega"}
    assert [NOT_THERE in said for said in told(app) if "opgeslagen" not in said] == [True]


def test_an_undo_of_a_number_that_is_not_there_any_more_is_a_sentence_too(
    desk: Desk, tmp_path: Path
) -> None:
    app = from_history(desk)
    restore(tmp_path / "kopie.zip", desk.store.url, Settings(store=desk.store.url), overwrite=True)
    press(app, "Ongedaan maken")
    assert [NOT_THERE in said for said in told(app)] == [True]


def test_what_is_still_the_same_change_after_a_restore_is_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    app = page("geschiedenis", **{"wijziging:2": True})
    another_history(desk, tmp_path)
    press(app, "Ongedaan maken")
    assert told(app) == ["Wijziging 2 is ongedaan gemaakt."]
    assert names(desk) == {"Van een collega"}
