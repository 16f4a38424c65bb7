"""Opgaven in the browser: the form that warns, a count, the line, and a nulmeting beside now."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, settled, shot

GOAL = (
    "titel=Meer vrijwilligers",
    "indicator=Aantal vrijwilligers bij de clubs",
    "beginwaarde=40",
    "begindatum=2024-06-01",
    "streefwaarde=50",
    "streefdatum=2031-12-31",
    "trekker=voorzitter dorpsbelang",
    "eerste_stap=Eén avond over werven, met een club die het al lukt.",
)


def with_goal(app: App) -> None:
    app.netwerk("opgave", "add", "--gebied", "3", *GOAL)
    app.netwerk(
        "opgave", "measure", "Meer vrijwilligers", "--waarde", "43", "--datum", "2025-06-01"
    )


def fits(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_a_new_opgave_is_read_back_while_it_is_typed_and_warns(desk: App, visit: Opener) -> None:
    page = visit(desk, "opgaven?gebied=3")
    expect(page.get_by_text("Nog geen opgaven gekozen.")).to_be_visible()
    page.get_by_label("Titel (verplicht)").fill("Meer vrijwilligers")
    page.get_by_label("Waaraan je het ziet").fill("Aantal vrijwilligers")
    page.get_by_label("Streefwaarde").fill("50")
    page.get_by_label("Streefdatum").fill("31-12-2031")
    page.get_by_label("Trekker (functie)").fill("gebiedsmakelaar")
    expect(page.get_by_text("In 2031 is het aantal vrijwilligers 50.")).to_be_visible()
    expect(page.get_by_text(re.compile("Er is nog geen beginwaarde"))).to_be_visible()
    settled(page)
    shot(page, "opgave-nieuw")
    button(page, "Bewaar deze opgave")
    expect(page.get_by_text("Meer vrijwilligers is bewaard.").first).to_be_visible()
    expect(page.get_by_role("heading", name="Meer vrijwilligers")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_an_opgave_shows_where_it_stands_and_takes_a_count(
    desk: App, visit: Opener, width: int, height: int
) -> None:
    with_goal(desk)
    page = visit(desk, "opgaven?gebied=3", width=width, height=height)
    expect(page.get_by_text("Op 1 juni 2025 43 (was 40, doel 50): op weg.")).to_be_visible()
    line = page.locator(".nw-plaatje svg").first
    expect(line).to_have_attribute("aria-label", re.compile("Doel: 50"))
    settled(page)
    fits(page, width)
    shot(page, f"opgaven-{width}")
    page.get_by_text("Telling invullen").click()
    page.get_by_label("Hoeveel?").fill("46")
    button(page, "Bewaar de telling")
    expect(page.get_by_text("De telling is bewaard.")).to_be_visible()
    expect(page.get_by_text(re.compile(r"Nu 46 \(was 40, doel 50\): op weg"))).to_be_visible()
    shot(page, f"opgaven-geteld-{width}")


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_a_nulmeting_is_made_and_stands_beside_now(
    desk: App, visit: Opener, width: int, height: int
) -> None:
    with_goal(desk)
    page = visit(desk, "opgaven?gebied=3", width=width, height=height)
    page.get_by_text("Nulmeting maken").click()
    button(page, "Maak de nulmeting")
    expect(page.get_by_text(re.compile("Vastgezet: Nulmeting"))).to_be_visible()
    expect(page.get_by_text(re.compile("Meer vastgelegd is geen groei"))).to_be_visible()
    settled(page)
    fits(page, width)
    shot(page, f"nulmeting-{width}")
