"""Begin opnieuw: nothing of before comes back, also not from a panel that is closed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, choose, settled
from tests.browser.test_map_page import opened

pytestmark = pytest.mark.browser


PANELS = {
    "Filters": "Zoals het was op",
    "Uitlichten": "Teken de route",
    "Uiterlijk": "Bundel tot één teken per",
    "Bewaren": "Maak bestand",
}
"""Each panel above the map and the last thing in it."""


def panel(page: Page, name: str) -> None:
    """Open one of the panels above the map."""
    page.get_by_test_id("stPopoverButton").filter(has_text=name).click()
    page.get_by_test_id("stPopoverBody").get_by_text(PANELS[name], exact=True).first.wait_for()
    settled(page)


def add(page: Page, label: str, text: str) -> None:
    """Choose one of many, and leave the list that stays open after it."""
    choose(page, label, text)
    page.keyboard.press("Tab")
    settled(page)


def shut(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_test_id("stPopoverBody").wait_for(state="hidden")
    settled(page)


CONTROLS = """(body) => [
    ...[...body.querySelectorAll("input")].map((field) =>
        [field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent ?? field.name,
            ["checkbox", "radio"].includes(field.type) ? field.checked : field.value]),
    ...[...body.querySelectorAll("[data-testid=stMultiSelectTag], [role=spinbutton], [role=radio]")]
        .map((part) => [part.textContent, part.getAttribute("aria-checked")]),
]"""


def held(page: Page) -> object:
    """What every control of the panel that is open holds."""
    return page.get_by_test_id("stPopoverBody").evaluate(CONTROLS)


def values(page: Page, *names: str) -> dict[str, object]:
    """What every control of these panels holds."""
    all_held: dict[str, object] = {}
    for name in names:
        panel(page, name)
        all_held[name] = held(page)
        shut(page)
    return all_held


def change_everything(page: Page) -> dict[str, object]:
    """Change each panel; what its controls hold then."""
    changed: dict[str, object] = {}
    panel(page, "Filters")
    choose(page, "Kern", "Etten")
    add(page, "Soort", "Bewonersgroep")
    add(page, "Categorie", "a")
    add(page, "Domein", "s")
    add(page, "Soort relatie", "kent")
    page.get_by_label("Thema van het contact", exact=True).fill("jeugd")
    page.keyboard.press("Tab")
    settled(page)
    changed["Filters"] = held(page)
    shut(page)
    panel(page, "Uitlichten")
    choose(page, "Alleen rond", "Zaal Etten")
    page.get_by_test_id("stRadio").get_by_text("2", exact=True).click()
    settled(page)
    choose(page, "Licht uit", "Bruggen")
    page.get_by_text("Maak de rest lichter", exact=True).click()
    settled(page)
    add(page, "Verborgen", "Fanfare")
    choose(page, "Route van", "Dameskoor Etten")
    changed["Uitlichten"] = held(page)
    shut(page)
    panel(page, "Uiterlijk")
    choose(page, "Kleur naar", "Categorie")
    choose(page, "Grootte naar", "Aantal relaties")
    choose(page, "Vlakken", "Gebied")
    page.get_by_label("Lijnen", exact=True).first.press("Backspace")  # both are there at first
    settled(page)
    choose(page, "Bundel tot één teken per", "Gebied")
    page.get_by_text("Plattegrond van de gemeente", exact=True).click()
    settled(page)
    changed["Uiterlijk"] = held(page)
    shut(page)
    panel(page, "Bewaren")
    page.get_by_label("Bewaar dit beeld als", exact=True).fill("Oude naam")
    page.get_by_text("Zonder namen", exact=True).click()
    page.get_by_role("radio", name="Afbeelding (PNG)").click()
    settled(page)
    changed["Bewaren"] = held(page)
    shut(page)
    return changed


def test_begin_opnieuw_leaves_nothing_of_what_the_panels_held(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    first = values(page, *PANELS)
    headline = page.get_by_text(re.compile(r"^\d+ actoren, \d+ contacten")).first.inner_text()
    changed = change_everything(page)
    assert all(changed[name] != first[name] for name in first), "each panel was changed"
    button(page, "Begin opnieuw")
    panel(page, "Uiterlijk")
    assert held(page) == first.pop("Uiterlijk")
    choose(page, "Kleur naar", "Kern")
    shut(page)
    assert values(page, *first) == first, "also after a choice in another panel"
    expect(page.get_by_text(headline, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=re.compile(r"Filters$")).first).to_be_visible()


def test_a_step_back_and_another_choice_brings_nothing_of_the_undone_step_back(
    demo: App, visit: Opener
) -> None:
    page = opened(visit, demo)
    panel(page, "Uitlichten")
    choose(page, "Licht uit", "Bruggen")
    shut(page)
    expect(page.get_by_text(re.compile("Uitgelicht: "))).to_be_visible()
    button(page, "Stap terug")
    panel(page, "Uiterlijk")
    choose(page, "Kleur naar", "Kern")
    shut(page)
    expect(page.get_by_text(re.compile("Uitgelicht: "))).to_have_count(0)
