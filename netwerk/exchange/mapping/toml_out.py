"""A mapping as the text of a TOML file that people read and fill in."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields

from netwerk.exchange.mapping.file_mapping import (
    AS_IS,
    AS_NOTHING,
    AS_TEXT,
    CROSS,
    FEATURE,
    NAMES,
    PAIRS,
    REMARK,
    SKIP,
    TIE,
    Defaults,
    FileMapping,
    TableMapping,
)
from netwerk.exchange.mapping.seen_files import Questions, SeenColumn, SeenTable
from netwerk.typed.text import one_line

DEFAULT_KEYS = {
    "soort": "soort",
    "relatie": "relatie",
    "gebied": "gebied",
    "bron": "bron",
    "inhoud": "inhoud",
    "create_missing": "ontbrekende_aanmaken",
    "contactpersonen": "contactpersonen",
    "gestopt": "gestopt",
    "vervang": "omschrijving_vervangen",
}
"""Field of `Defaults` -> how a file calls it."""
HEAD = f"""\
# Wat bestanden betekenen voor netwerk. Gebruik: netwerk import BESTAND --mapping DIT-BESTAND
# inhoud: Actor, Relatie, Signaal ... of {NAMES}, {PAIRS}, {CROSS}, {SKIP}. Leeg: netwerk kiest.
# kolommen: een gegeven (naam, telefoon ...), "{TIE}werkt_samen_met", "{FEATURE}", "{REMARK}" of
#   "{SKIP}". Leeg: netwerk kiest.
# woorden: een waarde uit de lijst, "{AS_TEXT}", "{AS_NOTHING}" of "{AS_IS}". Leeg: nog niet gezegd.
"""
IsSafe = Callable[[str, str], bool]
"""Whether the text of a cell, under a header, may stand in a file as a sample."""
NOT_NAMED = (NAMES, PAIRS, CROSS)
"""Tables whose first row holds names of actors and no headers."""


def mapping_text(
    mapping: FileMapping,
    seen: Questions | None = None,
    is_safe: IsSafe = lambda _header, _text: False,
) -> str:
    """The mapping as TOML, with what was seen beside it as empty entries to fill in.

    Of the cells of a file only what ``is_safe`` stands in it, as comments; mends of rows are what
    the user wrote himself.
    """
    seen = seen or Questions()
    lines = [HEAD]
    lines += _defaults(mapping.defaults)
    tables = [(_of(mapping, table), table) for table in seen.tables]
    named = {id(told) for told, _ in tables}
    for told, table in tables:
        lines += _table(told, table, is_safe)
    for other in mapping.tables:
        if id(other) not in named:
            lines += _table(other, None, is_safe)
    lines += _words(mapping, seen, is_safe)
    for row in mapping.rows:
        lines += ["[[rij]]", f"bestand = {_text(row.file)}"]
        lines += [f"blad = {_text(row.sheet)}"] if row.sheet is not None else []
        lines += [f"rij = {row.row}"]
        said = (f"kolom = {_text(row.column)}", f"tekst = {_text(row.text)}")
        lines += [*(said if row.column else ("overslaan = true",)), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _of(mapping: FileMapping, table: SeenTable) -> TableMapping:
    """What is said of a table that was seen."""
    where = table.where
    told = mapping.of_table(where.file, where.sheet, table.headers)
    return told or TableMapping(where.file, where.sheet, table.headers)


def _defaults(defaults: Defaults) -> list[str]:
    said = [
        f"{DEFAULT_KEYS[one.name]} = {_value(value)}"
        for one in fields(defaults)
        if (value := getattr(defaults, one.name))
    ]
    return ["[standaard]", *said, ""] if said else []


def _table(told: TableMapping, seen: SeenTable | None, is_safe: IsSafe) -> list[str]:
    holds = told.holds or (seen.holds if seen else "")
    file = seen.where.file if seen else told.file
    sheet = seen.where.sheet if seen else told.sheet
    headers = (seen.headers if seen else ()) or told.headers
    lines = ["[[tabel]]"]
    lines += [f"bestand = {_text(file)}"] if file is not None else []
    lines += [f"blad = {_text(sheet)}"] if sheet is not None else []
    unsafe = {c.header for c in seen.columns if not is_safe("", c.header)} if seen else set()
    only_headers = file is None and sheet is None  # as somebody wrote it: nothing else names it
    if headers and (holds not in NOT_NAMED or only_headers) and not unsafe:
        lines.append(f"koppen = [{', '.join(map(_text, headers))}]")
    lines.append(f"inhoud = {_text(holds)}")
    if holds in NOT_NAMED:
        return [*lines, ""]
    columns = dict(told.columns)
    comments: dict[str, str] = {}
    for column in seen.columns if seen else ():
        if column.header in unsafe or (unsafe and not holds):
            continue  # the headers of a list without headers are a row of it
        columns[column.header] = told.meaning(column.header) or column.meaning
        comments[column.header] = _comment(column, is_safe)
    entries = [
        f"{_text(header)} = {_text(meaning)}{comments.get(header, '')}"
        for header, meaning in columns.items()
    ]
    return [*lines, *(["[tabel.kolommen]", *entries] if entries else []), ""]


def _comment(column: SeenColumn, is_safe: IsSafe) -> str:
    safe = [sample for sample in column.samples if is_safe(column.header, sample)]
    said = [column.used] if column.used else []
    said += [f"bijvoorbeeld: {' | '.join(safe)}"] if safe else []
    return f"  # {_plain('; '.join(said))}" if said else ""


def _words(mapping: FileMapping, seen: Questions, is_safe: IsSafe) -> list[str]:
    words = dict(mapping.words)
    counts: dict[tuple[str, str, str], int] = {}
    for word in seen.words:
        key = (word.label, word.veld, word.word)
        if key in words or is_safe("", word.text):
            words.setdefault(key, word.meaning)
            counts[key] = word.count
    lines: list[str] = []
    for label, veld in dict.fromkeys((label, veld) for label, veld, _ in words):
        lines.append(f"[woorden.{_key(label)}.{_key(veld)}]")
        for key, meaning in words.items():
            if key[:2] == (label, veld):
                often = f"  # {counts[key]} keer" if key in counts else ""
                lines.append(f"{_text(key[2])} = {_text(meaning)}{often}")
        lines.append("")
    return lines


def _value(value: object) -> str:
    return "true" if value is True else _text(str(value))


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").isalnum() else _text(name)


def _text(text: str) -> str:
    """A text as a basic string of TOML."""
    quoted = json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False)
    return quoted.replace("\x7f", "\\u007F")


def _plain(text: str) -> str:
    """A text as a comment: one line of signs that can be seen."""
    return "".join(sign for sign in one_line(text) if sign.isprintable())
