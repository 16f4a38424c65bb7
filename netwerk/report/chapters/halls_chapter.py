"""Zalen: who uses whose place, and whether those who meet there are known to know each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from netwerk.insight import wording as w
from netwerk.net.net import Net
from netwerk.report.chapters.chapter_keys import CHAPTERS, HALLS
from netwerk.report.chapters.halls_picture import halls_picture
from netwerk.report.chapters.of_gebied import gebied_called, kern_name
from netwerk.report.description import Beeld, Section
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.phrases import many, named, part_of, sentence

USES = "gebruikt_locatie_van"
HALL = ("zaal of plek", "zalen en plekken")
USER = ("gebruiker", "gebruikers")
PAIR = ("tweetal", "tweetallen")
TOLD = 6
"""So many halls get a sentence each, those with most users first."""


@dataclass(frozen=True)
class Hall:
    """A place and who uses it: rows of the net, in order of naam. known: pairs with contact."""

    host: int
    users: tuple[int, ...]
    known: int

    @property
    def pairs(self) -> int:
        """How many pairs the users make."""
        return len(self.users) * (len(self.users) - 1) // 2


def halls_of(net: Net) -> list[Hall]:
    """The halls of a net, those with most users first."""
    held: dict[int, set[int]] = {}
    for row, kind in enumerate(net.relaties["soort"]):
        if kind == USES and net.van[row] != net.naar[row]:
            held.setdefault(int(net.naar[row]), set()).add(int(net.van[row]))
    halls = []
    for host, users in held.items():
        order = tuple(sorted(users, key=lambda i: (w.name_of(net, i).casefold(), i)))
        known = sum(b in net.neighbours(a) for a, b in combinations(order, 2))
        halls.append(Hall(host, order, int(known)))
    return sorted(halls, key=lambda h: (-len(h.users), w.name_of(net, h.host).casefold(), h.host))


def halls_chapter(facts: GebiedFacts) -> Section:
    """A sentence for each hall, and a picture of halls and users."""
    halls = halls_of(facts.net)
    if not halls:
        return Section(
            HALLS,
            CHAPTERS[HALLS],
            (
                sentence(f"wie in {gebied_called(facts)} welke zaal gebruikt, is niet bekend"),
                "Vraag een beheerder van een zaal wie er deze week komt.",
            ),
            summary="Over zalen is nog niets vastgelegd.",
        )
    text = [sentence(f"er {_is(len(halls))} {many(len(halls), HALL)} met bekende gebruikers")]
    text += [_told(facts, hall) for hall in halls[:TOLD]]
    if len(halls) > TOLD:
        more = len(halls) - TOLD
        users = sum(len(hall.users) for hall in halls[TOLD:])
        text.append(
            sentence(
                f"nog {many(more, ('andere plek', 'andere plekken'))} "
                f"{w.verb(more, 'heeft', 'hebben samen')} {many(users, USER)}"
            )
        )
    return Section(
        HALLS,
        CHAPTERS[HALLS],
        tuple(text),
        beeld=_picture(facts, halls[:TOLD]),
        summary=_summary(facts, halls),
    )


def _picture(facts: GebiedFacts, halls: Sequence[Hall]) -> Beeld | None:
    net = facts.net
    ids = [str(id) for id in net.actors["id"]]

    def called(i: int) -> str:
        return facts.labels.get(ids[i]) or w.name_of(net, i)

    return halls_picture([(called(h.host), [(i, called(i)) for i in h.users]) for h in halls])


def _told(facts: GebiedFacts, hall: Hall) -> str:
    net = facts.net
    where = kern_name(facts, str(net.actors["kern"][hall.host] or "") or None)
    name = w.name_of(net, hall.host)
    seen = facts.labels or where.casefold() in name.casefold()
    place = "" if seen or not where else f" in {where}"
    who = named([w.name_of(net, i) for i in hall.users])
    use = w.verb(len(hall.users), "komt", "komen")
    told = sentence(f"in {name}{place} {use} {who}")
    if hall.pairs == 0:
        return told
    if hall.pairs == 1:
        meet = "dat zij contact hebben, is" + ("" if hall.known else " niet") + " bekend"
        return f"{told} {sentence(meet)}"
    of = part_of(hall.known, hall.pairs, PAIR)
    return f"{told} {sentence(f'van {of} is contact bekend')}"


def _summary(facts: GebiedFacts, halls: Sequence[Hall]) -> str:
    pairs = {
        (a, b): b in facts.net.neighbours(a)
        for hall in halls
        for a, b in combinations(sorted(hall.users), 2)
    }
    if not pairs:
        return "Nergens zijn twee gebruikers van dezelfde plek bekend."
    without = sum(not known for known in pairs.values())
    if not without:
        return "Van iedereen die een plek deelt, is contact bekend."
    meet = w.verb(without, "komt", "komen")
    return sentence(f"{many(without, PAIR)} {meet} op dezelfde plek zonder bekend contact")


def _is(count: int) -> str:
    return w.verb(count, "is", "zijn")
