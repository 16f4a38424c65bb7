"""A server that is asked to stop while somebody imports: it says so, finishes or undoes, and ends in time."""

from __future__ import annotations

import re
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from netwerk.settings import Settings
from netwerk.store.connect import connect
from tests.browser.conftest import App, go, running

ROWS = 12_000
LIST = "Naam;Soort;Opmerking\n" + "".join(
    f"Koor {n};vereniging;komt elke week bijeen in het dorpshuis\n" for n in range(ROWS)
)
WITHIN = 10.0


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of which the browser may complain: its server goes away."""
    made = browser.new_page(locale="nl-NL")
    yield made
    made.close()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path / "netwerk.db", "--no-demo") as made:
        yield made


def ready(app: App) -> int:
    """What the server answers to who asks whether it is ready; 0: nothing any more."""
    try:
        with urllib.request.urlopen(f"{app.url}/klaar", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return 0


def choose(page: Page, app: App) -> None:
    go(page, app, "importeren")
    page.locator("input[type=file]").set_input_files(
        {"name": "koren.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )


def stop(app: App) -> tuple[set[int], float, int]:
    """Ask it to stop: what it answered to who asked whether it is ready, how long it took, its exit code."""
    began, heard = time.monotonic(), set()
    app.process.send_signal(signal.SIGTERM)
    while app.process.poll() is None and time.monotonic() - began < 3 * WITHIN:
        heard.add(ready(app))
        time.sleep(0.05)
    took = time.monotonic() - began
    return heard, took, app.process.wait(1)


def stored(app: App) -> tuple[int, list[object]]:
    store = connect(app.store, Settings(store=str(app.store)))
    try:
        return store.counts()["Actor"], list(store.check())
    finally:
        store.close()


@pytest.mark.browser
@pytest.mark.slow
def test_a_stop_while_storing_leaves_all_or_nothing_and_ends_in_time(app: App, page: Page) -> None:
    choose(page, app)
    save = page.get_by_role("button", name=re.compile(r"12\.?000 gegevens opslaan"))
    expect(save).to_be_visible()
    assert ready(app) == 200
    save.click()
    time.sleep(0.3)
    heard, took, code = stop(app)
    assert 503 in heard
    assert (code, took < WITHIN) == (0, True), took
    actors, problems = stored(app)
    assert actors in {0, ROWS}
    assert problems == []


@pytest.mark.browser
@pytest.mark.slow
def test_a_stop_while_reading_is_told_on_the_page_and_nothing_is_stored(
    app: App, page: Page
) -> None:
    choose(page, app)
    expect(page.get_by_text(re.compile("rijen gelezen"))).to_be_visible()
    heard, took, code = stop(app)
    assert (503 in heard, code, took < WITHIN) == (True, 0, True), (heard, took)
    told = page.get_by_text("Het lezen is gestopt. Er is niets opgeslagen.")
    expect(told.or_(page.get_by_role("dialog"))).to_be_visible()
    assert stored(app) == (0, [])


@pytest.mark.browser
@pytest.mark.slow
def test_an_idle_server_stops_soon_with_a_page_open(app: App, page: Page) -> None:
    go(page, app, "kaart")
    heard, took, code = stop(app)
    assert (503 in heard, code, took < 6) == (True, 0, True), (heard, took)
    assert "Traceback" not in app.said.read_text(encoding="utf-8")
