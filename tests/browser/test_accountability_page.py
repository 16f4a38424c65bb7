"""The page Verantwoording: read by everybody, on a phone, with axe, and a draft to take along."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener
from tests.browser.fits import fits

pytestmark = pytest.mark.browser


def axe_finds(page: Page) -> list[str]:
    return [one["id"] for one in Axe().run(page).response["violations"]]


def test_the_page_fits_a_phone_and_a_draft_is_downloaded(demo: App, visit: Opener) -> None:
    page = visit(demo, "verantwoording?gebied=5", width=390, height=844)
    expect(page.get_by_role("heading", name="Krijgt iedereen een gelijke kans?")).to_be_visible()
    expect(page.get_by_role("button", name="Download als Word")).to_be_visible()
    assert axe_finds(page) == []
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("e => e.scrollHeight") <= 2_500
    assert fits(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download als Markdown").click()
    assert taken.value.suggested_filename == "concept-dpia.md"
    assert taken.value.path().read_text(encoding="utf-8").startswith("# DPIA netwerk")
