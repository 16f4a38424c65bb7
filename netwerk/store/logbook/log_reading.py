"""Looking into the log: some of its lines, and whether all of them are as they were written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from netwerk.errors import StoreError
from netwerk.store.logbook.log_end import LogEnd, read_end
from netwerk.store.logbook.log_key import key_of
from netwerk.store.logbook.log_place import LogPlace
from netwerk.store.logbook.log_seal import LogBegin, SealedLine, fits, is_sealed
from netwerk.store.logbook.log_tables import COLUMNS, begin_in, line_of, reading_log
from netwerk.store.logbook.log_wiping import said_by

FIRST_PART = "CASE WHEN instr(wie, ' (') > 0 THEN substr(wie, 1, instr(wie, ' (') - 1) END"
"""The name before the sign-in name: of 'Bea Heer (bea)' also 'Bea Heer' is found."""
_CALLED = f"? IN (klein(wie), klein({FIRST_PART}))"
_NAMED = (
    f"({_CALLED} OR (instr(klein(wie), ?) > 0 "  # noqa: S608 (only names of columns)
    f"AND NOT EXISTS (SELECT 1 FROM regel WHERE {_CALLED})))"
)
"""Who is called so; where nobody is, whose name has it in it."""


@dataclass(frozen=True)
class LogAsked:
    """Which lines: of whom (`_NAMED`), of what, from and until when; None for all.

    van, tot: moments in UTC as they are kept; ``tot`` itself is not in it. gelukt: done or refused.
    """

    wie: str | None = None
    wat: str | None = None
    van: str | None = None
    tot: str | None = None
    gelukt: bool | None = None


@dataclass(frozen=True)
class LogVerdict:
    """Whether the log is as it was written.

    lines: how many there are, from number ``first`` to ``last``. seal: of the last one; who writes
    it down elsewhere can show later that all up to there was left as it was. problem: one sentence
    about the first line that does not fit, "" when all do. at: the number of that line. wiped: how
    many lines have other words since somebody was erased.
    """

    lines: int = 0
    first: int = 0
    last: int = 0
    seal: str = ""
    problem: str = ""
    at: int | None = None
    wiped: int = 0


def read_lines(
    place: LogPlace, asked: LogAsked, limit: int | None = None, *, oldest: bool = False
) -> list[SealedLine]:
    """The lines that are asked for, the newest first, or the oldest. Raises StoreError."""
    where, values = _where(asked)
    order = "ASC" if oldest else "DESC"
    rest = "" if limit is None else f" LIMIT {int(limit)}"
    with reading_log(place.file) as connection:
        if connection is None:
            return []
        _without_capitals(connection)
        query = f"SELECT {COLUMNS} FROM regel{where} ORDER BY nummer {order}{rest}"  # noqa: S608
        return [line_of(row) for row in connection.execute(query, values)]


@dataclass(frozen=True)
class PersonInLog:
    """Somebody in the log as the one who did something: in how many lines, the first and last."""

    name: str
    lines: int
    first: str
    last: str


def people_in(place: LogPlace) -> tuple[PersonInLog, ...]:
    """Everybody who stands in the log as the one who did something. Raises StoreError."""
    with reading_log(place.file) as connection:
        if connection is None:
            return ()
        rows = connection.execute(
            "SELECT wie, count(*), min(wanneer), max(wanneer) FROM regel GROUP BY wie ORDER BY wie"
        )
        return tuple(PersonInLog(str(n), int(c), str(a), str(b)) for n, c, a, b in rows)


def count_lines(place: LogPlace, asked: LogAsked) -> int:
    """How many lines are asked for. Raises StoreError."""
    where, values = _where(asked)
    with reading_log(place.file) as connection:
        if connection is None:
            return 0
        _without_capitals(connection)
        query = f"SELECT count(*) FROM regel{where}"  # noqa: S608 (only names of columns)
        return int(connection.execute(query, values).fetchone()[0])


def verdict_of(place: LogPlace) -> LogVerdict:
    """Go through the whole log and tell the first line that does not fit. Raises StoreError."""
    end = read_end(place.head)
    with reading_log(place.file) as connection:
        begin = begin_in(connection) if connection is not None else None
        if connection is None or begin is None:
            return _nothing_there(place, connection is None, end)
        try:
            key = key_of(place, make=False)
        except StoreError as error:
            return LogVerdict(problem=str(error))
        if not is_sealed(key, begin):
            return LogVerdict(
                problem="Het begin van het logboek past niet bij de sleutel: de sleutel is een "
                "andere, of het begin is veranderd.",
                at=begin.number + 1,
            )
        return _gone_through(connection, key, begin, end)


def _nothing_there(place: LogPlace, no_file: bool, end: LogEnd | None) -> LogVerdict:
    if end is not None:
        return LogVerdict(
            problem=f"Het logboek '{place.file}' is weg of leeggemaakt. Het ging tot en met regel "
            f"{end.number}.",
            at=1,
        )
    said = "" if no_file else f"In '{place.file}' ontbreekt het begin van het logboek."
    return LogVerdict(problem=said)


def _gone_through(
    connection: sqlite3.Connection, key: bytes, begin: LogBegin, end: LogEnd | None
) -> LogVerdict:
    number, seal, count = begin.number, begin.after, 0
    wiped = said = 0
    problem, at = "", None
    seal_at_end = seal if end is not None and end.number == number else None
    for found in _all_lines(connection):
        count += 1
        if not problem:
            if found.number != number + 1:
                problem, at = _gap(number + 1, found.number), number + 1
            elif not fits(key, seal, found):
                problem = (
                    f"Regel {found.number} is veranderd, verplaatst of van een andere sleutel."
                )
                at = found.number
        wiped += found.wie.wiped or found.waarop.wiped
        said += said_by(found.line)
        number, seal = found.number, found.seal
        if end is not None and end.number == number:
            seal_at_end = seal
    if not problem and end is not None:
        problem, at = _against_end(begin, end, number, seal_at_end)
    if not problem and wiped > said:
        problem = f"In {wiped} regels is gewist; volgens het logboek zelf in hoogstens {said}."
    first = begin.number + 1 if count else 0
    return LogVerdict(count, first, number, seal, problem, at, wiped)


def _gap(first: int, next_one: int) -> str:
    last = next_one - 1
    if last <= first:
        return f"Regel {first} ontbreekt."
    return f"De regels {first} tot en met {last} ontbreken."


def _against_end(
    begin: LogBegin, end: LogEnd, last: int, seal_at_end: str | None
) -> tuple[str, int | None]:
    if end.log != begin.log:
        return (
            f"Dit is een ander logboek dan eerst: het vorige ging tot en met regel {end.number}.",
            begin.number + 1,
        )
    if end.number > last:
        return f"Het eind is weg: {_gap(last + 1, end.number + 1)}", last + 1
    if end.number > begin.number and seal_at_end != end.seal:
        return f"Het eind is vervangen: regel {end.number} was eerst een andere.", end.number
    return "", None


def _all_lines(connection: sqlite3.Connection) -> Iterator[SealedLine]:
    rows = connection.execute(f"SELECT {COLUMNS} FROM regel ORDER BY nummer")  # noqa: S608
    yield from map(line_of, rows)


def _where(asked: LogAsked) -> tuple[str, list[object]]:
    parts = (
        (_NAMED, None if asked.wie is None else asked.wie.casefold()),
        ("wat = ?", asked.wat),
        ("wanneer >= ?", asked.van),
        ("wanneer < ?", asked.tot),
        ("gelukt = ?", None if asked.gelukt is None else int(asked.gelukt)),
    )
    given = [(words, value) for words, value in parts if value is not None]
    where = " AND ".join(words for words, _ in given)
    values: list[object] = [v for words, value in given for v in (value,) * words.count("?")]
    return (f" WHERE {where}" if where else ""), values


def _without_capitals(connection: sqlite3.Connection) -> None:
    """Let a query compare names whatever capitals they have, also É and é."""
    connection.create_function("klein", 1, lambda text: str(text or "").casefold())
