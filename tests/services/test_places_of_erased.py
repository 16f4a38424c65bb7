"""Places on the map that were computed name nobody who was erased, whoever did it."""

from pathlib import Path

from netwerk.access.rights import User
from netwerk.map.view import View
from netwerk.model import Actor
from netwerk.net.selection import Selection
from netwerk.services.changes import apply
from netwerk.services.maps import picture
from netwerk.services.privacy.person_erasing import carry_out, offered, plan_erasure
from netwerk.services.privacy.person_finds import PersonQuery, find_person
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put

BOSS = User("An", "beheerder")


def _group(id: str, naam: str) -> Put:
    return Put(Actor(id=id, naam=naam, soort="bewonersgroep", gebieden=("5",)))


def test_a_server_that_runs_does_not_keep_who_a_command_erased(tmp_path: Path) -> None:
    cache, settings = tmp_path / "cache", Settings(store=str(tmp_path / "n.db"))
    server = desk_at(open_store(settings), BOSS, cache)
    command = desk_at(open_store(settings), BOSS, cache)
    others = (_group(f"a{i}", f"Groep {i}") for i in range(8))
    apply(server, Change((_group("sara-merel", "Sara Merel"), *others), "An"))

    def naming() -> list[Path]:
        picture(server, Selection(gebied="5"), View())
        return [path for path in cache.iterdir() if "sara-merel" in path.read_text("utf-8")]

    assert naming()
    found = find_person(command, PersonQuery("Sara Merel"))
    carry_out(command, plan_erasure(command, found, offered(found)))
    apply(command, Change((_group("nieuw", "Nieuw"),), "An"))
    server.networks.changed()
    assert naming() == []
    server.close()
    command.close()
