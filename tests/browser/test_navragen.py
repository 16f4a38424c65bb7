"""Asking whether facts still hold: a draft by mail and a sheet for a partner, out of the page and back in again."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from email.utils import format_datetime

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from netwerk.typed.moments import today_here
from tests.browser.conftest import App, Opener, button, choose, go, running, settled, shot
from tests.browser.fits import fits
from tests.browser.test_exporteren import fetched, menu
from tests.browser.test_importing import read_in

LIST = """naam;soort;kern;e-mail;telefoon;laatst bevestigd
Vraagclub Een;Bewonersgroep;Etten;een@vraagclub.example;0315 000001;2020-01-01
Vraagclub Twee;Bewonersgroep;Etten;twee@vraagclub.example;;2021-01-01
Vraaghuis;Instelling;Etten;info@vraaghuis.example;0315 000003;
Vraagkoor;Bewonersgroep;Silvolde;koor@vraagclub.example;;2020-01-01
"""
TIES = """van;naar;soort relatie
Vraaghuis;Vraagclub Een;kent
Vraaghuis;Vraagclub Twee;overlegt met
Vraaghuis;Vraagkoor;kent
"""
WHO = "Wie wil je vragen? (het langst niet bevestigd staat bovenaan)"


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on a demo area with four organisations that can be asked."""
    folder = tmp_path_factory.mktemp("vragen")
    (folder / "a.csv").write_text(LIST, encoding="utf-8")
    (folder / "r.csv").write_text(TIES, encoding="utf-8")
    with running(folder / "netwerk.db") as app:
        done = app.netwerk("import", str(folder / "a.csv"), str(folder / "r.csv"), "--yes")
        assert done.returncode == 0, done.stderr
        yield app


def facts(app: App, name: str, label: str = "actor") -> dict[str, object]:
    """What is stored of the item with this name or key."""
    done = app.netwerk("item", "show", label, name, "--json")
    values: dict[str, object] = json.loads(done.stdout)["values"]
    return values


def offered(page: Page) -> list[str]:
    page.get_by_label(WHO, exact=True).first.click()
    page.get_by_role("option").first.wait_for()
    found = page.get_by_role("option").all_inner_texts()
    page.keyboard.press("Escape")
    settled(page)
    return found


@pytest.mark.browser
def test_a_draft_goes_out_the_answer_comes_in_is_stored_and_taken_back(
    asking: App, visit: Opener
) -> None:
    page = visit(asking, "navragen?gebied=5")
    expect(page.get_by_text(re.compile(r"Je kunt er 3 van de \d+ vragen"))).to_be_visible()
    assert offered(page) == ["Vraaghuis (Etten)", "Vraagclub Een (Etten)", "Vraagclub Twee (Etten)"]
    choose(page, WHO, "Vraagclub Een")
    page.keyboard.press("Escape")
    menu(page, "Lijsten")
    menu(page, "Navragen")  # who was chosen stays chosen
    button(page, "1 mail klaarzetten")
    expect(page.get_by_text("1 mail is klaargezet.")).to_be_visible()
    shot(page, "navragen-mail-1440")
    name, content = fetched(page, "Download mails.zip")
    assert name == "mails.zip"
    (draft,) = (zipfile.ZipFile(io.BytesIO(content)).read(part) for part in zipfile.ZipFile(io.BytesIO(content)).namelist())  # fmt: skip
    mail = message_from_bytes(draft, policy=default)
    body = mail.get_body(("plain",))
    assert mail["To"] == "een@vraagclub.example"
    assert "- Telefoon: 0315 000001" in body.get_content()
    assert "1. kent Vraaghuis" in body.get_content()
    assert offered(page) == ["Vraaghuis (Etten)", "Vraagclub Twee (Etten)"]

    answer = f"From: Anna Vork <een@vraagclub.example>\nSubject: RE: {mail['Subject']}\nDate: {format_datetime(datetime.now(UTC))}\n\nKLOPT 1\nANDERS telefoon: 0315 000009\nFUNCTIE: secretaris\n\n> {body.get_content().splitlines()[0]}\n"  # fmt: skip
    go(page, asking, "importeren")
    read_in(page, "Re klopt dit nog van Anna Vork.eml", answer.encode())
    shot(page, "navragen-antwoord-1440")
    before = facts(asking, "Vraagclub Een")
    assert before["telefoon"] == "0315 000001"  # nothing is stored yet
    button(page, re.compile(r"^\d gegevens opslaan$"))
    expect(page.get_by_text(re.compile("Opgeslagen: ")).first).to_be_visible()
    after = facts(asking, "Vraagclub Een")
    assert after["telefoon"] == "0315 000009"
    assert "Anna" not in asking.netwerk("history", "--json").stdout
    button(page, "Deze import ongedaan maken")
    expect(page.get_by_text("De import is ongedaan gemaakt.").first).to_be_visible()
    assert facts(asking, "Vraagclub Een") == before


@pytest.mark.browser
def test_who_is_not_asked_after_all_can_be_asked_again(asking: App, visit: Opener) -> None:
    page = visit(asking, "navragen?gebied=5")
    choose(page, WHO, "Vraagclub Twee")
    page.keyboard.press("Escape")
    button(page, "1 mail klaarzetten")
    assert "Vraagclub Twee (Etten)" not in offered(page)
    button(page, "Niet verstuurd: draai dit terug")
    expect(page.get_by_text("De vraag is teruggedraaid.").first).to_be_visible()
    assert "Vraagclub Twee (Etten)" in offered(page)


def set_cell(sheet: Worksheet, named: str, header: str, value: str) -> None:
    heads = [cell.value for cell in sheet[1]]
    row = next(
        r
        for r in range(2, sheet.max_row + 1)
        if named in [sheet.cell(r, column).value for column in range(4, 7)]
    )
    sheet.cell(row, heads.index(header) + 1).value = value


def as_a_partner_fills_it_in(content: bytes) -> bytes:
    """The first contact still holds, one row vanished, a number is another one, a club is new."""
    book = load_workbook(io.BytesIO(content))
    actors, ties = book["Actoren"], book["Relaties"]
    for row in book["Uitleg"].iter_rows():
        if row[0].value == "Jouw functie":
            row[1].value = "teamleider"
    set_cell(actors, "Vraaghuis", "Klopt dit?", "klopt niet")
    set_cell(actors, "Vraaghuis", "Telefoon", "0315 000033")
    set_cell(ties, "Vraagclub Een", "Klopt dit?", "klopt")
    gone = next(
        r for r in range(2, ties.max_row + 1)
        if "Vraagkoor" in [ties.cell(r, c).value for c in (4, 5)]
    )  # fmt: skip
    ties.delete_rows(gone)
    heads = [cell.value for cell in actors[1]]
    free = next(r for r in range(2, actors.max_row + 2) if not actors.cell(r, 4).value)
    for header, value in {"Klopt dit?": "nieuw", "Naam": "Nieuwe vraagclub", "Soort": "Bewonersgroep", "Gevestigd in kern": "Etten"}.items():  # fmt: skip
        actors.cell(free, heads.index(header) + 1).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.browser
def test_a_sheet_goes_to_a_partner_comes_back_and_confirms_changes_and_proposes(
    asking: App, visit: Opener
) -> None:
    page = visit(asking, "navragen")
    choose(page, "Welke partner?", "Vraaghuis")
    button(page, "Maak het blad")
    expect(page.get_by_text("Het blad is klaar: 1 actor, 3 relaties.")).to_be_visible()
    shot(page, "navragen-blad-1440")
    name, content = fetched(page, re.compile("^Download vraaghuis-"))
    assert name.endswith(".xlsx")
    go(page, asking, "navragen")
    assert not any(option.startswith("Vraaghuis") for option in offered(page))

    go(page, asking, "importeren")
    read_in(page, "terug.xlsx", as_a_partner_fills_it_in(content))
    said = page.get_by_text("Vraaghuis kent Vraagkoor staat niet meer in het blad")
    expect(said.first).to_be_visible()
    shot(page, "navragen-terug-1440")
    button(page, re.compile(r"^\d gegevens opslaan$"))
    expect(page.get_by_text(re.compile("Opgeslagen: ")).first).to_be_visible()
    house = facts(asking, "Vraaghuis")
    assert house["telefoon"] == "0315 000033"
    assert house["laatst_bevestigd"] == today_here().isoformat()
    assert house["bevestigd_door"] == "teamleider"
    assert facts(asking, "Nieuwe vraagclub")["kern"] == "etten"
    listed = json.loads(asking.netwerk("item", "list", "relatie", "--json").stdout)["items"]
    (koor,) = [tie["id"] for tie in listed if tie["name"] == "Vraaghuis kent Vraagkoor"]
    assert not facts(asking, koor, "relatie").get("tot")  # only proposed


@pytest.mark.browser
def test_one_sheet_saved_as_csv_is_refused_in_a_sentence(asking: App, visit: Opener) -> None:
    page = visit(asking, "navragen")
    choose(page, "Welke partner?", "Vraagclub Twee")
    button(page, "Maak het blad")
    _, content = fetched(page, re.compile("^Download vraagclub-twee-"))
    rows = load_workbook(io.BytesIO(content))["Actoren"].iter_rows(values_only=True)
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    go(page, asking, "importeren")
    read_in(page, "terug.csv", out.getvalue().encode())
    expect(page.get_by_text("zonder het verborgen deel")).to_be_visible()
    assert page.get_by_role("button", name=re.compile("opslaan")).count() == 0


@pytest.mark.browser
def test_a_phone_and_a_keyboard_are_enough_and_another_gebied_offers_others(
    asking: App, visit: Opener
) -> None:
    page = visit(asking, "navragen?gebied=3", width=390, height=844)
    expect(page.get_by_text(re.compile(r"Je kunt er 1 van de \d+ vragen"))).to_be_visible()
    assert fits(page)
    box = page.get_by_label(WHO, exact=True).first
    box.focus()
    page.keyboard.type("vraagkoor")
    page.get_by_role("option", name="Vraagkoor").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settled(page)
    shot(page, "navragen-390")
    go(page, asking, "navragen?gebied=1")
    expect(page.get_by_text("Hier kun je nu niemand per mail vragen.")).to_be_visible()
    assert page.get_by_label(WHO, exact=True).count() == 0
    shot(page, "navragen-niemand-390")
