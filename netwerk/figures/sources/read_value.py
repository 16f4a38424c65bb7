"""What a file with figures was read as, before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

DEGREES, METERS = "graden", "meters"
"""What borders are in: longitude and latitude (WGS84), or the Dutch grid (RD, EPSG:28992)."""


@dataclass(frozen=True)
class FigureTable:
    """A table of a file: its headers, and rows of as many cells. sheet: of which one of a workbook.

    title: what the file says of itself, such as the number of a table of StatLine. borders: whether
    it has borders of areas, in DEGREES or in METERS. shapes: the geometry of each row, as the file
    gives it; empty when it gives none. numbers: which row of the file each row is.
    """

    file: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sheet: str | None = None
    title: str = ""
    borders: str = ""
    shapes: tuple[Any, ...] = ()
    numbers: tuple[int, ...] = ()

    def number(self, at: int) -> int:
        """Which row of the file a row is, by its place among the rows."""
        return self.numbers[at] if at < len(self.numbers) else at + 2

    def where(self, at: int) -> str:
        """Where in the files a row is: 'tellingen.xlsx, blad Kernen, rij 4'."""
        sheet = f", blad {self.sheet}" if self.sheet else ""
        return f"{self.file}{sheet}, rij {self.number(at)}"


@dataclass(frozen=True, kw_only=True)
class ReadValue:
    """One figure in a file. plek: a CBS code, or the id of a kern or gebied. where: its row."""

    maat: str
    plek: str
    plek_soort: str
    plek_naam: str | None
    jaar: int
    waarde: float
    low: float | None = None
    high: float | None = None
    bron: str = ""
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadBorder:
    """The border of one place. plek: a CBS code of the indeling of that year.

    vorm: as `border_shape.border_text` gives it.
    """

    plek: str
    plek_soort: str
    plek_naam: str | None
    jaar: int
    vorm: str


@dataclass(frozen=True, kw_only=True)
class ReadFigures:
    """The figures of one file, and its borders.

    rows: how many it has. skipped: rows not used, by why. told: sentences on what was not used.
    indeling: the year of the indeling of its codes.
    """

    file: str
    bron: str
    licentie: str | None
    indeling: int | None
    rows: int
    values: tuple[ReadValue, ...]
    skipped: Mapping[str, int] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    borders: tuple[ReadBorder, ...] = ()

    @property
    def named(self) -> tuple[ReadValue | ReadBorder, ...]:
        """All that is of a place by its code and name."""
        return (*self.values, *self.borders)


@dataclass(frozen=True)
class OurGemeente:
    """The gemeente whose figures are wanted: its CBS code and its name."""

    code: str
    naam: str
