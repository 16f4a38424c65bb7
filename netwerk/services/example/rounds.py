"""How the example became known: the rounds of three years, each with what it put or took away.

The last state of everything is what the lists say; a round only says from when it was known, and
how it stood then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from netwerk.model import Actor, Item, Relatie, item_from
from netwerk.schema import schema
from netwerk.services.example.seed_items import (
    COURSE_FILE,
    moved_moment,
    past_days,
    read_toml,
    values,
)
from netwerk.store.item_rules import forms
from netwerk.typed.moments import DAY

MADE_UP_SOURCE = "Demogebied (verzonnen): "
Key = tuple[str, str]
"""Label and id."""
STILL = timedelta(0)


@dataclass(frozen=True)
class Round:
    """One change of the past. at: as the store keeps it; put: as it stood then; gone: by key."""

    at: str
    who: str
    why: str
    put: tuple[Item, ...]
    gone: tuple[Key, ...]


@dataclass(frozen=True)
class _Told:
    """What the file says of a round."""

    op: datetime
    who: str
    why: str
    sources: frozenset[str]
    asked: bool
    later: frozenset[str]
    before: Mapping[str, Mapping[str, Any]]

    @property
    def day(self) -> str:
        return self.op.date().isoformat()


@dataclass(frozen=True)
class _Gone:
    """Something that was there from one round until another, by their place in the list."""

    item: Item
    first: int
    until: int


def rounds(
    folder: Path, network: Iterable[Item], agenda: Iterable[Item], move: timedelta, today: date
) -> tuple[Round, ...]:
    """The rounds in their order. What was told after the last one is in none of them.

    network: the actors and relations as they are now; agenda: what plays, in the days of `today`.
    """
    course = read_toml(folder / COURSE_FILE)
    told = [_told(row) for row in course["ronde"]]
    ended = [_ended(row) for row in course.get("weg", ())]
    actors_first = sorted(network, key=lambda item: isinstance(item, Relatie))
    enters = _enters(told, actors_first)
    final = {_key(i): max(n, _first_after(told, _confirmed(i))) for i, n in enters.values()}
    days = [moved_moment(one.op, move)[:DAY] for one in told]
    placed = _placed(agenda, days, {("Actor", id): n for id, (_, n) in enters.items()}, today)
    made = []
    for number, one in enumerate(told):
        put = [_then(i, one, final[_key(i)] == number) for i, n in enters.values() if n == number]
        put += [i for i, n in enters.values() if n < number == final[_key(i)]]
        put += [g.item for g in ended if g.first == number]
        put += [item for item, n in placed if n == number]
        gone = tuple(_key(g.item) for g in ended if g.until == number)
        at = moved_moment(one.op, move)
        made.append(Round(at, one.who, one.why, tuple(put), gone))
    return tuple(made)


def _told(row: Mapping[str, Any]) -> _Told:
    return _Told(
        row["op"],
        row["wie"],
        row["waarom"],
        frozenset(row.get("bronnen", ())),
        bool(row.get("gevraagd", not row.get("bronnen"))),
        frozenset(row.get("later", ())),
        row.get("eerder", {}),
    )


def _ended(row: Mapping[str, Any]) -> _Gone:
    label, first, until = row["label"], row["van"] - 1, row["tot"] - 1
    own = {n: v for n, v in row.items() if n not in ("label", "van", "tot", "van_actor")}
    if "van_actor" in row:
        own["van"] = row["van_actor"]
    return _Gone(item_from(label, values(label, own, STILL)), first, until)


def _enters(told: Sequence[_Told], network: Iterable[Item]) -> dict[str, tuple[Item, int]]:
    """Of each item in which round it came; a relation not before its two ends."""
    late = {id: number for number, one in enumerate(told) for id in one.later}
    found: dict[str, tuple[Item, int]] = {}
    for item in network:
        source = str(getattr(item, "bron", "") or "").removeprefix(MADE_UP_SOURCE)
        usual = next((n for n, one in enumerate(told) if source in one.sources), 0)
        number = late.get(item.id, usual)
        if isinstance(item, Relatie):
            ends = (found[end][1] for end in (item.van, item.naar) if end in found)
            number = max(number, *ends)
        found[item.id] = item, number
    return found


def _then(item: Item, one: _Told, as_now: bool) -> Item:
    """An item as it stood in the round in which it came."""
    if as_now:
        return item
    was: dict[str, Any] = dict(one.before.get(item.id, {}))
    was["laatst_bevestigd"] = one.day
    if isinstance(item, Actor) and item.gevraagd:
        was["gevraagd"] = one.day if one.asked else None
    return replace(item, **was)


def _confirmed(item: Item) -> str:
    return str(getattr(item, "laatst_bevestigd", None) or "")


def _first_after(told: Sequence[_Told], day: str) -> int:
    """The first round on or after a day; after all of them when there is none."""
    return next((n for n, one in enumerate(told) if one.day >= day), len(told))


def _placed(
    agenda: Iterable[Item], days: Sequence[str], actors: Mapping[Key, int], today: date
) -> list[tuple[Item, int]]:
    """Of each item that plays the round after its last day, and after what it refers to.

    What has no day in the past, or refers to something without one, is left out.
    """
    rules, number, found = forms(schema()), dict(actors), list[tuple[Item, int]]()
    items = {_key(item): item for item in agenda}

    def place(item: Item) -> int:
        key = _key(item)
        if key not in number:
            past = max(past_days(item, today), default="9")
            own = next((n for n, day in enumerate(days) if day >= past), len(days))
            refers = rules[key[0]].refers_to(item)
            keys = [(label, id) for _, label, id in refers]
            for other in keys:
                if other in items:
                    place(items[other])
            number[key] = max([own, *(number.get(other, 0) for other in keys)])
        return number[key]

    for item in items.values():
        if place(item) < len(days):
            found.append((item, number[_key(item)]))
    return found


def _key(item: Item) -> Key:
    return type(item).__name__, item.id
