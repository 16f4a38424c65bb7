import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.insight.chance.expected import expected_contacts
from netwerk.insight.chance.gap_table import contacts_of, gap_rows, gap_table
from netwerk.insight.chance.nearness import apart, flat, nearness
from netwerk.insight.chance.pair_counts import (
    PairCounts,
    observed_ties,
    pair_counts,
)
from netwerk.insight.chance.tails import at_most, benjamini_hochberg, can_tell, largest_rare
from netwerk.insight.chance.verdicts import (
    FEWER,
    GAP,
    MORE,
    TOO_LITTLE_SEEN,
    USUAL,
    seen,
    verdicts,
)
from netwerk.insight.chance.wide import wide_counts, wide_model
from netwerk.insight.grouping import KINDS, group_by, grouping
from netwerk.net.csr import tie_ends
from netwerk.net.net import net_from
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text, snapshot_from_rows
from tests.effort import examples

TRUTH = Path(__file__).parents[2] / "truth"
EMON = ("cheyenne", "hurrfrederic", "lakepomona", "mtsi", "mtsthelens", "texas", "wichita")


def truth_counts(name, attribute):
    truth = json.loads((TRUTH / f"{name}.json").read_text())
    net = net_from_edges(len(truth["nodes"]), [tuple(edge) for edge in truth["edges"]])
    groups = grouping(attribute, [[g] for g in truth["groups"][attribute]], {})
    u, v = tie_ends(net.indptr, net.indices)
    return groups, observed_ties(groups.matrix(), u, v), u, v, truth["by_group"][attribute]


@pytest.mark.parametrize("attribute", ["sponsorship", "location"])
@pytest.mark.parametrize("event", EMON)
def test_ties_between_groups_and_e_i_are_those_of_netseg(event, attribute):
    groups, observed, u, _, expected = truth_counts(f"emon_{event}", attribute)
    order = [groups.keys.index(level) for level in np.atleast_1d(expected["mixing_levels"])]
    mixing = np.atleast_2d(expected["mixing_undirected_netseg"])
    assert observed[np.ix_(order, order)].tolist() == (mixing + np.triu(mixing, 1).T).tolist()
    assert 1 - 2 * observed.trace() / len(u) == pytest.approx(expected["ei_netseg_undirected"])


def test_the_karate_club_keeps_to_its_halves_far_more_than_busyness_explains():
    groups, observed, u, v, expected = truth_counts("zachary_karate", "club")
    assert np.triu(observed).tolist() == expected["mixing_netseg"]
    assert 1 - 2 * observed.trace() / len(u) == pytest.approx(expected["ei_netseg"])
    asked = np.ones(34, bool)
    model = expected_contacts(34, u, v, flat(34), asked)
    counts = pair_counts(groups, u, v, model, flat(34), asked)
    assert 30 < counts.mean.trace() < 45
    assert at_most(observed[0, 1], counts.mean[0, 1], counts.variance[0, 1]) < 1e-6


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
    # All are about as busy: of the 122 contacts as many as of the 780 pairs, of which 400 are mixed.
    assert row.expected == pytest.approx(122 * 400 / 780, abs=1.5)
    assert row.p < 0.01
    assert 0 < row.variance < row.expected
    assert row.border >= row.p


def test_as_many_ties_as_expected_is_no_gap():
    rows = gap_table(two_groups(inside=3, across=100), schema(), "categorie")
    assert row_of(rows, "welzijn_en_hulp", "zorg").verdict == USUAL


def test_small_groups_and_few_expected_ties_say_nothing():
    rows = gap_table(two_groups(inside=1, across=3, size=3), schema(), "categorie")
    assert {row.verdict for row in rows} == {TOO_LITTLE_SEEN}


def test_a_group_that_is_quiet_with_everybody_has_no_gap_with_anyone():
    """Sport has hardly any contact at all: by size it misses contact with zorg, by busyness not."""
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
    assert row_of(rows, "sport_en_spel", "zorg").expected < 5
    assert {row.verdict for row in rows if row.a == "sport_en_spel"} == {TOO_LITTLE_SEEN}


def village(size=12, chords=3):
    """Two villages without contact between them, both with as many of two categorieen."""
    people = [f"{side}{i:02d}" for side in "EN" for i in range(size)]
    actors = [
        {
            "id": p,
            "naam": p,
            "soort": "bewonersgroep",
            "kern": "etten" if p[0] == "E" else "netterden",
            "categorie": "zorg" if p[0] == "E" else "winkel",
        }
        for p in people
    ]
    ties = [
        (f"{side}{i:02d}", f"{side}{(i + step) % size:02d}")
        for side in "EN"
        for i in range(size)
        for step in range(1, chords + 1)
    ]
    relaties = [
        {"id": f"r{k:03d}", "van": a, "naar": b, "soort": "kent"} for k, (a, b) in enumerate(ties)
    ]
    return net_from(snapshot_from_rows(actors, relaties), schema())


@pytest.mark.parametrize("by", ["kern", "gebied", "categorie"])
def test_that_villages_are_far_apart_is_no_gap_between_them_or_what_they_have(by):
    assert GAP not in {row.verdict for row in gap_table(village(), schema(), by)}


def test_far_more_contact_than_busyness_explains_is_said_too():
    """Eight that all know each other, among others who are as busy."""
    ties = [(i, j) for i in range(8) for j in range(i)]
    ties += [(8 + i, 8 + (i + step) % 40) for i in range(40) for step in (1, 2, 3)]
    net = net_from_edges(48, ties)
    groups = grouping("x", [["dicht"]] * 8 + [["los"]] * 40, {})
    row = row_of(gap_rows(contacts_of(net, schema()), groups), "dicht", "dicht")
    assert (row.observed, row.verdict) == (28, MORE)
    assert row.p < 1e-4


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
    assert {row.verdict for row in gap_table(net, schema(), by)} <= {TOO_LITTLE_SEEN}


def test_a_hundred_categories_give_every_pair_one_row():
    net = net_from_edges(300, [(i, (i * 7 + 1) % 300) for i in range(300)])
    groups = grouping("categorie", [[f"c{i % 100:03d}"] for i in range(300)], {})
    rows = gap_rows(contacts_of(net, schema()), groups)
    assert len(rows) == 100 * 101 / 2
    assert sum(row.observed for row in rows) == net.pairs


def rewired_counts(net, member, sweeps=400, networks=3000):
    """Contacts between the first two groups in networks with the same numbers of contacts."""
    rng = np.random.default_rng(1)
    edges = np.stack(tie_ends(net.indptr, net.indices), axis=1)
    have, out = {tuple(edge) for edge in edges.tolist()}, []
    for _ in range(networks):
        for _ in range(sweeps):
            e, f = rng.integers(len(edges), size=2)
            (x, y), (s, t) = edges[e], edges[f][:: rng.choice([-1, 1])]
            one, two = tuple(sorted((int(x), int(t)))), tuple(sorted((int(s), int(y))))
            if e == f or x == t or s == y or one in have or two in have:
                continue
            have -= {tuple(sorted(edges[e].tolist())), tuple(sorted(edges[f].tolist()))}
            have |= {one, two}
            edges[e], edges[f] = one, two
        out.append(observed_ties(member, *edges.T)[0, 1])
    return np.array(out)


def test_mean_and_variance_are_those_of_networks_with_the_same_numbers_of_contacts():
    rng = np.random.default_rng(4)
    edges = {tuple(sorted(rng.choice(30, 2, replace=False).tolist())) for _ in range(45)}
    net = net_from_edges(30, edges)
    groups = grouping("x", [["a"] if i < 14 else ["b"] for i in range(30)], {})
    counts = pair_counts(
        groups, *tie_ends(net.indptr, net.indices), *flat_model(net), np.ones(30, bool)
    )
    drawn = rewired_counts(net, groups.matrix(), sweeps=60, networks=600)
    assert counts.mean[0, 1] == pytest.approx(drawn.mean(), rel=0.04)
    assert counts.variance[0, 1] == pytest.approx(drawn.var(), rel=0.25)


def flat_model(net):
    near = flat(net.n)
    u, v = tie_ends(net.indptr, net.indices)
    return expected_contacts(net.n, u, v, near, np.ones(net.n, bool)), near


def test_the_expected_contacts_of_each_actor_class_and_of_the_unasked_are_the_recorded_ones():
    rng = np.random.default_rng(2)
    n = 60
    edges = sorted({tuple(sorted(rng.choice(n, 2, replace=False).tolist())) for _ in range(140)})
    u, v = np.array(edges, np.int32).T
    asked = rng.random(n) < 0.6
    kern = [("etten", "voorst", None)[i % 3] for i in range(n)]
    gebieden = [frozenset({"1"} if i % 2 else {"2"}) for i in range(n)]
    near = nearness(kern, gebieden, u, v)
    model = expected_contacts(n, u, v, near, asked)
    p = model.chance[np.ix_(model.type, model.type)]
    np.fill_diagonal(p, 0)
    degree = np.bincount(u, minlength=n) + np.bincount(v, minlength=n)
    np.testing.assert_allclose(p.sum(axis=1), degree, rtol=0.02, atol=0.02)
    classes = near.near[np.ix_(near.code, near.code)]
    for c in range(len(near.classes)):
        ties = (classes[u, v] == c).sum()
        assert p[classes == c].sum() / 2 == pytest.approx(ties, rel=0.03, abs=0.05)
    silent = ~asked
    assert p[np.ix_(silent, silent)].sum() / 2 == pytest.approx(
        (silent[u] & silent[v]).sum(), rel=0.03
    )


def test_a_large_network_is_expected_as_a_small_one_is():
    """Sums by place give what all pairs of types give where everybody knows a small part."""
    random = np.random.default_rng(6)
    n = 900
    edges = {tuple(sorted(random.choice(n, 2, replace=False).tolist())) for _ in range(1500)}
    u, v = np.array(sorted(edges), np.int32).T
    asked = random.random(n) < 0.7
    near = nearness([("a", "b", "c")[i % 3] for i in range(n)], [frozenset("1")] * n, u, v)
    own = [[g for g in "xyz" if random.random() < 0.4] for _ in range(n)]
    groups = grouping("g", own, {})
    small = pair_counts(groups, u, v, expected_contacts(n, u, v, near, asked), near, asked)
    wide = wide_counts(groups, u, v, wide_model(n, u, v, near, asked), near, asked)
    np.testing.assert_array_equal(small.observed, wide.observed)
    np.testing.assert_allclose(small.mean, wide.mean, rtol=0.02)
    np.testing.assert_allclose(small.sizes, wide.sizes)


def test_classes_of_nearness_are_kern_shared_gebied_and_far():
    kern = ["a", "a", "b", None, None, None]
    gebieden = [frozenset(g) for g in ("1", "1", "1", "1", "12", "3")]
    none = np.zeros(0, np.int32)
    near = nearness(kern, gebieden, none, none, fewest=0)
    words = [[near.classes[near.near[i, j]] for j in near.code] for i in near.code]
    assert words[0][1] == ("kern", "a")
    assert words[0][2] == ("gebied", "1", 0)
    assert words[0][3] == ("gebied", "1", 1)
    assert words[3][4] == ("gebied", "1", 2)
    assert words[4][4] == ("gebied", "meer", 2)
    assert words[0][5] == ("ver", 1)
    split = apart(near, np.arange(6) < 2, np.arange(6) >= 5, "verteld")
    word = split.classes[split.near[split.code[0], split.code[5]]]
    assert word == ("ver", 1, "verteld")
    assert split.classes[split.near[split.code[0], split.code[1]]] == ("kern", "a")


@st.composite
def labelled_graphs(draw):
    n = draw(st.integers(0, 12))
    ends = st.integers(0, max(0, n - 1))
    edges = draw(st.lists(st.tuples(ends, ends), max_size=30)) if n else []
    return n, edges, [draw(st.sets(st.sampled_from("abcd"), max_size=3)) for _ in range(n)]


@examples(40)
@given(labelled_graphs(), st.randoms(use_true_random=False))
def test_counts_are_those_of_counting_pair_by_pair_whatever_the_order_of_rows(drawn, random):
    n, edges, own = drawn
    net = net_from_edges(n, edges)
    groups = grouping("x", [sorted(keys) for keys in own], {})
    found = {(row.a, row.b): row for row in gap_rows(contacts_of(net, schema()), groups)}
    tied = {frozenset(edge) for edge in edges if edge[0] != edge[1]}
    for a, b in combinations(groups.keys, 2):
        ordered = [
            (i, j) for i in range(n) for j in range(n) if i != j and a in own[i] and b in own[j]
        ]
        assert found[a, b].observed == sum(frozenset(pair) in tied for pair in ordered)
    for key in groups.keys:
        inside = [pair for pair in combinations(range(n), 2) if all(key in own[i] for i in pair)]
        if len([i for i in range(n) if key in own[i]]) > 1:
            assert found[key, key].observed == sum(frozenset(pair) in tied for pair in inside)
    random.shuffle(edges)
    turned = contacts_of(net_from_edges(n, [(j, i) for i, j in edges]), schema())
    assert list(found.values()) == list(gap_rows(turned, groups))


def test_correction_for_many_pairs_is_that_of_scipy():
    from scipy.stats import false_discovery_control

    p = np.random.default_rng(1).random(40) ** 3
    np.testing.assert_allclose(benjamini_hochberg(p), false_discovery_control(p))
    assert len(benjamini_hochberg(np.zeros(0))) == 0


def test_tails_are_those_of_scipy():
    from scipy.stats import binom, nbinom, poisson

    x = np.arange(12.0)
    np.testing.assert_allclose(at_most(x, 4.0, 4.0), poisson.cdf(x, 4))
    np.testing.assert_allclose(at_most(x, 4.0, 2.4), binom.cdf(x, 10, 0.4), atol=1e-12)
    np.testing.assert_allclose(at_most(x, 4.0, 8.0), nbinom.cdf(x, 4, 0.5), atol=1e-12)
    assert at_most(3, 0, 0) == 1
    assert at_most(-1, 2, 1) == 0
    mean, variance = np.array([3.0, 30.0, 1.0]), np.array([2.0, 15.0, 1.0])
    most = largest_rare(0.01, mean, variance)
    assert (at_most(most, mean, variance)[most >= 0] <= 0.01).all()
    assert (at_most(most + 1, mean, variance) > 0.01).all()
    assert most[2] == -1


def test_questions_that_cannot_be_answered_are_not_corrected_for():
    assert can_tell(np.array([0.001, 0.3, 0.4]), 0.02).tolist() == [True, False, False]
    assert can_tell(np.array([0.009, 0.009, 0.3]), 0.02).tolist() == [True, True, False]
    assert not can_tell(np.array([0.5, 0.6]), 0.02).any()


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


def counts_of(observed, mean=20.0, variance=10.0, members=5):
    """Groups with, between every two of them, one of these numbers of contacts."""
    size = 1
    while size * (size - 1) // 2 < len(observed):
        size += 1
    assert size * (size - 1) // 2 == len(observed)
    matrix = np.full((size, size), mean)
    for (a, b), ties in zip(combinations(range(size), 2), observed, strict=True):
        matrix[a, b] = matrix[b, a] = ties
    full = np.full((size, size), mean)
    tested = np.triu(full >= 3, 1)
    return PairCounts(
        grouping("kern", [[str(k)] for k in range(size)], {}),
        np.full(size, members, np.int32),
        matrix,
        full,
        np.full((size, size), variance),
        tested,
    )


def said(counts):
    return {(told.a, told.b): told.verdict for told in verdicts(counts)}


def test_a_chance_that_is_small_for_one_pair_is_no_gap_when_many_pairs_were_asked():
    """Seven where ten are expected, by itself once in a hundred: of ten pairs one may be so."""
    few = [4.0] + [9.0] * 9
    alone = said(counts_of(few, mean=9.0, variance=4.5))
    one = said(counts_of(few[:1], mean=9.0, variance=4.5))
    assert one[0, 1] == GAP
    assert GAP not in alone.values()
    assert said(counts_of([0.0] + [9.0] * 9, mean=9.0, variance=4.5))[0, 1] == GAP


def test_more_than_half_of_what_is_expected_is_less_but_no_gap():
    assert said(counts_of([58.0], mean=90.0, variance=45.0))[0, 1] == FEWER


def test_usual_is_said_only_where_half_the_contact_would_have_been_seen():
    assert said(counts_of([96.0], mean=114.0, variance=60.0))[0, 1] == USUAL
    assert said(counts_of([3.0], mean=5.0, variance=2.5))[0, 1] == TOO_LITTLE_SEEN


def test_half_the_chance_of_contact_is_not_half_of_the_contacts():
    """With numbers of contacts given two thirds are left, which is harder to see."""
    mean, border = np.array([25.0]), 0.003
    given, free = seen(mean, np.array([12.5]), border)[0], seen(mean, np.array([24.99]), border)[0]
    trials, tilted = 50, 1 / 3
    most = largest_rare(border, mean, np.array([12.5]))[0]
    from scipy.stats import binom

    assert given == pytest.approx(binom.cdf(most, trials, tilted), abs=1e-9)
    assert 0 < free < 1


def test_of_a_group_of_two_nothing_is_said_whatever_the_chance():
    rows = gap_table(two_groups(inside=1, across=0, size=2), schema(), "categorie")
    assert {row.verdict for row in rows} == {TOO_LITTLE_SEEN}
    people = [f"a{i:02d}" for i in range(2)] + [f"b{i:02d}" for i in range(30)]
    actors = {p: {"categorie": "zorg" if p[0] == "a" else "winkel"} for p in people}
    ties = [f"a00-x{i}" for i in range(20)] + [f"a01-y{i}" for i in range(20)]
    ties += [f"b{i:02d}-b{(i + s) % 30:02d}" for i in range(30) for s in (1, 2, 3)]
    net = net_from_text(" ".join(ties), actors)
    row = row_of(gap_table(net, schema(), "categorie"), "winkel", "zorg")
    assert row.expected > 8
    assert (row.actors_b, row.p, row.verdict) == (2, None, TOO_LITTLE_SEEN)


def test_more_than_expected_is_told_by_poisson_as_the_tight_binomial_ends_too_soon():
    """Eighteen where eight are expected: beyond a tight binomial, not rare enough by Poisson."""
    pairs = [18.0] + [8.0] * 9
    assert said(counts_of(pairs, mean=8.0, variance=4.0))[0, 1] != MORE
    assert said(counts_of([26.0] + [8.0] * 9, mean=8.0, variance=4.0))[0, 1] == MORE
