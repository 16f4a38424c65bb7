"""Who changes one gebied only: what stands on the pages can be kept, and what is not his says why."""

from __future__ import annotations

import os

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.net.selection import Selection
from netwerk.services.records.choices import kern_names
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.ui import frame
from tests.ui.conftest import APP, on

ANNA = User("Anna", "lezer", {"5": "makelaar"})
TESS = User("Tess", "lezer", {"5": "teamlid"})


@pytest.fixture
def anna(demo_app: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return _as(demo_app, monkeypatch, ANNA)


def _as(app: AppTest, monkeypatch: pytest.MonkeyPatch, user: User) -> AppTest:
    monkeypatch.setattr(frame, "local_user", lambda _settings, **_page: user)
    return app


def _kernen(app: AppTest, key: str) -> list[str]:
    """The kernen that a field offers: that of which the key ends so."""
    return next(list(box.options) for box in app.selectbox if str(box.key).endswith(key))


def test_the_history_offers_no_undo_of_other_gebieden(anna: AppTest) -> None:
    anna.session_state["wijziging:13"] = True
    on(anna, "geschiedenis")
    assert "Ongedaan maken" not in {button.label for button in anna.button}
    told = [caption.value for caption in anna.caption]
    (why,) = (words for words in told if words.startswith("Ongedaan maken kan niet"))
    assert "jij wijzigt in gebied 5" in why


@pytest.mark.parametrize("page", ["invoeren", "afspraken"])
def test_a_form_offers_the_kernen_of_the_own_gebied(anna: AppTest, page: str) -> None:
    anna.session_state["gebied"] = frame.WHOLE
    anna.session_state["afspraak-erbij:open"] = True
    on(anna, page)
    offered = _kernen(anna, ":kern")
    assert "Etten" in offered
    assert not {"Netterden", "Silvolde"} & set(offered)


def test_nothing_is_offered_that_is_added_elsewhere(anna: AppTest) -> None:
    """A signaal where it may not be; a relation from there says first what it needs."""
    labels = {}
    for gebied in ("5", "6"):
        where = Selection(gebied=gebied)
        desk = open_desk(Settings(store=os.environ["NETWERK_STORE"]), ANNA)
        kern, net = next(iter(kern_names(desk, gebied))), desk.networks.net(where)
        only = (i for i in range(net.n) if tuple(net.gebieden_of(i)) == (gebied,))
        actor = str(net.actors["id"][next(only)])
        desk.close()
        anna.session_state["gebied"] = gebied
        on(anna, "kern", {"id": kern})
        labels[gebied] = [button.label for button in anna.main.button]
        on(anna, "agenda")
        labels[gebied] += [button.label for button in anna.main.button]
        on(anna, "actor", {"id": actor, "doe": "relatie"})
        told = any("eigen gebied" in info.value for info in anna.info)
        assert told == (gebied == "6")
        anna.session_state["gebied"] = "5"
        anna.run()
        assert anna.query_params["gebied"] == gebied  # as the chooser says, and that is where it is
        assert ("Signaal erbij" in {b.label for b in anna.main.button}) == (gebied == "5")
        anna.query_params.clear()
    assert labels["5"].count("Signaal erbij") == labels["5"].count("Signaal") == 1
    assert not {"Signaal erbij", "Signaal"} & set(labels["6"])


def test_who_changes_one_gebied_begins_there_and_keeps_another_choice(anna: AppTest) -> None:
    anna = AppTest.from_file(str(APP), default_timeout=120).run()
    assert anna.session_state["gebied"] == "5"
    anna.session_state["gebied"] = frame.WHOLE
    on(anna, "gaten")
    assert anna.query_params["gebied"] == frame.WHOLE


def test_a_teamlid_is_told_that_sources_are_not_his_either(
    demo_app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _as(demo_app, monkeypatch, TESS)
    app.session_state["lijsten:soort"] = "Bron"
    on(app, "lijsten")
    assert any("Cijfers, bronnen" in info.value for info in app.info)


def test_a_lezer_is_not_invited_to_what_he_may_not_do(
    demo_app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _as(demo_app, monkeypatch, User("Bram", "lezer"))
    on(app, "importeren")
    assert not app.get("file_uploader")
    assert not [m for m in app.markdown if "opslaan" in m.value]
    on(app, "invoeren")
    assert not app.get("button_group")
