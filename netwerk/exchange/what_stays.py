"""What an import leaves as it is stored although its files say something else, in one line."""

from __future__ import annotations

from netwerk.exchange.report import ImportPlan
from netwerk.exchange.rows.stored_first import DATES, TEXT
from netwerk.schema import schema


def what_stays(plan: ImportPlan) -> str:
    """As in 'Bij 2 actoren blijft de omschrijving staan die er al was.'; '' when nothing stays."""
    kinds = (
        (DATES, "een datum staan die nieuwer is dan in je bestand"),
        ((TEXT,), "de omschrijving staan die er al was"),
    )
    said = []
    for label in ("Actor", "Relatie"):
        rows = [row for row in plan.rows if row.label == label and row.state != "probleem"]
        for velden, what in kinds:
            if count := sum(1 for row in rows if not set(velden).isdisjoint(row.stays)):
                said.append(f"Bij {_counted(count, label)} blijft {what}.")
    return " ".join(said)


def _counted(count: int, label: str) -> str:
    word = schema().labels[label]
    return f"{count} {word.enkel if count == 1 else word.meervoud}"
