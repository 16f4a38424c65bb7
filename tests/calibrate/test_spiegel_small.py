"""The small version of the spiegel in `make calibrate`: few networks, so wide limits."""

from collections import Counter

from tests.calibrate.spiegel import by_chance, planted


def test_figures_that_have_nothing_to_do_with_the_network_tell_little_of_a_gebied():
    told = Counter()
    for seed in range(8):
        told += by_chance(140, "DF"[seed % 2], seed)
    assert 0 < told["told"] <= told["gebieden"]


def test_a_planted_mismatch_is_told():
    told = Counter()
    for seed in range(1_000, 1_012):
        told += planted(140, seed)
    assert told["found"] >= 0.9 * told["planted"]
