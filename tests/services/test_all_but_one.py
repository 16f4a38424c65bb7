"""Who may read every gebied but one is told nothing of that one, in no list of them all.

What is asked of one gebied has its row in `test_rights`; here each list is of all of them together.
"""

from collections.abc import Callable
from typing import Any

import pytest

from netwerk.access.rights import User
from netwerk.model import (
    Activiteit,
    Actor,
    Afspraak,
    Cijfer,
    Doelgroep,
    Gesprek,
    Hoofdstuk,
    Initiatief,
    Opgave,
    Relatie,
    Signaal,
    Stap,
    Uitgave,
    Vraagstuk,
)
from netwerk.net.selection import Selection
from netwerk.services.agenda.agenda_board import AgendaChosen, agenda_board
from netwerk.services.agenda.agenda_marks import agenda_places
from netwerk.services.agenda.agenda_print import agenda_page
from netwerk.services.agenda.agenda_timeline import agenda_timeline
from netwerk.services.communication.audiences import every_audience
from netwerk.services.communication.gebied_calendar import on_calendar
from netwerk.services.day.agreements import agreements
from netwerk.services.day.peilmomenten import kept_moments
from netwerk.services.day.search_everything import search_everything
from netwerk.services.day.talks import talks
from netwerk.services.describing.descriptions import described
from netwerk.services.describing.year_krant import krant_file
from netwerk.services.desk import Desk
from netwerk.services.figures.figures_there import figures_there
from netwerk.services.opgaven.basis import measure_choices
from netwerk.services.opgaven.goals_shown import opgaven
from netwerk.services.opgaven.nulmetingen import compared, make_nulmeting, nulmetingen
from netwerk.services.spiegel.seen_spiegel import spiegels_of
from netwerk.services.taking_up.to_board import to_board
from netwerk.services.taking_up.who_knows import who_knows
from netwerk.store.port import Change, Put

ALL, EVERY = Selection(), AgendaChosen()
SECRET = "Zwanenzang"
"""It stands in every text that is of gebied 5, and nowhere else."""
IN_FIVE = {"gebied": "5", "kern": "etten"}


@pytest.fixture
def told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Of gebied 5 one of everything, each with the word; a signal, a plan and a club of gebied 3."""
    club = {"soort": "bewonersgroep", "gevraagd": "2026-01-01"}
    items = (
        Actor(id="a5", naam=f"{SECRET} koor", kern="etten", gebieden=("5",), **club),
        Actor(id="b5", naam=f"{SECRET} zaal", kern="etten", gebieden=("5",), **club),
        Actor(id="a3", naam="Fanfare", kern="silvolde", gebieden=("3",), **club),
        Relatie(id="r", van="a5", naar="b5", soort="kent"),
        Signaal(
            id="s5",
            titel=f"{SECRET} hapert",
            datum="2026-10-01",
            domeinen=("ouderen",),
            betrokken=("a5",),
            **IN_FIVE,
        ),
        Vraagstuk(id="v5", titel=f"{SECRET} stil", datum="2026-10-01", signalen=("s5",), **IN_FIVE),
        Initiatief(
            id="i5",
            titel=f"{SECRET} zingt",
            datum="2026-10-02",
            betrokken=("a5", "a3"),
            succes=f"{SECRET} gelukt",
            gevierd_op="2026-11-01",
            staat="klaar",
            **IN_FIVE,
        ),
        Stap(
            id="st5",
            soort="opschalen",
            niveau="bestuur",
            datum="2026-10-03",
            vraagstuk="v5",
            verteld=f"{SECRET} wacht",
            naar="college",
        ),
        Afspraak(
            id="af5",
            titel=f"{SECRET} bellen",
            beslissing="doen",
            stand="open",
            voor="2026-11-20",
            vraagstuk="v5",
            gebied="5",
        ),
        Opgave(id="o5", titel=f"{SECRET} groeit", probleem=f"{SECRET} krimpt", gebied="5"),
        Activiteit(id="ac5", titel=f"{SECRET} avond", datum="2026-12-01", gebied="5"),
        Doelgroep(id="d5", naam=f"{SECRET} groep", gebieden=("5",)),
        Gesprek(id="g5", met=("a5",), datum="2026-11-01", waarover=f"{SECRET} besproken"),
        Hoofdstuk(id="h5", deel="gebied", gebied="5", tekst=f"{SECRET} tekst"),
        Uitgave(id="u5", gebied="5", gevraagd=f"{SECRET} vraag"),
        Cijfer(
            id="c5",
            maat=f"eigen:{SECRET.lower()} leden",
            plek="etten",
            plek_soort="kern",
            jaar=2025,
            waarde=4.0,
            bron=f"{SECRET} telling",
        ),
        Signaal(id="s3", titel="Fanfare zoekt zaal", gebied="3", datum="2026-10-01"),
    )
    desk.store.apply(Change(tuple(map(Put, items)), "An"))
    desk.networks.changed()
    make_nulmeting(desk, f"{SECRET} nul", "5")
    make_nulmeting(desk, "Nul van allen")
    return desk


def _compared(desk: Desk) -> Any:
    (whole,) = (m for m in nulmetingen(desk, ALL) if m.item.naam == "Nul van allen")
    return compared(desk, whole.item.id, ALL)


LISTS: dict[str, Callable[[Desk], Any]] = {
    "the board": lambda d: agenda_board(d, EVERY),
    "the timeline": lambda d: agenda_timeline(d, EVERY),
    "the sheet": lambda d: agenda_page(d, ALL).decode(),
    "doelgroepen": every_audience,
    "the calendar": lambda d: on_calendar(d, ALL),
    "afspraken": lambda d: agreements(d, ALL),
    "moments": lambda d: kept_moments(d, ALL),
    "everything": lambda d: search_everything(d, SECRET),
    "talks": lambda d: talks(d, ALL),
    "the krant": lambda d: krant_file(d, None, 2026).decode(),
    "the description": lambda d: described(d, None, "html").decode(),
    "figures": figures_there,
    "measures": measure_choices,
    "opgaven": lambda d: opgaven(d, ALL),
    "a nulmeting": _compared,
    "the spiegel": lambda d: spiegels_of(d, None),
    "to the board": lambda d: to_board(d, ALL),
    "who knows": lambda d: who_knows(d, SECRET, ALL).found,
}


@pytest.mark.parametrize("asked", LISTS)
def test_of_the_gebied_that_one_may_not_read_nothing_is_told(told: Desk, asked: str) -> None:
    ask = LISTS[asked]
    bo = told.of(User("Bo", "lezer", {"5": "geen"}))
    said = repr(ask(bo)).casefold()
    assert SECRET.casefold() not in said
    assert SECRET.casefold() in repr(ask(told)).casefold()


def test_on_the_map_nothing_plays_where_one_may_not_read(told: Desk) -> None:
    bo = told.of(User("Bo", "lezer", {"5": "geen"}))
    there, seen = (agenda_places(desk, ALL) for desk in (told, bo))
    assert ("etten" in repr(there), "etten" in repr(seen)) == (True, False)
