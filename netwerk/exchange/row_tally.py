"""How many rows of the files go in and how many do not, each of them once, in one sentence."""

from __future__ import annotations

from collections import Counter

from netwerk.exchange.reasons import behind_count
from netwerk.exchange.report import ImportPlan, PlannedRow

GOES_IN = ("nieuw", "gewijzigd")
SAME, LEFT_OUT, NOT_READ, PROBLEM = (
    "al zo bekend",
    "overgeslagen",
    "niet gelezen",
    "met een probleem",
)
SHOWN = 4
"""So many reasons stand in the sentence; the rest is counted together."""


def tally(plan: ImportPlan) -> str:
    """As in '42 van de 50 rijen gaan erin; 8 niet: 5 zonder naam, 3 al zo bekend.'.

    A row counts once, as it stands in the file: relations out of its columns are counted beside it.
    Empty when no row was found.
    """
    rows = [row for row in plan.rows if not row.extra]
    if not rows:
        return ""
    inside = sum(1 for row in rows if row.state in GOES_IN)
    ties = sum(1 for row in plan.rows if row.extra and row.state in GOES_IN)
    left = Counter(_why(row) for row in rows if row.state not in GOES_IN)
    said = _goes_in(inside, len(rows))
    if more := _beside(ties, len(plan.created)):
        said = f"{said}, en {more}"
    if inside and left:
        said = f"{said}; {left.total()} niet: {_reasons(left)}"
    elif left:
        said = f"{said}: {_reasons(left)}"
    return f"{said}."


def checked_words(plan: ImportPlan) -> str:
    """How many rows were looked at and how many of them changed nothing, after storing.

    As in '4 rijen nagekeken, 1 stond er al, 2 niet gebruikt.'.
    """
    rows = Counter(row.state for row in plan.rows if not row.extra)
    total, same = rows.total(), rows["gelijk"]
    unused = rows["probleem"] + rows["overgeslagen"]
    parts = [
        f"{total} {'rij' if total == 1 else 'rijen'} nagekeken",
        f"{same} {'stond' if same == 1 else 'stonden'} er al" if same else "",
        f"{unused} niet gebruikt" if unused else "",
    ]
    return f"{', '.join(part for part in parts if part)}."


def _goes_in(inside: int, total: int) -> str:
    if not inside:
        return "De rij gaat er niet in" if total == 1 else f"Geen van de {total} rijen gaat erin"
    if inside == total:
        return "De rij gaat erin" if total == 1 else f"Alle {total} rijen gaan erin"
    return f"{inside} van de {total} rijen {'gaat' if inside == 1 else 'gaan'} erin"


def _beside(ties: int, created: int) -> str:
    """What goes in beside rows: relations out of columns, and actors that are in no list."""
    parts = [
        f"{ties} relatie{'' if ties == 1 else 's'} uit kolommen" if ties else "",
        f"{created} {'actor' if created == 1 else 'actoren'} uit relaties" if created else "",
    ]
    return " en ".join(filter(None, parts))


def _why(row: PlannedRow) -> str:
    """Why a row does not go in, as it stands behind a count."""
    if row.label is None and row.state == "overgeslagen":
        return NOT_READ
    if row.state == "gelijk":
        return SAME
    if row.state == "overgeslagen":
        return LEFT_OUT
    return row.reason.counted if row.reason else PROBLEM


def _reasons(left: Counter[str]) -> str:
    """The reasons, the most common first; many small ones only count: '2 om iets anders'."""
    most = sorted(left.items(), key=lambda entry: (-entry[1], entry[0]))
    shown = most if len(most) <= SHOWN + 1 else most[:SHOWN]
    parts = [f"{count} {behind_count(why, count)}" for why, count in shown]
    if rest := left.total() - sum(count for _, count in shown):
        parts.append(f"{rest} om iets anders")
    return ", ".join(parts)
