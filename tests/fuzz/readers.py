"""What is thrown files at: every reader, and what must hold of whatever it gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from netwerk.errors import InputError
from netwerk.exchange.formats.old_sheets import tables_of
from netwerk.exchange.formats.recognise import FileKind
from netwerk.exchange.formats.registry import READERS, read_tables
from netwerk.exchange.partners.letter import read_letter
from netwerk.exchange.partners.own_words import own_words
from netwerk.exchange.partners.sheet_back import is_partner_sheet
from netwerk.exchange.partners.sheet_plan import plan_sheet
from netwerk.exchange.plan import plan_import
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.table import RawTable
from tests.exchange.given import places
from tests.fuzz.old_sheet_helper import Helper
from tests.fuzz.seeds import ITEMS, MAILS, OUTLOOK, PARTNER_SHEETS, SEEDS, SHEETS

NAME = "x.dat"


@dataclass(frozen=True)
class Reader:
    """A reader by name, good files for it, and what reads one; only InputError may leave it."""

    name: str
    seeds: Sequence[bytes]
    read: Callable[[bytes], object]


def sound(tables: Sequence[RawTable]) -> None:
    """What holds of all tables, whatever stood in the file."""
    for table in tables:
        numbers = [number for number, _ in table.rows]
        assert numbers == sorted(set(numbers)), "rows out of order"
        assert all(any(cells) for _, cells in table.rows), "a blank row"


def _of_kind(kind: FileKind, content: bytes) -> None:
    """As a user gives it, and as if it was taken for this kind whatever is in it."""
    refused: InputError | None = None
    try:
        sound(read_tables(NAME, content))
    except InputError as error:
        refused = error
    if kind in READERS and content:
        sound(READERS[kind](NAME, content))
    if refused is not None:
        raise refused


def _old_sheets(helper: Helper, content: bytes) -> None:
    """With a helper: a hundred thousand processes would take a day."""
    if things := helper.things(content):
        sound(tables_of(NAME, things))


def _mail(content: bytes) -> None:
    own_words(read_letter(NAME, content).text)


def _partner_sheet(content: bytes) -> None:
    if is_partner_sheet(content):
        plan_sheet(NAME, content, Existing(ITEMS), ImportOptions(), "2026-11-28")


def _whole_plan(content: bytes) -> None:
    options = ImportOptions(create_missing=True, contactpersonen=len(content) % 2 == 0)
    plan = plan_import([("lijst.csv", content)], places(), options)
    tally = sum(plan.counts().values())
    assert tally == len(plan.rows), "rows that are not counted"


def readers(helper: Helper) -> list[Reader]:
    """All of them; the helper reads old sheets."""
    of_kinds = [
        Reader(kind.value, SEEDS[kind], partial(_of_kind, kind))
        for kind in FileKind
        if kind is not FileKind.OLD_SHEETS
    ]
    return [
        *of_kinds,
        Reader(FileKind.OLD_SHEETS.value, SEEDS[FileKind.OLD_SHEETS], partial(_old_sheets, helper)),
        Reader("eml", MAILS, _mail),
        Reader("msg", OUTLOOK, _mail),
        Reader("blad van een partner", PARTNER_SHEETS, _partner_sheet),
        Reader("van lijst tot plan", [*SHEETS, *SEEDS[FileKind.TEXT]], _whole_plan),
    ]


def wrong_sentence(refusal: InputError) -> str | None:
    """What is wrong with what is said of a refused file, if anything."""
    sentence = str(refusal)
    if not sentence.endswith("."):
        return f"no sentence: {sentence[:200]!r}"
    if re.search(r"Traceback|Error\b|\bNone\b", sentence):
        return f"no words for a user: {sentence[:200]!r}"
    return None
