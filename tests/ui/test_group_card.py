"""The card of who stand alone: it can be looked at, visited and decided on, as any other."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, NoReturn

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.errors import InputError
from netwerk.insight.finding import ActorRef, Finding
from netwerk.model import Actor, Afspraak, Relatie
from netwerk.services.answers.topics import ALONE, topics
from netwerk.services.changes import apply
from netwerk.services.day.deciding import Choice
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from netwerk.ui import frame, map_steps
from netwerk.ui.cards import decide_row, topic_page
from tests.ui.conftest import APP, desk_beside, on

GROUP = f"gaten:{ALONE}"


def gaten(app: AppTest) -> AppTest:
    """The page with its findings made and the card of the group shown."""
    on(app, "gaten")
    for _ in range(120):
        if any(button.key == f"opkaart:{GROUP}" for button in app.button):
            return app
        more = [b for b in app.button if b.label.startswith("Meer ")]
        (more[0].click() if more else app).run()
        time.sleep(0 if more else 0.5)
    raise AssertionError([b.key for b in app.button])


def press(app: AppTest, key: str) -> None:
    next(button for button in app.button if button.key == key).click().run()
    assert not app.exception


def undo_buttons(app: AppTest) -> list[Any]:
    return [button for button in app.button if button.label == "Ongedaan maken"]


def kept(store: str) -> list[Afspraak]:
    """What was decided on findings; the example has afspraken about its agenda too."""
    desk = open_desk(Settings(store=store), User("An", "beheerder"))
    try:
        return [e.item for e in desk.store.all(Afspraak) if e.item.bevinding]
    finally:
        desk.close()


def test_the_group_can_be_looked_at_visited_and_decided_on(
    demo_app: AppTest, demo_store: str
) -> None:
    app, began = gaten(demo_app), len(kept(demo_store))
    assert any(link.proto.label == "Naar de ronde" for link in app.get("page_link"))
    keys = {button.key for button in app.button}
    assert {f"besluit:{GROUP}:{what}" for what in ("doen", "later", "klopt_niet")} <= keys
    assert f"besluit:{GROUP}:contact_gelegd" not in keys
    press(app, f"besluit:{GROUP}:later")
    press(app, f"besluit:{GROUP}:bewaar")
    made = kept(demo_store)
    assert len(made) - began == 10
    assert all(item.beslissing == "later" for item in made)
    told = [m.value for m in app.markdown if "staan alleen" in m.value]
    assert len(told) == 1
    assert "Komt terug" in told[0]
    back = [b for b in app.button if b.label == "Ongedaan maken"]
    assert len(back) == 1
    back[0].click().run()
    assert len(kept(demo_store)) == began
    assert any(b.key == f"besluit:{GROUP}:later" for b in gaten(app).button)


def test_the_map_button_lifts_out_all_of_them(demo_app: AppTest) -> None:
    app = gaten(demo_app)
    press(app, f"opkaart:{GROUP}")
    shown = app.session_state[map_steps.STEPS][app.session_state[map_steps.AT]]
    assert [len(mark.actors) for mark in shown.view.marks] == [10]


def test_a_group_that_leads_its_page_opens_as_any_other(
    demo_app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_the_group(*asked: Any) -> Any:
        return tuple(topic for topic in topics(*asked) if topic.key == ALONE)

    monkeypatch.setattr(topic_page, "topics", only_the_group)
    demo_app.session_state[f"waarom:{GROUP}"] = True
    app = gaten(demo_app)
    assert not app.exception
    assert not any(box.label.startswith("Waarom?") for box in app.expander)
    next(toggle for toggle in app.toggle if toggle.key == f"binnen:{GROUP}").set_value(True).run()
    assert not app.exception
    assert len([b for b in app.button if b.key.endswith(":later")]) == 11


def test_a_group_of_which_one_was_decided_before_says_so_and_can_be_taken_back(
    demo_app: AppTest, demo_store: str
) -> None:
    app, began = gaten(demo_app), len(kept(demo_store))
    one = f"besluit:{GROUP}:binnen:actor:demo-ulft-noord-aed"
    next(toggle for toggle in app.toggle if toggle.key == f"binnen:{GROUP}").set_value(True).run()
    press(app, f"{one}:klopt_niet")
    app.radio(key=f"{one}:waarom").set_value("anders")
    press(app, f"{one}:bewaar")
    assert any("Je besluit hier over 9 van de 10" in c.value for c in app.caption)
    press(app, f"besluit:{GROUP}:later")
    press(app, f"besluit:{GROUP}:bewaar")
    assert len(kept(demo_store)) - began == 10
    assert len(undo_buttons(app)) == 2
    assert len([m for m in app.markdown if "Negen actoren staan alleen" in m.value]) == 1
    while back := undo_buttons(app):
        back[0].click().run()
    assert len(kept(demo_store)) == began


def test_who_may_change_some_gebieden_decides_on_those_of_the_group(
    demo_app: AppTest, demo_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    may = User("An", "lezer", {"3": "bewerker", "5": "bewerker"})
    monkeypatch.setattr(frame, "local_user", lambda _settings, page: may)
    app, began = gaten(demo_app), len(kept(demo_store))
    said = [c.value for c in app.caption if c.value.startswith("Je besluit hier over")]
    assert said == ["Je besluit hier over 4 van de 10. Over 6 mag jij niet besluiten."]
    press(app, f"besluit:{GROUP}:later")
    press(app, f"besluit:{GROUP}:bewaar")
    assert [item.gebied in ("3", "5") for item in kept(demo_store)[began:]] == [True] * 4
    assert [m for m in app.markdown if "Vier actoren staan alleen" in m.value]
    assert "Over hen mag jij niet besluiten." in [c.value for c in app.caption]
    undo_buttons(app)[0].click().run()
    assert len(kept(demo_store)) == began


def test_who_may_decide_on_one_of_the_group_reads_on_whom(
    demo_app: AppTest, demo_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    may = User("An", "lezer", {"2": "bewerker"})
    monkeypatch.setattr(frame, "local_user", lambda _settings, page: may)
    app, began = gaten(demo_app), len(kept(demo_store))
    about = (
        "Je besluit hier over 1 van de 10: Buurtmoestuin Terborg. Over 9 mag jij niet besluiten."
    )
    assert about in [c.value for c in app.caption]
    press(app, f"besluit:{GROUP}:later")
    press(app, f"besluit:{GROUP}:bewaar")
    assert [m for m in app.markdown if "Buurtmoestuin Terborg staat alleen" in m.value]
    undo_buttons(app)[0].click().run()
    assert len(kept(demo_store)) == began


def test_a_group_of_others_is_not_taken_for_what_was_sent_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[str] = []

    def refused(_desk: object, _every: object, _choice: object, token: str, _: bool) -> NoReturn:
        sent.append(token)
        raise InputError("Niet nu.")

    monkeypatch.setattr(decide_row, "desk", lambda: None)
    monkeypatch.setattr(decide_row, "decide_together", refused)
    one, two, three = (Finding("isolated", f"{n}.", (ActorRef(n, n),)) for n in "abc")
    for more in ((two,), (two, three), (two,)):
        decide_row._keep(decide_row._Asked(one, "groep", "Zij", more), Choice("doen"))
    assert sent[0] == sent[2] != sent[1]


def test_of_a_long_group_the_card_says_on_how_many_is_decided_and_the_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_beside(tmp_path, monkeypatch, "An")
    clubs = (
        Actor(id=f"los{n}", naam=f"Losse club {n}", soort="bewonersgroep", gebieden=("5",))
        for n in range(103)
    )
    pair = (
        Actor(id=f"samen{n}", naam=f"Duo {n}", soort="bewonersgroep", gebieden=("5",))
        for n in range(2)
    )
    tie = Relatie(id="r", van="samen0", naar="samen1", soort="kent")
    apply(desk, Change(tuple(map(Put, [*clubs, *pair, tie])), "An"))
    app = gaten(AppTest.from_file(str(APP), default_timeout=120).run())
    assert "Je besluit hier over 100 van de 103." in [c.value for c in app.caption]
    assert "Bekijk 100 van hen" in [toggle.label for toggle in app.toggle]
    press(app, f"besluit:{GROUP}:later")
    press(app, f"besluit:{GROUP}:bewaar")
    assert len(list(desk.store.all(Afspraak))) == 100
    assert len([m for m in app.markdown if "100 actoren staan alleen" in m.value]) == 1
    assert f"opkaart:{GROUP}" in [button.key for button in app.button]
    on(app, "ronde")
    gaten(app)
    assert any("Drie actoren staan alleen" in html.proto.body for html in app.get("html"))
    desk.close()
