"""The rules of roles are those of the settings file as it is now, without a restart."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from netwerk.access.role_settings import KeptRoles, user_of

MAKELAAR = '[[toegang.rol]]\npersoon = "anna@gemeente.nl"\nrol = "makelaar"\ngebieden = ["5"]\n'


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "netwerk.toml"
    file.write_text(MAKELAAR, encoding="utf-8")
    monkeypatch.setenv("NETWERK_CONFIG", str(file))
    return file


def role_in_five(kept: KeptRoles) -> str:
    return user_of("Anna", "anna@gemeente.nl", (), kept.now(), "hier").role_in("5")


def test_a_role_that_is_taken_out_of_the_settings_is_gone_at_the_next_look(settings: Path) -> None:
    kept = KeptRoles()
    assert role_in_five(kept) == "makelaar"
    settings.write_text("[toegang]\n", encoding="utf-8")
    assert role_in_five(kept) == "geen"


def test_a_half_saved_file_leaves_the_rules_as_they_were_and_is_told_in_the_log(
    settings: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = KeptRoles()
    settings.write_text(MAKELAAR + "[[toegang.rol]\n", encoding="utf-8")
    with caplog.at_level(logging.WARNING, "netwerk"):
        assert role_in_five(kept) == "makelaar"
    assert "De rollen blijven zoals ze waren." in caplog.text
