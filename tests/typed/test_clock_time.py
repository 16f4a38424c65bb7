"""A time is understood as people write it, and no other text is taken for one."""

import pytest

from netwerk.errors import InputError
from netwerk.typed.clock_time import clock_time


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("19:30", "19:30"),
        ("19.30", "19:30"),
        ("19u30", "19:30"),
        ("1930", "19:30"),
        ("9:05", "09:05"),
        ("9 uur", "09:00"),
        ("9", "09:00"),
        (" 19.30 uur ", "19:30"),
        ("20h", "20:00"),
        ("0:00", "00:00"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_time_as_people_write_it(typed, time):
    assert clock_time(typed) == time


@pytest.mark.parametrize("typed", ["24:00", "12:60", "half acht", "avond", "19:3", "-1", "99"])
def test_what_is_no_time_is_refused_with_an_example(typed):
    with pytest.raises(InputError, match="Schrijf bijvoorbeeld 19:30"):
        clock_time(typed)
