"""The SQLite engine. Opened by `netwerk.store.connect` and known to nobody else."""

from netwerk.store.sqlite.aside import set_aside_damaged
from netwerk.store.sqlite.store import open_sqlite

__all__ = ["open_sqlite", "set_aside_damaged"]
