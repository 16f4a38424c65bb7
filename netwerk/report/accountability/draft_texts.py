"""The texts of the drafts as data: reads and checks graph_schema/verantwoording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from netwerk.errors import SchemaError
from netwerk.schema import data_folder
from netwerk.schemafile import SchemaFile

FOLDER = "verantwoording"
AFTER = ("vernietigen", "beoordelen")
SIZES = ("klein", "middel", "groot")


@dataclass(frozen=True)
class Safeguard:
    """What the product does about a risk, and where it shows.

    proofs: "pagina TITEL", "opdracht NAAM", "test PAD" or "document PAD". waits: it is not there
    yet, and is told as such.
    """

    text: str
    proofs: tuple[str, ...]
    waits: bool = False


@dataclass(frozen=True)
class Risk:
    """A risk for people: its chance and effect without measures, the measures, what is left.

    by_gemeente: what only it can do. security: the measures secure what is processed (AVG 32).
    """

    risk: str
    chance: str
    effect: str
    measures: tuple[Safeguard, ...]
    left: str
    size_left: str
    by_gemeente: str
    security: bool


@dataclass(frozen=True)
class Personal:
    """What a label can say of people.

    whom: kinds of people, () for none. fields: by name, what may stand there about somebody.
    without: fields of text that hold nothing of people. term: how long is proposed; after: one of
    AFTER. clears: how it goes by itself, "" for what does not.
    """

    whom: tuple[str, ...]
    fields: Mapping[str, str]
    without: tuple[str, ...]
    term: str
    after: str
    clears: str = ""


@dataclass(frozen=True)
class Choosing:
    """How a kind of finding chooses with whom contact is sought: its texts for the register.

    uses: the data that it rests on besides what all kinds do, "" for none.
    """

    name: str
    short: str
    goal: str
    working: str
    uses: str = ""


@dataclass(frozen=True)
class RecordedBeside:
    """What is recorded of people beside the labels: where, in which field, what, and for what."""

    where: str
    name: str
    words: str
    goal: str


@dataclass(frozen=True)
class DraftPart:
    """One part of a draft; insert names a table that is made from the other data, or ""."""

    head: str
    text: tuple[str, ...]
    points: tuple[str, ...]
    insert: str


@dataclass(frozen=True)
class DraftText:
    """A draft: its title, intro and parts, and the small tables of its own by name."""

    title: str
    intro: tuple[str, ...]
    parts: tuple[DraftPart, ...]
    tables: Mapping[str, tuple[Mapping[str, str], ...]]


@cache
def _file(name: str) -> SchemaFile:
    return SchemaFile(data_folder("graph_schema") / FOLDER / f"{name}.toml")


def _words(file: SchemaFile, where: str, table: Mapping[str, Any], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise file.error(where, f"bij {where} hoort '{key}' een tekst te zijn")
    return value


def _lines(file: SchemaFile, where: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        raise file.error(where, f"bij {where} hoort '{key}' een lijst van teksten te zijn")
    return tuple(value)


def _one_of(file: SchemaFile, where: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise file.error(where, f"'{value}' bij {where} kan niet; kies uit {', '.join(allowed)}")
    return value


@cache
def personal_data() -> Mapping[str, Personal]:
    """What each label can say of people. Raises SchemaError for a broken file."""
    file = _file("persoonsgegevens")
    out = {}
    for name, table in file.tables():
        velden = table.get("velden", {})
        out[name] = Personal(
            _lines(file, name, table, "van"),
            {veld: _words(file, name, velden, veld) for veld in velden},
            _lines(file, name, table, "niet"),
            _words(file, name, table, "termijn"),
            _one_of(file, name, _words(file, name, table, "daarna"), AFTER),
            str(table.get("opruimen", "")),
        )
    return out


@cache
def recorded_beside() -> tuple[RecordedBeside, ...]:
    """What log, sign-in and API record of people, in order. Raises SchemaError."""
    file = _file("logboek")
    return tuple(
        RecordedBeside(*(_words(file, name, table, key) for key in ("waar", "veld", "wat", "doel")))
        for name, table in file.tables()
    )


@cache
def risks() -> tuple[Risk, ...]:
    """The risks for people, in order. Raises SchemaError for a broken file."""
    file = _file("risicos")
    return tuple(
        Risk(
            _words(file, name, table, "risico"),
            _one_of(file, name, _words(file, name, table, "kans"), SIZES),
            _one_of(file, name, _words(file, name, table, "gevolg"), SIZES),
            tuple(
                Safeguard(
                    _words(file, name, one, "tekst"),
                    _lines(file, name, one, "bewijs"),
                    bool(one.get("wacht", False)),
                )
                for one in table.get("maatregelen", ())
            ),
            _words(file, name, table, "rest"),
            _one_of(file, name, _words(file, name, table, "over"), SIZES),
            _words(file, name, table, "gemeente"),
            bool(table.get("beveiliging", False)),
        )
        for name, table in file.tables()
    )


@cache
def choosing() -> Mapping[str, Choosing]:
    """The choices of contact by kind of finding, and of what is no finding. Raises SchemaError."""
    file = _file("bevindingen")
    tables = dict(file.tables())
    kinds = {n: t for n, t in tables.items() if n not in ("gedeeld", "ook") and "naam" in t}
    return {
        name: replace(
            Choosing(*(_words(file, name, table, key) for key in _CHOICE)),
            uses=str(table.get("gegevens", "")),
        )
        for name, table in (kinds | tables.get("ook", {})).items()
    }


_CHOICE = ("naam", "kort", "doel", "werking")


@cache
def told_elsewhere() -> Mapping[str, str]:
    """Kinds of finding that are told in the entry of another kind. Raises SchemaError."""
    file = _file("bevindingen")
    return {n: _words(file, n, t, "zoals") for n, t in file.tables() if "zoals" in t}


@cache
def choosing_nobody() -> Mapping[str, str]:
    """Kinds of finding that choose nobody, with why. Raises SchemaError for a broken file."""
    file = _file("bevindingen")
    return {n: _words(file, n, t, "geen") for n, t in file.tables() if "geen" in t}


@cache
def shared_words() -> Mapping[str, Any]:
    """What every entry of the register says. Raises SchemaError for a broken file."""
    return dict(_file("bevindingen").block("gedeeld"))


@cache
def draft_text(name: str) -> DraftText:
    """The text of one draft. Raises SchemaError for a broken file."""
    file = _file(name)
    parts = file.content.get("deel", [])
    if not isinstance(parts, list) or not parts:
        raise SchemaError(f"{file.path.name}, regel 1: er staat geen enkel [[deel]] in.")
    return DraftText(
        _words(file, "titel", file.content, "titel"),
        _lines(file, "inleiding", file.content, "inleiding"),
        tuple(
            DraftPart(
                _words(file, "deel", part, "kop"),
                _lines(file, "deel", part, "tekst"),
                _lines(file, "deel", part, "punten"),
                str(part.get("invoegen", "")),
            )
            for part in parts
        ),
        {
            key: tuple(value)
            for key, value in file.content.items()
            if key not in ("deel", "inleiding") and isinstance(value, list)
        },
    )
