"""The page Beheer in a browser: it fits, everybody can read it, and the report comes as a file."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Opener, go, shot
from tests.browser.fits import fits
from tests.browser.test_pages import no_problem, serious

HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
MOST_HIGH = 2_500


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_the_log_fits_a_page_and_can_be_read_by_everybody(
    demo: App, visit: Opener, width: int
) -> None:
    page = visit(demo, "beheer", width=width)
    expect(page.get_by_role("heading", level=1)).to_have_text("Beheer")
    expect(page.get_by_text("hier staan de nieuwste")).to_be_visible()
    page.get_by_role("button", name="Controleer het logboek").click()
    expect(page.get_by_text("Het logboek klopt")).to_be_visible()
    no_problem(page)
    assert fits(page)
    assert page.evaluate(HEIGHT) <= MOST_HIGH
    for head in ("Wanneer", "Gelukt"):
        box = page.locator(".st-key-logboek-regels th", has_text=head).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width, f"{head} is outside the screen"
    shot(page, f"beheer-{width}")
    assert serious(page, "beheer") == []


@pytest.mark.browser
def test_what_somebody_takes_along_is_a_line_when_it_is_pressed_and_not_before(
    demo: App, visit: Opener
) -> None:
    page = visit(demo, "beheer")
    with page.expect_download() as got:
        page.get_by_role("button", name="Download het verslag").click()
    assert got.value.suggested_filename.startswith("logboek-")
    go(page, demo, "gesprekken")
    go(page, demo, "beheer")
    expect(page.get_by_text("jaarverslag logboek").first).to_be_visible()
    assert page.get_by_text("gesprekken (csv)").count() == 0
