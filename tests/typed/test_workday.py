"""What a form proposes is no day of a weekend."""

from datetime import date, timedelta

from netwerk.typed.dates import workday_from


def test_a_day_in_a_weekend_becomes_the_monday_after_it():
    friday = date(2026, 11, 27)
    days = [workday_from(friday + timedelta(days=later)).day for later in range(4)]
    assert days == [27, 30, 30, 30]
