"""A real OpenID Connect provider as a process of its own, and people who sign in at it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import WITHIN, App, free_port, running, settled

PEOPLE: Mapping[str, Mapping[str, object]] = {
    "anna": {"name": "Anna de Vries", "groups": ["makelaars"]},
    "bram": {"name": "Bram Jansen", "groups": ["lezers"]},
    "carla": {"name": "Carla Smit", "groups": ["gebied-5"]},
    "dirk": {"name": "Dirk Bos", "groups": ["sportclub"]},
}
ROLES = """
[toegang]
andere_gebieden = "niet zien"
[[toegang.rol]]
groep = "makelaars"
rol = "makelaar"
[[toegang.rol]]
groep = "lezers"
rol = "lezer"
[[toegang.rol]]
groep = "gebied-5"
rol = "lezer"
gebieden = ["5"]
"""
SECRETS = {
    "NETWERK_AANMELDEN_GEHEIM": "geheim-van-de-test",
    "NETWERK_COOKIE_GEHEIM": "een-lang-geheim-voor-de-koekjes-van-de-test",
}


@dataclass
class Provider:
    """A running provider; what it says of somebody can be changed."""

    url: str

    @property
    def metadata(self) -> str:
        return f"{self.url}/.well-known/openid-configuration"

    def says(self, who: str, **changed: object) -> None:
        """From now on this is what it says of somebody."""
        email = f"{who}@gemeente.example"
        told = {"email": email, **PEOPLE.get(who, {}), **changed}
        self._ask("PUT", f"/users/{who}", told)

    def revokes(self, who: str) -> None:
        """No token of somebody holds any more."""
        self._ask("POST", f"/users/{who}/revoke-tokens", {})

    def _ask(self, method: str, path: str, told: Mapping[str, object]) -> None:
        request = urllib.request.Request(
            self.url + path,
            json.dumps(told).encode(),
            {"content-type": "application/json"},
            method=method,
        )
        urllib.request.urlopen(request, timeout=10).close()


@contextmanager
def providing(folder: Path, *options: str) -> Iterator[Provider]:
    """A provider that knows PEOPLE; options: of oidc-provider-mock."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port)]
    with (folder / "provider.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen([*command, *options], stdout=log, stderr=subprocess.STDOUT)
    try:
        made = Provider(f"http://localhost:{port}")
        until = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(made.metadata, timeout=1).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > until:
                    raise AssertionError("de aanmelddienst is niet gestart") from None
                time.sleep(0.1)
        for who in PEOPLE:
            made.says(who)
        yield made
    finally:
        process.kill()
        process.wait()


@contextmanager
def signed(
    provider: Provider,
    folder: Path,
    *more: str,
    port: int | None = None,
    adres: str = "",
    roles: str = ROLES,
) -> Iterator[App]:
    """The app on the demo area, with sign-in.

    more: lines of [aanmelden]. adres: where people reach it. roles: the lines of [toegang].
    """
    lines = [
        *(["[server]", f'adres = "{adres}"'] if adres else []),
        "[aanmelden]",
        f'uitgever = "{provider.metadata}"',
        'client_id = "netwerk"',
        'domeinen = ["gemeente.example"]',
        *more,
    ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "netwerk.toml").write_text("\n".join(lines) + roles, encoding="utf-8")
    settings = {"NETWERK_CONFIG": str(folder / "netwerk.toml"), **SECRETS}
    with running(folder / "netwerk.db", port=port, **settings) as app:
        yield app


def at_the_provider(context: BrowserContext) -> Page:
    """A page of its own browser; the look of the provider's pages is on the internet, and left out."""
    page = context.new_page()
    page.set_default_timeout(WITHIN)
    page.route("**/cdn.jsdelivr.net/**", lambda route: route.abort())
    return page


def sign_in(page: Page, app: App, who: str) -> None:
    """From the page Aanmelden to the first page of the app."""
    page.goto(app.url)
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.locator("input[name=sub]").fill(who)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{app.url}/**")
    settled(page)


def sign_out(page: Page) -> None:
    """By the button in the menu, and at the provider."""
    page.get_by_role("button", name="Afmelden").first.click()
    page.wait_for_url("**/oauth2/end_session**")


def outside(page: Page) -> None:
    """The page Aanmelden and nothing else is drawn."""
    expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible()
    expect(page.get_by_role("button", name="Aanmelden")).to_be_visible()
    expect(page.get_by_role("link", name="Kaart")).to_have_count(0)
