"""In a gebied where one changes nothing a page offers nothing, and says why in one line."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.model import Actor, Relatie
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.records.changeable import may_change_item
from netwerk.services.records.items import remove_item, stored_item
from netwerk.store.port import Change, Put
from netwerk.ui import frame
from netwerk.ui.frame import NOT_HERE
from netwerk.ui.kaart.saved_views import NOT_KEPT_HERE
from tests.ui.conftest import APP, on

ANNA = User("Anna", "lezer", {"5": "makelaar"})


@pytest.fixture
def anna(demo_app: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(frame, "local_user", lambda _settings, **_page: ANNA)
    return demo_app


def _labels(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def _infos(app: AppTest) -> list[str]:
    return [box.value for box in app.info]


@pytest.mark.parametrize("page", ["introducties", "agenda", "kalender", "ronde", "cijfers"])
def test_a_page_says_once_that_nothing_is_changed_in_this_gebied(anna: AppTest, page: str) -> None:
    anna.session_state["gebied"] = "6"
    on(anna, page)
    assert _infos(anna).count(NOT_HERE) == 1
    anna.session_state["gebied"] = "5"
    on(anna, page)
    assert NOT_HERE not in _infos(anna)


@pytest.mark.parametrize("gebied", ["6", frame.WHOLE, "5"])
def test_the_ronde_offers_a_note_only_of_whom_one_may_change(anna: AppTest, gebied: str) -> None:
    anna.session_state["gebied"] = gebied
    on(anna, "ronde")
    noted = {b.key.split(":")[-1] for b in anna.button if str(b.key).startswith("noteer:ronde:")}
    swaps = {b.key.split(":")[-1] for b in anna.button if str(b.key).startswith("ronde:wissel")}
    assert swaps
    may = frame.shared_desk().of(ANNA)
    here = {id for id in swaps if may_change_item(may, "Actor", id)}
    assert noted == here


def test_figures_are_brought_in_and_taken_away_only_where_one_changes(anna: AppTest) -> None:
    anna.session_state["gebied"] = "6"
    on(anna, "cijfers")
    assert not anna.get("file_uploader")
    assert not [box for box in anna.get("popover") if "Weghalen" in str(box)]
    assert "Ja, haal ze weg" not in _labels(anna)
    anna.session_state["gebied"] = "5"
    on(anna, "cijfers")
    assert anna.get("file_uploader")


def test_something_new_begins_in_the_own_gebied_when_another_is_looked_at(anna: AppTest) -> None:
    anna.session_state["gebied"] = "6"
    on(anna, "invoeren")
    (box,) = [box for box in anna.multiselect if str(box.key).endswith(":gebieden")]
    assert box.value == ["5"]


def test_without_a_gebied_the_refusal_says_what_to_choose(anna: AppTest) -> None:
    anna.session_state["gebied"] = "6"
    on(anna, "invoeren")
    (box,) = [box for box in anna.multiselect if str(box.key).endswith(":gebieden")]
    box.set_value([])
    next(box for box in anna.text_input if box.label.startswith("Naam")).set_value("Nieuwe club")
    next(button for button in anna.button if button.label == "Actor opslaan").click().run()
    (said,) = [box.value for box in anna.error]
    assert said.replace("\\", "").endswith("Kies gebied 5, of een kern daarin.")


def test_a_map_of_elsewhere_is_not_kept_because_of_the_gebied(anna: AppTest) -> None:
    def why() -> None:
        import streamlit as st

        from netwerk.ui.kaart.saved_views import why_not_kept

        st.write(why_not_kept())

    assert anna
    app = AppTest.from_function(why, default_timeout=60).run()
    assert app.markdown[0].value == NOT_KEPT_HERE


def test_an_own_actor_that_cannot_come_back_says_who_can(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = (
        Actor(id="zes", naam="Zes", soort="bedrijf", gebieden=("6",)),
        Actor(id="vijf", naam="Vijf", soort="bedrijf", gebieden=("5",)),
    )
    apply(desk, Change(tuple(map(Put, items)), "An"))
    apply(desk, Change((Put(Relatie(id="r", van="vijf", naar="zes", soort="kent")),), "An"))
    remove_item(desk, "Actor", "vijf", stored_item(desk, "Actor", "vijf").version)
    remove_item(desk, "Actor", "zes", stored_item(desk, "Actor", "zes").version)
    monkeypatch.setattr(frame, "local_user", lambda _settings, **_page: ANNA)
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    on(app, "actor", {"id": "vijf"})
    assert "Zet terug" not in _labels(app)
    (why,) = [box.value for box in app.caption if box.value.startswith("Terugzetten kan niet")]
    assert "voortgebouwd" in why
    assert why.replace("\\", "").endswith("Vraag iemand die overal mag wijzigen.")
    on(app, "actor", {"id": "zes"})
    assert any(box.value.startswith("Terugzetten kan niet") for box in app.caption)
