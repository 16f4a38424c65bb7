"""Doelgroepen and kalender as the gebiedsmakelaar uses them, at a desk and on a phone."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from netwerk.typed.moments import today_here
from tests.browser.conftest import App, Opener, button, choose, go, settled, shot
from tests.browser.fits import fits
from tests.browser.test_dutch import in_dutch
from tests.browser.test_pages import no_problem, serious

PLACES = [({"width": 390, "height": 844}, "1"), ({"width": 1440, "height": 900}, "3")]
"""Each size in a gebied of its own, so that none finds what another kept."""
HOSTILE = '<img src=x onerror="alert(1)"> **vet** $x$'


def members(app: App, name: str) -> list[str]:
    found = json.loads(app.netwerk("doelgroep", "show", name, "--json").stdout)
    return [member["naam"] for member in found["leden"]]


@pytest.mark.browser
@pytest.mark.parametrize(("size", "gebied"), PLACES, ids=["390", "1440"])
def test_from_a_ready_made_doelgroep_to_a_mailing_on_the_calendar(
    desk: App, visit: Opener, size: dict[str, int], gebied: str, tmp_path: Path
) -> None:
    """Kept in one press, its list downloaded, and that it was sent put on the calendar."""
    width = size["width"]
    page = visit(desk, f"doelgroepen?gebied={gebied}", **size)
    shot(page, f"doelgroepen-{width}")
    button(page, "Bewaar")
    name = f"Basisscholen en sportclubs in gebied {gebied}"
    expect(page.get_by_text(f"{name} is bewaard.").first).to_be_visible()
    first = members(desk, name)[0]
    changed = desk.netwerk("item", "change", "actor", first, "email=info@eerste.example")
    assert changed.returncode == 0, changed.stderr
    page.get_by_role("button", name=name).first.click()
    settled(page)
    shot(page, f"doelgroep-boven-{width}")
    expect(page.get_by_text("Mail: bekend van")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download als csv").click()
    kept = tmp_path / "lijst.csv"
    download.value.save_as(kept)
    rows = kept.read_text("utf-8-sig").splitlines()
    assert rows[0] == "Naam;Ter attentie van;E-mail"
    assert first in rows[1]
    shot(page, f"doelgroep-{width}")
    button(page, "Zet op de kalender: mailing verstuurd")
    expect(page.get_by_text("De mailing van vandaag staat op de kalender")).to_be_visible()
    assert fits(page)
    go(page, desk, f"kalender?gebied={gebied}")
    expect(page.get_by_text(f"Mailing aan {name}").first).to_be_visible()
    expect(page.get_by_text(re.compile("kre(eg|gen) de mailing")).first).to_be_visible()
    shot(page, f"kalender-{width}")
    assert fits(page)


def day_before(page: Page) -> None:
    """Type the day of yesterday in the only date that can be seen."""
    page.get_by_test_id("stDateInput").get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{today_here() - timedelta(days=1):%d%m%Y}")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")


@pytest.mark.browser
@pytest.mark.parametrize(("size", "gebied"), PLACES, ids=["390", "1440"])
def test_a_meeting_is_planned_in_few_taps_and_who_came_is_ticked(
    desk: App, visit: Opener, size: dict[str, int], gebied: str
) -> None:
    width = size["width"]
    group = f"Clubs {width}"
    made = desk.netwerk("doelgroep", "save", group, "--gebied", gebied, "--soort", "bewonersgroep")
    assert made.returncode == 0, made.stderr
    page = visit(desk, f"kalender?gebied={gebied}", **size)
    page.get_by_text("Zet iets op de kalender").click()
    page.get_by_label("Wat", exact=True).fill(f"Jaaroverleg {width} {HOSTILE}")
    day_before(page)
    page.get_by_label("Tijd (mag leeg)").fill("19.30")
    choose(page, "Voor wie (mag leeg)", group)
    page.keyboard.press("Escape")
    shot(page, f"kalender-formulier-{width}")
    button(page, "Zet op de kalender")
    expect(page.get_by_text("staat op de kalender.").first).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    button(page, re.compile(f"Wie was er.*Jaaroverleg {width}"))
    shot(page, f"kalender-wie-{width}")
    button(page, "Vink allen aan")
    boxes = page.get_by_role("main").get_by_test_id("stCheckbox")
    expect(boxes.first.get_by_role("checkbox")).to_be_checked()
    boxes.first.locator("label").click()  # this one was not there after all
    page.get_by_label("Hoeveel mensen waren er? (mag leeg)").fill("45")
    button(page, "Bewaar")
    expect(page.get_by_text("Vastgelegd wie is bereikt").first).to_be_visible()
    page.get_by_text("Toon wat is geweest").click()
    came = len(members(desk, group)) - 1
    expect(page.get_by_text(f"{group}: {came} van de {came + 1}").first).to_be_visible()
    expect(page.get_by_text("Er waren 45 mensen.").first).to_be_visible()
    shot(page, f"kalender-geweest-{width}")
    assert fits(page)


@pytest.mark.browser
def test_the_number_of_a_doelgroep_follows_what_is_chosen(desk: App, visit: Opener) -> None:
    page = visit(desk, "doelgroepen?gebied=5", width=1440, height=900)
    page.get_by_text("Zelf een doelgroep maken").click()
    page.get_by_role("textbox", name="Naam (verplicht)").fill("Clubs van hier")
    choose(page, "Categorie", "Sport & spel")
    page.keyboard.press("Escape")
    expect(page.get_by_text(re.compile(r"Clubs van hier: \d+ actor"))).to_be_visible()
    expect(page.get_by_text("gebied 5 met de categorie Sport & spel.")).to_be_visible()
    shot(page, "doelgroep-formulier-1440")
    page.get_by_role("button", name="Bewaar", exact=True).last.click()
    expect(page.get_by_text("Clubs van hier is bewaard.").first).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_both_pages_can_be_read_by_everybody(desk: App, visit: Opener, width: int) -> None:
    """In Dutch, within the screen, and for who hears the page or works without a mouse."""
    group = f"Groepen {width}"
    made = desk.netwerk("doelgroep", "save", group, "--gebied", "4", "--soort", "bewonersgroep")
    assert made.returncode == 0, made.stderr
    title = f"Overleg {width}"
    words = ("--datum", str(today_here()), "--gebied", "4", "--voor", group)
    assert desk.netwerk("kalender", "add", title, *words).returncode == 0
    page = visit(desk, "doelgroepen?gebied=4", width=width, locale="en-US")
    button(page, re.compile(f"^{group}"))
    button(page, "Wijzig of verwijder deze doelgroep")
    problems = serious(page, "doelgroepen")
    in_dutch(page, "doelgroepen")
    no_problem(page)
    assert fits(page)
    shot(page, f"doelgroep-wijzigen-{width}")
    go(page, desk, "kalender?gebied=4")
    page.get_by_text("Zet iets op de kalender").click()
    button(page, re.compile(f"Wie was er.*{title}"))
    problems += serious(page, "kalender")
    in_dutch(page, "kalender")
    no_problem(page)
    assert fits(page)
    assert problems == []
