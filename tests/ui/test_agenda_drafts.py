"""What is typed on the agenda and the calendar stays for who goes away and comes back."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from netwerk.model import Signaal, Vraagstuk
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put
from netwerk.typed.moments import today_here
from tests.ui.conftest import APP, on

CARD = {"soort": "vraagstuk", "sleutel": "v"}


def filled(desk: Desk) -> AppTest:
    signal = Signaal(id="s", titel="Zaal dicht", gebied="5", kern="etten", datum="2026-01-05")
    one = Vraagstuk(id="v", titel="Waar heen?", gebied="5", kern="etten", signalen=("s",))
    apply(desk, Change((Put(signal), Put(one)), "An"))
    return AppTest.from_file(str(APP), default_timeout=120).run()


def press(shown: AppTest, label: str) -> None:
    next(b for b in shown.button if b.label == label).click()
    shown.run()
    assert not shown.exception


def field(shown: AppTest, kind: str, label: str):
    return next(e for e in shown.get(kind) if e.label == label)


def test_what_is_typed_on_a_card_stays_until_it_is_saved_or_stopped(desk: Desk) -> None:
    shown = on(filled(desk), "agenda", CARD)
    press(shown, "Maak initiatief")
    field(shown, "text_input", "Wat gaan jullie doen?").set_value("Samen een zaal").run()
    on(shown, "vandaag")
    on(shown, "agenda", CARD)
    assert field(shown, "text_input", "Wat gaan jullie doen?").value == "Samen een zaal"
    press(shown, "Annuleer")
    press(shown, "Maak initiatief")
    assert field(shown, "text_input", "Wat gaan jullie doen?").value == ""


def test_what_is_typed_in_wijzig_stays(desk: Desk) -> None:
    shown = on(filled(desk), "agenda", CARD)
    press(shown, "Wijzig")
    field(shown, "text_input", "Waar gaat het over?").set_value("Waarheen dan?").run()
    on(shown, "vandaag")
    on(shown, "agenda", CARD)
    assert field(shown, "text_input", "Waar gaat het over?").value == "Waarheen dan?"


def test_what_is_typed_for_the_calendar_stays(desk: Desk) -> None:
    shown = on(filled(desk), "kalender")
    field(shown, "text_input", "Wat").set_value("Dorpsoverleg").run()
    on(shown, "agenda")
    on(shown, "kalender")
    assert field(shown, "text_input", "Wat").value == "Dorpsoverleg"


def test_a_day_to_come_is_refused_and_nothing_changes(desk: Desk) -> None:
    shown = on(filled(desk), "agenda", {"soort": "signaal", "sleutel": "s"})
    press(shown, "Wijzig")
    tomorrow = today_here() + timedelta(days=1)
    field(shown, "date_input", "Sinds").set_value(tomorrow).run()
    press(shown, "Bewaar")
    assert any("moet nog komen" in error.value for error in shown.error)
    assert desk.store.get(Signaal, ["s"])["s"].item.datum == "2026-01-05"
