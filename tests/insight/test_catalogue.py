import json
import re
from collections import Counter
from datetime import date

import numpy as np
import pytest

from netwerk.insight.catalogue import QUESTIONS, all_findings, as_json, kind_of, kinds_of
from netwerk.insight.kinds import BRUGGEN, GATEN
from netwerk.net.kernels import Stopped
from netwerk.net.net import net_from, select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text, snapshot_from_rows

TODAY = date(2026, 11, 25)
KINDS = {name for question in QUESTIONS for name in question.names}


def area(n=160, seed=3, shuffle=None):
    """An area with every soort, several kernen, affiliations, isolates and ends that are not there."""
    random = np.random.default_rng(seed)
    kernen, categorieen = (
        ("etten", "voorst", "terborg", "silvolde"),
        list(schema().keuzes["categorie"].keuzes),
    )
    people = [
        {
            "id": f"a{i:03d}", "naam": f"Groep {i}", "soort": ("bewonersgroep", "bedrijf", "instelling", "professional")[i % 4],
            "kern": kernen[i * 7 % 4], "categorie": categorieen[i * 5 % len(categorieen)], "domeinen": ("fysiek",) if i % 3 else ("sociaal",),
            "rol": "gebiedsmakelaar" if i == 3 else "wijkagent" if i % 40 == 7 else None, "gevraagd": "2026-02" if i % 3 else None,
        }
        for i in range(n)
    ]  # fmt: skip
    ties = [(i, j) for i, j in random.integers(0, n, (n * 3 // 2, 2)).tolist() if i % 9 and j % 9]
    rows = [
        {
            "id": f"r{k:04d}",
            "van": f"a{i:03d}",
            "naar": f"a{j:03d}",
            "soort": "kent",
            "sterkte": k % 6 or None,
        }
        for k, (i, j) in enumerate(ties)
    ]
    rows += [
        {"id": f"s{i:04d}", "van": f"a{i:03d}", "naar": f"a{i - 1:03d}", "soort": "werkt_voor"}
        for i in range(3, n, 4)
    ]
    rows += [{"id": "x", "van": "a001", "naar": "niemand", "soort": "kent"}]
    return people, rows


def net_of(people, rows):
    return net_from(snapshot_from_rows(people, rows), schema())


HARD = {
    "empty": net_from_edges(0, []),
    "one actor": net_from_edges(1, []),
    "two actors": net_from_edges(2, [(0, 1)]),
    "all isolated": net_from_edges(200, []),
    "complete": net_from_edges(60, [(i, j) for i in range(60) for j in range(i)]),
    "loops and parallels": net_from_edges(3, [(0, 0), (0, 1), (1, 0), (0, 1)]),
    "only affiliations": net_from_text("A~B C[werkt_voor]B A[gebruikt_locatie_van]C"),
    "hundred categories": net_of([{"id": f"a{i:03d}", "naam": f"A{i}", "soort": "bedrijf", "categorie": f"soort {i % 100}"} for i in range(200)], [{"id": f"r{i:03d}", "van": f"a{i:03d}", "naar": f"a{(i * 7 + 1) % 200:03d}", "soort": "kent"} for i in range(200)]),
    "everyone a makelaar": net_from_edges(60, [(i, i + 1) for i in range(59)], soort="professional", rol="gebiedsmakelaar", gebieden=("1",)),
    "sixty kernen": net_of([{"id": f"a{i:03d}", "naam": f"A{i}", "soort": "bedrijf", "kern": f"k{i % 60}", "gebieden": (f"g{i % 30}",)} for i in range(240)], [{"id": f"r{i:03d}", "van": f"a{i:03d}", "naar": f"a{(i * 7 + 1) % 240:03d}", "soort": "kent"} for i in range(240)]),
    "chain": net_from_edges(150, [(i, i + 1) for i in range(149)]),
    "pairs": net_from_edges(150, [(i, i + 1) for i in range(0, 149, 2)]),
    "area": net_of(*area()),
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_every_network_is_answered_with_sentences_and_meaningful_numbers(name):
    found = all_findings(HARD[name], schema(), TODAY)
    assert found
    for finding in found:
        assert finding.kind in KINDS
        assert re.match(r"^[A-ZÀ-Þ0-9'].*\.$", finding.sentence, re.DOTALL), finding.sentence
        assert "nan" not in finding.sentence.split()
        assert "inf" not in finding.sentence.split()
        assert "None" not in finding.sentence
        assert len(finding.sentence) < 900
        assert finding.certainty.band in {"stevig", "redelijk", "onzeker"}
        assert all(value == value for value in finding.numbers.values())
        json.dumps(as_json(finding), allow_nan=False)
    assert len({f.key for f in found}) == len(found), "every finding can be told from the others"


@pytest.mark.slow
def test_a_star_of_ten_thousand_is_answered():
    star = net_from_edges(10_000, [(0, i) for i in range(1, 10_000)])
    found = all_findings(star, schema(), TODAY)
    assert len(found) < 500
    assert max(len(f.evidence) for f in found) <= 100
    assert next(f for f in found if f.kind == "cut_point").numbers["lost"] == 9_998


def test_the_order_of_rows_changes_nothing():
    people, rows = area()
    turned = net_of(
        people[::-1], [dict(row, id=f"z{len(rows) - k:05d}") for k, row in enumerate(rows)][::-1]
    )
    plain = net_of(people, [dict(row, id=f"z{len(rows) - k:05d}") for k, row in enumerate(rows)])
    assert all_findings(turned, schema(), TODAY) == all_findings(plain, schema(), TODAY)


def test_the_same_question_twice_gives_the_same_answer():
    net = HARD["area"]
    assert all_findings(net, schema(), TODAY) == all_findings(net, schema(), TODAY)


def test_a_part_of_the_network_is_answered_too():
    for selection in (
        Selection(gebied="5"),
        Selection(kern="voorst", soorten=("bedrijf",)),
        Selection(thema="niets"),
    ):
        assert all_findings(select(HARD["area"], selection), schema(), TODAY)


def test_only_what_is_asked_for_is_given():
    found = all_findings(HARD["area"], schema(), TODAY, kinds={"isolated", "cut_point"})
    assert {f.kind for f in found} == {"isolated", "cut_point"}
    assert found == tuple(
        f
        for f in all_findings(HARD["area"], schema(), TODAY)
        if f.kind in {"isolated", "cut_point"}
    )


def test_progress_goes_up_to_one_and_a_cancel_stops():
    shares = []
    all_findings(
        HARD["area"], schema(), TODAY, kinds=("isolated", "bridge"), progress=shares.append
    )
    assert shares == [0.5, 1.0]
    with pytest.raises(Stopped):
        all_findings(HARD["area"], schema(), TODAY, cancelled=lambda: True)


def test_kinds_have_one_place_and_pages_know_theirs():
    every = [name for question in QUESTIONS for name in question.names]
    assert len(every) == len(set(every))
    assert "isolated" in kinds_of(GATEN)
    assert "cut_point" in kinds_of(BRUGGEN)


def test_a_finding_for_scripts_has_actors_evidence_and_certainty():
    found = all_findings(
        net_from_text("A-B B-C", ties={"A-B": {"bron": "gesprek"}}),
        schema(),
        TODAY,
        kinds=("cut_point",),
    )
    told = as_json(found[0])
    assert told["kind"] == "cut_point"
    assert told["page"] == "bruggen"
    assert told["actors"][0] == {"id": "B", "naam": "B"}
    assert told["evidence"][0]["bron"] == "gesprek"
    assert set(told["certainty"]) == {"band", "sentence"}


def test_a_finding_names_the_part_of_the_network_it_is_about():
    whole = all_findings(HARD["area"], schema(), TODAY, kinds=("coverage",))
    part = all_findings(
        select(HARD["area"], Selection(kern="voorst", soorten=("professional",))),
        schema(),
        TODAY,
        kinds=("coverage",),
    )
    assert (whole[0].selection, part[0].selection) == (
        "het hele netwerk",
        "Voorst, alleen professionals",
    )
    assert as_json(part[0])["selection"] == "Voorst, alleen professionals"


def test_a_finding_about_groups_keeps_its_key_when_members_come_and_go():
    people, rows = area()
    kinds = (
        "gap",
        "quiet_group",
        "alone_by_kern",
        "kern_without_care",
        "no_team_tie",
        "coverage",
        "physical_social",
        "closed_kern",
    )
    before = {f.key for f in all_findings(net_of(people, rows), schema(), TODAY, kinds=kinds)}
    more = [*people, {**people[9], "id": "a000x"}, {**people[0], "id": "zzz"}]
    after = {f.key for f in all_findings(net_of(more, rows), schema(), TODAY, kinds=kinds)}
    assert len(before) == 5  # in Terborg they work for somebody, or somebody works for them
    assert before <= after


@pytest.mark.parametrize("name", HARD)
def test_no_sentence_is_too_long_to_read_and_none_speaks_of_a_band(name):
    for finding in all_findings(HARD[name], schema(), TODAY):
        for part in re.split(r"(?<=[.:;]) ", finding.sentence):
            assert len(part.split()) <= 40, part
        said = f"{finding.sentence} {finding.next_step} {finding.certainty.sentence}"
        assert not re.search(r"\bband(en)?\b", said), said


@pytest.mark.parametrize("name", HARD)
def test_no_kind_of_finding_floods_the_page_and_the_rest_is_counted(name):
    found = all_findings(HARD[name], schema(), TODAY)
    counts = Counter(f.kind for f in found)
    assert counts.pop("isolated", 0) <= 101
    assert max(counts.values(), default=0) <= 26
    for finding in found:
        if more := finding.numbers.get("more"):
            assert re.search(rf"\b{more}\b", finding.sentence), finding.sentence


def test_what_hangs_on_a_chain_is_all_counted():
    found = all_findings(
        HARD["chain"],
        schema(),
        TODAY,
        kinds=("cut_point", "cut_point_more", "bridge", "bridge_more"),
    )
    for kind, total in (("cut_point", 148), ("bridge", 149)):
        told = [f for f in found if f.kind == kind]
        (rest,) = [f for f in found if f.kind == f"{kind}_more"]
        assert len(told) + rest.numbers["more"] == total


def test_the_record_of_a_kind_is_found_without_reading_all_that_the_questions_hold(monkeypatch):
    """Pages ask for it thousands of times: one that compares all kinds took a fifth of every page."""
    name = QUESTIONS[0].kinds[0].name
    first = kind_of(name)

    def read(*_):
        raise AssertionError("every kind was read")

    for part in {type(QUESTIONS[0].kinds[0]), type(QUESTIONS[0].kinds[0].heading)}:
        monkeypatch.setattr(part, "__hash__", read)
    assert kind_of(name) is first
