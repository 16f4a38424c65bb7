"""The next step of a talk: what 'deze week' and 'deze maand' are on a day."""

from datetime import date

import pytest

from netwerk.ui.talk_form import end_of_month, end_of_week


@pytest.mark.parametrize(
    ("today", "friday"),
    [(23, 27), (27, 27), (28, 34), (29, 34)],
    ids=["Monday", "Friday", "Saturday", "Sunday"],
)
def test_this_week_is_until_the_next_friday(today: int, friday: int) -> None:
    whole = date(2026, 11, 1).toordinal() - 1
    assert end_of_week(date(2026, 11, today)).toordinal() == whole + friday


def test_this_month_is_until_its_last_day() -> None:
    assert end_of_month(date(2026, 2, 3)) == date(2026, 2, 28)
    assert end_of_month(date(2026, 12, 31)) == date(2026, 12, 31)
