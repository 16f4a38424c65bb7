"""What is sent once or on request: the page is as whole as before, for eyes and for a screen reader."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.conftest import App, Opener, settled, to_page
from tests.browser.fits import fits

CACHE = """async () => {
    const address = performance.getEntriesByType('resource').map((r) => r.name).find((n) => n.includes('scene_cache'));
    return (await import(address)).SCENES;
}"""
NODES = "Object.values(globalThis.netwerkMaps ?? {}).find((m) => m.net)?.nodes.length ?? 0"
GROUNDS = "Waarom?"


def menu(page: Page, name: str) -> None:
    to_page(page, name)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    settled(page)


def signs(page: Page) -> int:
    page.wait_for_function(f"{NODES} > 0")
    return int(page.evaluate(NODES))


def serious(page: Page) -> list[tuple[str, str]]:
    page.wait_for_function("document.documentElement.lang === 'nl'")
    return [
        (violation["id"], node["html"][:200])
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


@pytest.mark.browser
def test_who_comes_back_to_the_map_sees_it_whole_though_it_is_not_sent_again(
    demo: App, visit: Opener
) -> None:
    page = visit(demo)
    sizes: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", note)

    def note(frame: str | bytes) -> None:
        if isinstance(frame, bytes) and b"netwerk.kaart" in frame:
            sizes.append(len(frame))

    page.on("websocket", listen)
    page.goto(f"{demo.url}/kaart?gebied=5&debug=1")
    settled(page)
    everybody = signs(page)
    assert max(sizes) > 10_000
    sizes.clear()
    for _ in range(3):
        menu(page, "Vandaag")
        menu(page, "Kaart")
        page.wait_for_function(f"{NODES} === {everybody}")
    assert max(sizes) < 10_000


@pytest.mark.browser
def test_a_scene_that_the_browser_lost_is_asked_for_and_the_map_is_not_empty(
    demo: App, visit: Opener
) -> None:
    page = visit(demo, "kaart?gebied=5&debug=1")
    everybody = signs(page)
    menu(page, "Vandaag")
    page.evaluate(f"async () => (await ({CACHE})()).clear()")
    menu(page, "Kaart")
    page.wait_for_function(f"{NODES} === {everybody}")
    page.wait_for_function(f"async () => (await ({CACHE})()).size === 1")
    assert signs(page) == everybody


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_the_grounds_of_a_finding_open_as_a_table_for_everybody(
    demo: App, visit: Opener, width: int
) -> None:
    page = visit(demo, "bruggen?gebied=5", width=width)
    assert page.get_by_role("table").count() == 0
    page.locator("summary", has_text=GROUNDS).first.click()
    table = page.get_by_role("table", name="Relaties waar dit op rust").first
    expect(table.get_by_role("columnheader", name="Laatst bevestigd")).to_be_visible()
    expect(page.get_by_role("button", name="Bekijk op de kaart").first).to_be_visible()
    assert fits(page)
    assert serious(page) == []
