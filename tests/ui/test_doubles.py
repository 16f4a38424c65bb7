"""The page Dubbelen without a browser: side by side, one of two, not the same, later."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor, Relatie, Verschil
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put
from tests.ui.test_editing import page, press, told

LISTS = (
    "invoeren: Nieuwe relatie",
    "invoeren: Wijzigen",
    "lijsten",
    "navragen",
    "bruggen: Wat als ...?",
    "bruggen: Bereik van een team",
    "kaart",
)
"""Every page with a list to pick an actor from."""


@pytest.fixture
def twice(desk: Desk) -> Desk:
    """A club that is there twice, once with a hall."""
    items = (
        Actor(id="a", naam="Schutterij St. Joris", soort="bewonersgroep", kern="silvolde",
              telefoon="0315-111111", gebieden=("3",)),
        Actor(id="b", naam="Schutterij Sint Joris", soort="bewonersgroep", kern="silvolde",
              telefoon="0315-222222", email="joris@voorbeeld.example"),
        Relatie(id="t", van="b", naar="zaal", soort="kent"),
    )  # fmt: skip
    apply(desk, Change(tuple(map(Put, items)), "An"))
    return desk


def warned(app: AppTest) -> list[str]:
    return [block.value for block in (*app.warning, *app.error)]


def compare(app: AppTest) -> None:
    """Open the first pair: its button also says, for who does not see it, which two."""
    next(b for b in app.button if re.match(r"Vergelijk :small\[.+ en .+\]$", b.label)).click().run()


def shown(app: AppTest) -> str:
    return " ".join(block.value for block in app.markdown)


def test_two_are_compared_chosen_between_merged_and_given_back(twice: Desk) -> None:
    app = page("dubbelen", gebied="3")
    assert "1 paar lijkt op elkaar" in shown(app)
    compare(app)
    assert {radio.label for radio in app.radio} == {"Naam", "Telefoon"}
    phone = next(radio for radio in app.radio if radio.label == "Telefoon")
    assert {o.replace("\\", "") for o in phone.options} == {"0315-111111", "0315-222222"}
    phone.set_value(1 - phone.value).run()
    press(app, "Voeg samen")
    assert ["zijn samengevoegd" in said for said in told(app)] == [True]
    actors = {e.item.id: e.item for e in twice.store.all(Actor)}
    (kept,) = set(actors) & {"a", "b"}
    assert kept == "b"
    assert actors["b"].telefoon == "0315-111111"
    assert actors["b"].gebieden == ("3",)
    assert "Er zijn geen actoren meer" in shown(app)
    press(app, "Ongedaan maken")
    assert {e.item.id for e in twice.store.all(Actor)} >= {"a", "b"}
    assert "1 paar lijkt op elkaar" in shown(app)


def test_not_the_same_is_kept_and_can_be_taken_back(twice: Desk) -> None:
    app = page("dubbelen", gebied="3")
    compare(app)
    press(app, "Niet hetzelfde")
    assert ["zijn niet hetzelfde" in said for said in told(app)] == [True]
    assert [e.item.actoren for e in twice.store.all(Verschil)] == [("a", "b")]
    assert "Er zijn geen actoren meer" in shown(app)
    press(app, "Ongedaan maken")
    assert "1 paar lijkt op elkaar" in shown(app)


def test_later_puts_a_pair_away_for_this_session(twice: Desk) -> None:
    app = page("dubbelen", gebied="3")
    compare(app)
    press(app, "Later")
    assert "Er zijn geen actoren meer" in shown(app)
    app.toggle(key="dubbelen:bewaard").set_value(True).run()
    assert "Schutterij St" in shown(app)


def test_a_pair_that_a_colleague_merged_meanwhile_is_one_sentence(twice: Desk) -> None:
    app = page("dubbelen", gebied="3")
    compare(app)
    entry = twice.store.get(Actor, ["a"])["a"]
    changed = Actor(id="a", naam="Schutterij St. Joris", soort="bewonersgroep", kern="silvolde")
    apply(twice, Change((Put(changed, entry.version),), "An"))
    press(app, "Voeg samen")
    assert ["intussen gewijzigd" in said for said in warned(app)] == [True]
    assert twice.store.counts()["Actor"] == 4


def test_the_gebied_is_followed_until_one_is_chosen_in_the_form(desk: Desk) -> None:
    app = page("invoeren", gebied="alle")
    box = next(box for box in app.multiselect if box.label == "Actief in gebied")
    assert box.value == []
    app.session_state["gebied"] = "5"
    app.run()
    box = next(box for box in app.multiselect if box.label == "Actief in gebied")
    assert box.value == ["5"]
    box.set_value(["6"]).run()
    app.session_state["gebied"] = "3"
    app.run()
    box = next(box for box in app.multiselect if box.label == "Actief in gebied")
    assert box.value == ["6"]


def test_a_name_that_is_there_can_be_opened(desk: Desk) -> None:
    app = page("invoeren")
    next(box for box in app.text_input if box.label == "Naam (verplicht)").set_value("KOOR")
    next(box for box in app.selectbox if box.label == "Soort (verplicht)").set_value("bedrijf")
    press(app, "Actor opslaan")
    assert [b.label for b in app.button if b.label.startswith("Open ")]
    press(app, next(b.label for b in app.button if b.label.startswith("Open ")))
    assert app.session_state["actor"] == "koor"


@pytest.mark.parametrize("name", LISTS)
def test_the_kern_stands_behind_a_name_in_every_list_to_pick_from(twice: Desk, name: str) -> None:
    name, _, choice = name.partition(": ")
    app = page(name, **({f"{name}:wat": choice} if choice else {}))
    listed = [
        option
        for box in (*app.selectbox, *app.multiselect)
        for option in box.options
        if option.startswith(("Schutterij", "Zaal"))
    ]
    assert listed
    wanted = ("Schutterij St. Joris (Silvolde)", "Schutterij Sint Joris (Silvolde)")
    assert {o for o in listed if not o.startswith("Zaal")} <= set(wanted)
