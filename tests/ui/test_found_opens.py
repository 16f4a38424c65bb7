"""What the search found opens on a page that shows it, whatever its state and its gebied."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor, Afspraak, Initiatief, Item, Signaal, Vraagstuk
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put
from netwerk.ui.search_all import PAGE_OF, address_of

APP = Path(__file__).parents[2] / "app.py"
FOUND: dict[str, tuple[str, str]] = {
    "actor": ("ver", "Schutterij"),
    "kern": ("etten", "Etten"),
    "signaal": ("s", "Zaal dicht"),
    "vraagstuk": ("v", "Jeugd"),
    "initiatief": ("i", "Moestuin"),
    "afspraak": ("a", "Bel de schutterij"),
}
"""Of each kind one, in a gebied that is not the chosen one; the afspraak is done long ago."""


@pytest.fixture
def filled(desk: Desk) -> Desk:
    items: tuple[Item, ...] = (
        Actor(id="ver", naam="Schutterij", soort="bewonersgroep", gebieden=("2",)),
        Signaal(id="s", titel="Zaal dicht", gebied="2"),
        Vraagstuk(id="v", titel="Jeugd", gebied="2"),
        Initiatief(id="i", titel="Moestuin", gebied="2"),
        Afspraak(
            id="a",
            titel="Bel de schutterij",
            beslissing="doen",
            stand="gedaan",
            gedaan_op="2024-03-01",
            gebied="2",
            actoren=("ver",),
        ),
    )
    apply(desk, Change(tuple(map(Put, items)), "An"))
    return desk


def shown(page: str, asked: dict[str, str]) -> str:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.session_state["gebied"] = "5"
    app.run()
    app.switch_page(f"netwerk/ui/pages/{page}.py")
    for key, value in asked.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    said = [e.value for e in (*app.title, *app.header, *app.subheader, *app.markdown)]
    return "\n".join([*said, *(e.proto.body for e in app.get("html"))])


def test_every_kind_that_is_found_is_tried() -> None:
    assert FOUND.keys() == PAGE_OF.keys()


@pytest.mark.parametrize("kind", FOUND)
def test_what_was_found_is_shown_on_its_page(filled: Desk, kind: str) -> None:
    id, words = FOUND[kind]
    assert words in shown(*address_of(kind, id))


def test_an_afspraak_that_is_not_there_is_told_and_the_others_stand_below(filled: Desk) -> None:
    assert "Deze afspraak staat er niet" in shown("afspraken", {"id": "weg"})
    assert "Deze afspraak" not in shown("afspraken", {})
