"""Ctrl-C in a long import: one sentence, nothing stored, and no process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from netwerk.cli.stoppable import told_and_stopped

ROOT = Path(__file__).parents[2]


def started_by(number: int) -> list[int]:
    """The processes that a process started."""
    try:
        said = Path(f"/proc/{number}/task/{number}/children").read_text()
    except OSError:
        return []
    return [int(word) for word in said.split()]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="ziet alleen op Linux wanneer het lezen begint")
def test_ctrl_c_while_reading_is_one_sentence_and_stores_nothing(tmp_path: Path) -> None:
    rows = "".join(f"Koor {n};vereniging\n" for n in range(150_000))
    (tmp_path / "koren.csv").write_text(f"Naam;Soort\n{rows}", encoding="utf-8")
    store = tmp_path / "netwerk.db"
    command = [sys.executable, "-m", "netwerk", "import", str(tmp_path / "koren.csv"), "--yes"]
    process = subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NETWERK_STORE": str(store)},
    )  # fmt: skip
    until = time.monotonic() + 100
    while not (readers := started_by(process.pid)) and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said.strip() == "netwerk: Het lezen is gestopt. Er is niets opgeslagen."
    assert not store.exists()
    assert readers
    assert not any(Path(f"/proc/{number}").exists() for number in readers)


def test_ctrl_c_while_storing_counts_at_the_next_step_and_not_after_the_last() -> None:
    done = []

    def in_two_steps() -> None:
        with told_and_stopped("Het opslaan") as tell:
            tell(0.1, "x")
            os.kill(os.getpid(), signal.SIGINT)
            done.append("goes on")
            tell(0.2, "x")
            done.append("never")

    with pytest.raises(KeyboardInterrupt, match="Het opslaan is gestopt"):
        in_two_steps()
    with told_and_stopped("Het opslaan") as tell:
        tell(0.9, "x")
        os.kill(os.getpid(), signal.SIGINT)
        done.append("stored")
    assert done == ["goes on", "stored"]
