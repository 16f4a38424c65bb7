"""Who has the same name, soort and place and is yet another, because a phone or mail differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from netwerk.exchange.identity.contradiction import marks_of_actor
from netwerk.exchange.identity.matching import StoredActors
from netwerk.exchange.identity.same_actor import Cluster, ReadActor, agree
from netwerk.exchange.notes import Notes
from netwerk.model import Actor
from netwerk.schema import schema

MEND = "Is het dezelfde? Zet dan de sleutel erbij, of voeg de twee samen."
_MOST = 50
"""One common name must not make a million comparisons."""


def stored_namesake(cluster: Cluster, stored: StoredActors) -> str:
    """What is said of a stored actor with this name and other marks; empty when there is none."""
    for actor in stored.by_name.get(cluster.first.key, ())[:_MOST]:
        for row in cluster.rows:
            clashes = row.marks.differ(marks_of_actor(actor))
            if clashes and agree(row.soort, actor.soort) and row.place.agrees(stored.place(actor)):
                named = " en ".join(_said(actor, naam) for naam in clashes)
                return f"'{actor.naam[:60]}' staat al in het netwerk met {named}; dit is anders"
    return ""


def say_namesakes(clusters: Sequence[Cluster], stored: StoredActors, notes: Notes) -> None:
    """Say of every new actor that it was not joined with who has its name but other marks."""
    by_name: dict[str, list[ReadActor]] = defaultdict(list)
    for cluster in clusters:
        if cluster.trouble:
            continue
        first = cluster.first
        if cluster.before is None and (said := stored_namesake(cluster, stored)):
            notes.count(first.draft.where("naam"), f"{said} en dus niet samengevoegd. {MEND}")
        elif told := _among(first, by_name[first.key][:_MOST]):
            notes.count(
                first.draft.where("naam"),
                f"'{first.naam[:60]}' staat er vaker in, met een ander gegeven: {told}; niet "
                f"samengevoegd. {MEND}",
            )
        by_name[first.key].append(first)


def _among(row: ReadActor, others: Iterable[ReadActor]) -> str:
    """In what a row differs from another one of its name, both values named."""
    velden = schema().labels["Actor"].velden
    for other in others:
        if agree(row.soort, other.soort) and row.place.agrees(other.place):
            return ", ".join(
                f"{velden[naam].label} {_short(other, naam)} en {_short(row, naam)}"
                for naam in row.marks.differ(other.marks)
            )
    return ""


def _short(row: ReadActor, naam: str) -> str:
    return str(row.values.get(naam))[:60]


def _said(actor: Actor, naam: str) -> str:
    veld = schema().labels["Actor"].velden[naam]
    return f"{veld.label} {str(getattr(actor, naam))[:60]}"
