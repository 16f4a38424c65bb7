import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.insight.chance.blocks import Blocks, blocks, tie_ends
from netwerk.insight.chance.gap_table import GAP, MORE, QUIET, USUAL, gap_rows, gap_table
from netwerk.insight.chance.tails import benjamini_hochberg
from netwerk.insight.grouping import KINDS, group_by, grouping
from netwerk.insight.wording import TOO_LITTLE
from netwerk.net.net import net_from
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text, snapshot_from_rows
from tests.effort import examples

TRUTH = Path(__file__).parents[2] / "truth"
EMON = ("cheyenne", "hurrfrederic", "lakepomona", "mtsi", "mtsthelens", "texas", "wichita")


def truth_of(name):
    return json.loads((TRUTH / f"{name}.json").read_text())


def truth_blocks(name, attribute, shuffles=1000):
    truth = truth_of(name)
    net = net_from_edges(len(truth["nodes"]), [tuple(edge) for edge in truth["edges"]])
    found = blocks(
        net.indptr,
        net.indices,
        grouping(attribute, [[g] for g in truth["groups"][attribute]], {}),
        shuffles,
    )
    return found, truth["by_group"][attribute]


@pytest.mark.parametrize("attribute", ["sponsorship", "location"])
@pytest.mark.parametrize("event", EMON)
def test_ties_between_groups_and_e_i_are_those_of_netseg(event, attribute):
    found, expected = truth_blocks(f"emon_{event}", attribute)
    order = [found.grouping.keys.index(level) for level in np.atleast_1d(expected["mixing_levels"])]
    mixing = np.atleast_2d(expected["mixing_undirected_netseg"])
    assert found.observed[np.ix_(order, order)].tolist() == (mixing + np.triu(mixing, 1).T).tolist()
    assert found.ei == pytest.approx(expected["ei_netseg_undirected"])


def test_e_i_of_the_karate_club_is_far_below_what_the_sizes_explain():
    found, expected = truth_blocks("zachary_karate", "club")
    assert np.triu(found.observed).tolist() == expected["mixing_netseg"]
    assert found.ei == pytest.approx(expected["ei_netseg"])
    # Two halves of 17: 17 * 17 of the 561 pairs are mixed, so that is what shuffled labels give.
    assert found.ei_expected == pytest.approx(2 * 17 * 17 / 561 - 1, abs=0.02)
    assert found.ei_p < 0.01


def two_groups(inside, across, size=20, names=("zorg", "welzijn_en_hulp"), attribute="categorie"):
    """Two categorieen of ``size``, each a ring with chords, with ``across`` ties between them."""
    people = [f"{side}{i:02d}" for side in "ab" for i in range(size)]
    ties = [
        (f"{side}{i:02d}", f"{side}{(i + step) % size:02d}")
        for side in "ab"
        for i in range(size)
        for step in range(1, inside + 1)
    ]
    ties += [(f"a{i % size:02d}", f"b{(3 * i + i // size) % size:02d}") for i in range(across)]
    value = {"a": names[0], "b": names[1]}
    actors = [{"id": p, "naam": p, "soort": "instelling", attribute: value[p[0]]} for p in people]
    relaties = [
        {"id": f"r{k:03d}", "van": a, "naar": b, "soort": "kent"} for k, (a, b) in enumerate(ties)
    ]
    return net_from(snapshot_from_rows(actors, relaties), schema())


def row_of(rows, a, b):
    return next(row for row in rows if (row.a, row.b) == (a, b))


def test_two_sectors_that_hardly_meet_are_a_gap_with_the_numbers_behind_it():
    rows = gap_table(two_groups(inside=3, across=2), schema(), "categorie")
    row = rows[0]
    assert (row.a, row.b, row.verdict) == ("welzijn_en_hulp", "zorg", GAP)
    assert row.a_naam == "Welzijn & hulp"
    assert (row.actors_a, row.actors_b, row.observed) == (20, 20, 2)
    # 122 ties over 780 pairs, of which 400 are mixed.
    assert row.expected == pytest.approx(122 * 400 / 780, abs=0.05)
    assert row.p < 0.01


def test_as_many_ties_as_expected_is_no_gap():
    assert (
        row_of(
            gap_table(two_groups(inside=3, across=60), schema(), "categorie"),
            "welzijn_en_hulp",
            "zorg",
        ).verdict
        == USUAL
    )


def test_small_groups_and_few_expected_ties_say_nothing():
    rows = gap_table(two_groups(inside=1, across=1, size=3), schema(), "categorie")
    assert {row.verdict for row in rows} == {TOO_LITTLE}
    assert {row.p for row in rows} == {None}


def test_few_ties_of_a_group_without_contacts_at_all_are_not_a_gap_between_two():
    """Sport has hardly any tie with anyone, itself included: by size its few ties look like gaps, by activity not."""
    rng = np.random.default_rng(3)
    actors = [
        {
            "id": f"x{i:03d}",
            "naam": f"x{i}",
            "soort": "instelling",
            "categorie": ("zorg", "welzijn_en_hulp", "sport_en_spel")[i % 3],
        }
        for i in range(90)
    ]
    pairs = [(i, j) for i, j in combinations(range(90), 2) if i % 3 != 2 and j % 3 != 2]
    ties = [pairs[k] for k in rng.choice(len(pairs), 220, replace=False)] + [
        (2, 0),
        (5, 1),
        (8, 3),
        (11, 4),
    ]
    relaties = [
        {"id": f"r{k:03d}", "van": f"x{a:03d}", "naar": f"x{b:03d}", "soort": "kent"}
        for k, (a, b) in enumerate(ties)
    ]
    rows = gap_table(
        net_from(snapshot_from_rows(actors, relaties), schema()), schema(), "categorie"
    )
    assert row_of(rows, "sport_en_spel", "zorg").verdict == QUIET
    assert row_of(rows, "sport_en_spel", "welzijn_en_hulp").verdict == QUIET


def test_far_more_ties_than_expected_is_said_too():
    net = two_groups(inside=3, across=2)
    assert row_of(gap_table(net, schema(), "categorie"), "zorg", "zorg").verdict in (USUAL, MORE)
    everyone = net_from_edges(
        60, [(i, j) for i in range(8) for j in range(i)] + [(10 + i, 11 + i) for i in range(20)]
    )
    found = blocks(
        everyone.indptr, everyone.indices, grouping("x", [["dicht"]] * 8 + [["los"]] * 52, {})
    )
    assert found.p_high[0, 0] < 1e-3
    assert found.p_low[0, 0] == pytest.approx(1)


def test_an_actor_with_two_domeinen_counts_in_both_and_never_with_itself():
    net = net_from_text(
        "A-B B-C",
        {
            "A": {"domeinen": ("jeugd", "sport")},
            "B": {"domeinen": ("sport",)},
            "C": {"domeinen": ("jeugd",)},
            "D": {},
        },
    )
    rows = {(row.a, row.b): row for row in gap_table(net, schema(), "domein")}
    assert rows["jeugd", "sport"].observed == 2  # A-B and C-B
    assert rows["sport", "sport"].observed == 1
    assert rows["jeugd", "jeugd"].observed == 0
    # Jeugd {A, C}, sport {A, B}: four pairs less A with itself, each tied in 2 of the 3 pairs of those with a domein.
    assert rows["jeugd", "sport"].expected == pytest.approx(3 * 2 / 3)


def test_actors_of_unknown_categorie_are_left_out_with_their_ties():
    net = net_from_text("A-B B-C C-D", {"A": {"categorie": "zorg"}, "B": {"categorie": "winkel"}})
    rows = gap_table(net, schema(), "categorie")
    assert [(row.a, row.b, row.observed) for row in rows] == [("winkel", "zorg", 1)]


@pytest.mark.parametrize("text", ["", "A", "A B C", "A-B"])
@pytest.mark.parametrize("by", [*KINDS, "zijde"])
def test_an_empty_or_tiny_network_gives_no_claim_for_any_kind_of_group(text, by):
    net = net_from_text(
        text,
        everyone={"categorie": "zorg", "kern": "etten", "domeinen": ("zorg",), "gebieden": ("5",)},
    )
    assert {row.verdict for row in gap_table(net, schema(), by)} <= {TOO_LITTLE}


def test_a_hundred_categories_give_every_pair_one_row():
    net = net_from_edges(300, [(i, (i * 7 + 1) % 300) for i in range(300)])
    found = blocks(
        net.indptr,
        net.indices,
        grouping("categorie", [[f"c{i % 100:03d}"] for i in range(300)], {}),
    )
    assert found.observed.shape == (100, 100)
    assert np.triu(found.observed).sum() == found.ties


def test_the_chance_of_a_gap_is_that_of_trying_all_dealings():
    """Six actors, all 720 dealings of the labels counted one by one."""
    from itertools import permutations

    net = net_from_edges(6, [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5)])
    labels = ["a", "a", "a", "b", "b", "c"]
    found = blocks(net.indptr, net.indices, grouping("x", [[g] for g in labels], {}), 20_000)
    u, v = tie_ends(net.indptr, net.indices)

    def mixed(dealt):
        return sum({dealt[i], dealt[j]} == {"a", "b"} for i, j in zip(u, v, strict=True))

    counts = np.array([mixed(dealt) for dealt in permutations(labels)])
    assert found.p_low[0, 1] == pytest.approx((counts <= mixed(labels)).mean(), abs=0.02)
    assert found.p_high[0, 1] == pytest.approx((counts >= mixed(labels)).mean(), abs=0.02)
    assert found.by_size[0, 1] == pytest.approx(counts.mean())


@st.composite
def labelled_graphs(draw):
    n = draw(st.integers(0, 12))
    edges = (
        draw(
            st.lists(
                st.tuples(st.integers(0, max(0, n - 1)), st.integers(0, max(0, n - 1))), max_size=30
            )
        )
        if n
        else []
    )
    return n, edges, [draw(st.sets(st.sampled_from("abcd"), max_size=3)) for _ in range(n)]


@examples(60)
@given(labelled_graphs(), st.randoms(use_true_random=False))
def test_counts_are_those_of_counting_pair_by_pair_whatever_the_order_of_rows(drawn, random):
    n, edges, own = drawn
    net = net_from_edges(n, edges)
    found = blocks(
        net.indptr, net.indices, grouping("x", [sorted(groups) for groups in own], {}), 5
    )
    keys = found.grouping.keys
    tied = {frozenset(edge) for edge in edges if edge[0] != edge[1]}
    for a, b in combinations(range(len(keys)), 2):
        ordered = [
            (i, j)
            for i in range(n)
            for j in range(n)
            if i != j and keys[a] in own[i] and keys[b] in own[j]
        ]
        assert found.pairs[a, b] == len(ordered)
        assert found.observed[a, b] == sum(frozenset(pair) in tied for pair in ordered)
    for a, key in enumerate(keys):
        inside = [pair for pair in combinations(range(n), 2) if all(key in own[i] for i in pair)]
        assert found.pairs[a, a] == len(inside)
        assert found.observed[a, a] == sum(frozenset(pair) in tied for pair in inside)
    known = [pair for pair in tied if all(own[i] for i in pair)]
    assert found.ties == len(known)
    if known:
        shared = sum(bool(own[i] & own[j]) for i, j in known)
        assert found.ei == pytest.approx(1 - 2 * shared / len(known))
    random.shuffle(edges)
    again = net_from_edges(n, [(j, i) for i, j in edges])
    turned = blocks(again.indptr, again.indices, found.grouping, 5)
    np.testing.assert_array_equal(found.p_low, turned.p_low)


def test_correction_for_many_pairs_is_that_of_scipy():
    from scipy.stats import false_discovery_control

    p = np.random.default_rng(1).random(40) ** 3
    np.testing.assert_allclose(benjamini_hochberg(p), false_discovery_control(p))
    assert len(benjamini_hochberg(np.zeros(0))) == 0


def test_the_sides_of_the_work_come_from_the_schema():
    own = {
        "A": ("wonen",),
        "B": ("jeugd", "duurzaamheid"),
        "C": ("sport",),
        "D": ("eigen woord",),
        "E": (),
    }
    net = net_from_text(
        "A-B C-D E", {name: {"domeinen": domeinen} for name, domeinen in own.items()}
    )
    sides = group_by(net, schema(), "zijde")
    assert sides.keys == ("fysiek", "sociaal")
    assert sides.matrix().tolist() == [[1, 0], [1, 1], [0, 0], [0, 0], [0, 0]]


def blocks_of(chances, members=5):
    """Groups 0 .. k of some actors, with ties as expected within a group; one chance for each pair
    of groups, in order, and half as many ties as would be a gap.
    """
    size = 1
    while size * (size - 1) // 2 < len(chances):
        size += 1
    assert size * (size - 1) // 2 == len(chances)
    ten, p_low = np.full((size, size), 10.0), np.ones((size, size))
    observed = ten.copy()
    for (a, b), p in zip(combinations(range(size), 2), chances, strict=True):
        observed[a, b] = observed[b, a] = 2.0
        p_low[a, b] = p_low[b, a] = p
    return Blocks(
        grouping=grouping("kern", [[str(k)] for k in range(size)], {}),
        actors=np.full(size, members, np.int32),
        known=members * size,
        ties=100,
        observed=observed,
        pairs=np.full((size, size), 25.0),
        by_size=ten,
        by_activity=ten,
        p_low=p_low,
        p_high=np.ones((size, size)),
        ei=0.0,
        ei_expected=0.0,
        ei_p=1.0,
    )


def test_a_chance_that_is_small_for_one_pair_is_no_gap_when_many_pairs_were_asked():
    """Of 15 pairs and 6 groups by themselves one in a hundred comes up by chance."""
    alone = gap_rows(blocks_of([0.009] + [1.0] * 14))
    assert {row.verdict for row in alone} == {USUAL}
    sure = gap_rows(blocks_of([0.0001] + [1.0] * 14))
    assert [row.verdict for row in sure].count(GAP) == 1


def test_a_chance_of_more_than_one_in_a_hundred_is_no_gap_even_when_all_pairs_have_it():
    assert {row.verdict for row in gap_rows(blocks_of([0.02] * 15))} == {USUAL}


def test_of_a_group_of_two_nothing_is_said_whatever_the_chance():
    assert {row.verdict for row in gap_rows(blocks_of([0.0001], members=2))} == {TOO_LITTLE}
    assert GAP in {row.verdict for row in gap_rows(blocks_of([0.0001], members=3))}
