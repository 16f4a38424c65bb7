"""De spiegel: of each kern and thema who is there, what plays, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from netwerk.access.rights import LEZEN
from netwerk.errors import NotFound
from netwerk.model import Gebied
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.portraits.actor_portrait import PlaceRef
from netwerk.services.portraits.group_facts import GroupFacts, group_facts
from netwerk.services.portraits.kern_portrait import rows_in_kern
from netwerk.services.portraits.playing import Playing, everything
from netwerk.typed.shown import gebied_name

WITHOUT_KERN = "Werkt in meer kernen, of kern niet bekend"


@dataclass(frozen=True)
class MirrorRow:
    """One row of the spiegel: a kern, a gebied or a thema.

    place: what its name opens, None for a thema.
    """

    naam: str
    place: PlaceRef | None
    facts: GroupFacts
    plays: tuple[Playing, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of who is in it."""
        return frozenset(member.ref.id for member in self.facts.members)


@dataclass(frozen=True)
class GebiedPortrait:
    """The whole of a gebied (or of all), by place and by thema."""

    naam: str
    facts: GroupFacts
    places: tuple[MirrorRow, ...]
    themas: tuple[MirrorRow, ...]
    plays: tuple[Playing, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of who is in it."""
        return frozenset(member.ref.id for member in self.facts.members)


def gebied_portrait(desk: Desk, gebied: str | None) -> GebiedPortrait:
    """The spiegel of a gebied by its kernen; None: of all gebieden.

    Raises NotFound with a sentence, AccessDenied.
    """
    desk.require(LEZEN, in_gebied(gebied))
    there = {entry.item.id: entry.item for entry in desk.reads.all(Gebied)}
    if gebied is not None and gebied not in there:
        raise NotFound(f"Er is geen gebied met de sleutel '{gebied}'.")
    return desk.networks.kept_answer(
        ("gebied_portrait", gebied, desk.today), lambda: _portrait(desk, there.get(gebied or ""))
    )


def _portrait(desk: Desk, gebied: Gebied | None) -> GebiedPortrait:
    net = desk.networks.net(Selection())
    rows = [i for i in range(net.n) if gebied is None or gebied.id in net.gebieden_of(i)]
    plays = _plays_here(desk, net, rows, gebied)
    return GebiedPortrait(
        naam=gebied_name(gebied) if gebied else "Alle gebieden",
        facts=group_facts(net, rows, desk.today),
        places=_by_kern(desk, net, rows, gebied, plays) if gebied else _by_gebied(desk, net, plays),
        themas=_by_thema(desk, net, rows, plays),
        plays=plays,
    )


def _plays_here(
    desk: Desk, net: Net, rows: Sequence[int], gebied: Gebied | None
) -> tuple[Playing, ...]:
    plays = everything(desk, net, desk.today)
    if gebied is None:
        return plays
    ids = {str(net.actors["id"][i]) for i in rows}
    return tuple(
        line
        for line in plays
        if line.gebied == gebied.id or (not line.gebied and not ids.isdisjoint(line.actoren))
    )


def _by_kern(
    desk: Desk, net: Net, rows: Sequence[int], gebied: Gebied, plays: Sequence[Playing]
) -> tuple[MirrorRow, ...]:
    kernen = [kern for kern in net.kernen if kern.gebied == gebied.id]
    there = {kern.id for kern in kernen}
    made = [
        _row(
            desk,
            net,
            rows_in_kern(net, kern.id),
            plays,
            PlaceRef("Kern", kern.id, kern.naam),
        )
        for kern in sorted(kernen, key=lambda kern: (kern.naam, kern.id))
    ]
    others = [i for i in rows if net.actors["kern"][i] not in there]
    nowhere = [line for line in plays if there.isdisjoint(line.kernen)]
    if others or any(not line.actoren for line in nowhere):
        row = _row(desk, net, others, plays, None, WITHOUT_KERN)
        loose = [line for line in nowhere if not line.actoren]
        made.append(replace(row, plays=_once((*row.plays, *loose), plays)))
    return tuple(made)


def _by_gebied(desk: Desk, net: Net, plays: Sequence[Playing]) -> tuple[MirrorRow, ...]:
    ordered = sorted(net.gebieden, key=lambda g: (g.nummer is None, g.nummer or 0, g.naam))
    return tuple(
        _row(
            desk,
            net,
            [i for i in range(net.n) if gebied.id in net.gebieden_of(i)],
            plays,
            PlaceRef("Gebied", gebied.id, gebied_name(gebied)),
        )
        for gebied in ordered
        if desk.may_read(gebied.id)
    )


def _by_thema(
    desk: Desk, net: Net, rows: Sequence[int], plays: Sequence[Playing]
) -> tuple[MirrorRow, ...]:
    made = []
    for domein in schema().keuzes["domein"].keuzes:
        held = [i for i in rows if domein in (net.actors["domeinen"][i] or ())]  # type: ignore[operator]
        naam = schema().keuzes["domein"].label(domein)
        row = _row(desk, net, held, plays, None, naam[:1].upper() + naam[1:])
        about = [line for line in plays if domein in line.domeinen]
        made.append(replace(row, plays=_once((*row.plays, *about), plays)))
    return tuple(row for row in made if row.facts.count or row.plays)


def _once(lines: Iterable[Playing], order: Sequence[Playing]) -> tuple[Playing, ...]:
    """These lines each once, in the order of all that plays."""
    held = {(line.label, line.id) for line in lines}
    return tuple(line for line in order if (line.label, line.id) in held)


def _row(
    desk: Desk,
    net: Net,
    rows: Sequence[int],
    plays: Sequence[Playing],
    place: PlaceRef | None,
    naam: str = "",
) -> MirrorRow:
    facts = group_facts(net, rows, desk.today)
    ids = {member.ref.id for member in facts.members}
    here = {place.id} if place else set()
    return MirrorRow(
        naam=place.naam if place else naam,
        place=place,
        facts=facts,
        plays=tuple(
            line
            for line in plays
            if {line.gebied, *line.kernen} & here or not ids.isdisjoint(line.actoren)
        ),
    )
