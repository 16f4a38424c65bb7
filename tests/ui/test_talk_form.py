"""The next step of a talk: what 'deze week' and 'deze maand' are on a day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

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


def test_nobody_chosen_is_said_right_under_the_choice(demo_app: AppTest) -> None:
    app = demo_app
    next(button for button in app.button if button.label == "Noteer").click().run()
    next(button for button in app.button if button.label == "Bewaar").click().run()
    assert not app.exception
    (wrong,) = app.error
    dialog = [e for e in every(app._tree) if e.type in ("selectbox", "error", "text_area")]
    kinds = [e.type for e in dialog if getattr(e, "label", "") != "Gebied"]
    assert "wie" in wrong.value
    assert kinds[kinds.index("error") - 1] == "selectbox"
    assert kinds[kinds.index("error") + 1] == "text_area"


def every(block: object) -> Iterator[Any]:
    """All that stands in a block, in reading order."""
    for child in getattr(block, "children", {}).values():
        yield child
        yield from every(child)
