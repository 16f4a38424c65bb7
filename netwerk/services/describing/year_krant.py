"""The gebiedskrant of a year as a file: an A3 to print."""

from __future__ import annotations

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.report.krant import krant_html, krant_of
from netwerk.services.describing.facts import celebrating_facts
from netwerk.services.desk import Desk, in_gebied

FIRST, LAST = 1990, 2100
KINDS = ("pdf", "html")
"""As what the krant can be written: a PDF to print, or a page for a screen."""


def krant_file(
    desk: Desk, gebied: str | None, jaar: int | None = None, format: str = "html"
) -> bytes:
    """The krant of a gebied (None: of all) as the bytes of a file; this year when not said.

    Raises InputError for a year that cannot be, or another format than KINDS.
    """
    desk.require(LEZEN, in_gebied(gebied))
    if format not in KINDS:
        raise InputError(f"'{format}' kan niet. De krant is een bestand op .pdf of .html.")
    year = desk.today.year if jaar is None else jaar
    if not FIRST <= year <= LAST:
        raise InputError(f"{year} is geen jaar voor een krant. Schrijf bijvoorbeeld 2026.")
    krant = krant_of(celebrating_facts(desk, gebied), year)
    if format == "html":
        return desk.record_file(krant_html(krant).encode(), f"krant {year} (html)", gebied)
    from netwerk.report.pdf.a3_sheets import krant_pdf  # loaded when somebody first asks for one

    return desk.record_file(krant_pdf(krant, desk.today), f"krant {year} (pdf)", gebied)


def krant_name(
    desk: Desk, gebied: str | None, jaar: int | None = None, format: str = "html"
) -> str:
    """A name for the file: gebiedskrant-5-2026.pdf."""
    desk.require_somewhere(LEZEN)
    return f"gebiedskrant-{gebied or 'alle'}-{jaar or desk.today.year}.{format}"
