"""Which sheets and files hold data that an import left out, without anybody saying so."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.exchange.report import ImportPlan, PlannedRow
from netwerk.exchange.table import HIDDEN
from netwerk.exchange.where import Where

NAMED = 3
"""So many sheets stand in the sentence; of the others there is the number."""


def not_used(plan: ImportPlan) -> str:
    """The sheets of which nothing was used and those of which a part was, with their names.

    Empty when all that holds data was used, or was skipped by who imports. A row that stands there
    twice is used.
    """
    sheets = [report for report in plan.sheets if report.rows]
    lost = {_of(row.where) for row in plan.rows if _is_lost(row)}
    lost |= {_of(report.where) for report in sheets if report.left_out == HIDDEN}
    kept = {_of(row.where) for row in plan.rows if not _is_lost(row)}
    partly = lost & kept
    partly |= {_of(fact.where) for fact in plan.held if fact.what and not fact.taken}
    partly |= {_of(report.where) for report in sheets if report.label and report.doubtful}
    places = dict.fromkeys(_of(report.where) for report in plan.sheets)
    whole = [place for place in places if place in lost - partly]
    return " ".join(
        f"{said}: {_listed([place.text for place in found])}."
        for said, found in (
            ("Niet gebruikt", whole),
            ("Niet alles gebruikt", [place for place in places if place in partly]),
        )
        if found
    )


def _is_lost(row: PlannedRow) -> bool:
    """Whether a row is a problem, or stands in a table that was not understood."""
    return row.state == "probleem" or (row.state == "overgeslagen" and row.label is None)


def _of(where: Where) -> Where:
    """The sheet, or the file without sheets."""
    return Where(where.file, where.sheet)


def _listed(places: Sequence[str]) -> str:
    more = len(places) - NAMED
    return "; ".join(places[:NAMED]) + (f"; en nog {more}" if more > 0 else "")
