"""The import command says what happened: exit 1 when a file, a sheet or all its rows cannot be read."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Netwerk

NODES = "id,name\n1,Alfa\n2,Beta\n"


@pytest.mark.parametrize("how", [("--yes",), ("--dry-run",), ("--yes", "--json")])
def test_a_list_of_which_every_row_is_a_problem_is_exit_1_and_says_how_to_mend_it(
    netwerk: Netwerk, how: tuple[str, ...]
) -> None:
    Path("nodes.csv").write_text(NODES)
    said = netwerk("import", "nodes.csv", *how)
    assert said.code == 1
    assert said.err.startswith("netwerk: Er kan niets worden opgeslagen. Alle 2 rijen hebben een")
    assert "--soort" in said.err
    assert "staat al in het netwerk" not in said.out + said.err


def test_json_has_the_verdict_beside_the_keys_it_had(netwerk: Netwerk) -> None:
    Path("kleuren.csv").write_text("kleur;maat\nrood;3\n")
    said = netwerk("import", "kleuren.csv", "--yes", "--json")
    answer = json.loads(said.out)
    assert {"files", "sheets", "counts", "missing_ends", "duplicates", "messages"} <= set(answer)
    assert {"revision", "stored", "verdict"} <= set(answer)
    assert {"file", "sheet", "row", "column", "level", "sentence", "text"} == set(
        answer["messages"][0]
    )
    verdict = answer["verdict"]
    assert (said.code, verdict["kind"], verdict["ok"]) == (1, "niets_gelezen", False)
    assert verdict["next_step"]
    assert verdict["parts"][0]["kind"] == "niet_gelezen"
    (sheet,) = answer["sheets"]
    assert (sheet["rows"], sheet["filled"], sheet["headers"]) == (1, 2, [1])


def test_what_is_good_is_stored_and_a_file_of_which_nothing_was_read_is_still_exit_1(
    netwerk: Netwerk,
) -> None:
    Path("nodes.csv").write_text(NODES)
    Path("kleuren.csv").write_text("kleur;maat\nrood;3\n")
    said = netwerk("import", "nodes.csv", "kleuren.csv", "--yes", "--soort", "instelling")
    assert said.code == 1
    assert "Opgeslagen als wijziging" in said.out
    assert "kleuren.csv (rij 1 tot en met 2) is niet gelezen" in said.err


def test_some_rows_with_a_problem_are_told_and_exit_0(netwerk: Netwerk) -> None:
    Path("lijst.csv").write_text("naam;soort\nKoor;vereniging\n;bedrijf\n")
    said = netwerk("import", "lijst.csv", "--yes")
    assert (said.code, said.err) == (0, "")
    assert "1 rij heeft een probleem; de naam ontbreekt." in said.out
    again = netwerk("import", "lijst.csv", "--yes")
    assert again.code == 0
    assert "Er is niets nieuws om op te slaan." in again.out


def test_agenda_items_come_in_and_go_out_and_what_stays_is_said(netwerk: Netwerk) -> None:
    Path("signalen.csv").write_text("titel;gebied;datum\nHangjeugd;4;2024\n")
    assert netwerk("import", "signalen.csv", "--yes").code == 0
    said = netwerk("export", "map")
    assert (
        "Niet in de export: stappen, cijfers, grenzen, eigen teksten, uitgaven, huisstijlen, "
        "verbindkansen, verschillen, weergaven, navragen, leesafspraken, afspraken, gesprekken, "
        "peilmomenten en wissingen. Die blijven in netwerk en gaan mee" in said.out
    )
    assert "Hangjeugd" in Path("map/signalen.csv").read_text(encoding="utf-8-sig")
    files = map(str, sorted(Path("map").iterdir()))
    back = netwerk("import", *files, "--yes", "--json")
    assert (back.code, json.loads(back.out)["verdict"]["kind"]) == (0, "alles_gelijk")


def test_what_a_table_without_headers_holds_is_asked_and_can_be_said(netwerk: Netwerk) -> None:
    Path("paren.csv").write_text("Koor;Veer\nFanfare;Koor\nToneel;Veer\n")
    asked = netwerk("import", "paren.csv", "--yes")
    assert asked.code == 1
    assert "Er is niets opgeslagen" in asked.out
    assert "--inhoud paren" in asked.out
    call = ("--inhoud", "paren", "--soort", "vereniging", "--relatie", "kent", "--yes")
    done = netwerk("import", "paren.csv", *call)
    assert done.code == 0
    assert "7 nieuw" in done.out


def test_contact_persons_are_professionals_when_asked(netwerk: Netwerk) -> None:
    Path("clubs.csv").write_text(
        "Naam;Soort;Contactpersoon;Functie\nKoor;club;Anna Mos;voorzitter\n"
    )
    said = netwerk("import", "clubs.csv", "--yes", "--contactpersonen")
    assert said.code == 0
    assert "Opgeslagen als wijziging" in said.out
    assert "3 nieuw" in said.out


def test_a_row_that_looks_private_goes_in_when_it_is_named_and_the_history_says_so(
    netwerk: Netwerk,
) -> None:
    Path("clubs.csv").write_text("Naam;Soort;Telefoon\nKoor;club;06-12345678\nVeer;club;0315-1\n")
    said = netwerk("import", "clubs.csv", "--yes")
    assert said.code == 0
    assert "--toch 2" in said.out
    assert "iets privés niet overgenomen" in said.out
    again = json.loads(netwerk("import", "clubs.csv", "--yes", "--json", "--toch", "2").out)
    assert [held["taken"] for held in again["held"]] == [True]
    assert "toch opgenomen: clubs.csv:2 (Telefoon)" in netwerk("history").out
    wrong = netwerk("import", "clubs.csv", "--yes", "--toch", "alles")
    assert (wrong.code, "is geen rij" in wrong.err) == (1, True)


def test_what_changes_and_which_words_nobody_knows_is_told_before_the_question(
    netwerk: Netwerk,
) -> None:
    Path("een.csv").write_text("naam;soort;adres\nKoor;bewonersgroep;Dorp 1\n")
    Path("twee.csv").write_text("naam;soort;status\nKoor;bewonersgroep;paarsig\n")
    assert netwerk("import", "een.csv", "--yes").code == 0
    asked = netwerk("import", "twee.csv", "--dry-run").out
    assert "Netwerk weet niet wat dit is: 'paarsig' (status, 1 keer)." in asked
    assert "--mapping BESTAND.toml" in asked
    Path("een.csv").write_text("naam;soort;adres\nKoor;bewonersgroep;Dorp 2\n")
    assert "Dorp 1 wordt Dorp 2" in netwerk("import", "een.csv", "--dry-run").out
