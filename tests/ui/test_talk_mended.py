"""What was noted of a talk is changed or taken away where it stands, by who may."""

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Gesprek
from netwerk.services.day.talks import TalkTyped, log_talk
from netwerk.services.desk import Desk
from tests.ui.conftest import APP, on


@pytest.fixture
def noted(desk: Desk) -> Desk:
    """An noted a talk with the choir."""
    log_talk(desk, TalkTyped(met=("koor",), waarover="De zaal is dicht"), "t")
    return desk


def choir() -> AppTest:
    return on(AppTest.from_file(str(APP), default_timeout=120).run(), "actor", {"id": "koor"})


def pressed(app: AppTest, key: str) -> None:
    next(b for b in app.button if str(b.key).startswith(key)).click()
    app.run()
    assert not app.exception


def kept(desk: Desk) -> list[str | None]:
    return [entry.item.waarover for entry in desk.store.all(Gesprek)]


def test_a_note_is_changed_on_the_page_of_the_actor(noted: Desk) -> None:
    app = choir()
    pressed(app, "gesprek-open:koor:")
    (about,) = (area for area in app.text_area if area.label.startswith("Waarover"))
    assert about.value == "De zaal is dicht"
    about.set_value("De zaal gaat dicht")
    (save,) = (b for b in app.button if b.label == "Wijziging opslaan")
    save.click().run()
    assert not app.exception
    assert kept(noted) == ["De zaal gaat dicht"]


def test_a_note_is_taken_away_there_too(noted: Desk) -> None:
    app = choir()
    pressed(app, "gesprek-open:koor:")
    pressed(app, "gesprek-weg:koor:")
    next(
        b for b in app.button if b.label.startswith("Verwijder") and "Gesprek" in str(b.key)
    ).click()
    app.run()
    assert not app.exception
    assert kept(noted) == []


def test_a_note_goes_only_after_what_stays_was_told(noted: Desk) -> None:
    app = choir()
    pressed(app, "gesprek-open:koor:")
    assert not [b for b in app.button if str(b.key).startswith("verwijder:")]
    pressed(app, "gesprek-weg:koor:")
    assert kept(noted) == ["De zaal is dicht"]
    assert any("blijven staan" in text.value for text in app.markdown)
    pressed(app, "gesprek-weg-niet:")
    assert not [b for b in app.button if str(b.key).startswith("verwijder:")]


def test_a_reader_sees_the_note_and_no_way_to_change_it(
    noted: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_ROLE", "lezer")
    app = choir()
    assert any("De zaal is dicht" in str(e.proto.body) for e in app.get("html"))
    assert not [b for b in app.button if str(b.key).startswith("gesprek-open:")]
