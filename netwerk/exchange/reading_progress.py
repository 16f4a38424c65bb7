"""How far the reading of files is: a share from 0 to 1 and what to say of it, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from netwerk.typed.dutch_numbers import whole

Progress = Callable[[float, str], None]
T = TypeVar("T")

EVERY = 500
"""Rows between two times that it is told."""
READ = 0.5
"""The share at which all files are read; what follows asks no more than there are rows."""


def quiet(_share: float, _words: str) -> None:
    """Tells nobody."""


@dataclass
class RowsGoingBy:
    """Counts rows that go by, in all sheets together: '34.000 van 100.000 rijen gelezen'."""

    many: int
    tell: Progress
    end: float
    done: int = 0

    def passing(self, rows: Iterable[T]) -> Iterator[T]:
        """The same rows."""
        for row in rows:
            self.done += 1
            if self.done % EVERY == 0:
                many = max(self.many, self.done)
                share = READ + (self.end - READ) * self.done / many
                self.tell(share, f"{whole(self.done)} van {whole(many)} rijen gelezen")
            yield row
