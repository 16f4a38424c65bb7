"""The gebiedskrant of a year as a file: an A3 to print."""

from __future__ import annotations

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.report.krant import krant_html, krant_of
from netwerk.services.describing.facts import celebrating_facts
from netwerk.services.desk import Desk, in_gebied

FIRST, LAST = 1990, 2100


def krant_file(desk: Desk, gebied: str | None, jaar: int | None = None) -> bytes:
    """The krant of a gebied (None: of all) as the bytes of an .html file; this year when not said.

    Raises InputError for a year that cannot be.
    """
    desk.require(LEZEN, in_gebied(gebied))
    year = desk.today.year if jaar is None else jaar
    if not FIRST <= year <= LAST:
        raise InputError(f"{year} is geen jaar voor een krant. Schrijf bijvoorbeeld 2026.")
    return krant_html(krant_of(celebrating_facts(desk, gebied), year)).encode()


def krant_name(desk: Desk, gebied: str | None, jaar: int | None = None) -> str:
    """A name for the file: gebiedskrant-5-2026.html."""
    desk.require_somewhere(LEZEN)
    return f"gebiedskrant-{gebied or 'alle'}-{jaar or desk.today.year}.html"
