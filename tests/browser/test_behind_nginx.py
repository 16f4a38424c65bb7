"""netwerk behind nginx: the example with https, and a proxy that says who somebody is."""

from __future__ import annotations

import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import App, free_port, running, settled
from tests.browser.provider import (
    ROLES,
    SECRETS,
    at_the_provider,
    outside,
    providing,
    sign_in,
    sign_out,
    signed,
)
from tests.program import program

pytestmark = pytest.mark.browser
EXAMPLE = Path(__file__).parents[2] / "deploy" / "nginx.conf"
PROXY_SECRET = "een-lang-geheim-van-de-proxy-van-de-test"
TOLD = "proxy_set_header X-Netwerk-{0} {1};"


@contextmanager
def nginx(folder: Path, config: str) -> Iterator[None]:
    """nginx with this configuration, as a process of its own."""
    started = program("nginx", "nginx-light")
    folder.mkdir(parents=True, exist_ok=True)
    places = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = config.replace("http {", f"http {{\naccess_log off;\n{places}", 1)
    head = f"pid {folder}/nginx.pid;\nerror_log {folder}/error.log;\ndaemon off;\n"
    (folder / "nginx.conf").write_text(head + config, encoding="utf-8")
    process = subprocess.Popen([started, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def answers(url: str) -> int:
    """The status that a proxy gives, as soon as it is up."""
    unchecked = ssl._create_unverified_context()
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=10, context=unchecked) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} antwoordt niet")


def test_the_example_signs_people_in_over_https(browser: Browser, tmp_path: Path) -> None:
    port, plain, behind = free_port(), free_port(), free_port()
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-keyout", str(key), "-out", str(certificate), "-subj", "/CN=localhost"),
        ],
        check=True,
        capture_output=True,
    )
    config = EXAMPLE.read_text(encoding="utf-8")
    for ours, here in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("netwerk.gemeente.nl", "localhost"),
        ("/etc/ssl/netwerk/volledig.pem", str(certificate)),
        ("/etc/ssl/netwerk/sleutel.pem", str(key)),
        ("127.0.0.1:8501", f"127.0.0.1:{behind}"),
    ):
        assert ours in config
        config = config.replace(ours, here)
    public = f"https://localhost:{port}"
    with (
        providing(tmp_path) as provider,
        signed(provider, tmp_path / "app", port=behind, adres=public) as app,
        nginx(tmp_path / "nginx", config),
    ):
        assert answers(f"{public}/klaar") == 200
        context = browser.new_context(bypass_csp=True, ignore_https_errors=True)
        page = at_the_provider(context)
        here = App(public, app.process, app.store, app.said)
        sign_in(page, here, "anna")
        expect(page.get_by_text("Anna de Vries (anna)").first).to_be_visible()
        kept = {cookie["name"]: cookie for cookie in context.cookies(public)}
        assert "_streamlit_user" in kept
        assert [name for name, cookie in kept.items() if not cookie["secure"]] == []
        got = page.request.get(public)
        assert got.headers["strict-transport-security"]
        assert got.headers["server"] == "nginx"
        assert len([h for h in got.headers_array if h["name"].lower() == "x-frame-options"]) == 1
        sign_out(page)
        page.goto(public)
        outside(page)
        context.close()


def test_a_proxy_tells_who_it_is_and_a_visitor_does_not(browser: Browser, tmp_path: Path) -> None:
    door, behind = free_port(), free_port()
    told = " ".join(
        TOLD.format(name, value)
        for name, value in (
            ("Naam", '"Zoë Janssen"'),
            ("Email", '"zoe@gemeente.example"'),
            ("Groepen", '"makelaars,iedereen"'),
            ("Geheim", f'"{PROXY_SECRET}"'),
        )
    )
    config = f"""events {{}}
http {{ server {{ listen 127.0.0.1:{door}; location / {{
  proxy_pass http://127.0.0.1:{behind}; proxy_http_version 1.1; proxy_set_header Host $http_host;
  proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; {told} }} }} }}"""
    settings = tmp_path / "netwerk.toml"
    settings.write_text(
        f'[server]\nadres = "http://localhost:{door}"\n[aanmelden]\n'
        'domeinen = ["gemeente.example"]\nnagaan = 0.05\nkoppen = { naam = "X-Netwerk-Naam", '
        'email = "X-Netwerk-Email", groepen = "X-Netwerk-Groepen" }\n' + ROLES,
        encoding="utf-8",
    )
    environment = SECRETS | {"NETWERK_CONFIG": str(settings), "NETWERK_PROXY_GEHEIM": PROXY_SECRET}
    with (
        running(tmp_path / "app" / "netwerk.db", port=behind, **environment) as app,
        nginx(tmp_path / "nginx", config),
    ):
        assert answers(f"http://localhost:{door}/klaar") == 200
        page = browser.new_page()
        page.goto(f"http://localhost:{door}")
        settled(page)
        expect(page.get_by_text("Zoë Janssen (zoe)").first).to_be_visible()
        expect(page.get_by_role("button", name="Afmelden")).to_have_count(0)
        page.wait_for_timeout(5_000)  # the connection was made anew meanwhile
        expect(page.get_by_text("Zoë Janssen (zoe)").first).to_be_visible()
        page.close()
        spoofed = {"X-Netwerk-Email": "zoe@gemeente.example", "X-Netwerk-Geheim": "geraden"}
        visitor = browser.new_page(extra_http_headers=spoofed)
        visitor.goto(app.url)
        expect(visitor.get_by_role("heading", name="Aanmelden")).to_be_visible()
        expect(visitor.get_by_role("link", name="Kaart")).to_have_count(0)
        visitor.close()
