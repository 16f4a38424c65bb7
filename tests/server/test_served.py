"""The running server: what it answers to whom, and that it never looks outside by itself."""

from __future__ import annotations

import asyncio
import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import websockets
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from tests.browser.conftest import App, free_port, running
from tests.program import program

pytestmark = pytest.mark.browser
"""No browser, but a server that takes as long to start."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with running(tmp_path_factory.mktemp("geserveerd") / "netwerk.db") as made:
        yield made


def answer(app: App, path: str, **headers: str) -> http.client.HTTPResponse:
    port = urlsplit(app.url).port
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"host": f"localhost:{port}", **headers})
    got = connection.getresponse()
    got.body = got.read()  # type: ignore[attr-defined]
    connection.close()
    return got


def connects(app: App, origin: str | None, host: str | None = None) -> bool:
    port = urlsplit(app.url).port

    async def tried() -> bool:
        headers = {} if host is None else {"host": host}
        try:
            async with websockets.connect(
                f"ws://localhost:{port}/_stcore/stream",
                origin=None if origin is None else websockets.Origin(origin),
                additional_headers=headers,
                subprotocols=[websockets.Subprotocol("streamlit")],
            ):
                return True
        except websockets.InvalidStatus as refused:
            return refused.response.status_code != 403

    return asyncio.run(tried())


def test_it_says_that_it_lives_and_that_it_is_ready(app: App) -> None:
    assert answer(app, "/leeft").status == 200
    assert answer(app, "/klaar").status == 200
    assert answer(app, "/klaar", host="10.1.2.3:8501").status == 200


def test_a_name_that_turns_to_this_machine_gets_no_page(app: App) -> None:
    for path in ("/", "/static/favicon.png", "/_stcore/host-config", "/kaart"):
        assert answer(app, path, host="rebinding.example").status == 421


def test_only_a_page_of_this_server_opens_a_connection(app: App) -> None:
    assert connects(app, app.url)
    assert not connects(app, "https://evil.example")
    assert not connects(app, app.url.replace("localhost", "127.0.0.1"))
    assert not connects(app, None)


@pytest.mark.parametrize(
    ("token", "size", "status"), [(False, 9, 403), (True, 9, 400), (True, 51 * 1024 * 1024, 400)]
)
def test_a_file_for_a_page_that_was_made_up_or_without_its_token_is_refused(
    app: App, token: bool, size: int, status: int
) -> None:
    given = generate_xsrf_token_string()
    headers = {"host": urlsplit(app.url).netloc, "content-length": str(size)}
    if token:
        headers |= {"cookie": f"_streamlit_xsrf={given}", "x-xsrftoken": given}
    connection = http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=20)
    connection.putrequest("PUT", "/_stcore/upload_file/verzonnen/bestand", skip_host=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()  # and nothing of the file: it is refused unread
    assert connection.getresponse().status == status
    connection.close()


def test_the_answer_is_dressed_and_does_not_say_which_server_it_is(app: App) -> None:
    got = answer(app, "/")
    assert got.getheader("server") is None
    assert got.getheader("x-frame-options") == "DENY"
    assert "'unsafe-eval'" not in (got.getheader("content-security-policy") or "")
    assert answer(app, "/_stcore/metrics").status == 404


def test_under_a_path_everything_answers_there(tmp_path: Path) -> None:
    port = free_port()
    config = tmp_path / "netwerk.toml"
    config.write_text(f'[server]\nadres = "http://localhost:{port}/team"\n', encoding="utf-8")
    environment = {"NETWERK_CONFIG": str(config)}
    # The health of a path is under the path: the one at the root is not there to wait for.
    command = [sys.executable, "-m", "netwerk", "start", "--store", str(tmp_path / "netwerk.db")]
    settings = {"NETWERK_PORT": str(port), "NETWERK_BROWSER": "0", "XDG_CACHE_HOME": str(tmp_path)}
    process = subprocess.Popen(
        command, env=os.environ | settings | environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        said = next(line for line in process.stdout if "staat klaar" in line)
        assert f"http://localhost:{port}/team" in said
        app = App(f"http://localhost:{port}", process, tmp_path, tmp_path)  # type: ignore[arg-type]
        assert answer(app, "/team/klaar").status == 200
        assert answer(app, "/team/").status == 200
        assert answer(app, "/team/_stcore/metrics").status == 404
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        process.stdout.close()


INET = re.compile(
    r"connect\(\d+, \{sa_family=AF_INET6?, .*?(?:inet_addr\(\"|inet_pton\(AF_INET6, \")([^\"]+)"
)


def looked_outside(trace: str) -> list[str]:
    """Every address of another machine that was asked, and every question for a name."""
    asked = [line for line in trace.splitlines() if "connect(" in line]
    found = [match[1] for line in asked if (match := INET.search(line))]
    return sorted({address for address in found if not address.startswith(("127.", "::1"))})


def test_the_reader_of_traces_sees_an_address_outside() -> None:
    seen = 'connect(9, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("93.184.216.34")}'
    assert looked_outside(seen) == ["93.184.216.34"]
    assert looked_outside(seen.replace("93.184.216.34", "127.0.0.1")) == []


@pytest.mark.parametrize("signs_in", [False, True], ids=["loopback", "every address"])
def test_nothing_asks_an_address_outside_at_start_or_on_any_request(
    tmp_path: Path, signs_in: bool
) -> None:
    """Also when a foreign page knocks: Streamlit then asks the internet for its own address."""
    strace = program("strace", "strace")
    port, trace = free_port(), tmp_path / "trace"
    environment = {
        "NETWERK_PORT": str(port),
        "NETWERK_BROWSER": "0",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    if signs_in:
        (tmp_path / "netwerk.toml").write_text(
            f'[server]\nadres = "http://localhost:{port}"\n[aanmelden]\n'
            'uitgever = "https://login.example/.well-known/openid-configuration"\n'
            'client_id = "n"\ndomeinen = ["gemeente.example"]\n',
            encoding="utf-8",
        )
        environment |= {
            "NETWERK_CONFIG": str(tmp_path / "netwerk.toml"),
            "NETWERK_ADDRESS": "0.0.0.0",
            "NETWERK_AANMELDEN_GEHEIM": "g",
            "NETWERK_COOKIE_GEHEIM": "c" * 40,
        }
    traced = [strace, "-f", "-qq", "-e", "trace=connect", "-e", "signal=none", "-o", str(trace)]
    command = [*traced, sys.executable, "-m", "netwerk", "start", "--store", str(tmp_path / "n.db")]
    process = subprocess.Popen(
        command,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    app = App(f"http://localhost:{port}", process, tmp_path, trace)
    try:
        until = time.monotonic() + 240
        while True:
            try:
                assert answer(app, "/klaar").status == 200
                break
            except OSError:
                assert process.poll() is None
                assert time.monotonic() < until
                time.sleep(0.5)
        assert connects(app, app.url)
        for origin in ("https://evil.example", "http://10.0.0.7", "null", None):
            assert not connects(app, origin)
        for host in ("evil.example", "93.184.216.34"):
            assert answer(app, "/", host=host).status == 421
        answer(app, "/", origin="https://evil.example")
        time.sleep(2)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    told = trace.read_text(encoding="utf-8", errors="replace")
    assert "connect(" in told or not signs_in
    assert looked_outside(told) == []
