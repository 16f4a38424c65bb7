"""Who was spoken with and is no known contact of mine: asked once, before anything is proposed.

A source 'gesprek gebiedsmakelaar' says that there was a talk; of a contact nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from netwerk.access.rights import LEZEN
from netwerk.insight.finding import ActorRef
from netwerk.model import Actor, Afspraak, Relatie, fold
from netwerk.schema import schema
from netwerk.services.changes import apply, refusals
from netwerk.services.day.talk_change import KNOWS, SaidBy, tie_puts
from netwerk.services.desk import Desk
from netwerk.services.records.changeable import kernen_to_change
from netwerk.services.records.edits import stored_actor
from netwerk.store.port import Change, Put
from netwerk.store.values import Revision

if TYPE_CHECKING:
    from netwerk.insight.finding import Finding
    from netwerk.net.net import Net

TALK = "gesprek"
ASKED = "is_dat_een_contact"
"""Begins the key under which the answer 'nee' is kept."""


def is_that_a_contact(
    desk: Desk, ik: str, among: Iterable[str] | None = None
) -> tuple[ActorRef, ...]:
    """Of whom a talk with me is the source and no contact of mine is known, by naam.

    ik: the actor that I am. among: only these actors, by id; None: everybody. Who said 'nee' of one
    before is not asked again. An introduction of me to one of these waits for the answer.
    """
    me = stored_actor(desk, ik).item
    net = desk.networks.net()
    i = net.index_of(ik)
    if i is None:
        return ()
    looked = range(net.n) if among is None else _rows(net, among)
    wanted = [row for row in _spoken_with(net, i, (me.naam, me.rol), looked) if row != i]
    if not wanted:
        return ()
    rows = np.array(wanted)
    known = net.levels.all_related(np.full(len(rows), i), rows)
    asked = {e.item.bevinding for e in desk.reads.all(Afspraak)}
    refs = [
        ActorRef(str(net.actors["id"][row]), str(net.actors["naam"][row]))
        for row, is_known in zip(wanted, known.tolist(), strict=True)
        if not is_known
    ]
    open_ones = [ref for ref in refs if _key(ik, ref.id) not in asked]
    if desk.changes_somewhere:
        open_ones = [ref for ref in open_ones if _may_say(desk, me, ref.id)]
    return tuple(sorted(open_ones, key=lambda ref: (ref.naam.casefold(), ref.id)))


def asked_before(desk: Desk, finding: Finding, ik: str | None) -> ActorRef | None:
    """Whom to ask about before this is proposed: 'is that a contact?'; None when nobody.

    It is about me and about one I spoke with, of whom no contact of mine is known: what it says and
    proposes may fall away with the answer. ik: the actor that I am, None when that is not known.
    """
    desk.require_somewhere(LEZEN)
    if ik is None or desk.networks.net().index_of(ik) is None:
        return None
    ids = [actor.id for actor in finding.actors]
    if ik not in ids and stored_actor(desk, ik).item.naam not in (finding.next_step or ""):
        return None
    return next(iter(is_that_a_contact(desk, ik, ids)), None)


def say_contact(desk: Desk, ik: str, actor_id: str, yes: bool, token: str) -> Revision:
    """Keep the answer: a contact of today with me as source, or that it is none.

    Raises NotFound, AccessDenied.
    """
    pair = (stored_actor(desk, ik), stored_actor(desk, actor_id))
    names = f"{pair[0].item.naam} en {pair[1].item.naam}"
    said = SaidBy(pair[0].item.naam, desk.today, token)
    if yes:
        puts = tie_puts(desk.store, pair, said.source, said, KNOWS, "ik")
        why = f"{names} hebben contact"
        return apply(desk, Change(tuple(puts), desk.user.naam, why, token=token))
    why = f"{names} hebben geen contact"
    answer = _no_contact(desk, pair[0].item, pair[1].item, token)
    return apply(desk, Change((Put(answer),), desk.user.naam, why, token=token))


def _may_say(desk: Desk, me: Actor, actor_id: str) -> bool:
    """Whether the user may keep either answer about this actor."""
    other = stored_actor(desk, actor_id).item
    tie = Relatie(id="nieuw", van=me.id, naar=other.id, soort=KNOWS)
    return not refusals(desk, [Put(tie), Put(_no_contact(desk, me, other, "nieuw"))])


def _no_contact(desk: Desk, me: Actor, other: Actor, token: str) -> Afspraak:
    """That it is no contact; in a place of the other actor where the user changes something."""
    day = desk.today.isoformat()
    own = next((g for g in other.gebieden if desk.may_change(g)), None)
    kern = other.kern if own is None or other.kern in kernen_to_change(desk) else None
    first = next(iter(other.gebieden), None)
    return Afspraak(
        id=f"afspraak-{token[:16]}",
        titel=f"{me.naam} en {other.naam}: geen contact",
        beslissing="klopt_niet",
        stand="gedaan",
        bevinding=_key(me.id, other.id),
        waarom="anders",
        datum=day,
        gedaan_op=day,
        eigenaar=desk.user.naam,
        actoren=(other.id,),
        kern=kern,
        gebied=None if kern else own or first,
    )


def _rows(net: Net, ids: Iterable[str]) -> list[int]:
    found = (net.index_of(id) for id in dict.fromkeys(ids))
    return [row for row in found if row is not None]


def _spoken_with(
    net: Net, me: int, called: tuple[str, str | None], looked: Iterable[int]
) -> list[int]:
    """The rows of whom the source is a talk with me: by my name, or by my role in my gebied."""
    naam, rol = called
    name = fold(naam)
    role = fold(schema().keuzes["rol"].label(rol)) if rol and rol != "anders" else None
    mine = set(net.gebieden_of(me))
    rows = []
    sources = net.actors["bron"]
    for row in looked:
        said = fold(str(sources[row] or ""))
        if TALK not in said:
            continue
        if name in said or (role and role in said and mine & set(net.gebieden_of(row))):
            rows.append(row)
    return rows


def _key(ik: str, actor_id: str) -> str:
    return f"{ASKED}:{ik}:{actor_id}"
