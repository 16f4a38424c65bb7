"""Who turn out to know each other: the form for their contact is there, filled in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor, Relatie
from netwerk.services.answers.decisions import decide
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put
from tests.ui.conftest import desk_beside

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of An at a store in which two are said to know each other."""
    desk = desk_beside(tmp_path, monkeypatch, "An")
    items = (Actor(id=i, naam=i.title(), soort="bewonersgroep") for i in ("club", "koor"))
    apply(desk, Change(tuple(map(Put, items)), "An"))
    decide(desk, ("club", "koor"), "kennen_al")
    yield desk
    desk.close()


def test_their_contact_is_recorded_with_two_clicks_and_nothing_typed(desk: Desk) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page("netwerk/ui/pages/introducties.py").run()
    (offer,) = [b for b in app.button if b.label == "Leg het contact van Club en Koor vast"]
    offer.click().run()
    assert "Leg hun contact vast" in [e.value for e in app.subheader]
    (save,) = [b for b in app.button if b.label == "Relatie opslaan"]
    save.click().run()
    assert not app.exception
    (tie,) = desk.store.all(Relatie)
    assert {tie.item.van, tie.item.naar} == {"club", "koor"}
    assert tie.item.soort == "kent"
    assert not form_there(app)  # saved: it closes, and the way back is there
    assert "De relatie is opgeslagen\\." in [e.value for e in app.success]
    assert any("Hun contact staat erin." in e.value for e in app.markdown)
    assert not any("Leg het contact van" in b.label for b in app.button)


def form_there(app: AppTest) -> bool:
    """Whether the form for a contact is on the page."""
    return "Leg hun contact vast" in [e.value for e in app.subheader]


def test_the_form_is_not_there_any_more_on_a_later_visit(desk: Desk) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.switch_page("netwerk/ui/pages/introducties.py").run()
    (offer,) = [b for b in app.button if b.label == "Leg het contact van Club en Koor vast"]
    offer.click().run()
    app.run()
    assert form_there(app)
    app.switch_page("netwerk/ui/pages/invoeren.py").run()
    app.switch_page("netwerk/ui/pages/introducties.py").run()
    assert not form_there(app)
