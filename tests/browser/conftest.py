"""The real app in real Chromium. Any console error or request to another host fails the test."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from neo4j import GraphDatabase
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.neo4j.door import Door, door_to
from tests.neo4j.server import empty as clean

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
"""The first is the same Chromium without what only a window needs: a page takes a third less time."""
SHOTS = Path(__file__).resolve().parents[2] / "shots"
STARTED_WITHIN = 180
WITHIN = 45_000
"""Milliseconds that the browser may wait for something: long, for a machine that is busy with other tests too."""
expect.set_options(timeout=WITHIN)


def chromium_path() -> str:
    """Where Chromium is; skips with the reason, or fails in CI, when it is nowhere."""
    found = os.environ.get("NETWERK_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = "Chromium staat niet op deze machine (installeer het pakket chromium)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        yield opened
        opened.close()


@dataclass
class App:
    """A running app: its address, its process, its store, and the file with what it said in the terminal."""

    url: str
    process: subprocess.Popen[bytes]
    store: Path | str
    """The file, or the address of a server."""
    said: Path

    def netwerk(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command on the store of this app."""
        command = [sys.executable, "-m", "netwerk", *words, "--store", str(self.store)]
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"NETWERK_USER": "Test"},
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    store: Path | str,
    *words: str,
    folder: Path | None = None,
    port: int | None = None,
    **environment: str,
) -> Iterator[App]:
    """`netwerk start` as a real process of its own, stopped at the end.

    folder: where it may leave its files, for a store that is no file. port: where one that was
    killed was.
    """
    port = port or free_port()
    kept = folder or Path(store).parent
    settings = {
        "NETWERK_PORT": str(port),
        "NETWERK_BROWSER": "0",
        "NETWERK_USER": "Test",
        "XDG_CACHE_HOME": str(kept / "cache"),
    }
    command = [sys.executable, "-m", "netwerk", "start", "--store", str(store), *words]
    said = kept / f"{port}.log"
    said.parent.mkdir(parents=True, exist_ok=True)
    with said.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command,
            env=os.environ | settings | environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        url = f"http://localhost:{port}"
        until = time.monotonic() + STARTED_WITHIN
        while True:
            try:
                with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):
                    break
            except OSError:
                if process.poll() is not None or time.monotonic() > until:
                    raise AssertionError(
                        f"de app is niet gestart:\n{said.read_text(encoding='utf-8')}"
                    ) from None
                time.sleep(0.1)
        yield App(url, process, store, said)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on the demo area, shared by tests that change nothing others look at."""
    with running(tmp_path_factory.mktemp("demo") / "netwerk.db") as app:
        yield app


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on a demo area in which tests change things, each under names of its own."""
    with running(tmp_path_factory.mktemp("desk") / "netwerk.db") as app:
        yield app


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app in which nobody has entered anything."""
    with running(tmp_path_factory.mktemp("empty") / "netwerk.db", "--no-demo") as app:
        yield app


@pytest.fixture
def own(tmp_path: Path) -> Iterator[App]:
    """The app on a demo area of this test alone."""
    with running(tmp_path / "netwerk.db") as app:
        yield app


@pytest.fixture(scope="module")
def door(neo4j_url: str) -> Iterator[Door]:
    """The way to an empty Neo4j server, to be shut and opened."""
    with GraphDatabase.driver(neo4j_url) as driver:
        clean(driver)
    with door_to(neo4j_url) as made:
        yield made


@pytest.fixture(scope="module")
def team(door: Door, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on a demo area in Neo4j, shared by the tests of one file."""
    with running(door.url, folder=tmp_path_factory.mktemp("team")) as app:
        yield app


@dataclass
class Watch:
    """What a page did that it may not do."""

    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def watched(page: Page, host: str) -> Watch:
    """Note console errors and requests to another host.

    Streamlit asks /<page>/_stcore/... when a page is opened by its address, gets a harmless 404 and asks again at the
    root: that line alone is no error of ours. Nor is what it says when a field with typed text loses the focus because the
    connection went: Streamlit disables its fields then, the field tells what was typed to nobody, and it is sent again
    with the next press. No component of ours sends anything at that moment.
    """
    watch = Watch()

    def console(message: ConsoleMessage) -> None:
        own = (
            message.text.startswith("Failed to load resource")
            and "/_stcore/" in urlsplit(message.location["url"]).path
        )
        away = message.text.startswith("Cannot send rerun backMessage when disconnected")
        if message.type == "error" and not own and not away:
            watch.errors.append(message.text)

    page.on("console", console)
    page.on("pageerror", lambda e: watch.errors.append(str(e)))

    def request(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != host:
            watch.outside.append(url)

    page.on("request", lambda r: request(r.url))
    page.on("websocket", lambda w: request(w.url))
    return watch


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a test failed, so that what its page did wrong does not hide why."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


PAGES = (
    "",
    "kaart",
    "gaten",
    "bruggen",
    "introducties",
    "tabellen",
    "afspraken",
    "ronde",
    "gesprekken",
    "agenda",
    "doelgroepen",
    "kalender",
    "deskundigheid",
    "bestuur",
    "gebied",
    "cijfers",
    "opgaven",
    "spiegel",
    "verandering",
    "beschrijven",
    "meer",
    "invoeren",
    "lijsten",
    "importeren",
    "inrichten",
    "exporteren",
    "dubbelen",
    "navragen",
    "geschiedenis",
    "verantwoording",
    "beheer",
    "privacy",
)
Opener = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Open a page of an app; at the end no error and no outside request may have happened."""
    contexts, watches = [], []

    def open_page(
        app: App,
        path: str = "",
        width: int = 1440,
        height: int = 1400,
        scheme: Literal["light", "dark"] = "light",
        locale: str = "nl-NL",
        held: bool = False,
    ) -> Page:
        # Playwright looks again and again by eval, which the policy of our pages forbids. held: the
        # page is held to that policy all the same.
        context = browser.new_context(
            bypass_csp=not held,
            viewport={"width": width, "height": height},
            locale=locale,
            color_scheme=scheme,
        )
        page = context.new_page()
        page.set_default_timeout(WITHIN)
        contexts.append(context)
        watches.append(watched(page, urlsplit(app.url).netloc))
        go(page, app, path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    if not request.node.stash.get(FAILED, False):
        assert [w.errors for w in watches if w.errors] == []
        assert [w.outside for w in watches if w.outside] == []


SETTLED = """() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid=stSkeleton], [data-stale=true], .st-key-eigen:not(:has([data-told]))')"""


def go(page: Page, app: App, path: str = "") -> None:
    """Open an address of the app in this page."""
    page.goto(f"{app.url}/{path}")
    settled(page)


FOLLOWS_WITHIN = 3_000
"""Milliseconds that a list may take to follow what is typed."""
OPENS_WITHIN = 10_000
"""Milliseconds that a list may take to open; one that the page closes meanwhile is opened again."""
TYPED_AT_MOST = 10
"""How often something is typed in a list that does not follow."""
FIRST_HOLDS = """typed => {
  const first = document.querySelector('[role="option"]');
  return first !== null && first.textContent.toLowerCase().includes(typed);
}"""


def settled(page: Page) -> None:
    """Wait until Streamlit has drawn the page and is at rest.

    What the browser keeps draws the page once more, a moment after the first time.
    """
    page.get_by_test_id("stHeading").first.wait_for()
    until(page, SETTLED)
    page.wait_for_timeout(150)  # what was just clicked first has to reach the server
    until(page, SETTLED)


def until(page: Page, holds: str) -> None:
    """Wait until something holds, asked from outside: the page lets no text be run as code."""
    ends = time.monotonic() + WITHIN / 1000
    while True:
        with suppress(PlaywrightError):  # the page is on its way to another address
            if page.evaluate(holds):
                return
        assert time.monotonic() < ends, f"het wordt niet waar: {holds[:80]}"
        page.wait_for_timeout(50)


def to_page(page: Page, entry: str, tab: str | None = None) -> None:
    """Go to a page as a user does: by the menu at the side, then by the tab at its top."""
    settled(page)
    page.locator(".st-key-menu").get_by_role("link", name=entry, exact=True).click()
    settled(page)
    if tab is not None:
        page.locator(".st-key-tabs").get_by_role("link", name=tab, exact=True).click()
        settled(page)


def choose(page: Page, label: str, text: str, *, stands_there: bool = True) -> None:
    """Type in a list to choose from and take what is found.

    Not before the list has followed what was typed: Enter takes what stands first at that moment.
    A page that is drawn anew meanwhile may empty the box: then it is typed again, as a user would.
    stands_there: False for what is typed with an error, or in other words than those of the list.
    """
    box = page.get_by_label(label, exact=True).first
    options = page.get_by_role("option")
    for _ in range(TYPED_AT_MOST):
        if not options.count():
            box.click()
        box.fill(text)
        with suppress(PlaywrightTimeout):
            options.first.wait_for(timeout=OPENS_WITHIN)
            page.wait_for_function(FIRST_HOLDS, arg=text.casefold(), timeout=FOLLOWS_WITHIN)
            break
        if not stands_there and options.count() and box.input_value() == text:
            break
    else:
        there = options.all_inner_texts()
        raise AssertionError(f"{text!r} does not come first in the list {label!r}: {there[:6]}")
    box.press("Enter")
    settled(page)


def button(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button and wait for what it does.

    Never while the page is being drawn: a button that is made anew between press and release does
    nothing.
    """
    settled(page)
    exact = isinstance(name, str)
    page.get_by_role("button", name=name, exact=exact).first.click()
    settled(page)


def shot(page: Page, name: str) -> None:
    """Keep a picture of the page to look at."""
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
