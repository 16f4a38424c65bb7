"""Who turn out to know each other: saying so records their contact in the same change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor, Relatie, Verbindkans
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put
from tests.ui.conftest import desk_beside

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of An at a store in which two work with one hall, as far as is known not with each other."""
    desk = desk_beside(tmp_path, monkeypatch, "An")
    items: list[Actor | Relatie] = [
        Actor(id=i, naam=i.title(), soort="bewonersgroep") for i in ("club", "koor", "hal")
    ]
    items += [
        Relatie(id=f"r-{i}", van=i, naar="hal", soort="werkt_samen_met", sterkte=3)
        for i in ("club", "koor")
    ]
    apply(desk, Change(tuple(map(Put, items)), "An"))
    yield desk
    desk.close()


def page(app: AppTest) -> AppTest:
    """The page Introducties of this app."""
    return app.switch_page("netwerk/ui/pages/introducties.py").run()


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button that is called so."""
    return next(b for b in app.button if b.label == label).click().run()


def test_that_they_know_each_other_is_recorded_with_the_reason(desk: Desk) -> None:
    app = press(page(AppTest.from_file(str(APP), default_timeout=120).run()), "Klopt niet")
    app.radio[0].set_value("al_contact")
    press(app, "Bewaar")
    assert not app.exception
    (tie,) = [e.item for e in desk.store.all(Relatie) if e.item.soort == "kent"]
    assert {tie.van, tie.naar} == {"club", "koor"}
    (kept,) = desk.store.all(Verbindkans)
    assert kept.item.besluit == "kennen_al"
    assert any("Klopt niet" in e.value for e in app.markdown)


def test_contact_that_was_made_is_recorded_with_one_press_and_taken_back_with_one(
    desk: Desk,
) -> None:
    app = press(page(AppTest.from_file(str(APP), default_timeout=120).run()), "Contact gelegd")
    assert not app.exception
    assert [e.item.soort for e in desk.store.all(Relatie)].count("kent") == 1
    assert any("Contact gelegd tussen Club en Koor" in e.value for e in app.markdown)
    press(app, "Ongedaan maken")
    assert [e.item.soort for e in desk.store.all(Relatie)].count("kent") == 0
    assert not list(desk.store.all(Verbindkans))
    assert any(b.label == "Contact gelegd" for b in app.button)


def test_what_is_put_off_is_gone_on_the_next_visit_and_comes_back_when_opened_again(
    desk: Desk,
) -> None:
    app = press(page(AppTest.from_file(str(APP), default_timeout=120).run()), "Later")
    press(app, "Bewaar")
    assert any("Komt terug op" in e.value for e in app.markdown)
    app.switch_page("netwerk/ui/pages/lijsten.py").run()
    page(app)
    assert not [b for b in app.button if b.label == "Later"]
    assert not any("Komt terug op" in e.value for e in app.markdown)


def test_a_finding_that_is_not_so_is_kept_with_a_reason_that_somebody_chose(desk: Desk) -> None:
    app = press(page(AppTest.from_file(str(APP), default_timeout=120).run()), "Klopt niet")
    assert app.radio[0].value is None
    press(app, "Bewaar")
    assert [error.value for error in app.error] == ["Kies waarom het niet klopt."]
    assert not list(desk.store.all(Verbindkans))


def test_who_may_not_decide_on_a_finding_reads_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netwerk.ui.cards.decide_row.may_decide", lambda *_: False)
    app = page(AppTest.from_file(str(APP), default_timeout=120).run())
    assert not [b for b in app.button if b.label == "Klopt niet"]
    assert [c.value for c in app.caption if "niet alleen in je eigen gebied" in c.value]
