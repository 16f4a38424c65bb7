"""Opgaven in the browser: the form that warns, a count, the line, and a nulmeting beside now."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Opener, button, settled, shot
from tests.browser.fits import fits

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

MORE = "Meer: waar, wie en hoe het begint"


def with_goal(app: App, gebied: str) -> None:
    """An opgave with one count, in a gebied of its own: the app is shared."""
    made = app.netwerk("opgave", "add", "--gebied", gebied, *GOAL, "--json")
    id = json.loads(made.stdout)["opgave"]["id"]
    app.netwerk("opgave", "measure", id, "--waarde", "43", "--datum", "2025-06-01")


@pytest.mark.browser
def test_a_new_opgave_is_read_back_while_it_is_typed_and_warns(desk: App, visit: Opener) -> None:
    page = visit(desk, "opgaven?gebied=3")
    page.get_by_text("Nieuwe opgave").click()  # the demo has opgaven already: it is closed then
    page.get_by_role("textbox", name="Titel (verplicht)").fill("Meer vrijwilligers bij de clubs")
    page.get_by_role("textbox", name="Waaraan je het ziet").fill("Aantal vrijwilligers")
    page.get_by_role("textbox", name="Streefwaarde").fill("50")
    page.get_by_role("textbox", name="Streefdatum").fill("31-12-2031")
    page.get_by_text(MORE).click()
    page.get_by_role("textbox", name="Trekker (functie)").fill("gebiedsmakelaar")
    expect(page.get_by_text("In 2031 is het aantal vrijwilligers 50.")).to_be_visible()
    expect(page.get_by_text(re.compile("Er is nog geen beginwaarde"))).to_be_visible()
    settled(page)
    shot(page, "opgave-nieuw")
    button(page, "Bewaar deze opgave")
    expect(page.get_by_text("Meer vrijwilligers bij de clubs is bewaard.").first).to_be_visible()
    expect(page.get_by_role("heading", name="Meer vrijwilligers bij de clubs")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height", "gebied"), [(1440, 900, "5"), (390, 844, "6")])
def test_an_opgave_shows_where_it_stands_and_takes_a_count(
    desk: App, visit: Opener, width: int, height: int, gebied: str
) -> None:
    with_goal(desk, gebied)
    page = visit(desk, f"opgaven?gebied={gebied}", width=width, height=height)
    heading = page.get_by_role("heading", name="Meer vrijwilligers", exact=True)
    own = page.locator("[class*='st-key-opgavekaart-']").filter(has=heading)
    expect(own.get_by_text("Op 1 juni 2025 43 (was 40, doel 50): op weg.")).to_be_visible()
    line = own.locator(".nw-plaatje svg").first
    expect(line).to_have_attribute("aria-label", re.compile("Doel: 50"))
    settled(page)
    assert fits(page)
    shot(page, f"opgaven-{width}")
    own.get_by_text("Meer over deze opgave").click()
    own.get_by_text("Telling invullen").click()
    settled(page)
    own.get_by_label("Hoeveel?").fill("46")
    own.get_by_role("button", name="Bewaar de telling").click()
    expect(own.get_by_text("De telling is bewaard.")).to_be_visible()
    expect(own.get_by_text(re.compile(r"Nu 46 \(was 40, doel 50\): op weg"))).to_be_visible()
    shot(page, f"opgaven-geteld-{width}")


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height", "gebied"), [(1440, 900, "1"), (390, 844, "4")])
def test_a_nulmeting_is_made_and_stands_beside_now(
    desk: App, visit: Opener, width: int, height: int, gebied: str
) -> None:
    with_goal(desk, gebied)
    page = visit(desk, f"opgaven?gebied={gebied}", width=width, height=height)
    page.get_by_text("Nulmeting maken").click()
    button(page, "Maak de nulmeting")
    expect(page.get_by_text(re.compile("Vastgezet: Nulmeting"))).to_be_visible()
    expect(page.get_by_text(re.compile("Meer vastgelegd is geen groei"))).to_be_visible()
    settled(page)
    assert fits(page)
    shot(page, f"nulmeting-{width}")
    page.get_by_role("heading", name="Wat er is vastgelegd").scroll_into_view_if_needed()
    shot(page, f"nulmeting-onder-{width}")
