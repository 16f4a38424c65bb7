"""Setting up is refused in words of a page, and can be taken back by who manages."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.errors import InputError, NotFound
from netwerk.model import Actor, Gebied
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.gemeente.gemeente_file import example_text, read_chosen
from netwerk.services.gemeente.setting_up import own_work, set_up
from netwerk.services.records.edits import sets_up, undo
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

FILE = [("gemeente.toml", example_text().encode())]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store with the places that netwerk brings."""
    made = open_desk(Settings(store=str(tmp_path / "stad.db")), User("An", "beheerder"))
    yield made
    made.close()


def test_setting_up_is_taken_back_with_its_number(desk: Desk) -> None:
    before = {e.item.id for e in desk.store.all(Gebied)}
    with pytest.raises(NotFound) as refused:
        undo(desk)
    assert str(refused.value) == "Er is niets om ongedaan te maken."
    set_up(desk, read_chosen(FILE))
    assert {e.item.id for e in desk.store.all(Gebied)} != before
    done, began = desk.store.history(limit=2)
    assert (sets_up(done), sets_up(began)) == (True, False)
    with pytest.raises(NotFound, match=f"netwerk undo {done.number}"):
        undo(desk)
    undo(desk, done.number)
    assert {e.item.id for e in desk.store.all(Gebied)} == before
    assert not sets_up(replace(done, undone_by=3))


def test_own_work_is_told_in_words_that_stand_on_a_page(desk: Desk) -> None:
    assert own_work(desk) == ""
    apply(desk, Change((Put(Actor(id="koor", naam="Koor", soort="bewonersgroep")),), "An"))
    assert own_work(desk).startswith("Er staan al eigen gegevens in: 1 actor.")
    assert "--" not in own_work(desk)


def test_a_chosen_spreadsheet_without_a_name_names_the_field_of_the_page() -> None:
    with pytest.raises(InputError, match="Vul de naam van de gemeente in") as refused:
        read_chosen([("kernen.csv", b"Kern;Gebied\nA;1\n")])
    assert "--" not in str(refused.value)
