"""The commands that ask others, and the answer read in again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Netwerk

LIST = """naam;soort;gebied;e-mail
Woonzorg;instelling;4;info@wz.example
Koor;bewonersgroep;4;
"""
TIES = "van;naar;soort relatie\nWoonzorg;Koor;kent\n"


@pytest.fixture
def filled(netwerk: Netwerk, tmp_path: Path) -> Netwerk:
    (tmp_path / "a.csv").write_text(LIST)
    (tmp_path / "r.csv").write_text(TIES)
    assert netwerk("import", "a.csv", "r.csv", "--yes").code == 0
    return netwerk


def test_template_goes_out_and_comes_back(filled: Netwerk, tmp_path: Path) -> None:
    said = filled("template", "--partner", "Woonzorg", "--gebied", "4", "--out", "x.xlsx")
    assert (said.code, said.err) == (0, "")
    assert "1 actor, 1 relatie" in said.out
    book = load_workbook(tmp_path / "x.xlsx")
    book["Relaties"]["A2"] = "klopt"
    book.save(tmp_path / "terug.xlsx")
    said = filled("import", "terug.xlsx", "--yes")
    assert (said.code, said.err) == (0, "")
    assert "Woonzorg kent Koor" in filled("history", "--json").out or "Opgeslagen" in said.out
    ties = filled("item", "list", "relatie", "--json").json
    assert "2026" in str(ties) or "laatst_bevestigd" in str(ties)
    again = filled("template", "--partner", "Woonzorg", "--out", "y.xlsx")
    assert "al met een blad gevraagd" in again.out
    assert filled("template", "--partner", "Woonzorg", "--out", "y.xlsx").code == 1  # it is there
    assert filled("template", "--partner", "Woonzorg", "--out", "y.csv").code == 1
    assert filled("template", "--partner", "Niemand", "--out", "z.xlsx").code == 1


def test_ask_writes_a_draft_for_who_can_be_asked(filled: Netwerk, tmp_path: Path) -> None:
    said = filled("ask", "--gebied", "4", "--dry-run")
    assert "1 organisatie kan nu worden gevraagd" in said.out
    assert "Koor: geen mailadres bekend" in said.out
    assert filled("ask", "--gebied", "4").code == 1
    made = filled("ask", "--gebied", "4", "--out", "mails", "--json").json
    (path,) = made["files"]
    assert b"X-Unsent: 1" in (tmp_path / path).read_bytes()
    assert "al gevraagd" in filled("ask", "--gebied", "4", "--out", "mails").out
    assert filled("template", "--partner", "Woonzorg", "--out", "x.xlsx").code == 1
    assert filled("template", "--partner", "Woonzorg", "--out", "x.xlsx", "--toch").code == 0


def test_an_answer_is_read_in_as_any_file(filled: Netwerk, tmp_path: Path) -> None:
    (path,) = filled("ask", "--gebied", "4", "--out", "mails", "--json").json["files"]
    code = Path(path).stem[-12:]
    answer = f"From: a@wz.example\nSubject: RE: {code}\nDate: {format_datetime(datetime.now(UTC))}\n\nKLOPT\n"
    (tmp_path / "antwoord van Anna.eml").write_text(answer)
    said = filled("import", "antwoord van Anna.eml", "--yes", "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json["stored"]
    told = filled("history", "--json").out
    assert "Antwoord per mail" in told
    assert "Anna" not in told
    assert filled("undo", "--yes").code == 0
    (tmp_path / "weg.eml").write_text(answer.replace("RE:", "Automatisch antwoord:"))
    away = filled("import", "weg.eml", "--yes")
    assert (away.code, "Er is niets opgeslagen." in away.out) == (0, True)
    (tmp_path / "los.eml").write_text(answer.replace(code, ""))
    assert filled("import", "los.eml", "--yes").code == 1
