"""Figures of the map: layout, picture and what a user waits for in headless Chromium without a GPU.

    python -m tests.bench.bench_map [number of actors ...]        default: 130 1500 10000

Prints one line a size; nothing is asserted. Warm: the compiled loops are there, the server runs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
import urllib.request
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from netwerk.map.export import export_map
from netwerk.map.layout import layout
from netwerk.map.picture import draw
from netwerk.map.view import View
from netwerk.schema import schema
from tests.browser.conftest import ARGUMENTS, chromium_path, free_port
from tests.map.neighbourhood import neighbourhood

ROOT = Path(__file__).resolve().parents[2]
MAP = "globalThis.netwerkMaps?.kaart"
FRAMES = """() => { globalThis.beats = []; const beat = (t) => { beats.push(t); globalThis.counting = requestAnimationFrame(beat); }; requestAnimationFrame(beat); }"""


def server(n: int) -> dict[str, float]:
    """Seconds of the parts that run in Python."""
    net = neighbourhood(n)
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


def browser(page: Page, url: str, n: int) -> dict[str, float]:
    """Seconds to the first picture and from click to what Python shows; frames a second while dragging the map."""
    start = time.perf_counter()
    page.goto(f"{url}/?n={n}")
    page.wait_for_function(f"{MAP}?.fitted", timeout=60_000)
    figures = {"first picture": time.perf_counter() - start}
    page.get_by_text("Wat Python ziet").click()
    page.wait_for_timeout(1500)
    page.locator(".nk-root").scroll_into_view_if_needed()
    node = page.evaluate(f"{MAP}.order[0]")
    place = f"(() => {{ const m = {MAP}, p = m.net.canvasToDOM(m.net.getPosition({node!r})), r = m.box.getBoundingClientRect(); return [p.x + r.x, p.y + r.y]; }})()"
    start = time.perf_counter()
    page.mouse.click(*page.evaluate(place))
    page.get_by_test_id("stCode").get_by_text(node).wait_for(timeout=30_000)
    figures["click to panel"] = time.perf_counter() - start
    box = page.locator(".nk-canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.95, box["y"] + box["height"] * 0.6
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(FRAMES)
    for step in range(90):
        page.mouse.move(x - step * 4, y - (step % 30) * 3)
    beats = page.evaluate("() => { cancelAnimationFrame(globalThis.counting); return globalThis.beats; }")
    page.mouse.up()
    gaps = [b - a for a, b in pairwise(beats)]
    figures["drag frames/s"] = 1000 / statistics.mean(gaps)
    figures["drag worst ms"] = sorted(gaps)[int(len(gaps) * 0.95)]
    return figures


def main() -> None:
    """Measure each size and print a line."""
    sizes = [int(word) for word in sys.argv[1:]] or [130, 1500, 10_000]
    layout(neighbourhood(1000))
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "tests/browser/map_harness/app.py"), "--server.port", str(port)]
    options = ["--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"]
    process = subprocess.Popen(
        command + options,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    url = f"http://localhost:{port}"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{url}/_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
            for n in sizes:
                warm = chromium.new_page()
                warm.goto(f"{url}/?n={n}")
                warm.wait_for_function(f"{MAP}?.fitted", timeout=60_000)
                warm.close()
                page = chromium.new_page(viewport={"width": 1440, "height": 1100})
                figures = server(n) | browser(page, url, n)
                page.close()
                words = "  ".join(f"{name} {value:.2f}" for name, value in figures.items())
                sys.stdout.write(f"{n:6d} actors  {words}\n")
                sys.stdout.flush()
            chromium.close()
    finally:
        process.terminate()
        process.wait(15)


if __name__ == "__main__":
    main()
