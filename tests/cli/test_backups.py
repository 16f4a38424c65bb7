"""A backup that is good stays good, and its seal tells later whether history is still the same."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.store.backup import checked_backup
from tests.cli.conftest import Netwerk


def add(netwerk: Netwerk, name: str, *words: str) -> None:
    assert netwerk("item", "add", "actor", f"naam={name}", "soort=bedrijf", *words).code == 0


@pytest.fixture
def kopie(netwerk: Netwerk) -> Path:
    """A backup of a store with two actors."""
    add(netwerk, "Koor")
    add(netwerk, "Zaal")
    assert netwerk("backup", "kopie.zip").code == 0
    return Path("kopie.zip")


def seal_in(text: str) -> tuple[int, str]:
    found = re.search(r"Zegel van wijziging (\d+): ([0-9a-f]{64})$", text, flags=re.MULTILINE)
    assert found is not None, text
    return int(found[1]), found[2]


def test_backup_and_check_print_the_seal_and_check_knows_it_again(netwerk: Netwerk) -> None:
    add(netwerk, "Koor")
    made = netwerk("backup", "kopie.zip").out
    assert seal_in(made) == seal_in(netwerk("check").out)
    number, seal = seal_in(made)
    with checked_backup(Path("kopie.zip")) as backup:
        assert (backup.contents["wijzigingen"], backup.contents["zegel"]) == (number, seal)
        assert [entry[0].seal for entry in backup.entries()][-1] == seal
    add(netwerk, "Zaal")
    assert seal_in(netwerk("check").out)[1] != seal
    for asked in (seal, seal[:8], seal[:8].upper()):
        said = netwerk("check", "--zegel", asked)
        assert (said.code, f"is dat van wijziging {number} " in said.out) == (0, True)
    answer = netwerk("check", "--zegel", seal[:8], "--json").json
    assert answer["ok"] is True
    assert answer["asked"] == {"seal": seal[:8], "known": True, "revision": number}


def test_a_seal_that_is_no_part_of_history_is_exit_1(netwerk: Netwerk, kopie: Path) -> None:
    _, seal = seal_in(netwerk("check").out)
    with closing(sqlite3.connect("netwerk.db")) as connection:  # the last change is gone
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM wijziging WHERE revisie = 3")
        connection.execute("DELETE FROM revisie WHERE nummer = 3")
        connection.execute("DELETE FROM actor WHERE naam = 'Zaal'")
        connection.commit()
    Path("netwerk.db-lock").unlink()  # the note of the last writer would tell
    assert netwerk("check").code == 0  # nothing in the file itself can tell
    said = netwerk("check", "--zegel", seal)
    assert (said.code, "hoort bij geen enkele wijziging" in said.out) == (1, True)
    assert netwerk("check", "--zegel", seal, "--json").json["ok"] is False


@pytest.mark.parametrize("seal", ["abc", "xyzxyzxyz", "", "0" * 65, "12 45678"])
def test_what_is_no_seal_is_a_wrong_call(netwerk: Netwerk, seal: str) -> None:
    said = netwerk("check", "--zegel", seal)
    assert (said.code, "--zegel hoort 8 tot 64 tekens" in said.err) == (2, True)


def test_a_store_that_went_on_replaces_its_own_backup(netwerk: Netwerk, kopie: Path) -> None:
    before = kopie.read_bytes()
    for _ in range(3):
        assert netwerk("undo", "--yes").code in {0, 1}
    assert netwerk("backup", "kopie.zip", "--force").code == 0
    assert kopie.read_bytes() != before


@pytest.mark.parametrize("fill", [(), ("Molen",)], ids=["empty", "with less"])
def test_a_store_with_less_never_replaces_a_good_backup(
    netwerk: Netwerk, kopie: Path, fill: tuple[str, ...]
) -> None:
    before = kopie.read_bytes()
    for name in (*fill, "x"):
        add(netwerk, name, "--store", "ander.db")
    netwerk("undo", "--yes", "--store", "ander.db")
    said = netwerk("backup", "kopie.zip", "--force", "--store", "ander.db")
    assert (said.code, "andere naam" in said.err) == (1, True)
    assert kopie.read_bytes() == before
    assert netwerk("backup", "nieuw.zip", "--force", "--store", "ander.db").code == 0


def test_what_was_restored_from_an_older_backup_does_not_replace_a_newer_one(
    netwerk: Netwerk, kopie: Path
) -> None:
    for name in ("Molen", "Kerk", "School"):
        add(netwerk, name)
    netwerk("backup", "nieuwer.zip")
    before = Path("nieuwer.zip").read_bytes()
    netwerk("restore", "kopie.zip", "--force")
    add(netwerk, "Winkel")
    assert netwerk("backup", "nieuwer.zip", "--force").code == 1
    assert Path("nieuwer.zip").read_bytes() == before
    assert netwerk("backup", "kopie.zip", "--force").code == 0


def test_a_damaged_backup_may_be_replaced(netwerk: Netwerk, kopie: Path) -> None:
    kopie.write_bytes(kopie.read_bytes()[:-40])
    add(netwerk, "Molen", "--store", "ander.db")
    assert netwerk("backup", "kopie.zip", "--force", "--store", "ander.db").code == 0


def test_what_a_killed_backup_left_is_cleared_by_the_next_one(
    netwerk: Netwerk, kopie: Path
) -> None:
    """Killed for real: the process dies with the file half written."""
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from netwerk.settings import load_settings\n"
        "from netwerk.store.connect import connect\n"
        "store = connect('netwerk.db', load_settings())\n"
        "store.backup(Path('kopie.zip'), lambda _: os.kill(os.getpid(), signal.SIGKILL))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    left = [path for path in Path().iterdir() if path.name.startswith(".kopie.zip-")]
    assert len(left) == 1
    mine = Path(f"{left[0].name.rsplit('-', 2)[0]}-{os.getpid()}-abcdefgh")
    mine.touch()  # of a backup that still goes on
    old, recent = Path(".kopie.zip-abcdefgh"), Path(".kopie.zip-zbcdefgh")
    other = Path(".kopie.zip-van-iemand-anders.txt")
    for path in (old, recent, other):
        path.touch()
    os.utime(old, (time.time() - 90_000,) * 2)
    assert netwerk("backup", "kopie.zip", "--force").code == 0
    assert not left[0].exists()
    assert not old.exists()
    assert all(path.exists() for path in (mine, recent, other))
    assert netwerk("check").code == 0


@pytest.mark.parametrize("name", ["netwerk.db", "ander.db", "link.db", "netwerk.db-lock"])
def test_a_backup_never_takes_the_place_of_a_store(
    netwerk: Netwerk, kopie: Path, name: str
) -> None:
    """Whoever swaps two words of the call keeps his data."""
    shutil.copy("netwerk.db", "ander.db")
    Path("link.db").hardlink_to("netwerk.db")
    before = Path(name).read_bytes()
    said = netwerk("backup", name, "--force")
    assert (said.code, "is geen reservekopie maar een opslag" in said.err) == (1, True)
    assert Path(name).read_bytes() == before
    assert netwerk("check").code == 0


def test_a_backup_goes_back_over_an_empty_file(netwerk: Netwerk, kopie: Path) -> None:
    Path("leeg.db").touch()
    said = netwerk("restore", "kopie.zip", "--store", "leeg.db", "--force")
    assert (said.code, said.err) == (0, "")
    assert "beschadigd" not in said.out
    assert not list(Path().glob("leeg.db.beschadigd*"))
    assert netwerk("check", "--store", "leeg.db").code == 0


def test_a_restore_over_newer_work_keeps_that_and_says_where(netwerk: Netwerk, kopie: Path) -> None:
    last = netwerk("check", "--json").json["revision"]
    for name in ("Molen", "Kerk"):
        add(netwerk, name)
    said = netwerk("restore", "kopie.zip", "--force", "--json")
    assert said.json["gone"] == [last + 1, last + 2]
    kept = said.json["kept"]
    assert netwerk("check", "--store", kept, "--json").json["revision"] == last + 2
    assert netwerk("check", "--json").json["revision"] == last
    again = netwerk("restore", "kopie.zip", "--force")  # nothing goes now, so nothing is kept
    assert (again.code, "daarna of anders" in again.out) == (0, False)
    assert len(list(Path().glob("netwerk.db.vervangen-*"))) == 1


@pytest.mark.parametrize(
    ("names", "words"),
    [(("Molen",), "(wijziging {0})"), (("a", "b"), "(wijziging {0} en {1})"),
     (("a", "b", "c"), "(wijziging {0} tot en met {2})")],
)  # fmt: skip
def test_a_restore_names_the_changes_that_were_there(
    netwerk: Netwerk, kopie: Path, names: tuple[str, ...], words: str
) -> None:
    last = netwerk("check", "--json").json["revision"]
    for name in names:
        add(netwerk, name)
    said = netwerk("restore", "kopie.zip", "--force").out
    numbers = words.format(last + 1, last + 2, last + 3)
    assert f"Wat daarna of anders was opgeslagen {numbers}, staat in " in said


def test_a_restore_over_another_history_of_the_same_length_keeps_that(
    netwerk: Netwerk, kopie: Path
) -> None:
    for name in ("Toren", "Brug"):
        add(netwerk, name, "--store", "ander.db")
    said = netwerk("restore", "kopie.zip", "--force", "--store", "ander.db", "--json").json
    newest = said["revision"]
    assert said["gone"] is not None
    assert said["gone"][1] == newest
    found = netwerk("history", "--store", said["kept"])
    assert "Toren" in found.out
    assert "Brug" in found.out


def test_a_restore_with_older_and_newer_backups_loses_nothing_on_the_way_back(
    netwerk: Netwerk, kopie: Path
) -> None:
    add(netwerk, "Molen")
    assert netwerk("backup", "nieuwer.zip").code == 0
    assert netwerk("restore", "kopie.zip", "--force", "--json").json["gone"] is not None
    forward = netwerk("restore", "nieuwer.zip", "--force", "--json").json
    assert (forward["gone"], forward["kept"]) == (None, None)


@pytest.mark.parametrize("more", [0, 3], ids=["as long", "longer"])
def test_another_history_never_replaces_a_good_backup_however_long_it_is(
    netwerk: Netwerk, kopie: Path, more: int
) -> None:
    before = kopie.read_bytes()
    for name in ("Molen", "Kerk", *"abc"[:more]):
        add(netwerk, name, "--store", "ander.db")
    said = netwerk("backup", "kopie.zip", "--force", "--store", "ander.db")
    assert (said.code, "niet het vervolg erop" in said.err) == (1, True)
    assert kopie.read_bytes() == before


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 500)


def letter(path: Path) -> None:
    path.write_text("Beste lezer", encoding="utf-8")


def document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")


@pytest.mark.parametrize("make", [picture, letter, document])
def test_a_file_that_is_no_backup_is_never_replaced(
    netwerk: Netwerk, kopie: Path, make: Callable[[Path], None]
) -> None:
    mine = Path("van-mij")
    make(mine)
    before = mine.read_bytes()
    said = netwerk("backup", "van-mij", "--force")
    assert (said.code, "is geen reservekopie van netwerk" in said.err) == (1, True)
    assert mine.read_bytes() == before


def test_an_empty_file_may_become_a_backup(netwerk: Netwerk, kopie: Path) -> None:
    Path("leeg.zip").touch()
    assert netwerk("backup", "leeg.zip", "--force").code == 0


@pytest.mark.parametrize("words", [("check",), ("history",), ("restore", "kopie.zip")])
def test_a_backup_that_is_taken_for_a_store_is_named_as_one(
    netwerk: Netwerk, kopie: Path, words: tuple[str, ...]
) -> None:
    number, seal = seal_in(netwerk("check").out)
    shutil.copy(kopie, "kopie.db")
    said = netwerk(*words, "--store", "kopie.db")
    assert said.code == 1
    assert f"'kopie.db' is een reservekopie (wijziging {number}, zegel {seal[:8]})" in said.err
    assert "netwerk restore" in said.err
    assert "beschadigd" not in said.err
    assert Path("kopie.db").read_bytes() == kopie.read_bytes()


def test_another_zip_that_is_taken_for_a_store_is_no_backup(netwerk: Netwerk) -> None:
    document(Path("brief.docx"))
    said = netwerk("check", "--store", "brief.docx")
    assert (said.code, "is een reservekopie" in said.err) == (1, False)
