"""Everything that an import would change as a file, to look at in Excel before it is stored."""

from __future__ import annotations

from netwerk.access.rights import LEZEN
from netwerk.exchange.formats.csv import write_csv
from netwerk.services.desk import Desk
from netwerk.services.mappings.before_after import before_after
from netwerk.services.mappings.preview import Preview

HEAD = ("Waar", "Wat", "Uitkomst", "Naam", "Kenmerk", "Nu", "Wordt")


def changes_file(desk: Desk, preview: Preview) -> bytes:
    """A line for each property of each row that is new or changed, as CSV for Dutch Excel."""
    desk.require(LEZEN)
    lines = [
        (row.where, row.label, row.state, row.name, change.veld, change.before, change.after)
        for row in before_after(desk, preview)
        for change in row.changes
    ]
    return desk.record_file(write_csv([HEAD, *lines]), "wat een import verandert (csv)")
