"""A key that a file brought in tells nothing else in the log than which item it is, and is erased."""

from contextlib import closing
from pathlib import Path

import pytest

from netwerk.access.log_line import LogLine
from netwerk.access.rights import User
from netwerk.model import Actor
from netwerk.services import changes
from netwerk.services.stores import open_desk
from netwerk.settings import load_settings
from netwerk.store.logbook.log_place import log_place
from netwerk.store.logbook.log_reading import LogAsked, read_lines
from netwerk.store.port import Change, Put
from tests.cli.conftest import Netwerk


def changed_with(*ids: str) -> LogLine:
    """Put actors with these keys in the network, and give the line of the log about that."""
    with closing(open_desk(load_settings(), User("Bo", "beheerder"))) as desk:
        ops = [Put(Actor(id=id, naam="Jan de Vries", soort="professional")) for id in ids]
        changes.apply(desk, Change(tuple(ops), "Bo", "toegevoegd"))
    return read_lines(log_place(load_settings()), LogAsked(), 1)[0].line


@pytest.mark.parametrize(
    "id",
    [
        "vries, jan",
        "vries  jan",
        "vries (jan)",
        "vries in gebied 5",
        "vries … jan",
        "vries en nog 3",
        "vries\njan",
        "vries\u202ejan",
        "100% vries",
        "vries-é",
    ],
)
def test_it_is_erased_from_the_log_whatever_is_in_it(netwerk: Netwerk, id: str) -> None:
    assert "vries" in changed_with(id, "koor").waarop
    said = netwerk("privacy", "erase", "Jan de Vries", "--yes")
    assert said.code == 0, said.err
    assert b"vries" not in b"".join(path.read_bytes() for path in Path().glob("*.log.db*"))
    assert netwerk("audit", "controleren").code == 0


def test_it_names_no_second_item(netwerk: Netwerk) -> None:
    line = changed_with("a, Actor koor en nog 7", "b%2Cc")
    assert line.waarop.count("Actor ") == 2
    assert "en nog" not in line.waarop
