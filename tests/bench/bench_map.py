"""Figures of the map: layout, picture, files, and what a user of the Netwerkkaart page waits for in headless Chromium.

    python -m tests.bench.bench_map [number of actors ...]        default: 150 1500 10000

Each size is a store of its own with a made-up municipality, opened by the real app in a process of its own. Prints one
line a size; nothing is asserted. Warm: the compiled loops are there and the server runs, but nobody looked at the map yet.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from netwerk.map.export import export_map
from netwerk.map.layout import layout
from netwerk.map.picture import draw
from netwerk.map.view import View
from netwerk.model import Actor, Item, Relatie
from netwerk.net.net import Net, net_from
from netwerk.schema import read_plaatsen, schema
from netwerk.settings import load_settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put
from tests.bench.municipality import municipality, snapshot_of
from tests.browser.conftest import ARGUMENTS, App, chromium_path, running

MAP = "Object.values(globalThis.netwerkMaps ?? {})[0]"
FRAMES = """() => { globalThis.beats = []; const beat = (t) => { beats.push(t); globalThis.counting = requestAnimationFrame(beat); }; requestAnimationFrame(beat); }"""
BUSIEST = f"(() => {{ const m = {MAP}; return m.order.find((id) => !String(id).startsWith('+')) ?? m.order[0]; }})()"


def items(n: int) -> list[Item]:
    """A made-up municipality as it is stored: actors in the kernen of the demo area, ties of several kinds."""
    places, town = read_plaatsen(), snapshot_of(municipality(n))
    made: list[Item] = [*places.gebieden, *places.kernen]
    for i in range(n):
        kern = places.kernen[int(str(town.actors["gebieden"][i][0])[1:]) % len(places.kernen)]  # type: ignore[index]
        made.append(
            Actor(
                id=str(town.actors["id"][i]), naam=f"Vereniging {i}", soort=str(town.actors["soort"][i]), gebieden=(kern.gebied,),
                kern=kern.id, bron="lijst 2026", laatst_bevestigd="2026-03-14",
            )
        )  # fmt: skip
    ties = town.relaties
    for r in range(len(ties["id"])):
        made.append(
            Relatie(
                id=str(ties["id"][r]), van=str(ties["van"][r]), naar=str(ties["naar"][r]), soort=str(ties["soort"][r]),
                sterkte=int(str(ties["sterkte"][r])), bron="gesprek", laatst_bevestigd="2026-05-01",
            )
        )  # fmt: skip
    return made


def filled(n: int, folder: Path) -> tuple[Path, Net]:
    """A store file with ``n`` actors, and its net."""
    path = folder / f"netwerk-{n}.db"
    store = connect(path, load_settings())
    try:
        store.apply(Change(tuple(Put(item) for item in items(n)), "bench", type="import"))
        return path, net_from(store.snapshot(), schema())
    finally:
        store.close()


def server(net: Net) -> dict[str, float]:
    """Seconds of the parts that run in Python."""
    figures = {}
    start = time.perf_counter()
    places = layout(net)
    figures["layout"] = time.perf_counter() - start
    start = time.perf_counter()
    picture = draw(net, schema(), places, View())
    figures["draw"] = time.perf_counter() - start
    for fmt in ("html", "svg", "png"):
        start = time.perf_counter()
        export_map(picture, fmt)
        figures[fmt] = time.perf_counter() - start
    return figures


def opened(page: Page, app: App) -> float:
    """Seconds from asking for the page until everything is drawn and in view."""
    start = time.perf_counter()
    page.goto(f"{app.url}/kaart?debug=1")
    page.wait_for_function(f"{MAP}?.fitted", timeout=120_000)
    return time.perf_counter() - start


def clicked(page: Page) -> float:
    """Seconds from a click on an actor (or the largest bundle) until the panel beside the map shows it."""
    page.locator(".nk-root").scroll_into_view_if_needed()
    node = page.evaluate(BUSIEST)
    name = page.evaluate(f"{MAP}.nodes.get({node!r}).name")
    place = f"(() => {{ const m = {MAP}, p = m.net.canvasToDOM(m.net.getPosition({node!r})), r = m.box.getBoundingClientRect(); return [p.x + r.x, p.y + r.y]; }})()"
    at = page.evaluate(place)
    start = time.perf_counter()
    page.mouse.click(*at)
    page.get_by_role("heading", name=name, exact=True).wait_for(timeout=30_000)
    return time.perf_counter() - start


def dragged(page: Page) -> tuple[float, float]:
    """Frames a second while the map is dragged, and the 95th percentile of a frame in milliseconds."""
    box = page.locator(".nk-canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.85, box["y"] + box["height"] * 0.9
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(FRAMES)
    for step in range(90):
        page.mouse.move(x - step * 4, y - (step % 30) * 3)
    beats = page.evaluate(
        "() => { cancelAnimationFrame(globalThis.counting); return globalThis.beats; }"
    )
    page.mouse.up()
    gaps = [b - a for a, b in pairwise(beats)]
    return 1000 / statistics.mean(gaps), sorted(gaps)[int(len(gaps) * 0.95)]


def browser(chromium: Browser, app: App) -> dict[str, float]:
    """What a user of the Netwerkkaart page waits for; the overview is opened first, as a user does."""
    page = chromium.new_page(viewport={"width": 1440, "height": 1100})
    page.goto(app.url)
    page.get_by_test_id("stHeading").first.wait_for(timeout=120_000)
    page.wait_for_timeout(4000)
    figures = {
        "first picture ever": opened(page, app),
        "first picture": min(opened(page, app) for _ in range(3)),
    }
    page.wait_for_timeout(1500)
    figures["click to panel"] = clicked(page)
    page.wait_for_timeout(1000)
    figures["drag frames/s"], figures["drag worst ms"] = dragged(page)
    page.close()
    return figures


def main() -> None:
    """Measure each size and print a line."""
    sizes = [int(word) for word in sys.argv[1:]] or [150, 1500, 10_000]
    sys.stdout.write(f"{os.cpu_count()} cores\n")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        for n in sizes:
            path, net = filled(n, Path(folder))
            with running(path) as app:
                figures = browser(chromium, app)
            figures |= server(net)
            words = "  ".join(f"{name} {value:.2f}" for name, value in figures.items())
            sys.stdout.write(f"{n:6d} actors  {words}\n")
            sys.stdout.flush()
        chromium.close()


if __name__ == "__main__":
    main()
