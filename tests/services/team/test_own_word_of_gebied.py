"""The municipality's own word for a gebied and a kern also stands by a role and above a choice."""

from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.schema import all_kernen, kern_word, schema
from netwerk.services.gemeente.gemeente_file import example_text
from netwerk.services.stores import open_desk
from netwerk.services.team.who_am_i import who_am_i
from netwerk.settings import Settings


def test_own_words_stand_by_a_role_and_above_a_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "gemeente.toml"
    words = """[woorden]\ngebied = ["regio", "regio's"]\nkern = ["buurt", "buurten"]\n"""
    own.write_text(f"{example_text()}\n{words}", encoding="utf-8")
    monkeypatch.setenv("NETWERK_PLAATSEN", str(own))
    schema.cache_clear()
    try:
        assert (kern_word(), all_kernen()) == ("Buurt", "Alle buurten")
        store = Settings(store=str(tmp_path / "n.db"), plaatsen=own)
        desk = open_desk(store, User("An", "lezer", {"2": "makelaar"}))
        assert "in regio 2 (Middenstad)" in who_am_i(desk).sentence
        desk.close()
    finally:
        monkeypatch.undo()
        schema.cache_clear()
    assert (kern_word(), all_kernen()) == ("Kern", "Alle kernen")
