"""The map component in real Chromium, on a small page of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from netwerk.map.export import export_map
from netwerk.map.layout import layout
from netwerk.map.picture import draw
from netwerk.schema import schema
from tests.browser.conftest import ARGUMENTS, WITHIN, chromium_path, free_port, watched
from tests.browser.map_harness.attacks import ATTACKS, attack_net

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
MAP = "globalThis.netwerkMaps?.kaart"


@pytest.fixture(scope="module")
def harness() -> Iterator[str]:
    """The address of the harness page, served by a Streamlit of its own."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(Path(__file__).parent / "map_harness" / "app.py"),
    ]
    options = [
        "--server.port",
        str(port),
        "--server.headless",
        "true",
        "--browser.gatherUsageStats",
        "false",
        "--server.fileWatcherType",
        "none",
    ]
    process = subprocess.Popen(
        command + options,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    try:
        until = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1):
                    break
            except OSError:
                assert process.poll() is None, "Streamlit is not running"
                assert time.monotonic() < until, "Streamlit did not start"
                time.sleep(0.1)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(15)


@pytest.fixture
def page(browser: Browser, harness: str) -> Iterator[Page]:
    context = browser.new_context(
        bypass_csp=True, viewport={"width": 1440, "height": 1100}, locale="nl-NL"
    )
    page = context.new_page()
    page.set_default_timeout(WITHIN)
    watch = watched(page, urlsplit(harness).netloc)
    yield page
    context.close()
    assert watch.errors == []
    assert watch.outside == []


def opened(page: Page, harness: str, query: str) -> Page:
    page.goto(f"{harness}/?{query}")
    page.wait_for_function(f"{MAP}?.fitted")
    rest(page)
    return page


def rest(page: Page) -> None:
    page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(250)


def seen(page: Page) -> dict:
    """What Python saw in its last run."""
    code = page.get_by_test_id("stCode")
    if not code.is_visible():
        page.get_by_text("Wat Python ziet").click()
        code.wait_for()
    rest(page)
    return json.loads(code.inner_text())


def sees(page: Page, key: str, value: object) -> None:
    """Wait until Python saw this value; fails with what it saw instead."""
    until = time.monotonic() + 10
    while seen(page)[key] != value:
        assert time.monotonic() < until, f"{key}: {seen(page)[key]!r}"


def point(page: Page, node: str) -> tuple[float, float]:
    """Where a node is on the screen."""
    page.locator(".nk-root").scroll_into_view_if_needed()
    at = page.evaluate(
        f"id => {{ const m = {MAP}, p = m.net.canvasToDOM(m.net.getPosition(id)), r = m.box.getBoundingClientRect(); return [p.x + r.x, p.y + r.y]; }}",
        node,
    )
    return float(at[0]), float(at[1])


def camera(page: Page) -> object:
    return page.evaluate(f"[{MAP}.net.getScale(), {MAP}.net.getViewPosition()]")


def places(page: Page) -> dict:
    return page.evaluate(f"{MAP}.net.getPositions()")


def test_a_click_reaches_python_and_escape_takes_it_back(page: Page, harness: str) -> None:
    opened(page, harness, "scene=small")
    page.mouse.click(*point(page, "Cor"))
    page.wait_for_function(f"{MAP}.live.textContent === 'Gekozen: Cor'")
    sees(page, "nodes", ["Cor"])
    page.locator(".nk-canvas").focus()
    page.keyboard.press("Escape")
    sees(page, "nodes", [])


def test_a_click_on_a_line_gives_its_two_ends(page: Page, harness: str) -> None:
    opened(page, harness, "scene=small")
    (x1, y1), (x2, y2) = point(page, "Dirk"), point(page, "Eva")
    page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    sees(page, "edges", [["Dirk", "Eva"]])


def test_a_double_click_opens_a_collapsed_kern(page: Page, harness: str) -> None:
    opened(page, harness, "n=60&collapse=kern")
    before = page.evaluate(f"{MAP}.nodes.length")
    page.mouse.dblclick(*point(page, "+kern:etten"))
    sees(page, "expand", "+kern:etten")
    page.get_by_role("button", name="Nog eens").click()
    page.wait_for_function(f"{MAP}.nodes.length > {before}")
    assert page.evaluate(f"{MAP}.builds") == 1


def test_one_new_actor_moves_the_others_nowhere_and_keeps_the_zoom(
    page: Page, harness: str
) -> None:
    opened(page, harness, "scene=small")
    page.get_by_role("button", name="Inzoomen").click()
    before, view = places(page), camera(page)
    page.get_by_text("Nieuwe actor").click()
    page.wait_for_function(f"{MAP}.nodes.get('Nieuw') !== null")
    rest(page)
    after = places(page)
    assert {k: after[k] for k in before} == before
    assert camera(page) == view
    assert page.evaluate(f"{MAP}.builds") == 1


def test_twenty_reruns_draw_nothing_anew(page: Page, harness: str) -> None:
    opened(page, harness, "scene=small")
    page.mouse.click(*point(page, "An"))
    runs, before, view = seen(page)["runs"], places(page), camera(page)
    page.evaluate(f"() => {MAP}.box.querySelector('canvas').setAttribute('data-same', 'yes')")
    last = runs
    for _ in range(20):
        page.get_by_role("button", name="Nog eens").click()
        page.wait_for_function(
            "n => JSON.parse(document.querySelector('[data-testid=stCode]').innerText).runs > n",
            arg=last,
        )
        last = seen(page)["runs"]
    assert last >= runs + 20
    assert page.evaluate(
        f"[{MAP}.builds, {MAP}.changes, {MAP}.box.querySelector('canvas').dataset.same]"
    ) == [1, 0, "yes"]
    assert (places(page), camera(page)) == (before, view)
    sees(page, "nodes", ["An"])


def test_a_dragged_actor_stays_and_python_knows_where(page: Page, harness: str) -> None:
    opened(page, harness, "scene=small")
    x, y = point(page, "Fien")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 40, steps=6)
    page.mouse.up()
    until = time.monotonic() + 10
    while "Fien" not in seen(page)["moved"]:
        assert time.monotonic() < until
    moved = seen(page)["moved"]["Fien"]
    page.get_by_role("button", name="Nog eens").click()
    rest(page)
    assert places(page)["Fien"] == {
        "x": pytest.approx(moved[0], abs=0.2),
        "y": pytest.approx(moved[1], abs=0.2),
    }
    assert point(page, "Fien") == pytest.approx((x + 60, y - 40), abs=3)


def test_camera_choice_and_dragged_places_survive_leaving_the_page(
    page: Page, harness: str
) -> None:
    opened(page, harness, "scene=small")
    page.mouse.click(*point(page, "Bas"))
    page.get_by_role("button", name="Inzoomen").click()
    view = camera(page)
    rest(page)
    page.get_by_text("Kaart weg").click()
    page.locator(".nk-root").wait_for(state="detached")
    page.get_by_text("Kaart weg").click()
    page.locator(".nk-root").wait_for()
    page.wait_for_function(f"{MAP}.fitted && {MAP}.net")
    rest(page)
    assert camera(page)[0] == pytest.approx(view[0], rel=0.01)
    assert page.evaluate(f"{MAP}.net.getSelectedNodes()") == ["Bas"]
    sees(page, "nodes", ["Bas"])


def test_a_search_on_the_page_chooses_and_shows_the_actor(page: Page, harness: str) -> None:
    opened(page, harness, "scene=small")
    page.get_by_role("button", name="Zoek Dirk").click()
    page.wait_for_function(f"{MAP}.net.getSelectedNodes()[0] === 'Dirk'")
    sees(page, "nodes", ["Dirk"])


def test_everything_goes_by_keyboard(page: Page, harness: str) -> None:
    opened(page, harness, "scene=small")
    canvas = page.locator(".nk-canvas")
    canvas.focus()
    scale = camera(page)[0]
    page.keyboard.press("+")
    assert camera(page)[0] > scale
    before = camera(page)[1]
    page.keyboard.press("ArrowRight")
    assert camera(page)[1]["x"] > before["x"]
    page.keyboard.press("0")
    assert camera(page)[0] == pytest.approx(scale)
    page.keyboard.press("PageDown")
    first = page.evaluate(f"{MAP}.kept.chosen.nodes")
    sees(page, "nodes", first)
    canvas.focus()
    page.keyboard.press("PageDown")
    second = page.evaluate(f"{MAP}.kept.chosen.nodes")
    assert second != first
    sees(page, "nodes", second)
    assert page.locator(".nk-live").inner_text().startswith("Gekozen: ")


def test_a_map_in_a_hidden_tab_fits_when_it_is_shown(page: Page, harness: str) -> None:
    page.goto(f"{harness}/?scene=small&hidden=1")
    page.get_by_role("tab", name="Kaart").wait_for()
    page.wait_for_function(f"{MAP}?.net")
    assert not page.evaluate(f"{MAP}.fitted")
    page.get_by_role("tab", name="Kaart").click()
    page.wait_for_function(f"{MAP}.fitted")
    rest(page)
    box = page.locator(".nk-canvas").bounding_box()
    assert box is not None
    for node in ("An", "Eva", "Fien"):
        x = point(page, node)[0]
        assert box["x"] < x < box["x"] + box["width"]
    assert camera(page)[0] > 0.3


def test_the_theme_changes_colours_and_nothing_else(page: Page, harness: str) -> None:
    opened(page, harness, "scene=small")
    color = f"{MAP}.nodes.get('An').color.background"
    light, view = page.evaluate(color), camera(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{color} !== '{light}'")
    assert camera(page) == view
    assert page.evaluate(f"{MAP}.builds") == 1


def test_text_of_users_runs_nothing_and_shows_as_typed(page: Page, harness: str) -> None:
    opened(page, harness, "scene=attack&regions=kern&colour=categorie")
    for node in ATTACKS:
        page.mouse.move(*point(page, node))
        page.wait_for_timeout(300)
        page.mouse.click(*point(page, node))
        page.wait_for_timeout(150)
    box = page.locator(".nk-canvas").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 8, box["y"] + 8)  # who is chosen has no words over it
    page.wait_for_timeout(300)
    page.mouse.move(*point(page, "X2"))
    tip = page.locator("div.vis-tooltip")
    tip.wait_for(state="visible")
    assert tip.inner_text().startswith("Jansen & Zn")
    assert page.evaluate("window.hacked") is None
    assert page.evaluate(f"{MAP}.nodes.get('X1').name") == ATTACKS["X1"]["naam"]
    assert page.locator(".nk-root img, .nk-root script, .nk-root b").count() == 0
    page.locator(".nk-legend summary").click()
    assert (
        "<script>" in page.locator(".nk-legend").inner_text()
        or "Overige" in page.locator(".nk-legend").inner_text()
    )


def test_the_map_works_under_a_strict_content_security_policy(
    browser: Browser, harness: str
) -> None:
    """Streamlit's own page has one inline script, which it allows by hash; all of ours comes from files."""
    blocked = []

    def strict(route: Route) -> None:
        answer = route.fetch()
        inline = filter(None, re.findall(r"<script[^>]*>(.*?)</script>", answer.text(), re.S))
        hashes = " ".join(
            f"'sha256-{b64encode(sha256(s.encode()).digest()).decode()}'" for s in inline
        )
        policy = (
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}; object-src 'none'; base-uri 'self'"
        )
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": policy}
        )

    # a page whose answer was changed on the way counts as foreign, and may not open a websocket to this machine
    arguments = [*ARGUMENTS, "--disable-features=LocalNetworkAccessChecks"]
    own = browser.browser_type.launch(executable_path=chromium_path(), args=arguments)
    page = own.new_page(viewport={"width": 1440, "height": 1100})
    page.on(
        "console", lambda m: blocked.append(m.text) if "Content Security Policy" in m.text else None
    )
    page.route(lambda url: urlsplit(url).path == "/", strict)
    page.goto(f"{harness}/?scene=small")
    page.locator(".nk-legend li").first.wait_for(timeout=20_000, state="attached")
    page.locator(".nk-canvas canvas").wait_for()
    own.close()
    assert blocked == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_map(browser: Browser, harness: str, scheme: str) -> None:
    context = browser.new_context(
        bypass_csp=True,
        viewport={"width": 1440, "height": 1100},
        color_scheme=scheme,
        locale="nl-NL",
    )
    page = opened(context.new_page(), harness, "n=60&regions=kern")
    found = Axe().run(page)
    context.close()
    serious = [
        (v["id"], [n["html"] for n in v["nodes"]])
        for v in found.response["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_buttons_are_large_enough_and_named(page: Page, harness: str) -> None:
    opened(page, harness, "scene=small")
    for name in ("Inzoomen", "Uitzoomen", "Alles tonen"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


@pytest.mark.parametrize("width", [390, 900])
def test_the_legend_is_a_chip_that_opens_over_the_map_and_takes_no_room_from_it(
    browser: Browser, harness: str, width: int
) -> None:
    context = browser.new_context(
        bypass_csp=True, viewport={"width": width, "height": 1000}, locale="nl-NL"
    )
    page = opened(context.new_page(), harness, "n=60")
    stage, legend = page.locator(".nk-stage"), page.locator(".nk-legend")
    before, view, chip = stage.bounding_box(), camera(page), legend.bounding_box()
    assert before is not None
    assert chip is not None
    assert chip["height"] <= 48
    legend.locator("summary").click()
    legend.get_by_text("Bewonersgroep").last.wait_for()
    opened_up = legend.bounding_box()
    assert opened_up is not None
    assert opened_up["height"] > chip["height"]
    assert opened_up["y"] >= before["y"], "open, it stays within the map"
    assert (stage.bounding_box(), camera(page)) == (before, view)
    context.close()


def test_on_a_phone_the_map_fits_its_width_and_a_tap_chooses(
    browser: Browser, harness: str
) -> None:
    context = browser.new_context(
        bypass_csp=True,
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        locale="nl-NL",
    )
    page = opened(context.new_page(), harness, "scene=small")
    box = page.locator(".nk-root").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    stage = page.locator(".nk-stage").bounding_box()
    assert stage is not None
    assert stage["height"] < 844 * 0.86, "there is room to scroll past the map"
    page.touchscreen.tap(*point(page, "Cor"))
    page.wait_for_function(f"{MAP}.live.textContent === 'Gekozen: Cor'")
    context.close()


def test_the_html_file_works_offline_from_a_folder(browser: Browser, tmp_path: Path) -> None:
    net = attack_net()
    file = tmp_path / "kaart.html"
    file.write_bytes(
        export_map(
            draw(net, schema(), layout(net)),
            "html",
            title="<img src=x onerror=window.hacked=1>",
            source_line="Jansen & Zn",
        )
    )
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, offline=True)
    page = context.new_page()
    asked, errors = [], []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: errors.append(m.text))
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto(file.as_uri())
    for _ in range(100):  # not by wait_for_function: the file lets no text be run as code
        if page.evaluate("globalThis.netwerkMaps?.los.fitted"):
            break
        page.wait_for_timeout(100)
    page.get_by_label("Zoek een naam").fill("Jansen & Zn")
    page.get_by_label("Zoek een naam").press("Enter")
    page.locator(".nk-panel h2").wait_for()
    assert page.locator(".nk-panel h2").inner_text() == "Jansen & Zn"
    assert "werkt samen met" in page.locator(".nk-panel").inner_text()
    assert page.locator("h1").inner_text() == "<img src=x onerror=window.hacked=1>"
    assert page.evaluate("window.hacked") is None
    found = Axe().run(page)
    context.close()
    assert [
        v["id"] for v in found.response["violations"] if v["impact"] in ("serious", "critical")
    ] == []
    assert asked == [file.as_uri()]
    assert errors == []
