"""A stranger reads the map of the demo area: everybody named, nobody in a village that is not theirs."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from netwerk.map.hulls import convex, within
from netwerk.map.layout import ROOM, layout
from netwerk.map.short_names import broken, short_names
from netwerk.net.net import Net, net_from
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_text, snapshot_from_rows
from tests.insight.areas import demo_desk
from tests.map.readability import Readability, readability

GEBIEDEN = (None, "1", "2", "3", "4", "5", "6")


@cache
def demo_net(gebied: str | None) -> Net:
    return demo_desk().networks.net(Selection(gebied=gebied))


@cache
def measured(gebied: str | None) -> Readability:
    net = demo_net(gebied)
    return readability(net, layout(net))


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_nearly_everybody_is_named_at_first_sight_and_in_a_gebied_everybody(
    gebied: str | None,
) -> None:
    assert measured(gebied).named >= (1.0 if gebied else 0.8)


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_nobody_stands_in_a_kern_that_is_not_theirs_or_on_another(gebied: str | None) -> None:
    assert measured(gebied).strangers == 0
    assert measured(gebied).overlaps == 0


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_at_most_two_lines_run_through_a_name(gebied: str | None) -> None:
    assert measured(gebied).through_names <= 2.0


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_the_canvas_is_used(gebied: str | None) -> None:
    assert measured(gebied).used >= 0.75


def test_kernen_stand_on_the_side_where_they_lie() -> None:
    net = demo_net(None)
    places = layout(net)
    where = {k.id: (k.lengtegraad, k.breedtegraad) for k in net.kernen}
    middle: dict[str, list[tuple[float, float]]] = {}
    for i, kern in zip(net.actors["id"], net.actors["kern"], strict=True):
        if kern:
            middle.setdefault(str(kern), []).append(places[str(i)])
    kernen = sorted(middle)
    turned = []
    for a in kernen:
        for b in kernen:
            if a < b:
                drawn = np.mean(middle[b], axis=0) - np.mean(middle[a], axis=0)
                true = np.subtract(where[b], where[a]) * (0.62, -1.0)
                cosine = float(drawn @ true) / np.linalg.norm(drawn) / np.linalg.norm(true)
                turned.append(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
    assert np.mean(np.array(turned) < 45) > 0.75


def village(names: str, newcomer: str = "") -> Net:
    kern = {name: {"kern": "etten" if name < "K" else "voorst"} for name in (*names, *newcomer)}
    pairs = " ".join(f"{a}-{b}" for a, b in pairwise(names) if (a < "K") == (b < "K"))
    text = f"{pairs} A-K" + (f" {newcomer}-B" if newcomer else "")
    return net_from_text(text, kern)


def test_a_newcomer_stands_in_the_own_kern_and_nobody_else_moves() -> None:
    kept = layout(village("ABCDEFKLMNOP"))
    after = layout(village("ABCDEFKLMNOP", "J"), kept)
    assert {i: after[i] for i in kept} == kept
    voorst = convex(np.array([after[i] for i in "KLMNOP"]))
    assert not within(voorst, np.array([after["J"]]))[0]
    etten = convex(np.array([after[i] for i in "ABCDEFJ"]))
    assert not within(etten, np.array([after[i] for i in "KLMNOP"])).any()


def test_newcomers_of_the_demo_enter_no_other_kern() -> None:
    """A tenth of the demo comes later: nobody moves, nobody stands where others live."""
    net = demo_net(None)
    late = {str(i) for i in list(net.actors["id"])[::10]}
    rows = [{k: net.actors[k][i] for k in net.actors} for i in range(net.n)]
    ties = [{k: net.relaties[k][i] for k in net.relaties} for i in range(net.m)]
    first = net_from(
        snapshot_from_rows(
            [r for r in rows if r["id"] not in late],
            [t for t in ties if t["van"] not in late and t["naar"] not in late],
        ),
        schema(),
    )
    kept = layout(first)
    after = layout(net, kept)
    assert {i: after[i] for i in kept} == kept
    assert readability(net, after).strangers == 0
    xy = np.array(list(after.values()))
    gaps = np.sqrt(((xy[:, None] - xy[None]) ** 2).sum(axis=2))[np.triu_indices(len(xy), 1)]
    assert gaps.min() > ROOM


def test_who_has_no_tie_stands_in_the_own_kern() -> None:
    places = layout(
        net_from_text(
            "A-B B-C C-A K-L L-M M-K; D; N",
            {**{a: {"kern": "etten"} for a in "ABCD"}, **{a: {"kern": "voorst"} for a in "KLMN"}},
        )
    )
    etten, voorst = (np.mean([places[i] for i in part], axis=0) for part in ("ABC", "KLM"))
    assert np.linalg.norm(places["D"] - etten) < np.linalg.norm(places["D"] - voorst)
    assert np.linalg.norm(places["N"] - voorst) < np.linalg.norm(places["N"] - etten)


def test_a_name_on_the_map_leaves_out_what_its_kern_says() -> None:
    where = {
        "A": {"naam": "Dorpshuis Etten", "kern": "etten"},
        "B": {"naam": "Etten", "kern": "etten"},
        "C": {"naam": "Dorpshuis Etten", "kern": "voorst"},
    }
    assert short_names(net_from_text("A-B B-C", where)) == ("Dorpshuis", "Etten", "Dorpshuis Etten")


def test_two_of_one_short_name_in_a_kern_keep_their_whole_name() -> None:
    where = {
        "A": {"naam": "Zaal Etten", "kern": "etten"},
        "B": {"naam": "Zaal in Etten", "kern": "etten"},
    }
    assert short_names(net_from_text("A-B", where)) == ("Zaal Etten", "Zaal in Etten")


def test_a_long_name_goes_on_two_lines_that_are_as_even_as_can_be() -> None:
    assert broken("Wijkverpleegkundige gebied 4-5", 26)[0] == ("Wijkverpleegkundige", "gebied 4-5")
    assert broken("Zaal", 26) == (("Zaal",),)
    assert broken("x" * 300, 26) == (("x" * 25 + "\u2026",),)
