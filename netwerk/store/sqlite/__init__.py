"""The SQLite engine. Opened by `netwerk.store.connect` and known to nobody else."""

from netwerk.store.sqlite.store import open_sqlite
from netwerk.store.sqlite.swap import replace_damaged

__all__ = ["open_sqlite", "replace_damaged"]
