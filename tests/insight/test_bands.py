"""How sure may be said: with a figure, or not too sure."""

import pytest

from netwerk.insight.bands import grounds_words, holds_words, never_too_sure
from netwerk.insight.finding import Certainty, Finding
from netwerk.net.selection import Selection
from tests.insight.areas import TODAY, demo


def finding(band: str, holds: float | None, reason: str = "") -> Finding:
    return Finding("bridge", "Brug.", certainty=Certainty(band, reason), holds=holds)


@pytest.mark.parametrize(
    ("band", "holds", "told"),
    [
        ("stevig", None, "redelijk"),
        ("stevig", 0.9, "stevig"),
        ("redelijk", None, "redelijk"),
        ("onzeker", None, "onzeker"),
    ],
)
def test_nothing_is_more_than_reasonably_sure_without_a_figure(band, holds, told) -> None:
    assert never_too_sure(finding(band, holds)).certainty.band == told


def test_no_finding_of_the_demo_is_too_sure() -> None:
    for f in demo().findings(Selection(), TODAY):
        assert f.holds is not None or f.certainty.band != "stevig", f.sentence


@pytest.mark.parametrize(
    ("holds", "often"),
    [
        (0.0, "minder dan 1"),
        (0.04, "minder dan 1"),
        (0.05, "1"),
        (0.8, "8"),
        (0.85, "9"),
        (0.94, "9"),
        (0.96, "meer dan 9"),
        (1.0, "meer dan 9"),
    ],
)
def test_a_chance_is_told_in_tens_and_never_as_always_or_never(holds: float, often: str) -> None:
    said = f"Dit zou in {often} van de 10 gevallen ook gelden als we alles wisten."
    assert holds_words(holds) == said


def test_the_chance_stands_before_the_reasons() -> None:
    assert grounds_words(finding("redelijk", 0.8, "Alles is gevraagd.")) == (
        "Dit zou in 8 van de 10 gevallen ook gelden als we alles wisten. Alles is gevraagd."
    )
    assert grounds_words(finding("redelijk", None, "Oud.")) == "Oud."


def test_a_reason_that_tells_the_chance_is_not_told_twice() -> None:
    reason = "Als we alles wisten, is dit in 8 van de 10 gevallen nog zo."
    assert grounds_words(finding("redelijk", 0.8, reason)) == reason
