"""Asking others and files out and in, from the command line, on a store in Neo4j."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from netwerk.store.port import Store
from tests.neo4j.conftest import Outside

pytestmark = pytest.mark.neo4j

LIST = """naam;soort;gebied;e-mail;telefoon
Woonzorg;instelling;4;info@wz.example;0315 000000
Koor;bewonersgroep;4;koor@koor.example;
"""
TIES = "van;naar;soort relatie\nWoonzorg;Koor;kent\n"
Command = Callable[..., str]


@pytest.fixture
def netwerk(tmp_path: Path, store: Store, neo4j_url: str) -> Command:
    """A command on the server, which must succeed; what it said."""
    del store  # emptied before and after
    known = {name: value for name, value in os.environ.items() if not name.startswith("NETWERK_")}

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "netwerk", *words, "--store", neo4j_url],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env=known | {"PYTHONPATH": str(Path.cwd()), "NETWERK_USER": "Test"},
            timeout=200,
        )
        assert (done.returncode, done.stderr) == (0, ""), (words, done.stdout, done.stderr)
        return done.stdout

    (tmp_path / "a.csv").write_text(LIST)
    (tmp_path / "r.csv").write_text(TIES)
    run("import", "a.csv", "r.csv", "--yes")
    return run


def values(netwerk: Command, name: str, label: str = "actor") -> dict[str, object]:
    found: dict[str, object] = json.loads(netwerk("item", "show", label, name, "--json"))["values"]
    return found


def test_a_sheet_and_a_mail_go_out_and_come_back(
    netwerk: Command, tmp_path: Path, outside: Outside
) -> None:
    netwerk("template", "--partner", "Woonzorg", "--gebied", "4", "--out", "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    book["Relaties"]["A2"] = "klopt"
    heads = [cell.value for cell in book["Actoren"][1]]
    book["Actoren"].cell(2, heads.index("Telefoon") + 1).value = "0315 111111"
    book.save(tmp_path / "terug.xlsx")
    netwerk("import", "terug.xlsx", "--yes")
    assert values(netwerk, "Woonzorg")["telefoon"] == "0315 111111"
    assert values(netwerk, "Woonzorg")["laatst_bevestigd"]

    (path,) = json.loads(netwerk("ask", "--gebied", "4", "--out", "mails", "--json"))["files"]
    code = Path(path).stem[-12:]
    mail = f"From: k@koor.example\nSubject: RE: {code}\nDate: {format_datetime(datetime.now(UTC))}\n\nKLOPT\nFUNCTIE: secretaris\n"
    (tmp_path / "antwoord.eml").write_text(mail)
    netwerk("import", "antwoord.eml", "--yes")
    assert values(netwerk, "Koor")["bevestigd_door"] == "secretaris"

    rows = outside(
        "MATCH (n:Navraag)-[:GEVRAAGD_AAN]->(a:Actor) RETURN a.naam AS wie, n.kanaal AS hoe, "
        "n.antwoord AS antwoord, n.functie AS functie ORDER BY wie"
    )
    assert rows == [
        {"wie": "Koor", "hoe": "mail", "antwoord": ["klopt"], "functie": "secretaris"},
        {"wie": "Woonzorg", "hoe": "blad", "antwoord": ["klopt", "anders"], "functie": None},
    ]
    netwerk("undo", "--yes")
    assert values(netwerk, "Koor").get("bevestigd_door") is None
    assert outside("MATCH (n:Navraag {kanaal: 'mail'}) RETURN n.antwoord AS a")[0]["a"] in (None, [])  # fmt: skip


def test_every_format_goes_out_and_the_workbook_comes_back_as_it_was(
    netwerk: Command, tmp_path: Path
) -> None:
    for name in ("uit.xlsx", "uit.gexf", "uit.graphml", "uit.net"):
        netwerk("export", name)
    for format in ("kumu", "kumu-json", "node-link", "hsds", "neo4j"):
        ends = {"kumu": "xlsx", "kumu-json": "json", "node-link": "json"}.get(format, "zip")
        netwerk("export", f"{format}.{ends}", "--formaat", format)
    netwerk("export", "alles.zip", "--formaat", "alles")
    inside = zipfile.ZipFile(tmp_path / "alles.zip")
    held = "".join(inside.read(part).decode("utf-8", "replace") for part in inside.namelist())
    assert "Import van a.csv, r.csv" in held
    said = json.loads(netwerk("import", "uit.xlsx", "uit.gexf", "--yes", "--json"))
    assert not said["stored"]
