"""A file for own counts: an example to fill in, what its columns mean, and what was read of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netwerk.access.rights import LEZEN
from netwerk.exchange.formats.csv import write_csv
from netwerk.figures.measures import MATEN, maat_of
from netwerk.services.desk import Desk
from netwerk.services.figures.kept_figures import kept_figures
from netwerk.services.figures.reading_figures import FiguresPlan
from netwerk.typed.dates import UNKNOWN
from netwerk.typed.dutch_numbers import exact

EXAMPLE_NAME = "eigen-tellingen.csv"
COLUMNS: Mapping[str, str] = {
    "plek": "een kern, een gebied of 'gemeente', zoals netwerk die noemt; of een code van CBS",
    "maat": "wat je telde, zoals 'Clubs met een eigen gebouw'. Nooit iets over bewoners",
    "jaar": "het jaar waarvan het getal is, met vier cijfers",
    "waarde": "alleen het getal. Decimalen met een komma: 6,8. Een percentage mag met %: 40%",
    "bron": "wie telde, of waar het staat. Mag leeg blijven",
}
"""What each column of such a file holds, in words."""
SHOWN = 100
"""Of a plan with more figures than this only the first are shown."""


def example_counts(desk: Desk) -> bytes:
    """A file with the columns and some rows about our own kernen, to be filled in and read."""
    desk.require_somewhere(LEZEN)
    kept = kept_figures(desk)
    kernen = sorted(k.naam for k in kept.kernen.values() if desk.may_read(k.gebied))
    first, second = (*kernen[:2], "gemeente", "gemeente")[:2]
    year = str(desk.today.year)
    rows = [
        (first, "Clubs met een eigen gebouw", year, "4", "telling gebiedsteam"),
        (second, "Clubs met een eigen gebouw", year, "7", "telling gebiedsteam"),
        (first, MATEN["lemon_totaal"].naam, year, "6,8", "Lemon"),
    ]
    return write_csv([tuple(COLUMNS), *rows])


def preview_rows(desk: Desk, plan: FiguresPlan) -> Sequence[Mapping[str, str]]:
    """What a plan would store, number by number as it would be stored; at most SHOWN of them."""
    desk.require_somewhere(LEZEN)
    rows = []
    for item in plan.items[:SHOWN]:
        maat, before = maat_of(item.maat), plan.versions.get(item.id)
        row = {
            "Waar": item.plek_naam or item.plek,
            "Wat": maat.naam,
            "Jaar": str(item.jaar),
            "Waarde": _value(item.waarde, maat.eenheid),
            "Bron": item.bron,
        }
        if plan.versions:
            row["Was"] = _value(before.item.waarde, maat.eenheid) if before else "nieuw"
        rows.append(row)
    return rows


def _value(value: float | None, unit: str) -> str:
    """With no dots between thousands: who typed 1.250 sees whether that was read as 1250."""
    if value is None:
        return UNKNOWN
    return f"{exact(value)} {unit if unit != 'score' else ''}".strip()
