"""No English of Streamlit in menus, calendars, labels and what comes later; for the pages themselves see test_pages.py.

In a browser set to English: what is Dutch there, is Dutch everywhere.
"""

from __future__ import annotations

import contextlib
import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLate

from tests.browser.conftest import WITHIN, App, Opener, button, choose, go, settled

pytestmark = pytest.mark.browser

TEXTS = """() => {
    const said = new Set(), names = ["aria-label", "aria-valuetext", "aria-description", "title", "placeholder", "alt"];
    const walk = (root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const holder = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
            if (holder?.closest("script, style, noscript, canvas, [data-testid=stIconMaterial]")) continue;
            if (node.nodeType === Node.TEXT_NODE) said.add(node.nodeValue.trim());
            else {
                for (const name of names) said.add(node.getAttribute(name) ?? "");
                if (node.shadowRoot) walk(node.shadowRoot);
            }
        }
    };
    walk(document.body);
    return [...said].filter(Boolean);
}"""
ENGLISH = re.compile(
    r"\b(the|and|you|your|this|that|with|from|for|select(ed|ion|s)?|search|show|hide|columns?|clear|"
    r"close|choose|results?|available|previous|next|month|year|day|days|today|upload|heading|drag|"
    r"drop|press|empty|copy|copied|sort|ascending|descending|pin|unpin|rows?|values?|options?|"
    r"running|connecting|loading|fullscreen|suggestions?|autosize|format|count|average|median|"
    r"sum|range|automatic|localized|plain|percent|scientific|duration|distance|calendar|icon|"
    r"dataframe|toolbar|sidebar|main|skip|expand|collapse|view|more|less|found|page not|requested|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|may|june|"
    r"july|august|october)\b",
    re.I,
)
OURS = re.compile(r"Page Down en Page Up|compact|Oude IJsselstreek for", re.I)


def in_dutch(page: Page, where: str) -> None:
    """Every text and every name for a screen reader that is on the page now."""
    page.wait_for_function("document.documentElement.lang === 'nl'")
    page.wait_for_timeout(100)
    english = [
        text for text in page.evaluate(TEXTS) if ENGLISH.search(text) and not OURS.search(text)
    ]
    assert english == [], where


def column_menu(page: Page, table: Locator) -> Locator:
    """The menu of the first wide column: its sign is drawn just before the border of the column."""
    box, menu = table.bounding_box(), page.get_by_test_id("stDataFrameColumnMenu")
    assert box is not None
    cursors = (
        "[...document.querySelectorAll('[data-testid=stDataFrame] *')].map((e) => e.style.cursor)"
    )
    for _ in range(6):  # on a busy machine the sign may not be drawn yet when the pointer is there
        for x in range(90, 600, 6):
            page.mouse.move(box["x"] + x, box["y"] + 18)
            if "col-resize" in page.evaluate(cursors):
                page.mouse.move(box["x"] + x - 12, box["y"] + 18)
                page.wait_for_timeout(200)
                page.mouse.click(box["x"] + x - 12, box["y"] + 18)
                break
        with contextlib.suppress(TooLate):
            menu.wait_for(timeout=3_000)
            return menu
    raise AssertionError("the menu of a column does not open")


def test_the_menus_of_a_table_are_in_dutch(demo: App, visit: Opener) -> None:
    page = visit(demo, "kaart?gebied=5", locale="en-US")
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    table.hover()
    for tool in page.get_by_test_id("stElementToolbarButton").all()[:4]:
        tool.hover()
        page.get_by_role("tooltip").first.wait_for()
        in_dutch(page, "the tip of a button of a table")
    page.get_by_role("button", name=re.compile("^Zoeken:")).first.click()
    page.get_by_test_id("search-input").fill("e")
    expect(page.get_by_text(re.compile(r"gevonden$")).first).to_be_visible()
    in_dutch(page, "searching in a table")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Kolommen tonen")).first.click()
    page.get_by_test_id("stDataFrameColumnVisibilityMenu").wait_for()
    in_dutch(page, "the list of columns")
    page.keyboard.press("Escape")
    menu = column_menu(page, table)
    in_dutch(page, "the menu of a column")
    menu.get_by_text("Cijfers").last.hover()
    page.get_by_test_id("stDataFrameStatisticsMenu").wait_for()
    in_dutch(page, "the figures of a column")


def test_lists_and_calendars_are_in_dutch(demo: App, visit: Opener) -> None:
    page = visit(demo, "kaart?gebied=5", locale="en-US")
    page.get_by_test_id("stPopoverButton").filter(has_text="Filters").click()
    panel = page.get_by_test_id("stPopoverBody")
    panel.get_by_label("Soort", exact=True).fill("qqzz")
    expect(page.get_by_text("Niets gevonden")).to_be_visible()
    in_dutch(page, "a list in which nothing is found")
    page.keyboard.press("Tab")
    panel.get_by_test_id("stDateInput").get_by_role("button").last.click()
    page.get_by_test_id("stDateInputCalendar").wait_for()
    in_dutch(page, "the calendar of the map")
    go(page, demo, "verandering?gebied=5")
    choose(page, "Sinds", "Van dag tot dag")
    page.get_by_test_id("stDateInputCalendarButton").first.click()
    page.get_by_test_id("stDateInputCalendar").wait_for()
    in_dutch(page, "the calendar of Verandering")


def test_the_first_page_also_opens_by_its_name(demo: App, visit: Opener) -> None:
    page = visit(demo, "overzicht?gebied=5")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vandaag")
    settled(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("Gebied", exact=True).first).to_have_value(re.compile("^5"))
    here = page.locator(".st-key-menu a[aria-current=page]")
    expect(here).to_have_text(re.compile("Vandaag"))


@pytest.mark.parametrize(
    ("address", "heading"), [("beschrijving?gebied=5", "Gebied beschrijven"), ("logboek", "Beheer")]
)
def test_an_address_that_is_nearly_right_opens_the_page_that_is_meant(
    demo: App, visit: Opener, address: str, heading: str
) -> None:
    page = visit(demo, address)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_an_unknown_address_says_so_in_dutch_and_shows_the_overview(
    demo: App, browser: Browser
) -> None:
    """Streamlit also writes to the console that there is no such page, so nobody listens there."""
    page = browser.new_page(locale="en-US")
    page.set_default_timeout(WITHIN)
    go(page, demo, "bestaat-niet")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Deze pagina is er niet")
    expect(dialog).to_contain_text("Je ziet nu Vandaag.")
    in_dutch(page, "an unknown address")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vandaag")
    page.close()


def test_a_proposal_put_on_later_says_when_it_comes_back(desk: App, visit: Opener) -> None:
    page = visit(desk, "introducties?gebied=5")
    button(page, re.compile("^Later: "))
    button(page, re.compile("^Bewaar: "))
    expect(
        page.get_by_text(re.compile(r"Later\. Komt terug op [a-z]{2} \d+ [a-z]+"))
    ).to_be_visible()
