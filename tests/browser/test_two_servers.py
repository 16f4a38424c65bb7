"""Two app servers on one Neo4j, and nginx before them as in compose.two.yaml: real processes all."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, button, choose, free_port, go, running, settled
from tests.program import program

pytestmark = [pytest.mark.browser, pytest.mark.neo4j]
CONFIGURATION = Path(__file__).parents[2] / "compose.nginx.conf"
COOKIE = "netwerk_plaats"
LOGGED = '$cookie_netwerk_plaats $sent_http_set_cookie "$request" $upstream_addr'


@dataclass(frozen=True)
class Front:
    """A running nginx: where it listens, and its log of who was sent where."""

    url: str
    log: Path

    def visit(self, cookie: str = "") -> str:
        """Ask for the page as a browser with this cookie, or as a new one; the cookie afterwards."""
        headers = {"Cookie": f"{COOKIE}={cookie}"} if cookie else {}
        with urllib.request.urlopen(urllib.request.Request(self.url, headers=headers)) as answer:
            given = re.search(rf"{COOKIE}=(\w+)", answer.headers.get("Set-Cookie", ""))
        return given[1] if given else cookie

    def sent_to(self, cookie: str) -> list[str]:
        """The servers that answered this cookie, in order; nginx notes it just after the answer."""
        until = time.monotonic() + 20
        while True:
            lines = self.log.read_text(encoding="utf-8").splitlines()
            found = [line.split()[-1] for line in lines if cookie in line]
            if found or time.monotonic() > until:
                return found
            time.sleep(0.05)


@pytest.fixture(scope="module")
def two(neo4j_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[App, App]]:
    """Two app servers on one Neo4j; the first loads the demo area."""
    with ExitStack() as stack:
        yield tuple(  # type: ignore[misc]
            stack.enter_context(
                running(
                    tmp_path_factory.mktemp(name) / "netwerk.db",
                    *("--store", neo4j_url),
                    NETWERK_USER=name,
                )
            )
            for name in ("Anna", "Bram")
        )


@pytest.fixture
def front(two: tuple[App, App], tmp_path: Path) -> Iterator[Front]:
    """nginx with the configuration of the example, before these two."""
    nginx = program("nginx", "nginx-light")
    port, text = free_port(), CONFIGURATION.read_text(encoding="utf-8")
    for name, app in zip(("app-1:8501", "app-2:8501"), two, strict=True):
        text = text.replace(name, app.url.removeprefix("http://").replace("localhost", "127.0.0.1"))
    kept = "".join(
        f"{name}_temp_path {tmp_path / name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    log = tmp_path / "visits.log"
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}")
    text = text.replace("http {", f"http {{\n{kept}log_format told '{LOGGED}';\naccess_log {log} told;\n", 1)  # fmt: skip
    written = tmp_path / "nginx.conf"
    written.write_text(f"pid {tmp_path / 'nginx.pid'};\nerror_log {tmp_path / 'errors.log'};\n{text}")  # fmt: skip
    process = subprocess.Popen(
        [nginx, "-p", str(tmp_path), "-c", str(written), "-g", "daemon off;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    front = Front(f"http://localhost:{port}", log)
    try:
        until = time.monotonic() + 20
        while not log.exists() or not log.stat().st_size:
            try:
                front.visit()
            except OSError:
                assert process.poll() is None, (tmp_path / "errors.log").read_text()
                assert time.monotonic() < until
                time.sleep(0.1)
        yield front
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def add_actor(page: Page, app: App, name: str) -> None:
    go(page, app, "invoeren?gebied=6")
    page.get_by_label("Naam (verplicht)", exact=True).fill(name)
    choose(page, "Soort (verplicht)", "Bewonersgroep")
    button(page, "Actor opslaan")
    expect(page.get_by_text(f"{name} is opgeslagen.")).to_be_visible()


def find_on_map(page: Page, app: App, name: str) -> None:
    go(page, app, "kaart?gebied=6")
    choose(page, "Zoek op de kaart", name)
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def placed(visit: Opener, front: Front, app: App, cookie: str) -> tuple[Page, App]:
    """A page of somebody whose place is decided by this cookie."""
    behind = replace(app, url=front.url)
    page = visit(behind)
    page.context.add_cookies([{"name": COOKIE, "value": cookie, "url": front.url}])
    go(page, behind)
    return page, behind


def test_what_is_saved_at_one_server_is_seen_at_the_other(
    two: tuple[App, App], visit: Opener
) -> None:
    anna, bram = two
    seen = visit(bram, "kaart?gebied=6")
    add_actor(visit(anna), anna, "Koor De Eerste Server")
    find_on_map(seen, bram, "Koor De Eerste Server")
    add_actor(seen, bram, "Koor De Tweede Server")
    find_on_map(visit(anna), anna, "Koor De Tweede Server")


def test_a_visitor_stays_at_one_server_and_goes_on_at_the_other_when_it_is_killed(
    two: tuple[App, App], front: Front, visit: Opener
) -> None:
    cookies: dict[str, str] = {}
    for _ in range(40):
        cookie = front.visit()
        cookies.setdefault(front.sent_to(cookie)[0], cookie)
    assert len(cookies) == 2, "visitors are spread over both"

    (here, one), (there, other) = cookies.items()
    app = next(app for app in two if app.url.endswith(here.rpartition(":")[2]))
    page, behind = placed(visit, front, app, one)
    colleague, _ = placed(visit, front, app, other)
    add_actor(page, behind, "Harmonie Achter De Poort")
    find_on_map(colleague, behind, "Harmonie Achter De Poort")
    front.visit(one)
    assert set(front.sent_to(one)) == {here}
    assert set(front.sent_to(other)) == {there}

    page.goto("about:blank")  # a page whose server is killed rightly says so in the console
    os.killpg(app.process.pid, signal.SIGKILL)
    app.process.wait()
    settled(colleague)
    find_on_map(colleague, behind, "Harmonie Achter De Poort")
    moved, _ = placed(visit, front, app, one)
    find_on_map(moved, behind, "Harmonie Achter De Poort")
    assert there in front.sent_to(one)[-1]
