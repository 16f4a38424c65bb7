"""A phone number is one however it is typed, for hiding and for the question before saving."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.access.contact_data import DOTS, without_contact_in
from netwerk.access.phone_numbers import mobile_in
from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.model import Actor, Gesprek, Signaal

STARTS = [
    *("06", "(06)", "0 6", "(0)6", "+31 6", "+316", "+31(0)6", "+31 (0) 6", "(+31) 6", "+ 31 6"),
    *("0031 6", "00316", "0031 (0)6", "00 31 6", "0031-6", "+31-6", "+06"),
]
BETWEEN = ["", " ", "-", " - ", "/", " / ", ".", " . ", "\u2013", " \u2013 ", "\u2011", "\u00a0"]


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """A 06-number as somebody may type it, in a text."""
    first, later = draw(st.sampled_from(BETWEEN)), draw(st.sampled_from(BETWEEN))
    digits = draw(st.text("0123456789", min_size=8, max_size=8))
    parts = [digits[i : i + 2] for i in range(0, 8, 2)] if draw(st.booleans()) else [digits]
    before = draw(st.sampled_from(["", "bel Piet: ", "tel.", "(", "Piet, "]))
    behind = draw(st.sampled_from(["", ".", ")", " na zes uur", ", of mail"]))
    return before + draw(st.sampled_from(STARTS)) + first + later.join(parts) + behind


@given(spellings())
def test_what_is_hidden_as_a_mobile_number_is_asked_about_too(text: str) -> None:
    assert DOTS in without_contact_in(text)
    assert sum(map(str.isdigit, without_contact_in(text))) == 0
    assert mobile_in(text)


@pytest.mark.parametrize("number", ["06 - 12 34 56 78", "06 - 12345678", "(06) 12345678"])
def test_every_form_asks_about_it(number: str) -> None:
    for item in (
        Gesprek(id="", datum="2026-11-01", met=(), waarover=f"bel {number}"),
        Signaal(id="", titel="Licht", omschrijving=f"bel {number}"),
        Actor(id="", naam="A", soort="bewonersgroep", telefoon=number),
    ):
        ((_, why),) = private_facts_of(item, None)
        assert "06-nummer" in why


@pytest.mark.parametrize(
    "text",
    ["0316-123456", "0314 - 612345", "KvK 12345678", "6 december 2026", "0800-1234", "3061234567"],
)
def test_another_number_is_not_a_mobile_one(text: str) -> None:
    assert not mobile_in(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("bel 0315-123456 06-12345678", "bel (…) (…)"),
        ("06-12345678 / 06 12345679", "(…) / (…)"),
        ("+31 6 12345678 / 0315 - 123456", "(…) / (…)"),
    ],
)
def test_of_two_numbers_one_after_the_other_both_are_hidden(text: str, shown: str) -> None:
    assert without_contact_in(text) == shown
    assert mobile_in(text)
