"""How often somebody may ask."""

from netwerk.api.door import network_of
from netwerk.api.enough import Buckets


def test_a_bucket_is_full_at_first_and_fills_again() -> None:
    at = [0.0]
    buckets = Buckets(lambda: at[0])
    assert [buckets.take("a", 3) for _ in range(3)] == [0, 0, 0]
    assert buckets.take("a", 3) == 20.0
    assert buckets.take("b", 3) == 0
    at[0] = 19.0
    assert buckets.take("a", 3) > 0
    at[0] = 20.5
    assert buckets.take("a", 3) == 0
    assert buckets.take("a", 3) > 0
    at[0] = 10_000.0
    assert [buckets.take("a", 3) for _ in range(4)][:3] == [0, 0, 0]


def test_a_clock_that_goes_back_gives_nothing() -> None:
    at = [100.0]
    buckets = Buckets(lambda: at[0])
    assert buckets.take("a", 1) == 0
    at[0] = 0.0
    assert buckets.take("a", 1) > 0


def test_many_who_ask_are_not_remembered_for_ever() -> None:
    buckets = Buckets(lambda: 0.0, most=2)
    for key in ("a", "b", "c"):
        buckets.take(key, 1)
    assert buckets.take("c", 1) > 0
    assert buckets.take("a", 1) == 0


def test_one_computer_with_many_addresses_of_ipv6_is_one() -> None:
    buckets = Buckets(clock=lambda: 0.0)
    many = (f"2001:db8::{number:x}" for number in range(500))
    assert sum(buckets.take(network_of(one), 30) == 0 for one in many) == 30
    assert network_of("2001:db8:0:1::1") != network_of("2001:db8::1")
    for other in ("192.0.2.1", "::ffff:192.0.2.1", "onbekend", "unix:"):
        assert network_of(other) == other
