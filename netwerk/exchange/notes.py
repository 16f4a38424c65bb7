"""Collecting the messages of one import.

The same remark about many rows becomes one line with a count.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from netwerk.exchange.report import NOTE, PROBLEM, Level, RowMessage

_Key = tuple[str, str | None, str | None, str, bool]


@dataclass
class Notes:
    """The messages of one import while it is being planned."""

    _single: list[RowMessage] = field(default_factory=list)
    _grouped: dict[_Key, list[int]] = field(default_factory=dict)

    def problem(
        self, file: str, sheet: str | None, row: int | None, column: str | None, sentence: str
    ) -> None:
        """One row (or sheet) that cannot be used; never grouped."""
        self._single.append(
            RowMessage(
                file=file, sheet=sheet, row=row, column=column, level=PROBLEM, sentence=sentence
            )
        )

    def note(
        self, file: str, sheet: str | None, row: int | None, column: str | None, sentence: str
    ) -> None:
        """One remark that stands by itself."""
        self._single.append(
            RowMessage(
                file=file, sheet=sheet, row=row, column=column, level=NOTE, sentence=sentence
            )
        )

    def count(
        self,
        file: str,
        sheet: str | None,
        row: int,
        column: str | None,
        sentence: str,
        first: bool = False,
    ) -> None:
        """A remark that may hold for many rows: '<sentence> (12 rijen)', or '12 rijen.

        <sentence>' with ``first``.
        """
        self._grouped.setdefault((file, sheet, column, sentence, first), []).append(row)

    def add(self, messages: tuple[RowMessage, ...]) -> None:
        """Messages made elsewhere."""
        self._single.extend(messages)

    def messages(self, files: tuple[str, ...]) -> tuple[RowMessage, ...]:
        """All messages in order of file and row, those about a whole file or sheet first."""
        order = {name: i for i, name in enumerate(files)}
        found = self._single + [_grouped(key, rows) for key, rows in self._grouped.items()]
        return tuple(
            sorted(
                found,
                key=lambda m: (
                    order.get(m.file, 0),
                    m.sheet or "",
                    m.row or 0,
                    m.column or "",
                    m.sentence,
                ),
            )
        )


def _grouped(key: _Key, rows: list[int]) -> RowMessage:
    file, sheet, column, sentence, first = key
    level: Level = NOTE
    count = "1 rij" if len(rows) == 1 else f"{len(rows)} rijen"
    if first:
        sentence = f"{count}: {sentence}"
    elif len(rows) > 1:
        sentence = f"{sentence} ({count})"
    return RowMessage(
        file=file, sheet=sheet, row=min(rows), column=column, level=level, sentence=sentence
    )
