"""Small networks from one readable line, for tests about nets, insight, reports and maps.

    net_from_text("A-B B-C:4; D")            two contact ties, the second of strength 4, and D alone
    net_from_text("An~Club An[werkt_voor]School A>B")   affiliation (lid van), any kind of relation, refers to

A word is an actor; its id is the word, its naam the word with spaces for underscores.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from netwerk.model import Gebied, Kern, Value
from netwerk.net.net import Net, net_from, select
from netwerk.net.selection import Selection
from netwerk.schema import read_plaatsen, schema
from netwerk.store.port import ACTOR_COLUMNS, RELATIE_COLUMNS, Snapshot

KINDS = {"-": "werkt_samen_met", ">": "verwijst_naar", "~": "lid_van"}
_TIE = re.compile(
    r"(?P<van>[^\s;,\-~>\[\]:]+)(?:(?P<sign>[-~>])|\[(?P<kind>\w+)\])(?P<naar>[^\s;,\-~>\[\]:]+)(?::(?P<sterkte>\d))?"
)

Attributes = Mapping[str, Value]


def net_from_text(
    text: str,
    actors: Mapping[str, Attributes] | None = None,
    ties: Mapping[str, Attributes] | None = None,
    *,
    everyone: Attributes | None = None,
    every_tie: Attributes | None = None,
    selection: Selection | None = None,
    op: str | None = None,
    day: str | None = None,
) -> Net:
    """The net that ``text`` draws, as selected.

    ``actors`` gives properties by actor, ``ties`` by the way the tie is written ("A-B"), ``everyone`` and
    ``every_tie`` those of all. Without them an actor is a bewonersgroep and nothing else is known. ``day``: what
    ended before it is over.
    """
    net = net_from(
        snapshot_from_text(text, actors, ties, everyone=everyone, every_tie=every_tie, op=op),
        schema(),
        day,
    )
    return net if selection is None else select(net, selection)


def snapshot_from_text(
    text: str,
    actors: Mapping[str, Attributes] | None = None,
    ties: Mapping[str, Attributes] | None = None,
    *,
    everyone: Attributes | None = None,
    every_tie: Attributes | None = None,
    op: str | None = None,
) -> Snapshot:
    """As `net_from_text`, before it becomes a net."""
    people: dict[str, dict[str, Value]] = {}
    rows: list[dict[str, Value]] = []
    for word in re.split(r"[\s;,]+", text.strip(" \n;,")):
        tie = _TIE.fullmatch(word)
        for name in (tie["van"], tie["naar"]) if tie else (word,) if word else ():
            people.setdefault(
                name,
                {
                    "id": name,
                    "naam": name.replace("_", " "),
                    "soort": "bewonersgroep",
                    **(everyone or {}),
                },
            )
        if tie:
            written = word.partition(":")[0]
            row: dict[str, Value] = {
                "van": tie["van"],
                "naar": tie["naar"],
                "soort": tie["kind"] or KINDS[tie["sign"]],
            }
            row |= {"sterkte": int(tie["sterkte"])} if tie["sterkte"] else {}
            rows.append(
                {
                    "id": f"r{len(rows):05d}",
                    **row,
                    **(every_tie or {}),
                    **((ties or {}).get(written) or {}),
                }
            )
    for name, extra in (actors or {}).items():
        people.setdefault(
            name,
            {
                "id": name,
                "naam": name.replace("_", " "),
                "soort": "bewonersgroep",
                **(everyone or {}),
            },
        )
        people[name] |= extra
    return snapshot_from_rows(people.values(), rows, op=op)


def snapshot_from_rows(
    actors: Iterable[Mapping[str, Value]],
    relaties: Iterable[Mapping[str, Value]],
    *,
    revision: int = 1,
    op: str | None = None,
) -> Snapshot:
    """A snapshot of these rows (properties by name, absent ones None), in order of id, with the product's places."""
    gebieden, kernen = _places()
    return Snapshot(
        revision=revision,
        actors=_columns(actors, ACTOR_COLUMNS),
        relaties=_columns(relaties, RELATIE_COLUMNS),
        gebieden=gebieden,
        kernen=kernen,
        op=op,
    )


def net_from_edges(
    n: int,
    edges: Iterable[tuple[int, int]],
    strengths: Iterable[int] | None = None,
    **everyone: Value,
) -> Net:
    """A net of actors a00000, a00001 ... with contact ties between these numbers; index i is actor i."""
    people = [
        {"id": f"a{i:05d}", "naam": f"Groep {i}", "soort": "bewonersgroep", **everyone}
        for i in range(n)
    ]
    edges = list(edges)
    known: list[int | None] = list(strengths) if strengths is not None else [None] * len(edges)
    rows: list[dict[str, Value]] = [
        {
            "id": f"r{k:06d}",
            "van": f"a{i:05d}",
            "naar": f"a{j:05d}",
            "soort": "werkt_samen_met",
            "sterkte": s,
        }
        for k, ((i, j), s) in enumerate(zip(edges, known, strict=True))
    ]
    return net_from(snapshot_from_rows(people, rows), schema())


def _columns(rows: Iterable[Mapping[str, Value]], names: tuple[str, ...]) -> dict[str, list[Value]]:
    ordered = sorted(rows, key=lambda row: str(row["id"]))
    return {
        name: [row.get(name, () if name in {"domeinen", "gebieden"} else None) for row in ordered]
        for name in names
    }


@cache
def _places() -> tuple[tuple[Gebied, ...], tuple[Kern, ...]]:
    places = read_plaatsen()
    gebieden = tuple(sorted(places.gebieden, key=lambda g: g.id))
    return gebieden, tuple(sorted(places.kernen, key=lambda k: k.id))
