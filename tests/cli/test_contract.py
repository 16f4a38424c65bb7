"""What scripts of others rely on (docs/gebruik/opdrachten.md)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from netwerk.services.stores import open_store
from netwerk.settings import Settings
from tests.cli.conftest import Netwerk

NODES = "id,name\n1,Alfa\n2,Beta\n3,Gamma\n4,Delta\n"
EDGES = "source,target\n1,2\n2,3\n"
FULL = ("--yes", "--soort", "instelling", "--relatie", "werkt_samen_met")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "nodes.csv").write_text(NODES)
    (tmp_path / "edges.csv").write_text(EDGES)
    return "nodes.csv", "edges.csv"


def test_insight_json_has_the_promised_shape(netwerk: Netwerk, files: tuple[str, str]) -> None:
    assert netwerk("import", *files, *FULL).code == 0
    answer = netwerk("insight", "--json").json
    assert {"revision", "selection", "numbers", "findings"} <= set(answer)
    numbers = answer["numbers"]
    assert [
        numbers[k] for k in ("actors", "ties", "isolated", "components", "cut_points", "bridges")
    ] == [4, 2, 1, 2, 1, 2]
    for finding in answer["findings"]:
        assert {"kind", "sentence", "actors", "evidence", "certainty"} <= set(finding)
        assert all({"id", "naam"} <= set(actor) for actor in finding["actors"])


def test_the_order_of_the_files_does_not_matter(netwerk: Netwerk, files: tuple[str, str]) -> None:
    netwerk("import", files[1], files[0], *FULL)
    assert netwerk("insight", "--json").json["numbers"]["actors"] == 4


def test_a_second_import_of_the_same_files_is_nothing_new(
    netwerk: Netwerk, files: tuple[str, str]
) -> None:
    netwerk("import", *files, *FULL)
    before = netwerk("insight", "--json").json["revision"]
    again = netwerk("import", *files, *FULL)
    assert (again.code, "niets opgeslagen" in again.out) == (0, True)
    assert netwerk("insight", "--json").json["revision"] == before


def test_missing_ends_are_created_with_yes_only(netwerk: Netwerk, files: tuple[str, str]) -> None:
    (Path("edges.csv")).write_text(EDGES + "3,Nieuw\n")
    looked = netwerk("import", *files, "--dry-run", "--soort", "instelling", "--relatie", "kent")
    assert "Nieuw" in looked.out
    netwerk("import", *files, *FULL)
    numbers = netwerk("insight", "--json").json["numbers"]
    assert (numbers["actors"], numbers["ties"]) == (5, 3)


@pytest.mark.usefixtures("begun")
def test_a_dry_run_stores_nothing(netwerk: Netwerk, files: tuple[str, str]) -> None:
    assert netwerk("import", *files, "--dry-run", *FULL[1:]).code == 0
    assert netwerk("insight", "--json").json["numbers"]["actors"] == 0


def test_an_unreadable_file_is_exit_1_with_one_sentence_and_nothing_stored(
    netwerk: Netwerk, files: tuple[str, str]
) -> None:
    Path("kapot.xlsx").write_bytes(b"%PDF-1.7 dit is geen Excel")
    said = netwerk("import", files[0], "kapot.xlsx", *FULL)
    assert said.code == 1
    assert said.err.startswith("netwerk: ")
    assert "kapot.xlsx" in said.err
    assert "Traceback" not in said.err
    assert not Path("netwerk.db").exists()


def test_a_file_that_is_not_there_is_exit_1(netwerk: Netwerk) -> None:
    said = netwerk("import", "weg.csv", "--yes")
    assert (said.code, "weg.csv" in said.err) == (1, True)


@pytest.mark.parametrize(
    "words",
    [
        ("import",),
        ("insight", "--onzin"),
        ("onbekend",),
        ("describe",),
        ("undo", "drie"),
        ("map", "--out", "k.svg", "--stappen", "9"),
    ],
)
def test_a_wrong_call_is_exit_2_in_dutch(netwerk: Netwerk, words: tuple[str, ...]) -> None:
    said = netwerk(*words)
    assert said.code == 2
    assert "verkeerde aanroep" in said.err
    assert "argument" not in said.err


def test_a_call_that_lacks_one_of_several_choices_names_them(netwerk: Netwerk) -> None:
    said = netwerk("describe", "--out", "a.pdf")
    assert said.code == 2
    assert "kies een van deze: --gebied --gebieden --alle" in said.err
    assert "required" not in said.err


@pytest.mark.parametrize("command", ["cijfers", "agenda", "opgave", "privacy"])
def test_what_may_be_left_out_is_not_said_to_be_missing(netwerk: Netwerk, command: str) -> None:
    said = netwerk(command)
    assert said.code == 2
    assert "dit ontbreekt nog: actie." in said.err


def test_a_contact_that_is_over_leaves_somebody_alone_since_then(
    netwerk: Netwerk, tmp_path: Path
) -> None:
    edges = tmp_path / "einde.csv"
    edges.write_text(
        "van;naar;soort;tot\nKoor;Zaal;werkt samen met;2024-05\nZaal;School;kent;\n",
        encoding="utf-8",
    )
    assert netwerk("import", str(edges), "--yes", "--soort", "bewonersgroep").code == 0
    answer = netwerk("insight", "--json").json
    assert (answer["numbers"]["ended"], answer["numbers"]["isolated"]) == (1, 1)
    alone = next(f for f in answer["findings"] if f["kind"] == "isolated")
    assert alone["sentence"].startswith(
        "Koor heeft sinds mei 2024 geen contact meer: dat met Zaal is voorbij"
    )


def test_undo_yes_takes_back_the_last_change(netwerk: Netwerk, files: tuple[str, str]) -> None:
    netwerk("import", *files, *FULL)
    assert netwerk("undo", "--yes").code == 0
    assert netwerk("insight", "--json").json["numbers"]["actors"] == 0
    assert netwerk("undo", "--yes").code == 1


def test_undo_without_yes_and_without_a_person_changes_nothing(
    netwerk: Netwerk, files: tuple[str, str]
) -> None:
    netwerk("import", *files, *FULL)
    assert "--yes" in netwerk("undo").err
    assert netwerk("insight", "--json").json["numbers"]["actors"] == 4


def test_every_command_has_help_in_dutch(netwerk: Netwerk) -> None:
    commands = [
        "start",
        "demo",
        "import",
        "export",
        "insight",
        "route",
        "reach",
        "whatif",
        "change",
        "describe",
        "map",
        "history",
        "undo",
        "merge",
        "backup",
        "restore",
        "copy",
        "check",
    ]
    for command in commands:
        said = netwerk(command, "--help")
        assert said.code == 0
        assert "toon deze uitleg" in said.out


@pytest.mark.usefixtures("begun")
def test_the_store_option_goes_before_the_environment(
    netwerk: Netwerk, files: tuple[str, str]
) -> None:
    netwerk("import", *files, *FULL, "--store", "ander.db")
    assert netwerk("insight", "--json").json["numbers"]["actors"] == 0
    assert netwerk("insight", "--json", "--store", "ander.db").json["numbers"]["actors"] == 4


def test_it_runs_as_a_program_of_its_own(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "netwerk",
        "insight",
        "--json",
        "--store",
        str(tmp_path / "n.db"),
    ]
    open_store(Settings(store=str(tmp_path / "n.db"))).close()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["numbers"]["actors"] == 0


@pytest.mark.parametrize(
    "words", [("backup", "kopie"), ("copy", "--from", "netwerk.db", "--to", "ander.db")]
)
def test_a_reader_does_not_take_all_with_its_history(
    netwerk: Netwerk, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    netwerk("demo")
    monkeypatch.setenv("NETWERK_ROLE", "lezer")
    said = netwerk(*words)
    assert (said.code, said.out) == (1, "")
    assert "rol 'lezer'" in said.err
    assert not Path("kopie").exists()
    assert not Path("ander.db").exists()
