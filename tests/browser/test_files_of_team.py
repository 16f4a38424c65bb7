"""A file by who is signed in and by who is not, at a real server."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import App, go
from tests.browser.provider import (
    Provider,
    at_the_provider,
    outside,
    providing,
    sign_in,
    sign_out,
    signed,
)

pytestmark = pytest.mark.browser
FILE = {
    "name": "lijst.csv",
    "mimeType": "text/csv",
    "buffer": b"naam;soort;gebieden\nKoor Hoor;bewonersgroep;5\n",
}


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[App, Provider]]:
    with (
        providing(tmp_path_factory.mktemp("aanmelddienst")) as provider,
        signed(provider, tmp_path_factory.mktemp("team") / "app") as app,
    ):
        yield app, provider


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 1200})
    yield at_the_provider(context)
    context.close()


def _put(app: App, session: str, headers: dict[str, str]) -> int:
    body = b'--B\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nx\r\n--B--\r\n'
    told = {"Content-Type": "multipart/form-data; boundary=B", **headers}
    with closing(http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=20)) as connection:
        connection.request("PUT", f"/_stcore/upload_file/{session}/eigen", body, told)
        return connection.getresponse().status


def test_who_is_not_in_sends_no_file(team: tuple[App, Provider], page: Page) -> None:
    app, _ = team
    heard: list[bytes | str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda f: heard.append(f)))
    go(page, app, "")
    outside(page)
    cookies = {c["name"]: c["value"] for c in page.context.cookies()}
    token = cookies["_streamlit_xsrf"]
    headers = {"Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token}
    assert _put(app, _session_of(heard), headers) == 403


def test_who_is_in_reads_a_file_in(team: tuple[App, Provider], page: Page) -> None:
    app, _ = team
    sign_in(page, app, "anna")
    go(page, app, "importeren")
    page.locator("input[type=file]").first.set_input_files([FILE])
    expect(page.get_by_text("Koor Hoor").first).to_be_visible()


def test_a_file_that_a_page_made_is_for_who_is_in(team: tuple[App, Provider], page: Page) -> None:
    app, _ = team
    sign_in(page, app, "anna")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go(page, app, "exporteren")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").first.click()
    there = [url for url in (*asked, download.value.url) if "/media/" in url]
    assert there
    assert download.value.path().stat().st_size > 1000
    where = urlsplit(there[-1])
    with closing(http.client.HTTPConnection(where.netloc, timeout=20)) as connection:
        connection.request("GET", where.path)
        assert connection.getresponse().status == 403


def test_a_copied_cookie_sends_no_file_after_signing_out(
    team: tuple[App, Provider], page: Page
) -> None:
    app, _ = team
    heard: list[bytes | str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda f: heard.append(f)))
    sign_in(page, app, "anna")
    cookies = {c["name"]: c["value"] for c in page.context.cookies(app.url)}
    copied = {
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-Xsrftoken": cookies["_streamlit_xsrf"],
    }
    heard.clear()
    go(page, app, "")
    assert _put(app, _session_of(heard), copied) == 204  # so it is a real copy
    sign_out(page)
    heard.clear()
    go(page, app, "")
    outside(page)
    assert _put(app, _session_of(heard), copied) == 403


def test_an_address_that_only_looks_like_one_of_the_gemeente_gets_nobody_in(
    team: tuple[App, Provider], page: Page
) -> None:
    app, provider = team
    provider.says("dirk", email="x" * 63 + "@gemeente.example.elders.nl", groups=["makelaars"])
    sign_in(page, app, "dirk")
    expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible()
    expect(page.get_by_role("link", name="Kaart")).to_have_count(0)


def _session_of(heard: list[bytes | str]) -> str:
    for frame in reversed(heard):  # of the page that is open now
        message = ForwardMsg()
        message.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
        if message.WhichOneof("type") == "new_session":
            return str(message.new_session.initialize.session_id)
    raise AssertionError("no session")
