"""Ranges begin at what is recorded: knowing more can only add contacts."""

from netwerk.insight.certainty import ground_of
from netwerk.insight.coverage.reach import find_reach
from netwerk.insight.coverage.without_us import find_without_us
from netwerk.insight.fragility.keyplayers import find_key_players
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.insight.areas import TODAY, demo

KNOWN = {"reach": "three", "without_us": "without_team", "reaches_most": "reached"}


def test_a_range_of_what_more_contacts_only_raise_begins_at_what_is_known():
    ground = ground_of(demo().net(Selection(gebied="3")), schema(), TODAY)
    told = [*find_reach(ground), *find_without_us(ground), *find_key_players(ground)]
    ranged = [f for f in told if "low" in f.numbers]
    assert {f.kind for f in ranged} == {*KNOWN, "holds_together"}
    for f in ranged:
        assert f.numbers["low"] <= f.numbers["high"]
        if f.kind in KNOWN:
            assert abs(f.numbers["low"] - f.numbers[KNOWN[f.kind]]) < 1e-4
