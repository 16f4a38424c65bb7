"""The page of the beheerder: the log with its filters, whether it is whole, and who may not come."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.model import Actor
from netwerk.services.exports import export_file
from netwerk.services.records.items import add_item
from netwerk.services.stores import open_desk
from netwerk.settings import Settings

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store in which An added an actor and took a file, with its log."""
    path = tmp_path / "netwerk.db"
    with closing(open_desk(Settings(store=str(path)), User("An *x*", "beheerder"))) as desk:
        add_item(desk, Actor(id="koor", naam="Koor", soort="bewonersgroep"), "t")
        export_file(desk, "csv")
    monkeypatch.setenv("NETWERK_STORE", str(path))
    monkeypatch.setenv("NETWERK_USER", "Bo")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    st.cache_resource.clear()
    return path


def page() -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page("netwerk/ui/pages/beheer.py").run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return " ".join(e.proto.body for e in app.get("html"))


def test_a_beheerder_sees_who_did_what_and_narrows_it(store: Path) -> None:
    app = page()
    assert [e.value for e in app.error] == []
    assert "An *x*" in html(app)
    assert "Actor koor" in html(app)
    app.selectbox(key="logboek:wat").set_value("exporteren").run()
    assert "export csv" in html(app)
    assert "Actor koor" not in html(app)
    app.text_input(key="logboek:wie").set_value("Piet").run()
    assert any("geen regel" in e.value for e in app.markdown)


def test_a_log_that_was_changed_is_told_on_the_page(store: Path) -> None:
    app = page()
    next(b for b in app.button if b.label == "Controleer het logboek").click().run()
    (said,) = [e.value for e in app.success if "Het logboek klopt" in e.value]
    assert len(said.rpartition(" ")[2]) == 64, "the whole seal, as the command and the report"
    with closing(sqlite3.connect(store.with_name("netwerk.log.db"))) as log:
        log.execute("UPDATE regel SET wie = 'Piet' WHERE nummer = 1")
        log.commit()
    app = page()
    next(b for b in app.button if b.label == "Controleer het logboek").click().run()
    assert any("Regel 1 is veranderd" in e.value for e in app.error)


@pytest.mark.parametrize("role", ["lezer", "makelaar"])
def test_who_does_not_manage_is_told_so_in_one_sentence(
    store: Path, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    monkeypatch.setenv("NETWERK_ROLE", role)
    app = page()
    assert [e.value for e in app.info] == [
        "Deze pagina is voor de beheerder van netwerk. Vraag hem om wat je wilt weten."
    ]
    assert "An *x*" not in html(app)


def test_the_way_to_it_is_shown_to_who_manages_only(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tabs() -> set[str]:
        app = AppTest.from_file(str(APP), default_timeout=60).run()
        app.switch_page("netwerk/ui/pages/verantwoording.py").run()
        return {link.proto.label for link in app.get("page_link")}

    assert "Beheer" in tabs()
    monkeypatch.setenv("NETWERK_ROLE", "makelaar")
    st.cache_resource.clear()
    assert "Beheer" not in tabs()
