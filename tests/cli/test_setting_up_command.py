"""``netwerk inrichten`` says which store it filled, never with a password."""

import json
from pathlib import Path

import pytest

from netwerk.cli import main
from netwerk.cli.setting_up_command import shown_store
from netwerk.services.gemeente.gemeente_file import example_text


def test_the_answer_names_the_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, store = tmp_path / "gemeente.toml", tmp_path / "stad.db"
    own.write_text(example_text(), encoding="utf-8")
    words = ["inrichten", "--bestand", str(own), "--store", str(store)]
    assert main(words) == 0
    assert f"Opslag: {store}" in capsys.readouterr().out
    assert main([*words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["store"] == str(store)


@pytest.mark.parametrize(
    ("store", "shown"),
    [
        ("neo4j+s://anna:geheim@graaf.example:7687", "neo4j+s://graaf.example:7687"),
        ("neo4j://a:b@c@graaf", "neo4j://graaf"),
        ("sqlite:////var/stad.db", "sqlite:////var/stad.db"),
        ("/var/stad.db", "/var/stad.db"),
    ],
)
def test_a_store_is_shown_without_its_password(store: str, shown: str) -> None:
    assert shown_store(store) == shown


def test_a_store_of_the_own_folder_is_shown_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert shown_store("stad.db") == "/stad.db"
