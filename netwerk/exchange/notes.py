"""Collecting the messages of one import; the same remark about many rows becomes one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from netwerk.exchange.mapping.file_mapping import WordKey
from netwerk.exchange.mapping.seen_files import UnknownWord
from netwerk.exchange.report import NOTE, PROBLEM, RowMessage
from netwerk.exchange.where import Where
from netwerk.model import fold

KEPT = "bewaard bij Omschrijving"
"""What is said of a word that becomes text of an actor."""
NOT_KEPT = "niet bewaard, want deze actor is al bekend"

_Key = tuple[str, str | None, str | None, str | None, str, bool]


@dataclass
class Notes:
    """The messages of one import while it is being planned."""

    _single: list[RowMessage] = field(default_factory=list)
    _grouped: dict[_Key, list[int]] = field(default_factory=dict)
    _words: dict[WordKey, UnknownWord] = field(default_factory=dict)
    _counts: Counter[WordKey] = field(default_factory=Counter)
    _not_kept: dict[Where, list[str]] = field(default_factory=dict)

    def problem(self, where: Where, sentence: str) -> None:
        """One row, sheet or table that cannot be used; never grouped."""
        self._single.append(RowMessage(where, PROBLEM, sentence))

    def note(self, where: Where, sentence: str) -> None:
        """One remark that stands by itself."""
        self._single.append(RowMessage(where, NOTE, sentence))

    def count(self, where: Where, sentence: str, first: bool = False) -> None:
        """A remark that may hold for many rows.

        Said as '<sentence> (12 rijen)', or as '12 rijen: <sentence>' with ``first``.
        """
        key = (where.file, where.sheet, where.span, where.column, sentence, first)
        self._grouped.setdefault(key, []).append(where.row or 0)

    def not_kept(self, where: Where, line: str) -> None:
        """A line that is no text of an actor after all, whatever was said of it before."""
        self._not_kept.setdefault(where, []).append(line)

    def word(self, where: Where, label: str, veld: str, text: str, meaning: str = "") -> None:
        """A word that can be asked about; ``meaning``: what the user says that it stands for."""
        key = (label, veld, fold(text))
        self._words.setdefault(key, UnknownWord(where, *key, text, 0, meaning))
        self._counts[key] += 1

    @property
    def words(self) -> tuple[UnknownWord, ...]:
        """The words that can be asked about, those that stand in most rows first."""
        words = (replace(word, count=self._counts[key]) for key, word in self._words.items())
        return tuple(sorted(words, key=lambda word: (-word.count, word.word)))

    def add(self, messages: tuple[RowMessage, ...]) -> None:
        """Messages made elsewhere."""
        self._single.extend(messages)

    def messages(self, files: tuple[str, ...]) -> tuple[RowMessage, ...]:
        """All messages in order of file and row, those about a whole file or sheet first."""
        order = {name: i for i, name in enumerate(files)}

        def place(message: RowMessage) -> tuple[int, str, int, str, str]:
            where = message.where
            return (
                order.get(where.file, 0),
                where.sheet or "",
                where.row or 0,
                where.column or "",
                message.sentence,
            )

        remarks = _with_not_kept(self._grouped, self._not_kept)
        grouped = (_grouped(key, rows) for key, rows in remarks.items())
        return tuple(sorted([*self._single, *grouped], key=place))


def _with_not_kept(
    grouped: Mapping[_Key, list[int]], lines: Mapping[Where, list[str]]
) -> dict[_Key, list[int]]:
    """The remarks, in which what is not kept after all is never called kept."""
    said: dict[_Key, list[int]] = {}
    told: set[Where] = set()
    for key, rows in grouped.items():
        file, sheet, span, column, sentence, first = key
        for row in rows:
            where = Where(file, sheet, row, column, span)
            true = sentence
            if KEPT in sentence and where in lines:
                told.add(where)
                true = sentence.replace(KEPT, NOT_KEPT)
            said.setdefault((file, sheet, span, column, true, first), []).append(row)
    for where, line in ((where, line) for where, found in lines.items() for line in found):
        if where not in told:
            sentence = f"'{line[:60]}' is {NOT_KEPT}."
            key = (where.file, where.sheet, where.span, where.column, sentence, False)
            said.setdefault(key, []).append(where.row or 0)
    return said


def _grouped(key: _Key, rows: list[int]) -> RowMessage:
    file, sheet, span, column, sentence, first = key
    rows = sorted(set(rows))
    count = "1 rij" if len(rows) == 1 else f"{len(rows)} rijen"
    if first:
        sentence = f"{count}: {sentence}"
    elif len(rows) > 1:
        sentence = f"{sentence} ({count})"
    return RowMessage(Where(file, sheet, min(rows), column, span), NOTE, sentence)
