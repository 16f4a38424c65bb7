"""The card of who stand alone: it can be looked at, visited and decided on, as any other."""

from __future__ import annotations

import time

from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.model import Afspraak
from netwerk.services.answers.topics import ALONE
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.ui import map_steps
from tests.ui.conftest import on

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


def kept(store: str) -> list[Afspraak]:
    desk = open_desk(Settings(store=store), User("An"))
    try:
        return [entry.item for entry in desk.store.all(Afspraak)]
    finally:
        desk.close()


def test_the_group_can_be_looked_at_visited_and_decided_on(
    demo_app: AppTest, demo_store: str
) -> None:
    app, began = gaten(demo_app), len(kept(demo_store))
    assert any(link.proto.label == "Bezoek hen in de ronde" for link in app.get("page_link"))
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
