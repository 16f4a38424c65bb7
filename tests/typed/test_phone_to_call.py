"""What is called when a phone number is touched: the number, never what stands beside it."""

import pytest

from netwerk.typed.phone_to_call import to_call


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("0315 123456", "0315123456"),
        ("0315 - 12 34 56 (na 19u bellen!!)", "0315123456"),
        ("0315 - 12 34 56 (19.00 uur of later)", "0315123456"),
        ("0315-123456 19u bellen", "0315123456"),
        ("na 19.00 uur: (0315) 12.34.56", "0315123456"),
        ("0315-123456 / 06-12345678", "0315123456"),
        ("+31 (0)315 12 34 56, tst 12", "+31315123456"),
        ("0031 315 123456", "0031315123456"),
        ("0800-1234 (gratis)", "08001234"),
        ("0900 123 4567", "09001234567"),
        ("14 0315 (gemeente)", "140315"),
        ("+49 2871 123456 (8-17 uur)", "+492871123456"),
        ("+49 (0)2871 123456", "+492871123456"),
        ("123456", "123456"),
    ],
)
def test_only_the_number_is_called_whatever_remark_stands_beside_it(
    typed: str, called: str
) -> None:
    assert to_call(typed) == called


@pytest.mark.parametrize(
    "typed",
    ["", "onbekend", "zie de website", "12345", "0315 12345 bellen na 19u", "06 12 of 13 14"],
)
def test_what_is_no_number_for_sure_is_not_called(typed: str) -> None:
    assert to_call(typed) is None
