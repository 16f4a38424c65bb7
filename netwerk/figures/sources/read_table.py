"""A table of figures per area, as a national source gives it, to the figures of one gemeente.

What it is follows from its headers. Rows of other gemeenten and totals are left out and counted;
what is not known stays unknown and is never 0.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from netwerk.errors import InputError
from netwerk.figures.cbs_codes import code_in, gemeente_of, kind_of_code
from netwerk.figures.measures import COUNT, SHARE, maat_of
from netwerk.figures.sources.borders_found import BORDERS_SOURCE, BordersFound
from netwerk.figures.sources.cell_values import cell_value, month_in, year_in
from netwerk.figures.sources.not_used_told import no_figures, nothing_of_ours, odd_told, twice_told
from netwerk.figures.sources.read_value import (
    FigureTable,
    OurGemeente,
    ReadFigures,
    ReadValue,
)
from netwerk.figures.sources.source_forms import (
    CODE_COLUMNS,
    FORMS,
    NAME_COLUMNS,
    OPEN,
    TABLE_YEARS,
    YEAR_COLUMNS,
    SourceForm,
    stem,
    title,
)
from netwerk.model import fold

OTHERS, TOTALS, AGES, PARTS = (
    "andere gemeenten",
    "totalen",
    "andere leeftijden",
    "delen van een totaal",
)
WATER, NO_PLACE = "water", "zonder code van een gemeente, wijk of buurt"
ADULTS = frozenset({"20300", "18 jaar of ouder", "18 jaar en ouder", "18+"})
MONTHS = 12
_BOUNDS = {"mw00000": "", "waarde": "", "mog0095": "low", "mbg0095": "high"}
Key = tuple[str, str, int]
"""Maat, code and year."""


def code_column(headers: Sequence[str]) -> int | None:
    """Which column holds the code of an area; None when there is none."""
    stems = [stem(header) for header in headers]
    return next((stems.index(name) for name in CODE_COLUMNS if name in stems), None)


def form_of(headers: Sequence[str]) -> SourceForm | None:
    """What kind of file has these headers; None when it is none that is known."""
    stems = {word for header in headers for word in (stem(header), title(header))}
    return next((f for f in FORMS if f.needs <= stems and not stems.isdisjoint(f.columns)), None)


def read_table(table: FigureTable, ours: OurGemeente, jaar: int | None = None) -> ReadFigures:
    """The figures of our gemeente, its wijken and buurten, and of the Netherlands.

    jaar: the year, when the file does not say it itself. Raises InputError with one sentence when
    it has no areas, no figures that are known and no borders, no year, or nothing of our gemeente.
    """
    form, code_at = form_of(table.headers), code_column(table.headers)
    if code_at is None:
        raise InputError(
            f"{table.file} heeft geen kolom met codes van gemeenten, wijken of buurten (zoals "
            "GM1509 of BU15090000). Het is daarom niet te gebruiken voor cijfers per gebied."
        )
    reading = _RowsRead(table, form, code_at, ours, jaar)
    for row in table.rows:
        reading.take(row)
    for row, shape in zip(table.rows, table.shapes, strict=False):  # most tables have no shapes
        reading.take_border(row, shape)
    return reading.result()


@dataclass
class _RowsRead:
    """What was found in the rows so far."""

    table: FigureTable
    form: SourceForm | None
    code_at: int
    ours: OurGemeente
    jaar: int | None
    skipped: Counter[str] = field(default_factory=Counter)
    values: dict[Key, ReadValue] = field(default_factory=dict)
    bounds: dict[Key, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    months: dict[Key, dict[int, float | None]] = field(default_factory=lambda: defaultdict(dict))
    odd: Counter[str] = field(default_factory=Counter)
    twice: set[Key] = field(default_factory=set)
    of_ours: int = 0

    def __post_init__(self) -> None:
        self.stems = [stem(header) for header in self.table.headers]
        known = self.form.columns if self.form else {}
        words = [self.stems, [title(header) for header in self.table.headers]]
        times = [Counter(row) for row in words]
        self.columns = {
            at: known[row[at]]
            for row, count in zip(reversed(words), reversed(times), strict=True)
            for at in range(len(row))
            if row[at] in known and count[row[at]] == 1
        }
        self.name_at = self._at(NAME_COLUMNS)
        self.year_at = self._at(YEAR_COLUMNS)
        self.of_file = self.jaar or _year_of(self.table)
        self.borders = BordersFound(self.table.borders)

    def _at(self, names: Sequence[str]) -> int | None:
        return next((self.stems.index(name) for name in names if name in self.stems), None)

    def take(self, row: Sequence[str]) -> None:
        """Take up one row."""
        code = self._code(row)
        why = self._left_out(code, row)
        if why:
            self.skipped[why] += 1
            return
        self.of_ours += code != "NL"
        year = self._year(row)
        if self.form is None or year is None:
            return
        month = month_in(row[self.year_at]) if self.year_at is not None else None
        for at, (maat, factor) in self.columns.items():
            value = self._value(self.table.headers[at], maat, row[at])
            self._put((maat, code, year), value, factor, month, row)

    def take_border(self, row: Sequence[str], shape: Any) -> None:
        """Take up the border of the place of one row, of which its figures may not be known."""
        code = self._code(row)
        if code != "NL" and not self._left_out(code, row):
            self.borders.take(shape, code, self._year(row), self._name(code, row))

    def _year(self, row: Sequence[str]) -> int | None:
        return year_in(row[self.year_at]) if self.year_at is not None else self.of_file

    def _code(self, row: Sequence[str]) -> str:
        cell = row[self.code_at]
        if fold(cell) == fold(f"{self.ours.naam} (GM)"):
            return self.ours.code
        return code_in(cell)

    def _left_out(self, code: str, row: Sequence[str]) -> str:
        cells = {name: fold(row[at]) for at, name in enumerate(self.stems)}
        if not code:
            named = fold(row[self.name_at]) if self.name_at is not None else ""
            return TOTALS if "totaal" in (named, fold(row[self.code_at])) else NO_PLACE
        if code != "NL" and gemeente_of(code) != self.ours.code:
            return OTHERS
        if cells.get("water", "nee") not in ("nee", "n", "0", ""):
            return WATER
        if cells.get("leeftijd", "20300") not in ADULTS:
            return AGES
        if not cells.get("soortmisdrijf", "0.0.0").startswith(("0.0.0", "totaal")):
            return PARTS
        margin = cells.get("marges", "mw00000")
        return "" if margin in _BOUNDS or margin.startswith(("onder", "boven")) else PARTS

    def _value(self, header: str, maat: str, cell: str) -> float | None:
        try:
            value = cell_value(cell)
        except ValueError:
            value = None
            self.odd[header] += 1
        kind = maat_of(maat).kind
        wrong = value is not None and (
            (kind == COUNT and value < 0) or (kind == SHARE and not 0 <= value <= 100)
        )
        self.odd[header] += wrong
        return None if wrong else value

    def _put(
        self, key: Key, value: float | None, factor: float, month: int | None, row: Sequence[str]
    ) -> None:
        if month is not None:
            self.months[key][month] = value
            return
        if value is None:
            return
        margin = fold(row[self.stems.index("marges")]) if "marges" in self.stems else ""
        bound = _BOUNDS.get(margin, "low" if margin.startswith("onder") else "high")
        if margin and bound:
            self.bounds[key][bound] = value * factor
            return
        if key in self.values and self.values[key].waarde != value * factor:
            self.twice.add(key)
        self.values[key] = self._read(key, value * factor, self._name(key[1], row))

    def _name(self, code: str, row: Sequence[str]) -> str | None:
        if code == self.ours.code:
            return self.ours.naam
        return " ".join(row[self.name_at].split()) or None if self.name_at is not None else None

    def _read(self, key: Key, value: float, naam: str | None) -> ReadValue:
        maat, code, year = key
        return ReadValue(
            maat=maat,
            plek=code,
            plek_soort=kind_of_code(code),
            plek_naam=naam,
            jaar=year,
            waarde=value,
            bron=self.form.bron if self.form else "",
        )

    def result(self) -> ReadFigures:
        """All of it. Raises InputError when there is nothing to use."""
        told = self._sum_months()
        if not self.of_ours:
            raise InputError(nothing_of_ours(self.table, self.ours, self.skipped[OTHERS]))
        if self.form is None and not self.borders.found:
            raise InputError(" ".join([no_figures(self.table), *self.borders.told()]))
        if self.year_at is None and self.of_file is None:
            raise InputError(
                f"Uit welk jaar zijn de {'cijfers' if self.form else 'grenzen'} in "
                f"{self.table.file}? Zet het jaar in de naam van het bestand, of vul het hier in."
            )
        for key in self.twice:
            self.values.pop(key, None)
        if self.twice:
            told.append(twice_told(len(self.twice)))
        told += [odd_told(header, n) for header, n in self.odd.items() if n]
        found = [self._with_bounds(key, value) for key, value in self.values.items()]
        borders = self.borders.result()
        if not found and not borders:
            whys = told or [no_figures(self.table)]
            raise InputError(" ".join([*whys, *self.borders.told()]))
        told += self.borders.told()
        years = {value.jaar for value in found} | {border.jaar for border in borders}
        return ReadFigures(
            file=self.table.file,
            bron=self.form.bron if self.form and found else BORDERS_SOURCE,
            licentie=self.form.licentie if self.form and found else OPEN,
            indeling=max(years, default=self.of_file),
            rows=len(self.table.rows),
            values=tuple(sorted(found, key=lambda v: (v.plek, v.jaar, v.maat))),
            skipped=dict(self.skipped),
            told=tuple(told),
            borders=borders,
        )

    def _with_bounds(self, key: Key, value: ReadValue) -> ReadValue:
        """With its error, when the value lies within it."""
        low, high = self.bounds[key].get("low"), self.bounds[key].get("high")
        if low is None or high is None or not low <= value.waarde <= high:
            return value
        return replace(value, low=low, high=high)

    def _sum_months(self) -> list[str]:
        """A year of which all months are there is their sum; of another year nothing is known."""
        part: dict[int, int] = {}
        for key, months in self.months.items():
            known = [value for value in months.values() if value is not None]
            if len(months) == MONTHS == len(known):
                self.values[key] = self._read(key, sum(known), None)
            else:
                part[key[2]] = max(part.get(key[2], 0), len(months))
        return [
            f"Van {year} staan {count} van de 12 maanden in het bestand. Dat jaar is niet gebruikt."
            if count < MONTHS
            else f"Van {year} ontbreken maanden bij sommige plekken. Die zijn daar niet gebruikt."
            for year, count in sorted(part.items())
        ]


def _year_of(table: FigureTable) -> int | None:
    """The year that a file without years in its rows is of: its table number, or its name."""
    text = fold(f"{table.title} {table.file}")
    by_number = next((year for number, year in TABLE_YEARS.items() if number in text), None)
    return by_number or next(
        (y for text in (table.file, table.sheet or "") if (y := _alone(text)) is not None), None
    )


def _alone(text: str) -> int | None:
    """A year that stands by itself in a name: not a part of a longer number."""
    digits = "".join(c if c.isdigit() else " " for c in text).split()
    return next((year_in(part) for part in digits if len(part) == 4 and year_in(part)), None)
