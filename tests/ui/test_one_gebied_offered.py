"""What a page offers a makelaar of one gebied is not refused afterwards, or says why it is not there.

`gebied` 5 is his; what lies in 6 or in no gebied he reads.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access.rights import User
from netwerk.model import Activiteit, Actor, Bron, Doelgroep
from netwerk.schema import schema
from netwerk.services.changes import apply
from netwerk.services.day.own_contacts import is_that_a_contact, say_contact
from netwerk.services.desk import Desk
from netwerk.services.records.items import remove_item
from netwerk.store.port import Change, Put
from netwerk.ui import frame
from netwerk.ui.frame import NOT_HERE, OF_THE_WHOLE, WHOLE
from netwerk.ui.menu import every_page
from tests.ui.conftest import APP, on

ANNA = User("Anna", "lezer", {"5": "makelaar"})


@pytest.fixture
def app(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The pages for Anna, at a store with something in gebied 5, in 6 and in none."""
    items = (
        Actor(id="anna", naam="Anna", soort="professional", rol="gebiedsmakelaar", gebieden=("5",)),
        Actor(
            id="zes",
            naam="Zes",
            soort="bedrijf",
            gebieden=("6",),
            email="a@b.nl",
            bron="Gesprek Anna",
        ),
        Actor(id="half", naam="Half", soort="bedrijf", gebieden=("4", "5"), bron="Gesprek Anna"),
        Actor(id="weg", naam="Weg", soort="bedrijf", gebieden=("6",)),
        Bron(id="bron", naam="Telling"),
        Doelgroep(id="vijf", naam="Groep vijf", gebieden=("5",), soorten=("bedrijf",)),
        Doelgroep(id="zes", naam="Groep zes", gebieden=("6",), soorten=("bedrijf",)),
        Activiteit(id="feest", titel="Feest", datum="2026-12-04", gebied="6"),
    )
    apply(desk, Change(tuple(Put(item) for item in items), "An"))
    monkeypatch.setattr(frame, "local_user", lambda _settings, **_page: ANNA)
    return AppTest.from_file(str(APP), default_timeout=60).run()


def _labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def _told(app: AppTest) -> str:
    return " ".join(box.value for box in (*app.info, *app.caption))


def _new(app: AppTest) -> bool:
    groups: list[Any] = list(app.get("button_group"))
    return any("Nieuw: " in str(option) for group in groups for option in group.options)


def _listed(app: AppTest, label: str, gebied: str) -> AppTest:
    app.session_state["gebied"] = gebied
    app.session_state["lijsten:soort"] = label
    return on(app, "lijsten")


@pytest.mark.parametrize("label", [one.naam for one in schema().labels.values() if one.scherm])
def test_lijsten_offers_something_new_or_says_why_not(app: AppTest, label: str) -> None:
    in_no_gebied, anywhere = label in ("Bron", "Gebied"), label == "Relatie"
    for gebied, may in (("5", not in_no_gebied), ("6", anywhere), (WHOLE, not in_no_gebied)):
        _listed(app, label, gebied)
        assert _new(app) == may, gebied
        why = OF_THE_WHOLE if in_no_gebied else NOT_HERE
        assert (why in [box.value for box in app.info]) == (not may), gebied


def test_importeren_offers_itself_only_where_something_may_be_changed(app: AppTest) -> None:
    for gebied, may in (("5", True), ("6", False), (WHOLE, True)):
        app.session_state["gebied"] = gebied
        on(app, "importeren")
        assert bool(app.get("file_uploader")) == may, gebied
        assert (NOT_HERE in [box.value for box in app.info]) == (not may), gebied


def test_a_doelgroep_of_elsewhere_is_not_changed_and_its_mailing_not_noted(app: AppTest) -> None:
    app.session_state["gebied"] = WHOLE
    app.session_state["doelgroepen:open"] = "zes"
    on(app, "doelgroepen", {"id": "zes"})
    assert not [label for label in _labels(app) if "Wijzig" in label or "kalender" in label]
    app.session_state["doelgroepen:open"] = "vijf"
    on(app, "doelgroepen", {"id": "vijf"})
    assert [label for label in _labels(app) if "Wijzig" in label]


def test_elsewhere_no_own_doelgroep_is_offered(app: AppTest) -> None:
    app.session_state["gebied"] = "6"
    on(app, "doelgroepen")
    assert not [e for e in app.expander if "Zelf een doelgroep" in e.label]
    assert "wijzig" in _told(app)


def test_who_was_removed_elsewhere_is_not_put_back(app: AppTest, desk: Desk) -> None:
    for id, may in (("zes", False), ("koor", True)):
        version = desk.store.get(Actor, [id])[id].version
        remove_item(desk, "Actor", id, version)
        on(app, "actor", {"id": id})
        assert ("Zet terug" in _labels(app)) == may, id


def test_of_whom_elsewhere_is_not_asked_whether_that_is_a_contact(app: AppTest, desk: Desk) -> None:
    assert app
    assert {one.id for one in is_that_a_contact(desk, "anna")} == {"zes", "half"}
    anna = desk.of(ANNA)
    assert [one.id for one in is_that_a_contact(anna, "anna")] == ["half"]
    say_contact(anna, "anna", "half", False, "t1")


def test_what_was_saved_is_taken_back_by_who_may_only(app: AppTest, desk: Desk) -> None:
    version = desk.store.get(Actor, ["zes"])["zes"].version
    gone = remove_item(desk, "Actor", "zes", version)
    app.session_state["opgeslagen:doelgroepen"] = ("Gedaan.", gone.head, True)
    on(app, "doelgroepen")
    assert "Gedaan" in " ".join(box.value for box in app.success)
    assert "Ongedaan maken" not in _labels(app)


def test_two_of_elsewhere_get_no_relation(app: AppTest) -> None:
    for other, may in (("weg", False), ("koor", True)):
        on(app, "paar", {"a": "zes", "b": other})
        assert ("Relatie erbij" in _labels(app)) == may, other


# Every page, and each press on it.

CHANGING = re.compile(
    r"opslaan|bewaar|verwijder|weghalen|samenvoeg|gedaan|klopt|leg vast|erbij|toevoegen|zet |"
    r"noteer|ongedaan|vastleggen|maak |^ja|^nee|doen|later|plan|sluit af|heropen",
    re.IGNORECASE,
)
REFUSED = re.compile(r"jij wijzigt in|kun je dit niet|wijzig je geen|Dit is van")


@pytest.mark.parametrize("page", every_page(), ids=lambda page: page.name)
def test_no_press_on_a_page_is_refused(app: AppTest, page: Any) -> None:
    """Beside who may add something, every button is pressed as the page is opened."""
    for gebied in ("6", WHOLE):
        app.session_state["gebied"] = gebied
        on(app, page.name)
        keys = [b.key for b in app.button if b.key and CHANGING.search(b.label) and not b.disabled]
        for key in keys:
            on(app, page.name)
            pressed = next((b for b in app.button if b.key == key), None)
            if pressed is None:
                continue
            pressed.click().run()
            assert not app.exception, (gebied, key)
            boxes = (*app.error, *app.warning, *app.info, *app.markdown)
            assert not [b.value for b in boxes if REFUSED.search(b.value)], (gebied, key)
