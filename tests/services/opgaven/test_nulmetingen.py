"""A nulmeting: a frozen moment with how each opgave was, to put beside now."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError, NotFound
from netwerk.model import Meting, Opgave, Peilmoment
from netwerk.net.selection import Selection
from netwerk.services.desk import Desk
from netwerk.services.opgaven.goals_shown import opgave_shown
from netwerk.services.opgaven.making import add_opgave
from netwerk.services.opgaven.nulmetingen import (
    compared,
    make_nulmeting,
    name_offered,
    nulmetingen,
)
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put
from netwerk.typed.moments import day_of, moment_words
from tests.services.opgaven.conftest import RING, SIZE, group, tie

DAY = "2020-01-01"
CHOSEN = Selection(gebied="3")
GOAL = Opgave(id="o1", titel="Meer contact", gebied="3", maat="net-contacten", streefwaarde=30)


@pytest.fixture
def asked_today(desk: Desk) -> Callable[..., None]:
    """Store as it is recorded right now, which is when a nulmeting looks."""

    def store(*items: object) -> None:
        puts = []
        for item in items:
            held = desk.store.get(type(item), [item.id]).get(item.id)
            puts.append(Put(item, held.version if held else None))
        desk.store.apply(Change(tuple(puts), "An"))
        desk.networks.changed()

    return store


def begin(desk: Desk, asked_today: Callable[..., None]) -> str:
    asked_today(*(group(i, DAY) for i in range(SIZE)), *RING)
    make_nulmeting(desk, " Nulmeting  een ", "3")
    (kept,) = nulmetingen(desk, CHOSEN)
    assert kept.item.naam == "Nulmeting een"
    return kept.item.id


def test_a_nulmeting_gives_an_opgave_its_baseline_in_one_change(
    desk: Desk, asked_today: Callable[..., None]
) -> None:
    asked_today(*(group(i, DAY) for i in range(SIZE)), *RING)
    asked_today(GOAL)
    revision = make_nulmeting(desk, "Nulmeting", "3")
    stored = desk.store.get(Opgave, ["o1"])["o1"].item
    assert (stored.beginwaarde, stored.begindatum) == (20, desk.today.isoformat())
    undo(desk, revision.number)
    assert desk.store.get(Opgave, ["o1"])["o1"].item.beginwaarde is None
    assert nulmetingen(desk, CHOSEN) == ()


def test_what_was_recorded_since_is_not_told_as_growth(
    desk: Desk, asked_today: Callable[..., None]
) -> None:
    kept = begin(desk, asked_today)
    asked_today(*(tie(i, (i + 5) % SIZE) for i in range(SIZE)))
    told = compared(desk, kept, CHOSEN)
    contacts = next(row for row in told.recorded if row.what == "Contacten vastgelegd")
    assert (contacts.then, contacts.now) == ("20", "40")
    assert told.network == ()
    assert "telt niet als groei" in told.network_note
    assert [title.split(":")[0] for _, title in told.pictures][1] == "Het netwerk nu"


def test_among_who_was_asked_again_the_growth_is_told(
    desk: Desk, asked_today: Callable[..., None]
) -> None:
    kept = begin(desk, asked_today)
    later = "2999-01-01"
    asked_today(
        *(group(i, later) for i in range(SIZE)),
        *(tie(i, (i + 5) % SIZE) for i in range(0, SIZE, 2)),
    )
    told = compared(desk, kept, CHOSEN)
    row = next(row for row in told.network if row.what == "Aantal contacten")
    assert (row.then, row.now) == ("20", "30")
    assert row.sentence.startswith("10 erbij, geen weg. Dat is 50% meer contacten;")
    since = moment_words(told.moment.item.tijdstip)
    assert told.network_note == (
        f"Aan 20 van de 20 actoren is sinds {since} opnieuw gevraagd. Alleen zij tellen hier mee. "
        "Waar hieronder niets over staat, kwam niets bij en ging niets weg."
    )
    assert not any("opnieuw gevraagd" in row.sentence for row in told.network)


def test_an_opgave_of_the_network_follows_the_rule_of_the_rows_of_the_network(
    desk: Desk, asked_today: Callable[..., None]
) -> None:
    kept = begin(desk, asked_today)
    add_opgave(desk, replace(GOAL, beginwaarde=4, begindatum=DAY), "t1")
    assert compared(desk, kept, CHOSEN).opgaven_note == ""
    asked_today(*(group(i, "2999-01-01") for i in range(SIZE)), tie(0, 5))
    told = compared(desk, kept, CHOSEN)
    contacts = next(row for row in told.network if row.what == "Aantal contacten")
    (goal,) = told.opgaven
    assert (goal.then, goal.now) == (contacts.then, contacts.now) == ("20", "21")
    assert "alleen wie toen en later opnieuw is gevraagd" in told.opgaven_note


def test_a_second_nulmeting_of_the_same_name_is_refused_and_another_name_offered(
    desk: Desk,
) -> None:
    year = desk.today.year
    assert name_offered(desk, "3") == f"Nulmeting {year}"
    old = Peilmoment(
        id="oud",
        naam=f"nulmeting {year}",
        tijdstip="2020-05-03T10:00:00.000000Z",
        soort="nulmeting",
        gebied="3",
    )
    desk.store.apply(Change((Put(old),), "An"))
    assert name_offered(desk, "3") == f"Nulmeting 2 maart {year}"
    with pytest.raises(InputError, match=r"Er is al een nulmeting .*3 mei 2020.*andere naam"):
        make_nulmeting(desk, f"Nulmeting {year}", "3")
    make_nulmeting(desk, f"Nulmeting {year}", "5")
    make_nulmeting(desk, name_offered(desk, "3"), "3")


def test_a_day_that_is_chosen_is_told_as_that_day(desk: Desk) -> None:
    make_nulmeting(desk, "Vroeger", "3", tijdstip="2020-03-01")
    (kept,) = nulmetingen(desk, CHOSEN)
    assert kept.words == "Vroeger (1 maart 2020)"
    assert day_of(kept.item.tijdstip) == "2020-03-01"
    with pytest.raises(InputError, match=r"^1 maart 2999 is nog niet geweest"):
        make_nulmeting(desk, "Straks", "3", tijdstip="2999-03-01")


def test_correcting_something_later_leaves_the_nulmeting_as_it_was(
    desk: Desk, asked_today: Callable[..., None]
) -> None:
    kept = begin(desk, asked_today)
    asked_today(replace(group(0, None), naam="Anders"))
    told = compared(desk, kept, CHOSEN)
    asked = next(row for row in told.recorded if row.what.endswith("gevraagd"))
    assert (asked.then, asked.now) == ("20", "19")


def test_an_opgave_stands_beside_how_it_was(desk: Desk, asked_today: Callable[..., None]) -> None:
    kept = begin(desk, asked_today)
    add_opgave(desk, replace(GOAL, maat=None, beginwaarde=4, begindatum=DAY), "t1")
    (row,) = compared(desk, kept, CHOSEN).opgaven
    assert (row.what, row.then) == ("Meer contact", "4")
    assert row.sentence == opgave_shown(desk, "o1").sentence


def test_pressed_again_a_nulmeting_is_there_once(desk: Desk) -> None:
    make_nulmeting(desk, "Nulmeting", "3", token="eerst-1")
    with pytest.raises(InputError, match="net al bewaard"):
        make_nulmeting(desk, " nulmeting ", "3", token="later-2")
    make_nulmeting(desk, "Nulmeting", "5")
    make_nulmeting(desk, "Nulmeting na het overleg", "3")
    assert len(list(desk.store.all(Peilmoment))) == 3


def test_a_nulmeting_without_a_name_or_of_tomorrow_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="naam"):
        make_nulmeting(desk, "  ")
    with pytest.raises(InputError, match="nog niet geweest"):
        make_nulmeting(desk, "Straks", tijdstip="2999-01-01")
    assert list(desk.store.all(Peilmoment)) == []


def test_who_reads_another_gebied_is_told_nothing_of_it(
    desk: Desk, asked_today: Callable[..., None]
) -> None:
    kept = begin(desk, asked_today)
    other = desk.of(User("Bo", "geen", {"5": "bewerker"}))
    with pytest.raises(AccessDenied):
        compared(other, kept, Selection(gebied="5"))
    with pytest.raises(NotFound):
        compared(other, "er-niet", Selection(gebied="5"))
    with pytest.raises(AccessDenied):
        make_nulmeting(other, "Nulmeting", "3")
    assert nulmetingen(other, Selection(gebied="5")) == ()


def test_the_baseline_of_an_opgave_is_never_told_as_how_it_is_now(
    desk: Desk, asked_today: Callable[..., None]
) -> None:
    asked_today(*(group(i, DAY) for i in range(SIZE)), *RING)
    asked_today(replace(GOAL, beginwaarde=6.0, begindatum=DAY, maat=None))
    make_nulmeting(desk, "Nulmeting", "3")
    (kept,) = nulmetingen(desk, CHOSEN)
    (row,) = compared(desk, kept.item.id, CHOSEN).opgaven
    assert (row.then, row.now) == ("6", "niet te zeggen")


def test_what_was_measured_before_the_nulmeting_is_how_it_was_and_not_how_it_is_now(
    desk: Desk, asked_today: Callable[..., None]
) -> None:
    begun = replace(GOAL, beginwaarde=6.0, begindatum=DAY, maat=None)
    early = Meting(id="m", opgave="o1", jaar=2021, datum="2021-05-01", waarde=9.0, bron="telling")
    asked_today(*(group(i, DAY) for i in range(SIZE)), *RING, begun, early)
    make_nulmeting(desk, "Nulmeting", "3")
    (kept,) = nulmetingen(desk, CHOSEN)
    (row,) = compared(desk, kept.item.id, CHOSEN).opgaven
    assert (row.then, row.now) == ("9", "niet te zeggen")
