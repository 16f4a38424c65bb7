"""The backup before an upgrade of a network on a server: kept, and told of when somebody is erased."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from netwerk.store.erasing.kept_list import copies_beside
from netwerk.store.upgrade_copies import upgrade_copy


def test_it_is_kept_with_the_data_and_told_of_after_an_erasure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "gegevens"))
    assert copies_beside("neo4j://localhost:7687") == ()
    made = upgrade_copy(3)
    assert made.parent == tmp_path / "gegevens" / "netwerk"
    assert made.parent != Path(tempfile.gettempdir())
    made.touch()
    assert copies_beside("neo4j://localhost:7687") == (made,)
    assert copies_beside(str(tmp_path / "netwerk.db")) == ()
