from random import Random

import numpy as np
import pytest

from netwerk.insight.catalogue import all_findings, kind_of
from netwerk.insight.certainty import ground_of
from netwerk.insight.counts import standing_counts, standing_words
from netwerk.insight.coverage.ask_first import ask_in_order
from netwerk.insight.coverage.isolation import find_isolated
from netwerk.insight.coverage.twice import find_twice
from netwerk.insight.on_card import Headed
from netwerk.net.look_alikes import alike_in
from netwerk.net.net import select
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_text
from tests.insight.coverage.test_isolation import TODAY


def named(one, other, kern="silvolde", other_kern="silvolde", text="A B-C"):
    names = {"A": {"naam": one, "kern": kern}, "B": {"naam": other, "kern": other_kern}}
    return net_from_text(text, names)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Voetbal Vereniging Silvolde", "Voetbalvereniging Silvolde"), ("Schutterij Sint Joris", "Schutterij St. Joris Silvolde"),
     ("Het Trefpunt", "'t Trefpunt"), ("Heemkundige kring Sillevold", "Heemkundige Kring Silvolde"), ("Café Één", "Cafe Een")],
)  # fmt: skip
def test_two_spellings_of_one_name_in_one_kern_look_alike(one, other):
    net = named(one, other)
    assert dict(net.alike.twins) == {0: 1, 1: 0}
    assert net.alike.doubles.sum() == 1
    ground = ground_of(net, schema(), TODAY)
    (double,) = find_twice(ground)
    assert double.sentence == f"{one} is misschien dezelfde als {other}: de namen lijken op elkaar."
    assert find_isolated(ground) == ()


def test_of_two_that_look_alike_without_contact_one_is_told_to_stand_alone():
    ground = ground_of(named("Het Trefpunt", "'t Trefpunt", text="A B C-D"), schema(), TODAY)
    (double,), (found,) = find_twice(ground), find_isolated(ground)
    assert found.actors[0] == double.actors[1]
    assert found.next_step.startswith("Kijk eerst of dit dezelfde is als ")


@pytest.mark.parametrize(("kern", "alike"), [("silvolde", True), (None, True), ("terborg", False)])
def test_every_village_has_its_own_harmonie(kern, alike):
    assert bool(named("Harmonie", "Harmonie", "silvolde", kern).alike.twins) == alike


def test_different_names_and_names_of_a_kern_alone_are_no_look_alikes():
    assert not named("Voetbalvereniging", "Volleybalvereniging").alike.twins
    assert not named("Silvolde", "De Sillevold").alike.twins


def twice_named(text, **more):
    return named("Harmonie Silvolde", "De Harmonie", text=text, **more)


def test_who_may_be_there_twice_is_told_as_that_and_stands_nowhere_alone():
    net = twice_named("A B-C C-D D-E F")
    found = all_findings(net, schema(), TODAY)
    double = [f for f in found if f.kind == "maybe_twice"]
    assert [f.actors[0].naam for f in double] == ["Harmonie Silvolde"]
    others = [f for f in found if f.kind != "maybe_twice"]
    told = " ".join(f"{f.sentence} {f.next_step}" for f in others)
    assert "Harmonie Silvolde" not in told
    counts = standing_counts(net)
    assert (counts["without_contact"], counts["doubles"]) == (1, 1)
    assert standing_words(counts).endswith("; 1 actor staat er misschien dubbel in")


def test_who_may_be_there_twice_is_not_asked_nor_helped_to_a_second_contact():
    net = twice_named("A-E B-C B-D C-D D-E E-F")
    ground = ground_of(net, schema(), TODAY)
    assert ground.net.index_of("A") not in ask_in_order(ground)
    for found in all_findings(net, schema(), TODAY):
        if found.kind in {"pendant", "pair", "introduction_easy", "introduction_gain"}:
            assert "Harmonie Silvolde" not in found.sentence


def test_a_double_is_one_whatever_part_is_looked_at():
    net = twice_named("A B-C", other_kern=None)
    part = select(net, Selection(kern="silvolde"))
    (found,) = find_twice(ground_of(part, schema(), TODAY))
    assert found.sentence.startswith("Harmonie Silvolde is misschien dezelfde als De Harmonie")
    assert not find_isolated(ground_of(part, schema(), TODAY))


@pytest.mark.parametrize("seed", range(30))
def test_who_looks_alike_is_what_a_look_at_all_pairs_finds(seed):
    pick = Random(seed)
    many = range(pick.randint(1, 9))
    kern = [pick.choice((None, "etten", "voorst")) for _ in many]
    actors = {"naam": [pick.choice(("Harmonie", "De Harmonie")) for _ in many], "kern": kern}
    contacts = np.array([pick.randint(0, 3) for _ in many], np.int32)
    found = alike_in(actors, (), contacts)
    for i in many:
        fits = [j for j in many if j != i and (kern[i] == kern[j] or None in (kern[i], kern[j]))]
        order = sorted(fits, key=lambda j: (-int(contacts[j]), actors["naam"][j], j))
        assert found.twins.get(i) == (order[0] if order else None)
        mine = (-int(contacts[i]), actors["naam"][i], i)
        first = order and (-int(contacts[order[0]]), actors["naam"][order[0]], order[0])
        assert bool(found.doubles[i]) == bool(order and first < mine)


def test_the_heading_of_several_promises_no_number():
    (double,) = find_twice(ground_of(named("Het Trefpunt", "'t Trefpunt"), schema(), TODAY))
    heading = kind_of(double.kind).card.heading
    assert heading(Headed(double, "x", "")) == "Staat Het Trefpunt er dubbel in?"
    assert heading(Headed(double, "x", "", 2)) == "Sommige actoren staan er misschien dubbel in"
