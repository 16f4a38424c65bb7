"""Nobody moves a kern to see the phone numbers and mail addresses of who is in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.access.contact_data import NOT_SEEN
from netwerk.access.rights import User
from netwerk.errors import AccessDenied
from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor, Kern
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.imports import preview_import
from netwerk.services.records.items import change_item
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

PIM = User("Pim", "projectgroep", {"5": "makelaar"})
"""Changes everywhere, and sees contact data in gebied 5 only."""
SILVOLDE = "silvolde"
"""A kern of gebied 3."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a beheerder at a store in which somebody in a kern of gebied 3 has a number."""
    store = open_store(Settings(store=str(tmp_path / "n.db")))
    opened = desk_at(store, User("An", "beheerder"), tmp_path)
    drie = Actor(id="drie", naam="Drie", soort="bedrijf", kern=SILVOLDE, telefoon="0315 998877")
    apply(opened, Change((Put(drie),), "An"))
    yield opened
    opened.close()


def _kern(desk: Desk) -> tuple[Kern, int]:
    held = desk.store.get(Kern, [SILVOLDE])[SILVOLDE]
    assert held.item.gebied == "3"
    return held.item, held.version


def _seen(desk: Desk) -> str | None:
    return desk.of(PIM).store.get(Actor, ["drie"])["drie"].item.telefoon


def test_a_kern_is_not_moved_to_where_its_numbers_are_seen(desk: Desk) -> None:
    kern, version = _kern(desk)
    with pytest.raises(AccessDenied, match=f"Drie zijn {NOT_SEEN}"):
        change_item(desk.of(PIM), replace(kern, gebied="5"), version, "t")
    assert _seen(desk) is None
    change_item(desk.of(PIM), replace(kern, gebied="4"), version, "t4")
    assert _seen(desk) is None


def test_nor_by_a_kern_and_an_actor_in_one_change(desk: Desk) -> None:
    drie = desk.of(PIM).store.get(Actor, ["drie"])["drie"]
    new = Kern(id="nieuw", naam="Nieuw", gebied="5")
    both = Change((Put(new), Put(replace(drie.item, kern="nieuw"), drie.version)), "Pim")
    with pytest.raises(AccessDenied, match=NOT_SEEN):
        apply(desk.of(PIM), both)
    assert _seen(desk) is None


def test_nor_by_a_file(desk: Desk) -> None:
    file = ("kernen.csv", f"id;kern;gebied\n{SILVOLDE};Silvolde;5\n".encode())
    (row,) = preview_import(desk.of(PIM), [file], ImportOptions()).plan.rows
    assert row.state == "probleem"
    assert NOT_SEEN in row.sentence


def test_who_sees_them_in_both_moves_it(desk: Desk) -> None:
    kern, version = _kern(desk)
    both = desk.of(User("Mo", "projectgroep", {"3": "makelaar", "5": "makelaar"}))
    change_item(both, replace(kern, gebied="5"), version, "t")
    assert _seen(desk) == "0315 998877"


@pytest.mark.parametrize("gebied", ["3", "5"])
def test_moving_asks_where_it_leaves_and_where_it_comes(desk: Desk, gebied: str) -> None:
    kern, version = _kern(desk)
    with pytest.raises(AccessDenied):
        change_item(
            desk.of(User("Mo", "lezer", {gebied: "makelaar"})),
            replace(kern, gebied="5"),
            version,
            "t",
        )
