"""What is said to mend a thread really mends it, and what fades first is told first."""

import re
from datetime import date

import numpy as np

from netwerk.insight.certainty import ground_of
from netwerk.insight.fragility.bridges import find_bridges, find_cut_points
from netwerk.insight.fragility.decay import fading_of_relations
from netwerk.insight.openings.beside import Beside
from netwerk.model import Verbindkans
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text

TODAY = date(2026, 11, 25)


def ground(net):
    return ground_of(net, schema(), TODAY)


def test_a_cut_point_with_three_loose_parts_is_not_mended_by_one_tie():
    net = net_from_text("A-B B-C A-C A-Spil Spil-X Spil-Y Spil-Z")
    told = next(f for f in find_cut_points(ground(net)) if f.actors[0].id == "Spil")
    assert told.numbers["parts"] == 4
    assert told.next_step.startswith("Er zijn drie nieuwe contacten nodig, voor elk los deel één.")


def test_one_tie_that_is_said_to_make_a_second_way_does():
    random = np.random.default_rng(7)
    tried = 0
    for _ in range(40):
        edges = [tuple(random.integers(0, 12, 2).tolist()) for _ in range(13)]
        net = net_from_edges(12, edges)
        number = {str(naam): i for i, naam in enumerate(net.actors["naam"])}
        for told in find_cut_points(ground(net)):
            said = re.match(r"Vraag .+ om (.+) aan (.+?) voor te stellen:", told.next_step)
            if not said or told.numbers.get("parts") != 2:
                continue
            more = net_from_edges(12, [*edges, (number[said[1]], number[said[2]])])
            still = {f.about for f in find_cut_points(ground(more)) if f.kind == "cut_point"}
            assert told.about not in still
            tried += 1
    assert tried > 20


def test_of_two_bridges_of_one_size_the_weak_and_old_one_is_told_first():
    text = "A-B B-C A-C D-E E-F D-F G-H H-I G-I A-D A-G"
    strong = {"sterkte": 5, "laatst_bevestigd": "2026-10-01"}
    weak = {"sterkte": 1, "laatst_bevestigd": "2021-01-01"}
    for old, first in (("A-D", ("A", "D")), ("A-G", ("A", "G"))):
        net = net_from_text(text, ties={old: weak}, every_tie=strong)
        assert tuple(a.id for a in find_bridges(ground(net))[0].actors) == first


def test_of_two_bridges_of_one_size_and_strength_the_old_one_is_told_first():
    text = "A-B B-C A-C D-E E-F D-F G-H H-I G-I A-D A-G"
    every = {"sterkte": 3, "laatst_bevestigd": "2026-10-01"}
    for old, first in (("A-D", ("A", "D")), ("A-G", ("A", "G"))):
        ties = {old: {"laatst_bevestigd": "2022-01-01"}}
        net = net_from_text(text, ties=ties, every_tie=every)
        assert tuple(a.id for a in find_bridges(ground(net))[0].actors) == first


def test_a_contact_counts_twice_after_two_years_without_a_word_and_four_times_when_weak_too():
    net = net_from_text(
        "A-B C-D E-F",
        ties={
            "A-B": {"sterkte": 5, "laatst_bevestigd": "2026-11-25"},
            "C-D": {"sterkte": 5, "laatst_bevestigd": "2024-11-25"},
            "E-F": {"sterkte": 1, "laatst_bevestigd": "2024-11-25"},
        },
    )
    assert fading_of_relations(ground(net)).tolist() == [1.0, 2.0, 4.0]


def test_no_step_proposes_a_pair_that_somebody_decided_on():
    """'Niet doen', and the cut point still said: stel hen aan elkaar voor."""
    net = net_from_text("Spil-A Spil-B Spil-C B-C", everyone={"kern": "etten"})

    def steps(*choices):
        beside = Beside(choices)
        found = (*find_cut_points(ground(net), beside), *find_bridges(ground(net), beside))
        return " ".join(f.next_step for f in found)

    assert "A aan B" in steps()
    choice = Verbindkans(id="k", actoren=("A", "B"), besluit="klopt_niet")
    told = steps(choice)
    assert "A aan B" not in told
    assert "A in contact met B" not in told
    assert "A aan C" in told
