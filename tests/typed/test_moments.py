"""Whatever the machine's clock is set to, a user is told the time of the Netherlands."""

import re
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from netwerk.cli import data, item_commands
from netwerk.services.day.today import moment_words as on_vandaag
from netwerk.services.desk import Desk
from netwerk.services.live.networks import Networks
from netwerk.typed import moments
from netwerk.ui.words import on_day

SUMMER, WINTER = "2026-06-30T22:05:00.000000Z", "2026-11-29T10:31:00.000000Z"
HOURS = re.compile(r"astimezone\(\)|date\.today\(|date\.today\b|datetime\.now\(\)|\.at\[:1")


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Tokyo", "Europe/Amsterdam"])
def machine(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_each_place_tells_the_same_hour(machine):
    assert moments.moment_words(WINTER) == "29 november 2026, 11.31 uur"
    assert on_vandaag(WINTER, date(2026, 11, 29)) == "vandaag 11.31"
    assert data._when(SimpleNamespace(at=WINTER)) == "2026-11-29 11:31"


def test_what_was_kept_after_midnight_is_of_the_new_day(machine):
    assert moments.day_of(SUMMER) == "2026-07-01"
    assert on_day(SUMMER) == "01-07-2026"
    assert on_vandaag(SUMMER, date(2026, 7, 1)) == "vandaag 0.05"
    assert on_vandaag(SUMMER, date(2026, 7, 2)) == "1 juli"


def test_part_of_a_date_stays_as_it_is():
    assert [on_day(d) for d in ("2024", "2024-05", "2024-05-17")] == [
        "2024",
        "05-2024",
        "17-05-2024",
    ]


def test_the_day_that_it_is_is_that_of_the_netherlands(machine):
    assert (
        moments.now_here().utcoffset() == moments.here(moments.now_here().isoformat()).utcoffset()
    )
    assert Desk.__dataclass_fields__["clock"].default is moments.today_here
    assert Networks.__init__.__defaults__ == (moments.today_here,)


@pytest.mark.parametrize("part", ["ui", "services", "cli", "typed", "agenda", "insight"])
def test_no_other_place_reads_a_clock(part):
    found = {
        f"{path}: {line.strip()}"
        for path in Path(data.__file__).parents[1].joinpath(part).rglob("*.py")
        for line in path.read_text().splitlines()
        if HOURS.search(line)
    }
    assert found == set(), "ask typed.moments what day or hour it is"


def test_the_history_of_an_item_is_of_the_same_day():
    assert item_commands.day_of is moments.day_of
