"""Doelgroepen and kalender as the gebiedsmakelaar uses them, at a desk and on a phone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, choose, go, settled, shot

SIZES = [{"width": 390, "height": 844}, {"width": 1440, "height": 900}]
HOSTILE = '<img src=x onerror="alert(1)"> **vet** $x$'


def members(app: App, *words: str) -> list[str]:
    found = json.loads(app.netwerk("doelgroep", *words, "--json").stdout)
    return [member["naam"] for member in found["leden"]]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES, ids=["390", "1440"])
def test_from_a_ready_made_doelgroep_to_a_mailing_on_the_calendar(
    own: App, visit: Opener, size: dict[str, int], tmp_path: Path
) -> None:
    """Kept in one press, its list downloaded, and that it was sent put on the calendar."""
    width = size["width"]
    page = visit(own, "doelgroepen?gebied=6", **size)
    shot(page, f"doelgroepen-{width}")
    button(page, "Bewaar")
    name = "Basisscholen en sportclubs in gebied 6"
    expect(page.get_by_text(f"{name} is bewaard.").first).to_be_visible()
    first = members(own, "show", name)[0]
    changed = own.netwerk("item", "change", "actor", first, "email=info@eerste.example")
    assert changed.returncode == 0, changed.stderr
    page.get_by_role("button", name=name).first.click()
    settled(page)
    expect(page.get_by_text("Mail: bekend van 1 van de")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download als csv").click()
    kept = tmp_path / "lijst.csv"
    download.value.save_as(kept)
    assert kept.read_text("utf-8-sig").splitlines()[0] == "Naam;Ter attentie van;E-mail"
    shot(page, f"doelgroep-{width}")
    button(page, "Zet op de kalender: mailing verstuurd")
    expect(page.get_by_text("De mailing van vandaag staat op de kalender")).to_be_visible()
    assert fits(page)
    go(page, own, "kalender?gebied=6")
    expect(page.get_by_text(f"Mailing aan {name}").first).to_be_visible()
    expect(page.get_by_text("kreeg de mailing")).to_be_visible()
    shot(page, f"kalender-{width}")
    assert fits(page)


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES, ids=["390", "1440"])
def test_a_meeting_is_planned_in_few_taps_and_who_came_is_ticked(
    own: App, visit: Opener, size: dict[str, int]
) -> None:
    assert own.netwerk(
        "doelgroep", "save", "Sportclubs", "--gebied", "6", "--categorie", "sport_en_spel"
    ).returncode == 0  # fmt: skip
    page = visit(own, "kalender?gebied=6", **size)
    page.get_by_text("Zet iets op de kalender").click()
    page.get_by_label("Wat", exact=True).fill(f"Jaaroverleg {HOSTILE}")
    page.get_by_label("Datum", exact=True).fill("02-11-2026")
    page.get_by_label("Datum", exact=True).press("Enter")
    page.get_by_label("Tijd (mag leeg)").fill("19.30")
    choose(page, "Voor wie (mag leeg)", "Sportclubs")
    page.keyboard.press("Escape")
    shot(page, f"kalender-formulier-{size['width']}")
    button(page, "Zet op de kalender")
    expect(page.get_by_text("staat op de kalender.").first).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    page.get_by_role("button", name="Wie was er?").first.click()
    settled(page)
    boxes = page.get_by_role("main").get_by_test_id("stCheckbox")
    expect(boxes.first).to_be_visible()
    boxes.first.locator("label").click()
    page.get_by_label("Hoeveel mensen waren er? (mag leeg)").fill("45")
    shot(page, f"kalender-wie-{size['width']}")
    button(page, "Bewaar")
    expect(page.get_by_text("Vastgelegd wie is bereikt")).to_be_visible()
    page.get_by_text("Toon wat is geweest").click()
    expect(page.get_by_text("Sportclubs: 1 van de")).to_be_visible()
    expect(page.get_by_text("Er waren 45 mensen.")).to_be_visible()
    shot(page, f"kalender-geweest-{size['width']}")
    assert fits(page)


@pytest.mark.browser
def test_the_number_of_a_doelgroep_follows_what_is_chosen(own: App, visit: Opener) -> None:
    page = visit(own, "doelgroepen?gebied=6", width=1440, height=900)
    page.get_by_text("Zelf een doelgroep maken").click()
    page.get_by_label("Naam (verplicht)").fill("Kerken en zalen")
    choose(page, "Categorie", "Kerk & zin")
    page.keyboard.press("Escape")
    counted = page.get_by_text("Kerken en zalen:").first
    expect(counted).to_contain_text("met de categorie Kerk & zin")
    shot(page, "doelgroep-formulier-1440")
    page.get_by_role("button", name="Bewaar", exact=True).last.click()
    expect(page.get_by_text("Kerken en zalen is bewaard.").first).to_be_visible()
