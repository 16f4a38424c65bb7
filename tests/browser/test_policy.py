"""The strict policy of the server in a real browser: every page keeps to it, and no other page gets in."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PAGES, App, Opener, go, settled, until

pytestmark = pytest.mark.browser
HEARD = """
window.broken = [];
document.addEventListener('securitypolicyviolation', e =>
  window.broken.push([e.effectiveDirective, e.blockedURI, e.sourceFile].join(' ')));
"""


def test_no_page_and_no_map_does_anything_that_the_policy_forbids(demo: App, visit: Opener) -> None:
    page = visit(demo, held=True)
    page.add_init_script(HEARD)
    broken = {}
    for path in PAGES:
        go(page, demo, path)
        if path == "kaart":
            page.locator("canvas").first.wait_for()
            settled(page)
        broken[path] = page.evaluate("window.broken")
    assert {path: told for path, told in broken.items() if told} == {}


def test_the_listener_hears_a_picture_from_elsewhere(demo: App, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    go(page, demo, "")
    page.evaluate(HEARD)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('img'), {src: 'http://192.0.2.1/a.png'}))"
    )
    until(page, "window.broken.length > 0")
    assert page.evaluate("window.broken")[0].startswith("img-src")
    context.close()


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """A page of another origin, that shows what the test puts in it."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = b"<!doctype html><title>elders</title><body></body>"
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_elsewhere_neither_frames_the_app_nor_talks_to_it(
    demo: App, browser: Browser, elsewhere: str
) -> None:
    page = browser.new_page()
    page.goto(elsewhere)
    page.evaluate(
        """url => new Promise(done => {
            const frame = document.createElement('iframe');
            frame.onload = done; frame.src = url; document.body.append(frame);
        })""",
        demo.url,
    )
    framed = page.frames[1]
    assert not framed.url.startswith(demo.url) or framed.locator("body").inner_text() == ""
    closed = page.evaluate(
        """url => new Promise(done => {
            const socket = new WebSocket(url, ['streamlit']);
            socket.onopen = () => done('open'); socket.onclose = () => done('dicht');
        })""",
        f"{demo.url.replace('http', 'ws')}/_stcore/stream",
    )
    assert closed == "dicht"
    page.close()
