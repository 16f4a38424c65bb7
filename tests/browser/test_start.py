"""`netwerk start` as a person types it: the demo, a second start, a port that is taken, and a killed computer."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Opener, free_port, running, settled


def counted(store: Path) -> tuple[int, int]:
    """Actors and ties in a store."""
    done = subprocess.run(
        [sys.executable, "-m", "netwerk", "insight", "--json", "--store", str(store)],
        capture_output=True,
        text=True,
        check=True,
    )
    numbers = json.loads(done.stdout)["numbers"]
    return numbers["actors"], numbers["ties"]


def stopped(app: App) -> str:
    """Stop the app as Ctrl+C does and give what it said."""
    app.process.send_signal(signal.SIGINT)
    app.process.wait(timeout=30)
    return app.said.read_text(encoding="utf-8")


@pytest.mark.browser
def test_a_first_start_loads_the_demo_and_says_each_step_and_a_second_start_keeps_the_data(
    tmp_path: Path,
) -> None:
    store = tmp_path / "map met spatie" / "netwerk.db"
    with running(store) as app:
        said = stopped(app)
    assert re.search(
        r"demogebied wordt geladen.*Er staan \d+ actoren in.*wordt gestart.*staat klaar op http",
        said,
        re.S,
    )
    before = counted(store)
    assert before[0] > 100
    with running(store) as app:
        said = stopped(app)
    assert "demogebied" not in said
    assert counted(store) == before


@pytest.mark.browser
def test_a_port_that_is_taken_gives_another_one_and_says_so(tmp_path: Path) -> None:
    with socket.socket() as other:
        taken = free_port()
        other.bind(("127.0.0.1", taken))
        other.listen()
        command = [
            sys.executable,
            "-m",
            "netwerk",
            "start",
            "--store",
            str(tmp_path / "netwerk.db"),
            "--no-demo",
        ]
        settings = {
            "NETWERK_PORT": str(taken),
            "NETWERK_BROWSER": "0",
            "XDG_CACHE_HOME": str(tmp_path),
        }
        process = subprocess.Popen(
            command,
            env=os.environ | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            assert process.stdout is not None
            lines: list[str] = []
            while "staat klaar" not in (line := process.stdout.readline()):
                assert line, "".join(lines)
                lines.append(line)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    assert f"Poort {taken} is bezet; netwerk gebruikt poort" in "".join(lines)
    assert f":{taken} " not in line


@pytest.mark.browser
@pytest.mark.slow
def test_killed_in_the_middle_of_a_large_import_all_of_it_is_there_or_none(
    tmp_path: Path, visit: Opener
) -> None:
    rows = "".join(f"Vereniging {n};Bewonersgroep;gebied {n % 6 + 1}\n" for n in range(5000))
    content = ("naam;soort;gebieden\n" + rows).encode()
    waits = random.Random(20261125)
    outcomes = set()
    for _ in range(2):
        store = tmp_path / f"{len(list(tmp_path.iterdir()))}" / "netwerk.db"
        with running(store) as app:
            before = counted(store)
            page = visit(app, "importeren")
            page.locator("input[type=file]").set_input_files(
                {"name": "groot.csv", "mimeType": "text/csv", "buffer": content}
            )
            save = page.get_by_role("button", name="5000 gegevens opslaan")
            expect(save).to_be_visible()
            settled(page)
            save.click()
            time.sleep(waits.uniform(0.05, 1.0))
            page.close()
            os.killpg(app.process.pid, signal.SIGKILL)
        after = counted(store)
        assert after in {before, (before[0] + 5000, before[1])}
        outcomes.add(after[0] - before[0])
        with running(store) as app:  # and it starts again
            assert counted(store) == after
            stopped(app)
    assert outcomes <= {0, 5000}
