import json
from collections import Counter
from itertools import combinations, permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.insight.chance.roles import (
    ROLE_MEANINGS,
    ROLE_NAMES,
    ROLES,
    expected_roles,
    pairs_brokered,
    role_chances,
    role_table,
    roles_by,
)
from netwerk.insight.grouping import SEVERAL, single_groups
from netwerk.net.kernels import gould_fernandez
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text
from tests.effort import examples

TRUTH = Path(__file__).parents[2] / "truth"
EMON = ("cheyenne", "hurrfrederic", "lakepomona", "mtsi", "mtsthelens", "texas", "wichita")


def codes(groups):
    return np.unique(groups, return_inverse=True)[1].astype(np.int32)


def truth_counts(name, attribute, key):
    truth = json.loads((TRUTH / f"{name}.json").read_text())
    net = net_from_edges(len(truth["nodes"]), [tuple(edge) for edge in truth["edges"]])
    groups = codes(truth["groups"][attribute])
    return pairs_brokered(gould_fernandez(net.indptr, net.indices, groups)), np.array(
        truth["by_group"][attribute][key]["raw"]
    )


@pytest.mark.parametrize("attribute", ["sponsorship", "location"])
@pytest.mark.parametrize("event", EMON)
def test_pairs_brokered_in_an_emergency_are_half_the_ordered_pairs_of_sna(event, attribute):
    found, raw = truth_counts(f"emon_{event}", attribute, "brokerage_sna_undirected_weak")
    np.testing.assert_array_equal(
        found, np.stack((raw[:, 0] / 2, raw[:, 1] / 2, raw[:, 3], raw[:, 4] / 2), axis=1)
    )
    np.testing.assert_array_equal(found.sum(axis=1), raw[:, 5] / 2)


def test_mr_hi_of_the_karate_club_stands_between_102_pairs():
    found, raw = truth_counts("zachary_karate", "club", "brokerage_sna")
    assert found[0].tolist() == [87, 0, 15, 0]
    assert found.sum() * 2 == raw[:, 5].sum() == 786


def test_the_table_names_the_roles_and_puts_the_busiest_first():
    net = net_from_text(
        "M-A1 M-A2 M-B1 M-C1 A1-A2",
        {
            "M": {"categorie": "zorg"},
            "A1": {"categorie": "zorg"},
            "A2": {"categorie": "zorg"},
            "B1": {"categorie": "winkel"},
            "C1": {"categorie": "agrarisch"},
        },
    )
    rows = role_table(net, schema(), "categorie")
    assert [row.actor.naam for row in rows] == ["M"]
    # A1 and A2 know each other, so M coordinates nobody; A1/A2 with B1/C1 are four pairs of inside and outside; B1 with C1 one.
    assert dict(zip(ROLES, rows[0].counts, strict=True)) == {
        "coordinator": 0, "adviseur_van_buiten": 0, "poortwachter_vertegenwoordiger": 4, "verbindingsschakel": 1,
    }  # fmt: skip
    assert (rows[0].group, rows[0].total) == ("Zorg", 5)
    assert set(ROLE_NAMES) == set(ROLE_MEANINGS) == set(ROLES)


def test_an_adviser_from_outside_stands_between_two_of_one_other_group():
    net = net_from_text(
        "M-A M-B",
        {"M": {"categorie": "zorg"}, "A": {"categorie": "winkel"}, "B": {"categorie": "winkel"}},
    )
    assert role_table(net, schema(), "categorie")[0].counts == (0, 1, 0, 0)


def test_by_organisation_a_professional_counts_with_the_employer():
    net = net_from_text(
        "Jan-Piet Jan-Bakker Piet[werkt_voor]School Jan[werkt_voor]School",
        {"Jan": {"soort": "professional"}, "Piet": {"soort": "professional"}},
    )
    row = role_table(net, schema(), "organisatie")[0]
    assert (row.actor.naam, row.group, row.counts) == ("Jan", "School", (0, 0, 1, 0))


def test_several_domeinen_or_gebieden_become_one_group_by_a_fixed_rule():
    net = net_from_text(
        "A B C D",
        {
            "A": {"domeinen": ("sport", "jeugd")},
            "B": {"gebieden": ("1", "2")},
            "C": {"gebieden": ("1",), "kern": "etten"},
            "D": {"gebieden": ("3",)},
        },
    )
    domein, gebied = single_groups(net, schema(), "domein"), single_groups(net, schema(), "gebied")
    assert domein.keys == ("sport",)
    assert [gebied.keys[g] for g in gebied.groups] == [SEVERAL, "5", "3"]
    assert gebied.known.tolist() == [0, 1, 1, 1]


def test_the_expectation_is_the_mean_over_every_dealing_of_the_labels():
    net = net_from_edges(6, [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4), (3, 5)])
    labels = np.array([0, 0, 0, 1, 1, 2], np.int32)
    own = pairs_brokered(gould_fernandez(net.indptr, net.indices, labels))
    for actor in (0, 3):
        dealings = [
            np.array(d, np.int32)
            for d in permutations(labels.tolist())
            if d[actor] == labels[actor]
        ]
        mean = np.mean(
            [pairs_brokered(gould_fernandez(net.indptr, net.indices, d))[actor] for d in dealings],
            axis=0,
        )
        np.testing.assert_allclose(expected_roles(own.sum(axis=1), labels)[actor], mean)


def test_the_chance_of_a_role_is_that_of_trying_every_dealing():
    text = "A-B A-C A-D A-E B-C"
    kinds = {"A": "zorg", "B": "zorg", "C": "zorg", "D": "winkel", "E": "winkel", "F": "agrarisch"}
    roles = roles_by(
        net_from_text(text + " F", {k: {"categorie": v} for k, v in kinds.items()}),
        schema(),
        "categorie",
    )
    found = role_chances(roles, [0])[0]
    dealings = [
        np.array(d, np.int32)
        for d in permutations(roles.labels.tolist())
        if d[0] == roles.labels[0]
    ]
    counts = np.array(
        [pairs_brokered(gould_fernandez(roles.indptr, roles.indices, d))[0] for d in dealings]
    )
    np.testing.assert_allclose(found, (counts >= roles.counts[0]).mean(axis=0), atol=0.05)


@examples(50)
@given(
    st.integers(0, 9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=25),
    st.lists(st.integers(0, 2), min_size=9, max_size=9),
)
def test_roles_are_those_of_looking_at_every_pair(n, edges, groups):
    edges = [(i, j) for i, j in edges if i < n and j < n]
    net = net_from_edges(n, edges)
    labels = np.array(groups[:n], np.int32)
    tied = {frozenset(edge) for edge in edges if edge[0] != edge[1]}
    found = pairs_brokered(gould_fernandez(net.indptr, net.indices, labels))
    for j in range(n):
        seen = Counter()
        for i, k in combinations([x for x in range(n) if frozenset((x, j)) in tied], 2):
            if frozenset((i, k)) not in tied:
                ours = (groups[i] == groups[j]) + (groups[k] == groups[j])
                seen[
                    0 if ours == 2 else 2 if ours == 1 else 1 if groups[i] == groups[k] else 3
                ] += 1
        assert found[j].tolist() == [seen[r] for r in range(4)]


@pytest.mark.parametrize("text", ["", "A", "A B C", "A-B"])
def test_tiny_networks_have_no_roles(text):
    assert (
        role_table(net_from_text(text, everyone={"categorie": "zorg"}), schema(), "categorie") == ()
    )


def test_nobody_with_a_known_categorie_gives_no_roles():
    assert role_table(net_from_text("A-B B-C"), schema(), "categorie") == ()
