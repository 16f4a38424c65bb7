"""Noteer gesprek and Toevoegen, as on a phone between two appointments."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import App, Opener, choose, settled
from tests.browser.fits import fits

HOSTILE = '<img src=x onerror="alert(1)"> **vet** [link](http://x) $x$ :smile: ' + "lang " * 50
PHONE = {"width": 390, "height": 844}


def stored(app: App, label: str) -> list[str]:
    listed = json.loads(app.netwerk("item", "list", label, "--json").stdout)
    return [item["name"] for item in listed["items"]]


def sheet(page: Page, words: str) -> Locator:
    """Open what lies over the page by the button that can be seen."""
    page.get_by_role("button", name=words, exact=True).last.click()
    opened = page.get_by_role("dialog")
    expect(opened.get_by_role("button").last).to_be_visible()
    return opened


@pytest.mark.browser
@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 900}], ids=["390", "1440"])
def test_a_talk_is_kept_in_few_taps_and_taken_back_in_one(
    desk: App, visit: Opener, size: dict[str, int]
) -> None:
    page = visit(desk, "gesprekken?gebied=5", **size)
    form = sheet(page, "Noteer")
    choose(page, "Met wie", "Zaal Etten")
    over = f"Opvolging {size['width']} {HOSTILE}"
    form.get_by_label("Waarover").fill(over)
    form.get_by_role("button", name="Bewaar", exact=True).click()
    expect(form.get_by_text("Bewaard: gesprek met Zaal Etten.")).to_be_visible()
    form.get_by_role("button", name="Sluit", exact=True).last.click()
    expect(page.get_by_text(over.strip())).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    assert fits(page)


@pytest.mark.browser
def test_what_looks_private_is_asked_and_the_text_stays(desk: App, visit: Opener) -> None:
    page = visit(desk, "gesprekken?gebied=5", **PHONE)
    form = sheet(page, "Noteer")
    choose(page, "Met wie", "Zaal Etten")
    form.get_by_label("Waarover").fill("mevr. Bos is ziek")
    form.get_by_role("button", name="Bewaar", exact=True).click()
    expect(form.get_by_text("Dit lijkt privé")).to_be_visible()
    expect(form.get_by_label("Waarover")).to_have_value("mevr. Bos is ziek")
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    settled(page)
    again = sheet(page, "Noteer")
    expect(again.get_by_label("Waarover")).to_have_value("mevr. Bos is ziek")


@pytest.mark.browser
def test_an_actor_comes_in_with_its_contact_and_the_soort_of_its_name(
    desk: App, visit: Opener
) -> None:
    page = visit(desk, "meer?gebied=5", **PHONE)
    form = sheet(page, "Toevoegen")
    form.get_by_label("Naam (verplicht)", exact=True).fill("Carnavalsvereniging Eten")
    expect(form.get_by_text("Staat er al: Carnavalsvereniging Etten")).to_be_visible()
    form.get_by_label("Naam (verplicht)", exact=True).fill("Fanfare De Nieuwe Noot")
    expect(form.get_by_text("Staat er al")).to_have_count(0)
    expect(form.get_by_text("De soort komt uit de naam")).to_be_visible()
    choose(page, "Contacten: wie kent deze actor?", "Zaal Etten")
    form.get_by_label("Naam (verplicht)", exact=True).click()  # closes the list
    form.get_by_role("button", name="Actor opslaan").click()
    expect(form.get_by_text("Fanfare De Nieuwe Noot is opgeslagen. Met 1 contact.")).to_be_visible()
    assert "Fanfare De Nieuwe Noot" in stored(desk, "actor")
    form.get_by_role("button", name="Ongedaan maken").click()
    expect(form.get_by_text("Het is ongedaan gemaakt.")).to_be_visible()
    assert "Fanfare De Nieuwe Noot" not in stored(desk, "actor")
