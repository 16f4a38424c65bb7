"""Who is erased is erased from the log too, and the log still fits."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import netwerk as netwerk_package
from netwerk.access.rights import User
from netwerk.errors import StoreUnavailable
from netwerk.services.privacy.person_erasing import carry_out, offered, plan_erasure
from netwerk.services.privacy.person_finds import PersonQuery, find_person
from netwerk.services.stores import open_desk
from netwerk.settings import load_settings
from netwerk.store.erasing.kept_list import list_file
from netwerk.store.logbook.disk_log import DiskLog
from tests.cli.conftest import Netwerk

TITLE = "titel=De heer J. de Vries klaagt over de verlichting"


@pytest.fixture
def filled(netwerk: Netwerk) -> None:
    """A note that names somebody, and somebody by name, made by commands: the log tells of both."""
    assert netwerk("item", "add", "signaal", TITLE, "--toch").code == 0
    assert (
        netwerk("item", "add", "actor", "naam=Jan de Vries", "soort=professional", "--toch").code
        == 0
    )
    assert netwerk("item", "add", "actor", "naam=Koor", "soort=bewonersgroep", "--toch").code == 0
    assert "de-vries" in netwerk("audit").out


def log_bytes() -> bytes:
    return b"".join(path.read_bytes() for path in Path().glob("*.log.db*"))


def test_who_is_erased_is_not_in_the_log_and_the_log_fits(filled: None, netwerk: Netwerk) -> None:
    seal = netwerk("audit", "controleren", "--json").json["seal"]
    said = netwerk("privacy", "erase", "Jan de Vries", "--yes")
    assert said.code == 0, said.err
    assert "regels van het logboek aangepast: 2" in said.out
    shown = netwerk("audit").out
    assert "vries" not in shown.lower()
    assert "Actor [gewist]" in shown
    assert "Actor koor" in shown
    assert b"vries" not in log_bytes().lower()
    checked = netwerk("audit", "controleren", "--json").json
    assert (checked["ok"], checked["wiped"]) == (True, 2)
    assert "In 2 daarvan is iemand gewist." in netwerk("audit", "controleren").out
    seals = {row[0] for row in rows("SELECT zegel FROM regel")}
    assert seal in seals, "the seal of before is still in it"


def rows(query: str) -> list[tuple[str, ...]]:
    (file,) = Path().glob("*.log.db")
    with closing(sqlite3.connect(file)) as log:
        return log.execute(query).fetchall()


def test_what_goes_along_and_the_name_of_a_file_go_from_the_log_too(
    filled: None, netwerk: Netwerk
) -> None:
    made = netwerk(
        "item",
        "add",
        "relatie",
        "van=Jan de Vries",
        "naar=Koor",
        "sterkte=3",
        "soort=kent",
        "--toch",
    )
    assert made.code == 0, made.err
    assert netwerk("backup", "kopie-jan-de-vries.zip").code == 0
    assert netwerk("privacy", "erase", "Jan de Vries", "--yes").code == 0
    assert b"vries" not in log_bytes().lower()
    assert netwerk("audit", "controleren").code == 0


def test_a_colleague_who_left_is_replaced_in_the_log(
    filled: None, netwerk: Netwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_USER", "Bea Heer (bea)")
    assert netwerk("backup", "kopie.zip").code == 0
    monkeypatch.setenv("NETWERK_USER", "Bo")
    assert "Bea Heer (bea)" in netwerk("audit").out
    found = netwerk("privacy", "find", "Bea Heer (bea)")
    assert "Gebruiker 'Bea Heer (bea)': 0 wijzigingen, 1 regel in het logboek" in found.out
    said = netwerk("privacy", "erase", "--oud-medewerker", "Bea Heer (bea)", "--yes")
    assert said.code == 0, said.err
    assert "regels van het logboek aangepast: 1" in said.out
    assert b"Bea" not in log_bytes()
    assert "oud-medewerker 1" in netwerk("audit").out
    assert "regels van het logboek aangepast: 1" in netwerk("privacy", "erase", "--lijst").out
    assert netwerk("audit", "controleren").code == 0
    assert netwerk("check").code == 0
    nobody = netwerk("privacy", "erase", "--oud-medewerker", "Kees", "--yes")
    assert (nobody.code, "'Kees' is niet gevonden" in nobody.err) == (1, True)


def test_an_erasure_that_the_log_refuses_is_told_and_finished_by_the_next_look(
    filled: None, netwerk: Netwerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_desk(load_settings(), User("Bo", "beheerder"))) as desk:
        found = find_person(desk, PersonQuery("Jan de Vries"))
        plan = plan_erasure(desk, found, offered(found))

        def full(*_: object) -> None:
            raise StoreUnavailable("De schijf is vol.")

        with monkeypatch.context() as patched:
            patched.setattr(DiskLog, "wipe", full)
            with pytest.raises(StoreUnavailable, match="nog niet in het logboek"):
                carry_out(desk, plan)
    assert "vries" in netwerk("audit").out
    assert netwerk("privacy", "find", "Jan de Vries").out.startswith("Er is niets gevonden")
    assert b"vries" not in log_bytes().lower()
    assert netwerk("audit", "controleren").code == 0


KILLED = """
import os, sys
from netwerk.access.rights import User
from netwerk.services.privacy.person_erasing import carry_out, offered, plan_erasure
from netwerk.services.privacy.person_finds import PersonQuery, find_person
from netwerk.services.stores import open_desk
from netwerk.settings import load_settings
from netwerk.store.erasing import erase
desk = open_desk(load_settings(), User("Bo", "beheerder"))
found = find_person(desk, PersonQuery("Jan de Vries"))
plan = plan_erasure(desk, found, offered(found))
erase.finish = lambda *_: os._exit(9)  # killed when the store is done and the log is not
carry_out(desk, plan)
"""


def test_a_kill_between_store_and_log_is_made_good(filled: None, netwerk: Netwerk) -> None:
    environ = {**os.environ, "PYTHONPATH": str(Path(netwerk_package.__file__).parents[1])}
    process = subprocess.run([sys.executable, "-c", KILLED], check=False, env=environ)
    assert process.returncode == 9
    assert b"vries" in log_bytes().lower()
    unfinished = list_file(load_settings().store)
    assert unfinished.with_name(f"{unfinished.name}-bezig").exists()
    assert netwerk("privacy", "erase", "--lijst").code == 0
    assert b"vries" not in log_bytes().lower()
    assert not unfinished.with_name(f"{unfinished.name}-bezig").exists()
    assert netwerk("audit", "controleren").code == 0


def test_the_log_of_a_colleague_is_cleared_when_it_is_tidied(
    filled: None, netwerk: Netwerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "ander.toml"
    other.write_text('[logboek]\nbestand = "collega.log.db"\n', encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setenv("NETWERK_CONFIG", str(other))
        assert netwerk("privacy", "erase", "Jan de Vries", "--yes").code == 0
    assert b"vries" in log_bytes().lower()
    assert netwerk("audit", "opruimen", "--json").json["cleared"] == 2
    assert b"vries" not in log_bytes().lower()
    assert netwerk("audit", "controleren").code == 0


def test_the_preview_names_what_stays_and_is_changed(filled: None, netwerk: Netwerk) -> None:
    made = netwerk("item", "add", "signaal", "titel=Te donker", "betrokken=Jan de Vries", "--toch")
    assert made.code == 0, made.err
    asked = netwerk("privacy", "erase", "Jan de Vries")
    assert "signalen aangepast: 2" in asked.out
    said = asked.out.split("Dit blijft, zonder die woorden of verwijzing.")[1]
    assert "signaal: Te donker" in said
    assert "klaagt over de verlichting" in said
