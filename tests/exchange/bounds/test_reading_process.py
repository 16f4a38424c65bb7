"""Reading in a process of its own: bounded, ended with all it started, and as good as reading here."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from netwerk.errors import InputError
from netwerk.exchange.bounds.files_together import FilesAsked, plan_together
from netwerk.exchange.bounds.limits import peak
from netwerk.exchange.bounds.reading_process import Ended, ReadingProcess, ReadingStopped
from netwerk.exchange.reading_progress import quiet
from netwerk.exchange.request import ImportOptions
from tests.exchange.bombs import many_texts, one_text, wide_rows
from tests.exchange.bounds import odd_plans
from tests.exchange.given import places, xlsx

ROOT = Path(__file__).parents[3]


def asked(name: str = "x.xlsx", content: bytes = b"") -> FilesAsked:
    return FilesAsked([(name, content)], places(), ImportOptions(soort="bewonersgroep"), "2026-11-28")  # fmt: skip


@pytest.fixture
def process() -> Iterator[ReadingProcess]:
    one = ReadingProcess()
    yield one
    one.close()


def done(process, plan, what=None, tell=quiet, stopped=lambda: False, as_asked=None):
    return process.plan(plan, what or asked(), as_asked, tell, stopped)


def gone(number: int) -> bool:
    """Whether a process is not there any more, soon."""
    for _ in range(100):
        try:
            if Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True  # dead; whoever started it has not looked yet
        except OSError:
            pass
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_it_gives_what_reading_here_gives(process):
    rows = [[f"Club {n}", "Etten", "komt elke week"] for n in range(2_500)]
    what = asked("clubs.xlsx", xlsx({"Actoren": [["Naam", "Kern", "Opmerking"], *rows, [None, "x"]]}))  # fmt: skip
    told: list[tuple[float, str]] = []
    there, why = done(process, plan_together, what, lambda *words: told.append(words))
    here, same = plan_together(what, None, quiet)
    assert (there, why) == (here, same)
    assert "2.000 van 2.501 rijen gelezen" in [words for _, words in told]
    assert [share for share, _ in told] == sorted(share for share, _ in told)


def test_it_is_used_again_and_what_it_prints_is_no_answer(process):
    told = []
    plan, why = done(process, odd_plans.is_noisy, None, lambda *words: told.append(words), as_asked=lambda *about: about)  # fmt: skip
    assert (plan, why) == (odd_plans.NOTHING, "('navraag', ('Actor', 'a'))")
    with pytest.raises(InputError, match=r"^x\.csv is leeg\.$"):
        done(process, odd_plans.refuses)
    assert done(process, odd_plans.is_noisy, as_asked=lambda *_: "nu")[1] == "nu"
    assert told == [(0.5, "halverwege")]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (odd_plans.computes, "lezen duurde te lang"),
        (odd_plans.eats, "vraagt meer dan 500 MB geheugen"),
        (odd_plans.eats_later, "heeft te veel rijen"),
        (odd_plans.dies, "het lezen is onverwacht gestopt"),
    ],
)
def test_what_asks_too_much_is_refused_and_ended(process, plan, said):
    with pytest.raises(InputError, match=r"^x\.xlsx .*" + said):
        done(process, plan)
    assert not process.alive


def test_the_user_stops_it_and_all_it_started_ends(process):
    numbers: list[int] = []

    def tell(_share: float, words: str) -> None:
        numbers.extend(map(int, words.split()))

    begun = time.monotonic()
    with pytest.raises(ReadingStopped):
        done(process, odd_plans.for_ever, None, tell, lambda: bool(numbers))
    assert time.monotonic() - begun < 30
    assert all(map(gone, numbers))


def test_it_ends_when_the_app_is_killed():
    app = subprocess.Popen(
        [sys.executable, "-c", "from tests.exchange.bounds.test_reading_process import *\n"
         "ReadingProcess().plan(odd_plans.for_ever, asked(), None, lambda s, w: print(w, flush=True), lambda: False)"],
        stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
    )  # fmt: skip
    assert app.stdout
    numbers = list(map(int, app.stdout.readline().split()))
    assert len(numbers) == 2
    app.send_signal(signal.SIGKILL)
    app.communicate()
    assert all(map(gone, numbers))


def test_one_that_was_ended_from_outside_is_told_apart_from_a_file_that_ended_it(process):
    os.killpg(process.pid, signal.SIGKILL)
    with pytest.raises(Ended):
        done(process, odd_plans.is_noisy)


def test_no_process_is_said_plainly(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nergens/python")
    with pytest.raises(InputError, match="het systeem start geen proces om in te lezen"):
        ReadingProcess()


def test_it_works_from_a_thread_while_others_read(process):
    other = ReadingProcess()
    found = []
    what = asked("clubs.xlsx", xlsx({"Actoren": [["Naam"], ["Koor"]]}))
    threads = [
        threading.Thread(target=lambda p=p: found.append(done(p, plan_together, what)[0]))
        for p in (process, other)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert len(found) == 2
    assert found[0].counts() == found[1].counts()


@pytest.mark.slow
@pytest.mark.parametrize("bomb", [one_text, wide_rows, many_texts])
def test_a_small_workbook_that_asks_gigabytes_does_not_take_the_server(process, bomb):
    content = bomb()
    assert len(content) < 1_100_000
    before = peak()
    refused = None if bomb is many_texts else pytest.raises(InputError, match=r"^bom\.xlsx")
    with refused or nullcontext():  # eight million empty texts can be read in so much memory
        done(process, plan_together, asked("bom.xlsx", content))
    assert peak() - before < 60 * 1024 * 1024
