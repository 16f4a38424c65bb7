"""A simple table of figures, filled in by hand: Lemon, or what the team counted itself.

Either a row per figure (plek, maat, jaar, waarde, bron), or a row per place and year with a column
per maat.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from netwerk.errors import InputError
from netwerk.figures.cell_values import cell_value, year_in
from netwerk.figures.measures import COUNT, MATEN, OWN, SHARE, maat_of
from netwerk.figures.read_value import FigureTable, ReadFigures, ReadValue
from netwerk.figures.source_forms import stem
from netwerk.model import fold
from netwerk.typed.text import one_line, tidy

Place = tuple[str, str, str]
"""The id or code of a place, what it is (see `area_codes`), and its name."""
PLACE = ("plek", "kern", "gebied", "dorp", "wijk", "buurt", "plaats")
WHAT = ("maat", "kolom", "wat", "indicator", "cijfer")
YEAR, VALUE, SOURCE = ("jaar",), ("waarde", "aantal", "score"), ("bron",)
OWN_SOURCE = "Eigen telling"
NO_PLACE, NO_YEAR, NO_VALUE = "een plek die niet bekend is", "zonder jaar", "zonder goed getal"
LONGEST = 80
"""Letters of the name of an own count at most."""


def is_own_table(headers: Sequence[str]) -> bool:
    """Whether these are the headers of such a table."""
    stems = [stem(header) for header in headers]
    return _at(stems, PLACE) is not None and _at(stems, YEAR) is not None


def read_own_table(
    table: FigureTable, place: Callable[[str], Place | None], newest: int
) -> ReadFigures:
    """Its figures. place: which place a text means. newest: no year after this one is believed.

    Raises InputError when no row can be used.
    """
    stems = [stem(header) for header in table.headers]
    where, when, source = _at(stems, PLACE), _at(stems, YEAR), _at(stems, SOURCE)
    what, value_at = _at(stems, WHAT), _at(stems, VALUE)
    if where is None or when is None:
        raise InputError(f"{table.file} heeft geen kolommen plek en jaar.")
    long = what is not None and value_at is not None
    maten = {
        at: maat_key(header)
        for at, header in enumerate(table.headers)
        if not long and at not in {where, when, source} and header.strip()
    }
    skipped: Counter[str] = Counter()
    values: list[ReadValue] = []
    unknown: dict[str, None] = {}
    for row in table.rows:
        there = place(row[where])
        year = year_in(row[when])
        if there is None:
            unknown[one_line(row[where])] = None
        if there is None or year is None or year > newest:
            skipped[NO_PLACE if there is None else NO_YEAR] += 1
            continue
        cells = (
            [(maat_key(row[what]), row[value_at])]
            if what is not None and value_at is not None
            else [(key, row[at]) for at, key in maten.items()]
        )
        bron = one_line(tidy(row[source])) if source is not None else ""
        good = [(key, number) for key, cell in cells if key and (number := _number(key, cell))]
        if not good:
            skipped[NO_VALUE] += 1
        values += [_value(key, number, there, year, bron) for key, (number,) in good]
    if not values:
        raise InputError(
            f"In {table.file} is geen rij te gebruiken. Elke rij heeft een plek (een kern, een "
            "gebied of een code van CBS), een maat, een jaar en een getal nodig."
        )
    told = [f"Niet bekend als plek: {', '.join(list(unknown)[:5])}."] if unknown else []
    sources = {value.bron for value in values}
    return ReadFigures(
        file=table.file,
        bron=min(sources) if len(sources) == 1 else "verschillende bronnen",
        licentie=None,
        indeling=None,
        rows=len(table.rows),
        values=tuple(values),
        skipped=dict(skipped),
        told=tuple(told),
    )


def maat_key(naam: str) -> str:
    """The key of what a person calls a maat: a known one by its key or name, else an own count."""
    asked = one_line(tidy(naam))[:LONGEST].strip()
    known = {fold(maat.naam): key for key, maat in MATEN.items()}
    by_key = fold(asked).replace(" ", "_")
    if by_key in MATEN:
        return by_key
    if not asked:
        return ""
    return known.get(fold(asked)) or f"{OWN}{asked.removeprefix(OWN).strip().lower()}"


def _number(key: str, cell: str) -> tuple[float] | None:
    """The number in a cell, when it can be one of this maat."""
    try:
        value = cell_value(cell, typed=True)
    except ValueError:
        return None
    kind = maat_of(key).kind
    if value is None or (kind == SHARE and not 0 <= value <= 100):
        return None
    return None if kind == COUNT and value < 0 and not key.startswith(OWN) else (value,)


def _value(key: str, number: float, place: Place, year: int, bron: str) -> ReadValue:
    id, soort, naam = place
    return ReadValue(
        maat=key,
        plek=id,
        plek_soort=soort,
        plek_naam=naam,
        jaar=year,
        waarde=number,
        bron=bron or OWN_SOURCE,
    )


def _at(stems: Sequence[str], names: Sequence[str]) -> int | None:
    return next((stems.index(name) for name in names if name in stems), None)
