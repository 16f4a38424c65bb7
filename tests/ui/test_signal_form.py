"""Noteer signaal: what is there already is asked first, with the way to it."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netwerk.model import Signaal
from netwerk.services.agenda.agenda_signals import SignalTyped, note_signal
from netwerk.services.desk import Desk
from tests.ui.conftest import APP, on


def pressed(app: AppTest, label: str) -> None:
    next(b for b in app.button if b.label == label).click()
    app.run()
    assert not app.exception


def kept(desk: Desk) -> list[str]:
    return [entry.item.titel for entry in desk.store.all(Signaal)]


def test_the_same_signal_is_kept_only_by_who_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "rerun", lambda **_: None)  # of a dialog, which AppTest cannot
    note_signal(desk, SignalTyped("Geen bus", kern="etten"), "t1")
    app = on(AppTest.from_file(str(APP), default_timeout=120).run(), "kern", {"id": "etten"})
    pressed(app, "Signaal")
    (heard,) = (area for area in app.text_area if area.label == "Wat hoorde of zag je?")
    heard.set_value("Geen bus").run()
    pressed(app, "Bewaar")
    assert [w.value for w in app.warning if "staat er al" in w.value]
    assert [e for e in app.get("html") if "Bekijk wat er staat" in e.proto.body]
    assert kept(desk) == ["Geen bus"]
    pressed(app, "Toch bewaren")
    assert kept(desk) == ["Geen bus", "Geen bus"]


@pytest.mark.usefixtures("desk")
def test_a_link_in_the_sheet_closes_it() -> None:
    app = AppTest.from_file(str(APP), default_timeout=120)
    app.session_state["blad"] = {"what": "signaal", "page": None, "about": {}}
    app.session_state["ga-naar"] = "agenda"
    app.run()
    assert not app.exception
    assert "blad" not in app.session_state
