"""The process is killed and started again under an open page: what the page says then."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App, go, running, settled

LIST = b"naam;soort;kern\nFanfare;Bewonersgroep;Etten\n"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of which the browser may complain: its server is killed."""
    made = browser.new_page(locale="nl-NL")
    yield made
    made.close()


@pytest.mark.browser
@pytest.mark.slow
def test_a_killed_netwerk_says_how_to_start_it_and_then_asks_for_the_file_again(
    own: App, page: Page
) -> None:
    go(page, own, "importeren")
    page.locator("input[type=file]").set_input_files(
        {"name": "lijst.csv", "mimeType": "text/csv", "buffer": LIST}
    )
    expect(page.get_by_text("Dit is gelezen")).to_be_visible()
    settled(page)
    os.killpg(own.process.pid, signal.SIGKILL)
    own.process.wait()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Start het zo nodig opnieuw:", timeout=20_000)
    expect(dialog).to_contain_text("netwerk start")
    expect(dialog).not_to_contain_text("streamlit run")
    port = urlsplit(own.url).port
    assert port is not None
    with running(own.store, port=port):
        expect(dialog).to_have_count(0, timeout=30_000)
        page.get_by_role("button", name="1 gegeven opslaan").click()
        expect(page.get_by_text("Kies het bestand opnieuw")).to_be_visible(timeout=20_000)
        expect(page.get_by_text("lijst.csv").first).to_be_visible()
