"""A number or address in a note or in the reason of a change is for who may see it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.access.contact_data import NOT_SEEN
from netwerk.access.rights import User
from netwerk.errors import AccessDenied
from netwerk.model import Actor, Afspraak, Gesprek
from netwerk.net.selection import Selection
from netwerk.services.changes import apply
from netwerk.services.day.agreements import agreements, finish
from netwerk.services.day.search_everything import search_everything
from netwerk.services.day.talks import TalkTyped, log_talk, talks
from netwerk.services.desk import Desk
from netwerk.services.plain_values.item_values import item_list_values
from netwerk.services.records.history import history
from netwerk.services.records.item_cards import show_item
from netwerk.services.records.items import change_item, stored_item
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from tests.services.team.test_contact_hidden import texts_in

LEZER = User("Lies", "lezer")
PIM = User("Pim", "projectgroep", {"5": "makelaar"})
SAID = "Bel 0315-776655 of mail geheim@voorbeeld.nl over de zaal"
SHOWN = "Bel (…) of mail (…) over de zaal"
SECRETS = ("776655", "geheim@")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a beheerder who noted a talk, an afspraak and a reason with numbers in them."""
    opened = desk_at(
        open_store(Settings(store=str(tmp_path / "n.db"))), User("An", "beheerder"), tmp_path
    )
    items = (
        Actor(id="zes", naam="Zes", soort="bewonersgroep", gebieden=("6",)),
        Actor(id="vijf", naam="Vijf", soort="bewonersgroep", gebieden=("5",)),
        Gesprek(id="g6", met=("zes",), datum="2026-01-05", waarover=SAID, door="An"),
        Gesprek(id="g5", met=("vijf",), datum="2026-01-05", waarover=SAID, door="An"),
        Afspraak(
            id="a6",
            titel=SAID,
            beslissing="doen",
            stand="open",
            datum="2026-01-05",
            over=SAID,
            wie="Pim",
            eigenaar="Pim",
            gebied="6",
            actoren=("zes",),
        ),
    )
    apply(opened, Change(tuple(Put(item) for item in items), "An", SAID))
    yield opened
    opened.close()


def _told(value: object) -> list[str]:
    said = " ".join(texts_in(value))
    return [secret for secret in SECRETS if secret in said]


def test_a_note_a_decision_and_a_reason_are_told_without_them(desk: Desk) -> None:
    answers: list[Callable[[Desk], object]] = [
        lambda d: talks(d, Selection()),
        lambda d: agreements(d, Selection()),
        lambda d: show_item(d, "Gesprek", "g6"),
        lambda d: show_item(d, "Actor", "zes"),
        lambda d: item_list_values(d, "Gesprek"),
        lambda d: item_list_values(d, "Afspraak"),
        history,
        lambda d: list(d.reads.history()),
        lambda d: list(d.store.history()),
        lambda d: list(d.store.changes(1)),
        lambda d: list(d.store.all(Gesprek)),
        lambda d: d.store.referring_to("Actor", ["zes"]),
    ]
    for n, answer in enumerate(answers):
        for reader in (desk, desk.of(LEZER), desk):
            assert bool(_told(answer(reader))) == (reader is desk), n


def test_nobody_finds_an_afspraak_by_a_number_that_he_does_not_see(desk: Desk) -> None:
    assert search_everything(desk, "0315-776655").hits
    assert search_everything(desk.of(LEZER), "0315-776655").hits == ()


def test_where_the_note_is_says_who_sees_it(desk: Desk) -> None:
    held = desk.of(PIM).store.get(Gesprek, ["g5", "g6"])
    assert (held["g5"].item.waarover, held["g6"].item.waarover) == (SAID, SHOWN)


def test_who_does_not_see_it_changes_the_rest_and_it_stays(desk: Desk) -> None:
    pim = desk.of(User("Pim", "projectgroep"))
    (one,) = agreements(pim, Selection())
    assert one.item.over == SHOWN
    finish(pim, "a6", one.version, "Gedaan")
    now = desk.store.get(Afspraak, ["a6"])["a6"].item
    assert (now.titel, now.over, now.uitkomst) == (SAID, SAID, "Gedaan")
    entry = stored_item(pim, "Gesprek", "g6")
    assert isinstance(entry.item, Gesprek)
    with pytest.raises(AccessDenied, match=NOT_SEEN):
        change_item(pim, replace(entry.item, waarover="Iets anders"), entry.version, "t")
    change_item(pim, replace(entry.item, datum="2026-01-06"), entry.version, "t2")
    held = desk.store.get(Gesprek, ["g6"])["g6"].item
    assert (held.datum, held.waarover) == ("2026-01-06", SAID)


def test_nobody_moves_who_it_was_with_to_see_the_note(desk: Desk) -> None:
    pim = desk.of(PIM)
    zes = pim.store.get(Actor, ["zes"])["zes"]
    with pytest.raises(AccessDenied, match=NOT_SEEN):
        change_item(pim, replace(zes.item, gebieden=("5", "6")), zes.version, "t")
    held = pim.store.get(Gesprek, ["g6"])["g6"]
    with pytest.raises(AccessDenied, match=NOT_SEEN):
        change_item(pim, replace(held.item, met=("zes", "vijf")), held.version, "t2")


def test_what_somebody_notes_himself_is_kept_whole(desk: Desk) -> None:
    log_talk(desk.of(User("Pim", "projectgroep")), TalkTyped(("zes",), SAID), "t")
    held = [e.item.waarover for e in desk.store.all(Gesprek)]
    assert held.count(SAID) == 3
