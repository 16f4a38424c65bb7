"""Asking whether facts still hold, and what comes back: from draft and sheet to one change."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from openpyxl import load_workbook
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from netwerk.errors import InputError
from netwerk.exchange.partners.codes import codes_in
from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor, Item, Navraag, Relatie
from netwerk.services.desk import Desk
from netwerk.services.imports import Preview, confirm_import, preview_import, verdict
from netwerk.services.partner_questions import ask_by_mail, partner_sheet, who_to_ask
from netwerk.services.records.edits import merge_actoren, undo
from netwerk.services.records.items import removal, remove_item
from netwerk.store.port import Change, Put, Store
from tests.exchange.partners.outlook_file import outlook_mail

LATER = date(2026, 11, 28)


@pytest.fixture
def area(village: Store) -> Store:
    """The village with addresses, persons and things that stay inside."""
    koor = village.get(Actor, ["koor"])["koor"]
    put(
        village,
        Put(
            replace(
                koor.item,
                email="koor@voorbeeld.example",
                telefoon="0315 000000",
                omschrijving="Geheime notitie",
                contact="Anna Vork",
                labels=("lastig",),
                bron="Woonzorg",
            ),
            koor.version,
            koor.item,
        ),
        Put(Actor(id="wz", naam="Woonzorg", soort="instelling", kern="silvolde", email="info@wz.example")),
        Put(Actor(id="jo", naam="Jo Mos", soort="professional", rol="wijkverpleegkundige", kern="silvolde", telefoon="06 00000000", email="jo@wz.example")),
        Put(Actor(id="piet", naam="Piet Lepel", soort="professional", kern="silvolde")),
        Put(Actor(id="veer", naam="Veer Etten", soort="bewonersgroep", kern="etten")),
        Put(Relatie(id="w1", van="jo", naar="wz", soort="werkt_voor")),
        Put(Relatie(id="k1", van="wz", naar="koor", soort="kent", toelichting="Ruzie gehad", laatst_bevestigd="2026-10-01")),
        Put(Relatie(id="k2", van="wz", naar="zaal", soort="overlegt_met", laatst_bevestigd="2022-01-01")),
        Put(Relatie(id="k3", van="wz", naar="piet", soort="kent")),
        Put(Relatie(id="k4", van="wz", naar="veer", soort="kent")),
        Put(Relatie(id="r2", van="koor", naar="piet", soort="kent")),
    )  # fmt: skip
    return village


def put(store: Store, *ops: Put) -> None:
    store.apply(Change(ops, who="Jan"))


def one(desk: Desk, cls: type[Item], id: str) -> Item:
    return desk.store.get(cls, [id])[id].item


def asked(desk: Desk, *ids: str) -> tuple[str, str]:
    """The text of the draft for the first of these, and its code."""
    files = ask_by_mail(desk, None, ids).files
    mail = message_from_bytes(next(iter(files.values())), policy=default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(("plain",))
    assert body is not None
    assert mail["X-Unsent"] == "1"
    return body.get_content(), codes_in(str(mail["Subject"]))[0]


def reply(
    code: str, text: str, subject: str = "RE: Klopt dit nog?", **headers: str
) -> tuple[str, bytes]:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Anna Vork <anna@koor.example>", "team@gemeente.example"
    mail["Subject"] = f"{subject} ({code})"
    mail["Date"] = headers.pop("Date", "Thu, 26 Nov 2026 10:00:00 +0100")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return "Re Anna Vork.eml", bytes(mail)


def read(desk: Desk, *files: tuple[str, bytes], **options: object) -> Preview:
    return preview_import(later(desk), files, replace(ImportOptions(), **options))


def later(desk: Desk) -> Desk:
    return replace(desk, clock=lambda: LATER)


# --- drafts ---


def test_a_draft_tells_public_facts_and_ties_with_organisations_only(
    area: Store, desk: Desk
) -> None:
    text, code = asked(desk, "koor")
    assert "- Naam: Koor De Lijster" in text
    assert "- Telefoon: 0315 000000" in text
    assert "- Website: niet bekend" in text
    # nobody ever confirmed the one with Zaal, so that one comes first
    assert "1. werkt samen met Zaal Het Hof\n2. kent Woonzorg" in text.replace("\r", "")
    for inside in ("Geheim", "Anna", "Ruzie", "lastig", "Piet", "gesprek"):
        assert inside not in text
    assert text.count(code) == 1
    kept = one(desk, Navraag, code)
    assert kept == Navraag(
        id=code, actor="koor", datum="2026-11-25", kanaal="mail", relaties=("r1", "k1")
    )


def test_at_most_seven_ties_are_named(area: Store, desk: Desk) -> None:
    for i in range(12):
        put(area, Put(Actor(id=f"c{i}", naam=f"Club {i}", soort="bewonersgroep")),
            Put(Relatie(id=f"x{i}", van="koor", naar=f"c{i}", soort="kent")))  # fmt: skip
    text, code = asked(desk, "koor")
    assert "7. " in text
    assert "8. " not in text
    assert len(one(desk, Navraag, code).relaties) == 7


def test_no_line_of_the_question_is_an_answer(area: Store, desk: Desk) -> None:
    text, code = asked(desk, "koor")
    preview = read(desk, reply(code, text))
    assert preview.plan.items() == ()
    marked = "\n".join(text.splitlines()[6:])  # the part below our first line, quoted without marks
    assert read(desk, reply(code, marked)).plan.items() == ()


def test_nobody_is_asked_twice_a_quarter_whatever_the_way(area: Store, desk: Desk) -> None:
    def why(id: str, day: date) -> str:
        found = who_to_ask(replace(desk, clock=lambda: day))
        return next(one.why_not for one in found if one.id == id)

    today = desk.today
    assert why("koor", today) == ""
    assert why("zaal", today) == "geen mailadres bekend"
    asked(desk, "koor")
    assert why("koor", today) == "al gevraagd op 25 november 2026, weer vanaf 25 februari 2027"
    assert why("koor", date(2027, 2, 24)) != ""
    assert why("koor", date(2027, 2, 25)) == ""
    with pytest.raises(InputError, match="al gevraagd"):
        ask_by_mail(desk, None, ["koor"])
    wz = area.get(Actor, ["wz"])["wz"]
    put(area, Put(replace(wz.item, gevraagd="2026-11"), wz.version, wz.item))  # in a talk
    assert why("wz", today).startswith("al gevraagd op 30 november 2026")
    with pytest.raises(InputError, match="--toch"):
        partner_sheet(desk, "Woonzorg")
    assert partner_sheet(desk, "Woonzorg", again=True).revision is not None
    assert [one.id for one in who_to_ask(desk) if one.id in ("jo", "piet")] == []


def test_taking_the_question_back_frees_the_quarter(area: Store, desk: Desk) -> None:
    made = ask_by_mail(desk, None, ["koor", "wz"])
    assert (made.revision.added, len(made.files)) == (2, 2)
    undo(desk, made.revision.number)
    assert all(one.why_not != "" or one.id for one in who_to_ask(desk))
    assert ask_by_mail(desk, None, ["koor"]).revision.added == 1


# --- replies ---


def test_klopt_confirms_the_facts_and_the_ties_with_day_and_function_only(
    area: Store, desk: Desk
) -> None:
    text, code = asked(desk, "koor")
    quoted = "\n".join(f"> {line}" for line in text.splitlines())
    body = f"Hallo,\n\nKLOPT\nFUNCTIE: secretaris\n\nGroet,\nAnna Vork\n06-00000000\n\nOp wo 25 nov 2026 schreef Team:\n\n{quoted}"
    preview = read(desk, reply(code, body))
    assert verdict(preview.plan).ok
    revision = confirm_import(desk, preview)
    assert revision is not None
    assert revision.why == "Antwoord per mail"
    koor = one(desk, Actor, "koor")
    assert isinstance(koor, Actor)
    assert (koor.laatst_bevestigd, koor.bevestigd_door, koor.gevraagd) == (
        "2026-11-26",
        "secretaris",
        "2026-11-26",
    )
    for tie in ("r1", "k1"):
        relatie = one(desk, Relatie, tie)
        assert isinstance(relatie, Relatie)
        assert (relatie.laatst_bevestigd, relatie.bevestigd_door) == ("2026-11-26", "secretaris")
    answer = one(desk, Navraag, code)
    assert isinstance(answer, Navraag)
    assert (answer.antwoord, answer.beantwoord, answer.functie) == (
        ("klopt",),
        "2026-11-26",
        "secretaris",
    )
    kept = str([(c.before, c.after) for c in desk.store.changes(revision.number)]) + revision.why
    for private in ("Anna@", "anna@", "06-00000000", "Re Anna"):
        assert private not in kept
    again = read(desk, reply(code, body))
    assert again.plan.items() == ()
    undo(desk, revision.number)
    assert one(desk, Relatie, "k1").laatst_bevestigd == "2026-10-01"


def test_anders_changes_what_is_clear_and_leaves_the_rest_to_a_person(
    area: Store, desk: Desk
) -> None:
    _, code = asked(desk, "koor")
    body = "KLOPT\nANDERS telefoon: 0315 111111\nANDERS 2: gestopt\nANDERS we zingen minder\nANDERS e-mail: anna@gmail.com\nANDERS 9: gestopt"
    preview = read(desk, reply(code, body))
    confirm_import(desk, preview)
    koor, k1, r1 = one(desk, Actor, "koor"), one(desk, Relatie, "k1"), one(desk, Relatie, "r1")
    assert (koor.telefoon, koor.email) == ("0315 111111", "koor@voorbeeld.example")
    assert k1.tot == "2026-11-26"
    assert (
        r1.laatst_bevestigd is None
    )  # something is left to read, so KLOPT confirms nothing by itself
    problems = [row.sentence for row in preview.plan.rows if row.state == "probleem"]
    assert any("we zingen minder" in said for said in problems)
    assert any("lijkt privé" in said for said in problems)
    assert any("contact 9" in said for said in problems)


def test_wij_kennen_ook_adds_ties_and_makes_nobody(area: Store, desk: Desk) -> None:
    _, code = asked(desk, "koor")
    preview = read(
        desk,
        reply(code, "WIJ KENNEN OOK: Schietclub en Veer Etten, Zangbond, geen\nZaal Het Hof"),
        create_missing=True,
        soort="bewonersgroep",
    )
    assert "Koor De Lijster noemt 'Zangbond', en die staat niet in netwerk." in [
        row.sentence for row in preview.plan.rows if row.state == "probleem"
    ]
    before = desk.store.counts()["Actor"]
    revision = confirm_import(desk, preview)
    assert revision is not None
    assert desk.store.counts()["Actor"] == before
    new = [
        c.after
        for c in desk.store.changes(revision.number)
        if c.label == "Relatie" and not c.before
    ]
    assert {(t.van, t.naar, t.soort, t.laatst_bevestigd) for t in new} == {
        ("koor", "club", "kent", "2026-11-26"), ("koor", "veer", "kent", "2026-11-26"),
    }  # fmt: skip
    assert {t.bron for t in new} == {"antwoord per mail van Koor De Lijster, 26 november 2026"}
    assert (
        one(desk, Relatie, "r1").laatst_bevestigd == "2026-11-26"
    )  # known: confirmed, not doubled


@pytest.mark.parametrize(
    ("body", "subject", "headers"),
    [
        ("KLOPT", "Automatisch antwoord: Klopt dit nog?", {}),
        ("KLOPT", "RE: Klopt", {"Auto_Submitted": "auto-replied"}),
        ("KLOPT", "Out of office", {}),
        ("KLOPT", "Onbestelbaar: Klopt dit nog?", {}),
        ("KLOPT niet", "RE:", {}),
        ("Wij werken samen met School De Hoek.", "RE:", {}),
    ],
)
def test_machines_and_other_words_change_nothing(area: Store, desk: Desk, body: str, subject: str, headers: dict[str, str]) -> None:  # fmt: skip
    _, code = asked(desk, "koor")
    preview = read(desk, reply(code, body, subject, **headers))
    assert preview.plan.items() == ()
    assert confirm_import(desk, preview) is None


def test_without_its_code_or_with_another_a_reply_changes_nothing(area: Store, desk: Desk) -> None:
    _, code = asked(desk, "koor")
    other = "NW-2222-2222" if codes_in("NW-2222-2222") else code[:-1]
    for wrong in ("", other, f"{code} NW-PGXK-PF4C"):
        preview = read(desk, reply(wrong, "KLOPT"))
        assert preview.plan.items() == ()
        assert "NW-" in preview.plan.rows[0].sentence


def test_what_changed_since_the_question_is_not_confirmed(area: Store, desk: Desk) -> None:
    _, code = asked(desk, "koor")
    koor = area.get(Actor, ["koor"])["koor"]
    put(area, Put(replace(koor.item, telefoon="0315 999999"), koor.version, koor.item))
    k1 = area.get(Relatie, ["k1"])["k1"]
    put(area, Put(replace(k1.item, soort="overlegt_met"), k1.version, k1.item))
    preview = read(desk, reply(code, "KLOPT"))
    assert {row.reason.what for row in preview.plan.rows if row.reason} == {"het is sinds de vraag in netwerk gewijzigd"}  # fmt: skip
    confirm_import(desk, preview)
    assert one(desk, Actor, "koor").laatst_bevestigd is None
    assert one(desk, Relatie, "k1").laatst_bevestigd == "2026-10-01"
    assert one(desk, Relatie, "r1").laatst_bevestigd == "2026-11-26"


@pytest.mark.parametrize(
    "day", ["Thu, 26 Nov 2037 10:00:00 +0100", "Thu, 26 Nov 2020 10:00:00 +0100", "gisteren"]
)
def test_a_day_that_cannot_be_is_the_day_of_reading(area: Store, desk: Desk, day: str) -> None:
    _, code = asked(desk, "koor")
    confirm_import(desk, read(desk, reply(code, "KLOPT", Date=day)))
    assert one(desk, Actor, "koor").laatst_bevestigd == "2026-11-28"


def test_replies_and_lists_together_are_one_change_with_each_item_once(
    area: Store, desk: Desk
) -> None:
    _, code = asked(desk, "koor")
    first = reply(code, "KLOPT", Date="Wed, 25 Nov 2026 10:00:00 +0100")
    second = reply(code, "ANDERS telefoon: 0315 222222")
    lists = (
        "lijst.csv",
        b"naam;soort;website\nKoor De Lijster;bewonersgroep;https://koor.example\n",
    )
    preview = read(desk, second, lists, first)
    items = preview.plan.items()
    assert len({(type(i).__name__, i.id) for i in items}) == len(items)
    revision = confirm_import(desk, preview)
    assert revision is not None
    assert revision.why == "Import van lijst.csv; 2 antwoorden per mail"
    koor = one(desk, Actor, "koor")
    assert (koor.telefoon, koor.website, koor.laatst_bevestigd) == (
        "0315 222222",
        "https://koor.example",
        "2026-11-26",
    )
    undo(desk, revision.number)
    assert one(desk, Actor, "koor").telefoon == "0315 000000"


# --- the sheet of a partner ---

Fill = Callable[[dict[str, Worksheet]], None]


def sent_back(content: bytes, fill: Fill) -> tuple[str, bytes]:
    book = load_workbook(io.BytesIO(content))
    sheets = {name: book[name] for name in book.sheetnames}
    fill(sheets)
    out = io.BytesIO()
    book.save(out)
    return "woonzorg terug.xlsx", out.getvalue()


def rows_of(sheet: Worksheet) -> dict[str, dict[str, object]]:
    heads, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    return {str(row[2]): dict(zip(heads, row, strict=True)) for row in rows if row[2]}


def set_cell(sheet: Worksheet, key: str, header: str, value: object) -> None:
    heads = [cell.value for cell in sheet[1]]
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 3).value == key)
    sheet.cell(row, heads.index(header) + 1).value = value


def add_row(sheet: Worksheet, **cells: str) -> None:
    heads = [cell.value for cell in sheet[1]]
    row = next(r for r in range(2, sheet.max_row + 2) if not sheet.cell(r, 4).value)
    for header, value in cells.items():
        sheet.cell(row, heads.index(header.replace("_", " ")) + 1).value = value


def drop_row(sheet: Worksheet, key: str) -> None:
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 3).value == key)
    sheet.delete_rows(row)


def test_the_sheet_has_what_the_partner_may_see_and_no_more(area: Store, desk: Desk) -> None:
    made = partner_sheet(desk, "Woonzorg", "3")
    book = load_workbook(io.BytesIO(made.content))
    actors, ties = rows_of(book["Actoren"]), rows_of(book["Relaties"])
    assert set(actors) == {"wz", "jo", "koor"}  # itself, who works there, and who it told of
    assert set(ties) == {"k1", "k2", "w1", "r1"}
    assert (actors["jo"]["Naam"], actors["jo"]["Rol in het gebied"]) == (
        "Jo Mos",
        "Wijkverpleegkundige",
    )
    assert actors["jo"]["Telefoon"] is None
    assert made.counted == "3 actoren, 4 relaties"
    assert made.said == ("Relaties met personen van buiten de partner staan er niet in (2).",)
    everything = "".join(str(c.value) for s in book for row in s.iter_rows() for c in row)
    for inside in ("Geheim", "Anna", "Ruzie", "lastig", "Piet", "06 000", "jo@wz"):
        assert inside not in everything
    assert [s.sheet_state for s in book] == ["visible", "visible", "visible", "hidden", "hidden"]
    sheet = book["Relaties"]
    assert sheet.protection.sheet
    assert sheet["C2"].protection.locked
    assert not sheet["A2"].protection.locked
    offered = {str(v.sqref).split("2:")[0] for v in sheet.data_validations.dataValidation}
    assert {"A", "F"} <= offered or len(offered) >= 3
    assert "k4" in rows_of(load_workbook(io.BytesIO(partner_sheet(desk, "wz").content))["Relaties"])


def test_what_changed_or_is_stale_stands_on_top(area: Store, desk: Desk) -> None:
    first = partner_sheet(desk, "Woonzorg")
    order = list(rows_of(load_workbook(io.BytesIO(first.content))["Relaties"]).values())
    assert [row["Waarom bovenaan"] for row in order][-2:] == ["lang niet bevestigd", None]
    assert order[0]["Waarom bovenaan"] == "nooit bevestigd"
    k1 = area.get(Relatie, ["k1"])["k1"]
    put(area, Put(replace(k1.item, frequentie="maandelijks"), k1.version, k1.item))
    half_a_year = replace(desk, clock=lambda: desk.today + timedelta(days=200))
    again = partner_sheet(half_a_year, "Woonzorg")
    top = next(iter(rows_of(load_workbook(io.BytesIO(again.content))["Relaties"]).items()))
    assert top[0] == "k1"
    assert top[1]["Waarom bovenaan"] == "gewijzigd sinds de vorige keer"


def test_what_the_last_sheet_itself_brought_in_is_no_news_and_is_in_the_next_one(area: Store, desk: Desk) -> None:  # fmt: skip
    made = partner_sheet(desk, "Woonzorg")

    def fill(sheets: dict[str, Worksheet]) -> None:
        set_cell(sheets["Relaties"], "k1", "Klopt dit?", "klopt")
        add_row(sheets["Actoren"], Naam="Buurtkamer", Soort="Bewonersgroep")

    confirm_import(desk, read(desk, sent_back(made.content, fill)))
    next_year = replace(desk, clock=lambda: desk.today + timedelta(days=200))
    book = load_workbook(io.BytesIO(partner_sheet(next_year, "Woonzorg").content))
    assert rows_of(book["Relaties"])["k1"]["Waarom bovenaan"] is None
    assert "Buurtkamer" in {row["Naam"] for row in rows_of(book["Actoren"]).values()}


def test_a_second_sheet_in_the_quarter_is_the_same_question(area: Store, desk: Desk) -> None:
    first, second = partner_sheet(desk, "Woonzorg"), partner_sheet(desk, "Woonzorg")
    assert first.revision is not None
    assert second.revision is None
    assert "al met een blad gevraagd" in second.said[0]
    assert desk.store.counts()["Navraag"] == 1


def test_what_comes_back_confirms_changes_and_proposes(area: Store, desk: Desk) -> None:
    made = partner_sheet(desk, "Woonzorg")

    def fill(sheets: dict[str, Worksheet]) -> None:
        actors, ties = sheets["Actoren"], sheets["Relaties"]
        for row in sheets["Uitleg"].iter_rows():
            if row[0].value == "Ingevuld op":
                row[1].value = "27-11-2026"
            if row[0].value == "Jouw functie":
                row[1].value = "teamleider"
        set_cell(actors, "wz", "Klopt dit?", "klopt")
        set_cell(actors, "koor", "Website", "https://koor.example")
        set_cell(actors, "jo", "Telefoon", "06 11111111")
        set_cell(ties, "k1", "Klopt dit?", "Klopt")
        set_cell(ties, "k2", "Klopt dit?", "klopt niet")
        set_cell(ties, "k2", "Tot", "maart 2026")
        set_cell(ties, "w1", "Klopt dit?", "klopt niet")
        drop_row(ties, "k4")
        add_row(actors, Naam="Buurtkamer", Soort="Bewonersgroep", Telefoon="06 22222222")
        add_row(ties, Van="Woonzorg", Naar="Buurtkamer", Soort_relatie="kent")

    file = sent_back(made.content, fill)
    preview = read(desk, file)
    by = {getattr(row.item, "id", row.sentence): row for row in preview.plan.rows}
    assert by["wz"].changes == ("laatst_bevestigd", "bevestigd_door")
    assert by["koor"].changes == ("website", "laatst_bevestigd", "bevestigd_door")
    assert by["k1"].changes == ("laatst_bevestigd", "bevestigd_door")
    assert by["k2"].changes == ("tot", "laatst_bevestigd", "bevestigd_door")
    said = " ".join(m.text for m in preview.plan.messages)
    assert "Telefoon '06 11111111' lijkt een privégegeven" in said
    assert (
        "kolom Telefoon: er staat een 06-nummer, dat lijkt van één mens; niet overgenomen" in said
    )
    assert "klopt niet, maar er staat niet wat" in said
    assert "Woonzorg kent Veer Etten staat niet meer in het blad" in said
    revision = confirm_import(desk, preview)
    assert revision is not None
    assert revision.why == "Blad van een partner terug"
    wz, k4 = one(desk, Actor, "wz"), one(desk, Relatie, "k4")
    assert (wz.laatst_bevestigd, wz.bevestigd_door) == ("2026-11-27", "teamleider")
    assert k4.tot is None  # only proposed
    new = [c.after for c in desk.store.changes(revision.number) if not c.before]
    assert {getattr(item, "naam", None) or item.soort for item in new} == {"Buurtkamer", "kent"}
    assert desk.store.get(Actor, ["jo"])["jo"].item.telefoon == "06 00000000"
    answer = next(e.item for e in desk.store.all(Navraag))
    assert (set(answer.antwoord), answer.beantwoord, answer.functie) == (
        {"klopt", "anders", "kennen_ook"},
        "2026-11-27",
        "teamleider",
    )
    confirm_import(desk, read(desk, file, gestopt=True))
    assert one(desk, Relatie, "k4").tot == "2026-11-27"
    assert [
        i for i in read(desk, file, gestopt=True).plan.items() if not isinstance(i, Navraag)
    ] == []


def test_an_untouched_sheet_changes_nothing_also_when_the_store_went_on(
    area: Store, desk: Desk
) -> None:
    made = partner_sheet(desk, "Woonzorg")
    wz = area.get(Actor, ["wz"])["wz"]
    put(area, Put(replace(wz.item, telefoon="0315 333333"), wz.version, wz.item))
    preview = read(desk, sent_back(made.content, lambda sheets: None))
    assert preview.plan.items() == ()
    assert preview.plan.count("probleem") == 0

    def both(sheets: dict[str, Worksheet]) -> None:
        set_cell(sheets["Actoren"], "wz", "Telefoon", "0315 444444")
        set_cell(sheets["Actoren"], "koor", "Klopt dit?", "klopt")

    preview = read(desk, sent_back(made.content, both))
    problem = next(row for row in preview.plan.rows if row.state == "probleem")
    assert "Telefoon is intussen '0315 333333'; in het blad staat '0315 444444'" in problem.sentence
    confirm_import(desk, preview)
    assert one(desk, Actor, "wz").telefoon == "0315 333333"
    assert one(desk, Actor, "koor").laatst_bevestigd == "2026-11-28"


def test_strange_keys_words_and_columns_are_told_and_taken_by_nobody(
    area: Store, desk: Desk
) -> None:
    made = partner_sheet(desk, "Woonzorg")

    def fill(sheets: dict[str, Worksheet]) -> None:
        set_cell(sheets["Actoren"], "wz", "Klopt dit?", "misschien")
        set_cell(sheets["Actoren"], "koor", "Sleutel", "zaal")
        sheets["Actoren"]["Z1"] = "Geheim"
        sheets["Relaties"].delete_rows(1, sheets["Relaties"].max_row)

    preview = read(desk, sent_back(made.content, fill))
    assert preview.plan.items() == ()
    said = " ".join(m.text for m in preview.plan.messages)
    assert "'misschien' is geen antwoord" in said
    assert "de sleutel 'zaal' stond niet in het blad" in said
    assert "de kolom 'Geheim' hoort niet bij het blad" in said
    assert "het blad Relaties is weg" in said


def test_a_professional_is_no_partner(area: Store, desk: Desk) -> None:
    with pytest.raises(InputError, match="Kies de organisatie"):
        partner_sheet(desk, "Jo Mos")


def test_a_question_goes_with_its_actor_and_follows_it_in_a_merge(area: Store, desk: Desk) -> None:
    made = ask_by_mail(desk, None, ["koor", "wz"])
    merge_actoren(desk, "club", "koor")
    assert {e.item.actor for e in desk.store.all(Navraag)} == {"club", "wz"}
    stored = area.get(Actor, ["wz"])["wz"]
    assert [kind for kind, _, _ in removal(desk, "Actor", "wz").along].count("Navraag") == 1
    remove_item(desk, "Actor", "wz", stored.version)
    assert [e.item.actor for e in desk.store.all(Navraag)] == ["club"]
    assert made.zipped.startswith(b"PK")


def test_whatever_stands_in_the_cells_no_other_error_leaves_and_the_store_stays_whole(area: Store, desk: Desk) -> None:  # fmt: skip
    made = partner_sheet(desk, "Woonzorg")
    chance = random.Random(7)
    odd: list[object] = [
        None, "", "=1+1", "'=x", "#N/B", 45383, 1e300, True, datetime(2026, 11, 27), "x" * 30_000, "klopt", "klopt niet",  # noqa: DTZ001
        "nieuw", "geen", "koor", "Woonzorg", "Etten; Silvolde", "31-2-2026", "06 12345678", "\U0001f642", "a\nb", "<b>", "-",
    ]  # fmt: skip
    for _ in range(25):

        def fill(sheets: dict[str, Worksheet]) -> None:
            for _change in range(chance.randint(1, 12)):
                sheet = sheets[chance.choice(["Actoren", "Relaties", "Uitleg", "Netwerk_gegeven"])]
                row, column = chance.randint(1, 12), chance.randint(1, 14)
                if not isinstance(sheet.cell(row, column), MergedCell):
                    sheet.cell(row, column).value = chance.choice(odd)

        try:
            preview = read(desk, sent_back(made.content, fill), gestopt=True)
        except InputError:
            continue
        verdict(preview.plan)
        if revision := confirm_import(desk, preview):
            assert desk.store.check() == []
            undo(desk, revision.number)
    assert desk.store.check() == []


def test_a_private_fact_of_a_new_row_goes_in_only_when_its_own_row_is_named(area: Store, desk: Desk) -> None:  # fmt: skip
    made = partner_sheet(desk, "Woonzorg")
    at: list[int] = []

    def fill(sheets: dict[str, Worksheet]) -> None:
        sheet = sheets["Actoren"]
        at.append(next(r for r in range(2, 50) if not sheet.cell(r, 4).value))
        add_row(sheet, Naam="Buurtkamer", Soort="Bewonersgroep", Telefoon="06 22222222")

    file = sent_back(made.content, fill)
    (held,) = read(desk, file).plan.held
    assert held.key == f"woonzorg terug.xlsx:Actoren:{at[0]}"
    assert any(f"--toch {at[0]})" in m.sentence for m in read(desk, file).plan.messages)

    def phone(*toch: str) -> str | None:
        return next(i.telefoon for i in read(desk, file, toch=toch).plan.items() if isinstance(i, Actor))  # fmt: skip

    assert phone() is None
    assert phone("2") is None  # the row of the list that is made of it
    assert phone(held.key) == "06 22222222"


def test_a_row_that_lost_its_key_has_not_stopped(area: Store, desk: Desk) -> None:
    made = partner_sheet(desk, "Woonzorg")

    def lost(sheets: dict[str, Worksheet]) -> None:
        set_cell(sheets["Actoren"], "koor", "Sleutel", None)
        set_cell(sheets["Relaties"], "k1", "Sleutel", "iets anders")

    preview = read(desk, sent_back(made.content, lost), gestopt=True)
    items = preview.plan.items()
    assert [
        i for i in items if getattr(i, "status", None) == "gestopt" or getattr(i, "tot", None)
    ] == []
    assert "er zijn sleutels veranderd" in " ".join(m.text for m in preview.plan.messages)


def test_a_reply_saved_by_outlook_counts_as_any_other(area: Store, desk: Desk) -> None:
    text, code = asked(desk, "koor")
    body = f"KLOPT\r\n\r\nGroet, Anna\r\n\r\nVan:\tTeam\r\nVerzonden:\tdinsdag\r\nAan:\tKoor\r\nOnderwerp:\tx\r\n\r\n{text}"
    days = (date(2026, 11, 27) - date(1601, 1, 1)).days
    confirm_import(
        desk, read(desk, ("a.msg", outlook_mail(body, f"RE: Klopt dit nog? ({code})", days)))
    )
    assert one(desk, Actor, "koor").laatst_bevestigd == "2026-11-27"
    away = outlook_mail("KLOPT", f"x {code}", days, kind="IPM.Note.Rules.OofTemplate.Microsoft")
    assert read(desk, ("b.msg", away)).plan.items() == ()
