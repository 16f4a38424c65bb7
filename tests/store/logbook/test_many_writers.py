"""Several threads and processes write one log, and one that is killed leaves whole lines."""

import os
import resource
import signal
import stat
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.access.log_line import WIJZIGEN, LogLine
from netwerk.errors import StoreUnavailable
from netwerk.store.logbook.disk_log import DiskLog
from netwerk.store.logbook.log_place import LogPlace
from netwerk.store.logbook.log_reading import LogAsked, read_lines, verdict_of
from netwerk.store.port import now
from tests.store.logbook.many_lines import place_in

TOO_SLOW = 0.25
"""Seconds; a page that waits so long for a line is one that people notice. Usual is 0.002."""


def started(folder: Path, name: str, threads: int, lines: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.store.logbook.many_lines"]
    return subprocess.Popen(
        [*command, str(folder), name, str(threads), str(lines)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def one_line(words: str = "Actor a") -> LogLine:
    return LogLine("An", WIJZIGEN, words, now(), "deze machine", True)


def many(log: DiskLog) -> None:
    for _ in range(100):
        log.write(one_line())


def test_two_processes_with_threads_lose_no_line_and_break_no_chain(tmp_path: Path) -> None:
    both = [started(tmp_path, name, 3, 40) for name in ("een", "twee")]
    for process in both:
        _, problems = process.communicate(timeout=120)
        assert (process.returncode, problems) == (0, "")
    place = place_in(tmp_path)
    verdict = verdict_of(place)
    assert (verdict.problem, verdict.lines) == ("", 240)
    assert len({found.line.waarop for found in read_lines(place, LogAsked())}) == 240


def test_a_writer_that_is_killed_leaves_all_that_it_said_was_written(tmp_path: Path) -> None:
    said: set[str] = set()
    for turn in range(3):
        process = started(tmp_path, f"p{turn}", 4, 100_000)
        assert process.stdout is not None
        for _ in range(40):
            said.add(process.stdout.readline().strip())
        os.kill(process.pid, signal.SIGKILL)
        rest, _ = process.communicate(timeout=60)
        said |= set(rest.splitlines()[:-1])  # the last may be half of what was said
    place = place_in(tmp_path)
    with closing(DiskLog(place)) as log:
        log.write(one_line())
    assert verdict_of(place).problem == ""
    assert said <= {found.line.waarop for found in read_lines(place, LogAsked())}


def test_a_line_takes_no_page_its_time(tmp_path: Path) -> None:
    place, took = place_in(tmp_path), []

    def write(log: DiskLog) -> None:
        for _ in range(15):
            before = time.perf_counter()
            log.write(one_line())
            took.append(time.perf_counter() - before)
            time.sleep(0.08)

    with closing(DiskLog(place)) as log:
        log.write(one_line())
        threads = [threading.Thread(target=write, args=(log,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(took)[len(took) // 2] < TOO_SLOW


@pytest.mark.parametrize("umask", [0o022, 0o000])
def test_others_on_this_machine_read_nothing_of_it(tmp_path: Path, umask: int) -> None:
    place, before = place_in(tmp_path), os.umask(umask)
    try:
        with closing(DiskLog(place)) as log:
            log.write(one_line())
            files = [*tmp_path.iterdir(), *place.head.parent.iterdir()]
            modes = {f.name: stat.S_IMODE(f.stat().st_mode) for f in files if f.is_file()}
        assert len(modes) == 5
        assert set(modes.values()) == {0o600}
        place.file.chmod(0o644)
        with closing(DiskLog(place)) as log:
            log.write(one_line())
        assert stat.S_IMODE(place.file.stat().st_mode) == 0o600
    finally:
        os.umask(before)


def test_on_a_full_disk_a_line_is_refused_in_a_sentence_and_the_chain_stays_whole(
    tmp_path: Path,
) -> None:
    place = place_in(tmp_path)
    with closing(DiskLog(place)) as log:
        log.write(one_line())
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, limits[1]))
        with closing(DiskLog(place)) as log:
            with pytest.raises(StoreUnavailable, match="logboek .* is niet te schrijven"):
                many(log)
            with pytest.raises(StoreUnavailable):
                log.ready()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    with closing(DiskLog(place)) as log:
        log.write(one_line("Actor na"))
    assert verdict_of(place).problem == ""


def test_a_place_that_is_no_log_is_left_as_it_is(tmp_path: Path) -> None:
    place = place_in(tmp_path)
    place.file.write_bytes(b"Dit is een brief, en geen logboek. " * 40)
    with closing(DiskLog(place)) as log, pytest.raises(StoreUnavailable, match="geen logboek"):
        log.write(one_line())
    folder = LogPlace(tmp_path, place.key_file, place.head)
    with closing(DiskLog(folder)) as log, pytest.raises(StoreUnavailable):
        log.write(one_line())


def test_a_log_that_is_moved_away_while_it_is_open_is_begun_again_and_told(tmp_path: Path) -> None:
    place = place_in(tmp_path)
    with closing(DiskLog(place)) as log:
        log.write(one_line())
        for part in ("", "-wal", "-shm"):
            file = place.file.with_name(place.file.name + part)
            file.rename(tmp_path / f"weg{part}")
        log.write(one_line("Actor b"))
    assert [found.line.waarop for found in read_lines(place, LogAsked())] == ["Actor b"]
    assert "ander logboek" in verdict_of(place).problem
