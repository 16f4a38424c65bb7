"""Opgaven: what is private is asked first, a reader sees no forms, a change keeps the rest."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Meting, Opgave
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.opgaven.making import KEPT
from netwerk.store.port import Change, Put
from netwerk.ui.opgaven import counting, form
from netwerk.ui.words import plain

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


def page(*opened: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=120)
    app.session_state["gebied"] = "5"
    for id in opened:
        app.session_state[f"meer:opgave:{id}"] = True
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
    app = page("o1")
    labelled(app, "text_input", "Hoeveel?").set_value("43")  # type: ignore[attr-defined]
    sources = [t for t in app.text_input if t.label == "Bron"]
    sources[0].set_value("mevrouw Jansen, bsn 123456782")
    pressed(app, "Bewaar de telling")
    assert list(goal.store.all(Meting)) == []
    pressed(app, "Toch bewaren")
    (kept,) = goal.store.all(Meting)
    assert kept.item.waarde == 43


@pytest.mark.parametrize(
    ("typed", "kept"), [("43,5", [43.5]), ("1.250", [1250.0]), ("veel", []), ("", [])]
)
def test_a_count_is_read_as_a_dutch_writer_means_it(
    goal: Desk, typed: str, kept: list[float]
) -> None:
    app = page("o1")
    labelled(app, "text_input", "Hoeveel?").set_value(typed)  # type: ignore[attr-defined]
    next(t for t in app.text_input if t.label == "Bron").set_value("telling clubs")
    pressed(app, "Bewaar de telling")
    assert [entry.item.waarde for entry in goal.store.all(Meting)] == kept
    assert bool(app.error) == (not kept)
    if typed == "veel":
        assert "is geen getal" in app.error[0].value


def test_a_reader_sees_the_goal_and_no_form(goal: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERK_ROLE", "lezer")
    app = page("o1")
    assert any("gestegen van 40" in block.value for block in app.markdown)
    labels = {button.label for button in app.button}
    assert labels.isdisjoint({"Bewaar deze opgave", "Bewaar de telling", "Maak de nulmeting"})


def test_the_list_comes_first_and_the_form_asks_the_few_things_that_make_a_goal(
    goal: Desk,
) -> None:
    app = page()
    heads = [
        block.proto.body
        for block in app.main.get("html")
        if "Meer vrijwilligers" in str(block.proto)
    ]
    assert any("Begonnen met 40" in head for head in heads)
    assert not any("gestegen van 40" in block.value for block in app.markdown)  # closed
    more = next(box for box in app.expander if box.label == form.MORE)
    inside = {w.label for kind in ("text_input", "selectbox") for w in more.get(kind)}
    assert {"Trekker (functie)", "Eerste stap", "Gebied", "Gemeten op"} <= inside
    first = [w.label for w in app.text_input if w.label not in inside]
    wanted = ["Titel (verplicht)", "Waaraan je het ziet", "Beginwaarde", "Streefwaarde"]
    assert [label for label in first if label in wanted] == wanted


def test_all_that_is_wrong_in_the_form_is_said_at_once_and_once(desk: Desk) -> None:
    app = page()
    typed = {"Titel (verplicht)": "Meer leden", "Beginwaarde": "wat", "Streefwaarde": "veel"}
    for label, words in typed.items():
        next(box for box in app.text_input if box.label == label).set_value(words)
    pressed(app, "Bewaar deze opgave")
    (said,) = [box.value for box in app.error]
    assert "wat" in said
    assert "veel" in said
    assert not any("geen getal" in box.value for box in app.caption)


def test_what_is_kept_already_has_no_button_to_keep_it_again(
    goal: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Change((Put(replace(GOAL, id="o2", titel="Meer contact", maat="net-contacten")),), "An")
    apply(goal, made)
    monkeypatch.setattr(counting, "nothing_to_keep", lambda *_: KEPT)
    app = page("o2")
    assert plain(KEPT) in [caption.value for caption in app.caption]
    assert "Bewaar deze stand" not in {button.label for button in app.button}
