"""The page that sets up another municipality: shown to who manages, and it does what it says."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.model import Actor, Kern
from netwerk.services.changes import apply
from netwerk.services.gemeente.gemeente_file import example_text, read_chosen
from netwerk.services.gemeente.setting_up import set_up
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from netwerk.ui.menu import entry_of, shown_pages
from tests.ui.conftest import APP


def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, role: str) -> AppTest:
    monkeypatch.setenv("NETWERK_STORE", str(tmp_path / "netwerk.db"))
    monkeypatch.setenv("NETWERK_ROLE", role)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    open_desk(Settings(store=str(tmp_path / "netwerk.db")), User("An", "beheerder")).close()
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    return app.switch_page("netwerk/ui/pages/inrichten.py").run()


def test_a_reader_is_told_who_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(tmp_path, monkeypatch, "lezer")
    assert not app.exception
    assert [box.value for box in app.info] == ["Een gemeente inrichten kan alleen een beheerder."]
    assert not app.get("file_uploader")


def test_a_file_is_shown_first_and_then_put_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(tmp_path, monkeypatch, "beheerder")
    assert not app.exception
    app.get("file_uploader")[0].upload("gemeente.toml", example_text().encode(), "text/plain")
    app.run()
    assert any("Noorderveld" in box.value for box in app.markdown)
    next(button for button in app.button if button.label == "Richt in").click().run()
    assert not app.exception
    assert "Voorbeeldstad is ingericht: 3 gebieden en 7 kernen." in app.success[0].value.replace(
        "\\", ""
    )
    assert "Richt in" not in [button.label for button in app.button]
    assert not any("gaan weg" in box.value for box in app.caption)
    assert [box.label for box in app.get("page_link") if "eigen lijst" in box.label]
    app.switch_page("netwerk/ui/pages/gebied.py").run()
    assert not app.exception
    html = " ".join(e.proto.body for e in app.get("html"))
    assert "inwoners, uit jullie eigen bestand." in html
    desk = open_desk(Settings(store=str(tmp_path / "netwerk.db")), User("An"))
    assert len(list(desk.store.all(Kern))) == 7
    desk.close()


@pytest.mark.parametrize(("manages", "shown"), [(True, True), (False, False)])
def test_the_page_is_a_tab_of_gegevens_for_who_manages(manages: bool, shown: bool) -> None:
    entry = entry_of("inrichten")
    assert entry is not None
    assert ("inrichten" in {page.name for page in shown_pages(entry, manages)}) is shown


def test_where_people_worked_it_is_said_before_a_file_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(tmp_path, monkeypatch, "beheerder")
    desk = open_desk(Settings(store=str(tmp_path / "netwerk.db")), User("An", "beheerder"))
    apply(desk, Change((Put(Actor(id="koor", naam="Koor", soort="bewonersgroep")),), "An"))
    desk.close()
    app.run()
    assert not app.exception
    assert "1 actor" in app.info[0].value
    assert not app.get("file_uploader")
    assert [b.label for b in app.get("download_button")] == ["Download het voorbeeld"]


@pytest.mark.parametrize("role", ["beheerder", "bewerker"])
def test_who_manages_finds_it_at_vandaag_and_takes_it_back_at_geschiedenis(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    app = page(tmp_path, monkeypatch, role)
    desk = open_desk(Settings(store=str(tmp_path / "netwerk.db")), User("An", "beheerder"))
    set_up(desk, read_chosen([("gemeente.toml", example_text().encode())]))
    number = desk.store.revision()
    desk.close()
    manages = role == "beheerder"
    app.switch_page("netwerk/ui/pages/vandaag.py").run()
    assert not app.exception
    links = [box.label for box in app.get("page_link")]
    assert ("Richt een nieuwe gemeente in" in links) is manages
    app.session_state[f"wijziging:{number}"] = True
    app.switch_page("netwerk/ui/pages/geschiedenis.py").run()
    assert not app.exception
    assert [b.label for b in app.button].count("Ongedaan maken") == manages
