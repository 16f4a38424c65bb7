"""Colleagues do not wait for each other: what a run of a page may not do, on the running app over real websockets.

No test here has a limit on speed: `make bench` measures that (bench_load.py).
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent

from tests.bench.load.conftest import ROOT, Served
from tests.bench.load.crowd import MOST_SECONDS, MOST_USERS, crowd
from tests.bench.load.process import resident_mb
from tests.bench.load.visitor import PAGES, Answer, messages_of, opened, visiting
from tests.browser.conftest import running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
GROWTH_MB = 60
"""Generous: a run that kept its page would grow by more than this in 200 runs."""


async def visited(port: int, pages: list[str]) -> list[Answer]:
    async with visiting(port) as socket:
        return [await opened(socket, page) for page in pages]


def test_every_page_of_a_small_crowd_finishes_without_an_error(served: Served) -> None:
    asked = asyncio.run(crowd(served.port, users=6, seconds=4, warm=0, reads=(0.1, 0.4)))
    assert asked["errors"] == []
    assert len(asked["seconds"]) == asked["asked"] >= 6


def test_no_run_of_a_page_ends_with_a_collection_of_all_memory(served: Served) -> None:
    answers = asyncio.run(visited(served.port, [*PAGES, *PAGES]))
    assert [error for answer in answers for error in answer.errors] == []
    assert [m for m in served.collections() if m.startswith("streamlit")] == []


@pytest.mark.slow
def test_memory_stays_flat_over_many_page_runs_and_visitors(served: Served) -> None:
    asyncio.run(visited(served.port, list(islice(cycle(PAGES), 100))))
    before = resident_mb(served.pid)
    for _ in range(4):
        asyncio.run(visited(served.port, list(islice(cycle(PAGES), 50))))
    assert resident_mb(served.pid) - before < GROWTH_MB


def test_a_crowd_is_bounded_in_number_and_time() -> None:
    for users, seconds in ((MOST_USERS + 1, 1.0), (1, MOST_SECONDS + 1), (0, 1.0)):
        with pytest.raises(ValueError, match="at most"):
            asyncio.run(crowd(1, users, seconds, 0))


def test_the_scene_of_the_map_comes_once_a_session_and_again_when_it_is_asked_for(
    served: Served,
) -> None:
    first, again, after = asyncio.run(maps(served.port))
    assert len(first["content"]) > 10_000
    assert again == first | {"content": None}
    assert after == first


async def maps(port: int) -> list[dict]:
    """What the map is sent on a first visit, on a second, and after the browser says that it has no scene."""
    async with visiting(port) as socket:
        first = await map_of(socket, page("kaart"))
        await opened(socket, "gaten")
        again = await map_of(socket, page("kaart"))
        lost = page("kaart")
        state = lost.rerun_script.widget_states.widgets.add()
        state.id = f"$$STREAMLIT_INTERNAL_KEY_{first.id}__events"
        state.json_trigger_value = json.dumps([{"event": "scene", "value": "?"}])
        after = await map_of(socket, lost)
        return [json.loads(sent.json) for sent in (first, again, after)]


def page(name: str) -> BackMsg:
    asked = BackMsg()
    asked.rerun_script.page_name = name
    return asked


async def map_of(socket: object, asked: BackMsg) -> BidiComponent:
    elements = [m.delta.new_element async for m in messages_of(socket, asked)]
    return next(
        e.bidi_component for e in elements if e.bidi_component.component_name == "netwerk.kaart"
    )


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_once_it_is_ready_no_page_has_to_compile(tmp_path: Path) -> None:
    compiled = tmp_path / "compiled"
    settings = {"NUMBA_CACHE_DIR": str(compiled), "PYTHONPATH": str(ROOT)}
    ready = [sys.executable, "-m", "netwerk", "warm"]  # what a start does before it answers
    subprocess.run(ready, check=True, cwd=ROOT, env=os.environ | settings, capture_output=True)
    before = kernels(compiled)
    with running(tmp_path / "netwerk.db", **settings) as app:
        answers = asyncio.run(visited(int(app.url.rsplit(":", 1)[1]), list(PAGES)))
    assert [error for answer in answers for error in answer.errors] == []
    assert kernels(compiled) == before != set()


def kernels(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*.nbc")}
