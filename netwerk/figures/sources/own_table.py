"""A simple table of figures, filled in by hand: Lemon, or what the team counted itself.

Either a row per figure (plek, maat, jaar, waarde, bron), or a row per place and year with a column
per maat.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from netwerk.errors import InputError
from netwerk.figures.measures import COUNT, MATEN, MEAN, OWN, maat_of
from netwerk.figures.sources.cell_values import cell_value, year_in
from netwerk.figures.sources.read_value import FigureTable, ReadFigures, ReadValue
from netwerk.figures.sources.source_forms import stem
from netwerk.model import fold
from netwerk.typed.dutch_numbers import exact
from netwerk.typed.text import one_line, tidy

Place = tuple[str, str, str]
"""The id or code of a place, what it is (see `cbs_codes`), and its name."""
PLACE = ("plek", "kern", "gebied", "dorp", "wijk", "buurt", "plaats")
WHAT = ("maat", "kolom", "wat", "indicator", "cijfer")
YEAR, VALUE, SOURCE = ("jaar",), ("waarde", "aantal", "score"), ("bron",)
OWN_SOURCE = "Eigen telling"
NO_PLACE, NO_YEAR, NO_VALUE = "een plek die niet bekend is", "zonder goed jaar", "zonder goed getal"
PERCENT = " (%)"
NAMED = 5
"""So many rows or places are named, of each reason."""
LONGEST = 80
"""Letters of the name of an own count at most."""


def is_own_table(headers: Sequence[str]) -> bool:
    """Whether these are the headers of such a table."""
    stems = [stem(header) for header in headers]
    return _at(stems, PLACE) is not None and _at(stems, YEAR) is not None


def read_own_table(
    table: FigureTable,
    place: Callable[[str], Place | None],
    newest: int,
    meant: Callable[[str], str] = lambda _: "",
) -> ReadFigures:
    """Its figures. place: which place a text means. newest: no year after this one is believed.

    meant: the name of the place that an unknown text looks like, '' when it looks like none.

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
    percent: set[str] = set()
    unknown: dict[str, int] = {}
    left: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(table.rows):
        there = place(row[where])
        year = year_in(row[when])
        if there is None:
            unknown.setdefault(one_line(row[where]), at)
        if there is None or year is None or year > newest:
            skipped[NO_PLACE if there is None else NO_YEAR] += 1
            left[NO_YEAR] += [at] if there is not None else []
            continue
        cells = (
            [(maat_key(row[what]), row[value_at])]
            if what is not None and value_at is not None
            else [(key, row[at]) for at, key in maten.items()]
        )
        bron = one_line(tidy(row[source])) if source is not None else ""
        good = [(key, number) for key, cell in cells if key and (number := _number(cell))]
        if not good:
            skipped[NO_VALUE] += 1
            left[NO_VALUE].append(at)
        at_row = table.where(at)
        values += [_value(key, number, there, year, bron, at_row) for key, (number,) in good]
        percent |= {key for key, cell in cells if cell.strip().endswith("%")}
    if not values:
        raise InputError(
            f"In {table.file} is geen rij te gebruiken. Elke rij heeft een plek (een kern, een "
            "gebied of een code van CBS), een maat, een jaar en een getal nodig."
        )
    values = [_as_percentage(value) if value.maat in percent else value for value in values]
    told = [_unknown(text, table.number(at), meant(text)) for text, at in unknown.items()][:NAMED]
    told += [
        _rows_left(why, [table.number(at) for at in rows]) for why, rows in left.items() if rows
    ]
    told += _halves(values)
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


def _unknown(text: str, row: int, meant: str) -> str:
    """That a place is not known, in which row, and which one it looks like."""
    question = f" Bedoel je {meant}? Schrijf het zo." if meant else ""
    return f"Niet bekend als plek: {text or 'een lege cel'} (rij {row}).{question}"


def _rows_left(why: str, rows: Sequence[int]) -> str:
    """Which rows are left out, and why."""
    more = f" en nog {len(rows) - NAMED}" if len(rows) > NAMED else ""
    return f"{why[:1].upper()}{why[1:]}: rij {', '.join(map(str, rows[:NAMED]))}{more}."


def _halves(values: Sequence[ReadValue]) -> list[str]:
    """Own counts that are no whole number: by their name one would add them up."""
    halves = [v for v in values if v.maat.startswith(OWN) and v.waarde % 1]
    odd = [v for v in halves if maat_of(v.maat).kind == COUNT]
    return [
        f"{exact(v.waarde)} bij '{maat_of(v.maat).naam}' ({v.where}) is geen heel getal. Een "
        "telling is heel. Is het een gemiddelde, zet dat dan in de naam."
        for v in odd[:NAMED]
    ]


def maat_key(naam: str) -> str:
    """The key of what a person calls a maat: a mark that is known by its name, else an own count.

    A count that he calls as a national figure is called ("Eenzaam") is still his own.
    """
    asked = one_line(tidy(naam))[:LONGEST].strip()
    known = _marks().get(fold(asked))
    if known or not asked:
        return known or ""
    own = asked.removeprefix(OWN).strip()
    return f"{OWN}{own[:1].lower()}{own[1:]}"


@cache
def _marks() -> Mapping[str, str]:
    """Marks that people give, by key and by name: those may come in a simple table."""
    marks = [maat for maat in MATEN.values() if maat.kind == MEAN and maat.eenheid == "score"]
    by_key = {maat.key.replace("_", " "): maat.key for maat in marks}
    return by_key | {maat.key: maat.key for maat in marks} | {fold(m.naam): m.key for m in marks}


def _number(cell: str) -> tuple[float] | None:
    """The number in a cell, when there is one."""
    try:
        value = cell_value(cell, typed=True)
    except ValueError:
        return None
    return None if value is None else (value,)


def _as_percentage(value: ReadValue) -> ReadValue:
    """Of what was typed with a % sign the name says so, for then it does not add up."""
    if not value.maat.startswith(OWN) or maat_of(value.maat).eenheid == "%":
        return value
    return replace(value, maat=f"{value.maat}{PERCENT}")


def _value(key: str, number: float, place: Place, year: int, bron: str, where: str) -> ReadValue:
    id, soort, naam = place
    return ReadValue(
        maat=key,
        plek=id,
        plek_soort=soort,
        plek_naam=naam,
        jaar=year,
        waarde=number,
        bron=bron or OWN_SOURCE,
        where=where,
    )


def _at(stems: Sequence[str], names: Sequence[str]) -> int | None:
    return next((stems.index(name) for name in names if name in stems), None)
