"""Where something stands in the files of an import: file, sheet, row, column."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file, as precise as it is known.

    row: the number that Excel shows. column: the header as it is written in the file. span: which
    columns, for one of several tables beside each other ('kolom E tot en met G').
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    span: str | None = None

    @property
    def text(self) -> str:
        """As words: 'bestand.xlsx, blad Actoren, rij 7, kolom Naam'."""
        parts = [self.file]
        if self.sheet:
            parts.append(f"blad {self.sheet}")
        if self.span:
            parts.append(self.span)
        if self.row:
            parts.append(f"rij {self.row}")
        if self.column:
            parts.append(f"kolom {self.column}")
        return ", ".join(parts)

    def at(self, row: int | None, column: str | None = None) -> Where:
        """A row, and maybe a column, of the same sheet."""
        return Where(self.file, self.sheet, row, column, self.span)


def row_numbers(numbers: list[int] | tuple[int, ...]) -> str:
    """Row numbers as words: 'rij 4', 'rij 4 tot en met 9' or 'rij 2, 5 en 9'."""
    if len(numbers) == 1:
        return f"rij {numbers[0]}"
    if numbers[-1] - numbers[0] == len(numbers) - 1 or len(numbers) > 5:
        return f"rij {numbers[0]} tot en met {numbers[-1]}"
    return f"rij {', '.join(map(str, numbers[:-1]))} en {numbers[-1]}"
