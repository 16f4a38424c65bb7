"""What if: the network without some actors, or with some proposed ties.

Compared with what it is now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from netwerk.errors import NotFound
from netwerk.insight import wording as w
from netwerk.insight.finding import ActorRef, actor_ref, actor_refs, by_naam
from netwerk.insight.numbers import numbers
from netwerk.model import Value
from netwerk.net.csr import Ints, contact_csr
from netwerk.net.kernels import Fragility, fragility
from netwerk.net.net import Net
from netwerk.store.port import RELATIE_COLUMNS

PROPOSED = "voorstel"
"""The soort of a tie that is only thought of."""


@dataclass(frozen=True, eq=False)
class WhatIf:
    """A network as it would be, fit for every other insight.

    ``before`` and ``after`` are the `numbers` of both.

    removed and added: what was thought away and thought up. alone: who would have no contact left.
    apart: groups that would lose contact with the largest part, largest first. joined: actors that
    would come into contact with the largest part.
    """

    net: Net
    before: Mapping[str, int | float]
    after: Mapping[str, int | float]
    removed: tuple[ActorRef, ...]
    added: tuple[tuple[ActorRef, ActorRef], ...]
    alone: tuple[ActorRef, ...]
    apart: tuple[tuple[ActorRef, ...], ...]
    joined: tuple[ActorRef, ...]
    sentence: str


def what_if(net: Net, remove: Sequence[str] = (), add: Sequence[tuple[str, str]] = ()) -> WhatIf:
    """The network without the actors ``remove`` and with contact ties between the pairs ``add`` (ids).

    A pair that has contact already, or with itself, changes nothing. Raises NotFound for an unknown
    id.
    """
    gone = sorted(set(_indices(net, remove)))
    ends = _indices(net, [i for pair in add for i in pair])
    pairs = sorted(
        {(min(a, b), max(a, b)) for a, b in zip(ends[::2], ends[1::2], strict=True) if a != b}
    )
    pairs = [
        (a, b) for a, b in pairs if a not in gone and b not in gone and b not in net.neighbours(a)
    ]
    stay = np.ones(net.n, bool)
    stay[gone] = False
    now, then = net, with_ties(without_actors(net, stay), _renumbered(pairs, stay))
    found_now, found_then = fragility(now.indptr, now.indices), fragility(then.indptr, then.indices)
    label_now = found_now.component[stay]
    alone = np.flatnonzero((then.degree == 0) & (net.degree[stay] > 0)).tolist()
    apart = _split(label_now, found_then)
    joined = _joined(label_now, found_now, found_then)
    told = WhatIf(
        net=then,
        before=numbers(now, found_now),
        after=numbers(then, found_then),
        removed=actor_refs(net, gone),
        added=tuple((actor_ref(net, a), actor_ref(net, b)) for a, b in pairs),
        alone=actor_refs(then, by_naam(then, alone)),
        apart=tuple(actor_refs(then, part) for part in apart),
        joined=actor_refs(then, by_naam(then, joined)),
        sentence="",
    )
    return replace(told, sentence=_sentence(told))


def without_actors(net: Net, stay: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Net:
    """The net of the actors of the bool mask ``stay`` (n,).

    Counts of the whole network stay as they are.
    """
    keep = np.flatnonzero(stay)
    ties = stay[net.van] & stay[net.naar]
    rows, number = np.flatnonzero(ties), (np.cumsum(stay) - 1).astype(np.int32)
    relaties = {name: [column[i] for i in rows.tolist()] for name, column in net.relaties.items()}
    actors = {name: [column[i] for i in keep.tolist()] for name, column in net.actors.items()}
    van, naar, contact = number[net.van[rows]], number[net.naar[rows]], net.contact[rows]
    part = replace(
        net,
        actors=actors,
        relaties=relaties,
        van=van,
        naar=naar,
        contact=contact,
        all_contacts=net.all_contacts[keep],
        all_relations=net.all_relations[keep],
    )
    return _with_csr(part, len(keep))


def with_ties(net: Net, pairs: Sequence[tuple[int, int]]) -> Net:
    """The net with a contact tie of unknown strength more between each pair of actor indices."""
    if not pairs:
        return net
    ids = net.actors["id"]
    rows: dict[str, list[Value]] = {
        name: [*net.relaties[name], *([None] * len(pairs))] for name in RELATIE_COLUMNS
    }
    for k, (a, b) in enumerate(pairs):
        at = net.m + k
        rows["id"][at], rows["van"][at], rows["naar"][at], rows["soort"][at] = (
            f"{PROPOSED}-{k}",
            ids[a],
            ids[b],
            PROPOSED,
        )
    ends = np.array(pairs, np.int32)
    more = np.bincount(ends.ravel(), minlength=net.n).astype(np.int32)
    wider = replace(
        net,
        relaties=rows,
        van=np.concatenate((net.van, ends[:, 0])),
        naar=np.concatenate((net.naar, ends[:, 1])),
        contact=np.concatenate((net.contact, np.ones(len(pairs), bool))),
        all_contacts=net.all_contacts + more,
        all_relations=net.all_relations + more,
    )
    return _with_csr(wider, net.n)


def _with_csr(net: Net, n: int) -> Net:
    strengths = np.array([s if isinstance(s, int) else 0 for s in net.relaties["sterkte"]], np.int8)
    indptr, indices, strength = contact_csr(n, net.van, net.naar, net.contact, strengths)
    return replace(net, indptr=indptr, indices=indices, strength=strength)


def _renumbered(
    pairs: Sequence[tuple[int, int]], stay: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> list[tuple[int, int]]:
    number = np.cumsum(stay) - 1
    return [(int(number[a]), int(number[b])) for a, b in pairs]


def _split(label_now: Ints, then: Fragility) -> list[list[int]]:
    """Groups that were in one component and are not any more.

    All but the largest piece of each, largest first.
    """
    pieces: dict[int, dict[int, list[int]]] = {}
    for i, (before, after) in enumerate(
        zip(label_now.tolist(), then.component.tolist(), strict=True)
    ):
        pieces.setdefault(before, {}).setdefault(after, []).append(i)
    apart = []
    for parts in pieces.values():
        ordered = sorted(parts.values(), key=lambda part: (-len(part), part[0]))
        apart.extend(ordered[1:])
    return sorted(apart, key=lambda part: (-len(part), part[0]))


def _joined(label_now: Ints, now: Fragility, then: Fragility) -> list[int]:
    """Who comes into contact with the largest component of before."""
    if not len(label_now):
        return []
    counts = np.bincount(label_now, minlength=len(now.sizes))
    main = int(np.argmax(counts))
    anchor = int(np.flatnonzero(label_now == main)[0])
    return [
        int(i)
        for i in np.flatnonzero((then.component == then.component[anchor]) & (label_now != main))
    ]


def _sentence(told: WhatIf) -> str:
    """What changes, in words."""
    if not told.removed and not told.added:
        return "Er verandert niets: kies wie er wegvalt of welk contact erbij komt."
    start = []
    if told.removed:
        start.append(f"zonder {w.listing((a.naam for a in told.removed), total=len(told.removed))}")
    if told.added:
        start.append(f"met {w.counted(len(told.added), ('nieuw contact', 'nieuwe contacten'))}")
    if not told.net.n:
        return w.sentence(" en ".join(start), "blijft er niemand over in deze selectie")
    parts = _losses(told) + _gains(told)
    effect = (
        w.listing(parts)
        if parts
        else "houdt iedereen de contacten die er nu zijn, al kan de weg langer worden"
    )
    was, becomes = told.before["cut_points"], told.after["cut_points"]
    moves = f"gaat van {was} naar {becomes}" if was != becomes else f"blijft {was}"
    holding = f"het aantal actoren waar een deel van het netwerk aan hangt {moves}"
    return f"{w.sentence(' en '.join(start), effect)} {w.sentence(holding)}"


def _losses(told: WhatIf) -> list[str]:
    lost = [actor for part in told.apart for actor in part]
    alone = {actor.id for actor in told.alone}
    others = [actor for actor in lost if actor.id not in alone]
    parts = []
    if told.alone:
        names = w.listing((a.naam for a in told.alone[:6]), total=len(told.alone))
        parts.append(f"{w.verb(len(told.alone), 'heeft', 'hebben')} {names} geen contact meer")
    if others:
        names = w.listing((a.naam for a in others[:6]), total=len(others))
        parts.append(f"{w.verb(len(others), 'raakt', 'raken')} {names} los van de rest")
    return parts


def _gains(told: WhatIf) -> list[str]:
    if not told.joined:
        return []
    names = w.listing((a.naam for a in told.joined[:6]), total=len(told.joined))
    return [
        f"{w.verb(len(told.joined), 'komt', 'komen')} {names} in contact met het grootste deel "
        "van het netwerk"
    ]


def _indices(net: Net, ids: Sequence[str]) -> list[int]:
    found = []
    for actor_id in ids:
        index = net.index_of(actor_id)
        if index is None:
            raise NotFound(f"'{actor_id}' staat niet in dit netwerk: kies een actor uit de lijst.")
        found.append(index)
    return found
