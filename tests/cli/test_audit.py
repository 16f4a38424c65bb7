"""`netwerk audit`: the log from the command line."""

import json
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path

import docx
import pytest

from netwerk.access.rights import User
from netwerk.cli import main
from netwerk.model import Actor
from netwerk.services.exports import export_file
from netwerk.services.records.items import add_item
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import now


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store in which An added an actor and took a file, and Bo may do nothing."""
    path = tmp_path / "netwerk.db"
    (tmp_path / "netwerk.toml").write_text(
        '[[toegang.rol]]\ngroep = "team"\nrol = "makelaar"\ngebieden = ["4", "5"]\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("NETWERK_CONFIG", str(tmp_path / "netwerk.toml"))
    monkeypatch.setenv("NETWERK_STORE", str(path))
    monkeypatch.setenv("NETWERK_USER", "Bea")
    with closing(open_desk(Settings(store=str(path)), User("An", "beheerder"))) as desk:
        add_item(desk, Actor(id="koor", naam="Koor", soort="bewonersgroep"), "t")
        export_file(desk, "csv")
    monkeypatch.setenv("NETWERK_ROLE", "lezer")
    assert main(["undo", "--yes"]) == 1
    monkeypatch.setenv("NETWERK_ROLE", "beheerder")
    return path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    capsys.readouterr()
    code = main(["audit", *words, "--json"])
    return {"code": code, **json.loads(capsys.readouterr().out)}


def test_the_lines_that_are_asked_for(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    every = said(capsys)
    assert [line["wat"] for line in every["lines"]] == ["wijzigen", "exporteren", "wijzigen"]  # type: ignore[index,attr-defined]
    assert set(every["lines"][0]) == {  # type: ignore[index]
        "nummer",
        "wie",
        "wat",
        "waarop",
        "wanneer",
        "waarvandaan",
        "gelukt",
    }
    assert said(capsys, "--wie", "an")["total"] == 2
    assert said(capsys, "--wat", "exporteren")["total"] == 1
    assert said(capsys, "--geweigerd")["total"] == 1
    assert said(capsys, "--aantal", "1")["total"] == 3
    today = now()[:10]
    assert said(capsys, "--van", today, "--tot", "2999-01-01")["total"] == 3
    assert said(capsys, "--tot", "2020-01-01")["total"] == 0


def test_a_check_says_that_it_fits_or_which_line_does_not(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fine = said(capsys, "controleren")
    assert (fine["code"], fine["ok"], fine["lines"]) == (0, True, 3)
    with closing(sqlite3.connect(store.with_name("netwerk.log.db"))) as log:
        log.execute("DELETE FROM regel WHERE nummer = 2")
        log.commit()
    wrong = said(capsys, "controleren")
    assert (wrong["code"], wrong["ok"], wrong["at"]) == (1, False, 2)


def test_tidying_needs_a_yes_and_says_what_went(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "opruimen")["removed"] == 0


@pytest.mark.parametrize("kind", ["docx", "pdf", "md", "json"])
def test_the_yearly_report_as_a_file(store: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"jaar.{kind}"
    assert main(["audit", "jaar", "--out", str(file)]) == 0
    content = file.read_bytes()
    if kind == "docx":
        document = docx.Document(BytesIO(content))
        cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
        assert {"groep team", "makelaar", "An", "Bea"} <= set(cells)
    if kind == "json":
        told = json.loads(content)
        assert [row[:2] for row in told["may"]] == [
            *[["groep team", "makelaar"]] * 2,
            ["wie op de server opdrachten geeft", "beheerder"],
        ]
        assert (told["refused_count"], told["problem"], len(told["seal"])) == (1, "", 64)
        assert dict(told["by_person"])["An"] == [1, 1]
    assert main(["audit", "jaar", "--out", str(file)]) == 1


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--wat", "iets"], 1, "staat niet in het logboek"),
        (["--van", "morgen"], 1, "is geen dag"),
        (["controleren", "2026"], 1, "hoort bij 'netwerk audit jaar'"),
        (["--out", "x.docx"], 1, "--out hoort bij"),
        (["jaar", "1", "--out", "x.docx"], 1, "is geen jaar"),
        (["jaar", "--out", "x.xlsx"], 1, "Het verslag is een bestand op"),
    ],
)
def test_a_wrong_question_is_one_sentence(
    store: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, sentence: str
) -> None:
    assert main(["audit", *words]) == code
    assert sentence in capsys.readouterr().err


def test_a_setting_that_cannot_be_used_is_named_before_anything_is_done(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "netwerk.toml").write_text("[logboek]\ndagen = 'x'\n", encoding="utf-8")
    assert main(["history"]) == 1
    assert "[logboek] 'dagen' een heel getal" in capsys.readouterr().err
