"""Whoever stops reading our words stops nothing else: the work is done, with the usual exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Netwerk, Said


def into_closed_pipe(*words: str, both: bool = False) -> Said:
    """Run a command whose reader is gone before it says anything."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "netwerk", *words],
            stdout=writing,
            stderr=writing if both else subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
        )
    finally:
        os.close(writing)
    return Said(done.returncode, "", done.stderr or "")


@pytest.fixture
def lijst(tmp_path: Path) -> str:
    """A list with a report that is longer than any buffer."""
    rows = "".join(f"Koor {n};vereniging;onzin{n}\n" for n in range(3000))
    (tmp_path / "lijst.csv").write_text(f"naam;soort;rol\n{rows}")
    return "lijst.csv"


@pytest.mark.parametrize(("words", "both"), [((), False), (("--json",), True)])
def test_an_import_is_stored_whole(
    netwerk: Netwerk, lijst: str, words: tuple[str, ...], both: bool
) -> None:
    said = into_closed_pipe("import", lijst, "--yes", "--soort", "bewonersgroep", *words, both=both)
    assert (said.code, "Traceback" in said.err, "Broken" in said.err) == (0, False, False)
    assert netwerk("check", "--json").json["revision"] == 2
    assert len(netwerk("item", "list", "actor", "--json").json["items"]) == 3000


def test_the_first_line_of_an_import_can_be_taken(netwerk: Netwerk, lijst: str) -> None:
    line = f"{sys.executable} -m netwerk import {lijst} --yes --soort bewonersgroep | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1
    assert len(netwerk("item", "list", "actor", "--json").json["items"]) == 3000


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("demo",), 0),
        (("history",), 0),
        (("insight", "--json"), 0),
        (("backup", "uit.zip"), 0),
        (("restore", "uit.zip", "--force"), 0),
        (("copy", "--from", "netwerk.db", "--to", "ander.db"), 0),
        (("item", "add", "actor", "naam=Zangkoor", "soort=bewonersgroep"), 0),
        (("undo", "--yes"), 0),
        (("--help",), 0),
        (("backup", "uit.zip"), 1),
        (("onbekend",), 2),
    ],
)
def test_every_command_does_its_work(netwerk: Netwerk, words: tuple[str, ...], code: int) -> None:
    netwerk("demo")
    if words[0] == "restore" or code == 1:
        netwerk("backup", "uit.zip")
    before = netwerk("check", "--json").json["revision"]
    said = into_closed_pipe(*words)
    assert said.code == code
    assert "Traceback" not in said.err
    assert "Exception ignored" not in said.err
    after = netwerk("check", "--json").json["revision"]
    assert after - before == (1 if words[0] in {"item", "undo"} else 0)
    for name in words:
        assert not name.startswith(("uit.", "ander.")) or Path(name).exists()


def test_an_import_is_stored_although_its_report_does_not_fit_on_the_disk(
    netwerk: Netwerk, lijst: str
) -> None:
    words = [sys.executable, "-m", "netwerk", "import", lijst, "--yes", "--soort", "bewonersgroep"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "de schijf is vol" in done.stderr) == (1, True)
    assert len(done.stderr.splitlines()) == 1
    assert netwerk("check", "--json").json["revision"] == 2


def test_without_anybody_to_ask_nothing_is_stored(netwerk: Netwerk, lijst: str) -> None:
    said = into_closed_pipe("import", lijst, "--soort", "bewonersgroep")
    assert (said.code, "--yes" in said.err) == (1, True)
    assert not Path("netwerk.db").exists()


def test_no_output_at_all_is_no_reason_to_stop(netwerk: Netwerk, lijst: str) -> None:
    line = f"{sys.executable} -m netwerk import {lijst} --yes --json --soort bewonersgroep >&-"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert netwerk("check", "--json").json["revision"] == 2
