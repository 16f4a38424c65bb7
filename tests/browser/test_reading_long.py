"""A long list on the page Importeren: how far it is in rows, and a button that stops it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SHOTS, App, Opener

ROWS = 30_000
LIST = "Naam;Soort;Opmerking\n" + "".join(
    f"Koor {n};vereniging;komt elke week bijeen in het dorpshuis\n" for n in range(ROWS)
)
ROWS_TOLD = re.compile(r"van 30\.000 rijen gelezen")


@pytest.mark.browser
@pytest.mark.slow
def test_reading_tells_how_many_rows_and_stops_when_asked(own: App, visit: Opener) -> None:
    page = visit(own, "importeren")
    page.locator("input[type=file]").set_input_files(
        {"name": "koren.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )
    stop = page.get_by_role("button", name="Stop met lezen", exact=True)
    expect(stop).to_be_visible()
    # nobody else reads: there is room at once
    expect(page.get_by_text("Wachten tot er ruimte is")).to_have_count(0)
    expect(page.get_by_text(ROWS_TOLD)).to_be_visible()
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=str(SHOTS / "lezen-voortgang.png"))
    stop.click()  # not `button`: that waits for a page at rest, and this one is reading
    expect(page.get_by_text("Het lezen is gestopt. Er is niets opgeslagen.")).to_be_visible()
    page.screenshot(path=str(SHOTS / "lezen-gestopt.png"))
    page.get_by_role("button", name="Opnieuw lezen", exact=True).click()
    expect(page.get_by_text(ROWS_TOLD)).to_be_visible()
