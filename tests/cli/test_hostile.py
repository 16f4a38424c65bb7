"""Calls and files that go wrong: an exit code and one Dutch sentence, never a traceback or half a result."""

import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from netwerk.cli import start
from netwerk.cli.parser import DUTCH
from tests.cli.conftest import Netwerk

HUGE = "9" * 23


def one_sentence(err: str) -> str:
    assert err.startswith("netwerk: ")
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    return err


@pytest.fixture
def lijst(tmp_path: Path) -> str:
    (tmp_path / "lijst.csv").write_text("naam;soort\nKoor;vereniging\nClub;vereniging\n")
    return "lijst.csv"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("history", "--limit", HUGE), "--limit hoort een getal van 1 tot en met"),
        (("history", "--limit", "0"), "--limit hoort een getal van 1 tot en met"),
        (("history", "--limit", "tien"), "--limit hoort een heel getal te zijn, niet 'tien'"),
        (
            ("opgave", "measure", "x", "--waarde", "abc"),
            "--waarde hoort een getal te zijn, zoals 1.500 of 12,5; niet 'abc'",
        ),
        (
            ("opgave", "measure", "x", "--waarde", "nan"),
            "--waarde hoort een getal te zijn, zoals 1.500 of 12,5; niet 'nan'",
        ),
        (
            ("agenda", "budget", "x", "--bedrag", "veel"),
            "--bedrag kan niet: 'veel' is geen getal. Schrijf bijvoorbeeld 1500 of 12,50",
        ),
        (("krant", "--jaar", "twee", "--out", "k.pdf"), "--jaar hoort een heel getal te zijn"),
        (("krant", "--jaar", "12", "--out", "k.pdf"), "--jaar hoort een getal van 1990 tot en met"),
        (("map", "--stappen", "x", "--out", "k.svg"), "--stappen hoort een heel getal te zijn"),
        (("undo", HUGE, "--yes"), "nummer hoort een getal van 1 tot en met"),
        (("start", "--port", "0"), "--port hoort een getal van 1 tot en met 65535"),
        (("start", "--port", "99999"), "--port hoort een getal van 1 tot en met 65535"),
        (("whatif", "--contact", "Koor"), "--contact heeft 2 waarden nodig"),
        (("undo", "--yes=ja"), "--yes neemt geen waarde"),
    ],
)
def test_a_number_or_value_that_cannot_be_is_a_wrong_call(
    netwerk: Netwerk, words: tuple[str, ...], said: str
) -> None:
    answer = netwerk(*words)
    assert (answer.code, said in one_sentence(answer.err)) == (2, True)


def test_every_argument_with_a_type_says_in_dutch_what_it_cannot_be() -> None:
    for text in ("int", "float", "Path"):
        message = f"argument --x: invalid {text} value: 'abc'"
        for english, dutch in DUTCH:
            message = re.sub(f"^{english}$", dutch, message)
        assert message.startswith("--x ")
        assert "invalid" not in message


def test_help_is_dutch_from_the_first_word(netwerk: Netwerk) -> None:
    said = netwerk("import", "--help").out
    assert said.startswith("gebruik: ")
    assert not any(word in said for word in ("usage", "positional", "options"))


def test_a_named_pipe_is_refused_instead_of_waited_for(netwerk: Netwerk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.csv")
    signal.alarm(20)
    said = netwerk("import", "pijp.csv", "--yes")
    signal.alarm(0)
    assert (said.code, "geen gewoon bestand" in one_sentence(said.err)) == (1, True)


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("words", [("import",), ("export",), ("backup",), ("check", "--store")])
def test_a_name_that_is_too_long_for_the_disk_is_a_sentence(
    netwerk: Netwerk, words: tuple[str, ...]
) -> None:
    said = netwerk(*words, "n" * 300 + ".xlsx")
    assert (said.code, "de naam is te lang" in one_sentence(said.err)) == (1, True)


def test_a_file_name_that_is_no_text_is_read_and_kept_readable(
    netwerk: Netwerk, lijst: str, tmp_path: Path
) -> None:
    odd = os.fsdecode(b"lijst\xff.csv")
    (tmp_path / lijst).rename(tmp_path / odd)
    assert netwerk("import", odd, "--yes").code == 0
    assert "Import van lijst\ufffd.csv" in netwerk("history").out


def test_a_letter_that_the_terminal_cannot_show_stops_nothing(
    netwerk: Netwerk, tmp_path: Path
) -> None:
    (tmp_path / "n.csv").write_text("naam;soort\nCaf\u00e9 \U0001f389;bedrijf\n", encoding="utf-8")
    assert netwerk("import", "n.csv", "--yes").code == 0
    command = [sys.executable, "-m", "netwerk", "insight", "--json"]
    done = subprocess.run(
        command, capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "ascii"}
    )
    assert (done.returncode, b"Caf\\xe9" in done.stdout) == (0, True)


@pytest.mark.usefixtures("begun")
def test_output_that_cannot_be_written_is_a_sentence(netwerk: Netwerk, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [
            sys.executable,
            "-m",
            "netwerk",
            "history",
            "--store",
            str(tmp_path / "netwerk.db"),
        ]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "de schijf is vol" in one_sentence(done.stderr)) == (1, True)


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("words", [("import", "lijst.csv"), ("undo",), ("merge", "Koor", "Club")])
def test_a_question_without_a_person_to_answer_is_exit_1(
    netwerk: Netwerk, lijst: str, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    if words[0] != "import":
        netwerk("import", lijst, "--yes")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    before = netwerk("check", "--json").json["revision"]
    said = netwerk(*words)
    assert (said.code, "--yes" in one_sentence(said.err)) == (1, True)
    assert netwerk("check", "--json").json["revision"] == before


def test_an_end_of_input_at_the_question_means_no(
    netwerk: Netwerk, lijst: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    said = netwerk("import", lijst)
    assert (said.code, "niets opgeslagen" in said.out) == (0, True)


@pytest.mark.usefixtures("begun")
def test_an_export_to_a_folder_writes_all_files_or_none(netwerk: Netwerk, tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    folder.mkdir()
    (folder / "kernen.csv").write_text("van mij")
    said = netwerk("export", "uit")
    assert (said.code, "kernen.csv" in one_sentence(said.err)) == (1, True)
    assert [path.name for path in folder.iterdir()] == ["kernen.csv"]


@pytest.mark.usefixtures("begun")
def test_a_backup_is_not_written_over_a_folder(netwerk: Netwerk, tmp_path: Path) -> None:
    (tmp_path / "kopie").mkdir()
    said = netwerk("backup", "kopie", "--force")
    assert (said.code, "is een map" in one_sentence(said.err)) == (1, True)


@pytest.mark.usefixtures("begun")
def test_an_unknown_kind_of_finding_is_named_with_the_known_ones(netwerk: Netwerk) -> None:
    said = netwerk("insight", "--kind", "gaten")
    assert (said.code, "isolated" in one_sentence(said.err)) == (1, True)


@pytest.mark.usefixtures("begun")
def test_an_empty_day_is_no_day(netwerk: Netwerk) -> None:
    assert "geen dag" in one_sentence(netwerk("insight", "--op", "").err)


def test_a_remark_that_holds_for_many_rows_is_one_line(netwerk: Netwerk, tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text("naam\n" + "".join(f"Club {number}\n" for number in range(60)))
    said = netwerk("import", "n.csv", "--dry-run").out
    assert said.count("de soort ontbreekt") == 1
    assert "(en nog 59 rijen)" in said


def test_thousands_of_unknown_names_do_not_flood_the_terminal(
    netwerk: Netwerk, tmp_path: Path
) -> None:
    (tmp_path / "r.csv").write_text(
        "van;naar\n" + "".join(f"Koor {number}x;Zaal {number}x\n" for number in range(500))
    )
    said = netwerk("import", "r.csv", "--dry-run").out
    assert len(said.splitlines()) < 100
    assert "en nog 960 namen" in said


def test_actors_that_may_be_the_same_are_named(netwerk: Netwerk, tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text("naam;soort\nSt. Jan;vereniging\nSint Jan;vereniging\n")
    assert "Misschien dezelfde: " in netwerk("import", "n.csv", "--dry-run").out


def test_the_history_of_an_actor_that_was_merged_is_found_by_its_key(
    netwerk: Netwerk, tmp_path: Path
) -> None:
    (tmp_path / "n.csv").write_text(
        "id;naam;soort\nsleutel-1;Koor;vereniging\nsleutel-2;Club;vereniging\n"
    )
    netwerk("import", "n.csv", "--yes")
    netwerk("merge", "sleutel-1", "sleutel-2", "--yes")
    assert "samengevoegd" in netwerk("history", "--actor", "sleutel-2").out
    assert netwerk("history", "--actor", "sleutel-3").code == 1


def test_a_restore_over_a_damaged_file_says_where_that_file_is_kept(
    netwerk: Netwerk, lijst: str, tmp_path: Path
) -> None:
    netwerk("import", lijst, "--yes")
    netwerk("backup", "kopie")
    with (tmp_path / "netwerk.db").open("r+b") as file:
        file.truncate(5000)
    said = netwerk("restore", "kopie", "--force")
    (kept,) = tmp_path.glob("netwerk.db.beschadigd-*[0-9]")
    assert (said.code, kept.name in said.out) == (0, True)


def test_a_restore_over_data_says_how_to_insist(netwerk: Netwerk, lijst: str) -> None:
    netwerk("import", lijst, "--yes")
    netwerk("backup", "kopie")
    said = netwerk("restore", "kopie")
    assert (said.code, "--force" in one_sentence(said.err)) == (1, True)


@pytest.mark.parametrize("address", ["192.0.2.1", "dit.is.geen.adres.invalid"])
def test_an_address_of_another_machine_is_no_busy_port(
    netwerk: Netwerk, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_ADDRESS", address)
    said = netwerk("start", "--no-demo")
    assert (said.code, address in one_sentence(said.err)) == (1, True)


def test_the_app_opens_for_a_reader_before_anybody_is_in_it(
    netwerk: Netwerk, begun: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_ROLE", "lezer")
    monkeypatch.setattr(start, "_serve", lambda *_: 0)  # it stops after the preparations
    said = netwerk("start")
    assert "rol 'lezer'" not in said.err
    assert "Er staan 0 actoren in." in said.out
