"""``netwerk krant``: the gebiedskrant as a file."""

import pytest

from netwerk.cli import main
from tests.insight.areas import demo


@pytest.fixture(autouse=True)
def store(monkeypatch):
    monkeypatch.setenv("NETWERK_STORE", demo().store.url)


def test_the_krant_is_written_for_a_gebied_and_a_year(tmp_path, capsys):
    out = tmp_path / "krant.html"
    assert main(["krant", "--gebied", "5", "--jaar", "2026", "--out", str(out)]) == 0
    assert "Dit vierden wij in 2026" in out.read_text(encoding="utf-8")
    assert str(out) in capsys.readouterr().out


def test_a_krant_of_another_kind_or_an_impossible_year_is_refused(tmp_path, capsys):
    assert main(["krant", "--out", str(tmp_path / "krant.docx")]) == 1
    assert "De krant is een bestand op .pdf of .html" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main(["krant", "--jaar", "12", "--out", str(tmp_path / "krant.html")])
    assert "--jaar hoort een getal van 1990 tot en met 2100" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
