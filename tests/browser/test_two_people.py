"""People who sign in, each in a browser of his own: who sees and changes what, and until when."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import websockets
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import App, button, choose, go
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
NEARLY_AT_ONCE = "nagaan = 0.05"
"""Three seconds between two looks at the provider."""
SOON = 20_000
Person = Callable[..., Page]


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with providing(tmp_path_factory.mktemp("aanmelddienst")) as made:
        yield made


@pytest.fixture(scope="module")
def team(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app of a team, in which a group that was taken away is noticed in seconds."""
    with signed(provider, tmp_path_factory.mktemp("team") / "app", NEARLY_AT_ONCE) as app:
        yield app


@pytest.fixture
def person(browser: Browser) -> Iterator[Person]:
    """Somebody in a browser of his own, signed in."""
    contexts: list[BrowserContext] = []

    def come(app: App, who: str | None) -> Page:
        contexts.append(
            browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 1200})
        )
        page = at_the_provider(contexts[-1])
        if who is not None:
            sign_in(page, app, who)
        return page

    yield come
    for context in contexts:
        context.close()


def authors(app: App) -> set[str]:
    history = json.loads(app.netwerk("history", "--json").stdout)
    return {revision["who"] for revision in history["revisions"]}


@pytest.mark.parametrize("path", ["", "kaart", "geschiedenis", "actor?id=1", "bestaat-niet"])
def test_who_is_not_in_sees_the_page_aanmelden_at_every_address_and_no_data(
    team: App, person: Person, path: str
) -> None:
    page = person(team, None)
    heard: list[bytes | str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda f: heard.append(f)))
    go(page, team, path)
    outside(page)
    told = b"".join(f if isinstance(f, bytes) else f.encode() for f in heard)
    assert b"Aanmelden" in told
    assert b"gaten" not in told  # no list of pages
    assert b"Alle gebieden" not in told
    assert page.get_by_role("dialog").count() == 0


def test_two_people_each_see_and_change_what_they_may(team: App, person: Person) -> None:
    anna, bram = person(team, "anna"), person(team, "bram")
    expect(anna.get_by_text("Anna de Vries (anna)").first).to_be_visible()
    expect(bram.get_by_text("Bram Jansen (bram)").first).to_be_visible()
    go(anna, team, "invoeren?gebied=6")
    anna.get_by_label("Naam (verplicht)", exact=True).fill("Buurtkoor Twee Stemmen")
    choose(anna, "Soort (verplicht)", "Bewonersgroep")
    button(anna, "Actor opslaan")
    expect(anna.get_by_text("Buurtkoor Twee Stemmen is opgeslagen.")).to_be_visible()
    assert "Anna de Vries (anna)" in authors(team)
    go(bram, team, "invoeren?gebied=6")
    expect(bram.get_by_text("met jouw rol niets wijzigen").first).to_be_visible()
    expect(bram.get_by_role("button", name="Actor opslaan")).to_have_count(0)
    assert not {name for name in authors(team) if "bram" in name}


def test_what_one_person_sees_is_not_what_another_sees(team: App, person: Person) -> None:
    """Every page in turns: nothing that was kept for who sees all comes to who sees one gebied."""
    anna, carla = person(team, "anna"), person(team, "carla")
    for _ in range(2):
        for path in ("lijsten", "kaart", "gaten", "cijfers"):
            go(anna, team, path)
            go(carla, team, path)
            expect(anna.get_by_text("Anna de Vries (anna)").first).to_be_visible()
            expect(carla.get_by_text("Carla Smit (carla)").first).to_be_visible()
            seen = carla.locator("body").inner_text()
            assert "Anna de Vries" not in seen
        go(anna, team, "lijsten")
        go(carla, team, "lijsten")
        assert anna.locator("body").inner_text() != carla.locator("body").inner_text()


def test_who_has_no_role_is_told_so_and_sees_nothing_else(team: App, person: Person) -> None:
    page = person(team, None)
    page.goto(team.url)
    page.get_by_role("button", name="Aanmelden").click()
    page.locator("input[name=sub]").fill("dirk")
    page.get_by_role("button", name="Authorize").click()
    expect(page.get_by_text("Je hebt nog geen toegang.")).to_be_visible()
    expect(page.get_by_role("heading", name="Nog geen toegang")).to_be_visible()
    expect(page.get_by_text("Je bent aangemeld als Dirk Bos (dirk).")).to_be_visible()
    expect(page.get_by_text("Je bent aangemeld")).to_have_count(1)
    expect(page.get_by_text("Netwerk · Oude IJsselstreek")).to_be_visible()
    expect(page.get_by_role("link", name="Kaart")).to_have_count(0)


def _lines(app: App) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(app.netwerk("audit", "--json").stdout)["lines"]
    return found


def test_who_is_sent_back_is_told_so_and_still_comes_where_he_wanted(
    team: App, person: Person
) -> None:
    page = person(team, None)
    go(page, team, "gebied?id=5")
    expect(page.get_by_text("Netwerk · Oude IJsselstreek")).to_be_visible()
    expect(page.get_by_text("Naar de inhoud")).to_have_count(1)
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_text("Het aanmelden is niet gelukt")).to_be_visible()
    newest = _lines(team)[0]
    assert (newest["wat"], newest["gelukt"]) == ("aanmelden", False)
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.locator("input[name=sub]").fill("anna")
    page.get_by_role("button", name="Authorize").click()
    expect(page.get_by_text("Anna de Vries (anna)").first).to_be_visible()
    assert page.url.startswith(f"{team.url}/gebied?id=5")
    before = len(_lines(team))
    page.goto(f"{team.url}/oauth2callback?state=verzonnen&error=access_denied")
    expect(page.get_by_text("Anna de Vries (anna)").first).to_be_visible()
    assert len(_lines(team)) == before  # a made-up answer writes nothing


def test_every_line_of_a_browser_has_its_address(team: App, person: Person) -> None:
    page = person(team, "anna")
    go(page, team, "invoeren?gebied=6")
    page.get_by_label("Naam (verplicht)", exact=True).fill("Koor van het Adres")
    choose(page, "Soort (verplicht)", "Bewonersgroep")
    button(page, "Actor opslaan")
    expect(page.get_by_text("Koor van het Adres is opgeslagen.")).to_be_visible()
    lines = [line for line in _lines(team) if "Anna" in str(line["wie"])]
    assert {"aanmelden", "wijzigen"} <= {line["wat"] for line in lines}
    assert {line["waarvandaan"] for line in lines} == {"127.0.0.1"}


def test_an_address_of_another_domain_is_not_let_in(
    team: App, person: Person, provider: Provider
) -> None:
    provider.says("eva", email="eva@elders.example", groups=["makelaars"])
    page = person(team, None)
    page.goto(team.url)
    page.get_by_role("button", name="Aanmelden").click()
    page.locator("input[name=sub]").fill("eva")
    page.get_by_role("button", name="Authorize").click()
    expect(page.get_by_text("Met dit account kun je hier niet in.")).to_be_visible()
    expect(page.get_by_role("link", name="Kaart")).to_have_count(0)


def test_signing_out_in_one_tab_puts_the_other_tabs_out_and_a_copied_cookie_too(
    team: App, person: Person, browser: Browser
) -> None:
    first = person(team, "anna")
    second = first.context.new_page()
    go(second, team, "gaten")
    copied = browser.new_context(bypass_csp=True)
    copied.add_cookies(first.context.cookies(team.url))
    thief = copied.new_page()
    go(thief, team)
    expect(thief.get_by_text("Anna de Vries (anna)").first).to_be_visible()  # so it is a real copy
    sign_out(first)
    for page in (second, thief):
        expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible(timeout=SOON)
        outside(page)
    go(thief, team, "lijsten")
    outside(thief)
    copied.close()
    again = person(team, "anna")
    expect(again.get_by_text("Anna de Vries (anna)").first).to_be_visible()


def test_a_group_that_is_taken_away_is_gone_within_the_time_that_is_set(
    team: App, person: Person, provider: Provider
) -> None:
    page = person(team, "anna")
    go(page, team, "gaten")
    try:
        provider.says("anna", groups=[])
        expect(page.get_by_text("Je hebt nog geen toegang")).to_be_visible(timeout=SOON)
    finally:
        provider.says("anna")
    expect(page.get_by_role("link", name="Kaart").first).to_be_visible(timeout=SOON)


def test_who_the_provider_lets_go_is_out(team: App, person: Person, provider: Provider) -> None:
    page = person(team, "bram")
    provider.revokes("bram")
    expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible(timeout=SOON)
    outside(page)


async def _replayed(app: App, cookies: dict[str, str], frames: list[bytes]) -> bytes:
    """Send what somebody else's browser sent, over a connection with these cookies; what came."""
    heard, netloc = b"", app.url.removeprefix("http://")
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    async with websockets.connect(
        f"ws://{netloc}/_stcore/stream",
        subprotocols=[websockets.Subprotocol(w) for w in ("streamlit", cookies["_streamlit_xsrf"])],
        origin=websockets.Origin(app.url),
        additional_headers={"cookie": header},
        max_size=None,
    ) as socket:
        for frame in frames:
            await socket.send(frame)
            try:
                while True:
                    got = await asyncio.wait_for(socket.recv(), 2)
                    heard += got if isinstance(got, bytes) else got.encode()
            except TimeoutError:
                continue
    return heard


def test_the_very_messages_of_who_may_change_do_nothing_for_who_may_not(
    team: App, person: Person
) -> None:
    anna = person(team, "anna")
    frames: list[bytes] = []
    recorded = anna.context.new_page()
    recorded.on(
        "websocket",
        lambda socket: socket.on(
            "framesent", lambda f: frames.append(f) if isinstance(f, bytes) else None
        ),
    )
    go(recorded, team, "invoeren?gebied=6")
    recorded.get_by_label("Naam (verplicht)", exact=True).fill("Herhaalclub")
    choose(recorded, "Soort (verplicht)", "Bewonersgroep")
    button(recorded, "Actor opslaan")
    expect(recorded.get_by_text("Herhaalclub is opgeslagen.")).to_be_visible()
    before = len(json.loads(team.netwerk("history", "--json").stdout)["revisions"])
    bram = person(team, "bram")
    cookies = {c["name"]: c["value"] for c in bram.context.cookies(team.url)}
    with ThreadPoolExecutor() as beside:  # the browser has the loop of this thread
        heard = beside.submit(asyncio.run, _replayed(team, cookies, frames)).result()
    assert b"Bram Jansen" in heard  # he was in: it was not refused for want of a sign-in
    after = json.loads(team.netwerk("history", "--json").stdout)["revisions"]
    assert len(after) == before
    assert not {r["who"] for r in after if "bram" in r["who"]}


def test_a_sign_in_ends_in_an_open_page_that_nobody_touches(
    provider: Provider, person: Person, tmp_path: Path
) -> None:
    with signed(provider, tmp_path / "app", "duur = 0.004", NEARLY_AT_ONCE) as app:  # 14 s
        page = person(app, "anna")
        expect(page.get_by_text("Anna de Vries (anna)").first).to_be_visible()
        expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible(timeout=SOON)
        outside(page)
        go(page, app, "lijsten")  # the cookie is still there
        outside(page)


def test_without_anything_to_ask_with_a_sign_in_lasts_no_longer_than_a_look(
    tmp_path: Path, person: Person
) -> None:
    """The provider gives no refresh token, and its access token lasts four seconds."""
    with (
        providing(tmp_path, "--no-refresh-token", "--token-max-age", "4") as short,
        signed(short, tmp_path / "app", "nagaan = 0.1") as app,
    ):
        page = person(app, "anna")
        expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible(timeout=SOON)
        outside(page)
