"""Who changes one gebied only: what stands on the pages can be kept, and what is not his says why."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
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
