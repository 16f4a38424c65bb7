"""The mapping step in a browser, wide and on a phone: what is asked, answered, mended and stored."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, choose, settled, shot, to_page
from tests.browser.fits import fits

LIST = """naam;soort;kern;werkt samen met;kleur shirt;telefoon
Fanfare Kaart Een;zangclubje;Etten;Toneel Kaart Twee;blauw;
Toneel Kaart Twee;zangclubje;Etten;;rood;06-12345678
;Bewonersgroep;Etten;;geel;
Dansclub Kaart Drie;Bewonersgroep;;;;0315-123456
"""
WIDTHS = pytest.mark.parametrize(("width", "height"), [(1440, 2700), (390, 4400)])
"""High enough for a picture of all of it: the page scrolls inside itself."""


def read_in(page: Page, name: str, content: str) -> None:
    page.locator("input[type=file]").first.set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    )
    page.get_by_role("heading", name="Dit is gelezen").wait_for()
    settled(page)


@WIDTHS
@pytest.mark.browser
def test_a_sheet_with_everything_is_answered_and_stored_wide_and_on_a_phone(
    own: App, visit: Opener, width: int, height: int
) -> None:
    page = visit(own, "importeren?gebied=5", width=width, height=height)
    read_in(page, "clubs.csv", LIST)
    expect(page.get_by_text("van de 4 rijen gaa").first).to_be_visible()
    expect(page.get_by_text("wordt nu niet overgenomen")).to_be_visible()
    shot(page, f"toewijzing-{width}")
    assert fits(page)
    choose(page, "Kolom 'kleur shirt' wordt", "omschrijving")
    expect(page.get_by_text("wordt nu niet overgenomen")).to_have_count(0)
    expect(page.get_by_label("Kolom 'kleur shirt' wordt")).to_be_visible()
    choose(page, "Het woord 'zangclubje' bij Soort betekent", "Bewonersgroep")
    expect(page.get_by_text("3 van de 4 rijen gaan erin").first).to_be_visible()
    page.get_by_text("Rij 4").first.click()
    settled(page)
    page.get_by_role("textbox", name="naam", exact=True).fill("Schutterij Kaart Vier")
    button(page, "Verbeter deze rij")
    expect(page.get_by_text("Alle 4 rijen gaan erin").first).to_be_visible()
    expect(page.get_by_role("heading", name="Dit verandert er")).to_be_visible()
    shot(page, f"voorbeeld-{width}")
    assert fits(page)
    button(page, re.compile("gegevens opslaan"))
    expect(page.get_by_text(re.compile("Opgeslagen: 5 nieuw, 0 gewijzigd")).first).to_be_visible()
    expect(page.get_by_role("button", name="Deze import ongedaan maken")).to_be_visible()
    shot(page, f"opgeslagen-{width}")


@WIDTHS
@pytest.mark.browser
def test_what_looks_private_is_asked_per_row(
    own: App, visit: Opener, width: int, height: int
) -> None:
    page = visit(own, "importeren", width=width, height=height // 2)
    read_in(page, "clubs.csv", LIST)
    asked = page.get_by_role("heading", name="Dit lijkt over een bewoner te gaan, of is privé")
    asked.scroll_into_view_if_needed()
    expect(asked).to_be_visible()
    expect(page.get_by_text("clubs.csv, rij 3 (Telefoon)").first).to_be_visible()
    shot(page, f"privacyvraag-{width}")
    assert fits(page)


@pytest.mark.browser
def test_answers_and_files_stay_for_who_looks_at_another_page(own: App, visit: Opener) -> None:
    page = visit(own, "importeren")
    read_in(page, "clubs.csv", LIST)
    choose(page, "Kolom 'kleur shirt' wordt", "omschrijving")
    to_page(page, "Gegevens", "Lijsten")
    page.get_by_role("heading", level=1, name="Lijsten").wait_for()
    to_page(page, "Gegevens", "Importeren")
    expect(page.get_by_text("Nog niet klaar: clubs.csv.")).to_be_visible()
    settled(page)
    expect(page.get_by_label("Kolom 'kleur shirt' wordt")).to_have_value(re.compile("Omschrijving"))
    button(page, "Dit bestand weghalen")
    expect(page.get_by_role("heading", name="Dit is gelezen")).to_have_count(0)


@pytest.mark.browser
def test_a_column_is_answered_with_the_keyboard_alone(own: App, visit: Opener) -> None:
    page = visit(own, "importeren")
    read_in(page, "clubs.csv", LIST)
    box = page.get_by_label("Kolom 'kleur shirt' wordt", exact=True)
    box.focus()
    page.keyboard.type("opmerking")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_text("wordt nu niet overgenomen")).to_have_count(0)
    expect(box).to_have_value(re.compile("opmerking"))
