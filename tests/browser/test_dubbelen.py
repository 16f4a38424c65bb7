"""Dubbelen in the browser: from a finding to the pair, compared, merged, undone, not the same."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Opener, button, choose, settled, shot
from tests.browser.fits import fits
from tests.browser.test_editing import every_gap

PAIR = "Voetbalvereniging Silvolde"


@pytest.mark.browser
def test_a_finding_leads_to_the_pair_that_is_merged_and_given_back(
    desk: App, visit: Opener
) -> None:
    page = visit(desk, "gaten?gebied=3")
    every_gap(page)
    page.get_by_role("button", name="Vergelijk hen: dezelfde, of niet").first.click()
    expect(page.get_by_role("heading", name="Dubbelen")).to_be_visible()
    expect(page.get_by_role("button", name="Voeg samen")).to_be_visible()
    settled(page)
    shot(page, "dubbelen")
    button(page, "Voeg samen")
    expect(page.get_by_text(re.compile("zijn samengevoegd"))).to_be_visible()
    shot(page, "dubbelen-samengevoegd")
    button(page, "Ongedaan maken")
    expect(page.get_by_text("Het is ongedaan gemaakt.")).to_be_visible()


@pytest.mark.browser
def test_not_the_same_on_a_phone_is_asked_nowhere_any_more(desk: App, visit: Opener) -> None:
    page = visit(desk, "dubbelen?gebied=3", width=390, height=844)
    page.get_by_role("button", name="Vergelijk").first.click()
    expect(page.get_by_role("button", name="Niet hetzelfde")).to_be_visible()
    settled(page)
    shot(page, "dubbelen-telefoon")
    assert fits(page)
    before = desk.netwerk("duplicates", "--gebied", "3").stdout
    button(page, "Niet hetzelfde")
    expect(page.get_by_text(re.compile("wordt niet meer gevraagd.$"))).to_be_visible()
    after = desk.netwerk("duplicates", "--gebied", "3").stdout
    assert len(after.splitlines()) < len(before.splitlines())
    shot(page, "dubbelen-niet-hetzelfde")
    button(page, "Ongedaan maken")
    expect(page.get_by_text("Het is ongedaan gemaakt.")).to_be_visible()


@pytest.mark.browser
def test_a_name_that_is_there_is_opened_instead_of_added(desk: App, visit: Opener) -> None:
    page = visit(desk, "invoeren?gebied=3")
    page.get_by_label("Naam (verplicht)", exact=True).fill(PAIR)
    choose(page, "Soort (verplicht)", "Bewonersgroep")
    button(page, "Actor opslaan")
    expect(page.get_by_text(re.compile("Openen, of toch nieuw"))).to_be_visible()
    settled(page)
    shot(page, "bestaat-al")
    page.get_by_role("button", name=re.compile(f"^Open {PAIR}")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAIR)
    assert "/actor?" in page.url
