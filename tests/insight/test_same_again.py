"""What is told does not depend on ids, on the order of rows, or on the process it is made in."""

import os
import subprocess
import sys

import pytest

from netwerk.net.net import net_from, select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_text
from tests.insight.areas import TODAY, demo_desk
from tests.insight.other_rows import all_told, digest, with_other_ids


@pytest.mark.parametrize("gebied", [None, "1", "5"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_ids_and_another_order_of_rows_change_no_finding(gebied, seed):
    snapshot = demo_desk().store.snapshot()
    told, again = (all_told(s, gebied) for s in (snapshot, with_other_ids(snapshot, seed)))
    assert len(told) > 20
    for one, other in zip(told, again, strict=True):
        assert one == other


def test_another_process_tells_the_same():
    other = subprocess.run(
        [sys.executable, "-m", "tests.insight.other_rows"],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout == digest(demo_desk().store.snapshot())


def test_a_net_in_order_of_content_is_the_same_net():
    net = net_from(demo_desk().store.snapshot(), schema(), TODAY.isoformat())
    for one in (net, select(net, Selection(gebied="5"))):
        other = one.by_content
        assert other.by_content is other
        for i, id in enumerate(one.actors["id"]):
            at = other.index_of(id)
            assert {one.actors["id"][j] for j in one.neighbours(i)} == {
                other.actors["id"][j] for j in other.neighbours(at)
            }
            assert other.whole.actors["id"][other.place[at]] == id
        assert other.index_of("") is None
        assert other.index_of("zzz") is None


def test_a_part_of_a_net_in_order_of_content_finds_its_actors_by_id():
    part = select(net_from_text("Z-A B", {"Z": {"kern": "etten"}}).by_content, Selection())
    part = select(part, Selection(kern="etten"))
    assert part.index_of("Z") == 0
    assert part.index_of("A") is None


def test_two_of_one_name_are_told_apart_by_whom_they_know():
    actors = {"A1": {"naam": "Jan"}, "A2": {"naam": "Jan"}, "B": {"naam": "Bo"}, "C": {}}
    one = net_from_text("A1-B A2-C", actors).by_content
    other = net_from_text("A2-B A1-C", actors).by_content
    assert [one.neighbours(i).tolist() for i in range(4)] == [
        other.neighbours(i).tolist() for i in range(4)
    ]
