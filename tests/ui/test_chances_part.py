"""A kern that got less stands on the page with what to do, and the way to the ronde of its gebied."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.services.accountability.equal_chances import equal_chances
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from netwerk.typed.moments import today_here
from netwerk.ui import state
from netwerk.ui.menu import page_file
from tests.services.accountability.test_equal_chances import CLUBS, talk

APP = Path(__file__).parents[2] / "app.py"


def test_a_kern_that_got_less_is_told_and_leads_to_the_ronde(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, today = str(tmp_path / "netwerk.db"), today_here().isoformat()
    for name, value in (("STORE", path), ("USER", "Bo"), ("ROLE", "lezer")):
        monkeypatch.setenv(f"NETWERK_{name}", value)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    st.cache_resource.clear()
    desk = open_desk(Settings(store=path), User("An", "lezer"))
    talks = [
        talk(n, f"{kern}-{n % 20}", day=today)
        for n, kern in enumerate(k for k in ("etten", "terborg", "gendringen") for _ in range(20))
    ]
    desk.store.apply(Change(tuple(map(Put, (*CLUBS, *talks))), "An"))
    first = equal_chances(desk).less[0]
    desk.close()

    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    app.switch_page(page_file("verantwoording")).run()
    told = " ".join(part.value for part in app.markdown).replace("\\", "")
    assert "Netterden kreeg minder dan naar verhouding." in told
    assert "Plan een gesprek in Netterden." in told
    assert first.share.band == "stevig"
    button = next(one for one in app.button if "ronde van gebied 6" in one.label)
    button.click().run()
    assert app.title[0].value == "De ronde"
    assert app.session_state[state.GEBIED] == "6"
    st.cache_resource.clear()
