import json
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from netwerk.insight.flow_roles import (
    FLOW_ROLE_MEANINGS,
    FLOW_ROLE_NAMES,
    FLOW_ROLES,
    expected_flow_roles,
    flow_role_table,
)
from netwerk.schema import schema
from tests.builders import net_from_text

TRUTH = Path(__file__).parents[1] / "truth"
EMON = ("cheyenne", "hurrfrederic", "lakepomona", "mtsi", "mtsthelens", "texas", "wichita")


@pytest.mark.parametrize("attribute", ["sponsorship", "location"])
@pytest.mark.parametrize("event", EMON)
def test_who_passes_on_in_an_emergency_is_as_sna_counts(event, attribute):
    truth = json.loads((TRUTH / f"emon_{event}.json").read_text())
    actors = {
        f"a{i:05d}": {"categorie": group} for i, group in enumerate(truth["groups"][attribute])
    }
    net = net_from_text(" ".join(f"a{i:05d}>a{j:05d}" for i, j in truth["edges"]), actors)
    counts = np.zeros((net.n, 5))
    for row in flow_role_table(net, schema(), "categorie"):
        counts[int(row.actor.id[1:])] = row.counts
    np.testing.assert_array_equal(
        counts, np.array(truth["by_group"][attribute]["brokerage_sna"]["raw"])[:, :5]
    )


def kinds(**categorie):
    return {name: {"categorie": value} for name, value in categorie.items()}


def test_a_gatekeeper_lets_in_and_a_representative_lets_out():
    row = flow_role_table(
        net_from_text("Uit>Poort Poort>In", kinds(Uit="winkel", Poort="zorg", In="zorg")),
        schema(),
        "categorie",
    )[0]
    assert dict(zip(FLOW_ROLES, row.counts, strict=True))["poortwachter"] == row.total == 1
    row = flow_role_table(
        net_from_text("In>Poort Poort>Uit", kinds(Uit="winkel", Poort="zorg", In="zorg")),
        schema(),
        "categorie",
    )[0]
    assert dict(zip(FLOW_ROLES, row.counts, strict=True))["vertegenwoordiger"] == row.total == 1
    assert set(FLOW_ROLE_NAMES) == set(FLOW_ROLE_MEANINGS) == set(FLOW_ROLES)


def test_ties_without_direction_and_affiliations_are_no_flow():
    assert (
        flow_role_table(
            net_from_text("A-B B-C A~B B~C", kinds(A="zorg", B="zorg", C="zorg")),
            schema(),
            "categorie",
        )
        == ()
    )


def test_the_expectation_is_the_mean_over_every_dealing_of_the_labels():
    text, labels = (
        "A>B B>C B>D D>E E>A F>B",
        ["zorg", "zorg", "zorg", "winkel", "winkel", "agrarisch"],
    )
    codes = np.unique(labels, return_inverse=True)[1].astype(np.int32)
    dealt = [d for d in permutations(labels) if d[1] == labels[1]]
    seen = []
    for labelling in set(dealt):
        rows = flow_role_table(
            net_from_text(text, kinds(**dict(zip("ABCDEF", labelling, strict=True)))),
            schema(),
            "categorie",
        )
        seen.append(next(row.counts for row in rows if row.actor.id == "B"))
    np.testing.assert_allclose(
        expected_flow_roles(np.full(6, float(sum(seen[0]))), codes)[1], np.mean(seen, axis=0)
    )


@pytest.mark.parametrize("text", ["", "A", "A>B", "A B C"])
def test_tiny_networks_pass_nothing_on(text):
    assert (
        flow_role_table(net_from_text(text, everyone={"categorie": "zorg"}), schema(), "categorie")
        == ()
    )
