"""The map stays as it was: camera, colours and content, whatever happens around it.

Asserted from the network's own places and from the pixels that a user sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Literal

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import SHOTS, App, Opener, button, choose, settled, to_page
from tests.browser.test_map_page import add

Scheme = Literal["light", "dark"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]  # ten pages in each test

SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")
PIXELS = 2
"""How far a place on the screen may shift."""
READY = """(gebied) => { const map = globalThis.netwerkMaps?.[`kaart:beeld:${gebied}`];
    return Boolean(map?.net && map.box.isConnected && map.fitted && map.box.clientWidth); }"""
CAMERA = """(gebied) => { const map = globalThis.netwerkMaps[`kaart:beeld:${gebied}`], net = map.net;
    const on = Object.fromEntries(Object.entries(net.getPositions()).map(([id, place]) => {
        const p = net.canvasToDOM(place); return [id, [p.x, p.y]]; }));
    return { size: [map.box.clientWidth, map.box.clientHeight], scale: net.getScale(), on }; }"""
TINTS = """(gebied) => { const nodes = globalThis.netwerkMaps[`kaart:beeld:${gebied}`].nodes.get()
    .filter((node) => !node.faded), hollow = (node) => node.loose || node.borderWidth === 3;
    const of = (chosen) => [...new Set(nodes.map(chosen))].sort();
    return { tints: of((node) => hollow(node) ? node.color.border : node.color.background),
             papers: of((node) => hollow(node) ? node.color.background : node.color.border) }; }"""
"""The colours of signs, and of what is paper in them: the edge, or the inside of a hollow sign."""
PALETTE = """(gebied) => { const map = globalThis.netwerkMaps[`kaart:beeld:${gebied}`];
    return Object.values(map.data.palette); }"""


def begin(visit: Opener, app: App, scheme: Scheme, path: str = "kaart?gebied=5&debug=1") -> Page:
    """The map of gebied 5 in a light or dark browser, moved and zoomed by its user."""
    page = visit(app, path, height=1100, scheme=scheme)
    ready(page)
    box = page.locator(".nk-canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.wheel(0, -150)
    page.mouse.move(box["x"] + 30, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 70, box["y"] + 60, steps=4)
    page.mouse.up()
    page.mouse.move(5, 5)
    return page


def ready(page: Page, gebied: str = "5") -> None:
    """The map of this gebied stands on the page, has a size and is drawn."""
    page.wait_for_function(READY, arg=gebied)
    settled(page)
    page.wait_for_function(READY, arg=gebied)
    page.wait_for_timeout(120)


def camera(page: Page, gebied: str = "5") -> dict[str, Any]:
    """The size of the canvas, the scale, and where every actor is on it."""
    seen: dict[str, Any] = page.evaluate(CAMERA, gebied)
    return seen


def same_camera(page: Page, before: dict[str, Any], when: str, gebied: str = "5") -> None:
    """Whoever was on the map is at the same place of the same canvas."""
    after = camera(page, gebied)
    assert after["size"] == before["size"], when
    assert after["scale"] == pytest.approx(before["scale"], rel=0.002), when
    shifts = [
        max(abs(after["on"][id_][axis] - place[axis]) for axis in (0, 1))
        for id_, place in before["on"].items()
    ]
    assert max(shifts) <= PIXELS, when


def drawn(page: Page, scheme: Scheme, when: str, gebied: str = "5") -> None:
    """What is on the screen is a network in the colours of this theme, not an empty or pale sheet."""
    picture = Image.open(BytesIO(page.locator(".nk-canvas").screenshot())).convert("RGB")
    pixels = np.asarray(picture).reshape(-1, 3).astype(int)
    _, where, counts = np.unique(pixels @ (65536, 256, 1), return_index=True, return_counts=True)
    paper = pixels[where[counts.argmax()]]
    lightness = float(paper @ (0.299, 0.587, 0.114))
    assert lightness > 200 if scheme == "light" else lightness < 60, f"{when}: {paper}"
    ink = 1 - counts.max() / counts.sum()
    assert ink > 0.05, f"{when}: {ink:.1%} of the map is drawn"
    side = SCHEMES.index(scheme)
    seen = page.evaluate(TINTS, gebied)
    fills = seen["tints"]
    palette = [pair[side] for pair in page.evaluate(PALETTE, gebied)]
    assert set(fills) <= set(palette), f"{when}: the colours of the other theme"
    off = [c for c in seen["papers"] if np.abs(rgb(c) - paper).max() > 40]
    assert off == [], f"{when}: signs on the paper of the other theme"
    on_screen = [fill for fill in fills if np.abs(pixels - rgb(fill)).sum(axis=1).min() <= 6]
    assert len(on_screen) >= 2, f"{when}: {on_screen} of {fills}"


def rgb(colour: str) -> np.ndarray[Any, Any]:
    """A colour as #rrggbb or rgb(r, g, b) in numbers."""
    if colour.startswith("rgb"):
        return np.array([int(part) for part in re.findall(r"\d+", colour)[:3]])
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])


def same(page: Page, scheme: Scheme, before: dict[str, Any], when: str, gebied: str = "5") -> None:
    ready(page, gebied)
    try:
        same_camera(page, before, when, gebied)
        drawn(page, scheme, when, gebied)
    except AssertionError:
        SHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SHOTS / f"map-{re.sub(r'[^a-z0-9]+', '-', when)}-{scheme}.png")
        raise


def walk(page: Page, title: str) -> None:
    """Go to another page by the menu."""
    to_page(page, title)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def in_turn(page: Page, first: Scheme) -> Iterator[tuple[str, Scheme]]:
    """Five times, twice in each theme and once more in the first: a map made in a theme and one kept."""
    other = SCHEMES[1 - SCHEMES.index(first)]
    for time, scheme in enumerate((first, first, other, other, first), 1):
        page.emulate_media(color_scheme=scheme)
        yield f"time {time}", scheme


def test_leaving_and_coming_back_changes_nothing_on_the_map(demo: App, visit: Opener) -> None:
    page = begin(visit, demo, "light")
    before = camera(page)
    drawn(page, "light", "at first")
    walk(page, "Afspraken")
    for time, scheme in in_turn(page, "light"):
        walk(page, "Kaart")
        same(page, scheme, before, f"back for {time}")
        walk(page, "Afspraken")


def test_another_gebied_and_back_changes_nothing_on_the_map(demo: App, visit: Opener) -> None:
    page = begin(visit, demo, "dark")
    before = camera(page)
    drawn(page, "dark", "at first")
    choose(page, "Gebied", "Silvolde")
    ready(page, "3")
    other = camera(page, "3")
    for time, scheme in in_turn(page, "dark"):
        choose(page, "Gebied", "Ulft-noord")
        same(page, scheme, before, f"gebied 5 for {time}")
        choose(page, "Gebied", "Silvolde")
        same(page, scheme, other, f"gebied 3 for {time}", "3")


def test_theme_window_and_a_hidden_tab_change_nothing_on_the_map(demo: App, visit: Opener) -> None:
    page = begin(visit, demo, "light")
    before = camera(page)
    page.emulate_media(color_scheme="dark")
    same(page, "dark", before, "the other theme")
    for width, height in ((900, 700), (1700, 1000), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("(n) => Math.abs(innerWidth - n) < 2", arg=width)
        ready(page)
        drawn(page, "dark", f"a window of {width}")
    page.set_viewport_size({"width": 1440, "height": 1100})
    same(page, "dark", before, "the first window again")
    app = "document.querySelector('[data-testid=stApp]').style"
    page.evaluate(f"{app}.display = 'none'")
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(300)
    page.evaluate(f"{app}.display = ''")
    same(page, "light", before, "shown again, after a change of theme")
    page.evaluate(f"{app}.visibility = 'hidden'")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    page.evaluate(f"{app}.visibility = ''")
    same(page, "dark", before, "visible again, after a change of theme")


def test_as_long_as_nobody_moved_the_map_everything_is_in_view_after_each_change(
    demo: App, visit: Opener
) -> None:
    page = visit(demo, "kaart?gebied=5&debug=1", height=1100)
    ready(page)
    before = camera(page)
    for width in (900, 1440):
        page.set_viewport_size({"width": width, "height": 1100})
        page.wait_for_function("(n) => Math.abs(innerWidth - n) < 2", arg=width)
        ready(page)
        now = camera(page)
        wide, high = now["size"]
        assert all(0 < x < wide and 0 < y < high for x, y in now["on"].values()), width
    same_camera(page, before, "the first window again")
    walk(page, "Afspraken")
    walk(page, "Kaart")
    same(page, "light", before, "back on an untouched map")


def test_what_is_saved_beside_the_map_changes_nothing_else_on_it(desk: App, visit: Opener) -> None:
    page = begin(visit, desk, "light")
    before = camera(page)
    builds = "globalThis.netwerkMaps['kaart:beeld:5'].builds"
    page.evaluate(f"{builds} = 100")
    add(page, "Actor erbij")
    page.get_by_label("Naam (verplicht)", exact=True).fill("Kaartclub")
    choose(page, "Soort (verplicht)", "Bewonersgroep")
    button(page, "Actor opslaan")
    expect(page.get_by_text("Kaartclub is opgeslagen.")).to_be_visible()
    same(page, "light", before, "after saving an actor")
    page.emulate_media(color_scheme="dark")
    add(page, "Relatie erbij")
    choose(page, "Van (verplicht)", "Kaartclub")
    choose(page, "Naar (verplicht)", "Zaal Etten")
    choose(page, "Soort relatie (verplicht)", "kent")
    button(page, "Relatie opslaan")
    expect(page.get_by_text("De relatie is opgeslagen.")).to_be_visible()
    same(page, "dark", before, "after saving a relation")
    assert page.evaluate(builds) == 100, "the map was changed, not made anew"
    walk(page, "Afspraken")
    walk(page, "Kaart")
    same(page, "dark", before, "after leaving what was saved")
