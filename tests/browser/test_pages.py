"""Every page, as everybody meets it: it opens, keeps the chosen gebied, works on a phone and for a screen reader."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from netwerk.ui.menu import PAGES as MENU_PAGES
from netwerk.ui.menu import entry_of
from tests.browser.conftest import PAGES, App, Opener, choose, go, settled, shot, to_page
from tests.browser.fits import fits
from tests.browser.test_dutch import in_dutch

TITLES = {
    "": "Vandaag",
    "kaart": "Kaart",
    "gaten": "Gaten",
    "bruggen": "Bruggen",
    "introducties": "Introducties",
    "cijfers": "Cijfers",
    "verandering": "Verandering",
    "beschrijven": "Gebied beschrijven",
    "invoeren": "Toevoegen",
    "tabellen": "Tabellen",
    "afspraken": "Afspraken",
    "ronde": "De ronde",
    "gesprekken": "Gesprekken",
    "agenda": "Agenda",
    "deskundigheid": "Wie weet dit?",
    "bestuur": "Naar het bestuur",
    "opgaven": "Opgaven",
    "spiegel": "Spiegel",
    "doelgroepen": "Doelgroepen",
    "kalender": "Kalender",
    "gebied": re.compile("Ulft-noord"),
    "meer": "Meer",
    "lijsten": "Lijsten",
    "importeren": "Importeren",
    "inrichten": "Een nieuwe gemeente",
    "exporteren": "Exporteren",
    "dubbelen": "Dubbelen",
    "navragen": "Navragen",
    "geschiedenis": "Geschiedenis",
    "beheer": "Beheer",
    "verantwoording": "Verantwoording",
    "privacy": "Privacy",
}

# What axe finds inside Streamlit's own widgets and we cannot mend from here: (rule, part of the selector, why).
ALLOWED: tuple[tuple[str, str, str], ...] = ()
STILL = """*, *::before, *::after { transition: none !important; }
[data-stale="true"] { opacity: 1 !important; }"""
"""Nothing fades, and what is drawn once more is not made pale meanwhile."""

DARK = ("", "kaart", "introducties")
"""Pages that are also looked at in the dark: sentences, the map, forms."""


OPENED_FROM_ANOTHER = {"actor", "kern", "paar", "vandaag"}
"""Pages of one thing, with its id in the address (they have tests of their own), and the first page."""


def test_every_page_of_the_app_is_walked() -> None:
    files = {path.stem for path in MENU_PAGES.glob("*.py")}
    assert set(PAGES) == set(TITLES) == (files - OPENED_FROM_ANOTHER) | {""}


def no_problem(page: Page) -> None:
    assert page.get_by_text("Er ging iets mis").count() == 0
    assert page.get_by_test_id("stException").count() == 0


def serious(page: Page, name: str) -> list[tuple[str, ...]]:
    """The serious problems that axe sees on this page, and not while something of it fades in.

    What is drawn once more is paler for a moment: what is seen has to be seen on a page at rest too.
    """
    page.add_style_tag(content=STILL)
    if _seen(page, name):
        settled(page)
    return _seen(page, name)


def _seen(page: Page, name: str) -> list[tuple[str, ...]]:
    problems = []
    for violation in Axe().run(page).response["violations"]:
        for node in violation["nodes"]:
            target = " ".join(str(part) for part in node["target"])
            allowed = any(rule == violation["id"] and part in target for rule, part, _ in ALLOWED)
            if violation["impact"] in {"serious", "critical"} and not allowed:
                problems.append((name, violation["id"], target, node["html"][:200]))
    return problems


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_each_page_opens_in_dutch_fits_the_screen_and_can_be_read_by_everybody(
    demo: App, visit: Opener, width: int
) -> None:
    """One walk for all of it: opening a page is what takes time. In a browser set to English."""
    page = visit(demo, "?gebied=5", width=width, locale="en-US")
    problems = []
    for name in PAGES:
        if name:
            go(page, demo, f"{name}?gebied=5")
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[name])
        no_problem(page)
        in_dutch(page, name or "vandaag")
        assert fits(page), f"{name} is wider than the screen"
        shot(page, f"{name or 'vandaag'}-{width}")
        if width == 1440:
            problems += serious(page, name)
    assert problems == []


@pytest.mark.browser
def test_what_sticks_out_of_a_page_is_seen_though_the_document_itself_never_scrolls(
    demo: App, visit: Opener
) -> None:
    page = visit(demo, "meer?gebied=5", width=390)
    assert fits(page)
    page.locator(".stMain h1").evaluate("e => { e.style.width = '500px' }")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not fits(page)


@pytest.mark.browser
def test_no_page_has_a_serious_accessibility_problem_in_the_dark(demo: App, visit: Opener) -> None:
    page = visit(demo, "?gebied=5", scheme="dark")
    problems = []
    for name in DARK:
        go(page, demo, f"{name}?gebied=5")
        page.wait_for_function("document.documentElement.lang === 'nl'")
        problems += serious(page, name)
    assert problems == []


@pytest.mark.browser
def test_the_chosen_gebied_stays_on_every_page_and_is_in_the_address(
    demo: App, visit: Opener
) -> None:
    page = visit(demo)
    choose(page, "Gebied", "Silvolde")
    for entry, tab, name in (
        ("Gaten en bruggen", None, "Gaten"),
        ("Kaart", None, "Kaart"),
        ("Gegevens", "Geschiedenis", "Geschiedenis"),
        ("Vandaag", None, "Vandaag"),
    ):
        to_page(page, entry, tab)
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        settled(page)
        expect(page.get_by_label("Gebied", exact=True).first).to_have_value("3. Silvolde")
        assert "gebied=3" in page.url
    colleague = visit(demo, page.url.removeprefix(demo.url + "/"))
    expect(colleague.get_by_label("Gebied", exact=True).first).to_have_value("3. Silvolde")


@pytest.mark.browser
@pytest.mark.parametrize(("width", "rows"), [(1440, 1), (390, 3)])
def test_the_tabs_of_an_entry_are_all_in_sight_and_go_on_below_on_a_phone(
    demo: App, visit: Opener, width: int, rows: int
) -> None:
    page = visit(demo, "exporteren?gebied=5", width=width, height=844)
    boxes = [tab.bounding_box() for tab in page.locator(".st-key-tabs a").all()]
    seen = [box for box in boxes if box is not None]
    entry = entry_of("exporteren")
    assert entry is not None
    assert len(seen) == len(boxes) == len(entry.pages)
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in seen)
    tops = sorted({box["y"] for box in seen})
    assert len(tops) <= rows
    assert all(lower - upper >= seen[0]["height"] for upper, lower in pairwise(tops))
    assert max(box["width"] for box in seen) < 150, "a tab is as wide as its word"


@pytest.mark.browser
def test_an_empty_network_says_how_to_begin_on_every_page(empty: App, visit: Opener) -> None:
    page = visit(empty)
    expect(page.get_by_text("Er staan nog geen actoren in dit gebied.")).to_be_visible()
    without_gebied = TITLES | {"gebied": "Alle gebieden"}
    for name in PAGES:
        go(page, empty, name)
        expect(page.get_by_role("heading", level=1)).to_have_text(without_gebied[name])
        no_problem(page)
