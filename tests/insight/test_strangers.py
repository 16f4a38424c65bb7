"""Nobody is introduced to a colleague, an employer, or somebody whom the organisation knows."""

import re
from datetime import date

import numpy as np
import pytest

from netwerk.insight.active import GONE
from netwerk.insight.catalogue import all_findings
from netwerk.net.net import Net, select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_text
from tests.insight.areas import TODAY, demo

DAY = date(2026, 11, 25)
SAID = (
    r"[Bb]reng (.+?) in contact met (.+?)(?::|\.$|, uit dezelfde kern)",
    r"om (.+) aan (.+?) voor te stellen",
    r"Laat (.+?) (?:ook )?kennismaken met (.+?)\.$",
    r"(.+?) kan (?:zelf )?kennismaken met (.+?)(?:, en dan|\.$)",
)


def introduced(net: Net, step: str) -> list[tuple[int, int]]:
    """Who is to meet whom according to a next step, of who is named."""
    number = {str(naam): i for i, naam in enumerate(net.actors["naam"])}
    found = (re.search(pattern, part) for pattern in SAID for part in re.split(r"(?<=\.) ", step))
    pairs = ((number.get(one[1]), number.get(one[2])) for one in found if one)
    return [(a, b) for a, b in pairs if a is not None and b is not None]


@pytest.mark.parametrize("gebied", [None, "1", "2", "3", "4", "5", "6"])
def test_no_kind_introduces_who_know_each_other_through_their_organisation(gebied):
    net = demo().net()
    pairs = 0
    for f in all_findings(select(net, Selection(gebied=gebied)), schema(), TODAY):
        for a, b in introduced(net, f.next_step):
            assert not net.levels.related(a, b), (f.kind, f.sentence, f.next_step)
            assert not GONE & {net.actors["status"][a], net.actors["status"][b]}, f.next_step
            pairs += 1
    assert pairs


def _some_net(seed: int) -> Net:
    random = np.random.default_rng(seed)
    ends = random.integers(0, 40, (46, 2)).tolist()
    text = " ".join(f"A{i:02d}" for i in range(40))
    text += " " + " ".join(f"A{a:02d}-A{b:02d}" for a, b in ends if a != b)
    text += " " + " ".join(f"A{i:02d}[werkt_voor]A{i % 3:02d}" for i in range(3, 15))
    actors = {f"A{i:02d}": {"kern": ("etten", "terborg")[i % 2]} for i in range(40)}
    for i in range(3, 15):
        actors[f"A{i:02d}"]["soort"] = "professional"
    for i in range(20, 26):
        actors[f"A{i:02d}"]["status"] = "gestopt"
    return net_from_text(text, actors)


@pytest.mark.parametrize("seed", range(8))
def test_of_made_networks_with_employers_and_who_stopped_neither(seed):
    net = _some_net(seed)
    for f in all_findings(net, schema(), DAY):
        for a, b in introduced(net, f.next_step):
            assert not net.levels.related(a, b), (f.kind, f.sentence, f.next_step)
            assert not GONE & {net.actors["status"][a], net.actors["status"][b]}, f.next_step


def test_where_all_of_both_sides_know_each_other_through_work_another_step_is_given():
    text = "P-Q P[werkt_voor]E Q[werkt_voor]E R[werkt_voor]E S[werkt_voor]E P-R Q-S E"
    told = [f for f in all_findings(net_from_text(text), schema(), DAY) if f.next_step]
    steps = [f.next_step for f in told if f.kind in ("cut_point", "bridge")]
    assert steps
    assert all("onderhouden" in step for step in steps)
