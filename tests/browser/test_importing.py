"""Reading in a list: what was read, accepting it, the report, taking it back; and files that are no list."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, go, settled

LIST = """naam;soort;kern
Duivenvereniging Import Een;Bewonersgroep;Etten
Duivenvereniging Import Twee;Bewonersgroep;Etten
;Bewonersgroep;Etten
Duivenvereniging Import Drie;Bewonersgroep;Etten
"""


def read_in(page: Page, name: str, content: bytes) -> None:
    """Choose one file and wait until it was read."""
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "", "buffer": content}
    )
    settled(page)
    page.get_by_text("Dit is gelezen").or_(page.get_by_test_id("stAlert")).first.wait_for()
    settled(page)


def counts(page: Page) -> dict[str, int]:
    """The row of counts under 'Dit is gelezen'."""
    table = page.get_by_role("table").filter(has_text="overgeslagen").last
    head = table.get_by_role("columnheader").all_inner_texts()
    row = table.get_by_role("row").nth(1).get_by_role("cell").all_inner_texts()
    return {word.strip(): int(value) for word, value in zip(head[1:], row[1:], strict=True)}


def revision(app: App) -> int:
    return int(
        json.loads(app.netwerk("history", "--json", "--limit", "1").stdout)["revisions"][0][
            "number"
        ]
    )


@pytest.mark.browser
def test_a_list_is_read_accepted_counted_and_taken_back_with_one_click(
    desk: App, visit: Opener
) -> None:
    page = visit(desk, "importeren")
    read_in(page, "duiven.csv", LIST.encode())
    found = counts(page)
    assert (found["nieuw"], found["probleem"]) == (3, 1)
    assert found["samen"] == sum(value for word, value in found.items() if word != "samen") == 4
    expect(page.get_by_text(re.compile(r"[Rr]ij 4")).first).to_be_attached()
    button(page, "3 gegevens opslaan")
    expect(page.get_by_text("Opgeslagen: 3 nieuw, 0 gewijzigd.").first).to_be_visible()
    expect(page.get_by_role("heading", name="Verslag van je import")).to_be_visible()
    expect(page.get_by_text("Er is niets nieuws om op te slaan.")).to_have_count(0)
    expect(page.get_by_text("staat al in het netwerk")).to_have_count(0)
    button(page, "Deze import ongedaan maken")
    said = page.get_by_test_id("stAlertContentSuccess")
    expect(said.get_by_text("De import is ongedaan gemaakt.")).to_be_visible()
    expect(page.get_by_role("button", name="3 gegevens opslaan")).to_be_visible()
    settled(page)
    assert counts(page)["nieuw"] == 3


def broken_workbook() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook>")
    return made.getvalue()[:-30]


BAD = {
    "leeg.csv": b"",
    "rapport.xlsx": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    "kapot.xlsx": broken_workbook(),
    "zonder-naam.csv": b"adres;telefoon\nDorpsstraat 1;0315\n",
}


@pytest.mark.browser
def test_a_list_of_which_every_row_is_a_problem_is_red_and_names_the_choice(
    desk: App, visit: Opener
) -> None:
    page = visit(desk, "importeren")
    read_in(page, "zonder-soort.csv", b"naam\nEen\nTwee\n")
    expect(page.get_by_text("Alle 2 rijen hebben een probleem")).to_be_visible()
    expect(page.get_by_text("Kies een soort bij 'Soort voor rijen zonder soort'")).to_be_visible()
    assert page.get_by_role("button", name=re.compile("opslaan")).count() == 0
    assert page.get_by_text("staat al in het netwerk").count() == 0


@pytest.mark.browser
def test_a_file_that_is_no_list_is_one_dutch_sentence_and_changes_nothing(
    desk: App, visit: Opener
) -> None:
    before = revision(desk)
    page = visit(desk)
    said = {}
    for name, content in BAD.items():
        go(page, desk, "importeren")
        read_in(page, name, content)
        assert page.get_by_role("button", name=re.compile("gegevens opslaan")).count() == 0, name
        assert page.get_by_text("Er ging iets mis").count() == 0, name
        alerts = " ".join(page.get_by_test_id("stAlert").all_inner_texts())
        said[name] = alerts + " ".join(page.get_by_test_id("stExpander").all_inner_texts())
        assert name in said[name] or "kolom" in said[name].lower(), (name, said[name])
        assert "Traceback" not in page.locator("body").inner_text()
    assert len(set(said.values())) == len(BAD)
    assert revision(desk) == before


@pytest.mark.browser
def test_two_columns_of_one_name_are_told_before_anything_is_saved(
    desk: App, visit: Opener
) -> None:
    page = visit(desk, "importeren")
    read_in(page, "dubbel.csv", b"naam;soort;naam\nEen;Bewonersgroep;Twee\n")
    expect(page.get_by_text("de kop 'naam' staat er twee keer")).to_be_visible()


@pytest.mark.browser
def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    desk: App, visit: Opener, tmp_path: Path
) -> None:
    large = tmp_path / "groot.csv"
    with large.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    page = visit(desk, "importeren")
    page.locator("input[type=file]").set_input_files(large)
    expect(page.get_by_text("Dit bestand is te groot: hoogstens 50")).to_be_visible()
    assert page.get_by_text("Dit is gelezen").count() == 0
