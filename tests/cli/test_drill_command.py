"""`netwerk drill`: a report in words or JSON, and exit 1 when something came back otherwise."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Netwerk


def filled(netwerk: Netwerk) -> None:
    for name in ("Koor", "Zaal"):
        assert netwerk("item", "add", "actor", f"naam={name}", "soort=bedrijf").code == 0


def test_the_report_is_printed_and_written(netwerk: Netwerk) -> None:
    filled(netwerk)
    said = netwerk("drill", "--out", "verslag.md")
    assert (said.code, "**Gelukt.**" in said.out) == (0, True)
    assert "Terugzetten op een andere plek ..." in said.err
    assert Path("verslag.md").read_text(encoding="utf-8") == said.out
    assert netwerk("drill", "--out", "verslag.json", "--json").json["equal"] is True
    assert json.loads(Path("verslag.json").read_text(encoding="utf-8"))["revision"] == 3
    again = netwerk("drill", "--out", "verslag.md")
    assert (again.code, "verslag.md" in again.err) == (1, True)
    assert netwerk("drill", "--out", "verslag.md", "--force").code == 0
    assert netwerk("drill", "--out", "verslag.docx").code == 1


def test_a_difference_is_exit_1(netwerk: Netwerk) -> None:
    filled(netwerk)
    with closing(sqlite3.connect("netwerk.db")) as connection:
        connection.execute("UPDATE actor SET naam = 'stil' WHERE naam = 'Zaal'")
        connection.commit()
    said = netwerk("drill", "--json")
    assert (said.code, said.json["equal"]) == (1, False)


def test_where_nothing_is_it_makes_nothing(netwerk: Netwerk) -> None:
    assert netwerk("drill").code == 1
    assert not Path("netwerk.db").exists()
