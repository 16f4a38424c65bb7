"""An idle page asks the store one thing: how it stands. All else is kept until something changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import netwerk.map.component
from netwerk.map.view import MapEvent, View
from netwerk.model import Activiteit, Actor, Doelgroep, Item, Opgave, Relatie, Signaal
from netwerk.net.selection import Selection
from netwerk.services import stores
from netwerk.services.answers.decisions import decide
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.maps import pin_places, save_view
from netwerk.store.port import Change, Put
from tests.ui.conftest import desk_beside

APP = Path(__file__).parents[2] / "app.py"
PAGES = APP.parent / "netwerk" / "ui" / "pages"


class Counting:
    """A store that counts what it is asked."""

    def __init__(self, store: Any) -> None:
        self.asked: Counter[str] = Counter()
        self._store = store

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._store, name)
        if callable(found):
            self.asked[name] += 1
        return found


@pytest.fixture
def colleague(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of somebody else at a store with something of everything in it."""
    desk = desk_beside(tmp_path, monkeypatch, "An")
    items: tuple[Item, ...] = (
        Actor(id="koor", naam="Koor", soort="bewonersgroep", gebieden=("5",), kern="etten"),
        Actor(id="zaal", naam="Zaal", soort="bedrijf", gebieden=("5",)),
        Actor(id="club", naam="Club", soort="bewonersgroep", gebieden=("5",)),
        Relatie(id="r1", van="koor", naar="zaal", soort="kent", sterkte=3),
        Signaal(id="s1", titel="Zaal dicht", gebied="5", betrokken=("zaal",)),
        Doelgroep(id="d1", naam="Clubs", gebieden=("5",), soorten=("bewonersgroep",)),
        Opgave(id="o1", titel="Meer vrijwilligers", gebied="5"),
        Activiteit(id="a1", titel="Overleg", datum="2026-11-02", gebied="5", doelgroepen=("d1",)),
    )
    apply(desk, Change(tuple(Put(item) for item in items), "An"))
    zaal = desk.store.get(Actor, ["zaal"])["zaal"]
    apply(desk, Change((Put(replace(zaal.item, telefoon="0315"), zaal.version),), "An"))
    decide(desk, ("club", "koor"), "later", tot=date(2099, 1, 1).isoformat())
    save_view(desk, "Beeld", Selection(gebied="5"), View(), {})
    pin_places(desk, "5", {"koor": (1.0, 2.0)}, everybody=False)
    yield desk
    desk.close()


@pytest.fixture
def opened(colleague: Desk, monkeypatch: pytest.MonkeyPatch) -> list[Counting]:
    """The stores that the app opens."""
    made: list[Counting] = []
    connect = stores.connect

    def counted(*given: Any, **named: Any) -> Any:
        made.append(Counting(connect(*given, **named)))
        return made[-1]

    monkeypatch.setattr(stores, "connect", counted)
    event = MapEvent(nodes=("koor",))
    monkeypatch.setattr(netwerk.map.component, "kaart", lambda *_, **__: event)
    return made


STATES: dict[str, tuple[str, dict[str, object], str]] = {
    "vandaag": ("vandaag", {}, "Mijn afspraken"),
    "afspraken": ("afspraken", {}, "Afspraken"),
    "ronde": ("ronde", {}, "De ronde"),
    "gesprekken": ("gesprekken", {}, "Gesprekken"),
    "agenda": ("agenda", {}, "Agenda"),
    "agenda, tijdlijn": ("agenda", {"agenda-zicht": "Tijdlijn"}, "Datum niet bekend"),
    "agenda, een kaart open": (
        "agenda",
        {"?soort": "signaal", "?sleutel": "s1"},
        "Maak vraagstuk",
    ),
    "gebied": ("gebied", {"?id": "5"}, "Varsselder"),
    "kern": ("kern", {"?id": "etten"}, "Etten"),
    "kern, geen gekozen": ("kern", {}, "Kern"),
    "actor": ("actor", {"?id": "koor"}, "Kent één ander"),
    "actor, geen gekozen": ("actor", {}, "Actor"),
    "paar": ("paar", {"?a": "koor", "?b": "zaal"}, "Koor en Zaal"),
    "paar, geen gekozen": ("paar", {}, "Twee actoren"),
    "tabellen": ("tabellen", {}, "Tabellen"),
    "meer": ("meer", {}, "Meer"),
    "inrichten": ("inrichten", {}, "Een nieuwe gemeente"),
    "kaart": ("kaart", {"actor": "koor"}, "Relaties"),
    "kaart, wijzigen": (
        "kaart",
        {"actor": "koor", "kaart:paneel": "Wijzigen"},
        "Wijziging opslaan",
    ),
    "gaten": ("gaten", {}, "Gaten"),
    "bruggen": ("bruggen", {}, "Bruggen"),
    "introducties": ("introducties", {}, "Introducties"),
    "verandering": ("verandering", {}, "Verandering"),
    "doelgroepen": ("doelgroepen", {}, "Doelgroepen"),
    "doelgroep": (
        "doelgroepen",
        {"doelgroepen:open": "d1", "doelgroepen:wijzig": "d1"},
        "Lijst om te versturen",
    ),
    "kalender": (
        "kalender",
        {"kalender:bereikt": "a1", "kalender:open": "Activiteit-a1"},
        "Wie was er?",
    ),
    "deskundigheid": ("deskundigheid", {"?zoek": "zaal"}, "Wie weet dit?"),
    "bestuur": ("bestuur", {}, "Naar het bestuur"),
    "spiegel": ("spiegel", {}, "Spiegel"),
    "spiegel van een kern": ("spiegel", {"?kern": "etten"}, "Spiegel"),
    "cijfers": ("cijfers", {}, "Cijfers"),
    "verantwoording": ("verantwoording", {}, "Verantwoording"),
    "opgaven": ("opgaven", {}, "Meer over deze opgave"),
    "beschrijven": ("beschrijven", {}, "Gebied beschrijven"),
    "invoeren": ("invoeren", {}, "Actor opslaan"),
    "wijzigen": ("invoeren", {"invoeren:wat": "Wijzigen", "actor": "koor"}, "Wijziging opslaan"),
    "lijst": ("lijsten", {"lijsten:soort": "Actor"}, "Kies uit actoren"),
    "kaartje": (
        "lijsten",
        {"lijsten:soort": "Signaal", "lijsten:gekozen:Signaal": "s1"},
        "Zaal dicht",
    ),
    "importeren": ("importeren", {}, "Importeren"),
    "exporteren": ("exporteren", {}, "Exporteren"),
    "navragen": ("navragen", {}, "Navragen"),
    "dubbelen": ("dubbelen", {}, "Dubbelen"),
    "geschiedenis": ("geschiedenis", {}, "Beeld"),
    "beheer": ("beheer", {}, "Controleer het logboek"),
    "privacy": ("privacy", {}, "Privacy"),
}


def at_rest(name: str, state: dict[str, object]) -> AppTest:
    """The page after some runs: nothing is being worked out any more.

    state: of the session; what begins with '?' stands in the address.
    """
    app = AppTest.from_file(str(APP), default_timeout=60)
    asked = {key[1:]: str(value) for key, value in state.items() if key.startswith("?")}
    for key, value in {"gebied": "5", **state}.items():
        if not key.startswith("?"):
            app.session_state[key] = value
    app.run()
    app.switch_page(f"netwerk/ui/pages/{name}.py")
    for key, value in asked.items():
        app.query_params[key] = value
    for _ in range(3):
        app.run()
        assert not app.exception
        assert [e.value for e in app.error] == []
    return app


def words_of(app: AppTest) -> list[str]:
    """The headings and texts of a page, and the labels of what can be chosen there."""
    told = [e.value for e in (*app.title, *app.header, *app.subheader, *app.markdown)]
    return told + [e.label for e in (*app.button, *app.selectbox, *app.expander)]


def test_every_page_is_among_the_tried() -> None:
    assert {page for page, _, _ in STATES.values()} == {file.stem for file in PAGES.glob("*.py")}


@pytest.mark.parametrize("name", STATES)
def test_an_idle_page_asks_the_store_how_it_stands_and_nothing_else(
    opened: list[Counting], name: str
) -> None:
    page, state, words = STATES[name]
    app = at_rest(page, state)
    assert any(words in shown for shown in words_of(app))
    (store,) = opened
    store.asked.clear()
    app.run()
    assert store.asked == {"head": 1}


def test_what_a_colleague_changed_is_on_the_next_run(
    opened: list[Counting], colleague: Desk
) -> None:
    app = at_rest("lijsten", {"lijsten:soort": "Actor"})
    added = Actor(id="bakker", naam="Bakker", soort="bedrijf", gebieden=("5",))
    apply(colleague, Change((Put(added),), "Bo"))
    app.run()
    assert "Bakker" in list(app.dataframe[0].value["Naam"])
