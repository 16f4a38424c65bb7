"""What was agreed or talked about with somebody of another gebied is told to nobody outside it."""

import pytest

from netwerk.access.rights import User
from netwerk.model import Actor, Afspraak, Gesprek, Peilmoment
from netwerk.net.selection import Selection
from netwerk.services.day.agreements import agreements
from netwerk.services.day.decided_now import decisions_that_stand, standing
from netwerk.services.day.peilmomenten import happened_since, kept_moments
from netwerk.services.day.search_everything import search_everything
from netwerk.services.day.talks import talks, talks_file
from netwerk.services.day.team_list import agreements_calendar
from netwerk.services.portraits.gebied_portrait import gebied_portrait
from netwerk.services.portraits.kern_portrait import kern_portrait
from netwerk.store.port import Change, Put

SECRET = "Geheimgenootschap"


@pytest.fixture
def reader(desk):
    """Bo, who reads gebied 3 only; what was agreed names somebody of gebied 5."""
    items = (
        Actor(id="ver", naam=f"{SECRET} Etten", soort="bewonersgroep", kern="etten"),
        Afspraak(
            id="a1",
            titel=f"Contact gelegd: Schietclub en {SECRET} Etten",
            beslissing="contact_gelegd",
            stand="gedaan",
            uitkomst=f"{SECRET} komt langs",
            datum="2026-11-25",
            gedaan_op="2026-11-25",
            actoren=("club", "ver"),
            gebied="3",
            kern="silvolde",
        ),
        Afspraak(
            id="a2",
            titel=f"{SECRET} bellen",
            beslissing="doen",
            stand="open",
            bevinding=f"{SECRET}:x",
            voor="2026-12-01",
            datum="2026-11-25",
            actoren=("club", "ver"),
            gebied="3",
            kern="silvolde",
        ),
        Gesprek(
            id="g1",
            met=("club", "ver"),
            waarover=f"{SECRET} zoekt ruimte",
            datum="2026-11-25",
            door="An",
        ),
        Gesprek(
            id="g2",
            met=("club",),
            noemde=("ver",),
            waarover="De zaal",
            datum="2026-11-25",
            door="An",
        ),
        Peilmoment(
            id="m5", naam=f"{SECRET}overleg", tijdstip="2026-11-24T10:00:00.000000Z", gebied="5"
        ),
    )
    desk.store.apply(Change(tuple(map(Put, items)), "An"))
    return desk.of(User("Bo", "geen", {"3": "lezer"}))


def test_what_names_somebody_of_another_gebied_is_not_told(reader):
    here = Selection(gebied="3")
    told = {
        "agreements": agreements(reader, here, None),
        "standing": (standing(reader), decisions_that_stand(reader)),
        "calendar": agreements_calendar(reader, here),
        "search": search_everything(reader, SECRET, "3"),
        "search for contact": search_everything(reader, "contact gelegd", "3"),
        "since": happened_since(reader, "2026-11-01", here),
        "moments": kept_moments(reader, here),
        "talks": talks(reader, here),
        "talks as a file": talks_file(reader, talks(reader, here)),
        "gebied": gebied_portrait(reader, "3"),
        "kern": kern_portrait(reader, "silvolde"),
    }
    assert [where for where, answer in told.items() if SECRET in repr(answer)] == []


def test_who_may_read_both_is_told(desk, reader):
    both = desk.of(User("Bo", "geen", {"3": "lezer", "5": "lezer"}))
    assert len(agreements(both, Selection(gebied="3"), None)) == 2
    assert search_everything(both, SECRET, "3").hits
    assert len(happened_since(both, "2026-11-01", Selection(gebied="3"))) == 3
