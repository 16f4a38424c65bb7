"""Taking an import back whose history somebody spoiled: what is stored goes into history, not the text that is there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put
from netwerk.store.undo import undo_ops
from tests.store_contract.examples import actor


def test_a_text_that_the_seal_does_not_vouch_for_is_not_taken_along(tmp_path: Path) -> None:
    path = tmp_path / "netwerk.db"
    with closing(connect(str(path), load_settings())) as store:
        store.apply(Change(tuple(Put(actor(f"a{n:03}")) for n in range(600)), "Anna"))
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE wijziging SET na = replace(na, 'a007', 'b007') WHERE id = 'a007'")
        other.commit()
    with closing(connect(str(path), load_settings())) as store:
        store.apply(Change(undo_ops(store, 1), "Bram", type="herstel", undoes=1))
        (gone,) = [change for change in store.changes(2) if change.id == "a007"]
        assert gone.before == actor("a007")
