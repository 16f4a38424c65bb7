"""The first page of the day and the search, as somebody uses them in the morning."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, choose, go, settled, to_page
from tests.browser.fits import fits

BEEN_HERE = "localStorage.setItem('netwerk.vorig', '2026-11-16T09:00:00Z')"
HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
MOST_WORDS = 300
ADDRESS = "location.pathname + location.search"
SIZES = [(1440, 900), (390, 844)]


def again(page: Page, app: App) -> None:
    """Open Vandaag as somebody who was here before."""
    page.evaluate(BEEN_HERE)
    go(page, app, "?gebied=5")
    page.locator(".st-key-vandaag-eerste").wait_for()
    settled(page)


def type_in_search(page: Page, text: str) -> None:
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="Naam of woord")
    expect(box).to_be_focused()
    box.fill(text)
    page.get_by_role("option").first.wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_day_is_short_and_readable_by_everybody(
    demo: App, visit: Opener, width: int, height: int, scheme: str
) -> None:
    page = visit(demo, "?gebied=5", width=width, height=height, scheme=scheme)
    again(page, demo)
    assert page.evaluate(HEIGHT) <= 2500
    assert len(page.locator(".stMainBlockContainer").inner_text().split()) <= MOST_WORDS
    assert fits(page)
    assert Axe().run(page).response["violations"] == []


@pytest.mark.browser
def test_new_is_since_the_visit_before_as_long_as_this_one_goes_on(own: App, visit: Opener) -> None:
    page = visit(own, "?gebied=5")
    since = page.get_by_role("heading", name=re.compile("^Nieuw sinds "))
    unknown = page.get_by_text("Wanneer je hier eerder was, is niet bekend.")
    settled(page)
    for _ in range(2):
        page.reload()
        settled(page)
        expect(unknown).to_be_visible()
    page.evaluate("localStorage.setItem('netwerk.laatst', '2026-11-16T09:00:00Z')")
    for _ in range(2):
        page.reload()
        settled(page)
        expect(since).to_have_text("Nieuw sinds 16 november")


@pytest.mark.browser
def test_the_first_time_it_says_that_this_is_an_example(demo: App, visit: Opener) -> None:
    page = visit(demo, "?gebied=5")
    expect(page.get_by_role("heading", name="Dit is een verzonnen voorbeeld")).to_be_visible()
    button(page, "Kijk rond")
    expect(page.get_by_role("link", name="1. Kijk op de kaart wie wie kent")).to_be_visible()


@pytest.mark.browser
def test_the_example_goes_and_comes_back(own: App, visit: Opener) -> None:
    page = visit(own)
    button(page, "Wis het voorbeeld")
    button(page, "Ja, wis het voorbeeld")
    expect(page.get_by_text("Het voorbeeld is gewist.")).to_be_visible()
    button(page, "Ongedaan maken")
    expect(page.get_by_role("heading", name="Dit is een verzonnen voorbeeld")).to_be_visible()


@pytest.mark.browser
def test_a_yes_is_kept_beside_its_question_and_taken_back_there(own: App, visit: Opener) -> None:
    page = visit(own, "?gebied=5")
    again(page, own)
    page.get_by_role("button", name=re.compile("^Ja ")).first.click()
    settled(page)
    expect(page.get_by_text("Bevestigd, vandaag.")).to_be_visible()
    button(page, "Ongedaan maken")
    expect(page.get_by_text("Bevestigd, vandaag.")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_search_is_used_by_keyboard_alone(
    demo: App, visit: Opener, width: int, height: int
) -> None:
    page = visit(demo, "?gebied=5", width=width, height=height)
    type_in_search(page, "zaal ett")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zaal Etten")
    settled(page)
    type_in_search(page, "scutterij joris")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Joris")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.browser
def test_where_i_am_is_told_in_the_menu_and_in_the_title(demo: App, visit: Opener) -> None:
    page = visit(demo, "?gebied=5")
    expect(page.locator(".st-key-menu a[aria-current=page]")).to_have_text(re.compile("Vandaag"))
    expect(page).to_have_title("Vandaag - Netwerk")


@pytest.mark.browser
def test_back_is_one_press_also_when_a_gebied_is_chosen(demo: App, visit: Opener) -> None:
    page = visit(demo, "agenda")
    to_page(page, "Vandaag")
    choose(page, "Gebied", "5")
    settled(page)
    page.locator(".stMainBlockContainer a.nw-naar[href^=actor]").first.click()
    page.wait_for_url("**/actor?*gebied=5")
    settled(page)
    page.go_back()
    settled(page)
    expect(page.get_by_role("heading", name="Vandaag", level=1)).to_be_visible()
    assert page.evaluate(ADDRESS) == "/?gebied=5"
    page.go_back()
    settled(page)
    expect(page.get_by_role("heading", name="Agenda", level=1)).to_be_visible()
    assert page.evaluate(ADDRESS) == "/agenda?gebied=5"
    page.go_forward()
    settled(page)
    assert page.evaluate(ADDRESS) == "/?gebied=5"
