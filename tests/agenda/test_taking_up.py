"""Wie kan dit samen oppakken: the smallest group, the same as trying every group."""

import random
import time
from itertools import combinations

import numpy as np

from netwerk.agenda.taking_up import (
    BESTUUR,
    FYSIEK,
    GEBIEDSTEAM,
    HERE,
    LOADED,
    NETWERK,
    SOCIAAL,
    Introduction,
    Wanted,
    together,
)
from netwerk.schema import schema
from tests.builders import net_from_edges, net_from_text

SIDES = {k: v.zijde for k, v in schema().keuzes["domein"].keuzes.items() if v.zijde}
KERN = {"kern": "etten"}


def asked(net, wanted, load=None, team=(), gone=()):
    ids = list(net.actors["id"])
    of_team = np.array([i in team for i in ids], bool)
    may = np.array([i not in gone for i in ids], bool)
    return together(net, wanted, load or {}, may=may, team=of_team, sides=SIDES)


def dom(*domeinen, **more):
    return {"domeinen": domeinen, **more}


def test_two_who_know_each_other_and_cover_both_sides_are_the_group():
    net = net_from_text(
        "Koor-Wonen Koor-Zorg",
        {"Koor": dom("cultuur", **KERN), "Wonen": dom("wonen"), "Zorg": dom("zorg", **KERN)},
    )
    found = asked(net, Wanted(("wonen", "zorg"), kern="etten"))
    assert found.best.actoren == ("Wonen", "Zorg")
    assert found.best.brings == (("wonen", FYSIEK), ("zorg", HERE, SOCIAAL))
    assert found.best.missing == (Introduction("Wonen", "Zorg", "Koor"),)
    assert found.niveau == NETWERK


def test_who_is_further_than_two_steps_away_is_in_no_group():
    net = net_from_text("Wonen-A A-B B-Zorg", {"Wonen": dom("wonen"), "Zorg": dom("zorg")})
    found = asked(net, Wanted(("wonen", "zorg")))
    assert found.best is None
    assert found.scattered == ("Wonen", "Zorg")


def test_who_stopped_is_neither_asked_nor_the_way_to_another():
    people = {"Wonen": dom("wonen"), "Zorg": dom("zorg")}
    net = net_from_text("Wonen-Oud Oud-Zorg", people)
    assert asked(net, Wanted(("wonen", "zorg"))).best is not None
    assert asked(net, Wanted(("wonen", "zorg")), gone=("Oud",)).best is None
    near = net_from_text("Wonen-Zorg", people)
    found = asked(near, Wanted(("wonen", "zorg")), gone=("Zorg",))
    assert found.best is None
    assert found.nobody == ("zorg", SOCIAAL)


def test_what_its_people_know_an_organisation_knows_too():
    net = net_from_text(
        "Consulent[werkt_voor]Wonen Consulent-Hal Hal-Zorg",
        {"Wonen": dom("wonen"), "Zorg": dom("zorg")},
    )
    found = asked(net, Wanted(("wonen", "zorg")))
    assert found.best.missing == (Introduction("Wonen", "Zorg", "Hal"),)
    near = net_from_text(
        "Consulent[werkt_voor]Wonen Consulent-Zorg", {"Wonen": dom("wonen"), "Zorg": dom("zorg")}
    )
    assert asked(near, Wanted(("wonen", "zorg"))).best.missing == ()
    assert asked(near, Wanted(("wonen", "zorg")), gone=("Consulent",)).best is None


def test_who_is_a_member_of_the_same_club_has_no_contact_for_that():
    net = net_from_text("Wonen~Club Zorg~Club", {"Wonen": dom("wonen"), "Zorg": dom("zorg")})
    assert asked(net, Wanted(("wonen", "zorg"))).best is None


def test_of_equals_the_one_with_less_to_do_is_asked():
    net = net_from_text(
        "Wonen-Ander Wonen-Zorg", {"Wonen": dom("wonen"), "Ander": dom("zorg"), "Zorg": dom("zorg")}
    )
    busy = asked(net, Wanted(("wonen", "zorg")), {"Ander": 2})
    assert busy.best.actoren == ("Wonen", "Zorg")
    assert busy.second.actoren == ("Ander", "Wonen")
    assert not busy.apart
    assert asked(net, Wanted(("wonen", "zorg"))).best.actoren == ("Ander", "Wonen")


def test_a_second_group_has_nobody_of_the_first_when_that_can_be():
    net = net_from_text(
        "W1-Z1 W2-Z2",
        {"W1": dom("wonen"), "Z1": dom("zorg"), "W2": dom("wonen"), "Z2": dom("zorg")},
    )
    found = asked(net, Wanted(("wonen", "zorg")))
    assert (found.best.actoren, found.second.actoren) == (("W1", "Z1"), ("W2", "Z2"))
    assert found.apart


def test_the_team_is_only_asked_when_it_cannot_be_done_without():
    net = net_from_text(
        "Wonen-Agent Wonen-Zorg",
        {"Wonen": dom("wonen"), "Agent": dom("veiligheid"), "Zorg": dom("zorg")},
    )
    assert asked(net, Wanted(("wonen", "zorg")), team=("Agent",)).niveau == NETWERK
    found = asked(net, Wanted(("veiligheid", "wonen", "zorg")), team=("Agent",))
    assert found.niveau == GEBIEDSTEAM
    assert "Agent" in found.best.actoren


def test_what_nobody_is_known_for_goes_to_the_board():
    net = net_from_text("Wonen-Zorg", {"Wonen": dom("wonen"), "Zorg": dom("zorg")})
    found = asked(net, Wanted(("wonen", "zorg", "sport")))
    assert (found.best, found.niveau, found.nobody) == (None, BESTUUR, ("sport",))


def test_what_lies_with_the_board_stays_there_and_a_group_is_told_all_the_same():
    net = net_from_text("Wonen-Zorg", {"Wonen": dom("wonen"), "Zorg": dom("zorg")})
    found = asked(net, Wanted(("wonen", "zorg"), niveau="bestuur"))
    assert found.niveau == BESTUUR
    assert found.best.actoren == ("Wonen", "Zorg")


def test_without_domeinen_no_group_is_claimed():
    net = net_from_text("Wonen-Zorg", {"Wonen": dom("wonen"), "Zorg": dom("zorg")})
    assert asked(net, Wanted((), kern="etten")).best is None


def test_whose_domeinen_are_not_known_are_counted_and_never_refused():
    net = net_from_text("Wonen-Zorg Zorg-Stil", {"Wonen": dom("wonen"), "Zorg": dom("zorg")})
    assert asked(net, Wanted(("wonen", "zorg"))).unknown == 1


def test_who_knows_all_and_has_least_to_do_can_convene():
    net = net_from_text(
        "Hub-Wonen Hub-Zorg Hub-Sport Vol-Wonen Vol-Zorg Vol-Sport",
        {"Wonen": dom("wonen"), "Zorg": dom("zorg"), "Sport": dom("sport")},
    )
    wanted = Wanted(("wonen", "zorg", "sport"))
    assert asked(net, wanted, {"Vol": LOADED}).convener == "Hub"
    assert asked(net, wanted, {"Hub": LOADED}).convener == "Vol"


def test_who_has_three_things_open_is_called_loaded_and_calls_nobody_together():
    net = net_from_text(
        "Wonen-Zorg Zorg-Sport Hub-Wonen Hub-Zorg Hub-Sport",
        {"Wonen": dom("wonen"), "Zorg": dom("zorg"), "Sport": dom("sport")},
    )
    wanted = Wanted(("wonen", "zorg", "sport"))
    some, much = asked(net, wanted, {"Zorg": 2}), asked(net, wanted, {"Zorg": 3})
    assert (some.best.loaded, some.convener) == ((), "Zorg")
    assert (much.best.loaded, much.convener) == (("Zorg",), "Hub")


def test_who_is_of_no_gebied_in_particular_can_be_asked_in_each():
    net = net_from_text("Wonen-Zorg", {"Wonen": dom("wonen", gebieden=("5",)), "Zorg": dom("zorg")})
    assert asked(net, Wanted(("wonen", "zorg"), gebied="5")).best.actoren == ("Wonen", "Zorg")
    elsewhere = net_from_text(
        "Wonen-Zorg",
        {"Wonen": dom("wonen", gebieden=("5",)), "Zorg": dom("zorg", gebieden=("4",))},
    )
    assert asked(elsewhere, Wanted(("wonen", "zorg"), gebied="5")).best is None


DOMEINEN = ("wonen", "zorg", "sport", "jeugd", "fysiek", "cultuur")


def drawn(seed):
    """A small network with a vraagstuk: who is in it, what is asked, who has how much to do."""
    draw = random.Random(seed)
    n = draw.randint(4, 11)
    edges = [p for p in combinations(range(n), 2) if draw.random() < draw.choice((0.25, 0.45))]
    people = {
        f"a{i:05d}": {
            "domeinen": tuple(draw.sample(DOMEINEN, draw.choice((0, 1, 1, 2)))),
            "kern": draw.choice(("etten", "silvolde", None)),
        }
        for i in range(n)
    }
    text = " ".join(
        f"a{i:05d}{'-' if draw.random() < 0.8 else '[werkt_voor]'}a{j:05d}" for i, j in edges
    )
    net = net_from_text(text, people)
    wanted = Wanted(tuple(draw.sample(DOMEINEN, draw.randint(1, 3))), kern="etten")
    load = {f"a{i:05d}": draw.choice((0, 0, 1, 2, 3)) for i in range(n)}
    gone = [f"a{i:05d}" for i in range(n) if draw.random() < 0.1]
    return net, wanted, load, gone


def every_group(net, wanted, load, gone):
    """All groups that will do, best first, by trying each set of actors: slow and plain."""
    ids = [str(i) for i in net.actors["id"]]
    there = [i for i in range(net.n) if ids[i] not in gone]
    linked, works = set(), set()
    for van, naar, soort in zip(
        net.van.tolist(), net.naar.tolist(), net.relaties["soort"], strict=True
    ):
        if van in there and naar in there:
            linked |= {(van, naar), (naar, van)} if soort != "werkt_voor" else set()
            works |= {(van, naar)} if soort == "werkt_voor" else set()

    def unit(one):
        return {one} | {person for person, place in works if place == one}

    def contact(one, two):
        """Whether somebody here has contact with somebody there, or works at both or is the other."""
        return any(a == b or (a, b) in linked for a in unit(one) for b in unit(two))

    def brings(group):
        of = {d for i in group for d in net.actors["domeinen"][i] or ()}
        sides = {SIDES[d] for d in of if d in SIDES}
        return (
            set(wanted.domeinen) <= of
            and sides == {"fysiek", "sociaal"}
            and any(net.actors["kern"][i] == wanted.kern for i in group)
        )

    def touches(one, via):
        return via in unit(one) or any((a, via) in linked for a in unit(one))

    def reach(one, two):
        return contact(one, two) or any(touches(one, v) and touches(two, v) for v in there)

    found = []
    for size in range(1, 7):
        for group in combinations(there, size):
            if brings(group) and all(reach(*pair) for pair in combinations(group, 2)):
                apart = sum(not contact(a, b) for a, b in combinations(group, 2))
                chosen = tuple(ids[i] for i in group)
                found.append((size, apart, sum(load[i] for i in chosen), chosen))
    return sorted(found)


def test_the_group_is_the_same_as_trying_every_group():
    some = 0
    for seed in range(200):
        net, wanted, load, gone = drawn(seed)
        found = asked(net, wanted, load, gone=gone)
        groups = every_group(net, wanted, load, gone)
        assert (found.best.actoren if found.best else None) == (groups[0][3] if groups else None)
        some += bool(groups)
        if not groups:
            continue
        best = set(groups[0][3])
        apart = [group for group in groups if not best & set(group[3])]
        other = [group for group in groups if not best <= set(group[3])]
        second = (apart or other or [(0, 0, 0, None)])[0][3]
        assert (found.second.actoren if found.second else None) == second
        assert len(found.best.missing) == groups[0][1]
    assert some >= 50  # and of the others it is said that there is none


def test_fifteen_hundred_actors_are_answered_within_a_second():
    draw = random.Random(1)
    n = 1500
    edges = {tuple(sorted(draw.sample(range(n), 2))) for _ in range(4000)}
    edges |= {(0, i) for i in range(1, n, 4)} | {(1, i) for i in range(2, n, 5)}
    net = net_from_edges(n, sorted(edges))
    everything = tuple(schema().keuzes["domein"].keuzes)
    columns = dict(net.actors)
    columns["domeinen"] = [
        tuple(draw.sample(everything, draw.choice((0, 1, 1, 2)))) for _ in range(n)
    ]
    columns["kern"] = [draw.choice(("etten", "silvolde", "ulft_noord", None)) for _ in range(n)]
    from dataclasses import replace

    net = replace(net, actors=columns)
    for wanted in (
        ("zorg", "wonen"),
        ("veiligheid", "jeugd", "sport"),
        ("zorg", "economie", "cultuur", "duurzaamheid"),
    ):
        start = time.perf_counter()
        found = asked(net, Wanted(wanted, kern="etten"))
        assert found.best is not None
        assert time.perf_counter() - start < 1.0
