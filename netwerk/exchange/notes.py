"""Collecting the messages of one import; the same remark about many rows becomes one line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from netwerk.exchange.mapping.file_mapping import WordKey
from netwerk.exchange.mapping.seen_files import UnknownWord
from netwerk.exchange.report import NOTE, PROBLEM, RowMessage
from netwerk.exchange.where import Where
from netwerk.model import fold

_Key = tuple[str, str | None, str | None, str | None, str, bool]


@dataclass
class Notes:
    """The messages of one import while it is being planned."""

    _single: list[RowMessage] = field(default_factory=list)
    _grouped: dict[_Key, list[int]] = field(default_factory=dict)
    _words: dict[WordKey, UnknownWord] = field(default_factory=dict)
    _counts: Counter[WordKey] = field(default_factory=Counter)

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

        grouped = (_grouped(key, rows) for key, rows in self._grouped.items())
        return tuple(sorted([*self._single, *grouped], key=place))


def _grouped(key: _Key, rows: list[int]) -> RowMessage:
    file, sheet, span, column, sentence, first = key
    rows = sorted(set(rows))
    count = "1 rij" if len(rows) == 1 else f"{len(rows)} rijen"
    if first:
        sentence = f"{count}: {sentence}"
    elif len(rows) > 1:
        sentence = f"{sentence} ({count})"
    return RowMessage(Where(file, sheet, min(rows), column, span), NOTE, sentence)
