"""A grouping of actors with several keys, the same key twice, or none."""

from netwerk.insight.grouping import grouping


def test_each_group_of_an_actor_counts_once_in_order_of_key():
    made = grouping("domein", [("zorg", "jeugd", "zorg"), (), ("jeugd",)], {"zorg": "Zorg"})
    assert made.keys == ("jeugd", "zorg")
    assert made.names == ("jeugd", "Zorg")
    assert made.indptr.tolist() == [0, 2, 2, 3]
    assert made.groups.tolist() == [0, 1, 0]


def test_without_any_key_there_is_no_group():
    for lists in ([], [(), ()]):
        made = grouping("kern", lists, {})
        assert made.keys == ()
        assert made.indptr.tolist() == [0] * (len(lists) + 1)
