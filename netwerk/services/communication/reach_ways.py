"""How a doelgroep can be reached: by which way how many, and of whom no way is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from netwerk.access.contact_data import CONTACT_FIELDS, NOT_SEEN
from netwerk.access.rights import LEZEN
from netwerk.schema import schema
from netwerk.services.communication.audiences import Audience, AudienceMember
from netwerk.services.communication.rule_words import some_of
from netwerk.services.desk import Desk

Has = Callable[[AudienceMember], bool]
WAYS: Mapping[str, tuple[str, Has]] = {
    "email": ("Mail", lambda one: bool(one.email)),
    "telefoon": ("Telefoon", lambda one: bool(one.telefoon)),
    "adres": ("Adres", lambda one: bool(one.adres)),
    "contact": ("Naar wie je vraagt (functie)", lambda one: bool(one.contact)),
}
"""The properties by which somebody is reached, how each is called, and whether it is known."""
EVERYWHERE = frozenset({"dorpswebsite", "gemeentepagina", "nieuwsbrief"})
"""Ways that need no address: who reads it is reached, also who is not in the list."""


@dataclass(frozen=True)
class WayKnown:
    """Of one way for how many it is known, in words, and of whom (id and naam) it is not."""

    way: str
    words: str
    unknown: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ReachTold:
    """How a doelgroep is reached.

    ways: each way. nowhere: who has no mail, telephone or address, by id and naam. open_ways: the
    ways chosen for it that need no address, in words.
    """

    ways: tuple[WayKnown, ...]
    nowhere: tuple[tuple[str, str], ...]
    open_ways: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Whom no message of one's own reaches, in one sentence; '' when there is nobody."""
        count = len(self.nowhere)
        if not count:
            return ""
        who = "1 actor is" if count == 1 else f"{count} actoren is"
        return f"Van {who} geen mail, telefoon of adres bekend."


def reach_told(desk: Desk, shown: Audience) -> ReachTold:
    """How the members of a doelgroep are reached, as far as the reader may see them."""
    desk.require_somewhere(LEZEN)
    members = shown.members
    nowhere = [m for m in members if not (m.email or m.telefoon or m.adres or m.hidden)]
    return ReachTold(
        ways=tuple(_known(way, members) for way in WAYS) if members else (),
        nowhere=_named(nowhere),
        open_ways=tuple(
            schema().keuzes["bereikweg"].label(way)
            for way in shown.item.kanalen
            if way in EVERYWHERE
        ),
    )


def _known(way: str, members: Sequence[AudienceMember]) -> WayKnown:
    words, has = WAYS[way]
    if way in CONTACT_FIELDS and any(member.hidden for member in members):
        return _known_of_some(way, members)
    without = [member for member in members if not has(member)]
    count = len(members) - len(without)
    said = f"bekend van {some_of(count, len(members))}" if count else "van niemand bekend"
    return WayKnown(way, f"{words}: {said}.", _named(without))


def _known_of_some(way: str, members: Sequence[AudienceMember]) -> WayKnown:
    """The same when of some or all it may not be seen."""
    words, has = WAYS[way]
    shown = [member for member in members if not member.hidden]
    if not shown:
        return WayKnown(way, f"{words}: {NOT_SEEN}.", ())
    count = sum(map(has, shown))
    said = f"bekend van {some_of(count, len(shown))}" if count else "van niemand bekend"
    left = some_of(len(members) - len(shown), len(members))
    unknown = _named([member for member in shown if not has(member)])
    return WayKnown(way, f"{words}: {said}. Van {left} {NOT_SEEN}.", unknown)


def _named(members: Sequence[AudienceMember]) -> tuple[tuple[str, str], ...]:
    return tuple((member.id, member.naam) for member in members)
