"""Whom to ask first: by what the answer could change, not by who is busy."""

from dataclasses import replace

import numpy as np
import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.coverage.ask_first import _who_to_ask, ask_in_order, find_ask_first
from netwerk.insight.coverage.asked import find_coverage
from netwerk.insight.standing.ask_next import gain
from netwerk.insight.standing.fading import LATELY, LONG_AGO, NEVER
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text
from tests.insight.areas import TODAY, demo


def test_the_demo_asks_for_the_answer_that_touches_most_and_says_the_range():
    ground = ground_of(demo().net(), schema(), TODAY)
    (found,) = find_ask_first(ground)
    assert found.next_step.startswith("Vraag eerst Natuurgroep Breedenbroek, ")
    asked = f"{found.numbers['never']} actoren zijn nooit naar contacten gevraagd, "
    assert found.sentence.startswith(f"{asked}{found.numbers['stale']} langer dan 2 jaar geleden.")
    numbers = found.numbers
    assert f"dan ligt dat tussen {numbers['low']} en {numbers['high']}." in found.sentence
    assert 0 < numbers["low"] < numbers["high"] < numbers["alone"] == 10
    assert numbers["never"] + numbers["stale"] == len(ask_in_order(ground))
    assert numbers["touches"] > 20
    assert all(len(part.split()) <= 20 for part in found.sentence.split(". "))


def test_how_complete_it_is_gives_no_second_advice():
    ground = ground_of(demo().net(), schema(), TODAY)
    (coverage,) = find_coverage(ground)
    assert coverage.next_step == ""


@pytest.mark.parametrize(
    ("never", "stale", "said"),
    [
        (6, 16, "6 actoren zijn nooit naar contacten gevraagd, 16 langer dan 2 jaar geleden"),
        (1, 0, "1 actor is nooit naar contacten gevraagd"),
        (0, 2, "2 actoren zijn langer dan 2 jaar geleden naar contacten gevraagd"),
    ],
)
def test_it_says_how_many_were_never_asked_and_how_many_long_ago(never, stale, said):
    assert _who_to_ask(never, stale) == said


def test_who_was_asked_lately_or_stopped_is_not_asked():
    ground = ground_of(demo().net(), schema(), TODAY)
    order = ask_in_order(ground)
    assert set(ground.when[order].tolist()) <= {NEVER, LONG_AGO}
    assert (ground.when[order] != LATELY).all()
    assert len(set(order)) == len(order)


def test_when_everybody_was_asked_lately_there_is_nobody_to_ask():
    net = demo().net()
    everybody = replace(net, actors={**net.actors, "gevraagd": ["2026-10"] * net.n})
    assert find_ask_first(ground_of(everybody, schema(), TODAY)) == ()


@pytest.mark.parametrize("text", ["", "A", "A-B", "A B C D"])
def test_a_network_without_much_in_it_has_no_order(text):
    assert find_ask_first(ground_of(net_from_text(text), schema(), TODAY)) == ()


def test_an_end_of_a_thread_is_asked_before_somebody_in_the_middle_of_a_ring():
    ring = [(i, (i + 1) % 24) for i in range(24)]
    net = net_from_edges(26, [*ring, (0, 24)])
    ground = ground_of(net, schema(), TODAY)
    order = [ground.net.actors["id"][i] for i in ask_in_order(ground)]
    assert set(order[:2]) == set(net.actors["id"][24:])  # one hangs on one contact, one has none


def test_the_gain_is_all_that_is_unknown_for_who_knows_all_and_nothing_for_who_knows_nothing():
    assert gain(0.7, np.array([0.0]))[0] == pytest.approx(0, abs=1e-9)
    whole = -(np.exp(-0.7) * np.log2(np.exp(-0.7)) + (1 - np.exp(-0.7)) * np.log2(1 - np.exp(-0.7)))
    assert gain(0.7, np.array([0.7]))[0] == pytest.approx(whole, abs=1e-6)


def test_the_range_of_who_has_no_contact_is_as_wide_as_four_in_five_outcomes():
    """Of ten that show no contact: a range of one in five would be two numbers, and wrong."""
    numbers = find_ask_first(ground_of(demo().net(), schema(), TODAY))[0].numbers
    assert numbers["alone"] == 10
    assert numbers["high"] - numbers["low"] >= 3
