"""The small version of equal chance in `make calibrate`: few worlds, so wide limits."""

from collections import Counter

from tests.calibrate.equal_chance import WAYS, false_told, halved_found


def test_fair_attention_is_seldom_told_as_less():
    told = Counter()
    for way in WAYS:
        told += false_told(140, way, 8)
    assert told["checks told"] <= 0.08 * told["checks"]
    assert told["questions told"] <= 0.08 * told["questions"]


def test_halved_attention_for_many_is_found_and_for_few_not_called_fair():
    many, few = halved_found(90, 0.6, 20), halved_found(15, 0.2, 20)
    assert many["minder"] >= 16
    assert few["naar verhouding"] == 0
