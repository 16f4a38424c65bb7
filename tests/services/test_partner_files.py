"""The sheet of a partner as other programs save it, and answers in a zip."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from html import escape

import pytest
from openpyxl import load_workbook

from netwerk.errors import InputError
from netwerk.exchange.formats.zipping import zip_of
from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor, Navraag, Relatie
from netwerk.services.desk import Desk
from netwerk.services.imports import confirm_import, preview_import
from netwerk.services.partner_questions import ask_by_mail, partner_sheet, who_to_ask
from netwerk.store.port import Change, Put
from tests.exchange.formats.old_excel import xls
from tests.exchange.formats.test_old_sheets import ods, row, text

Grid = Mapping[str, Sequence[Sequence[str]]]


@pytest.fixture
def asked(desk: Desk) -> bytes:
    """The sheet of an organisation with one club that it knows."""
    ops = (
        Put(Actor(id="wz", naam="Woonzorg", soort="instelling", telefoon="0315 000000", email="i@wz.example")),
        Put(Actor(id="buurt", naam="Buurtkamer", soort="bewonersgroep", email="b@buurt.example")),
        Put(Relatie(id="k1", van="wz", naar="buurt", soort="kent")),
    )  # fmt: skip
    desk.store.apply(Change(ops, "Jan"))
    return partner_sheet(desk, "Woonzorg").content


def grid_of(content: bytes) -> dict[str, list[list[str]]]:
    """The texts of all sheets, the hidden ones too, as another program has them before saving."""
    book = load_workbook(io.BytesIO(content))
    return {
        sheet.title: [
            ["" if value is None else str(value) for value in values]
            for values in sheet.iter_rows(values_only=True)
        ]
        for sheet in book.worksheets
    }


def filled(content: bytes) -> dict[str, list[list[str]]]:
    """The sheet with an answer in it: the tie still holds, the phone number is another one."""
    grid = grid_of(content)
    ties, actors = grid["Relaties"], grid["Actoren"]
    ties[1][0] = "klopt"
    here = next(cells for cells in actors if cells[2] == "wz")
    here[actors[0].index("Telefoon")] = "0315 111111"
    return grid


def as_ods(grid: Grid) -> bytes:
    def rows_of(title: str) -> str:
        empty = "<table:table-cell/>"
        return "".join(row(*(text(escape(cell)) if cell else empty for cell in cells)) for cells in grid[title])  # fmt: skip

    others = [title for title in grid if title != "Actoren"]
    more = (f'<table:table table:name="{title}">{rows_of(title)}</table:table>' for title in others)
    return ods(rows_of("Actoren"), "".join(more))


def as_xls(grid: Grid) -> bytes:
    """Without the empty rows at the end: the small writer of these tests has little room."""
    return xls({title: [cells for cells in rows if any(cells)] for title, rows in grid.items()})


def as_csv(grid: Grid) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(grid["Actoren"])
    return out.getvalue().encode()


def as_zip(grid: Grid) -> bytes:
    return zip_of({"map/terug.ods": as_ods(grid)})


SAVED: dict[str, Callable[[Grid], bytes]] = {"ods": as_ods, "xls": as_xls, "zip": as_zip}


@pytest.mark.parametrize("kind", list(SAVED))
def test_a_sheet_that_another_program_saved_counts_as_any_other(
    desk: Desk, asked: bytes, kind: str
) -> None:
    preview = preview_import(desk, [(f"terug.{kind}", SAVED[kind](filled(asked)))], ImportOptions())
    revision = confirm_import(desk, preview)
    assert revision is not None
    assert revision.why == "Blad van een partner terug"
    wz, tie = desk.store.get(Actor, ["wz"])["wz"].item, desk.store.get(Relatie, ["k1"])["k1"].item
    today = desk.today.isoformat()
    assert (wz.telefoon, wz.laatst_bevestigd) == ("0315 111111", today)
    assert tie.laatst_bevestigd == today
    answer = next(entry.item for entry in desk.store.all(Navraag))
    assert set(answer.antwoord) == {"klopt", "anders"}


def test_what_netwerk_knows_better_by_now_is_not_put_back_by_another_kind_of_file(
    desk: Desk, asked: bytes
) -> None:
    """Read as a plain list, every cell that the partner left alone would count as said."""
    grid = grid_of(asked)
    wz = desk.store.get(Actor, ["wz"])["wz"]
    now = Put(Actor(id="wz", naam="Woonzorg", soort="instelling", telefoon="0315 999999"), wz.version, wz.item)  # fmt: skip
    desk.store.apply(Change((now,), "An"))
    for kind, saved in SAVED.items():
        plan = preview_import(desk, [(f"terug.{kind}", saved(grid))], ImportOptions()).plan
        assert (plan.items(), plan.count("probleem")) == ((), 0), kind


def test_one_sheet_saved_as_csv_is_refused_with_the_way_out(desk: Desk, asked: bytes) -> None:
    with pytest.raises(InputError, match=r"zonder het verborgen deel.*\.xlsx of \.ods"):
        preview_import(desk, [("terug.csv", as_csv(filled(asked)))], ImportOptions())


@pytest.mark.parametrize("save", [as_xls, as_ods])
def test_without_its_hidden_part_a_workbook_is_refused_too(
    desk: Desk, asked: bytes, save: Callable[[Grid], bytes]
) -> None:
    grid = {title: rows for title, rows in filled(asked).items() if title != "Netwerk_gegeven"}
    with pytest.raises(InputError, match="zonder het verborgen deel"):
        preview_import(desk, [("terug.ods", save(grid))], ImportOptions())


def test_answers_in_a_zip_are_read_as_if_each_was_chosen(desk: Desk, asked: bytes) -> None:
    (draft,) = ask_by_mail(desk, None, ["buurt"]).files
    code = draft.removesuffix(".eml")[-12:]
    mail = f"From: b@buurt.example\nSubject: RE: ({code})\n\nKLOPT\n".encode()
    inside = {"antwoord.eml": mail, "terug.ods": as_ods(filled(asked)), "lijst.csv": b"naam;soort\nClub Drie;bewonersgroep\n"}  # fmt: skip
    revision = confirm_import(
        desk, preview_import(desk, [("alles.zip", zip_of(inside))], ImportOptions())
    )
    assert revision is not None
    assert revision.why == "Import van alles.zip > lijst.csv; Blad van een partner terug; Antwoord per mail"  # fmt: skip
    assert desk.store.get(Actor, ["buurt"])["buurt"].item.laatst_bevestigd
    assert "Club Drie" in {entry.item.naam for entry in desk.store.all(Actor)}


def test_who_got_a_sheet_is_asked_nothing_by_mail_this_quarter(desk: Desk, asked: bytes) -> None:
    """Also when somebody made the sheet by hand, with the command or the page."""
    why = {one.id: one.why_not for one in who_to_ask(desk)}
    assert why["wz"].startswith("al gevraagd op")
    assert why["buurt"] == ""
    with pytest.raises(InputError, match="al gevraagd"):
        ask_by_mail(desk, None, ["buurt", "wz"])
    ask_by_mail(desk, None, ["buurt"])
    with pytest.raises(InputError, match="al gevraagd"):
        partner_sheet(desk, "Buurtkamer")
