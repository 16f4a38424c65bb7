"""From a vraagstuk to who takes it up, in a browser: the card, who knows about it, the board."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, go, settled
from tests.browser.fits import fits

PHONE = {"width": 390, "height": 844}


def vraagstuk(app: App, titel: str) -> str:
    """A vraagstuk of Etten about wonen, and its key."""
    where = ("--kern", "etten", "--domein", "wonen")
    app.netwerk("agenda", "signal", titel, *where)
    signal = key(app, titel, "Signaal")
    app.netwerk("agenda", "vraagstuk", signal, "--titel", f"Vraag: {titel}")
    return key(app, f"Vraag: {titel}", "Vraagstuk")


def key(app: App, titel: str, label: str) -> str:
    said = json.loads(app.netwerk("agenda", "list", "--json").stdout)["agenda"]
    return str(next(c["id"] for c in said if c["titel"] == titel and c["label"] == label))


def opened(page: Page) -> None:
    page.get_by_text("Wie kan dit samen oppakken?").first.click()
    settled(page)


@pytest.mark.browser
def test_who_can_take_it_up_is_told_on_the_card_and_an_introduction_agreed(
    desk: App, visit: Opener
) -> None:
    made = vraagstuk(desk, "De avond in het dorpshuis is leeg")
    page = visit(desk, f"agenda?gebied=5&soort=vraagstuk&sleutel={made}")
    opened(page)
    expect(page.get_by_text("kunnen dit samen oppakken")).to_be_visible()
    page.get_by_role("button", name="Maak hier een afspraak van").first.click()
    settled(page)
    expect(page.get_by_text("Hierover is een afspraak gemaakt.").first).to_be_visible()
    open_ones = desk.netwerk("afspraken").stdout
    assert "aan elkaar voor" in open_ones
    page.get_by_role("button", name="Ongedaan maken").last.click()
    settled(page)
    expect(page.get_by_text("Hierover is een afspraak gemaakt.")).to_have_count(0)


@pytest.mark.browser
def test_on_a_phone_who_knows_about_it_gets_it_handed_over(desk: App, visit: Opener) -> None:
    made = vraagstuk(desk, "De trap naar het zwembad")
    page = visit(desk, f"deskundigheid?gebied=5&soort=vraagstuk&sleutel={made}", **PHONE)
    expect(page.get_by_text("actoren iets, van wie")).to_be_visible()
    page.get_by_role("button", name="Draag warm over aan").first.click()
    settled(page)
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Wat heb je verteld?").fill("Alles wat wij weten")
    dialog.get_by_role("button", name="Bewaar", exact=True).click()
    settled(page)
    expect(dialog.get_by_text("Warm overgedragen").first).to_be_visible()
    assert fits(page)


@pytest.mark.browser
def test_what_went_to_the_board_is_drawn_and_stands_in_a_table(desk: App, visit: Opener) -> None:
    made = vraagstuk(desk, "De bus rijdt om het dorp heen")
    words = ("--niveau", "bestuur", "--naar", "het college", "--verteld", "Wij komen er niet uit")
    desk.netwerk("agenda", "step", made, *words)
    page = visit(desk, "bestuur?gebied=5")
    expect(page.get_by_role("img").filter(has_text="het college").first).to_be_visible()
    row = page.get_by_role("row").filter(has_text="De bus rijdt om het dorp heen")
    expect(row).to_contain_text("Ging vandaag omhoog.")
    row.get_by_role("link").first.click()
    settled(page)
    expect(page.get_by_text("Wie kan dit samen oppakken?").first).to_be_visible()
    go(page, desk, "bestuur?gebied=1")
    expect(page.get_by_text("De bus rijdt om het dorp heen")).to_have_count(0)
