"""The map takes the window; what belongs to it lies over it and takes nothing from it."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Literal

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, Opener, choose, go, settled
from tests.browser.fits import fits
from tests.browser.test_map_page import add, at, ready
from tests.browser.test_pages import serious

pytestmark = pytest.mark.browser
LIVE = "Object.values(globalThis.netwerkMaps).find((map) => map.net)"
NAMED = f"""() => {{ const map = {LIVE};
    return map.plan ? map.plan.texts.filter((text) => text.id !== undefined).map((text) => text.id) : []; }}"""
GEBIEDEN = ("1", "2", "3", "4", "5", "6")


def opened(visit: Opener, app: App, width: int = 1440, height: int = 900, **more: Any) -> Page:
    """The map of gebied 5, of which tests can see inside."""
    page = visit(app, "kaart?gebied=5&debug=1", width=width, height=height, **more)
    ready(page)
    return page


def canvas(page: Page) -> dict[str, float]:
    box = page.locator(".nk-canvas").bounding_box()
    assert box is not None
    return dict(box)


def box_of(page: Page, selector: str) -> dict[str, float]:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return dict(box)


def colourful(page: Page) -> float:
    """Which share of the map has a colour that stands out from grey and paper."""
    picture = Image.open(BytesIO(page.locator(".nk-canvas").screenshot())).convert("RGB")
    pixels = np.asarray(picture).reshape(-1, 3).astype(int)
    return float((pixels.max(axis=1) - pixels.min(axis=1) > 90).mean())


def test_the_map_fills_what_is_left_of_the_window(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    box = canvas(page)
    assert box["y"] <= 215, "the header, one line of words and one row stand above it"
    assert box["y"] + box["height"] <= 900, "nothing of it is below the window"
    assert box["width"] * box["height"] >= 0.5 * 1440 * 900
    tops = {
        box_of(page, f".st-key-{key}")["y"]
        for key in ("kaart-terug", "kaart-opnieuw", "knop-groot")
    }
    assert max(tops) - min(tops) <= 4, "the controls are one row"


def test_at_first_sight_nobody_is_chosen_and_every_gebied_names_everybody(
    demo: App, visit: Opener
) -> None:
    page = opened(visit, demo)
    for gebied in GEBIEDEN:
        go(page, demo, f"kaart?gebied={gebied}&debug=1")
        ready(page)
        expect(page.locator(".st-key-paneel")).to_have_count(0)
        page.wait_for_function(f"() => ({NAMED})().length === {LIVE}.nodes.length")


def test_the_whole_network_names_four_of_five_at_first_sight(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    go(page, demo, "kaart?debug=1")
    ready(page)
    page.wait_for_function(f"() => ({NAMED})().length >= 0.8 * {LIVE}.nodes.length")


def test_the_panel_lies_over_the_map_and_escape_brings_the_user_back_to_it(
    demo: App, visit: Opener
) -> None:
    page = opened(visit, demo)
    before = canvas(page)
    page.mouse.click(*at(page, "demo-etten-belang"))
    expect(page.get_by_role("heading", name="Dorpsbelang Etten")).to_be_visible()
    expect(page.get_by_text("voorzitter")).to_be_visible()
    assert canvas(page) == before
    panel = box_of(page, ".st-key-paneel")
    assert panel["x"] + panel["width"] <= before["x"] + before["width"]
    assert panel["y"] + panel["height"] <= before["y"] + before["height"]
    page.get_by_role("button", name="Rondom", exact=True).focus()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-paneel")).to_have_count(0)
    page.wait_for_function(
        f"{LIVE}.net.getSelectedNodes().length === 0"
    )  # it hears that just after
    page.wait_for_function(f"{LIVE}.root.getRootNode().activeElement === {LIVE}.box")


def test_the_keyboard_chooses_on_the_map_and_lets_go(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    page.locator(".nk-canvas").focus()
    page.keyboard.press("PageDown")
    expect(page.locator(".st-key-paneel").get_by_role("heading", level=2)).to_be_visible()
    page.locator(".nk-canvas").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-paneel")).to_have_count(0)
    add(page, "Actor erbij")
    expect(
        page.locator(".st-key-paneel").get_by_label("Naam (verplicht)", exact=True)
    ).to_be_visible()
    page.get_by_role("button", name="Sluit paneel").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-paneel")).to_have_count(0)


def test_who_is_chosen_stands_out_with_every_neighbour_named_and_no_tooltip_over_it(
    demo: App, visit: Opener
) -> None:
    page = opened(visit, demo)
    before = colourful(page)
    choose(page, "Zoek op de kaart", "Dorpsbelang Etten")
    page.wait_for_function(f"() => {LIVE}.lit.any")
    page.wait_for_timeout(500)
    near = set(page.evaluate(f"{LIVE}.net.getConnectedNodes('demo-etten-belang')"))
    named = set(page.evaluate(NAMED))
    assert near <= named
    assert named == near | {"demo-etten-belang"}
    assert colourful(page) < 0.5 * before, "the rest is pale"
    page.mouse.move(*at(page, "demo-etten-belang"))
    page.wait_for_timeout(700)
    assert page.locator("div.vis-tooltip").evaluate_all(
        "tips => tips.every((tip) => getComputedStyle(tip).visibility === 'hidden')"
    )


def test_groot_gives_the_map_the_window_and_escape_takes_it_back(demo: App, visit: Opener) -> None:
    page = opened(visit, demo)
    before = canvas(page)
    page.get_by_role("button", name="Groot", exact=True).click()
    page.wait_for_function("() => document.querySelector('.nk-groot') !== null")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    page.wait_for_function(f"() => {LIVE}.box.clientWidth >= innerWidth - 4")
    large = canvas(page)
    assert large["height"] >= 900 - 64
    choose(page, "Zoek op de kaart", "Zaal Etten")
    expect(page.get_by_role("heading", name="Zaal Etten")).to_be_visible()
    page.get_by_role("button", name="Rondom", exact=True).focus()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-paneel")).to_have_count(0)
    assert canvas(page) == large, "one Escape closes one thing"
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    page.wait_for_function(f"() => Math.abs({LIVE}.box.clientWidth - {before['width']}) < 4")


def test_places_follow_the_form_of_the_window_and_a_dragged_one_is_sent_as_it_was_drawn_for(
    desk: App, visit: Opener
) -> None:
    page = opened(visit, desk)
    wide = page.evaluate(f"{LIVE}.stretch")
    base = page.evaluate(f"{LIVE}.nodes.get('demo-etten-zaal').flat")
    page.set_viewport_size({"width": 900, "height": 1300})
    page.wait_for_function(f"() => {LIVE}.stretch > {wide} + 0.1")
    assert page.evaluate(f"{LIVE}.nodes.get('demo-etten-zaal').flat") == base
    x, y = at(page, "demo-etten-zaal")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y + 60, steps=5)
    page.mouse.up()
    settled(page)
    moved, drawn = page.evaluate(
        f"[{LIVE}.kept.moved['demo-etten-zaal'], {LIVE}.net.getPosition('demo-etten-zaal')]"
    )
    stretch = page.evaluate(f"{LIVE}.stretch")
    assert moved[1] * stretch == pytest.approx(drawn["y"], abs=0.5)
    assert moved[1] != base


def test_on_a_phone_one_row_stands_above_the_map_and_the_card_slides_over_it(
    demo: App, visit: Opener
) -> None:
    page = opened(visit, demo, width=390, height=844)
    box = canvas(page)
    assert 0.55 * 844 <= box["height"] <= 0.7 * 844
    expect(page.get_by_role("button", name="Uitlichten")).to_be_hidden()
    page.get_by_role("button", name="Meer knoppen voor de kaart").click()
    expect(page.get_by_role("button", name="Uitlichten")).to_be_visible()
    page.get_by_role("button", name="Minder knoppen voor de kaart").click()
    choose(page, "Zoek op de kaart", "Dorpsbelang Etten")
    expect(page.get_by_role("heading", name="Dorpsbelang Etten")).to_be_visible()
    page.wait_for_timeout(600)
    sheet = box_of(page, ".st-key-paneel")
    assert sheet["y"] + sheet["height"] <= 844 - 57, "above the bar of the phone"
    assert 0.3 * 844 <= sheet["height"] <= 0.45 * 844
    assert at(page, "demo-etten-belang")[1] < sheet["y"], "who is chosen is seen above it"
    named = set(page.evaluate(NAMED))
    assert {"demo-etten-zaal", "demo-etten-belang"} <= named


def test_with_one_finger_the_page_moves_and_not_the_map(demo: App, visit: Opener) -> None:
    page = opened(visit, demo, width=390, height=844)
    fine = page.evaluate(f"{LIVE}.net.canvas.frame.canvas.style.touchAction")
    assert fine == "none", "a mouse moves the map"
    page.context.new_cdp_session(page).send(
        "Emulation.setEmulatedMedia", {"features": [{"name": "pointer", "value": "coarse"}]}
    )
    page.evaluate("dispatchEvent(new Event('resize'))")
    coarse = page.evaluate("matchMedia('(pointer: coarse)').matches")
    if coarse:  # the browser can be asked to be a phone
        touch = page.evaluate(f"{LIVE}.net.canvas.frame.canvas.style.touchAction")
        assert touch == "pan-x pan-y"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_map_with_a_panel_at_any_size(
    demo: App, visit: Opener, scheme: Literal["light", "dark"]
) -> None:
    problems = []
    for width, height in ((1440, 900), (390, 844), (720, 450)):
        page = opened(visit, demo, width=width, height=height, scheme=scheme)
        page.wait_for_function("document.documentElement.lang === 'nl'")
        choose(page, "Zoek op de kaart", "Dorpsbelang Etten")
        expect(page.get_by_role("heading", name="Dorpsbelang Etten")).to_be_visible()
        problems += serious(page, f"{width} {scheme}")
        assert fits(page), width
    assert problems == []
