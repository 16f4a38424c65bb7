"""Who takes a change back of a gebied that he may not see, hears no name from there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict, NetwerkError
from netwerk.model import Actor
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.records.edits import undo
from netwerk.services.records.items import change_item, stored_item
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

NAMES = ("Zwaluw", "Merel")
OTHER = User("Tom", "geen", {"6": "teamlid"})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store with two actors of gebied 5 that came in one change, at the desk of a beheerder."""
    boss = User("An", "beheerder")
    opened = desk_at(open_store(Settings(store=str(tmp_path / "n.db"))), boss, tmp_path)
    both = (Actor(id=n.lower(), naam=n, soort="bedrijf", gebieden=("5",)) for n in NAMES)
    apply(opened, Change(tuple(map(Put, both)), "An", "Zwaluw en Merel toegevoegd"))
    yield opened
    opened.close()


def _renamed(desk: Desk, name: str, token: str) -> int:
    entry: Any = stored_item(desk, "Actor", "zwaluw")
    return change_item(desk, replace(entry.item, naam=name), entry.version, token).number


def test_several_items_of_another_gebied_are_not_named(desk: Desk) -> None:
    number = desk.store.revision()
    with pytest.raises(AccessDenied) as refused:
        undo(desk.of(OTHER), number)
    assert not any(name in str(refused.value) for name in NAMES)


@pytest.mark.parametrize("who", [OTHER, User("Lies", "lezer"), User("Nico", "geen")])
def test_what_was_built_on_it_is_not_told(desk: Desk, who: User) -> None:
    first = _renamed(desk, "Zwaluw de eerste", "t1")
    _renamed(desk, "Zwaluw de tweede", "t2")
    with pytest.raises(NetwerkError) as refused:
        undo(desk.of(who), first)
    assert "Zwaluw" not in str(refused.value)
    with pytest.raises(Conflict, match="Zwaluw"):
        undo(desk, first)
